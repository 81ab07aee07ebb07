"""Scores time expressions on MEANTIME (`shared/data/meantime`): spans, values and days.

    python -m bench.quality.dates [--part even|odd] [--missing]

The even part (reports whose sha1 of `doc_id` is even) is for tuning, the odd one for reporting: nobody reads it, and
`--missing` does not show it. A range is scored by its two ends, as TimeML marks it.
"""

from __future__ import annotations

import argparse
import hashlib
import json
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from bench.quality.corpora import shared, tool

Json = dict[str, Any]
Spans = list[tuple[int, int, str]]
PARTS = ("even", "odd")


def reports(folder: Path, part: str) -> list[Json]:
    """The gold lines of one part."""
    lines = (folder / "data/meantime/dates.jsonl").read_text(encoding="utf-8").splitlines()
    wanted = PARTS.index(part)
    found = [json.loads(line) for line in lines if line.strip()]
    return [one for one in found if int(hashlib.sha1(one["doc_id"].encode()).hexdigest(), 16) % 2 == wanted]


def read(gold: Sequence[Json]) -> dict[str, Spans]:
    """The expressions of each report as (start, end, value) in its text, ranges as their two ends."""
    from secretariat.extract.dates import read_expressions
    from secretariat.ingest import report_from_text
    from secretariat.parse import load_model, parse_many
    from secretariat.settings import Settings

    read_in = [report_from_text(one["text"], published=one["dct"], name=one["doc_id"]) for one in gold]
    stored = [one.report for one in read_in if one.report is not None]
    if len(stored) < len(gold):
        raise ValueError("a report of MEANTIME was not read")
    found: dict[str, Spans] = {}
    parses = parse_many(stored, load_model(Settings.from_environment().model))
    for one, ingested, parsed in zip(gold, read_in, parses, strict=True):
        data = one["text"].encode()
        spans = found.setdefault(one["doc_id"], [])
        for whole in read_expressions(parsed):
            for part in whole.parts or (whole,):
                start, end = part.start, part.end
                if len(parsed.report.text) != len(one["text"]):
                    edges = ingested.offsets.to_bytes(start, end, data) if ingested.offsets else None
                    start, end = (len(data[:edge].decode("utf-8", "ignore")) for edge in edges or (0, 0))
                spans.append((start, end, part.value))
    return found


def score(part: str, folder: Path | None = None) -> tuple[Json, list[Json], dict[str, Spans]]:
    """The scorer's figures, the gold and what was read, for one part."""
    folder = folder or shared()
    gold = reports(folder, part)
    found = read(gold)
    return tool("score_dates", folder).score(gold, found), gold, found


def states(gold: Sequence[Json], found: dict[str, Spans]) -> tuple[dict[str, str], dict[str, str]]:
    """Each gold expression's state (`right`, `wrong value`, `wrong span`, `missing`; made-up ones `spurious`) and its
    words."""
    result: dict[str, str] = {}
    words: dict[str, str] = {}
    for number, one in enumerate(gold):
        text, used = one["text"], set()
        for start, end, _, value in one["timexes"]:
            name = f"{number:03d}:{start}-{end}"
            over = [span for span in found[one["doc_id"]] if span[0] < end and span[1] > start and span not in used]
            best = max(over, key=lambda span: min(span[1], end) - max(span[0], start), default=None)
            used |= {best} if best else set()
            same = best is not None and text[best[0] : best[1]].strip(" .,") in text[start:end]
            right = "right" if best and best[2] == value else "wrong value" if same else "wrong span and value"
            result[name] = right if best else "missing"
            read_as = f"{text[best[0] : best[1]]!r} {best[2]}" if best else "nothing"
            words[name] = f"{text[start:end]!r} {value} read as {read_as} in: {text[max(0, start - 50) : end + 40]}"
        for span in found[one["doc_id"]]:
            ignored = any(span[0] < end and span[1] > start for start, end in one.get("ignore", ()))
            if span not in used and not ignored:
                name = f"{number:03d}:{span[0]}-{span[1]} made up"
                result[name] = "spurious"
                words[name] = f"{text[span[0] : span[1]]!r} {span[2]} in: {text[max(0, span[0] - 50) : span[1] + 40]}"
    return result, words


def main(argv: Sequence[str] | None = None) -> int:
    """Print the figures of a part, and for the even one with `--missing` what is not right."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--part", choices=PARTS, default="even")
    parser.add_argument("--missing", action="store_true", help="list what is not right (the even part only)")
    options = parser.parse_args(argv)
    figures, gold, found = score(options.part)
    print(json.dumps(figures))
    if options.missing and options.part == "even":
        kinds, words = states(gold, found)
        for item, state in sorted(kinds.items()):
            if state != "right":
                print(f"{item}: {state}: {' '.join(words[item].split())}")
    return 0


if __name__ == "__main__":
    sys.exit(main())
