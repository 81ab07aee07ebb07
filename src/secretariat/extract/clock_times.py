"""Times of the clock. Which day they belong to, and so their place in the calendar, is told by the dates beside them
(`dates`): here they have the value `T18:00` alone."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import UTC, datetime, timedelta

from secretariat.extract.calendars import Period
from secretariat.extract.timepatterns import Found
from secretariat.extract.times import Rule, Scene, Time, unknown
from secretariat.knowledge.times import load_times
from secretariat.records import Anchor

_TIMES = load_times()


def on_day(time: Time, day: Period, anchor: Anchor | None) -> Time:
    """A time of the clock on its day: a minute in UTC where its zone is known, else bounded by the day."""
    value = f"{day.value}{time.value.partition('~')[0]}"
    zone = time.value.partition("~")[2]
    found = re.fullmatch(r"T(\d\d):(\d\d)(?::(\d\d))?Z?", time.value.partition("~")[0])
    if not zone or found is None:
        return replace(time, value=value, first=day.first.isoformat(), after=day.after.isoformat(), anchor=anchor)
    start = datetime(day.first.year, day.first.month, day.first.day, tzinfo=UTC)
    start += timedelta(hours=int(found[1]) - float(zone), minutes=int(found[2]), seconds=int(found[3] or 0))
    end = start + timedelta(seconds=1 if found[3] else 60)
    first, after = (moment.isoformat(timespec="seconds").replace("+00:00", "Z") for moment in (start, end))
    return replace(time, value=value, first=first, after=after, anchor=anchor)


def without_day(time: Time) -> Time:
    """A time of the clock on a day that is not known."""
    return replace(time, value=f"XXXX-XX-XX{time.value.partition('~')[0]}")


def _clock(found: Found, scene: Scene) -> Time | None:
    digits = re.findall(r"\d+", found.get("clock") or found.get("hour") or "")
    hour, minute = int(digits[0]), int(digits[1]) if len(digits) > 1 else 0
    if len(digits) == 1 and len(digits[0]) == 4:
        hour, minute = divmod(int(digits[0]), 100)
    half = (found.get("half") or "")[:1]
    if half and not 1 <= hour <= 12 and not (hour > 12 and half == "p"):
        return None
    if half and hour <= 12:
        hour = hour % 12 + (12 if half == "p" else 0)
    return _at(hour, minute, digits[2] if len(digits) > 2 else None, _zone(found))


def _named(found: Found, scene: Scene) -> Time:
    hour, minute = map(int, _TIMES.hours[found.get("name") or ""].split(":"))
    return _at(hour, minute, None, _zone(found))


def _o_clock(found: Found, scene: Scene) -> Time | None:
    word = found.get("hour") or ""
    hour = _TIMES.numbers.get(word) or (int(word) if word.isdigit() else 0)
    if not 1 <= hour <= 12:
        return None
    part = _TIMES.parts.get(found.get("part") or "")
    if part is None:
        return unknown(f"T{hour:02d}:00", "TIME")
    return _at(hour % 12 + (0 if part == "MO" else 12), 0, None, None)


def _at(hour: int, minute: int, second: str | None, zone: float | None) -> Time:
    """The value carries the hours east of Greenwich behind `~` until its day is known."""
    clock = f"T{hour:02d}:{minute:02d}" + (f":{second}" if second else "")
    return unknown(clock + ("" if zone is None else f"{'Z' if zone == 0 else ''}~{zone}"), "TIME")


def _zone(found: Found) -> float | None:
    name, sign, hours = found.get("zone"), found.get("sign"), found.get("shift")
    if name is None or name not in _TIMES.zones:
        return None
    shift = float(hours) if hours is not None and hours.isdigit() else 0.0
    return _TIMES.zones[name] + (-shift if sign == "-" else shift)


_ZONE = (
    "({open}? ({zone:zone} | (eastern | central | mountain | pacific) (standard | daylight)?) (time)?"
    " ((?P<sign>{plus} | {hyphen}) {number:shift})? {close}?)?"
)

RULES: tuple[Rule, ...] = (
    (f"{{clock:clock}} (?P<half>{{meridian}} | am | pm)? (hours | hrs)? (in the {{part}})? {_ZONE}", _clock),
    (f"(?P<clock>{{clockdot}}) (?P<half>{{meridian}} | am | pm) {_ZONE}", _clock),
    (f"{{hour:hour}} (?P<half>{{meridian}} | am | pm) {_ZONE}", _clock),
    ("(?P<hour>{packed}) {zone:zone}", _clock),
    ("(?P<hour>{number}) o {apostrophe} clock (in the {part:part})?", _o_clock),
    (f"(?<! {{hyphen}}) {{hourname:name}} (?! {{hyphen}}) {_ZONE}", _named),
)  # fmt: skip
