"""The versions of a plan, and in which order they come: as words tell, else as they were first told of."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from secretariat.identity import record_id
from secretariat.reconcile.families import Family, amounts_of, in_order
from secretariat.reconcile.plan_tellings import Telling

_ANOTHER = 3
"""Days after the first version from which "a new plan" is another one."""


@dataclass(slots=True, eq=False)
class Draft:
    """One version of a plan."""

    tellings: list[Telling]
    points: int | None = None
    rank: int | None = None

    @property
    def day(self) -> int | None:
        """The day when it was first told of; None: not known."""
        return min((one.day for one in self.tellings if one.day is not None), default=None)

    @property
    def id(self) -> str:
        """Of what tells of it first."""
        return record_id("n", min(self.tellings, key=in_order).id)


def drafts(family: Family) -> list[Draft]:
    """The versions of a plan, in order: as words for them tell, else as they were first told of."""
    found = _by_points(family.tellings)
    plain = [one for one in family.tellings if one.points is None]
    for rank in sorted({one.rank for one in plain if one.rank is not None}):
        own = [one for one in plain if one.rank == rank]
        _put(found, own, rank)
    rest = [one for one in plain if one.rank is None]
    found = _ordered(found)
    for one in [*(t for t in rest if t.relative is None), *(t for t in rest if t.relative == "new")]:
        _place(found, one)
        found = _ordered(found)
    for one in rest:
        if one.relative == "previous":
            _place_previous(found, one)
    return _ordered(found)


def _by_points(tellings: Sequence[Telling]) -> list[Draft]:
    found: dict[int, Draft] = {}
    for one in tellings:
        if one.points is not None:
            draft = found.setdefault(one.points, Draft([], one.points))
            draft.tellings.append(one)
            draft.rank = draft.rank or one.rank
    return list(found.values())


def _put(found: list[Draft], own: list[Telling], rank: int) -> None:
    """Puts the tellings of "the second draft" to the version that can be meant, or makes one of them."""
    meant = next((one for one in found if one.rank == rank), None)
    if meant is None:
        ordered = _ordered(found)
        place = ordered[rank - 1] if rank <= len(ordered) else None
        latest = max((one.day for one in own if one.day is not None), default=None)
        known = place is not None and (latest is None or place.day is None or place.day <= latest)
        meant = place if place is not None and known and place.rank is None else None
    if meant is None:
        found.append(Draft(own, None, rank))
    else:
        meant.tellings += own
        meant.rank = rank


def _place(found: list[Draft], one: Telling) -> None:
    """Puts a telling without number to the latest version known on its day with whose terms it does not collide."""
    known = [draft for draft in found if draft.day is None or one.day is None or draft.day <= one.day]
    if found and not known and (found[0].rank or 1) > 1:
        found.append(Draft([one]))
        return
    if one.relative == "new":
        here = [draft for draft in known if any(t.report == one.report for t in draft.tellings)]
        others = [draft for draft in known if draft not in here] if len(here) == 1 and here[0] is known[-1] else known
        if others and len(found) == 1 and _is_later(others[-1], one):
            found.append(Draft([one]))
            return
    shared = [
        draft for draft in known if amounts_of(one) & {amount for t in draft.tellings for amount in amounts_of(t)}
    ]
    meant = (shared or known or found[:1])[-1:]
    if meant:
        meant[0].tellings.append(one)
    else:
        found.append(Draft([one]))


def _is_later(draft: Draft, one: Telling) -> bool:
    """Whether "the new plan" is another one than the only version known."""
    if draft.rank is not None and draft.rank > 1:
        return False
    return draft.day is not None and one.day is not None and one.day - draft.day >= _ANOTHER


def _place_previous(found: list[Draft], one: Telling) -> None:
    """Puts "the previous version" to the one before the version of which its report tells, else before the latest."""
    here = [at for at, draft in enumerate(found) if any(t.report == one.report for t in draft.tellings)]
    known = [at for at, d in enumerate(found) if d.day is None or one.day is None or d.day <= one.day]
    last = max(here or known, default=0)
    if last > 0:
        found[last - 1].tellings.append(one)
    elif here and one.proposal is not None:
        found.insert(0, Draft([one]))


def _ordered(found: Iterable[Draft]) -> list[Draft]:
    """In the order in which they were first told of; those of known rank in theirs, on the places that they have."""
    by_day = sorted(
        found, key=lambda one: (one.day is None, one.day or 0, one.rank or 0, min(map(in_order, one.tellings)))
    )
    ranked = iter(sorted((one for one in by_day if one.rank is not None), key=lambda one: (one.rank or 0, one.id)))
    return [next(ranked) if one.rank is not None else one for one in by_day]
