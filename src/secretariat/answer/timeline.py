"""What happened when: each day that the reports tell of, with the words that tell it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from secretariat.answer.rows import ReportRow, TimelineRow
from secretariat.moments import Moment, moments_of, sentence_at
from secretariat.records import DateMention, Report, Statement

__all__ = ["sentence_at", "timeline_rows"]


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
    said: dict[str, list[Statement]] = {}
    for one in statements:
        said.setdefault(one.report, []).append(one)
    rows = [
        (moment.days, row)
        for identity, (report, line) in reports.items()
        for moment, row in _rows(moments_of(report, said.get(identity, ()), dates.get(identity, ())), line, names)
    ]
    rows.sort(key=lambda pair: (*pair[0], pair[1].report.id, pair[1].passage.start, pair[1].kind))
    return tuple(row for _, row in rows)


def _rows(moments: Iterator[Moment], line: ReportRow, names: Mapping[str, str]) -> Iterator[tuple[Moment, TimelineRow]]:
    for moment in moments:
        one = moment.said
        passages = (moment.passage,) if one is None else one.content
        words = " … ".join(passage.quote for passage in passages)
        who = None if one is None else names.get(one.speaker or "") or " … ".join(p.quote for p in one.source) or None
        yield (
            moment,
            TimelineRow(when=moment.when, kind=moment.kind, who=who, words=words, passage=moment.passage, report=line),
        )
