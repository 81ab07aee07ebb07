"""Times as days, never more precise than they are known, and what one report tells of which day."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from datetime import UTC, date, datetime, timedelta
from typing import Literal, NamedTuple

from secretariat.evidence import Passage
from secretariat.records import DateMention, Report, Statement, When

_ONE_DAY = timedelta(hours=25)
_END = re.compile(r"[.!?][\"'”’»)\]]*\s+(?=[\"'“‘«(\[]?[A-Z])")
_LONGEST = 400
"""Characters of a sentence that a line shows."""


class Moment(NamedTuple):
    """What a report tells of a day."""

    when: When
    """Its first and last day are known."""
    kind: Literal["said", "told"]
    """`said`: a statement, when it was made; `told`: a sentence that names the time."""
    passage: Passage
    """The first passage of the statement, or the sentence."""
    said: Statement | None
    """The statement; None: it is told."""

    @property
    def days(self) -> tuple[str, str]:
        """First and last day, ISO."""
        first, last = day_span(self.when)
        return str(first), str(last)


def moments_of(report: Report, statements: Sequence[Statement], dates: Sequence[DateMention]) -> Iterator[Moment]:
    """What a report tells of days that are known: its statements, and each other sentence that names one.

    Args:
        report: the report.
        statements: those of the report.
        dates: its time expressions.
    """
    spans = []
    for one in statements:
        if one.said is not None and None not in day_span(one.said):
            parts = (*one.content, *one.cue, *one.source)
            spans.append((min(p.start for p in parts), max(p.end for p in parts)))
            yield Moment(one.said, "said", one.content[0], one)
    shown: set[tuple[int, str | None, str | None]] = set()
    for mention in dates:
        if mention.when is None or None in day_span(mention.when):
            continue
        passage = sentence_at(report, mention.passage.start)
        key = passage.start, mention.when.earliest, mention.when.latest
        inside = any(start <= passage.end and passage.start <= end for start, end in spans)
        if key not in shown and not inside:
            shown.add(key)
            yield Moment(mention.when, "told", passage, None)


def sentence_at(report: Report, position: int) -> Passage:
    """The sentence around a character of the text, as far as full stops tell; at most 400 characters of it."""
    block = next((b for b in report.blocks if b.start <= position < b.end), None)
    start, end = (0, len(report.text)) if block is None else (block.start, block.end)
    ends = [match.end() for match in _END.finditer(report.text, start, end)]
    first = max((at for at in ends if at <= position), default=start)
    last = min((at for at in ends if at > position), default=end)
    if last - first > _LONGEST:
        first = max(first, position - _LONGEST // 2)
        last = min(last, first + _LONGEST)
    quote = report.text[first:last]
    first += len(quote) - len(quote.lstrip())
    return Passage.cut(report.id, report.text, first, first + len(quote.strip()))


def day_span(when: When | None) -> tuple[date | None, date | None]:
    """First and last day (both inside) of a time; None: not known.

    An interval of about a day is that one day: the day its middle falls on in UTC, so that 20 November in Moscow or in
    New York is 20 November here too.
    """
    if when is None:
        return None, None
    first, end = moment(when.earliest), moment(when.latest)
    if first is None or end is None:
        return (first.date() if first else None), (_just_before(end).date() if end else None)
    if end <= first:
        return first.date(), first.date()
    if end - first <= _ONE_DAY:
        middle = (first + (end - first) / 2).date()
        return middle, middle
    return first.date(), _just_before(end).date()


def moment(text: str | None) -> datetime | None:
    """An ISO 8601 day or time as a time in UTC (without a zone it is UTC); None: none given, or not readable."""
    if text is None:
        return None
    try:
        read = datetime.fromisoformat(text)
        return read.replace(tzinfo=UTC) if read.tzinfo is None else read.astimezone(UTC)
    except (ValueError, OverflowError):
        return None


def _just_before(end: datetime) -> datetime:
    return end - timedelta(seconds=1) if end > datetime.min.replace(tzinfo=end.tzinfo) + timedelta(days=1) else end
