"""Proposals as one report tells them: found, whose they are, how many points, which version.

    python -m bench.quality.proposals [tuning|real|reporting] [--missing]

On our own gold of talks (`gold/README.md`). A proposal of the gold is found where a passage of a record stands in its
words or around them. Figures, in percent: P, R and F1; given a match, `authors` (all of them accepted
ones, or none where none is told), `points` and `version` (where the gold has one).
"""

from __future__ import annotations

import argparse
import sys
from collections import Counter
from collections.abc import Sequence
from typing import Any

import secretariat
from bench.quality.corpora import shared, tool
from bench.quality.talks import items
from secretariat.records import Proposal, Reading

Json = dict[str, Any]


def read(item: Json) -> Reading:
    """Reads a report of the gold."""
    return secretariat.read(item["text"], published=item.get("published"), name=str(item["id"]))


def matches(item: Json, reading: Reading) -> list[tuple[Json, Proposal]]:
    """Proposals of the gold with the record that tells each; each record once."""
    text, taken, found = reading.report.text, set[str](), []
    for fact in item.get("proposals", ()):
        words = " ".join(fact["words"].split())
        start = text.find(words)
        if start < 0:
            continue
        end = start + len(words)
        near = [
            (max(min(p.end, end) - max(p.start, start) for p in one.passages), one)
            for one in reading.proposals
            if one.id not in taken
        ]
        best = max(near, key=lambda pair: (pair[0], pair[1].id), default=None)
        if best is not None and best[0] > 0:
            taken.add(best[1].id)
            found.append((fact, best[1]))
    return found


def has_authors(fact: Json, told: Proposal, reading: Reading) -> bool:
    """Whether the record names an author of the proposal of the gold, if it has any, and nobody else."""
    fold = tool("check_facts", shared()).fold
    known = {actor.id: actor for actor in reading.actors}
    parties = [
        {fold(name) for one in (known[a], known.get(known[a].party or "")) if one for name in (one.name, *one.aliases)}
        for a in told.authors
        if a in known
    ]
    asked = [{fold(name) for name in names} for names in fact["authors"]]
    wanted = set().union(*asked) if asked else set()
    return bool(parties) == bool(asked) and all(one & wanted for one in parties)


def score(gold: Sequence[Json], readings: Sequence[Reading]) -> dict[str, float]:
    """The figures, in percent."""
    counts: Counter[str] = Counter()
    for item, reading in zip(gold, readings, strict=True):
        counts["asked"] += len(item.get("proposals", ()))
        counts["made"] += len(reading.proposals)
        for fact, told in matches(item, reading):
            counts["right"] += 1
            counts["authors"] += has_authors(fact, told, reading)
            for key in ("points", "version"):
                if fact.get(key) is not None:
                    counts[f"{key} asked"] += 1
                    counts[key] += getattr(told, key) == fact[key]
    precision, recall = counts["right"] / max(1, counts["made"]), counts["right"] / max(1, counts["asked"])
    figures = {
        "precision": precision,
        "recall": recall,
        "f1": 2 * precision * recall / max(1e-9, precision + recall),
        "authors": counts["authors"] / max(1, counts["right"]),
        "points": counts["points"] / max(1, counts["points asked"]),
        "version": counts["version"] / max(1, counts["version asked"]),
    }
    return {key: round(100 * value, 1) for key, value in figures.items()}


def main(argv: Sequence[str] | None = None) -> int:
    """The command line."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("part", nargs="?", default="tuning", choices=["tuning", "real", "reporting"])
    parser.add_argument("--missing", action="store_true", help="list what was not found and what nobody asked for")
    options = parser.parse_args(argv)
    gold = items(options.part)
    readings = [read(item) for item in gold]
    for key, value in score(gold, readings).items():
        print(f"{key:24s} {value:5.1f}")
    if options.missing:
        for item, reading in zip(gold, readings, strict=True):
            _differences(item, reading)
    return 0


def _differences(item: Json, reading: Reading) -> None:
    found = matches(item, reading)
    names = {actor.id: actor.name for actor in reading.actors}
    for fact in item.get("proposals", ()):
        told = next((one for known, one in found if known is fact), None)
        if told is None:
            print(item["id"], "-", fact["authors"][:1], fact["words"])
        elif not has_authors(fact, told, reading):
            print(item["id"], "authors", fact["authors"], [names.get(a, a) for a in told.authors], fact["words"])
    kept = {one.id for _, one in found}
    for one in reading.proposals:
        if one.id not in kept:
            print(item["id"], "+", [names.get(a, a) for a in one.authors], one.points, one.version, one.names[:2])


if __name__ == "__main__":
    sys.exit(main())
