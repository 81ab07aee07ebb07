"""Dates that lack their year, numbers of days and years in words, and ranges: what named days and named years share."""

from __future__ import annotations

import re
from collections.abc import Callable

from secretariat.extract.calendars import Period
from secretariat.extract.timepatterns import Found
from secretariat.extract.times import Scene, Time, dated, nearest, unknown
from secretariat.knowledge.times import load_times
from secretariat.records import Anchor

REFERRED = "(?P<which>this | last | next | the same | the current | the previous | the following) year"
"""A year told by its way from that of publication."""
OF_YEAR = f"({{comma}}? (of | in)? {{year:year}} | (of | in)? {REFERRED})?"
"""The year behind a date, where it stands there."""


def in_some_year(make: Callable[[int], Period], value: str, scene: Scene, unit: str = "day") -> Time:
    """The period nearest to publication among those of the years around it.

    Args:
        make: the period in a year; ValueError where that year has none (29 February).
        value: TIMEX3 without the year.
        scene: what it is counted from.
        unit: the size of the date told before that gives the year where publication is unknown.
    """
    anchor: Anchor | None = "publication"
    near = scene.published
    if near is None:
        dates = [period for _, period, _ in scene.told if period.unit in {"day", "month", "year"}]
        if not dates:
            return unknown(value)
        near, anchor = dates[-1].first, "text"
        if dates[-1].unit == "year":
            return dated(make(near.year), anchor)
    candidates = []
    for number in range(near.year - 4, near.year + 5):
        try:
            candidates.append(make(number))
        except ValueError:
            continue
    return dated(nearest(candidates, scene, near), anchor) if candidates else unknown(value)


def year_of(found: Found, scene: Scene) -> tuple[int | None, Anchor | None]:
    """The year that the words give, and what it was counted from."""
    year, which = found.get("year"), found.all("which")
    if year is not None:
        return int(year), "text"
    if which and scene.published is not None:
        step = {"last": -1, "previous": -1, "next": 1, "following": 1}.get(which[-1], 0)
        return scene.published.year + step, "publication"
    return None, None


def number_of(word: str) -> int:
    """The number of an ordinal or of digits."""
    return load_times().ordinals.get(word) or int(re.sub(r"\D", "", word))


def between(first: Time, last: Time, spans: tuple[tuple[int, int], tuple[int, int]]) -> Time:
    """The range from the start of one time to the end of another; `spans` are their words."""
    parts = ((*spans[0], first), (*spans[1], last))
    ordered = first.first is not None and last.after is not None and first.first < last.after
    bounds = (first.first, last.after, last.anchor) if ordered else (None, None, None)
    return Time("DURATION", f"{first.value}/{last.value}", *bounds, parts=parts)
