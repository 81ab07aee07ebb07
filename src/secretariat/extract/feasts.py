"""Feasts that fall on another day each year: by Easter, by a day of the week, by the Islamic or the Hebrew calendar.

Islamic dates are those of the Umm al-Qura calendar (1924 to 2077); where the new moon is looked for, a feast may be a
day earlier or later: their bounds are a day wider each way. Hebrew feasts begin on the evening before; the day is told.
"""

from __future__ import annotations

import functools
import re
from collections.abc import Callable
from dataclasses import replace
from datetime import date, timedelta

from dateutil.easter import EASTER_ORTHODOX, EASTER_WESTERN, easter
from dateutil.relativedelta import relativedelta, weekday

from secretariat.extract import calendars
from secretariat.extract.partial_dates import OF_YEAR, year_of
from secretariat.extract.timepatterns import Found, alternatives
from secretariat.extract.times import Rule, Scene, Time, dated, nearest, unknown
from secretariat.knowledge.times import load_times

_TIMES = load_times()
_DAY = timedelta(days=1)
Days = Callable[[int], list[date]]
"""The days on which a feast begins in a year of the common calendar."""


def days_of(rule: str) -> Days:
    """The days of a feast by its rule.

    Args:
        rule: `easter N` and `orthodox N`: days behind Easter; `weekday MONTH DAY NTH [N]`: the nth such day of the week
            (1 is Monday, -1 the last) and days behind it; `hijri MONTH DAY`; `hebrew MONTH DAY`, Nisan being 1.

    Raises:
        ValueError: there is no such rule.
    """
    kind, *rest = rule.split()
    numbers = [int(number) for number in rest]
    if kind in {"easter", "orthodox"}:
        method = EASTER_WESTERN if kind == "easter" else EASTER_ORTHODOX
        return lambda year: [easter(year, method) + numbers[0] * _DAY]
    if kind == "weekday":
        month, day, nth, *behind = numbers
        return lambda year: [_nth_weekday(year, month, day, nth) + (behind[0] if behind else 0) * _DAY]
    if kind == "hijri":
        return lambda year: [day for own in _islamic_years(year) if (day := _hijri(own, *numbers)) is not None]
    if kind == "hebrew":
        return lambda year: [_hebrew(own, *numbers) for own in (year + 3760, year + 3761)]
    raise ValueError(f"no rule for a feast: {rule}")


def _nth_weekday(year: int, month: int, day: int, nth: int) -> date:
    start = date(year, month, 1) if nth > 0 else date(year, month, 1) + relativedelta(day=31)
    found: date = start + relativedelta(weekday=weekday(day - 1)(nth))
    return found


def _islamic_years(year: int) -> range:
    """Those of which a part may lie in a common year: 33 of them are as long as 32 of ours."""
    near = (year - 622) * 33 // 32
    return range(near - 1, near + 3)


def _hijri(year: int, month: int, day: int) -> date | None:
    from hijridate import Hijri

    try:
        found = Hijri(year, month, day).to_gregorian()
    except (OverflowError, ValueError):
        return None  # the table does not have it
    return date(found.year, found.month, found.day)


def _hebrew(year: int, month: int, day: int) -> date:
    from pyluach.dates import HebrewDate

    found: date = HebrewDate(year, month, day).to_pydate()
    return found


def _feast(found: Found, scene: Scene) -> Time | None:
    rule = _rules()[_name(found)]
    time = _in_year(days_of(rule), found, scene)
    if time is None or time.period is None or not rule.startswith("hijri"):
        return time
    first, after = time.period.first - _DAY, time.period.after + _DAY
    return replace(time, first=first.isoformat(), after=after.isoformat())


def _lunar_month(found: Found, scene: Scene) -> Time | None:
    """ "Ramadan": the whole month, as a range."""
    begins = _in_year(days_of(f"hijri {_TIMES.lunar_months[_name(found)]} 1"), found, scene)
    if begins is None or begins.period is None:
        return begins
    first = begins.period.first
    last = first + (28 if _hijri_day(first + 29 * _DAY) == 1 else 29) * _DAY
    value, after = f"{first.isoformat()}/{last.isoformat()}", last + 2 * _DAY
    return Time("DURATION", value, (first - _DAY).isoformat(), after.isoformat(), begins.anchor)


def _hijri_day(day: date) -> int:
    from hijridate import Gregorian

    return int(Gregorian(day.year, day.month, day.day).to_hijri().day)


def _in_year(days: Days, found: Found, scene: Scene) -> Time | None:
    year, anchor = year_of(found, scene)
    if year is not None:
        inside = [day for day in days(year) if day.year == year]
        return dated(calendars.day(inside[0]), anchor) if inside else None
    near = scene.published
    if near is None:
        return unknown("XXXX-XX-XX")
    around = sorted({day for number in (-1, 0, 1) for day in days(near.year + number)})
    if scene.tense == "past":
        around = [day for day in around if day <= near] or around
    return None if not around else dated(nearest([calendars.day(day) for day in around], scene, near), "publication")


def _name(found: Found) -> str:
    return " ".join(word for word in found.all("feast") if word not in {"-", "'", "’"})


@functools.cache
def _rules() -> dict[str, str]:
    return {" ".join(re.split(r"[-' ]+", name)): rule for name, rule in _TIMES.moving_feasts.items()}


RULES: tuple[Rule, ...] = (
    (f"(?<! {{name}}) (?P<feast>{alternatives(_TIMES.moving_feasts)}) {OF_YEAR} (?! {{name}} | {{capital}})", _feast),
    (f"(?<! {{name}}) (?P<feast>{alternatives(_TIMES.lunar_months)}) {OF_YEAR} (?! {{name}})", _lunar_month),
)
