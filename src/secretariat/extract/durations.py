"""How long and how often: durations, rates and vague times without a place in the calendar."""

from __future__ import annotations

from datetime import timedelta

from secretariat.extract.timepatterns import Found, alternatives
from secretariat.extract.times import Rule, Scene, Time, open_time, unknown
from secretariat.knowledge.times import load_times

_TIMES = load_times()
_CODES = {
    "second": ("PT", "S"), "minute": ("PT", "M"), "hour": ("PT", "H"), "day": ("P", "D"), "night": ("P", "NI"),
    "week": ("P", "W"), "weekend": ("P", "WE"), "month": ("P", "M"), "quarter": ("P", "Q"), "year": ("P", "Y"),
    "decade": ("P", "DE"), "century": ("P", "CE"), "millennium": ("P", "ML"),
}  # fmt: skip


def count_of(words: tuple[str, ...]) -> str | None:
    """How many, in digits (`2`, `2.5`, `150`); None: not told in numbers ("several"). No words are one."""
    plain = [word for word in words if word not in {"-", "and", "of", "–"}]
    if not plain or plain in (["a"], ["an"]):
        return "1"
    if plain[0] == "half":
        return "0.5"
    total, last = 0.0, 0.0
    for word in plain:
        if word in {"a", "an"}:
            continue
        if word == "half":
            last += 0.5
        elif word in _TIMES.scales:
            total, last = total + (last or 1) * _TIMES.scales[word], 0.0
        elif word in _TIMES.numbers:
            last += _TIMES.numbers[word]
        elif word[0].isdigit():
            last += float(word.replace(",", ""))
        elif word == "couple":
            last += 2
        else:
            return None
    number = total + last
    return str(int(number)) if number.is_integer() else str(number)


def duration_value(count: str | None, unit: str) -> str:
    """TIMEX3 of so many units; `X` for None."""
    if unit == "fortnight":
        unit, count = "week", None if count is None else f"{2 * float(count):g}"
    before, behind = _CODES[unit]
    if unit == "hour" and count == "0.5":
        return "PT30M"
    if unit == "year" and count == "0.5":
        return "P6M"
    return f"{before}{'X' if count is None else count}{behind}"


def _duration(found: Found, scene: Scene) -> Time | None:
    """ "three days", "two and a half years", "a year and a half"; "a quarter" is more often a fraction, and "some day"
    no duration."""
    word = found.get("unit") or ""
    unit, count = _TIMES.unit_of(word), count_of(found.all("n"))
    if unit == "quarter" or (count is None and not word.endswith("s")):
        return None
    if found.get("half") and count is not None:
        count = f"{float(count) + 0.5:g}"
    return unknown(duration_value(count, unit), "DURATION")


def _from_to(found: Found, scene: Scene) -> Time:
    """ "60 to 90 days": no one length; its two ends."""
    unit = _TIMES.unit_of(found.get("unit") or "")
    low, high = found.span("low"), found.span("n")
    first = unknown(duration_value(count_of(found.all("low")), unit), "DURATION")
    last = unknown(duration_value(count_of(found.all("n")), unit), "DURATION")
    if low is None or high is None:
        return last
    return Time("DURATION", f"{first.value}/{last.value}", parts=((*low, first), (high[0], found.match.end(), last)))


def _many(found: Found, scene: Scene) -> Time | None:
    """ "for years": nobody says how many; "quarters" are rooms or sources, too."""
    unit = _TIMES.unit_of(found.get("unit") or "")
    return None if unit == "quarter" else unknown(duration_value(None, unit), "DURATION")


def _lasting(found: Found, scene: Scene) -> Time:
    return unknown(_TIMES.lasting[found.get("word") or ""], "DURATION")


def _rate(found: Found, scene: Scene) -> Time:
    return unknown(_TIMES.rates[found.get("word") or ""], "SET")


def _every(found: Found, scene: Scene) -> Time:
    """ "every year", "every two weeks", "every other day", "twice a week"."""
    count = "2" if found.get("other") else count_of(found.all("n"))
    return unknown(duration_value(count, _TIMES.unit_of(found.get("unit") or "")), "SET")


def _every_weekday(found: Found, scene: Scene) -> Time:
    word = (found.get("weekday") or "").removesuffix("s")
    return unknown(f"XXXX-WXX-{_TIMES.weekdays[word]}", "SET")


def _every_month(found: Found, scene: Scene) -> Time:
    return unknown(f"XXXX-{_TIMES.months[found.get('month') or '']:02d}", "SET")


def _every_part(found: Found, scene: Scene) -> Time:
    return unknown(f"XXXX-XX-XXT{_TIMES.parts[found.get('part') or '']}", "SET")


def _present(found: Found, scene: Scene) -> Time:
    day = scene.published
    return open_time("PRESENT_REF", day, day and day + timedelta(days=1))


def _past(found: Found, scene: Scene) -> Time:
    day = scene.published
    return open_time("PAST_REF", None, day and day + timedelta(days=1))


def _future(found: Found, scene: Scene) -> Time:
    return open_time("FUTURE_REF", scene.published, None)


_APART = "(?! {hyphen})"

RULES: tuple[Rule, ...] = (
    ("(?<= {rated} | {number} | {percent}) (a | an | per) {one:unit}", _every),
    ("<ABOUT> <NUMBER> ({hyphen} | {counting})? {unit:unit} (?! {hyphen}? old)", _duration),
    ("the (first | last | final | opening) <NUMBER> {unit:unit}", _duration),
    ("<ABOUT> (?P<n>a | an | one) {one:unit} (?P<half>and a half)? (?! {hyphen}? old)", _duration),
    ("<ABOUT> <NUMBER> {unit:unit} (?P<half>and a half)", _duration),
    ("(?P<low>{number}) ({hyphen}? to {hyphen}? | {hyphen} | and | or) <NUMBER> {hyphen}? {unit:unit}"
     " (?! {hyphen}? old)", _from_to),
    ("{one:unit} {hyphen} long", _duration),
    ("{units:unit} {hyphen} (long | old)", _many),
    ("(all) {one:unit} (?! {name})", _duration),
    ("<NUMBER> {hyphen} (?P<unit>year | years | month | months) {hyphen} old", _duration),
    ("(all) {hyphen} {one:unit}", _duration),
    ("(?<! early | small) (many)? {units:unit} (?! {hyphen}? old | of age | {hyphen})", _many),
    ("{lasting:word}", _lasting),
    ("{rate:word} (?! {hyphen})", _rate),
    ("(every | each) (?P<other>other)? {one:unit}", _every),
    ("every <NUMBER> {unit:unit}", _every),
    ("(every | each) {weekday:weekday}", _every_weekday),
    ("(every | each) {month:month}", _every_month),
    ("(every | each) {part:part}", _every_part),
    ("{weekdays:weekday}", _every_weekday),
    ("(per) (?P<unit>second | minute | hour | day | week | month | year)".replace("second | ", ""), _every),
    (f"{alternatives(_TIMES.vague.present)} {_APART}", _present),
    (f"(?<! most) (?<! {{hyphen}}) {alternatives(_TIMES.vague.past)} {_APART}", _past),
    (f"(?<! {{hyphen}}) (?<! as) {alternatives(_TIMES.vague.future)} {_APART}", _future),
)  # fmt: skip
