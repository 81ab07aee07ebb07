"""Where accounts agree and differ: claims with their origins, contradictions, shifts, and what changed since a day."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from datetime import date, timedelta

import msgspec

from secretariat.answer.across import Across, place
from secretariat.answer.across_rows import (
    Changes,
    ClaimRow,
    Claims,
    ContradictionRow,
    Contradictions,
    OriginKind,
    OriginRow,
    SaidRow,
    ShiftRow,
    Shifts,
)
from secretariat.answer.counting import counted
from secretariat.answer.dating import dated
from secretariat.answer.edits import edited_reports
from secretariat.answer.meeting_news import MeetingNews
from secretariat.answer.provision_news import ProvisionNews
from secretariat.answer.queries import report_row, ways, when_published
from secretariat.evidence import Passage
from secretariat.reconcile.origins import origins
from secretariat.reconcile.points import is_denied
from secretariat.records import Claim, Contradiction, Origin, Shift, Statement
from secretariat.store.scope import EVERYTHING, Scope
from secretariat.store.sqlite import Store


class Accounts:
    """The reports of a scope, with all that is derived over them; made inside a `snapshot`."""

    def __init__(self, store: Store, scope: Scope, groups: Sequence[Sequence[str]] | None = None) -> None:
        """`groups`: the groups of points of which the claims are wanted; None: all."""
        found = dated(store.reports(scope), store.statements(scope), store.dates(scope))
        self.across = Across(store, scope, found, groups)
        self.as_of = None if scope.as_of is None else scope.as_of.isoformat()
        self.left_out = store.undecided(scope)
        self.reports = {one.id: one for one in self.across.reports}
        self.names = {one.id: one.name for one in self.across.actors}
        self.parties = {one.id: one.party or one.id for one in self.across.actors}
        self.order = {one.id: at for at, one in enumerate(sorted(self.across.reports, key=when_published))}
        self.rows = {one.id: report_row(one, self.names) for one in self.across.reports}
        self.statements = {one.id: one for one in found.statements}

    def point(self, point: str) -> SaidRow:
        """A point as a line shows it."""
        told, statement = self.across.points[point], self.statement(point)
        row = self.said(point, told.passage, None if statement is None else statement.speaker)
        return msgspec.structs.replace(
            row,
            denied=is_denied(told, statement),
            through=() if statement is None else ways(statement.chain, self.names),
        )

    def said(self, identity: str, passage: Passage, speaker: str | None = None) -> SaidRow:
        """The passage of a record as a line shows it."""
        copied = self.reports[passage.report].copy_of
        party = self.parties.get(speaker or "")
        return SaidRow(
            id=identity,
            who=None if speaker is None else self.names.get(speaker, speaker),
            words=passage.quote,
            passage=passage,
            report=self.rows[passage.report],
            copy_of=None if copied is None else self.rows[copied].name,
            copy_of_report=copied,
            party=None if party in {None, speaker} else self.names.get(party or "", party),
        )

    def statement(self, point: str) -> Statement | None:
        """The statement whose words a point is; None: it is the report's own."""
        return self.statements.get(self.across.points[point].statement or "")

    def party(self, point: str) -> str | None:
        """Actor id of the party of whoever says a point."""
        statement = self.statement(point)
        return None if statement is None else self.parties.get(statement.speaker or "")

    def claim(self, claim: Claim, against: Iterable[str] = ()) -> ClaimRow:
        """A claim as a line shows it."""
        points = [self.across.places[place(passage)] for passage in self._ordered(claim.passages)]
        members = [self.point(one) for one in points]
        sources = self.across.sources
        whole = origins(sources.of_all((self.across.points[one], self.statement(one)) for one in points), sources)
        told = sorted(
            zip(whole.origins, whole.kinds, whole.certain, strict=True),
            key=lambda one: (min(self.order[r] for r in one[0].reports), one[0].actor or ""),
        )
        rows = tuple(self._origin(*one) for one in told)
        return ClaimRow(
            id=claim.id,
            gist=claim.gist,
            denied=claim.denied,
            summary=summary(claim, rows),
            independent=claim.independent,
            unknown=claim.independence_unknown,
            origins=rows,
            members=tuple(members),
            against=tuple(sorted(against)),
        )

    def _ordered(self, passages: Iterable[Passage]) -> list[Passage]:
        return sorted(passages, key=lambda one: (self.order[one.report], one.start))

    def _origin(self, origin: Origin, kind: OriginKind, certain: bool) -> OriginRow:
        return OriginRow(
            name=None if origin.actor is None else self.names.get(origin.actor, origin.actor),
            via=None if origin.via is None else self.names.get(origin.via, origin.via),
            actor=origin.actor,
            kind=kind,
            certain=certain,
            reports=origin.reports,
            document=origin.document,
        )

    def contradictions(self) -> Iterator[tuple[Contradiction, ContradictionRow]]:
        """The contradictions, the latest last; of those between two claims the one told first."""
        every = [one for one in self.across.opposed if {one.left, one.right} <= self.across.points.keys()]
        every.sort(key=self._when)
        seen: set[frozenset[str]] = set()
        for one in every:
            sides = [self.across.points[side] for side in (one.left, one.right)]
            key = frozenset(self.across.homes.get(place(side.passage), side.id) for side in sides)
            if key not in seen:
                seen.add(key)
                yield one, self.contradiction(one)

    def contradiction(self, one: Contradiction) -> ContradictionRow:
        """A contradiction as a line shows it."""
        sides = [self.across.points[side] for side in (one.left, one.right)]
        left, right = sorted(sides, key=lambda side: (self.order[side.passage.report], side.passage.start))
        parties = {self.party(side.id) for side in sides}
        alone = parties.pop() if len(parties) == 1 else None
        return ContradictionRow(
            id=one.id,
            type=one.type,
            why=one.why,
            one_side=None if alone is None else self.names.get(alone, alone),
            left=self.point(left.id),
            right=self.point(right.id),
        )

    def _when(self, one: Contradiction) -> tuple[int, int, str]:
        places = sorted(self.order[self.across.points[side].passage.report] for side in (one.left, one.right))
        return places[1], places[0], one.id

    def shift(self, shift: Shift) -> ShiftRow:
        """A shift as a line shows it."""
        before, now = self.across.positions.get(shift.from_ or ""), self.across.positions[shift.to]
        return ShiftRow(
            id=shift.id,
            party=self.names.get(shift.party, shift.party),
            issue=shift.issue,
            direction=shift.direction,
            why=shift.why,
            before=None if before is None else self.said(before.id, before.passages[0], before.actor or before.party),
            before_stance=None if before is None else before.stance,
            now=self.said(now.id, now.passages[0], now.actor or now.party),
            now_stance=now.stance,
        )


def summary(claim: Claim, origins: Sequence[OriginRow]) -> str:
    """`3 reports, 1 origin: Axios, from Russian and American officials`."""
    reports = counted(len(claim.reports), "report")
    certain = counted(claim.independent, "origin") if claim.independent else "no certain origin"
    unknown = f" and {claim.independence_unknown} that may share it" if claim.independence_unknown else ""
    return f"{reports}, {certain}{unknown}: {'; '.join(map(origin_words, origins))}"


def origin_words(origin: OriginRow) -> str:
    """`Ivo Marlen`, `Axios, from US officials`, `Axios itself`, `The Courier, from a document`."""
    if origin.via is None or origin.via == origin.name:
        return origin.name or "not known"
    return f"{origin.via}, from {origin.name or ('a document' if origin.document else 'an unnamed source')}"


def claims(store: Store, scope: Scope = EVERYTHING) -> Claims:
    """What is told more than once, and where it comes from."""
    with store.snapshot():
        whole = Accounts(store, scope)
        against: dict[str, set[str]] = {}
        for one, _ in whole.contradictions():
            for side in (one.left, one.right):
                claim = whole.across.homes[place(whole.across.points[side].passage)]
                against.setdefault(claim, set()).add(one.id)
        shown = [one for one in whole.across.claims if len(one.passages) > 1 or one.id in against]
        return Claims(
            as_of=whole.as_of,
            left_out=whole.left_out,
            rows=tuple(whole.claim(one, against.get(one.id, ())) for one in shown),
            alone=len(whole.across.claims) - len(shown),
        )


def contradictions(store: Store, scope: Scope = EVERYTHING) -> Contradictions:
    """Where accounts differ."""
    with store.snapshot():
        return contradictions_of(Accounts(store, scope))


def contradictions_of(whole: Accounts) -> Contradictions:
    """The same, inside the snapshot in which `whole` was made."""
    rows = tuple(row for _, row in whole.contradictions())
    return Contradictions(as_of=whole.as_of, left_out=whole.left_out, rows=rows)


def shifts(store: Store, scope: Scope = EVERYTHING) -> Shifts:
    """How positions moved."""
    with store.snapshot():
        whole = Accounts(store, scope)
        rows = tuple(whole.shift(one) for one in whole.across.shifts())
    return Shifts(as_of=whole.as_of, left_out=whole.left_out, rows=rows)


def changes(store: Store, since: date, scope: Scope = EVERYTHING) -> Changes:
    """What became known on a day or later, by publication only: the order of arrival does not matter."""
    with store.snapshot():
        return changes_of(Accounts(store, scope), known_before(store, since, scope), since)


def known_before(store: Store, since: date, scope: Scope = EVERYTHING) -> set[str]:
    """Ids of the reports that were certainly published before a day."""
    if since == date.min:
        return set()
    return {one.id for one in store.reports(msgspec.structs.replace(scope, as_of=since - timedelta(days=1)))}


def changes_of(whole: Accounts, known: set[str], since: date) -> Changes:
    """The same, inside the snapshot in which `whole` was made.

    Args:
        whole: what is derived over the reports.
        known: the reports of before.
        since: the day.
    """
    new = whole.reports.keys() - known
    fresh = [one for one in whole.across.claims if not known & set(one.reports)]
    return Changes(
        as_of=whole.as_of,
        left_out=whole.left_out,
        since=since.isoformat(),
        reports=tuple(whole.rows[one] for one in sorted(new, key=whole.order.__getitem__)),
        claims=tuple(whole.claim(one) for one in fresh if len(one.reports) > 1 or one.independent > 1),
        confirmed=tuple(whole.claim(one) for one in _confirmed(whole, known)),
        contradictions=tuple(
            row for _, row in whole.contradictions() if {row.left.report.id, row.right.report.id} & new
        ),
        shifts=tuple(
            whole.shift(one)
            for one in whole.across.shifts()
            if one.direction != "new" and whole.across.positions[one.to].passages[0].report in new
        ),
        meetings=tuple(MeetingNews(whole).since(known)),
        edited=tuple(edited_reports(whole, new)),
        provisions=tuple(ProvisionNews(whole).since(known)),
    )


def _confirmed(whole: Accounts, known: set[str]) -> Iterator[Claim]:
    """The claims that earlier reports tell and of which later ones give further independent origins."""
    sources = whole.across.sources
    for claim in whole.across.claims:
        told = [passage for passage in claim.passages if passage.report in known]
        if told and len(told) < len(claim.passages):
            points = (whole.across.points[whole.across.places[place(passage)]] for passage in told)
            found = sources.of_all((one, whole.statements.get(one.statement or "")) for one in points)
            if origins(found, sources).independent < claim.independent:
                yield claim
