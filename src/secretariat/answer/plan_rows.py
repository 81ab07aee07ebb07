"""The rows of plans: each with its versions side by side, what became of each term, and who accepts what."""

from __future__ import annotations

from secretariat.answer.across_rows import SaidRow
from secretariat.answer.naming import Named
from secretariat.answer.rows import Answer, ReportRow, Row
from secretariat.evidence import Passage
from secretariat.records import Agreement, Answering, TermChange, TermState, When


class AnswerRow(Row, frozen=True):
    """The latest stance of a party on a version, or on a term of it."""

    party: str
    """Name."""
    stance: Answering
    words: str
    passage: Passage
    report: ReportRow
    age: int | None
    """Days from its publication to the day to which ages are counted; None: either is not known."""
    stale: bool
    """Whether that is more than `STALE_DAYS`."""


class Hands(Row, frozen=True):
    """Who had a hand in a version."""

    authors: tuple[Named, ...]
    prepared_by: tuple[Named, ...]
    consulted: tuple[Named, ...]
    left_out: tuple[Named, ...]
    approved_by: tuple[Named, ...]


class VersionRow(Row, frozen=True):
    """One version of a plan."""

    id: str
    number: int
    """Its place among the versions, from 1."""
    name: str
    """What tells it from the others: `28 points`, `third draft`, `Monday's version`."""
    names: tuple[str, ...]
    points: int | None
    first: When | None
    """When it was first told of; None: not known."""
    hands: Hands
    categories: tuple[str, ...]
    told: tuple[SaidRow, ...]
    """The words that name it, once for each report, in the order of publication."""
    why: tuple[str, ...]
    """By what they were put to this plan; empty: one report tells of it."""
    answers: tuple[AnswerRow, ...]
    """By party."""


class CellRow(Row, frozen=True):
    """A term as it stands in one version."""

    version: str
    """Its id."""
    number: int
    state: TermState
    against: int | None
    """Number of the version with which it is compared; None: with none."""
    changes: tuple[TermChange, ...]
    told: tuple[SaidRow, ...]
    """The words that tell it of this version, in the order of publication; reprints last."""
    why: tuple[SaidRow, ...]
    """The words that say that it is new, changed or there no more."""
    differing: tuple[str, ...]
    """Amounts that reports give differently for this version."""
    status: Agreement
    answers: tuple[AnswerRow, ...]


class TermRow(Row, frozen=True):
    """One term through the versions."""

    id: str
    issue: str
    words: str
    cells: tuple[CellRow, ...]
    """One for each version."""


class PlanRow(Row, frozen=True):
    """One plan."""

    id: str
    name: str
    """`28-point document`, `Escherin paper`."""
    names: tuple[str, ...]
    authors: tuple[Named, ...]
    versions: tuple[VersionRow, ...]
    terms: tuple[TermRow, ...]
    parties: tuple[str, ...]
    """Names of those that answer it or a term of it, sorted."""
    reports: int
    """How many tell of it."""
    first: When | None
    """When the first of them was published; None: not known."""
    last: When | None
    """When the last one was."""

    def count(self, *states: TermState) -> int:
        """How many cells are in one of these states."""
        return sum(cell.state in states for term in self.terms for cell in term.cells)

    def agreed(self, status: Agreement) -> int:
        """How many terms have this status in the last version that tells them."""
        last = ([cell for cell in term.cells if cell.told][-1:] for term in self.terms)
        return sum(cell.status == status for cells in last for cell in cells)


class Plans(Answer, frozen=True):
    """The plans; those of most versions and reports first."""

    until: str | None
    """ISO day to which ages are counted; None: no report is dated."""
    rows: tuple[PlanRow, ...]

    def called(self, identity: str) -> PlanRow | None:
        """The plan of this id, or of which this is a version or a proposal; None: there is none."""
        for row in self.rows:
            ids = {row.id, *(one.id for one in row.versions), *(said.id for v in row.versions for said in v.told)}
            if identity in ids:
                return row
        return None


class PlanSummary(Row, frozen=True):
    """A plan in a line."""

    id: str
    name: str
    authors: tuple[str, ...]
    """Names."""
    versions: tuple[str, ...]
    """What they are called, in order."""
    first: When | None
    last: When | None
    """When the first and the last report that tell of it were published; None: not known."""
    reports: int
    terms: int
    changed: int
    """How often a term was changed from one version to the next."""
    dropped: int
    added: int
    agreed: int
    """Terms that are told as agreed in the last version that tells them, and that nobody contests."""
    contested: int
    """Those of which it is contested whether they are agreed."""
    parties: tuple[str, ...]
    """Those that answer it."""


class PlanLine(Row, frozen=True):
    """A term in a version in a line, for a download or a pipe."""

    plan: str
    number: int
    version: str
    issue: str
    state: TermState
    against: int | None
    changes: str | None
    """`90,000 troops → 120,000 troops`."""
    differing: str | None
    status: Agreement
    answers: str | None
    """`Orlenz accepts; Velmar rejects`."""
    words: str | None
    passage: Passage | None
    report: ReportRow | None
