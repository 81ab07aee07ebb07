"""Publication dates: from a metadata field, or from words standing in the text. Nothing is filled in.

One style: a full day is `2031-03-05` to `2031-03-06`; a moment with a known zone is that second in UTC,
`2031-03-05T14:30:00Z` to `2031-03-05T14:30:01Z`; a time without a zone counts as its day.
"""

from __future__ import annotations

import re
from datetime import MAXYEAR, UTC, date, datetime, timedelta

from secretariat.records import Anchor, When

MONTH = (
    r"(?:Jan(?:uary)?|Feb(?:ruary)?|Mar(?:ch)?|Apr(?:il)?|May|June?|July?|Aug(?:ust)?|Sept?(?:ember)?|Oct(?:ober)?"
    r"|Nov(?:ember)?|Dec(?:ember)?)\.?"
)
"""Pattern of a month in words, whole or cut."""
_WEEKDAY = r"(?:(?:Mon|Tues?|Wed(?:nes)?|Thu(?:rs?)?|Fri|Sat(?:ur)?|Sun)(?:day)?\.?,?\s+)?"
_ZONE = r"(?:Z|UTC(?:[+-]\d{1,2})?|GMT(?:[+-]\d{1,2})?|[A-Z]{2,5}T|MSK|[+-]\d\d:?\d\d)"
_TIME = rf"(?:\d{{1,2}}[:.h]\d\d(?::\d\d(?:\.\d+)?)?\s*(?:[ap]\.?m\.?)?\s*(?:\(?{_ZONE}\)?)?)"
_DAY_WORDS = (
    rf"{_WEEKDAY}(?:{MONTH}\s+\d{{1,2}}(?:st|nd|rd|th)?,?\s+\d{{4}}|\d{{1,2}}(?:st|nd|rd|th)?\s+{MONTH},?\s+\d{{4}}"
    r"|\d{1,2}-[A-Z][A-Za-z]{2}-\d{4}|\d{4}-\d\d-\d\d|\d{4}/\d\d/\d\d|\d{1,2}\.\d{1,2}\.\d{4}|\d{1,2}/\d{1,2}/\d{4})"
)
DATE_WORDS = rf"(?:{_TIME}\s*,?\s*(?:on\s+)?)?{_DAY_WORDS}(?:(?:\s*(?:,|\||[-–—•·]|at)\s*|\s+|T)(?:at\s+)?{_TIME})?"
"""Pattern of a date with its year, with or without a time, as people write it on a line of its own."""

_ISO = re.compile(
    r"(\d{4})-(\d\d)-(\d\d)(?:[T ](\d\d):?(\d\d)(?::?(\d\d)(?:[.,]\d+)?)?\s*(Z|UTC|GMT|[+-]\d\d:?\d\d|[+-]\d\d)?)?",
    re.I,
)
_PACKED = re.compile(r"(\d{4})(\d\d)(\d\d)(?:T?(\d\d)(\d\d)(\d\d))?(Z)?")
_PARTS = re.compile(
    rf"(?:(?P<m1>{MONTH})\s+(?P<d1>\d{{1,2}})(?:st|nd|rd|th)?,?\s+(?P<y1>\d{{4}})"
    rf"|(?P<d2>\d{{1,2}})(?:st|nd|rd|th)?[\s-]+(?P<m2>{MONTH}),?[\s-]+(?P<y2>\d{{4}})"
    r"|(?P<d3>\d{1,2})\.(?P<m3>\d{1,2})\.(?P<y3>\d{4})"
    r"|(?P<y4>\d{4})/(?P<m4>\d\d)/(?P<d4>\d\d)"
    r"|(?P<a5>\d{1,2})/(?P<b5>\d{1,2})/(?P<y5>\d{4}))",
    re.I,
)
_CLOCK = re.compile(rf"(\d{{1,2}})[:.h](\d\d)(?::(\d\d)(?:\.\d+)?)?\s*([ap])?\.?m?\.?\s*\(?({_ZONE})?", re.I)
_HOURS = {
    "Z": 0.0, "UTC": 0.0, "GMT": 0.0, "WET": 0.0, "CET": 1.0, "CEST": 2.0, "EET": 2.0, "EEST": 3.0, "MSK": 3.0,
    "EST": -5.0, "EDT": -4.0, "CDT": -5.0, "MDT": -6.0, "PST": -8.0, "PDT": -7.0, "JST": 9.0, "KST": 9.0, "HKT": 8.0,
}  # fmt: skip
"""Hours east of Greenwich of the zone names that mean one zone only (CST, IST and BST mean several)."""


def day_of(day: date, words: str | None, anchor: Anchor | None) -> When:
    """The whole of one day."""
    try:
        after = (day + timedelta(days=1)).isoformat()
    except OverflowError:
        after = None
    return When(earliest=day.isoformat(), latest=after, words=words, anchor=anchor)


def read_date(words: str | None, anchor: Anchor | None = None) -> When | None:
    """The time that `words` give, or None where they give no day of a known year. Never raises.

    Understands ISO 8601 in its usual spellings, RFC 2822 (feeds), packed digits (`20310305143000`) and dates written
    out in English with an optional time. Dotted numbers are day first; of `3/4/2031` only the span from the earlier
    to the later of its two readings is known.
    """
    words = " ".join((words or "").split())
    if not words or len(words) > 120:
        return None
    try:
        return _from_digits(words, anchor) or _from_words(words, anchor)
    except (ValueError, OverflowError):
        return None


def read_date_field(words: str, anchor: Anchor | None = None) -> When | None:
    """The time that the value of a date field gives: as `read_date`, or less, or a number of a clock. Never raises.

    `2031-03` is that month, `2031` that year, 10 digits are seconds and 13 milliseconds since 1970 (UTC).
    """
    words = " ".join(words.split())
    try:
        return read_date(words, anchor) or _from_epoch(words, anchor) or _month_or_year(words, anchor)
    except (ValueError, OverflowError):
        return None


def read_bounds(when: When) -> When | None:
    """A time that another program wrote as bounds, empty strings as None; None where it has no bounds at all.

    Raises:
        ValueError: a bound is no date in the style of this module, or the earliest is not before the latest.
    """
    earliest, latest = _bound(when.earliest), _bound(when.latest)
    if earliest and latest and earliest >= latest:
        raise ValueError("its earliest is not before its latest")
    if not (earliest or latest):
        return None
    return When(
        earliest=when.earliest or None, latest=when.latest or None, words=when.words or None, anchor=when.anchor
    )


def _bound(words: str | None) -> datetime | None:
    if not words:
        return None
    if not re.fullmatch(r"[0-9]{4}-[0-9]{2}-[0-9]{2}(?:T[0-9]{2}:[0-9]{2}:[0-9]{2}Z)?", words):
        raise ValueError(f"{words[:40]!r} is neither a day (2031-03-05) nor a time (2031-03-05T14:30:00Z)")
    moment = datetime.fromisoformat(words)
    return moment if moment.tzinfo else moment.replace(tzinfo=UTC)


def _from_epoch(words: str, anchor: Anchor | None) -> When | None:
    if not re.fullmatch(r"[0-9]{10}(?:[0-9]{3})?", words):
        return None
    moment = datetime.fromtimestamp(int(words[:10]), UTC)
    return _moment(moment.date(), (moment.hour, moment.minute, moment.second), 0, words, anchor)


def _month_or_year(words: str, anchor: Anchor | None) -> When | None:
    match = re.fullmatch(r"([0-9]{4})(?:-([0-9]{2}))?", words)
    if not match:
        return None
    first = date(int(match[1]), int(match[2] or 1), 1)
    year, month = (first.year + first.month // 12, first.month % 12 + 1) if match[2] else (first.year + 1, 1)
    latest = date(year, month, 1).isoformat() if year <= MAXYEAR else None
    return When(earliest=first.isoformat(), latest=latest, words=words, anchor=anchor)


def _from_digits(words: str, anchor: Anchor | None) -> When | None:
    match = _ISO.match(words) or _PACKED.fullmatch(words)
    if not match or (match.re is _ISO and words[match.end() : match.end() + 1].isdigit()):
        return None
    day = date(int(match[1]), int(match[2]), int(match[3]))
    if match[4] is None or match[7] is None:
        return day_of(day, words, anchor)
    clock = (int(match[4]), int(match[5]), int(match[6] or 0))
    return _moment(day, clock, _zone(match[7].upper()), words, anchor)


def _from_words(words: str, anchor: Anchor | None) -> When | None:
    match = _PARTS.search(words)
    if not match:
        return None
    if match["y5"]:
        return _either_order(match, words, anchor)
    year, month, day = ((match[k + "1"] or match[k + "2"] or match[k + "3"] or match[k + "4"]) for k in "ymd")
    found = date(int(year), int(month) if month.isdigit() else _month(month), int(day))
    clock = _CLOCK.search(words, match.end()) or _CLOCK.search(words[: match.start()])
    if not clock or not clock[5]:
        return day_of(found, words, anchor)
    hour = int(clock[1]) % 12 + (12 if clock[4] in "pP" else 0) if clock[4] else int(clock[1])
    return _moment(found, (hour, int(clock[2]), int(clock[3] or 0)), _zone(clock[5].upper()), words, anchor)


def _month(name: str) -> int:
    return ["jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"].index(
        name[:3].casefold()
    ) + 1


def _either_order(match: re.Match[str], words: str, anchor: Anchor | None) -> When | None:
    year, first, second = int(match["y5"]), int(match["a5"]), int(match["b5"])
    readings = [date(year, m, d) for m, d in ((first, second), (second, first)) if m <= 12 and d <= 31]
    if not readings:
        return None
    latest = day_of(max(readings), words, anchor).latest
    return When(earliest=min(readings).isoformat(), latest=latest, words=words, anchor=anchor)


def _zone(name: str) -> float | None:
    """Hours east of Greenwich; None where the name does not say."""
    offset = re.fullmatch(r"(?:UTC|GMT)?([+-])(\d\d?):?(\d\d)?", name)
    if offset:
        return (int(offset[2]) + int(offset[3] or 0) / 60) * (-1 if offset[1] == "-" else 1)
    return _HOURS.get(name)


def _moment(
    day: date, clock: tuple[int, int, int], hours: float | None, words: str, anchor: Anchor | None
) -> When | None:
    if hours is None:
        return day_of(day, words, anchor)
    moment = datetime(day.year, day.month, day.day, *clock, tzinfo=UTC) - timedelta(hours=hours)
    style = "%Y-%m-%dT%H:%M:%SZ"
    later = moment + timedelta(seconds=1)
    return When(earliest=moment.strftime(style), latest=later.strftime(style), words=words, anchor=anchor)
