"""How much two points of different reports have in common, as numbers that a regression weighs, and where they cannot
both hold."""

from __future__ import annotations

import functools
import math
import re
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import Any

import numpy as np
from rapidfuzz.fuzz import token_set_ratio

from secretariat.identity import plain_letters
from secretariat.knowledge.meanings import SCALE, load_meanings
from secretariat.reconcile.points import Point

FEATURES = (
    "cosine", "overlap", "jaccard", "verb", "names", "no name shared", "doers", "other doers", "undergoers",
    "turned round", "numbers", "other numbers", "times", "other times", "denied", "mode", "letters", "length", "short",
    "days apart", "rare", "soft", "soft of both", "margin", "other capitals", "same capitals", "nearest", "one speaker",
    "other speakers", "statements",
)  # fmt: skip
_NEAR = 0.04
"""Relative difference of a number and the same number rounded."""
_STEM = 5
"""Letters by which words of one family are known: "Kestria" and "Kestrian"."""


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
    doers: bool
    """Whether others do it."""
    places: bool = False


def compare(left: Point, right: Point, cosine: float, margin: float) -> Common:
    """What two points have in common; the order of the two does not matter.

    Args:
        left: one; so is `right`.
        right: the other.
        cosine: of their vectors.
        margin: how much nearer they are to one another than either is to any other point of the other's report.
    """
    ours, theirs = stems(left.terms), stems(right.terms)
    shared, every = weight(ours & theirs), weight(ours | theirs)
    least = min(weight(ours), weight(theirs))
    names = stems(left.named | left.doers | left.undergoers), stems(right.named | right.doers | right.undergoers)
    doing, done = _meeting(left.doers, right.doers), _meeting(left.undergoers, right.undergoers)
    crossed = bool(left.doers & right.undergoers or right.doers & left.undergoers) and doing < 1
    numbers, times = differing_numbers(left, right), differing_times(left, right)
    shared_numbers = any(_same_number(one, two) for one in left.amounts for two in right.amounts)
    shared_times = any(_overlap(one, two) for one in left.times for two in right.times)
    sizes = sorted((len(left.text.split()), len(right.text.split())))
    soft, capitals = soft_overlaps(left, right), (proper(left.text), proper(right.text))
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
        token_set_ratio(left.text.lower(), right.text.lower()) / 100,
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
    return Common(features, numbers, times, left.negated != right.negated, doing < 0)


def soft_overlaps(left: Point, right: Point) -> tuple[float, float]:
    """How much of what one says the other says in like words, 0 to 1: of each telling word the nearest of the other's,
    weighted by how rare it is (Rus and Lintean 2012)."""
    ours, theirs = _worded(left), _worded(right)
    if ours is None or theirs is None:
        return 0.0, 0.0
    cosines = np.maximum(ours.vectors @ theirs.vectors.T / np.float32(SCALE * SCALE), 0).astype(np.float64)
    one = float((cosines.max(1) * ours.weights).sum()) / ours.total
    two = float((cosines.max(0) * theirs.weights).sum()) / theirs.total
    return one, two


@dataclass(frozen=True, slots=True, eq=False)
class _Worded:
    vectors: Any
    weights: Any
    total: float


@functools.lru_cache(maxsize=20_000)
def _words_of(words: frozenset[str]) -> _Worded | None:
    known = load_meanings()
    ordered = sorted(words)
    weights = np.array([max(_LEAST, known.rarity(word)) for word in ordered])
    if not ordered:
        return None
    return _Worded(known.vectors(ordered).astype(np.float32), weights, float(weights.sum()))


def _worded(point: Point) -> _Worded | None:
    return _words_of(point.terms)


_LEAST = 0.1


def stem(word: str) -> str:
    """By what words of one family are known."""
    return word[:_STEM]


def stems(words: Iterable[str]) -> frozenset[str]:
    """The stems of words, those of names of several words apart."""
    return frozenset(part[:_STEM] for word in words for part in word.split() if len(part) > 1)


def weight(words: Iterable[str]) -> float:
    """How much words tell: the rare ones more; sorted, so that the sum is the same in any order."""
    return math.fsum(load_meanings().rarity(word) for word in words)


def apart(left: Point, right: Point) -> int:
    """Days between the publications; 0 where one is not known."""
    if left.published is None or right.published is None:
        return 0
    return max(0, left.published[0] - right.published[1] + 1, right.published[0] - left.published[1] + 1)


def differing_numbers(left: Point, right: Point) -> str | None:
    """The numbers of one thing of which the two share none, in words; None: there are none."""
    ours, theirs = _by_unit(left), _by_unit(right)
    for unit in sorted(ours.keys() & theirs.keys()):
        if not any(_near(one, two) for one in ours[unit] for two in theirs[unit]):
            return f"{ours[unit][0]:,.10g} and {theirs[unit][0]:,.10g} {_unit(left, unit)}"
    return None


def _by_unit(point: Point) -> dict[str, list[float]]:
    found: dict[str, list[float]] = {}
    for value, unit in point.amounts:
        if unit is not None:
            found.setdefault(stem(unit), []).append(value)
    return found


def _unit(point: Point, unit: str) -> str:
    return next(its for _, its in point.amounts if its is not None and stem(its) == unit)


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


def _same_number(one: tuple[float, str | None], two: tuple[float, str | None]) -> bool:
    return _near(one[0], two[0])


def _near(one: float, two: float) -> bool:
    """Whether two numbers are one, or one is the other rounded: 98.7 and 100, not 610 and 620."""
    if one == two:
        return True
    return abs(one - two) <= _NEAR * max(abs(one), abs(two)) and _digits(one) != _digits(two)


def _digits(number: float) -> int:
    """Digits that tell something: 2 of 98,000."""
    return len(f"{number:.6g}".partition("e")[0].replace(".", "").strip("0-"))


def proper(text: str) -> frozenset[str]:
    """Stems of the words with a capital letter, but the first."""
    return stems(plain_letters(word) for word in _CAPITAL.findall(text)[0 if text[:1].islower() else 1 :])


_CAPITAL = re.compile(r"\b[A-Z][\w’'-]*[a-z]\b")


def _overlap(one: tuple[int, int], two: tuple[int, int]) -> bool:
    return one[0] < two[1] and two[0] < one[1]
