"""The rows of what is shown of reports: the list of them, and one with the records in its margin."""

from __future__ import annotations

from typing import Literal

from secretariat.answer.naming import Named
from secretariat.answer.rows import Answer, Hit, ReportRow, Row, StatementRow
from secretariat.evidence import Passage
from secretariat.records import Report

NoteKind = Literal["statement", "meeting", "proposal", "provision", "position"]


class ReportLine(Row, frozen=True):
    """A report in the list of them."""

    report: ReportRow
    copy_of: ReportRow | None
    """The report that it reprints; None: it is not known to reprint one."""
    version_of: ReportRow | None
    """The earlier report that it is an edited version of."""
    reprints: tuple[ReportRow, ...]
    """Its copies and later versions, by publication."""
    statements: int
    meetings: int
    proposals: int
    provisions: int
    positions: int


class Reports(Answer, frozen=True):
    """All reports, by publication, unknown last."""

    rows: tuple[ReportLine, ...]


class Note(Row, frozen=True):
    """A record as it stands in the margin of its report."""

    id: str
    kind: NoteKind
    passages: tuple[Passage, ...]
    """Its words, in the order of the text."""
    who: tuple[Named, ...]
    """Who speaks, meets, proposes, is obliged or takes the position; empty: nobody who is known."""
    called: str | None
    """Where nobody is known: the report's words for the source."""
    label: str | None
    """The act of a statement, the status of a meeting or a provision, the version of a proposal, the stance."""
    issue: str | None
    """Of provisions and positions."""
    details: tuple[tuple[str, str], ...]
    """What else is known of it: name ("" where the value says it) and value, e.g. `condition`, `if others do`."""
    made_by: str | None
    score: float | None


class ReportPage(Answer, frozen=True):
    """One report as it was read."""

    report: Report
    line: ReportLine
    notes: tuple[Note, ...]
    """By where they begin in the text."""
    sources: tuple[Passage, ...]
    """The words that name the sources of statements."""
    anchors: tuple[tuple[int, int], ...]
    """Where its points and time expressions stand: half-open spans, to which other views may lead."""
    problems: tuple[str, ...]


class Said(Row, frozen=True):
    """A statement and the report in which it stands."""

    said: StatementRow
    report: ReportRow


class FoundRow(Row, frozen=True):
    """What a search found in one report."""

    hit: Hit
    notes: tuple[Note, ...]
    """Its other records in whose words something was found, those with most of the words first."""


class SearchPage(Answer, frozen=True):
    """Some of what a search found, the best first."""

    undated: int
    """Reports that the days asked leave out because their day of publication is not known."""
    rows: tuple[FoundRow, ...]
    more: bool
    """Whether there are further ones."""
    people: tuple[Named, ...]
    """Those whose names have all the words."""
