"""How positions moved, for whoever shows a few moves: told by what is kept of positions, without reading them."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Set
from typing import TYPE_CHECKING

from secretariat.answer.grouping import Groups
from secretariat.answer.paged import within
from secretariat.reconcile.copies import descents
from secretariat.reconcile.shifts import Took, moves, vectors_of
from secretariat.records import Shift, Stance
from secretariat.store import choosing
from secretariat.store.choosing import Stand
from secretariat.store.scope import Scope
from secretariat.store.sqlite import Store

if TYPE_CHECKING:
    from secretariat.knowledge.meanings import Vectors

_NONE: frozenset[str] = frozenset()


class Moving:
    """The positions of a scope by party; what a reprint repeats is none."""

    def __init__(self, store: Store, scope: Scope, groups: Groups) -> None:
        """
        Args:
            store: the dossier.
            scope: which reports.
            groups: the groups of their points.
        """
        self._store = store
        self._scope = scope
        self._published = choosing.earliest(store, scope)
        self._stands: dict[str, Stand] = {}
        self._took = defaultdict[str, list[Took]](list)
        found = choosing.stands(store, scope)
        heads = store.heads({one.party for one in found}, scope)
        speaks_for, repeated = self._parties(found), self._repeated(found, heads)
        for one in found:
            if one.report not in self._published or one.id in repeated:
                continue
            head = heads.get(one.party, one.party)
            told = Took(self._published[one.report], one.report, one.start, one.id, one.issue, one.stance)
            self._took[speaks_for.get(head) or head].append(told)
            self._stands[one.id] = one
        self._spans = groups.spans()

    def _parties(self, found: Iterable[Stand]) -> Mapping[str, str | None]:
        """Actor → the party that it speaks for."""
        return {one.id: one.party for one in self._store.actors_in_brief(self._scope, {one.party for one in found})}

    def _repeated(self, found: Iterable[Stand], heads: Mapping[str, str]) -> set[str]:
        """The positions that a reprint repeats: what it was copied from has the same stance of the same party."""
        told, by_stance = dict[str, tuple[str, str, Stance]](), defaultdict[tuple[str, str, Stance], set[str]](set)
        for one in found:
            told[one.id] = key = heads.get(one.party, one.party), one.issue, one.stance
            by_stance[key].add(one.report)
        copied = self._copied({report for reports in by_stance.values() if len(reports) > 1 for report in reports})
        return {one.id for one in found if copied.get(one.report) in by_stance[told[one.id]]}

    def _copied(self, reports: Set[str]) -> dict[str, str]:
        """Report → of which it is a copy, for those of these reports that are copies of another of these."""
        store = self._store
        shared = reports & choosing.beside(store, reports, self._scope)
        around = within(self._scope, shared | choosing.beside(store, shared, self._scope))
        known = store.reports(around) if shared else ()
        names = store.actor_names(around, {one.outlet for one in known if one.outlet is not None})
        found = descents(known, store.copies(around), names)
        return {one: told.copy_of for one, told in found.items() if one in shared and told.copy_of is not None}

    def shifts(self) -> list[Shift]:
        """The moves, in the order in which they were published."""
        found: list[tuple[str, Shift]] = []
        for party, own in self._took.items():
            own.sort()
            vectors = self._vectors(own) if len(own) > 1 else None
            found += [(to.published, shift) for shift, to in moves(party, own, vectors, self._told)]
        found.sort(key=lambda pair: (pair[0], pair[1].id))
        return [shift for _, shift in found]

    def report(self, position: str) -> str:
        """The report in which a position stands."""
        return self._stands[position].report

    def _vectors(self, own: list[Took]) -> Vectors:
        import numpy as np

        from secretariat.knowledge.meanings import SIZE

        reports = {one.report for one in own}
        kept = choosing.vectors(self._store, reports)
        by_report = {report: np.frombuffer(packed, np.int8).reshape(-1, SIZE) for report, packed in kept.items()}
        for report in reports - by_report.keys():
            by_report[report] = vectors_of(self._store.reading(report).positions)
        return np.stack([by_report[one.report][self._stands[one.id].place] for one in own])

    def _told(self, one: Took) -> frozenset[str]:
        """The claims that the words of a position tell, as far as other reports tell them too."""
        spans, stand = self._spans.get(one.report), self._stands[one.id]
        if not spans:
            return _NONE
        passages = [(stand.start, stand.stop)]
        if stand.parts > 1:
            reading = self._store.reading(one.report)
            passages = [(p.start, p.end) for p in reading.positions[stand.place].passages]
        return frozenset(home for start, stop, home in spans if any(start < e and s < stop for s, e in passages))
