"""Stretches of the calendar: days, weeks, months, quarters, years, and the way from one to another.

A period knows its TIMEX3 value. Weeks are those of ISO 8601 and begin on Monday; seasons are those of the northern
hemisphere, by whole months, and a winter has the year in which it begins.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta

from dateutil.relativedelta import relativedelta

MONTHS = {"month": 1, "quarter": 3, "half": 6, "season": 12, "year": 12, "decade": 120, "century": 1200}
"""Units that are so many months from one to the next."""
DAYS = {"day": 1, "night": 1, "week": 7, "weekend": 7, "fortnight": 14}
"""Units that are so many days from one to the next."""
SIZES = ("day", "weekend", "week", "fortnight", "month", "season", "quarter", "half", "year", "decade", "century")
"""Units from small to large."""
_SEASONS = {"SP": 3, "SU": 6, "FA": 9, "WI": 12}


@dataclass(frozen=True, slots=True)
class Period:
    """A stretch of days."""

    unit: str
    first: date
    after: date
    """The first day behind it."""
    value: str
    """TIMEX3."""


def day(of: date) -> Period:
    """One day."""
    return Period("day", of, of + timedelta(days=1), of.isoformat())


def week(of: date) -> Period:
    """The ISO week that holds the day."""
    year, number, weekday = of.isocalendar()
    monday = of - timedelta(days=weekday - 1)
    return Period("week", monday, monday + timedelta(days=7), f"{year:04d}-W{number:02d}")


def weekend(of: date) -> Period:
    """Saturday and Sunday of the ISO week that holds the day."""
    whole = week(of)
    return Period("weekend", whole.first + timedelta(days=5), whole.after, f"{whole.value}-WE")


def month(year: int, number: int) -> Period:
    """A month of a year; 1 is January."""
    return _months("month", year, number, 1, f"{year:04d}-{number:02d}")


def quarter(year: int, number: int) -> Period:
    """A quarter of a calendar year, 1 to 4."""
    return _months("quarter", year, 3 * number - 2, 3, f"{year:04d}-Q{number}")


def half(year: int, number: int) -> Period:
    """A half of a calendar year, 1 or 2."""
    return _months("half", year, 6 * number - 5, 6, f"{year:04d}-H{number}")


def season(year: int, code: str) -> Period:
    """A season; `code` is SP, SU, FA or WI."""
    return _months("season", year, _SEASONS[code], 3, f"{year:04d}-{code}")


def year(number: int) -> Period:
    """A calendar year."""
    return _months("year", number, 1, 12, f"{number:04d}")


def decade(first: int) -> Period:
    """Ten years; `first` ends in 0."""
    return _months("decade", first, 1, 120, f"{first // 10:03d}")


def century(number: int) -> Period:
    """A century by its ordinal: the 20th has the years from 1900, as it is commonly counted."""
    return _months("century", 100 * number - 100, 1, 1200, f"{number - 1:02d}")


def holding(unit: str, of: date) -> Period:
    """The period of that unit that holds the day.

    Raises:
        ValueError: the unit has no place in the calendar by itself.
    """
    if unit in {"day", "night"}:
        return day(of)
    if unit == "week":
        return week(of)
    if unit == "weekend":
        return weekend(of)
    if unit == "month":
        return month(of.year, of.month)
    if unit == "quarter":
        return quarter(of.year, (of.month + 2) // 3)
    if unit == "half":
        return half(of.year, 1 if of.month <= 6 else 2)
    if unit == "year":
        return year(of.year)
    if unit == "decade":
        return decade(of.year // 10 * 10)
    if unit == "century":
        return century(of.year // 100 + 1)
    raise ValueError(f"there is no calendar of {unit!r}")


def moved(of: date, unit: str, number: int) -> date:
    """The day so many units later (earlier where negative); the last day of a month that is too short.

    Raises:
        OverflowError, ValueError: it is in no year from 1 to 9999.
    """
    step = relativedelta(months=MONTHS[unit] * number) if unit in MONTHS else relativedelta(days=DAYS[unit] * number)
    result: date = of + step
    return result


def beside(period: Period, number: int) -> Period:
    """The period of the same unit so many later (earlier where negative).

    Raises:
        OverflowError, ValueError: it is in no year from 1 to 9999.
    """
    if period.unit == "season":
        return season(period.first.year + number, period.value[-2:])
    return holding(period.unit, moved(period.first, period.unit, number))


def edge(period: Period, which: str) -> tuple[date, date]:
    """The `early`, `middle`, `late` or `whole` part of a period: its first half, the half around its middle, or its
    last half, by whole days; half-open."""
    days = (period.after - period.first).days
    if days < 2 or which == "whole":
        return period.first, period.after
    if which == "early":
        return period.first, period.first + timedelta(days=(days + 1) // 2)
    if which == "late":
        return period.after - timedelta(days=(days + 1) // 2), period.after
    return period.first + timedelta(days=days // 4), period.after - timedelta(days=days // 4)


def _months(unit: str, year: int, number: int, count: int, value: str) -> Period:
    first = date(year, number, 1)
    return Period(unit, first, first + relativedelta(months=count), value)
