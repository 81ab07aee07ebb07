"""Our own gold of clusters of reports: what is the same across them, where it came from, where accounts differ.

    python -m bench.quality.across [tuning|reporting] [--missing]

A cluster is two to six reports of a few days of one invented negotiation (`gold/README.md` says how they were written
and marked). Figures, in percent:

* `claims.f1` — pairs of passages that say the same, P, R and F1; a pair of points is right where a claim of the gold
  has a passage for each; `claims.own.f1` the same without what a copy repeats;
* `claims.merged.wrong` — of all pairs that were compared, those wrongly put together;
* `origins` — claims of the gold with the right number of independent and of unknown origins, of those that are found;
* `contradictions.f1`, and `contradictions.type`, given a match;
* `copies.f1` — pairs of reports with the right relation.
"""

from __future__ import annotations

import argparse
import json
import sys
import tempfile
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import combinations, combinations_with_replacement
from pathlib import Path
from typing import Any

import secretariat
from secretariat.answer.exports import build_export
from secretariat.evidence import Passage
from secretariat.reconcile.claims import candidates, told
from secretariat.reconcile.points import points_of
from secretariat.reconciling import reconcile
from secretariat.records import Claim, Export, Reading
from secretariat.store.sqlite import Store

Json = dict[str, Any]
GOLD = Path(__file__).parent / "gold"
HALF = 0.5
"""Share of the shorter of two passages that both have, from which they are about one thing."""


@dataclass(frozen=True)
class Cluster:
    """One cluster with what was read in it."""

    gold: Json
    readings: tuple[Reading, ...]
    """In the order of its reports."""

    @property
    def names(self) -> dict[str, str]:
        """Id of a report in the gold → id of the report that was read."""
        pairs = zip(self.gold["reports"], self.readings, strict=True)
        return {told["id"]: reading.report.id for told, reading in pairs}

    def passage(self, member: Json) -> Passage:
        """A passage of the gold in the report as it was read."""
        reading = self.readings[[one["id"] for one in self.gold["reports"]].index(member["report"])]
        start = reading.report.text.index(" ".join(member["quote"].split()))
        return Passage.cut(
            reading.report.id, reading.report.text, start, start + len(" ".join(member["quote"].split()))
        )


def clusters(path: Path) -> list[Json]:
    """The clusters of a file."""
    return [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines() if line.strip()]


def read(cluster: Json) -> Cluster:
    """Reads the reports of a cluster."""
    readings = tuple(
        secretariat.read(
            f"{one['title']}\n\n{one['text']}",
            published=one["published"],
            title=one["title"],
            outlet=one["outlet"],
            name=f"{cluster['id']}-{one['id']}",
        )
        for one in cluster["reports"]
    )
    return Cluster(cluster, readings)


def shared(one: Passage, other: Passage) -> float:
    """Share of the shorter of two passages that both have."""
    if one.report != other.report:
        return 0.0
    both = min(one.end, other.end) - max(one.start, other.start)
    return max(0, both) / min(one.end - one.start, other.end - other.start)


def derive(cluster: Cluster) -> Export:
    """The dossier of a cluster's reports."""
    with tempfile.TemporaryDirectory() as folder, Store.open(Path(folder) / "cluster.db", create=True) as store:
        for reading in cluster.readings:
            store.add(reading, b"", None)
        reconcile(store)
        return build_export(store)


@dataclass
class Tally:
    """Counts of what was right."""

    right: int = 0
    made: int = 0
    asked: int = 0

    def add(self, made: set[Any], asked: set[Any]) -> None:
        """Counts what was found against what was asked for."""
        self.right += len(made & asked)
        self.made += len(made)
        self.asked += len(asked)

    def figures(self) -> dict[str, float]:
        """P, R and F1, 0 to 1."""
        precision, recall = self.right / self.made if self.made else 0.0, self.right / self.asked if self.asked else 0.0
        f1 = 2 * precision * recall / (precision + recall) if precision + recall else 0.0
        return {"precision": precision, "recall": recall, "f1": f1}


def score(read_ones: Sequence[Cluster]) -> dict[str, float]:
    """The figures of some clusters, in percent."""
    tallies = {name: Tally() for name in ("claims", "claims.own", "copies", "contradictions")}
    counts: Counter[str] = Counter()
    for cluster in read_ones:
        gold = Gold(cluster)
        export = derive(cluster)
        counts["compared"] += compared(cluster)
        _score_claims(gold, export, tallies, counts)
        _score_origins(gold, export, counts)
        _score_contradictions(gold, export, tallies["contradictions"], counts)
        told = {(r.id, r.copy_of, "copy") for r in export.reports if r.copy_of is not None}
        told |= {(r.id, r.version_of, "version") for r in export.reports if r.version_of is not None}
        tallies["copies"].add(told, gold.relations)
    figures = {f"{name}.{key}": value for name, tally in tallies.items() for key, value in tally.figures().items()}
    figures["claims.merged.wrong"] = counts["merged"] / max(1, counts["compared"])
    figures["claims.found"] = counts["found"] / max(1, counts["asked"])
    figures["origins"] = counts["origins"] / max(1, counts["found"])
    figures["origins.over"] = counts["over"] / max(1, counts["found"])
    figures["contradictions.type"] = counts["typed"] / max(1, tallies["contradictions"].right)
    return {key: round(100 * value, 1) for key, value in figures.items()}


class Gold:
    """What is marked in a cluster, as passages of the reports that were read."""

    def __init__(self, cluster: Cluster) -> None:
        told, names = cluster.gold, cluster.names
        self.claims = [[cluster.passage(member) for member in claim["members"]] for claim in told["claims"]]
        self.counts = [(claim["independent"], claim["unknown"]) for claim in told["claims"]]
        self.contradictions = [
            (cluster.passage(one["left"]), cluster.passage(one["right"]), one["type"]) for one in told["contradictions"]
        ]
        self.relations = {(names[one["report"]], names[one["of"]], one["relation"]) for one in told["copies"]}

    def homes(self, passage: Passage) -> set[int]:
        """The claims that have a passage there."""
        return {at for at, claim in enumerate(self.claims) if any(shared(passage, one) >= HALF for one in claim)}

    def is_copied(self, one: str, other: str) -> bool:
        """Whether one of two reports is a copy or a version of the other."""
        return any({one, other} == {left, right} for left, right, _ in self.relations)

    def is_at(self, passage: Passage, side: Passage) -> bool:
        """Whether a passage is a side of a contradiction, or tells the same."""
        return shared(passage, side) >= HALF or bool(self.homes(passage) & self.homes(side))


def _key(passage: Passage) -> tuple[str, int, int]:
    return passage.report, passage.start, passage.end


def _score_claims(gold: Gold, export: Export, tallies: Mapping[str, Tally], counts: Counter[str]) -> None:
    asked: set[Any] = set()
    made: set[Any] = set()
    for claim in gold.claims:
        asked |= {frozenset(pair) for pair in combinations(sorted({_key(p) for p in claim}), 2)}
    for found in export.claims:
        for one, other in combinations(found.passages, 2):
            met = [
                frozenset({_key(a), _key(b)})
                for at in gold.homes(one) & gold.homes(other)
                for a in gold.claims[at]
                for b in gold.claims[at]
                if shared(a, one) >= HALF and shared(b, other) >= HALF
            ]
            made |= {pair for pair in met if len(pair) == 2} if met else {frozenset({_key(one), _key(other)})}
            counts["merged"] += not met
    for name in ("claims", "claims.own"):
        kept = [
            {pair for pair in pairs if name == "claims" or not gold.is_copied(*(key[0] for key in pair))}
            for pairs in (made, asked)
        ]
        tallies[name].add(*kept)


def _score_origins(gold: Gold, export: Export, counts: Counter[str]) -> None:
    for claim, wanted in zip(gold.claims, gold.counts, strict=True):

        def met(found: Claim, claim: Sequence[Passage] = claim) -> int:
            return sum(any(shared(p, q) >= HALF for q in found.passages) for p in claim)

        counts["asked"] += 1
        best = max(export.claims, key=lambda found: (met(found), -len(found.passages)), default=None)
        if best is not None and met(best) * 2 > len(claim):
            counts["found"] += 1
            counts["origins"] += (best.independent, best.independence_unknown) == wanted
            counts["over"] += best.independent > wanted[0]


def _score_contradictions(gold: Gold, export: Export, tally: Tally, counts: Counter[str]) -> None:
    home = {_key(passage): claim.id for claim in export.claims for passage in claim.passages}
    found: dict[Any, str] = {}
    for one in export.contradictions:
        sides = one.passages
        at = next(
            (
                at
                for at, (left, right, _) in enumerate(gold.contradictions)
                for pair in (sides, sides[::-1])
                if gold.is_at(pair[0], left) and gold.is_at(pair[1], right)
            ),
            None,
        )
        key = frozenset(home.get(_key(side), side) for side in sides) if at is None else at
        found.setdefault(key, one.type)
    tally.add(set(found), set(range(len(gold.contradictions))))
    counts["typed"] += sum(gold.contradictions[at][2] == kind for at, kind in found.items() if isinstance(at, int))


def compared(cluster: Cluster) -> int:
    """Pairs of points that are compared in a cluster."""
    every = [told(reading.report.id, points_of(reading)) for reading in cluster.readings]
    return sum(1 for left, right in combinations_with_replacement(every, 2) for _ in candidates(left, right))


def main(argv: Sequence[str] | None = None) -> int:
    """The command line."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("part", nargs="?", default="tuning", choices=["tuning", "reporting"])
    options = parser.parse_args(argv)
    for key, value in score([read(one) for one in clusters(GOLD / f"across-{options.part}.jsonl")]).items():
        print(f"{key:30s} {value:5.1f}")
    return 0


if __name__ == "__main__":
    sys.exit(main())
