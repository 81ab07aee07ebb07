"""A time as it was read, and what it is counted from while a report is read."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field, replace
from datetime import date, timedelta
from typing import Literal

from secretariat.extract.calendars import SIZES, Period, beside, holding
from secretariat.extract.timepatterns import Found
from secretariat.records import Anchor

Kind = Literal["DATE", "TIME", "DURATION", "SET"]
"""The types of TIMEX3."""
Tense = Literal["past", "present", "future"]
"""The present of a clause with a day is mostly a plan: "they meet on Tuesday"."""
TenseOf = Callable[[int], Tense | None]


@dataclass(frozen=True, slots=True)
class Time:
    """What a time expression means."""

    type: Kind
    value: str
    """TIMEX3, with `X` for what is not known."""
    first: str | None = None
    """First moment it can be, ISO 8601; None: no lower bound known."""
    after: str | None = None
    """First moment it can no longer be; None: no upper bound known."""
    anchor: Anchor | None = None
    period: Period | None = None
    """Its stretch of the calendar, where later words may be counted from it."""
    parts: tuple[tuple[int, int, Time], ...] = ()
    """The two ends of a range, with their first and one-past-last word. Without a value they are two times apart."""


@dataclass(slots=True)
class Scene:
    """What words are counted from at one place of a report."""

    published: date | None
    """The day of publication; None: unknown."""
    tense_of: TenseOf
    """The tense of the clause around a character of the text; None: it does not tell."""
    at: int = 0
    """First character of the words."""
    told: list[tuple[int, Period, Anchor | None]] = field(default_factory=list)
    """Dates read so far: number of their paragraph, period, anchor."""
    paragraph: int = 0

    @property
    def tense(self) -> Tense | None:
        """Of the clause that the words stand in."""
        return self.tense_of(self.at)

    def tell(self, time: Time) -> None:
        """Later words may be counted from this one."""
        if time.period is not None and time.type in {"DATE", "TIME"}:
            self.told.append((self.paragraph, time.period, time.anchor))

    def last(self, unit: str, back: int = 2, step: int = 0) -> tuple[Period, Anchor | None] | None:
        """The last date told that is no larger than the unit, at most so many paragraphs back.

        Without one, publication, unless `step` leads to a day behind it.
        """
        most = SIZES.index("day" if unit in {"night", "hour"} else unit)
        for number, period, anchor in reversed(self.told[-12:]):
            if self.paragraph - number <= back and SIZES.index(period.unit) <= most:
                return period, anchor
        return None if self.published is None or step > 0 else (holding("day", self.published), "publication")


Builder = Callable[[Found, Scene], Time | None]
Rule = tuple[str, Builder]
"""A pattern and what makes a time of a match; None: the match is no time."""


def dated(period: Period, anchor: Anchor | None) -> Time:
    """The whole of a period."""
    return Time("DATE", period.value, period.first.isoformat(), period.after.isoformat(), anchor, period)


def unknown(value: str, type: Kind = "DATE") -> Time:
    """A time whose place is not known."""
    return Time(type, value)


def open_time(value: str, first: date | None, after: date | None, anchor: Anchor | None = "publication") -> Time:
    """A vague time, with the bounds that are known."""
    return Time("DATE", value, iso(first), iso(after), anchor if first or after else None)


def iso(day: date | None) -> str | None:
    """The day as ISO 8601 has it."""
    return None if day is None else day.isoformat()


def at_part(time: Time, code: str) -> Time:
    """A part of the day (`MO`, `NI`): its day, the code behind the value."""
    return replace(time, type="TIME", value=f"{time.value[:10]}T{code}")


def nearest(candidates: list[Period], scene: Scene, near: date) -> Period:
    """Of periods that a name without a year can mean, the one nearest to the day, on the side that the tense tells.

    A day may stand on the other side where that is much nearer: what has no verb of its own hangs on one of another
    tense.
    """
    tense, days = scene.tense, candidates[0].unit == "day"

    def far(period: Period) -> int:
        ahead, behind = (period.first - near).days, (near - period.after).days + 1
        distance = max(ahead, behind, 0)
        weight = 3 if tense == "past" and ahead > 1 else 6 if tense == "future" and behind > 0 else 1
        return distance if weight == 1 else distance * weight if days else distance + 10_000

    return min(candidates, key=far)


def weekday(number: int, scene: Scene) -> Period | None:
    """The day of the week (1 is Monday) that is meant by its name alone: the next one where the clause is not about
    what has been, else the last one, the day of publication among both; None: nothing to count from."""
    if scene.published is None:
        return None
    today = scene.published.isoweekday()
    step = (number - today) % 7 if scene.tense in {"present", "future"} else -((today - number) % 7)
    return holding("day", scene.published + timedelta(days=step))


def same_unit(unit: str, number: int, scene: Scene) -> Time | None:
    """The calendar unit of publication, or one so many later."""
    if scene.published is None:
        return None
    return dated(beside(holding(unit, scene.published), number), "publication")
