"""Which tellings are of one plan, in whatever version, and in which order its versions come.

A family is held together by authors, names, and numbers of points; a telling without any of them joins the one family
of those parties and days, if there is only one. The plan of another side is no version.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from secretariat.identity import record_id
from secretariat.reconcile.plan_tellings import Amount, Telling

_SPAN = 60
"""Days between two tellings of one plan, at most."""
_NEAR = 30
"""The same for a telling that neither an author nor a name ties to the plan."""
_BEFORE = 40
"""Earlier tellings of the same author, name or number that one is compared with."""
_PARTIES = 2
"""Parties that two reports share, from which they tell of the same talks."""
_SURE = 0.7
"""Score of a judgement from which two proposals are of one plan."""
_SMALL = 2
_ANOTHER = 3
"""Days after the first version from which "a new plan" is another one."""


@dataclass(slots=True, eq=False)
class Family:
    """The tellings of one plan."""

    tellings: list[Telling]
    why: dict[str, str] = field(default_factory=dict)
    """Telling → why it is of this plan, as far as it was joined to it."""

    @property
    def authors(self) -> frozenset[str]:
        """Stems of the names of its authors."""
        return frozenset(word for one in self.tellings for word in one.authors)


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
        first = min(self.tellings, key=_order)
        return record_id("n", first.report, first.spans[0][0], str(self.points), str(self.rank))


def _order(one: Telling) -> tuple[bool, int, str, int, str]:
    return one.day is None, one.day or 0, one.report, min(one.spans)[0], one.id


def families(tellings: Iterable[Telling], same: Iterable[tuple[float, str, str]]) -> list[Family]:
    """The plans of which the tellings are, those first told first.

    Args:
        tellings: of all reports.
        same: score and ids of proposals that were judged to be one.
    """
    ordered = sorted(tellings, key=_order)
    known = {one.id: one for one in ordered}
    links = list(_links(ordered))
    links += [
        (score, a, b, "judged to be one")
        for score, a, b in same
        if score >= _SURE and {a, b} <= known.keys() and not _have_other_names(known[a], known[b])
    ]
    home = {one.id: Family([one]) for one in ordered if one.proposal is not None}
    for _, left, right, why in sorted(links, key=lambda link: (-link[0], link[1], link[2], link[3])):
        one, two = home.get(left), home.get(right)
        if one is None or two is None or one is two or _are_apart(one, two):
            continue
        if _order(two.tellings[0]) < _order(one.tellings[0]):
            one, two, left, right = two, one, right, left
        one.tellings = sorted([*one.tellings, *two.tellings], key=_order)
        one.why |= {right: why} | two.why
        home |= {member.id: one for member in two.tellings}
    found = list({id(one): one for one in home.values()}.values())
    found.sort(key=lambda one: _order(one.tellings[0]))
    return _with_nameless(found, [one for one in ordered if one.proposal is None])


def _links(ordered: Sequence[Telling]) -> Iterable[tuple[float, str, str, str]]:
    """Pairs that are of one plan, with how sure that is and why; each is compared with what was told shortly before."""
    blocks: dict[object, list[Telling]] = defaultdict(list)
    for one in ordered:
        if one.proposal is None:
            continue
        keys: list[object] = [*sorted(one.authors | one.titles)]
        keys += [one.points] if one.points is not None else []
        keys += [("in", one.report)] if one.is_marked else []
        seen: set[str] = set()
        for key in keys:
            for other in reversed(blocks[key][-_BEFORE:]):
                if other.id not in seen and (found := _link(other, one)) is not None:
                    yield found[0], other.id, one.id, found[1]
                seen.add(other.id)
            blocks[key].append(one)


def _link(one: Telling, other: Telling) -> tuple[float, str] | None:
    if one.day is not None and other.day is not None and abs(one.day - other.day) > _SPAN:
        return None
    if one.points is not None and one.points == other.points:
        return 0.95, f"of {one.points} points both"
    if one.report == other.report:
        told = one.is_marked and other.is_marked and one.is_offer == other.is_offer
        apart = bool(one.authors and other.authors and not one.authors & other.authors) or one.is_counter
        return (0.8, "the earlier one of its report") if told and not apart and _is_earlier(one, other) else None
    named = one.titles & other.titles
    if one.is_offer != other.is_offer:
        return (0.6, "of one name") if named and one.authors & other.authors else None
    if one.authors & other.authors:
        if one.is_offer:
            shared = {term.issue for term in one.terms} & {term.issue for term in other.terms} - {"other"}
            return (0.8, "of the same author, on the same issue") if shared else None
        if named or one.is_marked or other.is_marked or _amounts(one) & _amounts(other):
            return 0.85, "of the same author"
        return None
    if named and not (one.authors and other.authors):
        return 0.75, "of one name"
    crossed = one.authors & other.titles or other.authors & one.titles
    return (0.75, "of the same author, by its name") if crossed and not (one.is_counter or other.is_counter) else None


def _is_earlier(one: Telling, other: Telling) -> bool:
    """Whether one of two tellings of a report is told of as the version before the other."""
    backwards = [t.relative == "previous" or t.rank == 1 for t in (one, other)]
    forwards = [t.relative == "new" or (t.rank or 0) > 1 for t in (one, other)]
    return (backwards[0] and forwards[1]) or (forwards[0] and backwards[1])


def _have_other_names(one: Telling, other: Telling) -> bool:
    """Whether both have names of their own, and no word of them is the same."""
    counted = one.points is not None and one.points == other.points
    return bool(one.titles and other.titles) and not (one.titles & other.titles or counted)


def _amounts(one: Telling) -> set[Amount]:
    told = (term.quantity for term in one.terms)
    return {(q.value, q.unit) for q in told if q is not None and q.value > _SMALL}


def _are_apart(one: Family, two: Family) -> bool:
    """Whether they are plans of two sides."""
    mine, others = one.authors, two.authors
    if mine and others and not mine & others:
        points = {t.points for t in one.tellings} & {t.points for t in two.tellings} - {None}
        return not points
    counters = [{t.is_counter for t in family.tellings} for family in (one, two)]
    return counters[0] != counters[1] and not (mine and others)


def _with_nameless(found: list[Family], named: Sequence[Telling]) -> list[Family]:
    """The families, with the tellings that neither an author nor a name ties to one, where only one fits."""
    alone = [one for one in found if _is_nameless(one)]
    rooted = [one for one in found if not _is_nameless(one)]
    for one in [*(telling for family in alone for telling in family.tellings), *named]:
        fitting = [family for family in rooted if _can_be_of(one, family)]
        told = [family for family in fitting if any(other.report == one.report for other in family.tellings)]
        fitting = told or fitting
        if len(fitting) > 1:
            counted = [family for family in fitting if one.points in {t.points for t in family.tellings} - {None}]
            fitting = counted or fitting
        if len(fitting) == 1:
            why = "named in the same report" if told else "the only plan of these parties and days"
            fitting[0].tellings = sorted([*fitting[0].tellings, one], key=_order)
            fitting[0].why[one.id] = why
            alone = [family for family in alone if family.tellings != [one]]
    return sorted([*rooted, *alone], key=lambda family: _order(family.tellings[0]))


def _is_nameless(one: Family) -> bool:
    """A single telling that only its version, or nothing at all, tells from others."""
    return len(one.tellings) == 1 and not one.authors and not one.tellings[0].titles


def _can_be_of(one: Telling, family: Family) -> bool:
    """Whether a telling can be of a plan: of these talks, of these days, and with a mark of a version."""
    if not one.is_marked or one.is_offer or not any(_is_plan(other) for other in family.tellings):
        return False
    here = [other for other in family.tellings if other.report == one.report]
    if here:
        return True
    if one.proposal is None and one.rank is None and one.points is None:
        return False
    if one.points is not None and any(other.points == one.points for other in family.tellings):
        near = [other for other in family.tellings if _days_apart(one, other) <= _SPAN]
    else:
        near = [other for other in family.tellings if _days_apart(one, other) <= _NEAR and family.authors]
    return any(len(one.around & other.around) >= _PARTIES for other in near)


def _is_plan(one: Telling) -> bool:
    """Whether it is a plan of somebody, or in versions, and no mere mention of an accord or an offer."""
    return one.proposal is not None and not one.is_offer and bool(one.authors or one.is_marked)


def _days_apart(one: Telling, other: Telling) -> int:
    return 0 if one.day is None or other.day is None else abs(one.day - other.day)


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
    shared = [draft for draft in known if _amounts(one) & {amount for t in draft.tellings for amount in _amounts(t)}]
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
    by_day = sorted(found, key=lambda one: (one.day is None, one.day or 0, one.rank or 0, one.points or 0, one.id))
    ranked = iter(sorted((one for one in by_day if one.rank is not None), key=lambda one: (one.rank or 0, one.id)))
    return [next(ranked) if one.rank is not None else one for one in by_day]
