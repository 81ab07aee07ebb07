"""When it was said: the time expression beside the cue, and the day it names.

Relative words are counted from the day of publication. A past saying "on Tuesday" was on the last Tuesday before that
day ended. What cannot be worked out keeps its words and has no bounds.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date, timedelta
from typing import TYPE_CHECKING

from msgspec.structs import replace

from secretariat.extract.media import is_beside
from secretariat.extract.quotes import Span
from secretariat.extract.telling import Telling
from secretariat.records import Anchor, Report, When

if TYPE_CHECKING:
    from spacy.tokens import Token

_DAYS = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")
_MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
_DAY = "(?P<weekday>" + "|".join(_DAYS) + ")"
_MONTH = (
    r"(?:january|february|march|april|may|june|july|august|september|october|november|december"
    r"|(?:jan|feb|mar|apr|jun|jul|aug|sept?|oct|nov|dec)\.?(?=\s+\d))"
)
_PART = r"(?:\s+(?:morning|afternoon|evening|night))?"
_DATE = (
    rf"(?:(?P<m1>{_MONTH})\s+(?P<d1>\d{{1,2}})(?:st|nd|rd|th)?|(?P<d2>\d{{1,2}})(?:st|nd|rd|th)?\s+(?:of\s+)?"
    rf"(?P<m2>{_MONTH}))(?!\d)(?:,?\s+(?P<y>(?:19|20)\d\d))?"
)
_ON = r"(?:(?:late|early|earlier|later)\s+)?(?:on\s+)?(?:(?:late|early)\s+)?"
_EXPRESSIONS = tuple(
    re.compile(pattern, re.IGNORECASE)
    for pattern in (
        rf"\b(?:{_ON}|dated\s+){_DATE}",
        rf"\b{_ON}{_DAY}{_PART}\b(?:,?\s+{_DATE})?",
        r"\b(?:(?:late|early|earlier|later)\s+)?(?P<now>today|tonight|this\s+(?:morning|afternoon|evening))\b",
        rf"\b(?:(?:late|early|earlier)\s+)?(?P<before>yesterday{_PART}|the\s+(?:day\s+before|previous\s+day)|last\s+night|last\s+evening)\b",
        r"\b(?:(?:late|early|earlier|later)\s+)?(?P<span>last|this)\s+(?P<unit>week|month|year)\b",
        rf"\blast\s+{_DAY}{_PART}\b",
        rf"\b(?P<month>(?:early|late)?\s*in\s+(?:early\s+|late\s+)?(?P<m3>{_MONTH})(?:\s+(?P<y3>(?:19|20)\d\d))?)\b",
        r"\b(?P<weeks>two|three|four|five|six)\s+weeks\s+ago\b",
        r"\b(?P<ago>(?:one|two|three|four|five|six|seven|eight|nine|ten|\d+|a)\s+days?\s+ago)\b",
        r"\b(?:over|at|during)\s+(?P<weekend>the\s+weekend)\b",
        r"\bin\s+(?P<year>(?:19|20)\d\d)\b",
        r"\b(?P<other>the\s+(?:following\s+day|next\s+day|same\s+day)|a\s+day\s+(?:earlier|later)"
        r"|(?:an?\s+|two\s+|three\s+)?(?:hours?|weeks?|months?)\s+(?:earlier|later|ago)|earlier\s+in\s+the\s+day|afterwards)\b",
    )
)
_OTHER_USE = {
    *("until", "till", "by", "since", "before", "after", "for", "from", "next", "every", "between", "of", "through"),
    *("ending", "than", "to"),
}
"""A word before a time that makes it something else than when it was said."""
_NUMBERS = ("a", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten")


def read_moment(telling: Telling, report: Report) -> When | None:
    """When the statement was made, from the words of its attributing clause; None where they do not say."""
    found = _expression(telling, report.text)
    return None if found is None else _moment(found, report)


def moment_in(report: Report, span: Span) -> When:
    """The time that a stretch of the report's text names: its words, and the day where they tell one."""
    tried = (pattern.search(report.text, *span) for pattern in _EXPRESSIONS)
    found = max((match for match in tried if match), key=lambda match: len(match[0]), default=None)
    words = " ".join(report.text[slice(*span)].split())
    return When(words=words) if found is None else replace(_moment(found, report), words=words)


def _moment(found: re.Match[str], report: Report) -> When:
    published = _day(report.published)
    words = " ".join(found.group().split())
    try:
        bounds, anchor = _bounds(found, published)
    except (ValueError, OverflowError):
        bounds, anchor = None, None
    if bounds is None:
        return When(words=words)
    return When(earliest=bounds[0].isoformat(), latest=bounds[1].isoformat(), words=words, anchor=anchor)


def _day(published: When | None) -> date | None:
    """The day of publication, where it is one day."""
    if published is None or published.earliest is None or published.latest is None:
        return None
    first = date.fromisoformat(published.earliest[:10])
    last = date.fromisoformat(published.latest[:10])
    return first if (last - first).days <= 1 else None


# --- where the expression stands -------------------------------------------------------------------------------------


def _expression(telling: Telling, text: str) -> re.Match[str] | None:
    """The nearest time expression that belongs to the cue; `text` is the report's."""
    head, home = telling.head, telling.paragraph
    if head is None or home is None:
        return None
    best, nearest = None, 0
    for start, end in _runs(telling):
        for pattern in _EXPRESSIONS:
            for match in pattern.finditer(text, home.start + start, home.start + end):
                first, last = match.start() - home.start, match.end() - home.start
                inside = [t for t in telling.clause if first <= t.idx < last]
                if not inside or not _belongs(inside[0], inside[-1], telling):
                    continue
                distance = min(abs(inside[0].i - head.i), abs(inside[-1].i - head.i))
                if best is None or distance < nearest or (distance == nearest and len(match[0]) > len(best[0])):
                    best, nearest = match, distance
    return best


def _runs(telling: Telling) -> Iterator[tuple[int, int]]:
    """Unbroken stretches of the attributing clause, in characters of its paragraph."""
    start: int | None = None
    before: Token | None = None
    for token in telling.clause:
        if before is None or token.i != before.i + 1:
            if start is not None and before is not None:
                yield start, before.idx + len(before)
            start = token.idx
        before = token
    if start is not None and before is not None:
        yield start, before.idx + len(before)


def _belongs(first: Token, last: Token, telling: Telling) -> bool:
    """The time is that of the saying: no other verb of the clause stands between it and the cue."""
    if first.i > 0 and first.nbor(-1).lower_ in _OTHER_USE:
        return False
    if first.text == "Today" and first.i > first.sent.start and not first.nbor(-1).is_punct:
        return False
    source = {t.i for t in telling.source}
    if first.lower_ == "dated":
        return True
    if first.i in source and last.i in source and first.i != min(source):
        return False
    return is_beside(last, telling)


# --- which day it names ----------------------------------------------------------------------------------------------


def _bounds(found: re.Match[str], published: date | None) -> tuple[tuple[date, date] | None, Anchor | None]:
    parts = found.groupdict()
    month, number = parts.get("m1") or parts.get("m2"), parts.get("d1") or parts.get("d2")
    if month and number:
        return _dated(_month(month), int(number), parts.get("y"), published)
    if parts.get("year"):
        return _year(int(parts["year"])), "text"
    if parts.get("m3") and parts.get("y3"):
        return _whole_month(int(parts["y3"]), _month(parts["m3"])), "text"
    bounds = None if published is None else _relative(parts, published)
    return bounds, None if bounds is None else "publication"


def _dated(
    month: int, number: int, year: str | None, published: date | None
) -> tuple[tuple[date, date] | None, Anchor | None]:
    if year:
        return _one(date(int(year), month, number)), "text"
    if published is None:
        return None, None
    day = date(published.year, month, number)
    return _one(day if day <= published + timedelta(days=1) else day.replace(year=day.year - 1)), "publication"


def _relative(parts: dict[str, str], published: date) -> tuple[date, date] | None:
    weekday = parts.get("weekday")
    if weekday:
        back = (published.weekday() - _DAYS.index(weekday.lower())) % 7
        return _one(published - timedelta(days=back))
    if parts.get("now"):
        return _one(published)
    if parts.get("before"):
        return _one(published - timedelta(days=1))
    if parts.get("weeks"):
        middle = published - timedelta(days=7 * _NUMBERS.index(parts["weeks"].lower()))
        return middle - timedelta(days=3), middle + timedelta(days=4)
    if parts.get("ago"):
        word = parts["ago"].split()[0].lower()
        days = int(word) if word.isdigit() else max(1, _NUMBERS.index(word))
        return _one(published - timedelta(days=days))
    if parts.get("weekend"):
        saturday = published - timedelta(days=(published.weekday() - 5) % 7)
        return saturday, saturday + timedelta(days=2)
    if parts.get("m3"):
        month = _month(parts["m3"])
        return _whole_month(published.year - (month > published.month), month)
    if parts.get("unit"):
        return _unit(parts["unit"].lower(), parts["span"].lower() == "last", published)
    return None


def _unit(unit: str, last: bool, published: date) -> tuple[date, date]:
    after = published + timedelta(days=1)
    if unit == "week":
        monday = published - timedelta(days=published.weekday())
        return (monday - timedelta(days=7), monday) if last else (monday, after)
    if unit == "month":
        first = published.replace(day=1)
        before = first - timedelta(days=1)
        return _whole_month(before.year, before.month) if last else (first, after)
    return _year(published.year - 1) if last else (date(published.year, 1, 1), after)


def _one(day: date) -> tuple[date, date]:
    return day, day + timedelta(days=1)


def _year(year: int) -> tuple[date, date]:
    return date(year, 1, 1), date(year + 1, 1, 1)


def _whole_month(year: int, month: int) -> tuple[date, date]:
    return date(year, month, 1), date(year + month // 12, month % 12 + 1, 1)


def _month(name: str) -> int:
    return _MONTHS.index(name[:3].lower()) + 1
