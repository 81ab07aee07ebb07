"""Where accounts agree and differ: claims with their origins, contradictions, shifts, and what changed since a day."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date, timedelta

import msgspec

from secretariat.answer.across import Across, place
from secretariat.answer.across_rows import (
    Change,
    Changes,
    ClaimRow,
    Claims,
    ContradictionRow,
    Contradictions,
    EditedReport,
    MeetingChange,
    OriginRow,
    SaidRow,
    ShiftRow,
    Shifts,
)
from secretariat.answer.counting import counted
from secretariat.answer.dating import dated
from secretariat.answer.queries import report_row, when_published
from secretariat.evidence import Passage
from secretariat.reconcile.origins import origins
from secretariat.reconcile.points import is_denied
from secretariat.records import Claim, Contradiction, MeetingStatus, Origin, Report, Shift, Statement
from secretariat.store.scope import EVERYTHING, Scope
from secretariat.store.sqlite import Store

_END = re.compile(r"(?<=[.!?])[\"”’»]?\s+")
_CHANGES: Mapping[MeetingStatus, Change] = {
    "held": "held", "under way": "held", "planned": "announced", "postponed": "moved", "cancelled": "called off",
    "denied": "called off", "not scheduled": "called off",
}  # fmt: skip
"""What a status tells of a meeting that had another one, or none."""


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
        speaker = None if statement is None else statement.speaker
        return self.said(point, told.passage, speaker, denied=is_denied(told, statement))

    def said(self, identity: str, passage: Passage, speaker: str | None = None, *, denied: bool = False) -> SaidRow:
        """The passage of a record as a line shows it."""
        copied = self.reports[passage.report].copy_of
        return SaidRow(
            id=identity,
            who=None if speaker is None else self.names.get(speaker, speaker),
            words=passage.quote,
            passage=passage,
            report=self.rows[passage.report],
            copy_of=None if copied is None else self.rows[copied].name,
            denied=denied,
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
        members = [self.point(self.across.places[place(passage)]) for passage in self._ordered(claim.passages)]
        told = sorted(claim.origins, key=lambda one: (min(self.order[r] for r in one.reports), one.actor or ""))
        origins = tuple(self._origin(one) for one in told)
        return ClaimRow(
            id=claim.id,
            gist=claim.gist,
            denied=claim.denied,
            summary=summary(claim, origins),
            independent=claim.independent,
            unknown=claim.independence_unknown,
            origins=origins,
            members=tuple(members),
            against=tuple(sorted(against)),
        )

    def _ordered(self, passages: Iterable[Passage]) -> list[Passage]:
        return sorted(passages, key=lambda one: (self.order[one.report], one.start))

    def _origin(self, origin: Origin) -> OriginRow:
        name = None if origin.actor is None else self.names.get(origin.actor, origin.actor)
        return OriginRow(name=name, via=None if origin.via is None else self.names.get(origin.via, origin.via))

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
    """`Ivo Marlen`, `Axios, from US officials`, `Axios itself`, `The Courier, without a source`."""
    if origin.via is None or origin.via == origin.name:
        return origin.name or "not known"
    return f"{origin.via}, from {origin.name}" if origin.name else f"{origin.via}, from an unnamed source"


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
        whole = Accounts(store, scope)
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
    earlier = msgspec.structs.replace(scope, as_of=since - timedelta(days=1))
    with store.snapshot():
        whole, known = Accounts(store, scope), {one.id for one in store.reports(earlier)}
        moved = [one for one in whole.across.shifts() if one.direction != "new"]
        return changes_of(whole, known, since, moved)


def changes_of(whole: Accounts, known: set[str], since: date, moved: Iterable[Shift]) -> Changes:
    """The same, of what is derived.

    Args:
        whole: what is derived over the reports concerned.
        known: the reports of before.
        since: the day.
        moved: the moves of positions.
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
            whole.shift(one) for one in moved if whole.across.positions[one.to].passages[0].report in new
        ),
        meetings=tuple(_meetings(whole, known)),
        edited=tuple(_edited(whole, new)),
    )


def _confirmed(whole: Accounts, known: set[str]) -> Iterator[Claim]:
    """The claims that earlier reports tell and of which later ones give further independent origins."""
    sources = whole.across.sources
    for claim in whole.across.claims:
        told = [passage for passage in claim.passages if passage.report in known]
        if told and len(told) < len(claim.passages):
            points = (whole.across.points[whole.across.places[place(passage)]] for passage in told)
            found = ((one.passage.report, whole.statements.get(one.statement or "")) for one in points)
            if origins((sources.of(*one) for one in found), sources).independent < claim.independent:
                yield claim


def _meetings(whole: Accounts, known: set[str]) -> Iterator[MeetingChange]:
    """What later reports tell of meetings that earlier ones do not."""
    grouped = {told.record: course for course in whole.across.courses() for told in course.told}
    seen: set[str] = set()
    for meeting in sorted(
        whole.across.meetings.values(), key=lambda one: (whole.order[one.passages[0].report], one.id)
    ):
        if meeting.passages[0].report in known:
            continue
        course = grouped.get(meeting.id)
        told = () if course is None else tuple(one for one in course.told if one.report in known)
        before = told[-1].status if told else None
        key = f"{meeting.id if course is None else course.id} {meeting.status}"
        if before == meeting.status or key in seen:
            continue
        seen.add(key)
        yield MeetingChange(
            change=_CHANGES.get(meeting.status, "told"),
            before=before,
            now=meeting.status,
            participants=tuple(sorted(whole.names.get(one, one) for one in meeting.participants)),
            place=meeting.place,
            told=whole.said(meeting.id, meeting.passages[0]),
        )


def _edited(whole: Accounts, new: Iterable[str]) -> Iterator[EditedReport]:
    for identity in sorted(new, key=whole.order.__getitem__):
        report = whole.reports[identity]
        if report.version_of is not None:
            before = whole.reports[report.version_of]
            now, then = _sentences(report), _sentences(before)
            yield EditedReport(
                report=whole.rows[identity],
                before=whole.rows[before.id],
                added=tuple(one for one in now if one not in then),
                dropped=tuple(one for one in then if one not in now),
            )


def _sentences(report: Report) -> dict[str, None]:
    """The sentences of a report's body, in order, each once."""
    blocks = [report.text[b.start : b.end] for b in report.blocks if b.kind == "body"] or [report.text]
    return dict.fromkeys(" ".join(one.split()) for block in blocks for one in _END.split(block) if one.strip())
