"""Owns: accounts that differ, with the sentences in which their words stand."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from secretariat.answer.opposing import Opposed, OpposedWanted, around, chosen, opposing
from secretariat.evidence import Passage
from secretariat.store.sqlite import Store
from tests.answer.differing import DENIAL, ORLENZ, PULLOUT, differing
from tests.store.readings import make, quote


@pytest.fixture
def rows(tmp_path: Path) -> Iterator[tuple[Opposed, ...]]:
    with Store.open(tmp_path / "talks.db", create=True) as store:
        differing(store)
        yield opposing(store).rows


def test_both_sides_stand_in_their_sentences(rows: tuple[Opposed, ...]) -> None:
    denial = next(row for row in rows if row.type == "denial")
    assert (denial.left.before, denial.left.said.words, denial.left.after) == ("", PULLOUT, ", Arno Veldt said.")
    assert denial.right.before + denial.right.said.words + denial.right.after == f"Nadia Ferrin denied that {PULLOUT}."
    assert denial.denied
    assert denial.right.said.denied


def test_one_party_against_itself_is_marked(rows: tuple[Opposed, ...]) -> None:
    assert {row.type: row.one_side for row in rows} == {"denial": None, "value": "Kestria"}


def test_each_side_leads_to_its_claim(rows: tuple[Opposed, ...]) -> None:
    value = next(row for row in rows if row.type == "value")
    assert (value.left.told, value.right.told) == (3, 1)
    assert value.left.claim != value.right.claim


@pytest.mark.parametrize(
    ("wanted", "left"),
    [
        (OpposedWanted(), ["denial", "value"]),
        (OpposedWanted(type="value"), ["value"]),
        (OpposedWanted(sides="one party"), ["value"]),
        (OpposedWanted(sides="two sides"), ["denial"]),
        (OpposedWanted(party="ferrin"), ["denial"]),
        (OpposedWanted(party="TARSOVIA"), ["denial"]),
        (OpposedWanted(party="kestria"), ["denial", "value"]),
        (OpposedWanted(words="700 soldiers"), ["value"]),
        (OpposedWanted(words="ferrin denied"), ["denial"]),
        (OpposedWanted(words="nothing"), []),
    ],
)
def test_filters(rows: tuple[Opposed, ...], wanted: OpposedWanted, left: list[str]) -> None:
    assert [row.type for row in chosen(rows, wanted)] == left


def test_around_words_that_are_more_than_a_sentence() -> None:
    told = make("Title\n\nFirst part. Second part, and more. Third.", name="a.txt").report
    passage = quote(told.id, told.text, "part. Second part")
    assert around(told, passage) == ("First ", "")


def test_around_words_in_a_text_without_end() -> None:
    told = make("x" * 500_000, name="a.txt").report
    before, after = around(told, Passage.cut(told.id, told.text, 250_000, 250_010))
    assert len(before) + len(after) <= 400


def test_an_empty_dossier(tmp_path: Path) -> None:
    with Store.open(tmp_path / "talks.db", create=True) as store:
        assert opposing(store).rows == ()


def test_as_of_a_day_what_was_not_told_yet_opposes_nothing(tmp_path: Path) -> None:
    from datetime import date

    from secretariat.store.scope import Scope

    with Store.open(tmp_path / "talks.db", create=True) as store:
        differing(store)
        assert [row.type for row in opposing(store, Scope(as_of=date(2031, 3, 7))).rows] == ["denial"]
    assert DENIAL.report.published != ORLENZ.report.published
