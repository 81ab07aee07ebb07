"""PolNeAR as the tagger is trained on it: windows of words with their features, a label for each word, and the links.

A report is parsed as the program parses it, so that the tagger sees in training what it will see in use.
"""

from __future__ import annotations

import collections
import gzip
import json
import multiprocessing
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from tokenizers import Tokenizer

from secretariat.extract.chain import Run
from secretariat.extract.words import ROLES, Labels, Window, draft, frame_key, windows
from secretariat.ingest import report_from_text
from secretariat.parse import Parsed, load_model, parse_many
from secretariat.settings import Settings
from training.judging import judge, load_scorer


@dataclass(frozen=True)
class Example:
    """A window and what people marked in it."""

    window: Window
    labels: tuple[int, ...]
    """For each word: 0 outside, then `1 + 2 * role` where a run of the role begins and `2 + 2 * role` inside one."""
    contents: tuple[tuple[Run, Run], ...]
    """Content runs, each with the cue run it hangs on."""
    sources: tuple[tuple[Run, Run | None], ...]
    """Cue runs, each with its source run; None: nobody is named."""


def load(path: Path) -> list[dict[str, Any]]:
    """The corpus' lines."""
    with gzip.open(path, "rt", encoding="utf-8") as file:
        return [json.loads(line) for line in file]


def parsed_reports(gold: Sequence[dict[str, Any]]) -> Iterator[tuple[dict[str, Any], Parsed]]:
    """Each report whose text ingest leaves as it is, parsed."""
    kept = [(one, report_from_text(one["text"]).report) for one in gold]
    whole = [(one, report) for one, report in kept if report is not None and report.text == one["text"]]
    parsed = parse_many([report for _, report in whole], load_model(Settings().model))
    yield from zip((one for one, _ in whole), parsed, strict=True)


def measure_labels(gold: Sequence[dict[str, Any]]) -> Labels:
    """The parser's labels, and how often each frame of the grammar is right, whatever its cue."""
    seen: dict[str, collections.Counter[str]] = {kind: collections.Counter() for kind in ("tag", "dep", "entity")}
    frames: dict[str, list[int]] = collections.defaultdict(lambda: [0, 0])
    scorer = load_scorer()
    for one, parsed in parsed_reports(gold):
        for token in (token for paragraph in parsed.paragraphs for token in paragraph.doc):
            for kind, label in (("tag", token.tag_), ("dep", token.dep_), ("entity", token.ent_type_)):
                seen[kind][label] += bool(label)
        for candidate, right in judge(parsed, one["attributions"], scorer):
            count = frames[frame_key(candidate.frame, candidate.quoted, candidate.source is not None)]
            count[0] += 1
            count[1] += right
    index = {
        kind: {label: 1 + at for at, label in enumerate(sorted(label for label in counts if label))}
        for kind, counts in seen.items()
    }
    return Labels(**index, frames={key: round(right / n, 3) for key, (n, right) in sorted(frames.items())})


def examples(gold: Sequence[dict[str, Any]], tokenizer: Tokenizer, labels: Labels) -> list[list[Example]]:
    """For each report, its windows."""
    return [
        [
            example(window, one["attributions"])
            for paragraph in parsed.paragraphs
            for window in windows(parsed.report.text, draft(parsed, paragraph), tokenizer, labels)
        ]
        for one, parsed in parsed_reports(gold)
    ]


def example(window: Window, attributions: Sequence[dict[str, Any]]) -> Example:
    """What was marked in a window; content and sources without a cue in it are labelled and not linked."""
    labels = [0] * len(window.spans)
    contents, sources = [], []
    for attribution in attributions:
        runs = {role: _runs(window, attribution[role] or ()) for role in ROLES}
        for role, own in runs.items():
            for start, end in own:
                for word in range(start, end):
                    labels[word] = 2 + 2 * ROLES.index(role)
                labels[start] = 1 + 2 * ROLES.index(role)
        if not runs["cue"]:
            continue
        for content in runs["content"]:
            contents.append((content, _nearest(content, runs["cue"])))
        for cue in runs["cue"]:
            sources.append((cue, _nearest(cue, runs["source"]) if runs["source"] else None))
    return Example(window, tuple(labels), tuple(contents), tuple(sources))


def _nearest(run: Run, others: Sequence[Run]) -> Run:
    return min(others, key=lambda other: (max(other[0] - run[1], run[0] - other[1]), other))


def _runs(window: Window, pieces: Sequence[Sequence[int]]) -> list[Run]:
    """The pieces in words of the window, those that only white space parts joined."""
    marked = [any(s < end and e > start for start, end in pieces) for s, e in window.spans]
    runs: list[Run] = []
    for word, inside in enumerate(marked):
        if inside and runs and runs[-1][1] == word:
            runs[-1] = (runs[-1][0], word + 1)
        elif inside:
            runs.append((word, word + 1))
    return runs


def in_parallel(gold: Sequence[dict[str, Any]], tokenizer: Tokenizer, labels: Labels) -> list[list[Example]]:
    """`examples` on two processes."""
    parts = [gold[at : at + 60] for at in range(0, len(gold), 60)]
    with multiprocessing.Pool(2) as pool:
        done = pool.starmap(examples, [(part, tokenizer, labels) for part in parts])
    return [report for part in done for report in part]
