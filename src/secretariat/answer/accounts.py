"""Where accounts agree and differ: claims with their origins, contradictions, shifts, and what changed since a day."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date, timedelta
from typing import Literal

import msgspec

from secretariat.answer.across import Across, place
from secretariat.answer.across_rows import (
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
from secretariat.answer.dating import dated
from secretariat.answer.queries import report_row, when_published
from secretariat.evidence import Passage
from secretariat.reconcile.origins import origins
from secretariat.records import Claim, Contradiction, Course, Meeting, MeetingStatus, Origin, Position, Report, Shift
from secretariat.store.scope import EVERYTHING, Scope
from secretariat.store.sqlite import Store

_END = re.compile(r"(?<=[.!?])[\"”’»]?\s+")
_CALLED_OFF: frozenset[MeetingStatus] = frozenset({"cancelled", "denied", "not scheduled"})


class Accounts:
    """The reports of a scope, with all that is derived over them; made inside a `snapshot`."""

    def __init__(self, store: Store, scope: Scope) -> None:
        found = dated(store.reports(scope), store.statements(scope), store.dates(scope))
        self.across = Across(store, scope, found)
        self.as_of = None if scope.as_of is None else scope.as_of.isoformat()
        self.left_out = store.undecided(scope)
        self.reports = {one.id: one for one in self.across.reports}
        self.names = {one.id: one.name for one in self.across.actors}
        self.parties = {one.id: one.party or one.id for one in self.across.actors}
        self.order = {one.id: at for at, one in enumerate(sorted(self.across.reports, key=when_published))}
        self.rows = {one.id: report_row(one, self.names) for one in self.across.reports}
        self.statements = {one.id: one for one in found.statements}
        self.points = self.across.points
        self.positions: Mapping[str, Position] = {one.id: one for one in store.positions(scope)}
        self.meetings: Mapping[str, Meeting] = {one.id: one for one in store.meetings(scope)}
        self.claims = self.across.claims
        self.home = self.across.homes

    def said(self, identity: str, passage: Passage, speaker: str | None = None) -> SaidRow:
        """The passage of a record as a line shows it."""
        copied = self.reports[passage.report].copy_of
        return SaidRow(
            id=identity,
            who=None if speaker is None else self.names.get(speaker, speaker),
            words=passage.quote,
            passage=passage,
            report=self.rows[passage.report],
            copy_of=None if copied is None else self.rows[copied].name,
        )

    def speaker(self, point: str) -> str | None:
        """Actor id of whoever says a point."""
        statement = self.statements.get(self.points[point].statement or "")
        return None if statement is None else statement.speaker

    def claim(self, claim: Claim, against: Iterable[str] = ()) -> ClaimRow:
        """A claim as a line shows it."""
        points = {place(one.passage): one.id for one in self.points.values() if one.passage.report in claim.reports}
        told_by = ((points[place(passage)], passage) for passage in self._ordered(claim.passages))
        members = [self.said(point, passage, self.speaker(point)) for point, passage in told_by]
        told = sorted(claim.origins, key=lambda one: (min(self.order[r] for r in one.reports), one.actor or ""))
        origins = tuple(self._origin(one) for one in told)
        return ClaimRow(
            id=claim.id,
            gist=claim.gist,
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
        every = [one for one in self.across.opposed if {one.left, one.right} <= self.points.keys()]
        every.sort(key=self._when)
        seen: set[frozenset[str]] = set()
        for one in every:
            sides = [self.points[side] for side in (one.left, one.right)]
            key = frozenset(self.home.get(place(side.passage), side.id) for side in sides)
            if key not in seen:
                seen.add(key)
                left, right = sorted(sides, key=lambda side: (self.order[side.passage.report], side.passage.start))
                parties = {self.parties.get(self.speaker(side.id) or "") for side in sides}
                alone = parties.pop() if len(parties) == 1 else None
                yield (
                    one,
                    ContradictionRow(
                        id=one.id,
                        type=one.type,
                        why=one.why,
                        one_side=None if alone is None else self.names.get(alone, alone),
                        left=self.said(left.id, left.passage, self.speaker(left.id)),
                        right=self.said(right.id, right.passage, self.speaker(right.id)),
                    ),
                )

    def _when(self, one: Contradiction) -> tuple[int, int, str]:
        places = sorted(self.order[self.points[side].passage.report] for side in (one.left, one.right))
        return places[1], places[0], one.id

    def shift(self, shift: Shift) -> ShiftRow:
        """A shift as a line shows it."""
        before, now = self.positions.get(shift.from_ or ""), self.positions[shift.to]
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
    reports = _count(len(claim.reports), "report")
    counted = _count(claim.independent, "origin") if claim.independent else "no certain origin"
    unknown = f" and {claim.independence_unknown} that may share it" if claim.independence_unknown else ""
    return f"{reports}, {counted}{unknown}: {'; '.join(map(origin_words, origins))}"


def origin_words(origin: OriginRow) -> str:
    """`Ivo Marlen`, `Axios, from US officials`, `Axios itself`, `The Courier, without a source`."""
    if origin.via is None or origin.via == origin.name:
        return origin.name or "not known"
    return f"{origin.via}, from {origin.name}" if origin.name else f"{origin.via}, from an unnamed source"


def _count(number: int, noun: str) -> str:
    return f"{number} {noun}{'' if number == 1 else 's'}"


def claims(store: Store, scope: Scope = EVERYTHING) -> Claims:
    """What is told more than once, and where it comes from."""
    with store.snapshot():
        whole = Accounts(store, scope)
        opposed = list(whole.contradictions())
    against: dict[str, set[str]] = {}
    for one, _ in opposed:
        for side in (one.left, one.right):
            claim = whole.home.get(place(whole.points[side].passage))
            if claim is not None:
                against.setdefault(claim, set()).add(one.id)
    shown = [one for one in whole.claims if len(one.passages) > 1 or one.id in against]
    return Claims(
        as_of=whole.as_of,
        left_out=whole.left_out,
        rows=tuple(whole.claim(one, against.get(one.id, ())) for one in shown),
        alone=len(whole.claims) - len(shown),
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
        whole = Accounts(store, scope)
        known = {one.id for one in store.reports(earlier)}
        opposed = [row for _, row in whole.contradictions()]
        moved = whole.across.shifts()
        courses = [one for one in whole.across.courses() if one.kind == "meeting"]
    new = whole.reports.keys() - known
    fresh = [one for one in whole.claims if not known & set(one.reports)]
    before = {one.id: one for one in _restricted(whole, known)}
    confirmed = [one for one in whole.claims if one.id in before and before[one.id].independent < one.independent]
    return Changes(
        as_of=whole.as_of,
        left_out=whole.left_out,
        since=since.isoformat(),
        reports=tuple(whole.rows[one] for one in sorted(new, key=whole.order.__getitem__)),
        claims=tuple(whole.claim(one) for one in fresh if len(one.reports) > 1 or one.independent > 1),
        confirmed=tuple(whole.claim(one) for one in confirmed),
        contradictions=tuple(row for row in opposed if {row.left.report.id, row.right.report.id} & new),
        shifts=tuple(
            whole.shift(one)
            for one in moved
            if one.direction != "new" and whole.positions[one.to].passages[0].report in new
        ),
        meetings=tuple(_meetings(whole, courses, known)),
        edited=tuple(_edited(whole, new)),
    )


def _restricted(whole: Accounts, known: set[str]) -> Iterator[Claim]:
    """The claims that earlier reports and later ones tell, with the origins that the earlier ones gave."""
    points = {place(one.passage): one for one in whole.points.values()}
    for claim in whole.claims:
        told = [points[place(passage)] for passage in claim.passages if passage.report in known]
        if told and len(told) < len(claim.passages):
            sources = whole.across.sources
            found = origins(
                (sources.of(one.passage.report, whole.statements.get(one.statement or "")) for one in told), sources
            )
            yield msgspec.structs.replace(claim, independent=found.independent)


def _meetings(whole: Accounts, courses: Sequence[Course], known: set[str]) -> Iterator[MeetingChange]:
    """What later reports tell of meetings that earlier ones do not."""
    grouped = {told.record: course for course in courses for told in course.told}
    seen: set[str] = set()
    for meeting in sorted(whole.meetings.values(), key=lambda one: (whole.order[one.passages[0].report], one.id)):
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
            change=_change(meeting.status),
            before=before,
            now=meeting.status,
            participants=tuple(sorted(whole.names.get(one, one) for one in meeting.participants)),
            place=meeting.place,
            told=whole.said(meeting.id, meeting.passages[0]),
        )


def _change(now: MeetingStatus) -> Literal["announced", "held", "moved", "called off", "told"]:
    if now in {"held", "under way"}:
        return "held"
    if now in _CALLED_OFF:
        return "called off"
    return {"planned": "announced", "postponed": "moved"}.get(now, "told")  # type: ignore[return-value]


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
