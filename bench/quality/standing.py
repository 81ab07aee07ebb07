"""Scores what names of places stand for against gold of our own (`gold/README.md`): an actor, a place, or whose
something is.

    python -m bench.quality.standing [--missing]

The texts are of Wikinews, of PolNeAR's training part and of Reuters-21578; the marks are for working on rules.
"""

from __future__ import annotations

import argparse
import csv
import gzip
import json
import sys
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path
from typing import Any

from bench.quality.corpora import shared
from bench.quality.names import GOLD, STANDINGS, shifts
from bench.speed.reuters import read_reuters

Json = dict[str, Any]
_BEHIND = 200
"""Characters behind the last mark that are read, at least, up to the end of the paragraph."""


def items() -> list[Json]:
    """The gold lines."""
    lines = (GOLD / "standing-tuning.jsonl").read_text(encoding="utf-8").splitlines()
    return [json.loads(line) for line in lines if line.strip()]


def texts(gold: Sequence[Json], folder: Path) -> dict[str, str]:
    """The texts up to behind their last mark, by the names of their gold."""
    found = {}
    for one, text in whole_texts(gold, folder):
        end = text.find("\n", max(last for _, last, _ in one["names"]) + _BEHIND)
        found[one["id"]] = text if end < 0 else text[:end]
    return found


def whole_texts(gold: Sequence[Json], folder: Path) -> Iterator[tuple[Json, str]]:
    """Each gold line with its whole text of the shared corpora."""
    known: dict[str, str] = {}
    for year in sorted({one["year"] for one in gold if "year" in one}):
        with (folder / f"data/wikinews/wikinews_{year}.csv").open(encoding="utf-8", newline="") as file:
            known |= {row["url"]: row["text"] for row in csv.DictReader(file)}
    with gzip.open(folder / "data/polnear/train.jsonl.gz", "rt", encoding="utf-8") as lines:
        known |= {report["doc_id"]: report["text"] for report in map(json.loads, lines)}
    known |= dict(read_reuters(folder / "data/reuters21578/reuters21578.tar.gz"))
    for one in gold:
        yield one, known[one.get("url") or one.get("polnear") or one["reuters"]]


def read(gold: Sequence[Json], given: dict[str, str]) -> dict[str, list[tuple[int, int, str]]]:
    """What the program reads: first and last character and standing of each name, by the texts' names."""
    from secretariat.ingest import Source
    from secretariat.pipeline import read_sources
    from secretariat.settings import Settings

    sources = [Source(name=one["id"], data=given[one["id"]].encode(), media="text") for one in gold]
    found = {}
    for outcome in read_sources(sources, Settings.from_environment()):
        if outcome.reading is None:
            raise ValueError(f"{outcome.source.name} was not read: {'; '.join(map(str, outcome.problems))}")
        at = shifts(given[outcome.source.name], outcome.reading.report.text)
        found[outcome.source.name] = [
            (at(n.passage.start), at(n.passage.end), str(n.standing)) for n in outcome.reading.names
        ]
    return found


def score(
    gold: Sequence[Json], found: dict[str, list[tuple[int, int, str]]]
) -> tuple[dict[str, float], dict[str, str]]:
    """Figures in percent, and each mark's state.

    `decided`: of names that are an actor or a place and that were found, how many are read so; `all`: the same with
    those that only say whose or which something is; `found`: of all names.
    """
    states = {}
    decided, every, met = [], [], 0
    for one in gold:
        for start, end, letter in one["names"]:
            name = f"{one['id']}:{start}-{end}"
            over = [n for n in found[one["id"]] if 2 * _shared(n, start, end) >= max(end - start, n[1] - n[0])]
            if not over:
                states[name] = "missing"
                continue
            met += 1
            right = over[0][2] == STANDINGS[letter]
            states[name] = "right" if right else f"wrong {over[0][2]} for {STANDINGS[letter]}"
            every.append(right)
            decided += [right] if letter != "M" else []
    asked = sum(len(one["names"]) for one in gold)
    figures = {"decided": _mean(decided), "all": _mean(every), "found": met / max(1, asked)}
    return {key: round(100 * value, 1) for key, value in figures.items()}, states


def _shared(name: tuple[int, int, str], start: int, end: int) -> int:
    return min(name[1], end) - max(name[0], start)


def _mean(right: Sequence[bool]) -> float:
    return sum(right) / max(1, len(right))


def main(arguments: Iterable[str] | None = None) -> int:
    """Prints the figures, with `--missing` what is wrong."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--missing", action="store_true", help="what is wrong")
    options = parser.parse_args(None if arguments is None else list(arguments))
    gold = items()
    given = texts(gold, shared())
    figures, states = score(gold, read(gold, given))
    for key, value in figures.items():
        print(f"{key:10} {value}")
    for name, state in sorted(states.items(), key=lambda pair: pair[1]) if options.missing else ():
        report, _, span = name.rpartition(":")
        start, end = map(int, span.split("-"))
        if state != "right":
            words = " ".join(f"{given[report][max(0, start - 60) : start]}[{given[report][start:end]}]".split())
            print(f"{state:28} {name} …{words}{' '.join(given[report][end : end + 40].split())}…")
    return 0


if __name__ == "__main__":
    sys.exit(main())
