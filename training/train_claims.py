"""Weigh what two points have in common: clusters of our own gold → `knowledge/claims.json`.

    SECRETARIAT_SHARED=../shared python -m training.train_claims [--write]

Three logistic regressions over the features of `reconcile.alike`: whether two points are about the same, so that the
network (`reconcile/inference.py`) reads them; and, with what it makes of them, whether they say the same and whether
they cannot both hold. The last two are trained on clusters and pairs of real reports that the network has not seen (the
parts for tuning and weighing). Each is the mean of two: one fitted on the clusters, which are dense with what says the
same in other words, and one on the real reports too, in which little does. Prints what they find when some clusters and
matters are left out in turn.
"""

from __future__ import annotations

import argparse
import json
import sys
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import combinations, combinations_with_replacement
from pathlib import Path
from typing import Any

import numpy as np
from sklearn.linear_model import LogisticRegression
from sklearn.model_selection import GroupKFold, cross_val_predict

from bench.quality import points
from bench.quality.across import GOLD, Cluster, Gold, clusters, read
from bench.quality.corpora import shared
from secretariat.reconcile.alike import Common
from secretariat.reconcile.claims import Weights, candidates, shared_values, told, weighed, worthy
from secretariat.reconcile.inference import load_inference
from secretariat.reconcile.points import Point, points_of

OUT = Path(__file__).resolve().parent.parent / "src/secretariat/knowledge/claims.json"
STRENGTH = {"worth": (1.0, 1.0), "same": (0.3, 3.0), "opposed": (0.3, 3.0)}
"""Inverse of the regularisation of the regressions on clusters and on all."""
ALONE = {"worth": 0.5, "same": 0.7, "opposed": 0.7}
"""What the regression on clusters alone counts in the mean. Chosen on the tuning parts: the less, the fewer points of
real reports are wrongly put together, and the more pairs of the clusters are missed."""
HEAVIEST = 5.0
"""For how many pairs one that was read counts at most."""
MATTERS = 10_000
"""Number of the first matter of real reports, behind those of clusters."""

Reads = Mapping[str, points.Read]
"""Reports by number."""


@dataclass(frozen=True)
class Row:
    """A pair of points that is compared."""

    home: int
    """Number of its cluster."""
    left: Point
    right: Point
    common: Common
    about: float
    """Probability that they are about the same; 1 where it is not asked yet."""
    same: bool
    opposed: bool
    weight: float = 1.0
    """For how many pairs it counts."""


def rows_of(clusters_read: Sequence[Cluster], weights: Weights | None = None) -> list[Row]:
    """The pairs of points of some clusters, with what the gold says of them; with `weights`, those that the network
    reads."""
    found = []
    for number, cluster in enumerate(clusters_read):
        gold = Gold(cluster)
        passages = {one.id: one.passage for reading in cluster.readings for one in reading.propositions}
        every = [told(reading.report.id, points_of(reading)) for reading in cluster.readings]
        for left, right in combinations_with_replacement(every, 2):
            pairs = candidates(left, right)
            asked = ((*pair, 1.0) for pair in pairs) if weights is None else worthy(pairs, weights)
            for one, other, common, about in asked:
                ours, theirs = passages[one.id], passages[other.id]
                same = bool(gold.homes(ours) & gold.homes(theirs))
                opposed = not same and any(
                    gold.is_at(a, first) and gold.is_at(b, second)
                    for first, second, _ in gold.contradictions
                    for a, b in ((ours, theirs), (theirs, ours))
                )
                found.append(Row(number, one, other, common, about, same, opposed))
    return found


def rows_of_pairs(gold: Sequence[points.Pair], known: Reads, weights: Weights | None = None) -> list[Row]:
    """The pairs of real reports that people have read; with `weights`, those that the network reads."""
    found = []
    for own in points.matters(gold):
        marked = {}
        for pair in own:
            both = [known[place[0]].point(place) for place in (pair.left, pair.right)]
            marked[frozenset(one.id for one in both if one is not None)] = pair
        every = [known[number].told for number in sorted(points.numbers(own))]
        for left, right in combinations(every, 2):
            pairs = candidates(left, right)
            for one, other, common, about in ((*p, 1.0) for p in pairs) if weights is None else worthy(pairs, weights):
                if (pair := marked.get(frozenset((one.id, other.id)))) is not None:
                    answers = pair.answer == "same", pair.answer == "against"
                    weight = min(HEAVIEST, pair.stands) * (0.5 if pair.doubt else 1.0)
                    found.append(Row(MATTERS + pair.matter, one, other, common, about, *answers, weight))
    return found


def table(name: str, found: Any, wanted: Any, weights: Any) -> None:
    """Prints precision and recall by threshold."""
    for least in (0.1, 0.2, 0.3, 0.4, 0.5, 0.6, 0.7):
        right = weights[(found >= least) & wanted].sum()
        made, asked = weights[found >= least].sum(), weights[wanted].sum()
        precision, recall = right / max(1, made), right / max(1, asked)
        f1 = 2 * precision * recall / max(1e-9, precision + recall)
        print(f"{name} from {least}: P {precision:.3f} R {recall:.3f} F1 {f1:.3f} of {asked:.0f}")


def main(argv: Sequence[str] | None = None) -> int:
    """The command line."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--write", action="store_true")
    options = parser.parse_args(argv)
    parts = [
        [read(one) for name in part for one in clusters(GOLD / f"across-{name}.jsonl")]
        for part in (("training",), ("tuning", "weighing"))
    ]
    marked = points.pairs("training"), points.pairs("tuning")
    known = points.reports(points.numbers([one for part in marked for one in part]), shared())
    weights = run(*parts, *marked, known)
    if options.write:
        OUT.write_text(json.dumps(weights, indent=1) + "\n", "utf-8")
    return 0


def run(
    seen: Sequence[Cluster],
    unseen: Sequence[Cluster],
    shown: Sequence[points.Pair],
    fresh_pairs: Sequence[points.Pair],
    known: Reads,
) -> dict[str, list[float]]:
    """Fits the three regressions and prints how they do.

    Args:
        seen: clusters that the network was trained on.
        unseen: those that it was not.
        shown: pairs of real reports that it was trained on.
        fresh_pairs: those that it was not.
        known: their reports, by number.
    """
    written, real = rows_of([*seen, *unseen]), rows_of_pairs([*shown, *fresh_pairs], known)
    fits = [_fits(0, written, unseen, (), known), _fits(1, [*written, *real], unseen, fresh_pairs, known)]
    return {name: _mean(*(fit[name] for fit in fits), share) for name, share in ALONE.items()}


def _mean(one: Sequence[float], other: Sequence[float], share: float) -> list[float]:
    return [round(share * a + (1 - share) * b, 4) for a, b in zip(one, other, strict=True)]


def _fits(
    which: int, rows: Sequence[Row], unseen: Sequence[Cluster], pairs: Sequence[points.Pair], known: Reads
) -> dict[str, list[float]]:
    """The three regressions on some rows, and on those of clusters and pairs that the network has not seen.

    Args:
        which: of the numbers in `STRENGTH`.
        rows: what is worth it.
        unseen: the clusters that the network reads.
        pairs: pairs of real reports that it reads; each counts once.
        known: their reports, by number.
    """
    answers = [row.same or row.opposed for row in rows]
    found = {"worth": _fitted("worth", which, [shared_values(row.common) for row in rows], answers, rows)}
    fresh = [
        *rows_of(unseen, found),
        *(replace(row, weight=min(1.0, row.weight)) for row in rows_of_pairs(pairs, known, found)),
    ]
    print(f"{len(fresh)} pairs are read by the network")
    network = load_inference()
    values = [weighed(row.common, network.read(row.left.text, row.right.text), row.about) for row in fresh]
    found["same"] = _fitted("same", which, values, [row.same for row in fresh], fresh)
    found["opposed"] = _fitted("opposed", which, values, [row.opposed for row in fresh], fresh)
    return found


def _fitted(name: str, which: int, values: Any, answers: Any, rows: Sequence[Row]) -> list[float]:
    """The weights of one question, the constant last."""
    table_, wanted, homes = np.array(values), np.array(answers), np.array([row.home for row in rows])
    weights = np.array([row.weight for row in rows])
    model = LogisticRegression(C=STRENGTH[name][which], max_iter=5000)
    folds = GroupKFold(min(8, len(set(homes))))
    fitting = {"sample_weight": weights}
    left_out = cross_val_predict(model, table_, wanted, groups=homes, cv=folds, method="predict_proba", params=fitting)[
        :, 1
    ]
    for where, own in (("clusters", homes < MATTERS), ("real reports", homes >= MATTERS)):
        if own.any():
            table(f"{name}, {where}", left_out[own], wanted[own], weights[own])
    fitted = model.fit(table_, wanted, sample_weight=weights)
    return [float(weight) for weight in (*fitted.coef_[0], fitted.intercept_[0])]


if __name__ == "__main__":
    sys.exit(main())
