"""Which tellings are of one plan, in whatever version.

A family is held together by authors, names, and numbers of points; a telling without any of them joins the one family
of those parties and days, if there is only one. The plan of another side is no version.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from itertools import islice

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


def in_order(one: Telling) -> tuple[bool, int, str, int, str]:
    """Sorts tellings by publication, unknown last."""
    return one.day is None, one.day or 0, one.report, min(one.spans)[0], one.id


def families(tellings: Iterable[Telling], same: Iterable[tuple[float, str, str]]) -> list[Family]:
    """The plans of which the tellings are, those first told first.

    Args:
        tellings: of all reports.
        same: score and ids of proposals that were judged to be one.
    """
    ordered = sorted(tellings, key=in_order)
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
        if in_order(two.tellings[0]) < in_order(one.tellings[0]):
            one, two, left, right = two, one, right, left
        one.tellings = sorted([*one.tellings, *two.tellings], key=in_order)
        one.why |= {right: why} | two.why
        home |= {member.id: one for member in two.tellings}
    found = list({id(one): one for one in home.values()}.values())
    found.sort(key=lambda one: in_order(one.tellings[0]))
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
        if told and one.authors & other.authors and one.points is not None and other.points is not None:
            return 0.8, "of the same author"
        return (0.8, "the earlier one of its report") if told and not apart and _is_earlier(one, other) else None
    named = one.titles & other.titles
    if one.is_offer != other.is_offer:
        return (0.6, "of one name") if named and one.authors & other.authors else None
    if one.authors & other.authors:
        if one.is_offer:
            shared = {term.issue for term in one.terms} & {term.issue for term in other.terms} - {"other"}
            return (0.8, "of the same author, on the same issue") if shared else None
        if named or one.is_marked or other.is_marked or amounts_of(one) & amounts_of(other):
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


def amounts_of(one: Telling) -> set[Amount]:
    """The amounts of the terms that its report gives to it."""
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
    alone = {family.tellings[0].id: family for family in found if _is_nameless(family)}
    rooted = [_Rooted(family) for family in found if not _is_nameless(family)]
    rooted = [one for one in rooted if one.is_plan]
    for one in [*(family.tellings[0] for family in alone.values()), *named]:
        if not one.is_marked or one.is_offer:
            continue
        told = [other for other in rooted if one.report in other.reports]
        fitting = told or [other for other in rooted if other.can_have(one)]
        if len(fitting) > 1:
            fitting = [other for other in fitting if one.points in other.points] or fitting
        if len(fitting) == 1:
            fitting[0].take(one, "named in the same report" if told else "the only plan of these parties and days")
            alone.pop(one.id, None)
    for other in rooted:
        other.family.tellings.sort(key=in_order)
    kept = [family for family in found if not _is_nameless(family) or family.tellings[0].id in alone]
    return sorted(kept, key=lambda family: in_order(family.tellings[0]))


def _is_nameless(one: Family) -> bool:
    """A single telling that only its version, or nothing at all, tells from others."""
    return len(one.tellings) == 1 and not one.authors and not one.tellings[0].titles


class _Rooted:
    """A family to which others may be put, with what is looked up in it."""

    def __init__(self, family: Family) -> None:
        self.family = family
        self.is_plan = any(map(_is_plan, family.tellings))
        self.reports = {one.report for one in family.tellings}
        self.points = {one.points for one in family.tellings} - {None}
        self._authored = bool(family.authors)
        self._told = list(family.tellings)

    def take(self, one: Telling, why: str) -> None:
        """Puts a telling to it."""
        self.family.tellings.append(one)
        self.family.why[one.id] = why
        self.reports.add(one.report)
        self.points |= {one.points} - {None}

    def can_have(self, one: Telling) -> bool:
        """Whether a telling of another report can be of it: of these talks, of these days, and with a mark of a
        version."""
        if one.proposal is None and one.rank is None and one.points is None:
            return False
        counted = one.points in self.points
        if not counted and not self._authored:
            return False
        span = _SPAN if counted else _NEAR
        near = (other for other in self._told if _days_apart(one, other) <= span)
        return any(len(one.around & other.around) >= _PARTIES for other in islice(near, _BEFORE))


def _is_plan(one: Telling) -> bool:
    """Whether it is a plan of somebody, or in versions, and no mere mention of an accord or an offer."""
    return one.proposal is not None and not one.is_offer and bool(one.authors or one.is_marked)


def _days_apart(one: Telling, other: Telling) -> int:
    return 0 if one.day is None or other.day is None else abs(one.day - other.day)
