"""Owns: how old something is, to the newest publication."""

from __future__ import annotations

from datetime import date

import pytest

from secretariat.answer.ages import STALE_DAYS, age_of, is_stale, newest, published_on
from secretariat.answer.rows import ReportRow
from secretariat.records import When
from tests.store.readings import day


def row(published: When | None) -> ReportRow:
    return ReportRow(id="r", name="a.txt", title=None, outlet=None, byline=None, url=None, published=published)


def test_ages_are_counted_to_the_day_that_is_given() -> None:
    told = row(day("2031-03-04"))
    assert published_on(told) == date(2031, 3, 4)
    assert age_of(told, date(2031, 3, 20)) == 16
    assert age_of(told, None) is None
    assert age_of(row(None), date(2031, 3, 20)) is None


def test_the_newest_day_is_that_of_a_dated_report() -> None:
    assert newest([row(None), row(day("2031-03-04")), row(day("2031-03-02"))]) == date(2031, 3, 4)
    assert newest([row(None)]) is None


@pytest.mark.parametrize(("age", "stale"), [(None, False), (STALE_DAYS, False), (STALE_DAYS + 1, True)])
def test_what_is_old(age: int | None, stale: bool) -> None:
    assert is_stale(age) is stale
