"""Counts how often the rules for talks are right and writes `knowledge/talks_beliefs.json`.

    python -m training.measure_talks

Right is what `check_facts.py` takes for one of the marked facts, on reports that the network was not trained on: the
held part of our own gold of talks, and the wire reports. It is the precision of finding, whatever the fields.
"""

from __future__ import annotations

import json
import tempfile
from collections import Counter
from pathlib import Path
from typing import Any

from bench.quality import talks
from bench.quality.corpora import shared, tool
from bench.quality.measure import export_of

Json = dict[str, Any]
OUT = Path(__file__).parent.parent / "src/secretariat/knowledge/talks_beliefs.json"
_KINDS = ("meetings", "provisions", "positions")


def count(paths: list[Path], facts: Path, right: Counter[str], made: Counter[str]) -> None:
    """Adds the records of the reports, by rule, and those that are facts."""
    scorer = tool("check_facts", shared())
    with tempfile.TemporaryDirectory() as folder:
        file = Path(folder, "export.json")
        file.write_text(json.dumps(export_of(paths)), encoding="utf-8")
        export = scorer.Export(str(file))
    for name, gold in scorer.load_facts(str(facts)).items():
        report = export.report_for(name)
        for kind in _KINDS if report is not None else ():
            records = [r for r in export.data[kind] if r["passages"][0]["report"] == report["id"]]
            pairs = sorted(
                (
                    (scorer.overlap(kind, export, report, r, f), i, j)
                    for i, f in enumerate(gold[kind])
                    for j, r in enumerate(records)
                ),
                reverse=True,
            )
            met: set[int] = set()
            taken: set[int] = set()
            for strength, fact, record in pairs:
                if strength > 0 and fact not in met and record not in taken:
                    met.add(fact)
                    taken.add(record)
            for at, record in enumerate(records):
                rule = record["made_by"].partition("/")[0]
                made[rule] += 1
                right[rule] += at in taken


def main() -> None:
    """Counts and writes."""
    right: Counter[str] = Counter()
    made: Counter[str] = Counter()
    with tempfile.TemporaryDirectory() as folder:
        paths, facts = talks.write("held", Path(folder))
        count(paths, facts, right, made)
    wire = shared() / "data/wire"
    count(sorted((wire / "texts").glob("*.txt")), wire / "facts", right, made)
    shares = {rule: round((right[rule] + 1) / (made[rule] + 2), 3) for rule in sorted(made)}
    OUT.write_text(json.dumps(shares, indent=1) + "\n", encoding="utf-8")
    for rule, share in shares.items():
        print(f"{rule:28} {share:.3f} of {made[rule]}")


if __name__ == "__main__":
    main()
