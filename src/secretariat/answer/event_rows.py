"""The rows of the timeline."""

from __future__ import annotations

from typing import Literal

from secretariat.answer.rows import Answer, Count, ReportRow, Row
from secretariat.evidence import Passage
from secretariat.records import ActorKind, ContradictionType, MeetingStatus, When

EventKind = Literal["meeting", "proposal", "statement", "contradiction", "shift"]
By = Literal["told", "published"]
Direction = Literal["softened", "hardened", "reversed", "new"]


class Name(Row, frozen=True):
    """Somebody by id and name."""

    id: str
    name: str


class EventRow(Row, frozen=True):
    """One thing that has its place in the timeline."""

    id: str
    kind: EventKind
    when: When | None
    """None: not known."""
    by: By | None
    """`told`: the reports say when it was; `published`: it is where the (first, of two the second) report that tells it
    was published; None: neither is known."""
    who: tuple[Name, ...]
    """Who met, proposed, spoke, differ, moved."""
    parties: tuple[str, ...]
    """Actor ids of the parties that they speak for, or of themselves; sorted."""
    issues: tuple[str, ...]
    """Of a shift, and of a statement or a proposal of which a position or provision is known; sorted."""
    what: str | None
    """A few words: a meeting's format, a proposal's name, a contradiction's type, an act of speech, a move."""
    place: str | None
    """Of a meeting."""
    status: MeetingStatus | None
    """Of a meeting, as the latest report has it."""
    type: ContradictionType | None
    """Of a contradiction."""
    direction: Direction | None
    """Of a shift."""
    words: str
    passage: Passage
    report: ReportRow
    """The latest report that tells a meeting; of others the first."""
    reports: int
    """How many reports tell it."""


class Spoken(Row, frozen=True):
    """A statement as far as it is counted; its words are read when they are shown."""

    id: str
    report: str
    """Report id."""
    start: int
    """First character of its words."""
    speaker: str | None
    """Actor id; None: not resolved."""
    party: str | None
    """Actor id of the party for which the speaker speaks, or of the speaker."""
    when: When | None
    """When it was said, else when the report was published; None: neither is known."""
    by: By | None
    """Which of them; as in `EventRow`."""
    issues: tuple[str, ...]
    relayed: bool
    """Whether it came through somebody else than the report."""


class Party(Row, frozen=True):
    """Who speaks, meets or moves, for itself or through others."""

    id: str
    name: str
    kind: ActorKind
    count: int
    """Events in which it takes part."""


class Events(Answer, frozen=True):
    """What is in the timeline, the earliest first, what is of unknown day last."""

    rows: tuple[EventRow, ...]
    """All but the statements."""
    spoken: tuple[Spoken, ...]
    """The statements; see `secretariat.answer.speeches` for their words."""
    parties: tuple[Party, ...]
    """Those of most events first."""
    issues: tuple[Count, ...]
    first: str | None
    """ISO day of the earliest publication; None: no report is dated."""
    last: str | None
    """ISO day of the latest publication."""
    names: dict[str, str]
    """Actor id → name."""
    reports: dict[str, ReportRow]
    """Report id → the report, as a line names it."""
