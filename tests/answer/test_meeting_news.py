"""Owns: what later reports tell of meetings that earlier ones do not: announced, moved, held, called off."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from itertools import pairwise
from pathlib import Path

import pytest

from secretariat.answer.accounts import changes
from secretariat.answer.across_rows import MeetingChange
from secretariat.records import MeetingStatus, Reading
from secretariat.store.sqlite import Store
from tests.answer.differing import same
from tests.answer.talking import with_meeting
from tests.store.readings import day, make, put

SIDES = ("Kestria", "Tarsovia")


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    with Store.open(tmp_path / "talks.db", create=True) as opened:
        yield opened


def told(at: str, status: MeetingStatus, when: str | None) -> Reading:
    words = f"On {at} the talks are {status}"
    reading = make(f"News\n\n{words}, for {when}.", name=f"{at}.txt", published=day(at))
    return with_meeting(reading, words, SIDES, status=status, when=None if when is None else day(when))


def news(store: Store, *readings: Reading) -> list[MeetingChange]:
    """What all but the first tell, all of one meeting."""
    put(store, *readings)
    for before, now in pairwise(readings):
        same(store, "meeting", before.meetings[0].id, now.meetings[0].id, (before.report.id, now.report.id))
    return list(changes(store, date(2031, 3, 2)).meetings)


FIRST = told("2031-03-01", "planned", "2031-03-10")


@pytest.mark.parametrize(
    ("status", "change"),
    [
        ("held", "held"),
        ("under way", "held"),
        ("postponed", "moved"),
        ("cancelled", "called off"),
        ("denied", "called off"),
        ("not scheduled", "called off"),
        ("uncertain", "told"),
    ],
)
def test_a_status_that_it_did_not_have(store: Store, status: MeetingStatus, change: str) -> None:
    (found,) = news(store, FIRST, told("2031-03-03", status, None))
    assert (found.change, found.before, found.now) == (change, "planned", status)
    assert found.earlier is not None
    assert found.earlier.words == "On 2031-03-01 the talks are planned"


def test_a_meeting_that_nobody_told_of_is_announced(store: Store) -> None:
    (found,) = news(store, told("2031-03-03", "planned", "2031-03-10"))
    assert (found.change, found.before, found.earlier) == ("announced", None, None)
    assert found.when == day("2031-03-10")


def test_planned_for_another_day_is_moved(store: Store) -> None:
    (found,) = news(store, FIRST, told("2031-03-03", "planned", "2031-03-12"))
    assert (found.change, found.before, found.now) == ("moved", "planned", "planned")
    assert (found.earlier_when, found.when) == (day("2031-03-10"), day("2031-03-12"))


@pytest.mark.parametrize("when", ["2031-03-10", None])
def test_told_again_is_no_news(store: Store, when: str | None) -> None:
    assert news(store, FIRST, told("2031-03-03", "planned", when)) == []


def test_moved_is_told_once(store: Store) -> None:
    found = news(store, FIRST, told("2031-03-03", "planned", "2031-03-12"), told("2031-03-04", "planned", "2031-03-12"))
    assert [one.told.report.name for one in found] == ["2031-03-03.txt"]


def test_moved_twice_is_told_twice(store: Store) -> None:
    found = news(store, FIRST, told("2031-03-03", "planned", "2031-03-12"), told("2031-03-04", "planned", "2031-03-14"))
    assert [one.told.report.name for one in found] == ["2031-03-03.txt", "2031-03-04.txt"]
