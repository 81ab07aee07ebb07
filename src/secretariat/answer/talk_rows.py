"""The rows of what reports tell of talks: meetings, proposals, provisions, positions."""

from __future__ import annotations

from typing import Literal

from secretariat.answer.plan_rows import PlanRow
from secretariat.answer.rows import Answer, ReportRow, Row
from secretariat.evidence import Passage
from secretariat.records import MeetingStatus, ProvisionStatus, Quantity, Stance, When


class TalkRow(Row, frozen=True):
    """What all of these share: where it stands, and by which rule it was read."""

    id: str
    words: str
    """The exact words, " … " between passages."""
    passages: tuple[Passage, ...]
    report: ReportRow
    made_by: str | None
    """Rule and version; None: not told."""
    score: float | None
    """Measured precision of the rule, 0 to 1; None: not measured."""


class MeetingRow(TalkRow, frozen=True):
    """A meeting as one report tells it."""

    participants: tuple[str, ...]
    """Names."""
    mediators: tuple[str, ...]
    status: MeetingStatus
    format: str | None
    place: str | None
    when: When | None


class ProposalRow(TalkRow, frozen=True):
    """A plan, draft or offer as one report tells it."""

    names: tuple[str, ...]
    authors: tuple[str, ...]
    """Names; so are the next four."""
    prepared_by: tuple[str, ...]
    approved_by: tuple[str, ...]
    consulted: tuple[str, ...]
    left_out: tuple[str, ...]
    version: str | None
    points: int | None


class ProvisionRow(TalkRow, frozen=True):
    """One term of a proposal or an agreement as one report tells it."""

    issue: str
    issue_why: str | None
    """By what the issue was assigned; None: not told."""
    obliged: tuple[str, ...]
    """Names."""
    quantity: Quantity | None
    condition: str | None
    status: ProvisionStatus
    toward: tuple[str, ...]
    """Names of those toward whom it is done."""
    territory: tuple[str, ...]
    duration: str | None
    """For how long, as written."""
    proposal: str | None
    """What the proposal is called of which it is a term; None: of none."""


class PositionRow(TalkRow, frozen=True):
    """The stance of a party as one report tells it."""

    party: str
    """Name."""
    actor: str | None
    """Who took it for the party; None: the party itself."""
    issue: str
    issue_why: str | None
    """By what the issue was assigned; None: not told."""
    stance: Stance
    about: str | None
    condition: str | None
    status: Literal["stated", "reported", "inferred"]
    age: int | None = None
    """Days from the publication of its report to the day to which ages are counted; None: either is not known."""
    stale: bool = False
    """Whether that is more than `ages.STALE_DAYS`."""


class Meetings(Answer, frozen=True):
    """The meetings, the earliest first; those of unknown time last."""

    rows: tuple[MeetingRow, ...]


class Proposals(Answer, frozen=True):
    """The proposals, in the order in which they were published."""

    rows: tuple[ProposalRow, ...]
    plans: tuple[PlanRow, ...] = ()
    """Those that are plans, with their versions side by side; those of most versions first. Empty: not asked for."""


class Provisions(Answer, frozen=True):
    """The provisions by issue, then in the order in which they were published."""

    rows: tuple[ProvisionRow, ...]


class Cell(Row, frozen=True):
    """What a party holds on an issue."""

    party: str
    issue: str
    stances: tuple[Stance, ...]
    """Each once, in the order in which they were first taken."""


class Positions(Answer, frozen=True):
    """The positions by party and issue, the latest last; the parties with most positions first."""

    parties: tuple[str, ...]
    """Names of the rows of the table."""
    issues: tuple[str, ...]
    """Labels of its columns."""
    cells: tuple[Cell, ...]
    """The table: row by row what is not empty; of all positions, also where only some are shown."""
    rows: tuple[PositionRow, ...]
    until: str | None = None
    """ISO day to which ages are counted; None: no report is dated."""
