"""Meetings and proposals as several reports tell them, and moves of positions, on our own clusters of reports.

    python -m bench.quality.encounters [training|tuning|reporting …] [--missing]

Figures, in percent: `meetings` and `proposals` — pairs of passages in two reports that tell of one meeting, or of one
proposal (P, R, F1; a record tells what the nearest passage of the gold in its sentences tells; pairs of records of
which the gold has neither are left out); `found` — passages of the gold that any record tells; `shifts` — moves of a
position with the sentences of both sides.
"""

from __future__ import annotations

import argparse
import sys
from collections import Counter
from collections.abc import Iterator, Sequence
from itertools import combinations
from typing import Any

from bench.quality.across import GOLD, Cluster, Tally, clusters, derive, read, shared
from secretariat.answer.timeline import sentence_at
from secretariat.evidence import Passage
from secretariat.records import Export, Meeting, Proposal, Report

Json = dict[str, Any]
KINDS = ("meetings", "proposals")


def score(read_ones: Sequence[Cluster]) -> dict[str, float]:
    """The figures of some clusters, in percent."""
    tallies = {kind: Tally() for kind in (*KINDS, "shifts")}
    counts: Counter[str] = Counter()
    for cluster in read_ones:
        export = derive(cluster)
        for kind in KINDS:
            _score_courses(cluster, export, kind, tallies[kind], counts)
        tallies["shifts"].add(*_shifts(cluster, export))
    figures = {f"{name}.{key}": value for name, tally in tallies.items() for key, value in tally.figures().items()}
    figures |= {f"{kind}.found": counts[f"{kind} found"] / max(1, counts[f"{kind} asked"]) for kind in KINDS}
    return {key: round(100 * value, 1) for key, value in sorted(figures.items())}


def _score_courses(cluster: Cluster, export: Export, kind: str, tally: Tally, counts: Counter[str]) -> None:
    groups = [[cluster.passage(member) for member in one["members"]] for one in cluster.gold[kind]]
    homes = homes_of(cluster, kind)
    counts[f"{kind} asked"] += sum(map(len, groups))
    counts[f"{kind} found"] += len(set(homes.values()))
    asked = {
        frozenset({(at, left), (at, right)})
        for at, group in enumerate(groups)
        for left, right in combinations(range(len(group)), 2)
        if group[left].report != group[right].report
    }
    made = set()
    for course in export.courses:
        told = [one.record for one in course.told] if course.kind == kind[:-1] else []
        for left, right in combinations(told, 2):
            if left in homes or right in homes:
                made.add(frozenset({homes.get(left, (left, -1)), homes.get(right, (right, -1))}))
    tally.add({pair for pair in made if len(pair) > 1}, asked)


def homes_of(cluster: Cluster, kind: str) -> dict[str, tuple[int, int]]:
    """Id of a meeting or proposal that was read in a cluster → number of the gold's, and of the member it tells."""
    groups = [[cluster.passage(member) for member in one["members"]] for one in cluster.gold[kind]]
    records = [record for reading in cluster.readings for record in getattr(reading, kind)]
    return dict(_homes(groups, records, {one.report.id: one.report for one in cluster.readings}))


def _homes(
    groups: Sequence[Sequence[Passage]], records: Sequence[Meeting | Proposal], reports: dict[str, Report]
) -> Iterator[tuple[str, tuple[int, int]]]:
    """Id of a record → which member of which group it tells: one whose words, or else whose sentence, it has."""
    for record in records:
        best: tuple[float, tuple[int, int]] | None = None
        for at, group in enumerate(groups):
            for place, member in enumerate(group):
                for passage in record.passages:
                    near = 1 + shared(passage, member)
                    if near == 1 and passage.report == member.report:
                        sentence = sentence_at(reports[passage.report], member.start)
                        near = shared(passage, sentence)
                    if passage.report == member.report and near > (best[0] if best else 0):
                        best = near, (at, place)
        if best is not None:
            yield record.id, best[1]


def _shifts(cluster: Cluster, export: Export) -> tuple[set[Any], set[Any]]:
    """Moves that are found and moves that are asked for; a found one that matches has the number of the gold's."""
    positions = {one.id: one for one in export.positions}
    reports = {one.id: one for one in export.reports}
    asked = [(cluster.passage(one["from"]), cluster.passage(one["to"])) for one in cluster.gold["shifts"]]
    made: set[Any] = set()
    for one in export.shifts:
        if one.direction == "new" or one.from_ is None:
            continue
        ends = positions[one.from_], positions[one.to]
        at = [
            number
            for number, pair in enumerate(asked)
            if all(_is_at(end.passages, side, reports) for end, side in zip(ends, pair, strict=True))
        ]
        made.add(at[0] if at else one.id)
    return made, set(range(len(asked)))


def _is_at(passages: Sequence[Passage], side: Passage, reports: dict[str, Report]) -> bool:
    sentence = sentence_at(reports[side.report], side.start)
    return any(shared(one, side) > 0 or shared(one, sentence) > 0 for one in passages)


def main(argv: Sequence[str] | None = None) -> int:
    """The command line."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("parts", nargs="*", default=["tuning"])
    options = parser.parse_args(argv)
    found = [read(one) for part in options.parts for one in clusters(GOLD / f"across-{part}.jsonl")]
    for key, value in score(found).items():
        print(f"{key:24s} {value:5.1f}")
    return 0


if __name__ == "__main__":
    sys.exit(main())
