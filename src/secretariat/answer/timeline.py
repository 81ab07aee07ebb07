"""What happened when: each day that the reports tell of, with the words that tell it."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence

from secretariat.answer.days import day_span
from secretariat.answer.rows import ReportRow, TimelineRow
from secretariat.evidence import Passage
from secretariat.records import DateMention, Report, Statement

_END = re.compile(r"[.!?][\"'”’»)\]]*\s+(?=[\"'“‘«(\[]?[A-Z])")
_LONGEST = 400
"""Characters of a sentence that a line shows."""


def timeline_rows(
    reports: Mapping[str, tuple[Report, ReportRow]],
    statements: Sequence[Statement],
    dates: Mapping[str, Sequence[DateMention]],
    names: Mapping[str, str],
) -> tuple[TimelineRow, ...]:
    """A row for each statement of which the day is known, and for each other sentence that tells of a day; the
    earliest first. What has no first and no last day is left out.

    Args:
        reports: report id → the report, and how a line names it.
        statements: those of the reports.
        dates: report id → its time expressions.
        names: actor id → name.
    """
    rows = [*_said(reports, statements, names), *_told(reports, statements, dates)]
    return tuple(sorted(rows, key=_order))


def _order(row: TimelineRow) -> tuple[str, str, str, int]:
    first, last = day_span(row.when)
    return str(first), str(last), row.report.id, row.passage.start


def _said(
    reports: Mapping[str, tuple[Report, ReportRow]], statements: Sequence[Statement], names: Mapping[str, str]
) -> Iterator[TimelineRow]:
    for one in statements:
        if one.said is None or None in day_span(one.said) or one.report not in reports:
            continue
        who = names.get(one.speaker or "") or " … ".join(passage.quote for passage in one.source) or None
        passages = one.content
        words = " … ".join(passage.quote for passage in passages)
        yield TimelineRow(
            when=one.said, kind="said", who=who, words=words, passage=passages[0], report=reports[one.report][1]
        )


def _told(
    reports: Mapping[str, tuple[Report, ReportRow]],
    statements: Sequence[Statement],
    dates: Mapping[str, Sequence[DateMention]],
) -> Iterator[TimelineRow]:
    said: dict[str, list[tuple[int, int]]] = {}
    for one in statements:
        if one.said is not None and None not in day_span(one.said):
            parts = (*one.content, *one.cue, *one.source)
            said.setdefault(one.report, []).append((min(p.start for p in parts), max(p.end for p in parts)))
    for identity, mentions in dates.items():
        if identity not in reports:
            continue
        report, row = reports[identity]
        shown: set[tuple[int, str | None, str | None]] = set()
        for mention in mentions:
            if mention.when is None or None in day_span(mention.when):
                continue
            passage = sentence_at(report, mention.passage.start)
            key = passage.start, mention.when.earliest, mention.when.latest
            inside = any(start <= passage.end and passage.start <= end for start, end in said.get(identity, ()))
            if key not in shown and not inside:
                shown.add(key)
                yield TimelineRow(
                    when=mention.when, kind="told", who=None, words=passage.quote, passage=passage, report=row
                )


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
