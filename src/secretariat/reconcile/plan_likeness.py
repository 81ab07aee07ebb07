"""Which provisions of a plan tell one and the same term: by words, whom they oblige, and amounts."""

from __future__ import annotations

import math
from collections.abc import Sequence

from secretariat.reconcile.plan_amounts import RARE, Sum
from secretariat.reconcile.plan_terms import Clause
from secretariat.reconcile.words import soft_overlaps

ALIKE = 0.62
"""How like two terms have to be to be one."""


def likeness(one: Clause, other: Clause) -> float:
    """How like two provisions are as to which term they tell, 0 to 1: by words, whom they oblige and amounts."""
    left, right = soft_overlaps(one.weighted, other.weighted)
    words = (left + right) / 2 * 0.6 + max(left, right) * 0.4
    common = one.stems & other.stems
    score = 0.75 * words
    score += 0.1 * (one.record.issue == other.record.issue)
    score += 0.08 * min(2, len(common))
    if one.obliged and other.obliged:
        score += 0.05 if one.obliged & other.obliged else -0.12
    mine, others = ({*side.amounts, *side.before} for side in (one, other))
    same = {a.value for a in mine for b in others if a.value == b.value and _can_be_one(a, b)}
    score += 0.15 * min(2, len(same))
    return min(score, 1.0)


def _can_be_one(one: Sum, other: Sum) -> bool:
    return one.unit == other.unit or None in (one.unit, other.unit) or one.value >= RARE


def rows_of(found: Sequence[Clause]) -> list[list[Clause]]:
    """The terms: provisions that tell one, put together; those first told first.

    The likest pairs come first; two groups become one only if the mean of the likeness between them is high enough,
    and no report tells both sides of one version apart.
    """
    near = _near(found)
    barred = {pair for pair in near if _are_two(found[pair[0]], found[pair[1]])}
    scores = {(a, b): likeness(found[a], found[b]) for a, b in near if (a, b) not in barred}
    home = {at: [at] for at in range(len(found))}
    for (a, b), score in sorted(scores.items(), key=lambda pair: (-pair[1], pair[0])):
        one, two = home[a], home[b]
        if score < ALIKE or one is two:
            continue
        between = [(min(x, y), max(x, y)) for x in one[:_MEMBERS] for y in two[:_MEMBERS]]
        told = math.fsum(scores.get(pair, _UNLIKE) for pair in between)
        if barred.isdisjoint(between) and told / len(between) >= ALIKE - _LOOSER:
            one += two
            home |= dict.fromkeys(two, one)
    groups = sorted({id(one): sorted(one) for one in home.values()}.values())
    return _with_wordless([[found[at] for at in group] for group in groups])


_FULL, _NEIGHBOURS, _MEMBERS = 150, 24, 40
"""Provisions of a plan up to which all pairs are compared, else each with its nearest ones; and how many members of two
groups are held against one another."""
_UNLIKE, _LOOSER = 0.3, 0.07
"""The likeness of two that were not compared, and how much less alike groups may be than two provisions."""


def _near(found: Sequence[Clause]) -> list[tuple[int, int]]:
    """The pairs that are worth comparing, as numbers, the smaller one first."""
    if len(found) <= _FULL:
        return [(a, b) for b in range(len(found)) for a in range(b)]
    import numpy as np

    from secretariat.knowledge.meanings import load_meanings

    vectors = load_meanings().vectors([one.text for one in found]).astype(np.float32)
    pairs: set[tuple[int, int]] = set()
    for at in range(len(found)):
        cosines = vectors @ vectors[at]
        nearest = np.argsort(-cosines, kind="stable")[: _NEIGHBOURS + 1]
        pairs |= {(min(at, int(other)), max(at, int(other))) for other in nearest if int(other) != at}
    return sorted(pairs)


def _with_wordless(rows: list[list[Clause]]) -> list[list[Clause]]:
    """The terms; what hardly has words of its own ("the second allows 120,000") is of the only term of its version
    with the same amount, else of the one whose words it goes on with."""
    kept = [row for row in rows if len(row) > 1 or len(row[0].stems) > _FEW]
    for one in (row[0] for row in rows if len(row) == 1 and len(row[0].stems) <= _FEW):
        meant = [row for row in kept if any(_is_said_again(one, other) for other in row)]
        if not meant:
            meant = [row for row in kept if any(_goes_on(one, other) for other in row)]
        if len(meant) == 1:
            meant[0].append(one)
        else:
            kept.append([one])
    return [sorted(row, key=_place) for row in sorted(kept, key=lambda row: min(map(_place, row)))]


_FEW = 2
"""Telling words up to which a term hardly has words of its own."""
_GAP = 8
"""Characters between two terms of which one goes on with the other, at most."""


def _place(one: Clause) -> tuple[str, int, int, str]:
    return one.report, one.record.passages[0].start, one.draft, one.record.id


def _is_said_again(one: Clause, other: Clause) -> bool:
    values = {amount.value for amount in one.amounts} & {amount.value for amount in other.amounts}
    return one.draft == other.draft and any(value >= _TELLING for value in values)


_TELLING = 10
"""From this on a number tells which term is meant."""


def _goes_on(one: Clause, other: Clause) -> bool:
    """Whether a term goes on with the words of one in front of it: "commits Halmere" and "the League to send …"."""
    first, second = one.record.passages[-1], other.record.passages[0]
    return one.report == other.report and not one.amounts and 0 <= second.start - first.end <= _GAP


def _are_two(one: Clause, other: Clause) -> bool:
    """Whether one report tells both of one version, so that they are two terms, unless one repeats the other."""
    if one.report != other.report or one.draft != other.draft:
        return False
    small, large = sorted((one.stems, other.stems), key=len)
    return len(small & large) < 0.8 * len(small)
