"""Points of real reports of one matter, pair by pair: which say the same, and which cannot both hold.

    python -m bench.quality.points [tuning|reporting] [--missing]

Pairs of points of Reuters-21578, drawn by how like they are and read by people (`gold/README.md`), are judged as in a
dossier. Figures, in percent; each pair counts for as many as it was drawn from:

* `same` — P, R and F1 of pairs that say the same; `same.sure` the same without the pairs in doubt;
* `spared` — pairs that can both hold and are not said to contradict one another.
"""

from __future__ import annotations

import argparse
import json
import multiprocessing
import sys
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import combinations
from pathlib import Path
from typing import Literal

import secretariat
from bench.quality.across import GOLD, HALF
from bench.quality.corpora import shared
from bench.speed.reuters import read_reuters
from secretariat.reconcile.claims import Told, judge_points, told
from secretariat.reconcile.points import Point, points_of
from secretariat.records import Reading

Answer = Literal["same", "against", "neither"]
ARCHIVE = "data/reuters21578/reuters21578.tar.gz"
Place = tuple[str, int, int]
"""Number of a report (NEWID), first and one-past-last character of its text as it is read."""


@dataclass(frozen=True)
class Pair:
    """Two points that somebody has read."""

    matter: int
    """Reports of one matter have one number."""
    left: Place
    right: Place
    answer: Answer
    doubt: bool
    """Whether a careful reader could well have answered otherwise."""
    stands: float
    """Of how many pairs as like as these it was drawn, for each that was."""

    @property
    def name(self) -> str:
        """What the gate calls it."""
        return "-".join(f"{number}:{start}" for number, start, _ in (self.left, self.right))


def pairs(part: str) -> list[Pair]:
    """The gold of a part: `training`, `tuning` or `reporting`."""
    lines = (GOLD / f"points-real-{part}.jsonl").read_text(encoding="utf-8").splitlines()
    rows = [json.loads(line) for line in lines if line.strip()]
    return [Pair(**{**one, "left": tuple(one["left"]), "right": tuple(one["right"])}) for one in rows]


def numbers(gold: Sequence[Pair]) -> frozenset[str]:
    """The reports of some pairs."""
    return frozenset(place[0] for one in gold for place in (one.left, one.right))


@dataclass(frozen=True)
class Read:
    """A report as it is compared."""

    told: Told
    spans: Mapping[str, tuple[int, int]]
    """Id of a point → where it stands in the text."""

    def point(self, place: Place) -> Point | None:
        """The point that shares most with a place, and at least half of the shorter of both; None: none does."""
        _, start, end = place
        best, most = None, HALF
        for one in self.told.points:
            first, last = self.spans[one.id]
            share = (min(end, last) - max(start, first)) / min(end - start, last - first)
            if share >= most and (best is None or share > most):
                best, most = one, share
        return best


def reports(asked: frozenset[str], folder: Path) -> dict[str, Read]:
    """Some reports of the corpus, read on all processors, by number."""
    texts = [(number, text) for number, text in read_reuters(folder / ARCHIVE) if number in asked]
    with multiprocessing.get_context("spawn").Pool() as pool:
        return {number: _compared(reading) for number, reading in pool.imap(_read, texts, chunksize=4)}


def _read(given: tuple[str, str]) -> tuple[str, Reading]:
    number, text = given
    head, body = text.split("\n\n", 1)
    day, title = head.removeprefix(" date ").split(" ", 1)
    title = title.strip()
    return number, secretariat.read(
        f"{title}\n\n{body}", published=day, title=title, outlet="Reuters", name=f"reuters-{number}"
    )


def _compared(reading: Reading) -> Read:
    spans = {one.id: (one.passage.start, one.passage.end) for one in reading.propositions}
    return Read(told(reading.report.id, points_of(reading)), spans)


def matters(gold: Sequence[Pair]) -> Iterator[list[Pair]]:
    """The pairs of each matter."""
    for number in sorted({one.matter for one in gold}):
        yield [one for one in gold if one.matter == number]


def judged(gold: Sequence[Pair], known: Mapping[str, Read]) -> dict[Pair, str]:
    """Pair → what the program judges: `same`, `unsure`, `against` or `neither`."""
    found = {}
    for own in matters(gold):
        verdicts: dict[frozenset[str], str] = {}
        for left, right in combinations([known[number].told for number in sorted(numbers(own))], 2):
            made = judge_points(left, right)
            verdicts |= {frozenset((one.left, one.right)): str(one.verdict) for one in made.judgements}
            verdicts |= {frozenset((one.left, one.right)): "against" for one in made.contradictions}
        for pair in own:
            points = [known[place[0]].point(place) for place in (pair.left, pair.right)]
            found[pair] = verdicts.get(frozenset(one.id for one in points if one is not None), "neither")
    return found


def score(found: Mapping[Pair, str]) -> dict[str, float]:
    """The figures, in percent."""
    figures = {}
    for name, doubt in (("same", True), ("same.sure", False)):
        own = {one: verdict for one, verdict in found.items() if doubt or not one.doubt}
        right = sum(one.stands for one, verdict in own.items() if verdict == one.answer == "same")
        made = sum(one.stands for one, verdict in own.items() if verdict == "same")
        asked = sum(one.stands for one in own if one.answer == "same")
        figures[f"{name}.precision"] = right / made if made else 0.0
        figures[f"{name}.recall"] = right / asked if asked else 0.0
        figures[f"{name}.f1"] = 2 * right / (made + asked) if made + asked else 0.0
    compatible = {one: verdict for one, verdict in found.items() if one.answer != "against"}
    wrong = sum(one.stands for one, verdict in compatible.items() if verdict == "against")
    figures["spared"] = 1 - wrong / max(1.0, sum(one.stands for one in compatible))
    return {key: round(100 * value, 1) for key, value in figures.items()}


def states(found: Mapping[Pair, str]) -> dict[str, str]:
    """The state of each pair that says the same, and of those wrongly said to do so or to contradict one another."""
    told_ = {}
    for pair, verdict in found.items():
        if pair.answer == "same":
            told_[pair.name] = {"same": "right", "against": "wrong against"}.get(verdict, "missing")
        elif verdict in {"same", "against"} and verdict != pair.answer:
            told_[pair.name] = "spurious"
    return told_


def measure(part: str, folder: Path) -> dict[Pair, str]:
    """A part's pairs, and what the program judges of each."""
    gold = pairs(part)
    return judged(gold, reports(numbers(gold), folder))


def main(argv: Sequence[str] | None = None) -> int:
    """The command line."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("part", nargs="?", default="tuning", choices=("training", "tuning", "reporting"))
    parser.add_argument("--missing", action="store_true", help="list what is not right; never of the reporting part")
    options = parser.parse_args(argv)
    found = measure(options.part, shared())
    print(json.dumps(score(found), indent=1))
    if options.missing and options.part != "reporting":
        for name, state in sorted(states(found).items()):
            if state != "right":
                print(state, name)
    return 0


if __name__ == "__main__":
    sys.exit(main())
