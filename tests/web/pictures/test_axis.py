"""Owns: days on a line: their places, their names, and the spans beside a span."""

from __future__ import annotations

from datetime import date, timedelta
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from secretariat.web.pictures.axis import SIZE, Axis, Span, Unit, bins, starts, steps
from secretariat.web.pictures.lettering import width

MONTHS = ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"]


def days(first: str, last: str) -> Span:
    return Span(date.fromisoformat(first), date.fromisoformat(last))


@st.composite
def spans(draw: st.DrawFn) -> Span:
    first = draw(st.dates())
    return Span(
        first, min(date.max, first + timedelta(days=draw(st.integers(0, min(200_000, (date.max - first).days)))))
    )


def names(span: Span, pixels: float = 900) -> tuple[list[str], list[str]]:
    """What the lower and the upper line of names say."""
    ticks = Axis(span, 0, pixels).ticks()
    return [one.label for one in ticks if one.label], [one.above for one in ticks if one.above]


@pytest.mark.parametrize(
    ("span", "below", "above"),
    [
        (days("2031-03-03", "2031-03-08"), ["3", "4", "5", "6", "7", "8"], ["Mar 2031"]),
        (
            days("2031-02-24", "2031-04-20"),
            ["24", "3", "10", "17", "24", "31", "7", "14"],
            ["Feb 2031", "Mar 2031", "Apr 2031"],
        ),
        (
            days("2031-01-01", "2031-12-31"),
            MONTHS,
            ["2031"],
        ),
        (days("2029-01-01", "2032-12-31"), ["Jan", "Apr", "Jul", "Oct"] * 4, ["2029", "2030", "2031", "2032"]),
        (days("2021-06-01", "2031-06-01"), [str(year) for year in range(2022, 2032)][:9], []),
    ],
)
def test_the_unit_fits_the_span(span: Span, below: list[str], above: list[str]) -> None:
    found = names(span)
    assert (found[0][: len(below)], found[1]) == (below, above)


def test_the_scale_is_true_to_the_calendar() -> None:
    axis = Axis(days("2031-02-01", "2031-03-31"), 0, 590)
    assert axis.per_day == 10
    assert axis.x(date(2031, 2, 1)) == 0
    assert axis.x(date(2031, 3, 1)) == 280, "February has 28 days"
    assert axis.end(date(2031, 3, 31)) == 590
    assert axis.middle(date(2031, 2, 2)) == 15
    assert axis.x(date(1990, 1, 1)) == 0, "days out of the span stand at its ends"
    assert axis.end(date(2090, 1, 1)) == 590


@given(spans(), st.sampled_from([180.0, 350.0, 1140.0]))
def test_names_of_days_never_meet(span: Span, pixels: float) -> None:
    axis = Axis(span, 0, pixels)
    ticks = axis.ticks()
    assert all(span.first <= one.day <= span.last for one in ticks)
    assert len(ticks) < 90
    for told in ([(one.day, one.label) for one in ticks], [(one.day, one.above) for one in ticks]):
        shown = [(axis.x(day), axis.x(day) + width(words, SIZE) + 3) for day, words in told if words]
        assert all(end <= start + 0.01 for (_, end), (start, _) in pairwise(shown))
        assert all(end <= pixels + 4 for _, end in shown)


@given(spans(), st.sampled_from([("day", 1), ("week", 1), ("month", 1), ("quarter", 1), ("year", 1), ("year", 25)]))
def test_parts_of_a_span_follow_one_another_and_are_all_of_it(span: Span, unit: tuple[Unit, int]) -> None:
    if unit[0] == "day" and span.days > 3000:
        return
    parts = bins(span, *unit)
    assert (parts[0].first, parts[-1].last) == (span.first, span.last)
    assert all(a.last + timedelta(days=1) == b.first for a, b in pairwise(parts))
    assert {part.first for part in parts} - {span.first} == {*starts(span, *unit)} - {span.first}


def test_something_that_is_open_meets_what_it_may_reach() -> None:
    span = days("2031-03-03", "2031-03-10")
    assert span.meets(None, date(2031, 3, 3))
    assert span.meets(date(2031, 3, 10), None)
    assert not span.meets(None, date(2031, 3, 2))
    assert not span.meets(date(2031, 3, 11), None)
    assert span.meets(date(2031, 1, 1), date(2032, 1, 1))


def test_from_a_part_of_it_all_ways_are_open() -> None:
    found = steps(days("2031-03-11", "2031-03-20"), days("2031-01-01", "2031-12-31"))
    assert found.earlier == days("2031-03-06", "2031-03-15")
    assert found.later == days("2031-03-16", "2031-03-25")
    assert found.closer == days("2031-03-13", "2031-03-18")
    assert found.wider == days("2031-03-06", "2031-03-25")


def test_from_the_whole_there_is_only_closer() -> None:
    whole = days("2031-03-01", "2031-03-31")
    found = steps(whole, whole)
    assert (found.earlier, found.later, found.wider) == (None, None, None)
    assert found.closer == days("2031-03-08", "2031-03-24")
    assert steps(days("2031-03-02", "2031-03-30"), whole).wider == whole
    assert steps(days("2031-03-05", "2031-03-05"), whole).closer is None


@given(spans(), spans())
def test_every_step_is_a_span_of_the_calendar_and_another_one(shown: Span, whole: Span) -> None:
    found = steps(shown, whole)
    for one in (found.earlier, found.later, found.closer, found.wider):
        assert one is None or (one.first <= one.last and (one != shown or one == whole))
