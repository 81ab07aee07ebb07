"""The rows of the timeline and of who met whom."""

from __future__ import annotations

from typing import Literal

from secretariat.answer.rows import Answer, Count, ReportRow, Row
from secretariat.answer.talk_rows import PositionRow
from secretariat.evidence import Passage
from secretariat.records import (
    Act,
    ActorKind,
    ContradictionType,
    Manner,
    MeetingStatus,
    SourceType,
    When,
)

EventKind = Literal["meeting", "proposal", "statement", "contradiction", "shift"]
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
    by: Literal["told", "published"] | None
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
    parties: tuple[Party, ...]
    """Those of most events first."""
    issues: tuple[Count, ...]
    first: str | None
    """ISO day of the earliest publication; None: no report is dated."""
    last: str | None
    """ISO day of the latest publication."""


class PersonRow(Row, frozen=True):
    """Somebody who speaks for a party, or for themselves."""

    id: str
    name: str
    kind: ActorKind
    roles: tuple[str, ...]
    """Titles, with what they are offices of."""
    why: str | None
    """By what the party is told; None: there is none."""
    statements: int
    through: int
    """Statements that came through somebody else than the report."""
    reports: int
    """Reports that name it."""
    meetings: int


class PartyRow(Row, frozen=True):
    """A party and those who speak for it."""

    id: str
    name: str
    kind: ActorKind
    country: str | None
    """ISO 3166-1 alpha-2 code; None: not known."""
    statements: int
    """Its own, and those of its people."""
    reports: int
    meetings: int
    mediated: int
    """Meetings that it mediates or hosts."""
    people: tuple[PersonRow, ...]
    """Those who speak most first."""


class UnnamedRow(Row, frozen=True):
    """Sources of one sort that no report names."""

    type: SourceType
    sources: int
    statements: int


class PairRow(Row, frozen=True):
    """Two who met, or mean to meet."""

    left: Name
    right: Name
    held: int
    """Meetings that were held or are under way."""
    planned: int
    """Meetings that are planned, put off or uncertain."""
    off: int
    """Meetings that were called off, or are denied."""
    mediated: int
    """Those of all of these in which one of the two is there as mediator or host."""
    meetings: tuple[str, ...]
    """Ids of the events."""


class Who(Answer, frozen=True):
    """Parties and people, and who met whom."""

    parties: tuple[PartyRow, ...]
    """Those who speak most first; with them whoever speaks, or meets others, for no known party."""
    unnamed: tuple[UnnamedRow, ...]
    outlets: tuple[PartyRow, ...]
    pairs: tuple[PairRow, ...]
    """Of parties, those who met most first."""
    people: tuple[PairRow, ...]
    """The same of those who met themselves, a person beside the party."""
    mediators: tuple[str, ...]
    """Actor ids of those who mediate or host a meeting, and of their parties; sorted."""


class RoleRow(Row, frozen=True):
    """A title or office with the words that give it."""

    title: str
    of: str | None
    when: When | None
    passage: Passage | None
    report: ReportRow | None


class LinkRow(Row, frozen=True):
    """One of those through whom words came."""

    actor: Name | None
    """None: not resolved; `words` has how the report calls it."""
    relation: str
    words: str


class SpeechRow(Row, frozen=True):
    """Something that somebody said."""

    id: str
    speaker: Name
    words: str
    passage: Passage
    said: When | None
    act: Act
    manner: Manner
    negated: bool
    addressee: str | None
    medium: str | None
    chain: tuple[LinkRow, ...]
    """Through whom it came, from the report back to the speaker."""
    report: ReportRow


class ActorPage(Answer, frozen=True):
    """All that is known of one actor."""

    id: str
    name: str
    kind: ActorKind
    aliases: tuple[str, ...]
    country: str | None
    party: Name | None
    party_why: str | None
    source_type: SourceType | None
    roles: tuple[RoleRow, ...]
    people: tuple[PersonRow, ...]
    """Those who speak for it."""
    statements: tuple[SpeechRow, ...]
    """Its own and those of its people, in the order of publication."""
    passed_on: int
    """Statements of others that came through it."""
    meetings: tuple[EventRow, ...]
    positions: tuple[PositionRow, ...]
    met: tuple[PairRow, ...]
    """With whom; `left` is always this one."""
    reports: int
    """Reports that name it."""
