"""Ids: the same for the same things, in every run."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from secretariat.identity import actor_id, fold_name, record_id


def test_ids_are_the_same_in_every_version() -> None:
    """They stand in dossiers and exports: another id is another schema."""
    assert record_id("s", "r-0123456789abcdef", (10, 52)) == "s-383556bcc8f7"
    assert actor_id("person", "Karin Holm") == "a-11fe79734349"
    assert actor_id("person", "Holm", "r-0123456789abcdef") == "a-4ab11ccbfe10"


@pytest.mark.parametrize(
    ("left", "right"),
    [(("s", "r", 1, 12), ("s", "r", 11, 2)), (("s", "r", 1), ("m", "r", 1)), (("s", "ab", "c"), ("s", "a", "bc")),
     (("s", "a"), ("s", "a", ""))],
)  # fmt: skip
def test_other_parts_are_another_id(left: tuple[str, object], right: tuple[str, object]) -> None:
    assert record_id(*left) != record_id(*right)


@given(st.text(st.characters(), max_size=20), st.lists(st.one_of(st.text(st.characters()), st.integers())))
def test_any_parts_make_an_id(prefix: str, parts: list[str | int]) -> None:
    made = record_id(prefix, *parts)
    assert made == record_id(prefix, *parts)
    assert len(made) == len(prefix) + 13


SAME = [
    ("Karin Holm", "KARIN HOLM"),
    ("Karin Holm", "  karin\u00a0\n holm "),
    ("João", "Joa\u0303o"),
    ("O’Hara", "O'Hara"),
    ("O‘Hara", "O`Hara"),
    ("the Treasury", "Treasury"),
    ("The  Treasury", "treasury"),
    ("ﬁnance", "finance"),
    ("Straße", "STRASSE"),
]
OTHER = [
    ("Karin Holm", "Karen Holm"),
    ("Joao", "João"),
    ("The", ""),
    ("Theodor", "odor"),
    ("Karin Holm", "Holm Karin"),
    ("O'Hara", "OHara"),
    ("the the band", "band"),
]


@pytest.mark.parametrize(("left", "right"), SAME)
def test_the_same_name(left: str, right: str) -> None:
    assert fold_name(left) == fold_name(right)
    assert actor_id("group", left) == actor_id("group", right)


@pytest.mark.parametrize(("left", "right"), OTHER)
def test_another_name(left: str, right: str) -> None:
    assert fold_name(left) != fold_name(right)
    assert actor_id("group", left) != actor_id("group", right)


def test_kind_and_report_make_another_actor() -> None:
    assert len({
        actor_id("person", "Holm"), actor_id("government", "Holm"), actor_id("person", "Holm", "r-1"),
        actor_id("person", "Holm", "r-2"),
    }) == 4  # fmt: skip


@given(st.text(st.characters()))
def test_any_name_folds_to_one_line(name: str) -> None:
    folded = fold_name(name)
    assert folded == " ".join(folded.split())
    assert fold_name(f"  {name}\n") == folded
