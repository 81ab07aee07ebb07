"""Dates told by their way from another: from the day of publication ("yesterday", "last month", "two weeks ago") or
from a date told before ("the following day", "a year earlier")."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

from secretariat.extract import calendars
from secretariat.extract.durations import count_of, duration_value
from secretariat.extract.timepatterns import Found
from secretariat.extract.times import Rule, Scene, Time, at_part, dated, iso, open_time, same_unit, unknown
from secretariat.knowledge.times import load_times
from secretariat.records import Anchor

_TIMES = load_times()
_UNKNOWN = {
    "day": "XXXX-XX-XX", "night": "XXXX-XX-XX", "week": "XXXX-WXX", "weekend": "XXXX-WXX-WE", "month": "XXXX-XX",
    "quarter": "XXXX-QX", "year": "XXXX", "decade": "XXX", "century": "XX",
}  # fmt: skip
_STEPS = {"ago": -1, "last": -1, "past": -1, "previous": -1, "preceding": -1, "prior": -1, "earlier": -1, "before": -1}
_STEPS |= {"next": 1, "coming": 1, "following": 1, "after": 1, "later": 1, "subsequent": 1, "upcoming": 1}
_DAYS = {"today": 0, "tonight": 0, "yesterday": -1, "tomorrow": 1}
_FUZZ = {"week": 3, "fortnight": 3, "month": 15, "year": 183}
"""Days by which "two months ago" may be off, each way."""


def _beside_publication(unit: str, number: int, scene: Scene) -> Time:
    return same_unit(unit, number, scene) or unknown(_UNKNOWN[unit])


def _day_word(found: Found, scene: Scene) -> Time:
    """ "yesterday", "tomorrow evening", "the day before yesterday"."""
    word, part = found.get("word") or "", found.get("part")
    extra = {"before": -1, "after": 1}.get(found.get("side") or "", 0)
    time = _beside_publication("day", _DAYS[word] + extra, scene)
    if word == "tonight":
        return at_part(time, "NI")
    return at_part(time, _TIMES.parts[part]) if part else time


def _this_part(found: Found, scene: Scene) -> Time:
    """ "this morning", "last night", "overnight"."""
    which, part = found.get("which"), found.get("part")
    time = _beside_publication("day", -1 if which == "last" else 0, scene)
    if part:
        return at_part(time, _TIMES.parts[part])
    if time.period is None:
        return at_part(time, "NI")
    return replace(at_part(time, "NI"), first=calendars.beside(time.period, -1).first.isoformat())


def _weekend(found: Found, scene: Scene) -> Time:
    """ "the weekend", "this weekend": the last one or the next one, by the tense; on a weekend, this one."""
    back = scene.published is not None and scene.published.isoweekday() < 6 and scene.tense in {"past", None}
    return _beside_publication("weekend", -1 if back and (scene.tense or not found.get("this")) else 0, scene)


def _unit_beside(found: Found, scene: Scene) -> Time | None:
    """ "last week", "this year", "the coming month"."""
    unit = _TIMES.unit_of(found.get("unit") or "")
    if unit not in _UNKNOWN:
        return None
    step = _STEPS.get(found.get("which") or "", 0)
    return _beside_publication(unit, 2 * step if found.get("next") else step, scene)


def _year_end(found: Found, scene: Scene) -> Time | None:
    """ "year-end": the last half of the year, as "the end of the year"."""
    time = _beside_publication(found.get("unit") or "", 0, scene)
    if time.period is None:
        return time
    first, after = calendars.edge(time.period, "late")
    return replace(time, first=first.isoformat(), after=after.isoformat())


def _afterwards(found: Found, scene: Scene) -> Time:
    """How long after, nobody says."""
    return unknown("XXXX-XX-XX")


def _from_text(found: Found, scene: Scene) -> Time | None:
    """ "the same day", "the following week", "a year earlier": from a date told before, else from publication."""
    unit = _TIMES.unit_of(found.get("unit") or "")
    if unit not in _UNKNOWN:
        return None
    step = _STEPS.get(found.get("which") or "", 0)
    told = scene.last(unit, step=step)
    if told is None:
        return unknown(_UNKNOWN[unit])
    return dated(calendars.beside(calendars.holding(unit, told[0].first), step), told[1])


def _that_time(found: Found, scene: Scene) -> Time:
    told = scene.told[-1] if scene.told else None
    if told is None or scene.paragraph - told[0] > 1:
        return unknown("PAST_REF")
    return dated(told[1], told[2])


def _same_unit_of(found: Found, scene: Scene) -> Time | None:
    """ "the same quarter last year", "the same month of 2028", "the same period a year earlier"."""
    word, year, anchor = found.get("unit") or "", found.get("year"), None
    near = None
    if word == "period":
        parts = [(told, by) for _, told, by in scene.told if told.unit in {"month", "quarter", "half", "season"}]
        near, anchor = parts[-1] if parts else (None, None)
    elif _TIMES.unit_of(word) in _UNKNOWN and (told := scene.last(_TIMES.unit_of(word))) is not None:
        near, anchor = calendars.holding(_TIMES.unit_of(word), told[0].first), "publication"
    if near is None or near.unit in {"year", "decade", "century"}:
        return None if year else _beside_publication("year", -1, scene)
    back = int(year) - near.first.year if year else -1
    own = near.first.replace(year=near.first.year + back)
    period = calendars.season(own.year, near.value[-2:]) if near.unit == "season" else calendars.holding(near.unit, own)
    return dated(period, "text" if year else anchor)


def _small_hours(found: Found, scene: Scene) -> Time:
    """ "the early hours": of the day told before."""
    told = scene.last("day")
    return at_part(unknown("XXXX-XX-XX") if told is None else dated(calendars.day(told[0].first), told[1]), "MO")


def _weekday_from_text(found: Found, scene: Scene) -> Time:
    """ "the following Tuesday", "the previous Friday": from a date told before."""
    number, step = _TIMES.weekdays[found.get("weekday") or ""], _STEPS[found.get("which") or ""]
    told = scene.last("week", step=step)
    if told is None:
        return unknown(f"XXXX-WXX-{number}")
    near = told[0].after - timedelta(days=1) if step > 0 else told[0].first
    away = (number - near.isoweekday() - 1) % 7 + 1 if step > 0 else -((near.isoweekday() - number - 1) % 7 + 1)
    return dated(calendars.day(calendars.moved(near, "day", away)), told[1])


def _that_day(found: Found, scene: Scene) -> Time:
    """ "that date": the last day told."""
    days = [(period, anchor) for _, period, anchor in scene.told if period.unit == "day"]
    return dated(*days[-1]) if days else unknown("XXXX-XX-XX")


def _long_ago(found: Found, scene: Scene) -> Time:
    """ "in those years", "the other day"."""
    return _vaguely(scene.published, "publication", -1) if scene.published else unknown("PAST_REF")


def _nth_unit(found: Found, scene: Scene) -> Time:
    """ "the third day": of what, nobody says here."""
    return unknown(_UNKNOWN[found.get("unit") or ""])


def _evening_of(found: Found, scene: Scene) -> Time:
    """ "that night", "the same evening"."""
    told = scene.last("day")
    time = unknown("XXXX-XX-XX") if told is None else dated(calendars.day(told[0].first), told[1])
    return at_part(time, _TIMES.parts[found.get("part") or ""])


def _number_away(found: Found, scene: Scene) -> Time | None:
    """ "two weeks ago", "three days later", "a year from now": the calendar unit, its bounds as wide
    as the words allow."""
    unit, count = _TIMES.unit_of(found.get("unit") or ""), count_of(found.all("n"))
    if count is not None and found.get("half") and "half" not in found.all("n"):
        count = f"{float(count) + 0.5:g}"
    if unit == "year" and count is not None and (2 * float(count)) % 2 == 1:
        unit, count = "month", f"{12 * float(count):g}"
    way = found.get("way") or ""
    direction = -1 if way in {"ago", "earlier", "before", "previously", "back"} else 1
    if unit not in _UNKNOWN and unit != "fortnight":
        return unknown("XXXX-XX-XXTXX:XX", "TIME")
    if way in {"earlier", "later", "before", "afterwards", "previously"}:
        base = scene.last("day" if unit == "quarter" else "week" if unit == "fortnight" else unit, step=direction)
    else:
        base = None if scene.published is None else (calendars.day(scene.published), "publication")
    if base is None:
        return unknown(_UNKNOWN.get(unit, "XXXX-WXX"))
    if count is None or not float(count).is_integer():
        return _vaguely(base[0].first, base[1], direction)
    near, anchor, number = base[0], base[1], direction * int(count)
    if unit == "fortnight":
        unit, number = "week", 2 * number
    target = calendars.moved(near.first, unit, number)
    period = calendars.holding(unit, target)
    fuzz = _FUZZ.get(unit)
    if fuzz is None or near.unit != "day":
        return dated(period, anchor)
    first, after = target - timedelta(days=fuzz), target + timedelta(days=fuzz + 1)
    return Time("DATE", period.value, first.isoformat(), after.isoformat(), anchor, period)


def _vaguely(near: date, anchor: Anchor | None, direction: int) -> Time:
    """ "several weeks ago": before or behind the day, nobody says how far."""
    if direction < 0:
        return open_time("PAST_REF", None, near + timedelta(days=1), anchor)
    return open_time("FUTURE_REF", near, None, anchor)


def _stretch(found: Found, scene: Scene) -> Time | None:
    """ "the past two years", "the next four weeks": a duration that ends or begins with the day of publication."""
    unit, count = _TIMES.unit_of(found.get("unit") or ""), count_of(found.all("n") or ("one",))
    value = duration_value(count, unit)
    back = _STEPS.get(found.get("which") or "", 1) < 0
    day = scene.published
    if day is None:
        return unknown(value, "DURATION")
    first, after = (None, day + timedelta(days=1)) if back else (day, None)
    if count is not None and float(count).is_integer() and unit in _UNKNOWN:
        far = calendars.moved(day, unit, int(count) * (-1 if back else 1))
        first, after = (far, after) if back else (first, far + timedelta(days=1))
    return Time("DURATION", value, iso(first), iso(after), "publication")


_LEADING = "in | during | by | throughout | through | until | till | before | after"
_WAY = "(?P<way>ago | earlier | later | previously | back | afterwards)"

RULES: tuple[Rule, ...] = (
    ("((?<! {name}) | (?! {capital})) (?P<word>today | tonight | yesterday | tomorrow) {part:part}?", _day_word),
    ("the day (?P<side>before | after) (?P<word>yesterday | tomorrow)", _day_word),
    ("(?P<which>this | last) {part:part}", _this_part),
    ("overnight", _this_part),
    ("(the | (?P<this>this)) weekend", _weekend),
    ("(?P<which>this | last | next) {one:unit}", _unit_beside),
    ("(the | this) (?P<which>current) {one:unit}", _unit_beside),
    ("this (?P<which>coming | past) {one:unit}", _unit_beside),
    ("(?<= {edge} of) (the) {one:unit}", _unit_beside),
    ("(earlier | later) in the {one:unit}", _unit_beside),
    ("(afterwards | afterward | thereafter)", _afterwards),
    ("(?<= later in | earlier in | late in | early in | far in) (the) {one:unit}", _unit_beside),
    ("(?<= finish | finished | end | ended | ending | close | closed | closing | begin | began | start | started) the"
     " (?P<unit>day | week | month | year)", _unit_beside),
    ("the (?P<which>whole | entire | full) (?P<unit>day | week | month | year)", _from_text),
    ("(the | that) (?P<which>same) {one:unit}", _from_text),
    ("(?<= for | in | during | over | through | throughout) the (?P<unit>week | month | quarter | year)"
     " (?! of | that | when | before | after | to | {number} | {hyphen})", _from_text),
    ("(year | month) {hyphen}? end".replace("(", "(?P<unit>", 1), _year_end),
    ("(that) (?P<unit>day | week | month | year | decade | weekend)", _from_text),
    ("the (?P<which>following | previous | preceding | subsequent | prior) {one:unit}", _from_text),
    ("the (?P<which>next) (?P<unit>day)", _from_text),
    ("(?P<which>next) (?P<unit>day) (?= {comma})", _from_text),
    ("the {one:unit} (?P<which>before | after) (?! {word} | {number} | {hyphen})", _from_text),
    ("the {one:unit} (?P<which>earlier | previous | later | following)", _from_text),
    ("the same period (?P<which>last) (?P<unit>year)", _unit_beside),
    ("the (?P<which>following | previous | preceding | next) {weekday:weekday}", _weekday_from_text),
    ("(that | the same | the following | the previous) {part:part}", _evening_of),
    ("the (?P<unit>day | week | month | quarter | year) (?= {apostrophe})", _from_text),
    ("{one:unit} {hyphen} (?P<which>ago | earlier)", _unit_beside),
    ("(in)? <ABOUT> <NUMBER> {unit:unit} {apostrophe} (?P<way>time)", _number_away),
    ("(in)? <ABOUT> (a | one) {one:unit} {apostrophe} s (?P<way>time)", _number_away),
    ("the {one:unit} (?P<which>after | before) (?P<next>next | last)", _unit_beside),
    ("the same {one:unit} (of | in)? (?P<which>last | the previous | the preceding) year", _same_unit_of),
    ("the same {one:unit} (of | in) {year:year}", _same_unit_of),
    ("the same (?P<unit>period) (of | in)? (a year earlier | a year ago | the year before)", _same_unit_of),
    ("(at)? (about)? this time (?P<which>last | next) (?P<unit>week | month | year)", _unit_beside),
    ("the (early | small) hours (?! of | on)", _small_hours),
    (f"(?<= {_LEADING} | into) the (early | late)? {{part:part}} (hours)? (?! of | on {{wd}})", _evening_of),
    (f"(?<= {_LEADING} | from | since) (early | late) {{part:part}} (?! of | on {{wd}})", _evening_of),
    ("the {part:part} (?= {apostrophe})", _evening_of),
    ("(the | that) {ordinal} {part:part} (?= of | in)", _evening_of),
    ("(that | the same) date", _that_day),
    ("(?<= in) those (days | weeks | months | years)", _long_ago),
    ("the other day", _long_ago),
    ("(?<= best | worst | biggest | largest | busiest | deadliest | bloodiest | strongest | weakest)"
     " (?P<unit>day | week | month | quarter | year) (?= since | in)", _unit_beside),
    ("(?<! time of) (?<! person of) (?<! man of) (?<! woman of) (?<= of) the (?! {capital}) (?P<unit>year)"
     " (?! {number} | {hyphen} | of | before | after | when | that)", _unit_beside),
    ("the? {ordinal:nth} {counting}? (?P<unit>day | week | month | year)", _nth_unit),
    ("that time", _that_time),
    (f"<ABOUT> <NUMBER> <HALF> {{unit:unit}} {_WAY}", _number_away),
    ("<ABOUT> <NUMBER> <HALF> {unit:unit} (?P<way>before) (?! {word} | {number} | {hyphen})", _number_away),
    ("<ABOUT> <NUMBER> <HALF> {unit:unit} (?P<way>from) now", _number_away),
    (f"<ABOUT> (a | an | one) {{one:unit}} (?P<half>and a half)? {_WAY}", _number_away),
    ("<ABOUT> (a | an | one) {one:unit} (?P<way>before) (?! {word} | {number} | {hyphen})", _number_away),
    ("<ABOUT> (a | an | one) {one:unit} (?P<way>from) now", _number_away),
    ("(the | these)? (?P<which>past | last | previous | next | coming | following | upcoming) <NUMBER>"
     " {unit:unit} (?! of)", _stretch),
    ("the (?P<which>past | coming) {one:unit}", _stretch),
    ("the (?P<which>next) (?P<unit>week | month | quarter | year | decade | hour | century)", _stretch),
    ("the (?P<which>last) {one:unit}", _unit_beside),
)  # fmt: skip
