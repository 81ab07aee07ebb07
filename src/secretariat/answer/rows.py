"""The rows of an answer: plain, typed, complete enough to be read without the dossier at hand."""

from __future__ import annotations

from typing import Literal

import msgspec

from secretariat.evidence import Passage
from secretariat.problems import Problem
from secretariat.records import Act, ActorKind, Manner, StatementKind, When


class Row(msgspec.Struct, frozen=True, kw_only=True):
    """What all rows share: frozen, compared by value."""


class ReportRow(Row, frozen=True):
    """A report, as a line names it."""

    id: str
    name: str
    title: str | None
    outlet: str | None
    """Name of the outlet; None: unknown."""
    byline: str | None
    url: str | None
    published: When | None


class StatementRow(Row, frozen=True):
    """A statement with everything a line needs."""

    id: str
    speaker: str | None
    """Name of the speaker; None: unresolved, and `unresolved` says why."""
    unresolved: str | None
    source: str | None
    """The words that name the source, " … " between passages; None: the report names none here."""
    cue: str | None
    """The words that attribute; None: none."""
    kind: StatementKind
    manner: Manner
    words: str
    """What was said, exactly, " … " between passages."""
    passages: tuple[Passage, ...]
    """Where these words stand."""
    said: When | None
    act: Act
    negated: bool
    addressee: str | None
    """To whom it was said, as written; None: not said."""
    medium: str | None
    """Through what it was said, as written; None: not said."""
    through: tuple[str, ...]
    """Names and relations of those through whom it came, from the report back to the speaker ("citing Radio Lunn")."""


class ReportStatements(Row, frozen=True):
    """The statements of one report, in the order of its text."""

    report: ReportRow
    statements: tuple[StatementRow, ...]


class Answer(Row, frozen=True, kw_only=True):
    """What all answers say about themselves."""

    as_of: str | None
    """ISO day as of which the dossier is shown; None: as it is now."""
    left_out: int
    """Reports an as-of view leaves out because it is not known whether they were published by then."""
    total: int | None = None
    """Rows that there are, where only some are shown; None: these are all."""
    skipped: int = 0
    """Rows in front of those that are shown."""


class Statements(Answer, frozen=True):
    """Who said what, by report; sorted by publication, unknown last."""

    reports: tuple[ReportStatements, ...]


class Count(Row, frozen=True):
    """A name and how often it occurs."""

    name: str
    count: int


class Overview(Answer, frozen=True):
    """What a dossier holds."""

    reports: int
    undated: int
    """Reports whose day of publication is unknown."""
    first: str | None
    """ISO day of the earliest publication; None: no report is dated."""
    last: str | None
    """ISO day of the latest publication."""
    outlets: tuple[Count, ...]
    """Reports by outlet, most first."""
    outlet_unknown: int
    """Reports of no known outlet."""
    statements: int
    unresolved: int
    """Statements whose speaker is not resolved."""
    actors: int
    speakers: tuple[Count, ...]
    """The ten who speak most, by statements."""
    problems: tuple[Problem, ...]


class ActorRow(Row, frozen=True):
    """An actor and how much of it there is."""

    id: str
    name: str
    kind: ActorKind
    aliases: tuple[str, ...]
    roles: tuple[str, ...]
    """Titles, with what they are offices of."""
    statements: int
    """Statements this actor makes."""
    party: str | None
    """Name of the party it speaks for; None: not known."""
    country: str | None
    """ISO 3166-1 alpha-2 code of the state that a body is of; None: not known."""
    reports: int
    """Reports that name the actor."""


class OpenPair(Row, frozen=True):
    """Two actors of which it is open whether they are one."""

    left: str
    """Actor id; so is `right`."""
    right: str
    names: tuple[str, str]
    why: str


class Actors(Answer, frozen=True):
    """Everyone named, those who speak most first, then those whom most reports name."""

    actors: tuple[ActorRow, ...]
    open: tuple[OpenPair, ...]
    """Who may be the same as whom."""


class TimelineRow(Row, frozen=True):
    """Something that a report tells of a time."""

    when: When
    kind: Literal["said", "told"]
    """`said`: a statement, when it was made; `told`: a sentence that names the time."""
    who: str | None
    """Who said it: name, else the words of the report; None for `told`, or not known."""
    words: str
    passage: Passage
    report: ReportRow


class Timeline(Answer, frozen=True):
    """What the reports tell of times, the earliest first."""

    rows: tuple[TimelineRow, ...]


class Hit(Row, frozen=True):
    """What a search found in one report."""

    report: ReportRow
    statements: tuple[StatementRow, ...]
    passage: Passage | None
    """The paragraph (or a part of it) with most of the words; None: the statements above show them."""
    marks: tuple[tuple[int, int], ...]
    """The words found inside `passage`, half-open, counted from its first character."""


class Hits(Answer, frozen=True):
    """What a search found, the best report first."""

    words: str
    undated: int
    """Reports that `since` and `until` leave out because their day of publication is not known."""
    hits: tuple[Hit, ...]
