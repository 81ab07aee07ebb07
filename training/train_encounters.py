"""Weigh what two meetings have in common: clusters of our own gold → `knowledge/encounters.json`.

    python -m training.train_encounters [--write]

A logistic regression over the features of `reconcile.encounters`. Prints how the pairs of clusters that were left out
are told apart.
"""

from __future__ import annotations

import argparse
import json
import sys
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import combinations
from pathlib import Path

import numpy as np
from sklearn.linear_model import LogisticRegression
from sklearn.model_selection import GroupKFold, cross_val_predict

from bench.quality.across import GOLD, Cluster, clusters, read
from bench.quality.encounters import homes_of
from secretariat.reconcile.encounters import Met, features, met_in, why

OUT = Path(__file__).resolve().parent.parent / "src/secretariat/knowledge/encounters.json"
PARTS = ("training", "weighing", "tuning")
DOUBT = 0.5
"""Weight of a pair of which the gold marks one meeting only: it may have left the other out."""


@dataclass(frozen=True)
class Row:
    """A pair of meetings of two reports."""

    home: int
    """Number of its cluster."""
    left: Met
    right: Met
    same: bool
    weight: float


def rows_of(clusters_read: Sequence[Cluster]) -> list[Row]:
    """The pairs of meetings for whose being one anything speaks."""
    found = []
    for number, cluster in enumerate(clusters_read):
        homes = homes_of(cluster, "meetings")
        met = [met_in(reading) for reading in cluster.readings]
        for ours, theirs in combinations(met, 2):
            for left in ours:
                for right in theirs:
                    if why(left, right) is None:
                        continue
                    places = homes.get(left.id), homes.get(right.id)
                    same = None not in places and len({place[0] for place in places if place is not None}) == 1
                    weight = 1.0 if same or None not in places else DOUBT
                    found.append(Row(number, left, right, same, weight))
    return found


def main(argv: Sequence[str] | None = None) -> int:
    """The command line."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--write", action="store_true", help=f"into {OUT.name}")
    options = parser.parse_args(argv)
    rows = rows_of([read(one) for part in PARTS for one in clusters(GOLD / f"across-{part}.jsonl")])
    given = np.array([features(row.left, row.right) for row in rows])
    same = np.array([row.same for row in rows])
    weights = np.array([row.weight for row in rows])
    model = LogisticRegression(C=1.0, max_iter=2000)
    likely = cross_val_predict(
        model,
        given,
        same,
        groups=[row.home for row in rows],
        cv=GroupKFold(15),
        method="predict_proba",
        params={"sample_weight": weights},
    )[:, 1]
    print(f"{len(rows)} pairs, {same.sum()} the same")
    for least in (0.3, 0.4, 0.45, 0.5, 0.6):
        told = likely >= least
        print(f"from {least}: P {same[told].mean():.3f} R {told[same].mean():.3f}")
    if options.write:
        model.fit(given, same, sample_weight=weights)
        kept = {"meetings": [round(float(one), 4) for one in (*model.coef_[0], model.intercept_[0])]}
        OUT.write_text(json.dumps(kept, indent=1) + "\n", encoding="utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main())
