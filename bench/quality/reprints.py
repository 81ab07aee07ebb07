"""Reports of Reuters-21578 that Reuters sent again: how many of them are found, and what is wrongly taken for one.

    python -m bench.quality.reprints [tuning|reporting] [--missing] [--corpus]

Pairs of reports, drawn by how like they are and read by hand (`gold/README.md`), are judged as in a dossier. Figures,
in percent:

* `related` — P, R and F1 of pairs that are copies or versions; `related.sure` the same without the pairs in doubt;
* `copy`, `version` — P, R and F1 of pairs with just that relation;
* `relation` — of pairs rightly taken for related, those with the right relation.

With `--corpus` all reports are compared, by their shingles, as a dossier compares them: how many pairs are found, by
the days between them, and how long that takes. All reports are of one outlet; the corpus has the moment of each.
"""

from __future__ import annotations

import argparse
import json
import sys
import time
from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import Any, Literal

import msgspec

from bench.quality.across import GOLD, Tally
from bench.quality.corpora import shared
from bench.speed.reuters import ENDING, REPORT, archived, element
from secretariat.ingest import report_from_text
from secretariat.reconcile.copies import Printed, descents, judge_copies, printed
from secretariat.records import Judgement, Report

Json = dict[str, Any]
Relation = Literal["copy", "version", "other"]
OUTLET = "Reuters"
ARCHIVE = "data/reuters21578/reuters21578.tar.gz"
_WHEN = "%d-%b-%Y %H:%M:%S"
_DAYS = (0, 1, 2, 3, 7, 30)
"""Days between two reports up to which they are counted together."""


@dataclass(frozen=True)
class Pair:
    """Two reports that somebody has read."""

    left: str
    """Number of the report that was sent first, as the corpus counts (NEWID)."""
    right: str
    relation: Relation
    doubt: bool
    """Whether the reader was in doubt."""

    @property
    def name(self) -> str:
        """What the gate calls it."""
        return f"{self.left}-{self.right}"


def pairs(part: str) -> list[Pair]:
    """The gold of a part."""
    lines = (GOLD / f"reprints-{part}.jsonl").read_text(encoding="utf-8").splitlines()
    rows: list[Json] = [json.loads(line) for line in lines if line.strip()]
    return [Pair(one["left"], one["right"], one["relation"], one["doubt"]) for one in rows]


def reports(folder: Path, numbers: frozenset[str] | None = None) -> Iterator[Report]:
    """The reports with a body, in the order of the corpus, as ingest takes them; `numbers`: only those.

    Their names are their numbers. Their ids are made of them too: the same words sent twice are two reports here.
    """
    for sgml in archived(folder / ARCHIVE):
        for match in REPORT.finditer(sgml):
            body = element(match[2], "BODY")
            if not body or (numbers is not None and match[1] not in numbers):
                continue
            title, place = (element(match[2], "TITLE") or "").strip(), (element(match[2], "DATELINE") or "").strip()
            report = report_from_text(
                f"{title}\n\n{place} {ENDING.sub('', body)}\n",
                name=match[1],
                published=moment(element(match[2], "DATE") or ""),
                title=title or None,
                outlet=OUTLET,
            ).report
            if report is not None:
                yield msgspec.structs.replace(report, id=f"r-{int(match[1]):05}")


def moment(words: str) -> str | None:
    """A moment of the corpus ("26-FEB-1987 15:01:01.79") in ISO, taken as UTC; its day where the hour is none."""
    day, _, hour = words.strip().partition(" ")
    try:
        return datetime.strptime(f"{day} {hour.strip()[:8]}", _WHEN).replace(tzinfo=UTC).isoformat()
    except ValueError:
        return datetime.strptime(day, "%d-%b-%Y").date().isoformat()


def relate(gold: Sequence[Pair], known: Mapping[str, Report]) -> list[Relation]:
    """What the program takes each pair for.

    Args:
        gold: the pairs.
        known: the reports, by number.
    """
    found: list[Relation] = []
    for pair in gold:
        both = [known[pair.left], known[pair.right]]
        judged = judge_copies(*(printed(one, OUTLET) for one in both))
        outlets = {one.outlet: OUTLET for one in both if one.outlet is not None}
        told = descents(both, [] if judged is None else [judged], outlets).values()
        found.append(next(("copy" if one.copy_of is not None else "version" for one in told), "other"))
    return found


def score(gold: Sequence[Pair], found: Sequence[Relation]) -> dict[str, float]:
    """The figures, in percent."""
    made = {pair.name: relation for pair, relation in zip(gold, found, strict=True) if relation != "other"}
    asked = {pair.name: pair.relation for pair in gold if pair.relation != "other"}
    doubtful = {pair.name for pair in gold if pair.doubt}
    tallies = {name: Tally() for name in ("related", "related.sure", "copy", "version")}
    tallies["related"].add(set(made), set(asked))
    tallies["related.sure"].add(made.keys() - doubtful, asked.keys() - doubtful)
    for relation in ("copy", "version"):
        both = [{name for name, told in some.items() if told == relation} for some in (made, asked)]
        tallies[relation].add(*both)
    figures = {f"{name}.{key}": value for name, tally in tallies.items() for key, value in tally.figures().items()}
    met = made.keys() & asked.keys()
    figures["relation"] = sum(made[name] == asked[name] for name in met) / max(1, len(met))
    return {key: round(100 * value, 1) for key, value in figures.items()}


def states(gold: Sequence[Pair], found: Sequence[Relation]) -> dict[str, str]:
    """Each related pair's state, and the pairs that are wrongly taken for related."""
    told = {}
    for pair, relation in zip(gold, found, strict=True):
        if pair.relation == relation == "other":
            continue
        if pair.relation == "other":
            told[pair.name] = "spurious"
        elif relation == "other":
            told[pair.name] = "missing"
        else:
            told[pair.name] = "right" if relation == pair.relation else f"wrong {relation} for {pair.relation}"
    return told


def measure(part: str, folder: Path) -> tuple[list[Pair], list[Relation], dict[str, Report]]:
    """A part's pairs, what the program takes them for, and their reports by number."""
    gold = pairs(part)
    numbers = frozenset(number for pair in gold for number in (pair.left, pair.right))
    known = {report.name: report for report in reports(folder, numbers)}
    return gold, relate(gold, known), known


def related(texts: Sequence[Printed]) -> list[Judgement]:
    """All judgements on some reports: each is compared with those before it that have one of its keys."""
    found, homes = [], defaultdict[int, list[int]](list)
    for at, text in enumerate(texts):
        for other in sorted({other for key in text.keys for other in homes[key]}):
            judged = judge_copies(texts[other], text)
            if judged is not None:
                found.append(judged)
        for key in text.keys:
            homes[key].append(at)
    return found


def of_all(folder: Path) -> tuple[dict[str, float], list[Judgement], dict[str, Report]]:
    """What is found in the whole corpus, with the seconds for it; the judgements; the reports by id."""
    every = list(reports(folder))
    began = time.perf_counter()
    texts = [printed(one, OUTLET) for one in every]
    told = time.perf_counter()
    found = related(texts)
    done = time.perf_counter()
    known = {one.id: one for one in every}
    descended = descents(every, found, {one.outlet: OUTLET for one in every if one.outlet is not None})
    counts: Counter[str] = Counter(_apart(known[one.left], known[one.right]) for one in found)
    figures: dict[str, float] = {"reports": len(every), "pairs": len(found)}
    figures |= {f"pairs, days apart {key}": counts[key] for key in sorted(counts)}
    figures["copies"] = sum(one.copy_of is not None for one in descended.values())
    figures["versions"] = sum(one.version_of is not None for one in descended.values())
    figures |= {"seconds, shingles": round(told - began, 1), "seconds, comparing": round(done - told, 1)}
    return figures, found, known


def _apart(one: Report, other: Report) -> str:
    """How many days lie between two reports: "≤ 03" or "> 30"."""
    days = [report.published.earliest[:10] for report in (one, other) if report.published and report.published.earliest]
    if len(days) < 2:
        return "unknown"
    first, last = (datetime.fromisoformat(day) for day in days)
    between = abs((last - first).days)
    return next((f"≤ {most:02}" for most in _DAYS if between <= most), f"> {_DAYS[-1]}")


def main(argv: Sequence[str] | None = None) -> int:
    """The command line."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("part", nargs="?", default="tuning", choices=["tuning", "reporting"])
    parser.add_argument("--missing", action="store_true", help="list the pairs that are not right (tuning only)")
    parser.add_argument("--corpus", action="store_true", help="compare all reports of the corpus")
    options = parser.parse_args(argv)
    gold, found, known = measure(options.part, shared())
    for key, value in score(gold, found).items():
        print(f"{key:30s} {value:5.1f}")
    if options.missing and options.part == "tuning":
        for name, state in states(gold, found).items():
            if state != "right":
                print(f"{state:26s} {name:12s} {' / '.join(known[one].title or '' for one in name.split('-'))}")
    for key, number in (of_all(shared())[0] if options.corpus else {}).items():
        print(f"{key:30s} {number:g}")
    return 0


if __name__ == "__main__":
    sys.exit(main())
