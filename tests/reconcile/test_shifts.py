"""How positions move: on one matter, by one party, in the order of publication."""

from __future__ import annotations

import msgspec
import pytest

from secretariat.evidence import Passage
from secretariat.reconcile.shifts import direction_of, shifts
from secretariat.records import Position, Stance

DAYS = {"r1": "2031-03-04T00:00:00Z", "r2": "2031-03-07T00:00:00Z", "r3": "2031-03-09T00:00:00Z"}
PULLOUT = "withdrawal of all troops from the Sarn Valley within ninety days"


def position(report: str, stance: Stance, words: str = PULLOUT, party: str = "a-k") -> Position:
    return Position(
        id=f"q-{report}-{stance}",
        party=party,
        issue="withdrawal",
        stance=stance,
        status="stated",
        passages=(Passage(report=report, start=0, end=len(words), quote=words),),
        made_by="test/1",
    )


@pytest.mark.parametrize(
    ("before", "now", "direction"),
    [
        ("red line", "demands", "softened"),
        ("proposes", "demands", "hardened"),
        ("rejects", "open", "softened"),
        ("rejects", "accepts", "reversed"),
        ("accepts", "rejects", "reversed"),
        ("open", "rejects", "hardened"),
        ("demands", "conditional", "softened"),
        ("supports", "red line", "reversed"),
        ("rejects", "rejects", None),
        ("demands", "rejects", None),
    ],
)
def test_the_direction_is_told_by_both_stances(before: Stance, now: Stance, direction: str | None) -> None:
    assert direction_of(before, now) == direction


def test_a_later_stance_on_one_matter_is_a_shift_with_both_positions() -> None:
    found = shifts([position("r2", "open"), position("r1", "rejects")], DAYS)
    assert [(one.from_, one.to, one.direction) for one in found] == [
        (None, "q-r1-rejects", "new"),
        ("q-r1-rejects", "q-r2-open", "softened"),
    ]


def test_each_position_is_held_against_the_last_one() -> None:
    found = shifts([position("r1", "rejects"), position("r2", "open"), position("r3", "rejects")], DAYS)
    assert [one.direction for one in found] == ["new", "softened", "hardened"]


def test_another_matter_or_another_party_is_no_shift() -> None:
    other = position("r2", "open", "seats for women in the joint council of the river ports")
    theirs = position("r2", "accepts", party="a-t")
    assert {one.direction for one in shifts([position("r1", "rejects"), other, theirs], DAYS)} == {"new"}


def test_reports_of_unknown_day_tell_no_shift() -> None:
    assert shifts([position("r1", "rejects"), position("r9", "open")], DAYS)[-1].direction == "new"


def test_the_order_of_the_positions_does_not_matter() -> None:
    every = [position("r1", "rejects"), position("r2", "open"), position("r3", "accepts")]
    assert shifts(every, DAYS) == shifts(every[::-1], DAYS)


def test_what_tells_one_claim_again_is_no_move() -> None:
    told = [position("r1", "rejects"), position("r2", "open")]
    claims = {"q-r1-rejects": frozenset({"c-1", "c-2"}), "q-r2-open": frozenset({"c-2"})}
    assert [one.direction for one in shifts(told, DAYS, {}, claims)] == ["new"]
    assert [one.direction for one in shifts(told, DAYS, {}, {"q-r1-rejects": frozenset({"c-1"})})] == [
        "new",
        "softened",
    ]


def test_a_person_s_position_is_held_against_that_of_the_party() -> None:
    found = shifts([position("r1", "rejects"), position("r2", "open", party="a-minister")], DAYS, {"a-minister": "a-k"})
    assert [(one.party, one.direction) for one in found] == [("a-k", "new"), ("a-k", "softened")]


def test_the_same_words_filed_under_two_issues_are_one_matter() -> None:
    moved = msgspec.structs.replace(position("r2", "open"), issue="armed forces")
    found = shifts([position("r1", "rejects"), moved], DAYS)
    assert [(one.issue, one.direction) for one in found] == [
        ("withdrawal", "new"), ("armed forces", "new"), ("armed forces", "softened")
    ]  # fmt: skip
