"""Our own gold of talks (`gold/README.md`): reports with every statement, meeting, provision, position and proposal.

    python -m bench.quality.talks [tuning|reporting|real|…] [--missing]

The first two parts are reports written for this project; `real` are reports of Reuters-21578 and of Wikinews, marked by
offsets, for tuning; `wire-reporting` are further ones of Reuters. The network was trained on `training`, `tuning` and
`real`; its thresholds were chosen on `held`. Scored by `check_facts.py`, as the wire reports are.
"""

from __future__ import annotations

import argparse
import csv
import json
import sys
from collections.abc import Iterable
from pathlib import Path
from typing import Any

from bench.quality.corpora import shared
from bench.quality.sayings import GOLD
from bench.speed.reuters import read_reuters

Json = dict[str, Any]
PARTS = ("tuning", "reporting", "real", "wire-reporting", "held", "training")
KINDS = ("statements", "meetings", "provisions", "positions", "proposals")


def items(part: str, folder: Path | None = None) -> list[Json]:
    """The gold of one part, each item with its `text`, and `words` as words.

    Args:
        part: one of `PARTS`.
        folder: where the shared corpora are; None: as the environment says.
    """
    lines = (GOLD / f"talks-{part}.jsonl").read_text(encoding="utf-8").splitlines()
    gold = [json.loads(line) for line in lines if line.strip()]
    kept = [one for one in gold if "text" not in one]
    return [*(one for one in gold if "text" in one), *(with_texts(kept, folder or shared()) if kept else [])]


def with_texts(gold: list[Json], folder: Path) -> list[Json]:
    """The items with the texts that lie in the shared corpora."""
    texts: dict[str, str] = {}
    for year in sorted({one["year"] for one in gold if "year" in one}):
        with (folder / f"data/wikinews/wikinews_{year}.csv").open(encoding="utf-8", newline="") as file:
            texts |= {row["url"]: row["text"] for row in csv.DictReader(file)}
    texts |= dict(read_reuters(folder / "data/reuters21578/reuters21578.tar.gz"))
    found = []
    for one in gold:
        text = texts[one.get("url") or one["reuters"]]
        facts = {kind: [_with_words(text, fact) for fact in one.get(kind, ())] for kind in KINDS}
        found.append(one | facts | {"text": text})
    return found


def _with_words(text: str, fact: Json) -> Json:
    start, end = fact["words"]
    whole = fact | {"words": text[start:end]}
    if "content_words" in fact:
        whole["content_words"] = [text[s:e] for s, e in fact["content_words"]]
    return whole


def write(part: str, folder: Path, corpora: Path | None = None) -> tuple[list[Path], Path]:
    """Writes the reports as files that a dossier reads, and their facts; returns the files and the facts' folder."""
    reports, facts = folder / "reports", folder / "facts"
    reports.mkdir()
    facts.mkdir()
    paths = []
    for one in items(part, corpora):
        name = f"{one['id']}.json"
        (reports / name).write_text(json.dumps({"text": one["text"], "published": one["published"]}), encoding="utf-8")
        told = {kind: one.get(kind, []) for kind in KINDS}
        (facts / name).write_text(json.dumps({"report": name, "published": one["published"], **told}), encoding="utf-8")
        paths.append(reports / name)
    return paths, facts


def main(arguments: Iterable[str] | None = None) -> int:
    """Prints the figures, with `--missing` what is wrong."""
    from bench.quality.measure import measure

    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("part", nargs="?", choices=PARTS, default="tuning")
    parser.add_argument("--missing", action="store_true", help="what is wrong; not for the reporting part")
    options = parser.parse_args(None if arguments is None else list(arguments))
    measured = measure("talks" if options.part == "tuning" else f"talks_{options.part.replace('-', '_')}")
    for key, value in measured.figures.items():
        print(f"{key:40} {value:5.1f}")
    if options.missing and not options.part.endswith("reporting"):
        for item, state in sorted(measured.states.items(), key=lambda pair: pair[1]):
            if state != "right":
                print(f"{state:40} {item:30} {measured.words.get(item, '')}")
    return 0


if __name__ == "__main__":
    sys.exit(main())
