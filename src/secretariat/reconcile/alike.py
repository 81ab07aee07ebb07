"""How much two points of different reports have in common, as numbers that a regression weighs, and where they cannot
both hold."""

from __future__ import annotations

import math
from dataclasses import dataclass
from datetime import date

from rapidfuzz.fuzz import token_set_ratio

from secretariat.reconcile.numbers import differing_numbers, near
from secretariat.reconcile.points import Point
from secretariat.reconcile.words import soft_overlaps, stem, weight, weighted

FEATURES = (
    "cosine", "overlap", "jaccard", "verb", "names", "no name shared", "doers", "other doers", "undergoers",
    "turned round", "numbers", "other numbers", "times", "other times", "denied", "mode", "letters", "length", "short",
    "days apart", "rare", "soft", "soft of both", "margin", "other capitals", "same capitals", "nearest", "one speaker",
    "other speakers", "statements",
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Common:
    """What two points have in common, and how they differ."""

    features: tuple[float, ...]
    """As `FEATURES` has them."""
    numbers: str | None
    """How their numbers differ; None: they do not."""
    times: str | None
    denied: bool
    """Whether one denies what the other says."""
    denial: bool
    """Whether whoever says one of them denies it."""
    doers: bool
    """Whether others do it."""
    names: bool
    """Whether each has names that the other has not."""
    strangers: bool
    """Whether each has names, and they share none."""


def compare(left: Point, right: Point, cosine: float, margin: float) -> Common:
    """What two points have in common; the order of the two does not matter.

    Args:
        left: one; so is `right`.
        right: the other.
        cosine: of their vectors.
        margin: how much nearer they are to one another than either is to any other point of the other's report.
    """
    shared = weight(left.stems & right.stems)
    every, least = weight(left.stems | right.stems), min(left.weight, right.weight)
    names = left.name_stems, right.name_stems
    doing, done = _meeting(left.doers, right.doers), _meeting(left.undergoers, right.undergoers)
    crossed = bool(left.doers & right.undergoers or right.doers & left.undergoers) and doing < 1
    numbers, times = differing_numbers(left.amounts, right.amounts), differing_times(left, right)
    shared_numbers = any(near(one, two) for one, _ in left.amounts for two, _ in right.amounts)
    shared_times = any(_overlap(one, two) for one in left.times for two in right.times)
    sizes = sorted((left.size, right.size))
    soft, capitals = soft_overlaps(left.weighted, right.weighted), (left.capitals, right.capitals)
    features = (
        cosine,
        shared / least if least else 0.0,
        shared / every if every else 0.0,
        float(stem(left.verb) == stem(right.verb)),
        float(bool(names[0] & names[1])),
        float(bool(names[0] and names[1]) and not names[0] & names[1]),
        float(doing > 0),
        float(doing < 0),
        float(done > 0) - float(done < 0),
        float(crossed),
        float(shared_numbers),
        float(numbers is not None),
        float(shared_times),
        float(times is not None),
        float(left.negated != right.negated),
        float(left.mode != right.mode),
        token_set_ratio(left.lower, right.lower) / 100,
        math.log(sizes[1] / max(1, sizes[0])),
        1 / max(1, sizes[0]),
        math.log1p(apart(left, right)),
        min(1.0, shared / 3),
        max(soft),
        min(soft),
        max(-0.3, margin),
        float(bool(capitals[0] - capitals[1]) and bool(capitals[1] - capitals[0])),
        float(bool(capitals[0] & capitals[1])),
        float(margin >= 0),
        float(bool(left.speaker & right.speaker)),
        float(bool(left.speaker and right.speaker) and not left.speaker & right.speaker),
        float(left.statement is not None and right.statement is not None),
    )
    denied, denial = left.negated != right.negated, left.denial or right.denial
    others = bool(capitals[0] - capitals[1]) and bool(capitals[1] - capitals[0])
    strangers = _are_apart(left, right) and not left.called & right.called
    return Common(features, numbers, times, denied, denial, doing < 0, others, strangers)


def _are_apart(left: Point, right: Point) -> bool:
    """Whether each has names that the other has not, and they are not the same words."""
    repeated = left.quote.casefold() == right.quote.casefold()
    return not repeated and bool(left.called - right.called) and bool(right.called - left.called)


def is_swapped(left: Point, right: Point) -> bool:
    """Whether two points tell the same of another place or person: in like words the same of differing names."""
    if not _are_apart(left, right):
        return False
    named = left.called | right.called
    ours, theirs = ([word for word in (*one.words, one.verb) if stem(word) not in named] for one in (left, right))
    return min(soft_overlaps(weighted(ours), weighted(theirs))) >= _LIKE


def are_elsewhere(left: Point, right: Point) -> bool:
    """Whether two short points differ by other names than those of who does it: what they tell is of different
    places."""
    short = max(left.size, right.size) <= _SHORT
    return short and bool(left.beside - right.called) and bool(right.beside - left.called)


_LIKE = 0.6
"""How much of what two points say in like words, besides names, from which the names tell them apart."""
_SHORT = 15
"""Words of a short point at most."""


def apart(left: Point, right: Point) -> int:
    """Days between the publications; 0 where one is not known."""
    if left.published is None or right.published is None:
        return 0
    return max(0, left.published[0] - right.published[1] + 1, right.published[0] - left.published[1] + 1)


def differing_times(left: Point, right: Point) -> str | None:
    """The times that differ, in words; None: none do, or both say the same words."""
    if left.text.casefold() == right.text.casefold() or not left.times or not right.times:
        return None
    if any(_overlap(one, two) for one in left.times for two in right.times):
        return None
    return f"{_day(left.times[0])} and {_day(right.times[0])}"


def _day(days: tuple[int, int]) -> str:
    first, last = date.fromordinal(days[0]), date.fromordinal(days[1] - 1)
    return first.isoformat() if first == last else f"{first.isoformat()} to {last.isoformat()}"


def _meeting(ours: frozenset[str], theirs: frozenset[str]) -> int:
    """1 where they share one, -1 where both are known and share none, else 0."""
    if not ours or not theirs:
        return 0
    return 1 if ours & theirs else -1


def _overlap(one: tuple[int, int], two: tuple[int, int]) -> bool:
    return one[0] < two[1] and two[0] < one[1]
