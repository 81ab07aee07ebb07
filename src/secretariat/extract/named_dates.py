"""Dates by their names and numbers: days, months, years, quarters, seasons, decades, centuries, feasts.

What lacks its year is the nearest one to the day of publication, or without one to a date told before; without either
it has an `X` for what is missing and no place in the calendar.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import replace
from datetime import date

from secretariat.extract import calendars
from secretariat.extract.calendars import Period
from secretariat.extract.timepatterns import Found, alternatives
from secretariat.extract.times import Rule, Scene, Time, dated, nearest, unknown, weekday
from secretariat.knowledge.times import load_times
from secretariat.records import Anchor

_TIMES = load_times()
_MONTHS = {**_TIMES.months, **_TIMES.short_months}
_WEEKDAYS = {**_TIMES.weekdays, **_TIMES.short_weekdays}
_INTRODUCING = (
    "(in | of | since | by | until | till | last | next | this | early | late | mid | for | from | to | through | during"
    " | and | or | before | after | a | the | each | every | around | about | between)"
)
_REFERRED = "(?P<which>this | last | next | the same | the current | the previous | the following) year"
_OF_YEAR = f"({{comma}}? (of | in)? {{year:year}} | (of | in)? {_REFERRED})?"


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


def _year(found: Found, scene: Scene) -> tuple[int | None, Anchor | None]:
    """The year that the words give, and what it was counted from."""
    year, which = found.get("year"), found.all("which")
    if year is not None:
        return int(year), "text"
    if which and scene.published is not None:
        step = {"last": -1, "previous": -1, "next": 1, "following": 1}.get(which[-1], 0)
        return scene.published.year + step, "publication"
    return None, None


def _number(word: str) -> int:
    """The number of an ordinal or of digits."""
    return _TIMES.ordinals.get(word) or int(re.sub(r"\D", "", word))


def _day_of_month(found: Found, scene: Scene) -> Time | None:
    month, number = _MONTHS[found.get("mon") or ""], _number(found.get("day") or "")
    year, anchor = _year(found, scene)
    if year is not None:
        return dated(calendars.day(date(year, month, number)), anchor)
    if number > (29 if month == 2 else 30 if month in {4, 6, 9, 11} else 31):
        return None
    return in_some_year(lambda y: calendars.day(date(y, month, number)), f"XXXX-{month:02d}-{number:02d}", scene)


def _days_of_month(found: Found, scene: Scene) -> Time | None:
    """ "3 to 5 May": one range, and its two ends."""
    last = _day_of_month(found, scene)
    start, end = found.span("from"), found.span("day")
    if last is None or start is None or end is None:
        return None
    number = _number(found.get("from") or "")
    first = unknown(f"{last.value[:8]}{number:02d}")
    if last.period is not None:
        first = dated(calendars.day(last.period.first.replace(day=number)), last.anchor)
        if number >= last.period.first.day:
            return None
    mon = found.span("mon")
    spans = (start, (end[0], found.match.end()))
    if mon is not None and mon[0] < start[0]:
        spans = ((found.match.start(), start[1]), (end[0], found.match.end()))
    apart = found.get("list") is not None and found.words.lower[found.match.start() - 1 : found.match.start()] != (
        "between",
    )
    return replace(between(first, last, spans), value="") if apart else between(first, last, spans)


def between(first: Time, last: Time, spans: tuple[tuple[int, int], tuple[int, int]]) -> Time:
    """The range from the start of one time to the end of another; `spans` are their words."""
    parts = ((*spans[0], first), (*spans[1], last))
    ordered = first.first is not None and last.after is not None and first.first < last.after
    bounds = (first.first, last.after, last.anchor) if ordered else (None, None, None)
    return Time("DURATION", f"{first.value}/{last.value}", *bounds, parts=parts)


def _month(found: Found, scene: Scene) -> Time:
    number = _MONTHS[found.get("month") or ""]
    year, anchor = _year(found, scene)
    if year is not None:
        return dated(calendars.month(year, number), anchor)
    return in_some_year(lambda y: calendars.month(y, number), f"XXXX-{number:02d}", scene)


def _beside_month(found: Found, scene: Scene) -> Time:
    """ "last March", "next March": the one before or behind the month of publication; "this March": of its year."""
    number, which = _MONTHS[found.get("month") or ""], found.get("which")
    if scene.published is None:
        return unknown(f"XXXX-{number:02d}")
    own = scene.published.year
    if which in {"last", "past"}:
        own -= number >= scene.published.month
    elif which in {"next", "coming"}:
        own += number <= scene.published.month
    return dated(calendars.month(own, number), "publication")


def _only_year(found: Found, scene: Scene) -> Time:
    return dated(calendars.year(int(found.get("year") or "")), "text")


def _years(found: Found, scene: Scene) -> Time | None:
    """ "1997-2001", "1997-98"."""
    first, last = found.get("year") or "", found.get("to") or ""
    spans = found.span("year"), found.span("to")
    end = int(last) if len(last) == 4 else int(first[:2] + last)
    if end <= int(first) or spans[0] is None or spans[1] is None:
        return None
    return between(dated(calendars.year(int(first)), "text"), dated(calendars.year(end), "text"), (spans[0], spans[1]))


def _decade(found: Found, scene: Scene) -> Time:
    """ "the 1990s", "the nineties"; "the 1800s" is a century."""
    word = found.get("decade") or ""
    digits = re.sub(r"\D", "", word)
    first = int(digits) if digits else _TIMES.decades[word]
    if first < 100:
        first += 1900
    if first <= 1900 and first % 100 == 0:
        return dated(calendars.century(first // 100 + 1), "text")
    return dated(calendars.decade(first), "text")


def _century(found: Found, scene: Scene) -> Time | None:
    number = _number(found.get("nth") or "")
    return dated(calendars.century(number), "text") if 1 <= number <= 30 else None


def _quarter(found: Found, scene: Scene) -> Time | None:
    word = found.get("q") or ""
    number = 4 if word in {"final", "last"} else _number(word)
    if number > 4:
        return None
    return _part_of_year(found, scene, lambda y: calendars.quarter(y, number), f"Q{number}")


def _half(found: Found, scene: Scene) -> Time:
    number = 1 if found.get("h") == "first" else 2
    return _part_of_year(found, scene, lambda y: calendars.half(y, number), f"H{number}")


def _season(found: Found, scene: Scene) -> Time:
    code, which = _TIMES.seasons[found.get("season") or ""], found.get("which")
    if which in {None, "this"} or scene.published is None or found.get("year"):
        return _part_of_year(found, scene, lambda y: calendars.season(y, code), code)
    own = calendars.season(scene.published.year, code)
    if which in {"last", "past"} and own.after > scene.published:
        own = calendars.beside(own, -1)
    if which in {"next", "coming"} and own.first <= scene.published:
        own = calendars.beside(own, 1)
    return dated(own, "publication")


def _part_of_year(found: Found, scene: Scene, make: Callable[[int], Period], code: str) -> Time:
    year, anchor = _year(found, scene)
    if found.get("fiscal"):
        return unknown(f"FY{'XXXX' if year is None else year}-{code}")
    return in_some_year(make, f"XXXX-{code}", scene) if year is None else dated(make(year), anchor)


def _fiscal(found: Found, scene: Scene) -> Time:
    """Fiscal years begin where each country or company lets them: no bounds."""
    words = found.get("fy") or ""
    digits = words.removeprefix("fy") or found.get("year") or ""
    year = int(digits) + (2000 if len(digits) == 2 else 0) if digits else None
    if year is None:
        year = _year(found, scene)[0]
    return unknown(f"FY{'XXXX' if year is None else year}")


def _feast(found: Found, scene: Scene) -> Time:
    month, number = map(int, _TIMES.holidays[_plain(found.all("feast"))].split("-"))
    year, anchor = _year(found, scene)
    if year is not None:
        return dated(calendars.day(date(year, month, number)), anchor)
    return in_some_year(lambda y: calendars.day(date(y, month, number)), f"XXXX-{month:02d}-{number:02d}", scene)


def _plain(words: tuple[str, ...]) -> str:
    return " ".join(words).replace("’", "'").replace(" '", "'").replace("' s", "'s")


def _nth(found: Found, scene: Scene) -> Time:
    """ "the 21st": of the month of a date told before, or of publication, or the one before or behind it."""
    number = _number(found.get("day") or "")
    told = scene.last("month", back=1)
    if told is None:
        return unknown(f"XXXX-XX-{number:02d}")
    near, anchor = told
    months = [calendars.beside(calendars.holding("month", near.first), step) for step in (-1, 0, 1)]
    fitting = [m for m in months if (m.after - m.first).days >= number]
    days = [calendars.day(m.first.replace(day=number)) for m in fitting]
    return dated(nearest(days, scene, near.first), anchor)


def _week_of_month(found: Found, scene: Scene) -> Time:
    """ "the first week of March", "the last Sunday in May"; a week is of the month that has its Thursday."""
    whole, which = _month(found, scene), found.get("nth") or ""
    if whole.period is None:
        return unknown(whole.value)
    start, after = whole.period.first, whole.period.after
    wanted = found.get("weekday")
    if wanted is None:
        weeks = [calendars.week(calendars.moved(start, "week", number)) for number in range(6)]
        inside = [week for week in weeks if start <= calendars.moved(week.first, "day", 3) < after]
        week = inside[-1] if which in {"last", "final"} else inside[min(_number(which), len(inside)) - 1]
        if found.get("weekend"):
            week = calendars.weekend(week.first)
        return dated(week, whole.anchor)
    days = [calendars.moved(start, "day", number) for number in range((after - start).days)]
    named = [d for d in days if d.isoweekday() == _WEEKDAYS[wanted]]
    number = len(named) if which in {"last", "final"} else _number(which)
    return dated(calendars.day(named[min(number, len(named)) - 1]), whole.anchor)


def _weekday(found: Found, scene: Scene) -> Time:
    number, which = _WEEKDAYS[found.get("weekday") or ""], found.get("which")
    if scene.published is None:
        return unknown(f"XXXX-WXX-{number}")
    week = calendars.week(scene.published)
    if which in {"last", "past"}:
        back = (scene.published.isoweekday() - number - 1) % 7 + 1
        return dated(calendars.day(calendars.moved(scene.published, "day", -back)), "publication")
    if which in {"next", "coming"}:
        ahead = 7 if which == "next" else (7 if number <= scene.published.isoweekday() else 0)
        return dated(calendars.day(calendars.moved(week.first, "day", number - 1 + ahead)), "publication")
    if which == "this" and scene.tense is None:
        return dated(calendars.day(calendars.moved(week.first, "day", number - 1)), "publication")
    named = weekday(number, scene)
    return unknown(f"XXXX-WXX-{number}") if named is None else dated(named, "publication")


def _digits(found: Found, scene: Scene) -> Time | None:
    """`2031-03-05`, `05.03.2031`, `3/4/2031`: of the last only the two readings are known."""
    iso, dotted, slashed = found.get("iso"), found.get("dotted"), found.get("slashed")
    if iso is not None:
        return replace(
            dated(calendars.day(date.fromisoformat(iso[:10].replace("/", "-"))), "text"),
            value=iso.upper().replace("/", "-"),
        )
    if dotted is not None:
        number, month, year = map(int, dotted.split("."))
        return dated(calendars.day(date(year, month, number)), "text")
    first, second, year = map(int, (slashed or "").split("/"))
    year += 0 if year > 99 else 2000 if year < 70 else 1900
    days = [date(year, m, d) for m, d in {(first, second), (second, first)} if m <= 12]
    if len(days) == 1:
        return dated(calendars.day(days[0]), "text")
    after = calendars.day(max(days)).after
    return Time("DATE", f"{year:04d}", min(days).isoformat(), after.isoformat(), "text") if days else None


_NOT_COUNTED = (
    "(?<! {currency}) (?<! {beforecount}) (?<! {slash}) ((?<= mid {hyphen}) | (?<! {hyphen})) (?<! {colon}) (?<! {plus})"
    " {year:year} (?! {counted} | {unit} | {percent} | {slash} | {colon} | {hyphen} {unit} | {currency})"
)

RULES: tuple[Rule, ...] = (
    ("({iso:iso} | {dotted:dotted} | {slashed:slashed})", _digits),
    ("<WD> <THE> {day:day} {hyphen}? of? {mon:mon} <DOT> ({comma}? (of)? {year:year})?", _day_of_month),
    ("<WD> {mon:mon} <DOT> the? {day:day} (?! {unit} | {percent} | {colon} | {counted}) ({comma}? (of)? {year:year})?",
     _day_of_month),
    ("<WD> the {ordinal:day} of {mon:mon} ({comma}? {year:year})?", _day_of_month),
    (f"<WD> <THE> {{day:day}} of? {{mon:mon}} <DOT> (of)? {_REFERRED}", _day_of_month),
    (f"<WD> {{mon:mon}} <DOT> {{day:day}} (of)? {_REFERRED}", _day_of_month),
    ("(?<! {hyphen}) <THE> {day:from} (<SEP> | (?P<list>and | or)) <THE> {day:day} (of)? {mon:mon} <DOT> ({comma}? {year:year})?",
     _days_of_month),
    ("{mon:mon} <DOT> the? {day:from} (<SEP> | (?P<list>and | or)) the? {day:day} (?! {unit} | {percent} | {mon} | {counted})"
     " ({comma}? {year:year})?", _days_of_month),
    (f"{{month:month}} {_OF_YEAR}", _month),
    ("{mon:month} <DOT> {comma}? (of | in)? {year:year}", _month),
    (f"{{mon:month}} (of | in)? {_REFERRED}", _month),
    (f"((?<= {_INTRODUCING}) | (?<= mid {{hyphen}})) {{maymonth:month}}", _month),
    ("{maymonth:month} (?= {apostrophe})", _month),
    ("(this | last | next | past | coming) {mon:month}".replace("(", "(?P<which>", 1), _beside_month),
    (f"(the year)? {_NOT_COUNTED}", _only_year),
    ("(the year | (?<= in) | (?<= since) | (?<= by) | (?<= until) | (?<= from) | (?<= of)) {old:year}"
     " (?! {counted} | {unit} | {plural} | {percent})", _only_year),
    ("{year:year} {hyphen} ({yy:to} | {year:to2}) (?! {hyphen})", _years),
    ("(?<! {slash}) {year:year} (to | until | through) {year:to}", _years),
    ("the? {decade:decade}", _decade),
    ("the {decadeword:decade}", _decade),
    ("the? {ordinal:nth} {hyphen}? century", _century),
    (f"the? {{fiscal:fiscal}}? (?P<q>{{ordinal}} | final) {{hyphen}}? quarter {_OF_YEAR}".replace(
        "{fiscal:fiscal}", "(?P<fiscal>fiscal)"), _quarter),
    ("the last quarter (of | in) {year:year}".replace("last", "(?P<q>last)"), _quarter),
    (f"{{q:q}} {_OF_YEAR}", _quarter),
    (f"the? (?P<h>first | second) half ((of | in)? {{year:year}} | (of | in) {_REFERRED} | of the year)", _half),
    (f"(?<! {{name}}) (the)? {{season:season}} {_OF_YEAR} (?! {{name}} | a | an | the | up | from)".replace("{season:season}", "(?! fall) {season:season}"),
     _season),
    ("(?<= the | in) fall (of)? {year:year}".replace("fall", "(?P<season>fall)"), _season),
    ("(?P<which>this | last | next | past | coming) {season:season}", _season),
    ("the? fiscal year? ({year:year})?", _fiscal),
    ("(?P<which>this | last | next | the current | the previous) fiscal year", _fiscal),
    ("{fy:fy}", _fiscal),
    (f"(?P<feast>{alternatives(_TIMES.holidays)}) {_OF_YEAR}", _feast),
    ("(?<= on | by | until | till | from | since | to | before | after) the {nth:day} (?! {word} | {number} | {hyphen})",
     _nth),
    ("the (?P<nth>{ordinal} | last | final) (week | {weekday:weekday} | (?P<weekend>weekend)) (of | in)"
     " {mon:month} ({comma}? {year:year})?", _week_of_month),
    ("(?<! {eventday}) (this (?= past | coming))? (?P<which>this | last | next | past | coming)? {weekday:weekday} (?! {papername})", _weekday),
    ("(?P<which>this | last | next | past | coming)? {shortweekday:weekday} {dot} (?! {name})", _weekday),
)  # fmt: skip
