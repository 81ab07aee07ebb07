"""Scores the recogniser of names, alone and with the rules behind it, against gold of our own (`gold/README.md`).

    python -m bench.quality.recogniser [--part held|reporting] [--missing]

Names of people and bodies in texts of Reuters-21578, PolNeAR's training part and Wikinews that no rule was worked on
with.
"""

from __future__ import annotations

import argparse
import json
import sys
from collections.abc import Iterable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

from bench.quality.corpora import shared
from bench.quality.names import GOLD, shifts
from bench.quality.standing import whole_texts

if TYPE_CHECKING:
    from spacy.language import Language

    from secretariat.parse import Parsed

Json = dict[str, Any]
Marked = tuple[int, int, str]
"""First and last character of a name in the text, and what it names: `p` a person, `b` a body, else a place."""
PARTS = ("held", "reporting")
LABELS: Mapping[str, str] = {"PERSON": "p", "ORG": "b"}


def items(part: str) -> list[Json]:
    """The gold lines of `training`, `held` or `reporting`."""
    lines = (GOLD / f"recogniser-{part}.jsonl").read_text(encoding="utf-8").splitlines()
    return [json.loads(line) for line in lines if line.strip()]


def texts(gold: Sequence[Json], folder: Path) -> dict[str, str]:
    """The texts, each as far as it was read, by the ids of their gold."""
    return {one["id"]: text[: one["end"]] for one, text in whole_texts(gold, folder)}


def parsed(gold: Sequence[Json], given: Mapping[str, str], model: Language) -> Iterator[tuple[Json, Parsed, Any]]:
    """Each gold line with its text parsed, and the places of that in the text given."""
    from secretariat.ingest import report_from_text
    from secretariat.parse import parse_many

    reports = [report_from_text(given[one["id"]], name=one["id"]).report for one in gold]
    found = parse_many([report for report in reports if report is not None], model)
    for one, report in zip(gold, reports, strict=True):
        if report is not None:
            yield one, next(found), shifts(given[one["id"]], report.text)


def recognised(gold: Sequence[Json], given: Mapping[str, str]) -> dict[str, list[Marked]]:
    """What the recogniser alone takes for people and bodies, without articles in front."""
    from secretariat.parse import load_model
    from secretariat.settings import Settings

    found: dict[str, list[Marked]] = {}
    for one, report, at in parsed(gold, given, load_model(Settings.from_environment().model)):
        own = found.setdefault(one["id"], [])
        for paragraph in report.paragraphs:
            for entity in paragraph.doc.ents:
                name = entity[1:] if entity[0].lower_ in {"the", "a", "an"} and len(entity) > 1 else entity
                if entity.label_ in LABELS:
                    start, end = paragraph.span(name[0], name[-1])
                    own.append((at(start), at(end), LABELS[entity.label_]))
    return found


def read(gold: Sequence[Json], given: Mapping[str, str]) -> dict[str, list[Marked]]:
    """What the program takes for people and bodies."""
    from secretariat.ingest import Source
    from secretariat.pipeline import read_sources
    from secretariat.settings import Settings

    sources = [Source(name=one["id"], data=given[one["id"]].encode(), media="text") for one in gold]
    found: dict[str, list[Marked]] = {}
    for outcome in read_sources(sources, Settings.from_environment()):
        if outcome.reading is None:
            raise ValueError(f"{outcome.source.name} was not read: {'; '.join(map(str, outcome.problems))}")
        at = shifts(given[outcome.source.name], outcome.reading.report.text)
        people = {actor.id for actor in outcome.reading.actors if actor.kind == "person"}
        found[outcome.source.name] = [
            (at(n.passage.start), at(n.passage.end), "p" if n.actor in people else "b")
            for n in outcome.reading.names
            if n.place is None
        ]
    return found


def score(
    gold: Sequence[Json], alone: Mapping[str, list[Marked]], whole: Mapping[str, list[Marked]]
) -> tuple[dict[str, float], dict[str, str]]:
    """Figures in percent, and the state of each name of the gold and of each one too many.

    `exact`: F1 of the recogniser alone, words and kind the same. Of the program: `found`: names of the gold that it has
    at least half of; `right`: of its own, those that are one; `kind`: of those found, how many are read as a person, or
    as a body, rightly.
    """
    states: dict[str, str] = {}
    same, marked, made = 0, 0, 0
    met: list[bool] = []
    right: list[bool] = []
    kinds: list[bool] = []
    for one in gold:
        names = [(start, end, kind) for start, end, kind in one["names"] if kind in LABELS.values()]
        same += len(set(names) & set(alone[one["id"]]))
        marked, made = marked + len(names), made + len(set(alone[one["id"]]))
        for name in names:
            over = [other for other in whole[one["id"]] if _is_over(name, other)]
            met.append(bool(over))
            kinds += [over[0][2] == name[2]] if over else []
            wrong = f"wrong {over[0][2]} for {name[2]}" if over and over[0][2] != name[2] else "right"
            states[f"{one['id']}:{name[0]}-{name[1]}"] = wrong if over else "missing"
        for other in whole[one["id"]]:
            right.append(any(_is_over(name, other) for name in names))
            if not right[-1]:
                states[f"{one['id']}:{other[0]}-{other[1]} made up"] = "spurious"
    figures = {"exact": 2 * same / max(1, marked + made), "found": _mean(met), "right": _mean(right)}
    figures["kind"] = _mean(kinds)
    return {key: round(100 * value, 1) for key, value in figures.items()}, states


def _is_over(one: Marked, other: Marked) -> bool:
    common = min(one[1], other[1]) - max(one[0], other[0])
    return common > 0 and 2 * common >= max(one[1] - one[0], other[1] - other[0])


def _mean(right: Sequence[bool]) -> float:
    return sum(right) / max(1, len(right))


def main(arguments: Iterable[str] | None = None) -> int:
    """Prints the figures, with `--missing` what is wrong."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--part", choices=PARTS, default="held")
    parser.add_argument("--missing", action="store_true", help="what is wrong; of `held` only")
    options = parser.parse_args(None if arguments is None else list(arguments))
    gold = items(options.part)
    given = texts(gold, shared())
    figures, states = score(gold, recognised(gold, given), read(gold, given))
    for key, value in figures.items():
        print(f"{key:8} {value}")
    shown = options.missing and options.part == "held"
    for name, state in sorted(states.items(), key=lambda pair: pair[1]) if shown else ():
        report, _, span = name.removesuffix(" made up").rpartition(":")
        start, end = map(int, span.split("-"))
        if state != "right":
            words = " ".join(f"{given[report][max(0, start - 60) : start]}[{given[report][start:end]}]".split())
            print(f"{state:16} {name} …{words}{' '.join(given[report][end : end + 40].split())}…")
    return 0


if __name__ == "__main__":
    sys.exit(main())
