"""Our own gold for training: its lines, and the passages that lie in the shared corpora, by their offsets.

`bench/quality/gold/*-training.jsonl`, in the form of `bench/quality/gold/README.md`. No item of the tuning and
reporting parts is among them.
"""

from __future__ import annotations

import csv
import json
import re
from collections.abc import Iterable
from pathlib import Path
from typing import Any

from bench.quality.sayings import GOLD, with_words
from bench.speed.reuters import ENDING, REPORT, archived, element
from training.judging import SHARED
from training.tagger_data import load

Json = dict[str, Any]
NO_SAYINGS = ("talks", "standing", "recogniser", "across", "points", "points-real")
"""Names of the files that are gold of something else."""
ACTS = "acts"
"""Name of the file whose items have acts and certainties of single statements only."""


def training_items(folder: Path = GOLD) -> list[Json]:
    """Every item with its text; `whole` is false where not every statement of it is marked."""
    found: list[Json] = []
    others = {folder / f"{name}-training.jsonl" for name in NO_SAYINGS}
    for path in sorted(set(folder.glob("*-training.jsonl")) - others):
        lines = [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines()]
        whole = not path.name.startswith(f"{ACTS}-")
        found += [line | {"whole": whole} for line in lines]
    texts = passages([one for one in found if "text" not in one])
    for one in found:
        if "text" not in one:
            one["text"] = texts[one["corpus"], one["doc"]][one.get("start", 0) : one.get("end")]
            if one["whole"]:
                one["statements"] = [with_words(one["text"], statement) for statement in one["statements"]]
    return found


def passages(wanted: Iterable[Json]) -> dict[tuple[str, str], str]:
    """(corpus, document) → whole text, of the documents that the items name."""
    asked: dict[str, set[str]] = {}
    for one in wanted:
        asked.setdefault(one["corpus"], set()).add(one["doc"])
    texts: dict[tuple[str, str], str] = {}
    for year in (2019, 2020):
        with (SHARED / f"data/wikinews/wikinews_{year}.csv").open(encoding="utf-8", newline="") as file:
            rows = [row for row in csv.DictReader(file) if row["url"] in asked.get("wikinews", ())]
        texts |= {("wikinews", row["url"]): row["text"] for row in rows}
    if "polnear" in asked:
        rows = load(SHARED / "data/polnear/train.jsonl.gz")
        texts |= {("polnear", row["doc_id"]): row["text"] for row in rows if row["doc_id"] in asked["polnear"]}
    if "reuters" in asked:
        for sgml in archived(SHARED / "data/reuters21578/reuters21578.tar.gz"):
            for match in REPORT.finditer(sgml):
                if match[1] in asked["reuters"]:
                    texts["reuters", match[1]] = in_paragraphs(element(match[2], "BODY") or "")
    return texts


def in_paragraphs(body: str) -> str:
    """The body of a Reuters report with its lines joined and an empty line between paragraphs."""
    found = (" ".join(part.split()) for part in re.split(r"\n(?=    \s*\S)", ENDING.sub("", body)))
    return "\n\n".join(part for part in found if part)
