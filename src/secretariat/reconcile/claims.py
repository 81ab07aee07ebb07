"""Which points of different reports say the same thing, and which cannot both hold: judgements on pairs.

A pair is judged by what the two share alone, so a judgement never depends on what else the dossier holds: adding a
report adds the judgements on its own points, taking it out takes them out, and what was known on a day is what is
judged of the reports of that day. Two points that differ in a number, a day or a denial are never the same.
"""

from __future__ import annotations

import functools
import json
import math
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from importlib import resources
from typing import TYPE_CHECKING

import numpy as np

from secretariat.identity import record_id
from secretariat.knowledge.meanings import SCALE, load_meanings
from secretariat.reconcile.alike import FEATURES, Common, are_elsewhere, compare, is_swapped
from secretariat.reconcile.differing import Difference, kind_of
from secretariat.reconcile.inference import Odds, load_inference
from secretariat.reconcile.points import Point
from secretariat.records import Contradiction, Judgement

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from secretariat.knowledge.meanings import Vectors

    Floats = NDArray[np.float32]

Weights = Mapping[str, Sequence[float]]
"""`worth`, `same` and `opposed` → the weight of each number, the constant last."""
RULE = "reconcile.claims/1"
WINDOW = 7
"""Days between the publications of two reports whose points are compared."""
LONGEST = 300
"""Points of a report that are compared, the first ones: a news report has 15 to 40."""
NEAR = 0.27
"""Cosine of the vectors of two points from which they are compared."""
WORTH = 0.1
"""Probability that two points are about the same, by what they share, from which the network reads them."""
STRANGE = 0.4
"""The same, of two points that have names and share none."""
MOST = 16
"""Pairs of points of two reports that the network reads at most."""
SAME = 0.4
"""Probability from which two points are the same."""
UNSURE = 0.3
"""Probability from which that is open."""
OPPOSED = 0.3
"""Probability from which two points contradict one another."""
ABOUT = 0.5
"""Probability that two points say the same or contradict one another, from which they contradict one another where they
differ in a number, a day or a denial."""


@dataclass(frozen=True, slots=True)
class Told:
    """The points of one report, with their vectors."""

    report: str
    published: tuple[int, int] | None
    points: tuple[Point, ...]
    vectors: Vectors


@dataclass(frozen=True, slots=True)
class Judged:
    """What is judged of the points of two reports."""

    judgements: tuple[Judgement, ...] = ()
    contradictions: tuple[Contradiction, ...] = ()


def told(report: str, points: Sequence[Point]) -> Told:
    """The points of a report as they are compared."""
    compared = tuple(points[:LONGEST])
    vectors = load_meanings().vectors([point.text for point in compared])
    return Told(report, points[0].published if points else None, compared, vectors)


def judge_points(left: Told, right: Told) -> Judged:
    """What is judged of each pair of points of two reports, or of one report with itself."""
    judgements, contradictions = [], []
    for one, other, common, about in worthy(candidates(left, right)):
        odds = load_inference().read(one.text, other.text)
        same, opposed = chances(weighed(common, odds, about))
        first, second = sorted((one.id, other.id))
        difference = kind_of(one, other, common, odds.against)
        elsewhere = are_elsewhere(one, other)
        if is_opposed(difference, common, same, opposed) and not (elsewhere and common.numbers):
            contradictions.append(
                Contradiction(
                    id=record_id("x", first, second), type=difference.type, left=first, right=second, why=difference.why
                )
            )
        elif same >= UNSURE:
            differ = common.numbers or common.times or common.denied
            sure = same >= SAME and not differ and not elsewhere
            judgements.append(
                Judgement(
                    left=first,
                    right=second,
                    verdict="same" if sure else "unsure",
                    score=round(same, 3),
                    why=_why(common, odds) if sure or not difference.certain else difference.why,
                    by=RULE,
                )
            )
    return Judged(tuple(judgements), tuple(contradictions))


def is_opposed(difference: Difference, common: Common, same: float, opposed: float) -> bool:
    """Whether two points contradict one another, by the odds that they say the same or are opposed."""
    if common.numbers and common.denial:
        return False  # who denies one number says nothing of another
    if difference.certain:
        return same + opposed >= ABOUT
    differs = common.numbers or common.times or common.denied
    return opposed > same and opposed >= (ABOUT if differs and common.names else OPPOSED)


def worthy(
    pairs: Iterable[tuple[Point, Point, Common]], known: Weights | None = None
) -> Iterator[tuple[Point, Point, Common, float]]:
    """The pairs of points of two reports that the network reads: the likeliest to be about the same, at most `MOST`;
    with the probability that they are, by what they share.

    Args:
        pairs: those that are compared.
        known: the regressions; None: those of the package.
    """
    weights = (load_weights() if known is None else known)["worth"]
    found = [(chance(shared_values(pair[2]), weights), pair) for pair in _likely(list(pairs), weights)]
    found.sort(key=lambda told: (-told[0], *sorted((told[1][0].id, told[1][1].id))))
    left = MOST
    for about, (one, other, common) in found:
        if about < WORTH or left == 0:
            return
        if not is_swapped(one, other):
            left -= 1
            if about >= STRANGE or not common.strangers:
                yield one, other, common, about


def _likely(
    pairs: Sequence[tuple[Point, Point, Common]], weights: Sequence[float]
) -> Iterator[tuple[Point, Point, Common]]:
    """Those of the pairs that may be worth it: by a sum in one go, which is nearly the exact one."""
    if pairs:
        features = np.array([common.features for _, _, common in pairs])
        products = [features[:, a] * features[:, b] for a, b in PAIRS]
        total = np.column_stack([features, *products]) @ np.array(weights[:-1]) + weights[-1]
        for at in np.flatnonzero(total > math.log(WORTH / (1 - WORTH)) - _NEARLY).tolist():
            yield pairs[at]


_NEARLY = 1e-6
"""More than rounding can change in the sum of a regression."""


def candidates(left: Told, right: Told) -> Iterator[tuple[Point, Point, Common]]:
    """The pairs of points whose vectors are near, by id, with what they have in common; of one report's own, those of
    different sources."""
    if not left.points or not right.points:
        return
    cosines = left.vectors.astype(np.float32) @ right.vectors.astype(np.float32).T / np.float32(SCALE * SCALE)
    itself = left.report == right.report
    if itself:
        np.fill_diagonal(cosines, 0)
    best = _margins(cosines)
    for row, column in zip(*np.nonzero(cosines >= NEAR), strict=True):
        one, other = left.points[row], right.points[column]
        if itself and (row >= column or one.statement == other.statement):
            continue
        first, second = (one, other) if one.id < other.id else (other, one)
        yield first, second, compare(first, second, float(cosines[row, column]), float(best[row, column]))


def _margins(cosines: Floats) -> Floats:
    """How much nearer two points are to one another than either is to the next point of the other report."""
    row, column = np.full_like(cosines, -1), np.full_like(cosines, -1)
    for found, axis in ((row, 1), (column, 0)):
        if cosines.shape[axis] > 1:
            ranked = np.sort(cosines, axis=axis)
            first, second = np.take(ranked, [-1], axis=axis), np.take(ranked, [-2], axis=axis)
            found[:] = np.where(cosines == first, second, first)
        else:
            found[:] = 0
    return cosines - np.maximum(row, column)


def chances(values: Sequence[float]) -> tuple[float, float]:
    """Probability that two points say the same, and that they cannot both hold; `values` are those of `weighed`."""
    known = load_weights()
    return chance(values, known["same"]), chance(values, known["opposed"])


def shared_values(common: Common) -> tuple[float, ...]:
    """The numbers by which it is told whether the network reads a pair: the features, and products of some."""
    return (*common.features, *(common.features[a] * common.features[b] for a, b in PAIRS))


def weighed(common: Common, odds: Odds, about: float) -> tuple[float, ...]:
    """The numbers that tell what holds: the features, what the network makes of the pair, and how likely the two are
    about the same."""
    logits = (math.log(max(one, _LEAST) / max(1 - one, _LEAST)) for one in (odds.same, odds.against, about))
    differences = (common.numbers is not None, common.times is not None, common.denied, common.denial)
    products = (weight * differs for weight in (about, odds.against) for differs in differences)
    return (*common.features, *logits, odds.same, odds.against, about, *products)


_LEAST = 1e-3


PAIRS = tuple((FEATURES.index(a), FEATURES.index(b)) for a, b in (
    ("cosine", "overlap"), ("overlap", "names"), ("cosine", "other doers"), ("overlap", "short"), ("cosine", "short"),
    ("cosine", "soft"), ("soft", "soft of both"), ("nearest", "cosine"), ("numbers", "nearest"), ("times", "nearest"),
))  # fmt: skip
"""Features whose product is one too."""


def chance(values: Sequence[float], weights: Sequence[float]) -> float:
    """The probability that a regression gives; the last weight is the constant."""
    total = weights[-1] + math.fsum(value * weight for value, weight in zip(values, weights[:-1], strict=True))
    return 1 / (1 + math.exp(-max(-50.0, min(50.0, total))))


@functools.cache
def load_weights() -> Weights:
    """`worth`, `same` and `opposed` → the weight of each feature, the constant last."""
    found: Weights = json.loads(resources.files("secretariat.knowledge").joinpath("claims.json").read_text("utf-8"))
    return found


def _why(common: Common, odds: Odds) -> str:
    told = dict(zip(FEATURES, common.features, strict=True))
    parts = [f"read to say the same ({odds.same:.0%})", f"{told['overlap']:.0%} of the telling words"]
    parts += ["the same names"] if told["names"] else []
    parts += ["the same numbers"] if told["numbers"] else []
    parts += ["the same days"] if told["times"] else []
    return ", ".join(parts)
