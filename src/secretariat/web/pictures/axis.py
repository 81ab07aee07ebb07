"""Days along a line: where each stands, and which are named. The scale is true to the calendar."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Literal

from secretariat.web.pictures.lettering import width

_MONTHS = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")
Unit = Literal["day", "week", "month", "quarter", "year"]
_STEPS: tuple[tuple[Unit, int, float], ...] = (
    ("day", 1, 26), ("week", 1, 30), ("month", 1, 36), ("quarter", 1, 36),
    *(("year", years, 44.0) for years in (1, 2, 5, 10, 25, 50, 100, 250, 500, 1000, 2500)),
)  # fmt: skip
"""Unit, how many of them from one named day to the next, and least pixels between two."""
_DAYS: dict[Unit, float] = {"day": 1, "week": 7, "month": 30.4, "quarter": 91.3, "year": 365.2}
SIZE = 12.0
"""Pixels of the letters of the days."""


@dataclass(frozen=True)
class Span:
    """Days from the first to the last, both inside."""

    first: date
    last: date

    @property
    def days(self) -> int:
        """How many days."""
        return (self.last - self.first).days + 1

    def meets(self, first: date | None, last: date | None) -> bool:
        """Whether something from `first` to `last` (None: open) is in it, at least in part."""
        return (first is None or first <= self.last) and (last is None or self.first <= last)

    def moved(self, before: int, after: int) -> Span:
        """With its first day moved by so many days, and its last; never out of the calendar, never under one day."""
        first = _day(self.first.toordinal() + before)
        return Span(first, max(first, _day(self.last.toordinal() + after)))


def _day(ordinal: int) -> date:
    return date.fromordinal(min(max(ordinal, date.min.toordinal()), date.max.toordinal()))


@dataclass(frozen=True)
class Steps:
    """Where to go from a span; None: there is nothing more there."""

    earlier: Span | None
    later: Span | None
    closer: Span | None
    wider: Span | None


def steps(shown: Span, all_there_is: Span) -> Steps:
    """The spans next to the one shown: half a span earlier and later, half and twice as long around the same middle."""
    half, quarter = max(1, shown.days // 2), shown.days // 4
    more = shown.first > all_there_is.first or shown.last < all_there_is.last
    wider = shown.moved(-half, half)
    return Steps(
        earlier=_kept(shown.moved(-half, -half), shown) if shown.first > all_there_is.first else None,
        later=_kept(shown.moved(half, half), shown) if shown.last < all_there_is.last else None,
        closer=shown.moved(quarter, -quarter) if quarter else None,
        wider=None if not more else wider if wider.days < all_there_is.days else all_there_is,
    )


def _kept(moved: Span, shown: Span) -> Span | None:
    """The span, where it is another one."""
    return None if moved == shown else moved


@dataclass(frozen=True)
class Tick:
    """A day with a line, and what is named from there on."""

    day: date
    label: str
    """The day, week or month; "" where there is no room."""
    above: str
    """The month or year that begins here or is the first shown; "" elsewhere."""
    begins: bool
    """Whether a month (or year) begins here."""


@dataclass(frozen=True)
class Axis:
    """A span on a line of pixels. A day is from `x` of it to `x` of the next."""

    span: Span
    left: float
    right: float

    @property
    def per_day(self) -> float:
        """Pixels."""
        return (self.right - self.left) / self.span.days

    def x(self, day: date) -> float:
        """Where a day begins; days out of the span are put at its ends."""
        ahead = (day.toordinal() - self.span.first.toordinal()) * self.per_day
        return min(max(self.left + ahead, self.left), self.right)

    def end(self, day: date) -> float:
        """Where a day ends."""
        return min(self.right, max(self.left, self.left + (day - self.span.first).days * self.per_day + self.per_day))

    def middle(self, day: date) -> float:
        """The middle of a day."""
        return (self.x(day) + self.end(day)) / 2

    def unit(self, least: float) -> tuple[Unit, int]:
        """The shortest unit, and how many, of which one is at least `least` pixels long."""
        for unit, count, _ in _STEPS:
            if _DAYS[unit] * count * self.per_day >= least:
                return unit, count
        return _STEPS[-1][0], _STEPS[-1][1]

    def ticks(self) -> tuple[Tick, ...]:
        """The days that are named, the earliest first; labels of one line never meet."""
        unit, count = next(
            (
                (unit, count)
                for unit, count, room in _STEPS
                if _DAYS[unit] * count * self.per_day >= room and not (unit == "day" and self.span.days > 45)
            ),
            _STEPS[-1][:2],
        )
        days = list(starts(self.span, unit, count))
        return tuple(self._named(days, unit))

    def _named(self, days: list[date], unit: Unit) -> Iterator[Tick]:
        free, free_above = self.left, self.left
        heads = dict(self._heads(days, unit))
        places = sorted(self.x(day) for day in heads)
        for day in sorted({*days, *heads}):
            label = _label(day, unit) if day in days else ""
            x, above = self.x(day), heads.get(day, "")
            if not self._has_room(x, label, free):
                label = ""
            following = next((place for place in places if place > x), self.right)
            if above and (x < free_above or x + width(above, SIZE) + 6 > max(following, x + 1)):
                above = ""
            free = x + width(label, SIZE) + 8 if label else free
            free_above = x + width(above, SIZE) + 10 if above else free_above
            begins = (unit in {"day", "week"} and day.day == 1) or (unit in {"month", "quarter"} and day.month == 1)
            yield Tick(day, label, above, begins)

    def _has_room(self, x: float, label: str, free: float) -> bool:
        return x >= free and x + 3 + width(label, SIZE) <= self.right

    def _heads(self, days: list[date], unit: Unit) -> Iterator[tuple[date, str]]:
        """The days at which a month (or a year) is named: its first, and the first day shown."""
        if unit == "year":
            return
        larger: Unit = "month" if unit in {"day", "week"} else "year"
        first = self.span.first
        for day in sorted({first, *starts(self.span, larger, 1)}):
            yield day, f"{_MONTHS[day.month - 1]} {day.year}" if larger == "month" else str(day.year)


def starts(span: Span, unit: Unit, count: int = 1) -> Iterator[date]:
    """The first days of the units (weeks begin on Monday, of `count` years those that it divides) inside a span."""
    if unit in {"day", "week"}:
        first, step = span.first.toordinal(), 1 if unit == "day" else 7
        if unit == "week":
            first += -span.first.weekday() % 7
        for ordinal in range(first, span.last.toordinal() + 1, step):
            yield date.fromordinal(ordinal)
        return
    months = {"month": 1, "quarter": 3, "year": 12}[unit] * count
    first_month = span.first.year * 12 + span.first.month - 1
    at = -(-first_month // months) * months
    if at == first_month and span.first.day > 1:
        at += months
    while at // 12 <= span.last.year:
        if at // 12 >= date.min.year and (day := date(at // 12, at % 12 + 1, 1)) <= span.last:
            yield day
        at += months


def bins(span: Span, unit: Unit, count: int = 1) -> tuple[Span, ...]:
    """The span cut at the first days of its units; the first and the last part may be shorter."""
    edges = [span.first, *(day for day in starts(span, unit, count) if day > span.first)]
    lasts = [*(day - timedelta(days=1) for day in edges[1:]), span.last]
    return tuple(Span(first, last) for first, last in zip(edges, lasts, strict=True))


def _label(day: date, unit: Unit) -> str:
    if unit in {"day", "week"}:
        return str(day.day)
    return str(day.year) if unit == "year" else _MONTHS[day.month - 1]
