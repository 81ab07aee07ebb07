"""Owns: claims narrowed down, on what a claim rests, and reprints hung on what they reprint."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from msgspec.structs import replace

from secretariat.answer.accounts import claims
from secretariat.answer.claim_index import ClaimIndex, ClaimsWanted, Hanging, hung, is_denied, resting
from secretariat.store.sqlite import Store
from tests.answer.differing import EVERY, PULLOUT, WIRE, differing


@pytest.fixture
def index(tmp_path: Path) -> Iterator[ClaimIndex]:
    with Store.open(tmp_path / "talks.db", create=True) as store:
        differing(store)
        yield ClaimIndex(claims(store))


def gists(index: ClaimIndex, **wanted: object) -> list[str]:
    return [f"{'not: ' if one.denied else ''}{one.gist}" for one in index.chosen(ClaimsWanted(**wanted))]  # type: ignore[arg-type]


FEWER = "Only 700 soldiers leave"


@pytest.mark.parametrize(
    ("wanted", "left"),
    [
        ({}, [PULLOUT, f"not: {PULLOUT}", FEWER]),
        ({"resting": "independent origins"}, [PULLOUT]),
        ({"resting": "a single origin"}, [f"not: {PULLOUT}", FEWER]),
        ({"resting": "one that others may share"}, []),
        ({"contradicted": True}, [PULLOUT, f"not: {PULLOUT}", FEWER]),
        ({"denied": True}, [f"not: {PULLOUT}"]),
        ({"party": "tarsovia"}, [f"not: {PULLOUT}"]),
        ({"party": "marta osk"}, [PULLOUT]),
        ({"party": "veldt"}, [PULLOUT, FEWER]),
        ({"words": "700 SOLDIERS"}, [FEWER]),
        ({"words": "tolvik 700"}, []),
        ({"party": "veldt", "resting": "a single origin"}, [FEWER]),
    ],
)
def test_filters(index: ClaimIndex, wanted: dict[str, object], left: list[str]) -> None:
    assert gists(index, **wanted) == left


def test_a_claim_by_its_id(index: ClaimIndex) -> None:
    first = index.claims.rows[0]
    assert index.called(first.id) is first
    assert index.called("c-000000000000") is None


def test_on_what_it_rests(index: ClaimIndex) -> None:
    first = index.claims.rows[0]
    assert resting(first) == "independent origins"
    assert resting(replace(first, independent=1, unknown=1)) == "one that others may share"
    assert resting(replace(first, independent=0, unknown=2)) == "one that others may share"
    assert resting(replace(first, independent=1, unknown=0)) == "a single origin"


def test_a_claim_that_one_of_its_members_denies_is_denied(index: ClaimIndex) -> None:
    told, denial, _ = index.claims.rows
    assert (is_denied(told), is_denied(denial)) == (False, True)
    assert is_denied(replace(told, members=(*told.members, denial.members[0])))


def test_members_say_for_whom_and_through_whom(index: ClaimIndex) -> None:
    told = index.claims.rows[0]
    assert [(one.who, one.party, one.through) for one in told.members[:2]] == [
        ("Arno Veldt", "Kestria", ()),
        ("Marta Osk", None, ("citing Radio Lunn",)),
    ]


def tree(hanging: tuple[Hanging, ...]) -> list[object]:
    return [(one.said.report.name, tree(one.reprints)) if one.reprints else one.said.report.name for one in hanging]


def test_reprints_hang_on_what_they_reprint(index: ClaimIndex) -> None:
    assert tree(hung(index.claims.rows[0].members)) == [("wire.txt", ["courier.txt"]), "gazette.txt"]


def test_a_reprint_of_what_is_no_member_stands_by_itself(index: ClaimIndex) -> None:
    members = [one for one in index.claims.rows[0].members if one.report.id != WIRE.report.id]
    assert tree(hung(members)) == ["gazette.txt", "courier.txt"]


def test_a_reprint_of_a_reprint_hangs_on_it(index: ClaimIndex) -> None:
    first, _, copy = index.claims.rows[0].members
    report = replace(copy.report, id="r-third", name="third.txt")
    third = replace(copy, id="k-third", report=report, copy_of_report=copy.report.id)
    assert tree(hung((first, copy, third))) == [("wire.txt", [("courier.txt", ["third.txt"])])]


def test_every_member_stands_in_the_tree_once(index: ClaimIndex) -> None:
    def count(hanging: tuple[Hanging, ...]) -> int:
        return sum(1 + count(one.reprints) for one in hanging)

    assert sum(count(hung(one.members)) for one in index.claims.rows) == len(EVERY)
