"""The rows of who is who, who met whom, and who said what through whom."""

from __future__ import annotations

from secretariat.answer.event_rows import By, EventRow, Name, Spoken
from secretariat.answer.rows import Answer, ReportRow, Row
from secretariat.answer.talk_rows import PositionRow
from secretariat.evidence import Passage
from secretariat.records import Act, ActorKind, Manner, SourceType, When


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
    roles: tuple[str, ...]
    """Titles, of a person."""
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
    speaker: Name | None
    """None: not resolved; `source` has how the report calls it."""
    source: str | None
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
    by: By | None
    """What `said` is: `told`, or the day on which the report was `published`."""
    issues: tuple[str, ...]


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
    spoken: tuple[Spoken, ...]
    """Its statements and those of its people, in the order of publication."""
    passed_on: int
    """Statements of others that came through it."""
    meetings: tuple[EventRow, ...]
    positions: tuple[PositionRow, ...]
    met: tuple[PairRow, ...]
    """With whom; `left` is always this one."""
    reports: int
    """Reports that name it."""
