"""What a brief is: sections of checked sentences, a table of positions, the sources, and what is counted of them."""

from __future__ import annotations

from secretariat.answer.briefing.sentences import LeftOut, Sentence
from secretariat.answer.rows import Count, Row
from secretariat.records import When


class Item(Row, frozen=True):
    """A sentence in its place."""

    sentence: Sentence
    new: bool
    """Whether all that it cites was published since the day from which changes are told."""


class Group(Row, frozen=True):
    """Sentences under one small heading."""

    title: str | None
    items: tuple[Item, ...] = ()
    counted: tuple[str, ...] = ()
    """Lines that only count what the dossier holds; they cite nothing."""
    more: int = 0
    """Sentences that hold too and are not shown, for brevity."""


class Section(Row, frozen=True):
    """A part of the brief."""

    title: str
    groups: tuple[Group, ...]
    empty: str
    """What is written where there is nothing."""


class Cell(Row, frozen=True):
    """Where a party stands on an issue, by its newest evidence."""

    latest: Sentence
    age: int | None
    """Days from its publication to the day of the brief; None: not known."""
    before: Sentence | None = None
    """An earlier red line, where the newest stance is none."""


class TableRow(Row, frozen=True):
    """An issue and where each party stands on it."""

    issue: str
    cells: tuple[Cell | None, ...]
    """One for each party; None: nothing that holds is told."""


class Table(Row, frozen=True):
    """Parties and issues."""

    parties: tuple[str, ...]
    rows: tuple[TableRow, ...]
    more_parties: int
    more_issues: int


class Source(Row, frozen=True):
    """A report that the brief cites."""

    number: int
    report: str
    """Its id."""
    name: str
    """File name or address it was read from."""
    outlet: str | None
    title: str | None
    published: When | None
    url: str | None
    copy_of: str | None
    """What it is a copy of, in words; None: of nothing that the dossier holds."""
    version_of: str | None
    """What it is an edited version of, in words."""


class Evidence(Row, frozen=True):
    """How well a party is heard."""

    party: str
    statements: int
    """Statements by the party or its people."""
    newest: str | None
    """ISO day of the newest publication in which it speaks or takes a position; None: none, or not dated."""
    age: int | None
    """Days from then to the day of the brief."""


class Coverage(Row, frozen=True):
    """What the brief rests on, by counting."""

    reports: int
    outlets: tuple[Count, ...]
    outlet_unknown: int
    copies: int
    edited: int
    """Reports that are edited versions of others."""
    undated: int
    not_known_by_then: int
    """Reports that an as-of view leaves out because it is not known whether they were published by then."""
    parties: tuple[Evidence, ...]
    more_parties: int
    cited_reports: int
    told: int
    """Sentences in the brief."""
    one_origin: int
    """Of these, those whose every point has one origin or none that is certain."""
    several_origins: int
    """Of these, those with a point that has two independent origins or more."""
    claims: int
    """Claims in the dossier."""
    claims_one_origin: int
    failed: int
    """Sentences left out because they failed the check."""
    failed_why: tuple[Count, ...]
    not_told: tuple[Count, ...]
    """Records of which no sentence was made, by why."""


class Brief(Row, frozen=True):
    """The whole."""

    title: str
    as_of: str | None
    """ISO day as of which the dossier is shown; None: as it is."""
    day: str | None
    """ISO day of the brief: that of `as_of`, else of the newest publication; None: no report is dated."""
    since: str | None
    """ISO day from which changes are told; None: no report is dated and no day was given."""
    first: str | None
    """ISO day of the earliest publication."""
    sections: tuple[Section, ...]
    table: Table
    sources: tuple[Source, ...]
    coverage: Coverage
    left_out: tuple[LeftOut, ...]
    """Sentences that failed the check, and why; in the JSON only."""
