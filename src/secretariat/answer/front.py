"""The first page of a dossier: where the talks stand, what comes next, what is new."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping
from datetime import date

from secretariat.answer import queries, talks
from secretariat.answer.accounts import Accounts, changes_of, contradictions_of, known_before
from secretariat.answer.across_rows import Changes, ContradictionRow
from secretariat.answer.days import day_span, days_before
from secretariat.answer.gatherings import Gathering, gatherings_of
from secretariat.answer.rows import Answer, Overview, Row
from secretariat.answer.talk_rows import PositionRow, ProvisionRow
from secretariat.records import ProvisionStatus, Stance
from secretariat.store.scope import EVERYTHING, Scope
from secretariat.store.sqlite import Store

DAYS = 14
"""How many days before the newest report count as new."""
_COLUMNS = 4
"""How many parties have a column."""
_ISSUES = 10
_MEETINGS = 4
_DIFFERENCES = 4


class IssueLine(Row, frozen=True):
    """One issue: what is said of its terms, and where the parties stand on it."""

    issue: str
    statuses: dict[ProvisionStatus, int]
    """Provisions by status; those of copies of another report do not count."""
    positions: int
    """How many of all parties; those of copies do not count either."""
    latest: tuple[PositionRow | None, ...]
    """The latest position of each party that has a column; None: none is known."""


class PartyLine(Row, frozen=True):
    """One party."""

    name: str
    positions: int
    stances: tuple[tuple[Stance, int], ...]
    """From acceptance to refusal, those there are."""


class Front(Answer, frozen=True):
    """The first page."""

    overview: Overview
    columns: tuple[str, ...]
    """Names of the parties with most positions."""
    issues: tuple[IssueLine, ...]
    """Those that most is told about, the largest first."""
    further_issues: int
    """How many there are beside these."""
    statuses: dict[ProvisionStatus, int]
    """All provisions by status, as in `IssueLine`."""
    parties: tuple[PartyLine, ...]
    """All of them, those with most positions first."""
    coming: tuple[Gathering, ...]
    """The next planned meetings, from the day of the newest report on."""
    held: tuple[Gathering, ...]
    """The last ones held, the latest first."""
    differences: tuple[ContradictionRow, ...]
    """The newest contradictions, the latest first."""
    all_differences: int
    changes: Changes | None
    """What became known in the last `DAYS` days before the newest report; None: no report is dated."""


def front(store: Store, scope: Scope = EVERYTHING) -> Front:
    """The first page of the reports of the scope."""
    overview = queries.overview(store, scope)
    provisions, positions = talks.provisions(store, scope), talks.positions(store, scope)
    last = None if overview.last is None else date.fromisoformat(overview.last)
    with store.snapshot():
        whole = Accounts(store, scope)
        meetings, differences = gatherings_of(whole), contradictions_of(whole)
        since = None if last is None else days_before(last, DAYS - 1)
        changes = None if since is None else changes_of(whole, known_before(store, since, scope), since)
    copies = {one.id for one in whole.reports.values() if one.copy_of is not None}
    terms = [row for row in provisions.rows if row.report.id not in copies]
    stands = [row for row in positions.rows if row.report.id not in copies]
    parties = _parties(stands)
    columns = tuple(one.name for one in parties[:_COLUMNS])
    issues = _issues(terms, stands, columns)
    return Front(
        as_of=whole.as_of,
        left_out=whole.left_out,
        overview=overview,
        columns=columns,
        issues=tuple(issues[:_ISSUES]),
        further_issues=max(0, len(issues) - _ISSUES),
        statuses=dict(Counter(row.status for row in terms)),
        parties=parties,
        coming=tuple(one for one in meetings.of("planned") if last is None or _end(one) >= last)[:_MEETINGS],
        held=meetings.of("held")[::-1][:_MEETINGS],
        differences=_newest(differences.rows),
        all_differences=len(differences.rows),
        changes=changes,
    )


def _parties(positions: Iterable[PositionRow]) -> tuple[PartyLine, ...]:
    found: dict[str, Counter[Stance]] = {}
    for row in positions:
        found.setdefault(row.party, Counter())[row.stance] += 1
    lines = [
        PartyLine(
            name=name,
            positions=stances.total(),
            stances=tuple((stance, stances[stance]) for stance in _SCALE if stances[stance]),
        )
        for name, stances in found.items()
    ]
    return tuple(sorted(lines, key=lambda line: (-line.positions, line.name)))


_SCALE: tuple[Stance, ...] = (
    "accepts", "supports", "open", "studies", "conditional", "proposes", "demands", "opposes", "rejects", "red line",
)  # fmt: skip
"""From acceptance to refusal."""


def _issues(
    provisions: Iterable[ProvisionRow], positions: Iterable[PositionRow], columns: tuple[str, ...]
) -> list[IssueLine]:
    statuses: dict[str, Counter[ProvisionStatus]] = {}
    for term in provisions:
        statuses.setdefault(term.issue, Counter())[term.status] += 1
    latest: dict[tuple[str, str], PositionRow] = {}
    held: Counter[str] = Counter()
    for row in positions:
        held[row.issue] += 1
        before = latest.get((row.party, row.issue))
        if before is None or _day(before) <= _day(row):
            latest[row.party, row.issue] = row
    weight: Mapping[str, int] = {
        issue: held[issue] + (statuses[issue].total() if issue in statuses else 0) for issue in {*statuses, *held}
    }
    return [
        IssueLine(
            issue=issue,
            statuses=dict(statuses.get(issue, Counter())),
            positions=held[issue],
            latest=tuple(latest.get((party, issue)) for party in columns),
        )
        for issue in sorted(weight, key=lambda one: (one == "other", -weight[one], one))
    ]


def _day(row: PositionRow) -> date:
    first, last = day_span(row.report.published)
    return last or first or date.min


def _end(meeting: Gathering) -> date:
    first, last = day_span(meeting.when)
    return last or first or date.min


def _newest(rows: tuple[ContradictionRow, ...]) -> tuple[ContradictionRow, ...]:
    """By the later of the two reports; where a day is not known, behind."""

    def key(row: ContradictionRow) -> tuple[bool, date]:
        spans = [day_span(side.report.published) for side in (row.left, row.right)]
        days = [last or first for first, last in spans]
        known = [day for day in days if day is not None]
        return len(known) == 2, max(known, default=date.min)

    return tuple(sorted(rows, key=key, reverse=True)[:_DIFFERENCES])
