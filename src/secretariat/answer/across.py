"""What follows from the judgements on pairs, for a scope: copies, claims, contradictions. Nothing of it is stored."""

from __future__ import annotations

import functools
from collections.abc import Iterable, Mapping, Sequence

import msgspec

from secretariat.answer.dating import Dated
from secretariat.evidence import Passage
from secretariat.reconcile.across import claims
from secretariat.reconcile.copies import descents
from secretariat.reconcile.courses import meeting_courses, proposal_courses
from secretariat.reconcile.origins import Sources
from secretariat.reconcile.plan_tellings import Tabling
from secretariat.reconcile.shifts import shifts
from secretariat.reconcile.versions import plans
from secretariat.records import Claim, Contradiction, Course, Meeting, Plan, Position, Proposition, Shift
from secretariat.store.scope import Scope
from secretariat.store.sqlite import Store


class Across:
    """The reports of a scope with what they are copies of, and what is derived over all of them.

    Everything is read of the store when it is asked for: keep it inside one `snapshot`.
    """

    def __init__(self, store: Store, scope: Scope, found: Dated, groups: Sequence[Sequence[str]] | None = None) -> None:
        """
        Args:
            store: the dossier.
            scope: which reports.
            found: those reports and their statements.
            groups: the groups of points of which the claims are wanted; None: all.
        """
        self._groups = groups
        self._store = store
        self._scope = scope
        self._statements = {one.id: one for one in found.statements}
        self.actors = store.actors(scope)
        names = {actor.id: actor.name for actor in self.actors}
        origin = descents(found.reports, store.copies(scope), names)
        self.reports = tuple(
            msgspec.structs.replace(one, copy_of=origin[one.id].copy_of, version_of=origin[one.id].version_of)
            if one.id in origin
            else one
            for one in found.reports
        )

    @functools.cached_property
    def sources(self) -> Sources:
        """Tells from whom a point is."""
        above = {one.id: one.copy_of or one.version_of for one in self.reports}
        return Sources(
            {one.id: one for one in self.reports},
            {one.id: one for one in self.actors},
            {report: root for report, root in above.items() if root is not None},
            self._statements.values(),
        )

    @functools.cached_property
    def points(self) -> Mapping[str, Proposition]:
        """The points of the reports, by id."""
        return {one.id: one for one in self._store.propositions(self._scope)}

    @functools.cached_property
    def opposed(self) -> tuple[Contradiction, ...]:
        """Pairs of points that cannot both hold; `left` and `right` are those of points."""
        return self._store.opposed_points(self._scope)

    @functools.cached_property
    def claims(self) -> tuple[Claim, ...]:
        """The claims, those of most reports first."""
        if self._groups is not None:
            return claims(self.points.values(), self._statements, (), (), self.sources, self._groups)
        people = (one for one in self._store.rulings() if one.left in self.points)
        judged = (*people, *self._store.same_points(self._scope))
        return claims(self.points.values(), self._statements, judged, self.opposed, self.sources)

    @functools.cached_property
    def positions(self) -> Mapping[str, Position]:
        """The positions of the reports, by id."""
        return {one.id: one for one in self._store.positions(self._scope)}

    @functools.cached_property
    def meetings(self) -> Mapping[str, Meeting]:
        """The meetings of the reports, by id."""
        return {one.id: one for one in self._store.meetings(self._scope)}

    @functools.cached_property
    def places(self) -> Mapping[tuple[str, int, int], str]:
        """Where a point stands → its id."""
        return {place(one.passage): one.id for one in self.points.values()}

    @functools.cached_property
    def homes(self) -> Mapping[tuple[str, int, int], str]:
        """Where a point stands → id of its claim."""
        return {place(passage): claim.id for claim in self.claims for passage in claim.passages}

    def courses(self) -> tuple[Course, ...]:
        """The meetings and proposals of which several reports tell."""
        reports = {one.id: one for one in self.reports}
        store, scope = self._store, self._scope
        return (
            *meeting_courses(self.meetings.values(), store.same_talks("meeting", scope), reports),
            *proposal_courses(store.proposals(scope), store.same_talks("proposal", scope), reports),
        )

    @functools.cached_property
    def plans(self) -> tuple[Plan, ...]:
        """The plans with their versions, their terms side by side, and who accepts what."""
        store, scope = self._store, self._scope
        disputed = (one for one in self.opposed if one.type in {"agreement", "denial"})
        return plans(
            Tabling(
                reports={one.id: one for one in self.reports},
                actors={one.id: one for one in self.actors},
                proposals=store.proposals(scope),
                provisions=store.provisions(scope),
                positions=tuple(self.positions.values()),
                statements=self._statements,
                same=tuple(
                    (one.score or 1.0, one.left, one.right)
                    for one in store.same_talks("proposal", scope)
                    if one.verdict == "same"
                ),
                disputed=tuple((self.points[one.left].passage, self.points[one.right].passage) for one in disputed),
            )
        )

    def shifts(self) -> tuple[Shift, ...]:
        """How positions moved; what a reprint repeats is no move."""
        days = {one.id: one.published.earliest for one in self.reports if one.published is not None}
        copied = {one.id: one.copy_of for one in self.reports if one.copy_of is not None}
        told = {_stand(one.passages[0].report, one) for one in self.positions.values()}
        own = [
            one
            for one in self.positions.values()
            if (root := copied.get(one.passages[0].report)) is None or _stand(root, one) not in told
        ]
        parties = {one.id: one.party for one in self.actors if one.party is not None}
        known = {report: day for report, day in days.items() if day is not None}
        return shifts(own, known, parties, self._told_by(own))

    def _told_by(self, positions: Iterable[Position]) -> Mapping[str, frozenset[str]]:
        """Position id → the claims of the points in whose words it stands."""
        spans: dict[str, list[tuple[int, int, str]]] = {}
        for (report, start, end), claim in self.homes.items():
            spans.setdefault(report, []).append((start, end, claim))
        return {
            one.id: frozenset(
                claim
                for passage in one.passages
                for start, end, claim in spans.get(passage.report, ())
                if start < passage.end and passage.start < end
            )
            for one in positions
        }

    def contradictions(self) -> tuple[Contradiction, ...]:
        """Pairs of statements, or of claims, that cannot both hold, with their words."""
        return tuple(
            msgspec.structs.replace(
                one,
                left=self._record(one.left),
                right=self._record(one.right),
                passages=(self.points[one.left].passage, self.points[one.right].passage),
            )
            for one in self.opposed
        )

    def _record(self, point: str) -> str:
        """Id of the statement whose words a point is, else of its claim."""
        told = self.points[point]
        return told.statement or self.homes[place(told.passage)]


def _stand(report: str, one: Position) -> tuple[str, str | None, str | None, str]:
    """A position as a report tells it, whatever its words."""
    return report, one.party, one.issue, one.stance


def place(passage: Passage) -> tuple[str, int, int]:
    """Where a passage stands."""
    return passage.report, passage.start, passage.end
