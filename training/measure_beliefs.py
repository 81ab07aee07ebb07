"""Measure how often the tagger and the rules beside it are right: writes `knowledge/tagger/beliefs.json`.

    SECRETARIAT_SHARED=../shared python -m training.measure_beliefs

Reads PolNeAR's dev part, on which the tagger was not trained. Beliefs are put into bins of equal numbers; a bin whose
precision falls below that of the bin under it is joined with it (pool adjacent violators).
"""

from __future__ import annotations

import json
import sys
from collections.abc import Iterator, Sequence
from pathlib import Path

from secretariat.extract.statements import attributed
from secretariat.records import Statement
from training.judging import SHARED, load_scorer
from training.tagger_data import load, parsed_reports

OUT = Path(__file__).resolve().parents[1] / "src/secretariat/knowledge/tagger/beliefs.json"
BINS = 12

Judged = tuple[str, float | None, bool]
"""The rule, the tagger's belief (None: no tagger made it), and whether it is right."""


def judged(path: Path) -> Iterator[Judged]:
    """Every attribution found in the corpus, and whether people marked it."""
    scorer = load_scorer()
    for one, parsed in parsed_reports(load(path)):
        doc = scorer.Doc(parsed.report.text)
        gold = [mark for mark in (scorer.norm_attr(doc, a) for a in one["attributions"]) if mark["con"]]
        for statement, belief in attributed(parsed)[0]:
            content, source = (
                doc.ids([[p.start, p.end] for p in passages]) for passages in (statement.content, statement.source)
            )
            right = any(
                scorer.jac(mark["con"], content) >= 0.5
                and (scorer.jac(doc.words(mark["src"]), doc.words(source)) >= 0.5 if source else not mark["src"])
                for mark in gold
            )
            yield rule_of(statement), belief, right


def rule_of(statement: Statement) -> str:
    """The rule without its version."""
    return statement.made_by.partition("/")[0]


def bins(pairs: Sequence[tuple[float, bool]], number: int = BINS) -> list[tuple[float, float]]:
    """(least belief, precision) of each bin; precision never falls as the belief rises."""
    ordered = sorted(pairs)
    size = max(1, len(ordered) // number)
    pooled: list[list[float]] = []
    for start in range(0, len(ordered), size):
        chunk = ordered[start : start + size]
        pooled.append([chunk[0][0], sum(right for _, right in chunk), len(chunk)])
        while len(pooled) > 1 and pooled[-1][1] / pooled[-1][2] <= pooled[-2][1] / pooled[-2][2]:
            _, right, count = pooled.pop()
            pooled[-1][1] += right
            pooled[-1][2] += count
    rows = [(least, round(right / count, 3)) for least, right, count in pooled]
    return [(0.0, rows[0][1]), *rows[1:]]


def main() -> int:
    """Measures and writes the table."""
    path = SHARED / "data/polnear/dev.jsonl.gz"
    if not path.exists():
        print(f"{path} is not there: set SECRETARIAT_SHARED to the folder that holds data/.", file=sys.stderr)
        return 2
    rows = list(judged(path))
    rules: dict[str, list[bool]] = {}
    for rule, belief, right in rows:
        if belief is None:
            rules.setdefault(rule, []).append(right)
    table = {
        "tagger": bins([(belief, right) for _, belief, right in rows if belief is not None]),
        "rules": {rule: round(sum(own) / len(own), 3) for rule, own in sorted(rules.items())},
    }
    OUT.write_text(json.dumps(table) + "\n", encoding="utf-8")
    print(f"{len(rows)} attributions, {sum(right for *_, right in rows)} right, written to {OUT}")
    return 0


if __name__ == "__main__":
    sys.exit(main())
