"""Scores names against gold of our own (`gold/README.md`): who is whom, in a report and across reports, what stands
for a
place and what for an actor, and for whom an actor speaks.

    python -m bench.quality.names [--part tuning|reporting] [--missing]

B³ (Bagga and Baldwin 1998) over mentions of people and bodies, in percent. A mention of the program's is one of the
gold where most of both overlap; one that the gold does not have counts as wrong, one that is missed as not found.
"""

from __future__ import annotations

import argparse
import csv
import json
import sys
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from bench.quality.corpora import shared

Json = dict[str, Any]
GOLD = Path(__file__).with_name("gold")
PARTS = ("tuning", "reporting")
CLUSTERED = frozenset({"person", "organisation", "outlet", "bloc", "group"})
"""Kinds of actors whose mentions are clustered; governments are met under the names of places."""
STANDINGS = {"A": "actor", "P": "place", "M": "belonging"}


@dataclass(frozen=True)
class Name:
    """A name in a report, by whomever it was read."""

    report: str
    start: int
    end: int
    actor: str | None
    """Who: the same in every report; None: a mere place."""
    inside: str | None
    """Who, in the report alone."""
    kind: str
    standing: str = "actor"


@dataclass
class Read:
    """What one side has of all reports."""

    names: list[Name] = field(default_factory=list)
    party: dict[tuple[str, str], frozenset[str] | None] = field(default_factory=dict)
    """(report, actor inside) → folded names of its party; None: none."""


def items(part: str) -> list[Json]:
    """The gold lines of one part."""
    lines = (GOLD / f"names-{part}.jsonl").read_text(encoding="utf-8").splitlines()
    return [json.loads(line) for line in lines if line.strip()]


def texts(gold: Sequence[Json], folder: Path) -> dict[str, str]:
    """The reports' texts, by the names of their gold."""
    found: dict[str, str] = {}
    for one in gold:
        if "path" in one:
            found[one["path"]] = (folder / one["path"]).read_text(encoding="utf-8")
    for year in sorted({one["year"] for one in gold if "year" in one}):
        with (folder / f"data/wikinews/wikinews_{year}.csv").open(encoding="utf-8", newline="") as file:
            found |= {row["url"]: row["text"] for row in csv.DictReader(file)}
    return {one["id"]: found[one.get("path") or one["url"]] for one in gold}


def fold(name: str) -> str:
    """Case, "the" and "Government of" do not count."""
    folded = " ".join(name.casefold().split()).removeprefix("the ")
    return folded.removeprefix("government of ").removeprefix("the ")


def gold_read(gold: Sequence[Json]) -> Read:
    """The marks of the gold."""
    read = Read()
    for one in gold:
        for actor in one["actors"]:
            parties = actor["party"]
            read.party[one["id"], actor["id"]] = None if parties is None else frozenset(map(fold, parties))
            kind = actor["kind"]
            read.names += [Name(one["id"], s, e, actor["id"], actor["id"], kind) for s, e in actor["mentions"]]
        for place in one["places"]:
            for s, e, letter in place["mentions"]:
                read.names.append(Name(one["id"], s, e, None, None, "place", STANDINGS[letter]))
    return read


def program_read(gold: Sequence[Json], folder: Path) -> Read:
    """What the program reads in the same reports, in one dossier."""
    from secretariat.ingest import Source
    from secretariat.pipeline import read_sources
    from secretariat.reconcile.actors import identities
    from secretariat.settings import Settings

    dates = {one["id"]: one["published"] for one in gold}
    sources = [
        Source(name=name, data=json.dumps({"text": text, "published": dates[name]}).encode(), media="json")
        for name, text in texts(gold, folder).items()
    ]
    given = texts(gold, folder)
    read, readings = Read(), []
    for outcome in read_sources(sources, Settings.from_environment()):
        if outcome.reading is None:
            raise ValueError(f"{outcome.source.name} was not read: {'; '.join(map(str, outcome.problems))}")
        readings.append((outcome.source.name, outcome.reading))
    same = identities([reading for _, reading in readings])
    for name, reading in readings:
        actors = {actor.id: actor for actor in reading.actors}
        at = shifts(given[name], reading.report.text)
        for mention in reading.names:
            actor = None if mention.actor is None else actors[mention.actor]
            kind = "place" if mention.place is not None or actor is None else actor.kind
            start, end = at(mention.passage.start), at(mention.passage.end)
            whole = None if actor is None else same.get(actor.id, actor.id)
            read.names.append(Name(name, start, end, whole, mention.actor, kind, mention.standing))
        for actor in reading.actors:
            party = None if actor.party is None else actors.get(actor.party)
            forms = None if party is None else frozenset(map(fold, (party.name, *party.aliases)))
            read.party[name, actor.id] = forms
    return read


def shifts(given: str, stored: str) -> Any:
    """Places of the stored text in the given one: ingest takes out white space only, in these reports."""
    if given == stored:
        return lambda at: at
    marks_given = [at for at, mark in enumerate(given) if not mark.isspace()]
    marks_stored = [at for at, mark in enumerate(stored) if not mark.isspace()]
    if len(marks_given) != len(marks_stored):
        raise ValueError("ingest changed more than white space")
    index = {at: marks_given[number] for number, at in enumerate(marks_stored)}
    return lambda at: index[at] if at in index else index[at - 1] + 1


def aligned(gold: Sequence[Name], made: Sequence[Name]) -> dict[Name, Name]:
    """Each gold name with the program's that it overlaps most, at least half of both; each one once."""
    by_report: dict[str, list[Name]] = defaultdict(list)
    for name in made:
        by_report[name.report].append(name)
    pairs = []
    for one in gold:
        for other in by_report[one.report]:
            shared_part = min(one.end, other.end) - max(one.start, other.start)
            if 2 * shared_part >= max(one.end - one.start, other.end - other.start) and shared_part > 0:
                pairs.append((-shared_part / max(one.end - one.start, other.end - other.start), one.start, one, other))
    found: dict[Name, Name] = {}
    used: set[int] = set()
    for _, _, one, other in sorted(pairs, key=lambda pair: (pair[0], pair[1], pair[2].report)):
        if one not in found and id(other) not in used:
            found[one] = other
            used.add(id(other))
    return found


def b_cubed(pairs: Mapping[Name, Name], gold: Sequence[Name], made: Sequence[Name], key: str) -> tuple[float, float]:
    """Precision and recall, 0 to 1. `key`: `actor` across reports, `inside` in one."""

    def cluster(name: Name) -> object:
        return name.actor if key == "actor" else (name.report, name.inside)

    back = {id(other): one for one, other in pairs.items()}
    of_gold: dict[object, list[Name]] = defaultdict(list)
    of_made: dict[object, list[Name]] = defaultdict(list)
    for one in gold:
        of_gold[cluster(one)].append(one)
    for other in made:
        of_made[cluster(other)].append(other)
    precision = 0.0
    for other in made:
        if id(other) in back:
            own = of_made[cluster(other)]
            right = sum(id(o) in back and cluster(back[id(o)]) == cluster(back[id(other)]) for o in own)
            precision += right / len(own)
    recall = 0.0
    for one in gold:
        if one in pairs:
            own = of_gold[cluster(one)]
            recall += sum(o in pairs and cluster(pairs[o]) == cluster(pairs[one]) for o in own) / len(own)
    return precision / max(1, len(made)), recall / max(1, len(gold))


def f1(precision: float, recall: float) -> float:
    """The harmonic mean of both."""
    return 2 * precision * recall / (precision + recall) if precision + recall else 0.0


def states(gold: Read, made: Read) -> dict[str, str]:
    """Each gold name's state: `right`, `wrong standing` or `missing`; names that the gold does not have: `spurious`."""
    pairs = aligned(gold.names, made.names)
    found = {}
    for name in gold.names:
        other = pairs.get(name)
        right = other is not None and (name.standing == "belonging" or other.standing == name.standing)
        found[f"{name.report}:{name.start}-{name.end}"] = (
            "missing" if other is None else "right" if right else "wrong standing"
        )
    used = {id(other) for other in pairs.values()}
    for name in made.names:
        if id(name) not in used and name.kind in CLUSTERED:
            found[f"{name.report}:{name.start}-{name.end} made up"] = "spurious"
    return found


def score(gold: Read, made: Read) -> tuple[dict[str, float], list[str]]:
    """Figures in percent, and what is wrong, one line each."""
    asked = [name for name in gold.names if name.kind in CLUSTERED]
    places = [name for name in gold.names if name.kind == "place"]
    clustered = [name for name in made.names if name.kind in CLUSTERED]
    pairs, anywhere = aligned(asked, clustered), aligned(gold.names, made.names)
    figures: dict[str, float] = {}
    wrong: list[str] = []
    inside, across = b_cubed(pairs, asked, clustered, "inside"), b_cubed(pairs, asked, clustered, "actor")
    met = list({id(o): o for o in pairs.values()}.values())
    given = b_cubed(pairs, list(pairs), met, "inside"), b_cubed(pairs, list(pairs), met, "actor")
    figures |= {"inside": f1(*inside), "inside.precision": inside[0], "inside.recall": inside[1]}
    figures |= {"across": f1(*across), "across.precision": across[0], "across.recall": across[1]}
    figures |= {"inside.given": f1(*given[0]), "across.given": f1(*given[1])}
    figures["found"] = len(pairs) / max(1, len(asked))
    figures["right"] = len(pairs) / max(1, len(clustered))
    told = [name for name in places if name.standing != "belonging"]
    seen = [name for name in told if name in anywhere]
    right = [name for name in seen if anywhere[name].standing == name.standing]
    figures["standing"] = len(right) / max(1, len(seen))
    figures["standing.found"] = len(seen) / max(1, len(told))
    wrong += [
        f"standing {n.report}:{n.start}-{n.end} {n.standing} as {anywhere[n].standing}" for n in seen if n not in right
    ]
    wrong += [f"place missed {n.report}:{n.start}-{n.end}" for n in told if n not in anywhere]
    wrong += [f"missed {n.report}:{n.start}-{n.end} {n.actor}" for n in asked if n not in pairs]
    paired = {id(other) for other in pairs.values()}
    wrong += [f"made up {n.report}:{n.start}-{n.end} {n.kind}" for n in clustered if id(n) not in paired]
    figures |= _parties(gold, made, pairs, wrong)
    wrong += _splits(pairs)
    return {key: round(100 * value, 1) for key, value in figures.items()}, wrong


def _splits(pairs: Mapping[Name, Name]) -> list[str]:
    """Actors of the gold that are several for the program in one report, and the other way."""
    split: dict[tuple[str, str | None], set[str | None]] = defaultdict(set)
    merged: dict[tuple[str, str | None], set[str | None]] = defaultdict(set)
    for one, other in pairs.items():
        split[one.report, one.inside].add(other.inside)
        merged[one.report, other.inside].add(one.inside)
    lines = [f"split {report} {who}" for (report, who), found in split.items() if len(found) > 1]
    return lines + [f"merged {report} {sorted(map(str, who))}" for (report, _), who in merged.items() if len(who) > 1]


def _parties(gold: Read, made: Read, pairs: Mapping[Name, Name], wrong: list[str]) -> dict[str, float]:
    """Each actor of the gold once a report, by the actor that most of its mentions are for the program."""
    votes: dict[tuple[str, str], dict[str, int]] = defaultdict(lambda: defaultdict(int))
    for one, other in pairs.items():
        if one.inside is not None and other.inside is not None:
            votes[one.report, one.inside][other.inside] += 1
    answered = right = asked = 0
    for (report, actor), counts in votes.items():
        best = max(sorted(counts), key=counts.__getitem__)
        given, found = gold.party[report, actor], made.party[report, best]
        asked += given is not None
        if found is None:
            if given is not None:
                wrong.append(f"party abstained {report} {actor}: {'/'.join(sorted(given))}")
            continue
        answered += 1
        fits = given is not None and bool(found & given)
        right += fits
        if not fits:
            wrong.append(f"party {report} {actor}: {'/'.join(sorted(found))[:60]} for {'/'.join(sorted(given or ()))}")
    return {"party": right / max(1, answered), "party.found": right / max(1, asked)}


def read_both(part: str, folder: Path | None = None) -> tuple[Read, Read, dict[str, str]]:
    """The gold of one part, what the program reads there, and the reports' texts."""
    folder = folder or shared()
    gold = items(part)
    return gold_read(gold), program_read(gold, folder), texts(gold, folder)


def main(arguments: Iterable[str] | None = None) -> int:
    """Prints the figures of one part, with `--missing` what is wrong."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--part", choices=PARTS, default="tuning")
    parser.add_argument("--missing", action="store_true", help="what is wrong (tuning part only)")
    options = parser.parse_args(None if arguments is None else list(arguments))
    if options.missing and options.part != "tuning":
        parser.error("the reporting part is not read while rules are worked on")
    gold, made, given = read_both(options.part)
    figures, wrong = score(gold, made)
    for key, value in figures.items():
        print(f"{key:20} {value}")
    for line in sorted(wrong) if options.missing else ():
        words = line.split()
        place = next((word for word in words if ":" in word and "-" in word.rpartition(":")[2]), "")
        report, _, span = place.rpartition(":")
        if report in given and span.replace("-", "").isdigit():
            start, end = map(int, span.split("-"))
            text = given[report]
            line += f"   …{text[max(0, start - 40) : start]}[{text[start:end]}]{text[end : end + 30]}…".replace(
                "\n", " "
            )
        print(line)
    return 0


if __name__ == "__main__":
    sys.exit(main())
