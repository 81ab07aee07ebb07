"""Weigh what two points have in common: clusters of our own gold → `knowledge/claims.json`.

    SECRETARIAT_SHARED=../shared python -m training.train_claims [--write]

Two logistic regressions over the features of `reconcile.alike`: whether two points say the same, and whether they
cannot both hold. Trained on the tuning part; prints what they find there when each cluster is left out in turn.
"""

from __future__ import annotations

import argparse
import json
import sys
from collections.abc import Iterator, Sequence
from itertools import combinations_with_replacement
from pathlib import Path
from typing import Any

import numpy as np
from sklearn.linear_model import LogisticRegression
from sklearn.model_selection import GroupKFold, cross_val_predict

from bench.quality.across import GOLD, HALF, Cluster, clusters, read, shared
from secretariat.reconcile.alike import FEATURES
from secretariat.reconcile.claims import PAIRS, candidates, told, weighed
from secretariat.reconcile.points import points_of

OUT = Path(__file__).resolve().parent.parent / "src/secretariat/knowledge/claims.json"
STRENGTH = {"same": 1.0, "about": 0.5}
"""Inverse of the regularisation."""
WANTED = ("same", "about")
DIFFERENCES = ("no name shared", "other doers", "turned round", "other numbers", "other times", "denied", "mode")
"""Features that tell how two points differ: `about` does not weigh them."""


def pairs(cluster: Cluster) -> Iterator[tuple[tuple[float, ...], bool, bool]]:
    """Each pair of points that is compared: its values, whether they say the same, and whether they are about the same:
    say it or contradict it."""
    passages = {one.id: one.passage for reading in cluster.readings for one in reading.propositions}
    claims = [[cluster.passage(m) for m in claim["members"]] for claim in cluster.gold["claims"]]
    opposed = [(cluster.passage(one["left"]), cluster.passage(one["right"])) for one in cluster.gold["contradictions"]]
    every = [told(reading.report.id, points_of(reading)) for reading in cluster.readings]
    homes = {
        identity: (
            {at for at, claim in enumerate(claims) if any(shared(passage, one) >= HALF for one in claim)},
            {(at, side) for at, pair in enumerate(opposed) for side in (0, 1) if shared(passage, pair[side]) >= HALF},
        )
        for identity, passage in passages.items()
    }
    for left, right in combinations_with_replacement(every, 2):
        for one, other, common in candidates(left, right):
            ours, theirs = homes[one.id], homes[other.id]
            against = any((at, 1 - side) in theirs[1] for at, side in ours[1])
            same = bool(ours[0] & theirs[0])
            yield weighed(common), same, same or against


def fit(values: Any, wanted: Any, name: str) -> Any:
    """The regression for one question."""
    model = LogisticRegression(C=STRENGTH[name], max_iter=5000)
    return model.fit(values, wanted)


def table(name: str, found: Any, wanted: Any) -> None:
    """Prints precision and recall by threshold."""
    for least in (0.2, 0.3, 0.4, 0.5, 0.6, 0.7):
        right = int(((found >= least) & wanted).sum())
        made, asked = int((found >= least).sum()), int(wanted.sum())
        precision, recall = right / max(1, made), right / max(1, asked)
        f1 = 2 * precision * recall / max(1e-9, precision + recall)
        print(f"{name} from {least}: P {precision:.3f} R {recall:.3f} F1 {f1:.3f} of {asked}")


def main(argv: Sequence[str] | None = None) -> int:
    """The command line."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--write", action="store_true")
    options = parser.parse_args(argv)
    read_ones = [read(one) for one in clusters(GOLD / "across-tuning.jsonl")]
    run(read_ones, write=options.write)
    return 0


def run(every: Sequence[Cluster], *, write: bool) -> None:
    """Fits and prints; with `write`, writes."""
    rows, homes = [], []
    for at, cluster in enumerate(every):
        found = list(pairs(cluster))
        rows += found
        homes += [at] * len(found)
    values = np.array([row[0] for row in rows])
    weights = {}
    for at, name in enumerate(WANTED, start=1):
        wanted = np.array([row[at] for row in rows])
        if name == "about":
            values = values * np.array([*(f not in DIFFERENCES for f in FEATURES), *(True for _ in PAIRS)])
        model = LogisticRegression(C=STRENGTH[name], max_iter=5000)
        left_out = cross_val_predict(
            model, values, wanted, groups=homes, cv=GroupKFold(min(10, len(every))), method="predict_proba"
        )[:, 1]
        table(name, left_out, wanted)
        fitted = fit(values, wanted, name)
        weights[name] = [round(float(w), 4) for w in (*fitted.coef_[0], fitted.intercept_[0])]
    if write:
        OUT.write_text(json.dumps(weights, indent=1) + "\n", "utf-8")


if __name__ == "__main__":
    sys.exit(main())
