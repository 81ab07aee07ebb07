"""What the commands show of talks: each question is one function over an open store."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping
from datetime import date
from typing import Any

import msgspec

from secretariat.answer.ages import age_of, is_stale, newest
from secretariat.answer.days import day_span
from secretariat.answer.queries import actors_called, report_row, when_published
from secretariat.answer.rows import ReportRow
from secretariat.answer.talk_rows import (
    Cell,
    MeetingRow,
    Meetings,
    PositionRow,
    Positions,
    ProposalRow,
    Proposals,
    ProvisionRow,
    Provisions,
)
from secretariat.records import Meeting, Position, Proposal, Provision, Stance
from secretariat.store.scope import EVERYTHING, Scope
from secretariat.store.sqlite import Store

Record = Meeting | Proposal | Provision | Position


class _Around:
    """What rows need beside their records: names of actors, reports by id and in order."""

    def __init__(self, store: Store, scope: Scope) -> None:
        reports = store.reports(scope)
        self.actors = store.actors(scope)
        self.names = {actor.id: actor.name for actor in self.actors}
        self.left_out = store.undecided(scope)
        self.as_of = None if scope.as_of is None else scope.as_of.isoformat()
        self.reports: Mapping[str, ReportRow] = {one.id: report_row(one, self.names) for one in reports}
        self.order = {one.id: at for at, one in enumerate(sorted(reports, key=when_published))}

    def named(self, actors: tuple[str, ...]) -> tuple[str, ...]:
        """Names of actors, sorted."""
        return tuple(sorted(self.names.get(one, one) for one in actors))

    def shared(self, record: Record) -> dict[str, Any]:
        """The fields of `TalkRow`."""
        return {
            "id": record.id,
            "words": " … ".join(passage.quote for passage in record.passages),
            "passages": record.passages,
            "report": self.reports[record.passages[0].report],
            "made_by": getattr(record, "made_by", None),
            "score": getattr(record, "score", None),
        }

    def place(self, record: Record) -> tuple[int, int]:
        """Where it stands among all reports."""
        first = record.passages[0]
        return self.order[first.report], first.start


def meetings(store: Store, scope: Scope = EVERYTHING) -> Meetings:
    """The meetings of the reports, the earliest first."""
    with store.snapshot():
        around, found = _Around(store, scope), store.meetings(scope)

    def key(one: Meeting) -> tuple[bool, str, tuple[int, int]]:
        first, last = day_span(one.when)
        return first is None and last is None, str(first or last), around.place(one)

    rows = tuple(
        MeetingRow(
            participants=around.named(one.participants),
            mediators=around.named(one.mediators),
            status=one.status,
            format=one.format,
            place=one.place,
            when=one.when,
            **around.shared(one),
        )
        for one in sorted(found, key=key)
    )
    return Meetings(as_of=around.as_of, left_out=around.left_out, rows=rows)


def proposals(store: Store, scope: Scope = EVERYTHING) -> Proposals:
    """The proposals of the reports, as they were published."""
    with store.snapshot():
        around, found = _Around(store, scope), store.proposals(scope)
    rows = tuple(
        ProposalRow(
            names=one.names,
            authors=around.named(one.authors),
            prepared_by=around.named(one.prepared_by),
            approved_by=around.named(one.approved_by),
            consulted=around.named(one.consulted),
            left_out=around.named(one.left_out),
            version=one.version,
            points=one.points,
            **around.shared(one),
        )
        for one in sorted(found, key=around.place)
    )
    return Proposals(as_of=around.as_of, left_out=around.left_out, rows=rows)


def provisions(store: Store, scope: Scope = EVERYTHING) -> Provisions:
    """The provisions of the reports, by issue."""
    with store.snapshot():
        around, found = _Around(store, scope), store.provisions(scope)
        called = {one.id: one.names[0] for one in store.proposals(scope) if one.names}
    rows = tuple(
        ProvisionRow(
            issue=one.issue,
            issue_why=one.issue_why,
            obliged=around.named(one.obliged),
            quantity=one.quantity,
            condition=one.condition,
            status=one.status,
            toward=around.named(one.toward),
            territory=one.territory,
            duration=one.duration,
            proposal=called.get(one.proposal or ""),
            **around.shared(one),
        )
        for one in sorted(found, key=lambda one: (one.issue == "other", one.issue, around.place(one)))
    )
    return Provisions(as_of=around.as_of, left_out=around.left_out, rows=rows)


def positions(
    store: Store, scope: Scope = EVERYTHING, party: str | None = None, until: date | None = None
) -> Positions:
    """The positions of the reports by party and issue; with `party` (a name or a part of one), only of those.

    Args:
        store: the dossier.
        scope: which reports.
        party: a name or a part of one; None: everybody.
        until: the day to which ages are counted; None: that of the scope, or the newest publication in it.

    Raises:
        SecretariatError: nobody in the dossier has the name `party`.
    """
    with store.snapshot():
        around, found = _Around(store, scope), store.positions(scope)
    speaks_for = {actor.id: actor.party for actor in around.actors if actor.kind == "person" and actor.party}
    found = tuple(_of_party(one, speaks_for) for one in found)
    if party is not None:
        wanted = set(actors_called(party, around.actors, "--party"))
        found = tuple(one for one in found if {one.party, one.actor} & wanted)
    until = until or scope.as_of or newest(around.reports.values())
    ages = {report: age_of(row, until) for report, row in around.reports.items()}
    rows = [
        PositionRow(
            party=_name(one, around.names),
            actor=_for_it(one, around.names),
            issue=one.issue or "other",
            issue_why=one.issue_why,
            stance=one.stance,
            about=one.about,
            condition=one.condition,
            status=one.status,
            age=ages[one.passages[0].report],
            stale=is_stale(ages[one.passages[0].report]),
            **around.shared(one),
        )
        for one in sorted(found, key=around.place)
    ]
    held, about = Counter(row.party for row in rows), Counter(row.issue for row in rows)
    stances: dict[tuple[str, str], dict[Stance, None]] = {}
    for row in rows:
        stances.setdefault((row.party, row.issue), {})[row.stance] = None
    parties, issues, cells = table(held, about, stances)
    ranks = {(cell.party, cell.issue): at for at, cell in enumerate(cells)}
    rows.sort(key=lambda row: ranks[row.party, row.issue])
    return Positions(
        as_of=around.as_of,
        left_out=around.left_out,
        parties=parties,
        issues=issues,
        cells=cells,
        rows=tuple(rows),
        until=None if until is None else until.isoformat(),
    )


def table(
    held: Mapping[str, int], about: Mapping[str, int], stances: Mapping[tuple[str, str], Iterable[Stance]]
) -> tuple[tuple[str, ...], tuple[str, ...], tuple[Cell, ...]]:
    """The parties with most positions first, the issues with most first, and the cells of their table.

    Args:
        held: number of positions of each party, by name.
        about: the same on each issue.
        stances: party and issue → the stances taken, in order.
    """
    parties = tuple(sorted(held, key=lambda name: (-held[name], name)))
    issues = tuple(sorted(about, key=lambda label: (label == "other", -about[label], label)))
    cells = (
        Cell(party=party, issue=issue, stances=tuple(stances[party, issue]))
        for party in parties
        for issue in issues
        if (party, issue) in stances
    )
    return parties, issues, tuple(cells)


def _of_party(position: Position, speaks_for: Mapping[str, str]) -> Position:
    """The position, of a person whose party only other reports tell, as that party's."""
    party = speaks_for.get(position.party or "")
    if party is None:
        return position
    return msgspec.structs.replace(position, party=party, actor=position.actor or position.party)


def _for_it(position: Position, names: Mapping[str, str]) -> str | None:
    """Who took it for the party, by name; None: the party itself, or nobody knows for whom."""
    actor, party = position.actor, position.party
    return None if actor is None or party in {None, actor} else names.get(actor, actor)


def _name(position: Position, names: Mapping[str, str]) -> str:
    party = position.party or position.actor or ""
    return names.get(party, party)
