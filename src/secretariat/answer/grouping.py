"""The groups of points that say the same, for whoever shows a few of them: as they are kept, else derived."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping

from secretariat.reconcile.across import grouped
from secretariat.store import choosing
from secretariat.store.choosing import Group
from secretariat.store.scope import Scope
from secretariat.store.sqlite import Store


class Groups:
    """The groups of the points of a scope."""

    def __init__(self, store: Store, scope: Scope) -> None:
        self._store = store
        self._scope = scope
        self._derived = None if choosing.is_grouped(store, scope) else self._derive()

    def _derive(self) -> Mapping[str, tuple[str, ...]]:
        """First point of each group → its points."""
        rules, opposed = choosing.edges(self._store, self._scope)
        people = self._store.rulings()
        known = choosing.places(self._store, (side for one in people for side in (one.left, one.right)))
        shown = set(choosing.order(self._store, self._scope)) if known else set()
        here = {point for point, place in known.items() if place.report in shown}
        judged = (*(one for one in people if {one.left, one.right} <= here), *rules)
        return {group[0]: tuple(group) for group in grouped(judged, opposed)}

    def all(self) -> list[Group]:
        """The groups, with the number of their reports."""
        if self._derived is None:
            return choosing.kept_groups(self._store)
        places = choosing.places(self._store, (point for group in self._derived.values() for point in group))
        return [
            Group(
                home,
                len({places[point].report for point in group}),
                sum(places[point].statement is not None for point in group),
            )
            for home, group in self._derived.items()
        ]

    def homes(self, points: Iterable[str]) -> dict[str, str]:
        """Point → the first point of its group, for those of these that are in one."""
        wanted = set(points)
        if self._derived is None:
            return choosing.kept_homes(self._store, wanted)
        return {point: home for home, group in self._derived.items() for point in group if point in wanted}

    def members(self, homes: Iterable[str]) -> dict[str, list[str]]:
        """First point → all points, of these groups; of a point that is in none, itself."""
        wanted = set(homes)
        if self._derived is not None:
            return {home: list(self._derived.get(home, (home,))) for home in sorted(wanted)}
        found = defaultdict[str, list[str]](list)
        for home, point in choosing.kept_members(self._store, wanted):
            found[home].append(point)
        return {home: found.get(home) or [home] for home in sorted(wanted)}

    def spans(self) -> dict[str, list[tuple[int, int, str]]]:
        """Report → start and end of each of its points that are in a group, and the first point of the group."""
        found = defaultdict[str, list[tuple[int, int, str]]](list)
        if self._derived is None:
            for report, start, stop, home in choosing.kept_spans(self._store):
                found[report].append((start, stop, home))
            return found
        home_of = {point: home for home, group in self._derived.items() for point in group}
        for point, place in choosing.places(self._store, home_of).items():
            found[place.report].append((place.start, place.stop, home_of[point]))
        return found
