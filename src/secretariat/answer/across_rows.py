"""The rows of what follows from several reports: claims, contradictions, shifts, changes."""

from __future__ import annotations

from typing import Literal

from secretariat.answer.rows import Answer, ReportRow, Row
from secretariat.evidence import Passage
from secretariat.records import ContradictionType, MeetingStatus, Stance, TermChange, TermState, When

OriginKind = Literal["named", "document", "unnamed", "outlet"]


class SaidRow(Row, frozen=True):
    """A point, or a position or meeting, as one report tells it."""

    id: str
    """Of the record."""
    who: str | None
    """Name of whoever says it; None: the report itself, or somebody who is not known."""
    words: str
    passage: Passage
    report: ReportRow
    copy_of: str | None
    """Name of the report that this one reprints; None: it does not."""
    copy_of_report: str | None = None
    """Its id."""
    denied: bool = False
    """Whether whoever says it says that it is not so: "denied that …"."""
    party: str | None = None
    """Name of the party for which `who` speaks; None: for itself, or that is not known."""
    through: tuple[str, ...] = ()
    """Relations and names of those through whom it came, from the report back ("citing Radio Lunn")."""


class OriginRow(Row, frozen=True):
    """Where a claim entered the reports."""

    name: str | None
    """Of the speaker, the source as it is called, or the outlet itself; None: not known."""
    via: str | None
    """Name of the outlet that heard an unnamed source or saw a document; None: a named one, or the outlet itself."""
    actor: str | None = None
    """Actor id; None: not known."""
    kind: OriginKind = "outlet"
    """Whether it is a named source, a document, an unnamed source, or the outlet that tells it."""
    certain: bool = False
    """Whether it is counted as independent: it certainly shares nobody with the others that are."""
    reports: tuple[str, ...] = ()
    """Ids of the reports that have it from there, reprints among them, sorted."""
    document: bool = False
    """Whether it is what a document says."""


class ClaimRow(Row, frozen=True):
    """One claim with all who tell it."""

    id: str
    gist: str
    denied: bool
    """Whether its members deny what the gist says."""
    summary: str
    """`3 reports, 1 origin: Axios, from Russian and American officials`."""
    independent: int
    unknown: int
    origins: tuple[OriginRow, ...]
    members: tuple[SaidRow, ...]
    """In the order of publication."""
    against: tuple[str, ...]
    """Ids of the contradictions in which it stands."""


class ContradictionRow(Row, frozen=True):
    """Two points that cannot both hold, side by side."""

    id: str
    type: ContradictionType
    why: str
    one_side: str | None
    """Name of the party that says both; None: two do."""
    left: SaidRow
    right: SaidRow


class ShiftRow(Row, frozen=True):
    """A party's move on an issue."""

    id: str
    party: str
    issue: str
    direction: Literal["softened", "hardened", "reversed", "new"]
    why: str
    before: SaidRow | None
    before_stance: Stance | None
    now: SaidRow
    now_stance: Stance


class Claims(Answer, frozen=True):
    """The claims that more than one report tells, or more than one origin has; those of most reports first."""

    rows: tuple[ClaimRow, ...]
    alone: int
    """Claims of one report and one origin, which are not among the rows."""


class Contradictions(Answer, frozen=True):
    """The contradictions, the latest last; each pair of claims once."""

    rows: tuple[ContradictionRow, ...]


class Shifts(Answer, frozen=True):
    """How positions moved, the latest last."""

    rows: tuple[ShiftRow, ...]


Change = Literal["announced", "held", "moved", "called off", "told"]


class MeetingChange(Row, frozen=True):
    """What became known of a meeting."""

    change: Change
    before: MeetingStatus | None
    """Its status in earlier reports; None: it was not known."""
    now: MeetingStatus
    participants: tuple[str, ...]
    """Names."""
    place: str | None
    told: SaidRow
    when: When | None = None
    """When it was, is or will be; None: this report does not tell."""
    earlier: SaidRow | None = None
    """How the last report before told of it; None: none did."""
    earlier_when: When | None = None
    """For when it was told there."""


class Wording(Row, frozen=True):
    """A piece of a sentence that was written anew."""

    text: str
    change: Literal["kept", "added", "dropped"]


class Edit(Row, frozen=True):
    """A sentence that was added, dropped or written anew."""

    before: Passage | None
    """The sentence in the earlier report; None: it was added."""
    now: Passage | None
    """The sentence in the edited one; None: it was dropped."""
    wording: tuple[Wording, ...]
    """Its words in order; of a sentence that was added or dropped, one piece."""


class EditedReport(Row, frozen=True):
    """A report that is an edited version of an earlier one."""

    report: ReportRow
    before: ReportRow
    added: tuple[str, ...]
    """Sentences that the earlier one does not have."""
    dropped: tuple[str, ...]
    """Sentences that it has no more."""
    edits: tuple[Edit, ...] = ()
    """The same with their places, those that were only written anew put together; in the order of the text."""


class ProvisionChange(Row, frozen=True):
    """A term of a plan that was changed, dropped or added from one version to the next."""

    id: str
    """Of the term."""
    plan: str
    """Id of the plan."""
    name: str
    """What the plan is called."""
    version: str
    """What the version is called: `19 points`."""
    issue: str
    state: TermState
    """`changed`, `dropped` or `added`."""
    changes: tuple[TermChange, ...]
    now: SaidRow
    """The words that tell it."""
    before: SaidRow | None
    """Those that told it of the version before; None: none did."""


class Changes(Answer, frozen=True):
    """What changed since a day, by publication only."""

    since: str
    """ISO day."""
    reports: tuple[ReportRow, ...]
    """Published on that day or later, or of unknown day and not known to have been published before."""
    claims: tuple[ClaimRow, ...]
    """Claims that no earlier report tells."""
    confirmed: tuple[ClaimRow, ...]
    """Claims that were known and have further independent origins now."""
    contradictions: tuple[ContradictionRow, ...]
    shifts: tuple[ShiftRow, ...]
    meetings: tuple[MeetingChange, ...]
    edited: tuple[EditedReport, ...]
    provisions: tuple[ProvisionChange, ...] = ()
    """Terms of plans that were changed, dropped or added, the first told first."""
