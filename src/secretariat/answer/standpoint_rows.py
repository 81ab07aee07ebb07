"""The rows of where parties stand: a position with how it is known and how old it is, and the table of the latest."""

from __future__ import annotations

from datetime import date
from typing import Literal

from secretariat.answer.across_rows import ShiftRow
from secretariat.answer.rows import Answer, ReportRow, Row
from secretariat.answer.talk_rows import PositionRow
from secretariat.evidence import Passage
from secretariat.records import Stance, When


class Standpoint(Row, frozen=True):
    """A position as one report tells it, with how it is known."""

    position: PositionRow
    source: str | None
    """The words that name the source of the statement it stands on; None: the report's own words, or it names none."""
    through: tuple[str, ...]
    """Relations and names of those through whom it came, from the report back ("citing Radio Lunn")."""
    said: When | None
    """When it was said; None: not known."""
    age: int | None
    """Days from the publication of its report to the day to which ages are counted; None: either is not known."""
    copy_of: ReportRow | None
    """The report that its report reprints; None: it does not, or the reprint tells what the other one does not."""
    reprints: tuple[ReportRow, ...]
    """Reports that reprint these words, by publication."""
    move: ShiftRow | None
    """From which earlier position it moved; None: it is not known to have moved."""


class Cell(Row, frozen=True):
    """Where a party stands on an issue: its latest position by publication, reprints left out."""

    party: str
    """Name."""
    issue: str
    stance: Stance
    also: tuple[Stance, ...]
    """Other stances that reports of the same day give it, from acceptance to refusal."""
    status: Literal["stated", "reported", "inferred"]
    actor: str | None
    """Who took it for the party; None: the party itself."""
    words: str
    passage: Passage
    report: ReportRow
    age: int | None
    """As in `Standpoint`."""
    stale: bool
    """Whether that is more than `STALE_DAYS`."""
    red_line: ReportRow | None
    """The latest report of a red line on the issue; None: there is none."""
    positions: int
    """How many are known, reprints not counted."""
    moved: Literal["softened", "hardened", "reversed"] | None
    """Its last move; None: it is not known to have moved."""


class PartyCells(Row, frozen=True):
    """A row of the table."""

    party: str
    cells: tuple[Cell | None, ...]
    """One for each issue of the table; None: no position is known."""
    positions: int


class CellsWanted(Row, frozen=True):
    """Which cells are asked for; None: whichever."""

    party: str | None = None
    """A part of the name; case does not count."""
    issue: str | None = None
    stance: Stance | None = None
    """The latest, or one of the same day."""
    since: date | None = None
    """The latest position was published on this day or later."""


class CellTable(Row, frozen=True):
    """Cells as rows and columns."""

    issues: tuple[str, ...]
    """The columns, those of most positions first."""
    rows: tuple[PartyCells, ...]
    """Those of most positions first."""


class Standpoints(Answer, frozen=True):
    """Where every party stands, and how it came to stand there."""

    until: str | None
    """ISO day to which ages are counted: the day as of which the dossier is shown, else that of the newest
    publication; None: no report is dated."""
    parties: tuple[str, ...]
    """Names, those of most positions first."""
    issues: tuple[str, ...]
    """Those of most positions first, `other` last."""
    cells: tuple[Cell, ...]
    """By party and issue, in these orders."""
    rows: tuple[Standpoint, ...]
    """All positions, by party and issue, each cell's in the order of publication, unknown last."""

    def cell(self, party: str, issue: str) -> Cell | None:
        """Where a party stands on an issue; None: it is not known."""
        return next((one for one in self.cells if (one.party, one.issue) == (party, issue)), None)

    def history(self, party: str, issue: str) -> tuple[Standpoint, ...]:
        """How a party came to stand where it stands on an issue."""
        return tuple(one for one in self.rows if (one.position.party, one.position.issue) == (party, issue))
