"""The lines of the timeline's table, whose words are read when they are shown or downloaded."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any

from secretariat.answer.event_rows import By, EventKind, EventRow, Events, Spoken
from secretariat.answer.people_rows import SpeechRow
from secretariat.answer.rows import ReportRow, Row
from secretariat.dossier import Dossier
from secretariat.evidence import Passage
from secretariat.records import MeetingStatus, When
from secretariat.web.loading import Loaded
from secretariat.web.timeline_index import Entry


class TimelineLine(Row, frozen=True):
    """A line of the table: an event, or a statement with its words."""

    kind: EventKind
    when: When | None
    by: By | None
    """`published`: no report tells the day, it is that of publication."""
    who: tuple[str, ...]
    """Names."""
    what: str | None
    place: str | None
    status: MeetingStatus | None
    issues: tuple[str, ...]
    words: str
    passage: Passage
    report: ReportRow
    reports: int


class Lines(Loaded[Entry, TimelineLine]):
    """The lines of entries."""

    def __init__(self, entries: Sequence[Entry], events: Events, dossier: Dossier) -> None:
        super().__init__(entries)
        self._events, self._dossier = events, dossier

    def rows(self, things: Sequence[Entry]) -> Iterator[TimelineLine]:
        """The lines of some of them."""
        spoken = [one.row for one in things if isinstance(one.row, Spoken)]
        said = {one.id: one for one in self._dossier.speeches(spoken, self._events)} if spoken else {}
        for one in things:
            if isinstance(one.row, EventRow):
                yield _line(one.row)
            elif one.row.id in said:
                yield _said(said[one.row.id])


def _line(row: EventRow) -> TimelineLine:
    fields: dict[str, Any] = {
        name: getattr(row, name)
        for name in ("kind", "when", "by", "what", "place", "status", "issues", "words", "passage", "report", "reports")
    }
    return TimelineLine(who=tuple(one.name for one in row.who), **fields)


def _said(said: SpeechRow) -> TimelineLine:
    who = said.speaker.name if said.speaker is not None else said.source
    return TimelineLine(
        kind="statement",
        when=said.said,
        by=said.by,
        who=() if who is None else (who,),
        what=said.act,
        place=None,
        status=None,
        issues=said.issues,
        words=said.words,
        passage=said.passage,
        report=said.report,
        reports=1,
    )
