"""Days, months, days of the week and feasts by their names and numbers.

What lacks its year is the nearest one to the day of publication, or without one to a date told before; without either
it has an `X` for what is missing and no place in the calendar.
"""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from secretariat.extract import calendars
from secretariat.extract.partial_dates import OF_YEAR, REFERRED, between, in_some_year, number_of, year_of
from secretariat.extract.timepatterns import Found, alternatives
from secretariat.extract.times import Rule, Scene, Time, dated, nearest, unknown, weekday
from secretariat.knowledge.times import load_times

_TIMES = load_times()
_MONTHS = {**_TIMES.months, **_TIMES.short_months}
_WEEKDAYS = {**_TIMES.weekdays, **_TIMES.short_weekdays}


def _day_of_month(found: Found, scene: Scene) -> Time | None:
    month, number = _MONTHS[found.get("mon") or ""], number_of(found.get("day") or "")
    year, anchor = year_of(found, scene)
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
    number = number_of(found.get("from") or "")
    first = unknown(f"{last.value[:8]}{number:02d}")
    if last.period is not None:
        first = dated(calendars.day(last.period.first.replace(day=number)), last.anchor)
        if number >= last.period.first.day:
            return None
    mon = found.span("mon")
    spans = (start, (end[0], found.match.end()))
    if mon is not None and mon[0] < start[0]:
        spans = ((found.match.start(), start[1]), (end[0], found.match.end()))
    whole = between(first, last, spans)
    before = found.words.lower[max(0, found.match.start() - 1)]
    return replace(whole, value="") if found.get("list") and before != "between" else whole


def _month(found: Found, scene: Scene) -> Time:
    number = _MONTHS[found.get("month") or ""]
    year, anchor = year_of(found, scene)
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


def _feast(found: Found, scene: Scene) -> Time:
    month, number = map(int, _TIMES.holidays[_plain(found.all("feast"))].split("-"))
    year, anchor = year_of(found, scene)
    if year is not None:
        return dated(calendars.day(date(year, month, number)), anchor)
    return in_some_year(lambda y: calendars.day(date(y, month, number)), f"XXXX-{month:02d}-{number:02d}", scene)


def _plain(words: tuple[str, ...]) -> str:
    return " ".join(words).replace("’", "'").replace(" '", "'").replace("' s", "'s")


def _nth(found: Found, scene: Scene) -> Time:
    """ "the 21st": of the month of a date told before, or of publication, or the one before or behind it."""
    number = number_of(found.get("day") or "")
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
        week = inside[-1] if which in {"last", "final"} else inside[min(number_of(which), len(inside)) - 1]
        if found.get("weekend"):
            week = calendars.weekend(week.first)
        return dated(week, whole.anchor)
    days = [calendars.moved(start, "day", number) for number in range((after - start).days)]
    named = [d for d in days if d.isoweekday() == _WEEKDAYS[wanted]]
    number = len(named) if which in {"last", "final"} else number_of(which)
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
        iso = iso.upper().replace("/", "-")
        return replace(dated(calendars.day(date.fromisoformat(iso[:10])), "text"), value=iso)
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


_BEFORE_MONTH = (
    "((?<= in | of | since | by | until | till | last | next | this | early | late | mid | for | from | to | through"
    " | during | and | or | before | after | a | the | each | every | around | about | between) | (?<= mid {hyphen}))"
)
"""What tells that "May" or "March" is a month."""
_WHICH = "(?P<which>this | last | next | past | coming)"
_LIST = "(<SEP> | (?P<list>and | or))"
_BEFORE_DAY = "(?<= on | by | until | till | from | since | to | before | after)"

RULES: tuple[Rule, ...] = (
    ("({iso:iso} | {dotted:dotted} | {slashed:slashed})", _digits),
    ("<WD> <THE> {day:day} {hyphen}? of? {mon:mon} <DOT> ({comma}? (of)? {year:year})?", _day_of_month),
    (
        "<WD> {mon:mon} <DOT> the? {day:day} (?! {unit} | {percent} | {colon} | {counted})"
        " ({comma}? (of)? {year:year})?",
        _day_of_month,
    ),
    ("<WD> the {ordinal:day} of {mon:mon} ({comma}? {year:year})?", _day_of_month),
    (f"<WD> <THE> {{day:day}} of? {{mon:mon}} <DOT> (of)? {REFERRED}", _day_of_month),
    (f"<WD> {{mon:mon}} <DOT> {{day:day}} (of)? {REFERRED}", _day_of_month),
    (
        f"(?<! {{hyphen}}) <THE> {{day:from}} {_LIST} <THE> {{day:day}} (of)? {{mon:mon}} <DOT>"
        " ({comma}? {year:year})?",
        _days_of_month,
    ),
    (
        f"{{mon:mon}} <DOT> the? {{day:from}} {_LIST} the? {{day:day}} (?! {{unit}} | {{percent}} | {{mon}}"
        " | {counted}) ({comma}? {year:year})?",
        _days_of_month,
    ),
    (f"{{month:month}} {OF_YEAR}", _month),
    ("{mon:month} <DOT> {comma}? (of | in)? {year:year}", _month),
    (f"{{mon:month}} (of | in)? {REFERRED}", _month),
    (f"{_BEFORE_MONTH} {{maymonth:month}}", _month),
    ("{maymonth:month} (?= {apostrophe})", _month),
    (f"{_WHICH} {{mon:month}}", _beside_month),
    (f"(?P<feast>{alternatives(_TIMES.holidays)}) {OF_YEAR}", _feast),
    (f"{_BEFORE_DAY} the {{nth:day}} (?! {{word}} | {{number}} | {{hyphen}})", _nth),
    (
        "the (?P<nth>{ordinal} | last | final) (week | {weekday:weekday} | (?P<weekend>weekend)) (of | in)"
        " {mon:month} ({comma}? {year:year})?",
        _week_of_month,
    ),
    (
        f"(?<! {{eventday}}) (this (?= past | coming))? {_WHICH}? {{weekday:weekday}} (?! {{papername}})",
        _weekday,
    ),
    (f"{_WHICH}? {{shortweekday:weekday}} {{dot}} (?! {{name}})", _weekday),
)
