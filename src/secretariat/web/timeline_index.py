"""What the timeline shows, worked out once for all filters: events with their days, and statements counted by day."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any, NamedTuple

from secretariat.answer.days import day_span
from secretariat.answer.event_rows import By, EventKind, EventRow, Events, Spoken
from secretariat.answer.people_rows import SpeechRow
from secretariat.answer.rows import ReportRow, Row
from secretariat.dossier import Dossier
from secretariat.evidence import Passage
from secretariat.records import MeetingStatus, When
from secretariat.web.loading import Loaded
from secretariat.web.pictures.axis import Span

KINDS: tuple[EventKind, ...] = ("meeting", "proposal", "shift", "contradiction", "statement")
_NEAR = timedelta(days=60)
"""How far from the days of publication a meeting may lie to be in the span that is shown first."""


class Entry(NamedTuple):
    """Something with its days."""

    first: date | None
    """None, with a `last`: no first day is known; both None: no day is."""
    last: date | None
    row: EventRow | Spoken

    @property
    def kind(self) -> EventKind:
        """What it is."""
        return self.row.kind if isinstance(self.row, EventRow) else "statement"


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


@dataclass(frozen=True)
class Choice:
    """What of the timeline is asked for."""

    span: Span | None = None
    """None: all days, and what is of no known day."""
    parties: frozenset[str] | None = None
    """Actor ids; None: all."""
    issue: str | None = None
    kind: EventKind | None = None

    def has(self, entry: Entry) -> bool:
        """Whether it is asked for. Meetings and contradictions have no issue and are of every one."""
        row = entry.row
        if self.kind is not None and entry.kind != self.kind:
            return False
        if self.span is not None and not (entry[:2] != (None, None) and self.span.meets(entry.first, entry.last)):
            return False
        if self.parties is not None and not self.parties.intersection(_parties(row)):
            return False
        return self.issue is None or entry.kind in {"meeting", "contradiction"} or self.issue in row.issues


def _parties(row: EventRow | Spoken) -> tuple[str, ...]:
    return row.parties if isinstance(row, EventRow) else () if row.party is None else (row.party,)


class TimelineIndex:
    """The events of a dossier, ready for every choice."""

    def __init__(self, events: Events) -> None:
        self.events = events
        rows: list[EventRow | Spoken] = [*events.rows, *events.spoken]
        found = [Entry(*day_span(row.when), row) for row in rows]
        found.sort(key=lambda one: (one[:2] == (None, None), one.first or one.last or date.max, one.last or date.max))
        self.entries: tuple[Entry, ...] = tuple(found)
        self.said: Mapping[tuple[str | None, str | None], Counter[date]] = _counted(found)
        """Party and issue → statements by day; the issue None: all of the party's; the party None: of nobody known."""
        named = {one.id for one in events.parties}
        self.parties = {one.name: one.id for one in reversed(events.parties)}
        self.unnamed = {party for party, _ in self.said if party not in named}
        self.core, self.whole = _spans(events, found)

    def called(self, name: str) -> frozenset[str]:
        """Actor ids of the parties of this name."""
        return frozenset(one.id for one in self.events.parties if one.name == name)

    def chosen(self, choice: Choice) -> list[Entry]:
        """The entries that are asked for, the earliest first, those of no known day last."""
        return list(self.entries) if choice == Choice() else [one for one in self.entries if choice.has(one)]


def _counted(entries: Sequence[Entry]) -> dict[tuple[str | None, str | None], Counter[date]]:
    """Statements of one known day, by party and issue."""
    found: dict[tuple[str | None, str | None], Counter[date]] = defaultdict(Counter)
    for first, last, row in entries:
        if isinstance(row, Spoken) and first is not None and first == last:
            for issue in (None, *row.issues):
                found[row.party, issue][first] += 1
    return dict(found)


def _spans(events: Events, entries: Sequence[Entry]) -> tuple[Span | None, Span | None]:
    """The span shown first (the days of publication, with the meetings near them), and that of all there is; None:
    there is no day at all."""
    days = [day for one in entries for day in one[:2] if day is not None]
    if not days:
        return None, None
    whole = Span(min(days), max(days))
    if events.first is None or events.last is None:
        return whole, whole
    first, last = date.fromisoformat(events.first), date.fromisoformat(events.last)
    low = first - _NEAR if first - date.min > _NEAR else date.min
    high = last + _NEAR if date.max - last > _NEAR else date.max
    near = [
        day for one in entries if one.kind == "meeting" for day in one[:2] if day is not None and low <= day <= high
    ]
    return Span(min([first, *near]), max([last, *near])), whole


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
