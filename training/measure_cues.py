"""Measure how often each cue word, in each frame, is an attribution: writes `knowledge/cues.json`.

    SECRETARIAT_SHARED=../shared python training/measure_cues.py

Reads PolNeAR's training part, makes every candidate the grammar can make (`extract.candidates`), and counts how many
of them are right: cue overlapping, content token Jaccard at least 0.5, source likewise (or none on both sides), as
`shared/tools/score_attribution.py` has it. Counts go out, no text.
"""

from __future__ import annotations

import collections
import gzip
import importlib.util
import json
import os
import sys
from collections.abc import Iterable
from pathlib import Path
from types import ModuleType
from typing import Any

from secretariat.extract.candidates import Candidate, candidates
from secretariat.extract.selection import is_quoted_cue
from secretariat.ingest import report_from_text
from secretariat.knowledge.cues import class_of, frame_key
from secretariat.parse import Parsed, load_model, parse_many
from secretariat.settings import Settings

ROOT = Path(__file__).resolve().parents[1]
SHARED = Path(os.environ.get("SECRETARIAT_SHARED", ROOT.parent / "shared"))
OUT = ROOT / "src/secretariat/knowledge/cues.json"
LEAST = 3
"""A cue that was never right is listed when it was seen this often."""
RARE = 30
"""Cues seen at most this often make the prior of their frame: it is used for words like them."""

Seen = tuple[Candidate, bool]
"""A candidate, and whether it is right."""


def load_scorer() -> ModuleType:
    """`shared/tools/score_attribution.py`, as a module."""
    spec = importlib.util.spec_from_file_location("score_attribution", SHARED / "tools/score_attribution.py")
    if spec is None or spec.loader is None:
        raise FileNotFoundError(SHARED / "tools/score_attribution.py")
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def judge(parsed: Parsed, gold: list[dict[str, Any]], scorer: ModuleType) -> Iterable[Seen]:
    """Each candidate of a report, and whether a gold attribution says the same."""
    doc = scorer.Doc(parsed.report.text)
    wanted = [one for one in (scorer.norm_attr(doc, a) for a in gold) if one["con"]]
    for paragraph in parsed.paragraphs:
        own = parsed.quotations_in(paragraph.start, paragraph.end)
        for candidate in candidates(paragraph, own, parsed.report.text):
            if not is_quoted_cue(candidate, own):
                yield candidate, _is_right(doc, scorer, wanted, candidate)


def _is_right(doc: Any, scorer: ModuleType, wanted: list[dict[str, Any]], candidate: Candidate) -> bool:
    cue = doc.ids([list(candidate.cue)])
    content = doc.ids([list(piece) for piece in candidate.content])
    source = doc.words(doc.ids([list(candidate.source)])) if candidate.source else frozenset()
    return any(_same(doc, scorer, one, (cue, content, source)) for one in wanted)


def _same(doc: Any, scorer: ModuleType, gold: dict[str, Any], found: tuple[Any, Any, Any]) -> bool:
    cue, content, source = found
    if not gold["cue"] & cue or scorer.jac(gold["con"], content) < 0.5:
        return False
    named = doc.words(gold["src"])
    return (not named and not source) or bool(named and source and scorer.jac(named, source) >= 0.5)


def tables(rows: Iterable[Seen]) -> dict[str, Any]:
    """The counts by cue and frame, and the precision of each frame for rare cues, by class of cue."""
    cues: dict[str, dict[str, list[int]]] = collections.defaultdict(lambda: collections.defaultdict(lambda: [0, 0]))
    for candidate, right in rows:
        count = cues[candidate.lemma][frame_key(candidate.frame, candidate.quoted, candidate.source is not None)]
        count[0] += 1
        count[1] += right
    rare: dict[str, list[int]] = collections.defaultdict(lambda: [0, 0])
    every: dict[str, list[int]] = collections.defaultdict(lambda: [0, 0])
    for lemma, frames in cues.items():
        few = sum(seen for seen, _ in frames.values()) <= RARE
        for frame, (seen, right) in frames.items():
            for table in (every, rare) if few else (every,):
                table[f"{class_of(lemma)} {frame}"][0] += seen
                table[f"{class_of(lemma)} {frame}"][1] += right
    priors = {
        key: round((rare[key][1] + 2 * right / seen) / (rare[key][0] + 2), 4) for key, (seen, right) in every.items()
    }
    kept = {
        lemma: {frame: count for frame, count in frames.items() if count[1] or count[0] >= LEAST}
        for lemma, frames in cues.items()
    }
    return {"frames": priors, "cues": {lemma: frames for lemma, frames in kept.items() if frames}}


def main() -> int:
    """Measures and writes the table."""
    path = SHARED / "data/polnear/train.jsonl.gz"
    if not path.exists():
        print(f"{path} is not there: set SECRETARIAT_SHARED to the folder that holds data/.", file=sys.stderr)
        return 2
    scorer = load_scorer()
    with gzip.open(path, "rt", encoding="utf-8") as file:
        gold = [json.loads(line) for line in file]
    reports = [report_from_text(one["text"]).report for one in gold]
    model = load_model(Settings().model)
    rows = [
        row
        for one, parsed in zip(gold, parse_many([r for r in reports if r is not None], model), strict=True)
        for row in judge(parsed, one["attributions"], scorer)
    ]
    OUT.write_text(json.dumps(tables(rows), sort_keys=True, separators=(",", ":")) + "\n", encoding="utf-8")
    print(f"{len(rows)} candidates, {sum(right for _, right in rows)} right, written to {OUT}")
    return 0


if __name__ == "__main__":
    sys.exit(main())
