"""Scores who said what, through whom and how against gold of our own (`gold/README.md`).

    python -m bench.quality.sayings [invented|wikinews]… [--part tuning|reporting] [--missing]

Statements are matched one to one, best token Jaccard of the contents first, at least 0.5; all else is given a
match. `chain` is the F1 of links, in order; `medium`, `addressee`, `said`: where either side has one.
"""

from __future__ import annotations

import argparse
import csv
import json
import re
import sys
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from bench.quality.corpora import shared

Json = dict[str, Any]
GOLD = Path(__file__).with_name("gold")
SETS = ("invented", "wikinews")
_TOKEN = re.compile(r"\w+")
_QUOTES = str.maketrans({"’": "'", "‘": "'", "“": '"', "”": '"'})


@dataclass(frozen=True)
class Link:
    """One step of a chain."""

    names: frozenset[str]
    relation: str


@dataclass(frozen=True)
class Mark:
    """One statement, by whomever it was read."""

    words: str
    tokens: frozenset[int]
    """First characters of the content's words."""
    speaker: frozenset[str]
    """Folded names; `anonymous` for unnamed sources; empty: not known."""
    chain: tuple[Link, ...] = ()
    plain: Mapping[str, Any] = field(default_factory=dict)
    """manner, kind, act, negated, certainty."""
    spoken: Mapping[str, str | None] = field(default_factory=dict)
    """addressee, medium, said: folded words or None."""
    day: str | None = None
    unnamed: Mapping[str, Any] | None = None


def fold(words: str | None) -> str:
    """Without case, article, and the difference between marks."""
    folded = " ".join((words or "").translate(_QUOTES).casefold().split())
    return re.sub(r"^(?:the|a|an) ", "", folded).strip(" .,")


# --- gold ------------------------------------------------------------------------------------------------------------


def items(name: str, part: str) -> list[Json]:
    """The items of a set; Wikinews' passages are taken from the shared corpus."""
    lines = (GOLD / f"{name}-{part}.jsonl").read_text(encoding="utf-8").splitlines()
    found = [json.loads(line) for line in lines]
    if name == "wikinews":
        rows: dict[tuple[int, str], str] = {}
        for year in sorted({item["year"] for item in found}):
            with (shared() / f"data/wikinews/wikinews_{year}.csv").open(encoding="utf-8", newline="") as file:
                rows |= {(year, row["url"]): row["text"] for row in csv.DictReader(file)}
        for item in found:
            item["text"] = rows[item["year"], item["url"]][item["start"] : item["end"]]
            item["statements"] = [with_words(item["text"], statement) for statement in item["statements"]]
    return found


def with_words(text: str, marked: Any) -> Any:
    """Stand-off marks with their words put back: every `[start, end]` becomes the characters of the text."""
    if isinstance(marked, list) and len(marked) == 2 and all(type(edge) is int for edge in marked):
        return text[slice(*marked)]
    if isinstance(marked, list):
        return [with_words(text, one) for one in marked]
    if isinstance(marked, dict):
        return {key: with_words(text, value) for key, value in marked.items()}
    return marked


def gold_marks(item: Json) -> list[Mark]:
    """An item's statements."""
    return [gold_mark(item["text"], statement) for statement in item["statements"]]


def gold_mark(text: str, statement: Json) -> Mark:
    """One statement of the gold."""
    pieces = statement["content"] or [statement["cue"]]
    spans, at = [], 0
    for piece in pieces:
        start = text.find(piece, at) if text.find(piece, at) >= 0 else text.find(piece)
        if start < 0:
            raise ValueError(f"not in the text: {piece!r}")
        spans.append((start, start + len(piece)))
        at = start + len(piece)
    said = statement.get("said") or {}
    return Mark(
        words=" … ".join(pieces),
        tokens=tokens(text, spans),
        speaker=frozenset(fold(name) for name in statement["speaker"] or ()),
        chain=tuple(
            Link(frozenset(fold(n) for n in link["actor"] or ()), link["relation"])
            for link in statement.get("chain") or ()
        ),
        plain={name: statement.get(name) for name in ("manner", "kind", "act", "negated", "certainty")},
        spoken={
            "addressee": fold(statement.get("addressee")) or None,
            "medium": fold(statement.get("medium")) or None,
            "said": fold(said.get("words")) or None,
        },
        day=said.get("day"),
        unnamed=statement.get("unnamed"),
    )


def tokens(text: str, spans: Iterable[tuple[int, int]]) -> frozenset[int]:
    """The first characters of the words in the spans."""
    return frozenset(match.start() for span in spans for match in _TOKEN.finditer(text, *span))


# --- what was read ---------------------------------------------------------------------------------------------------


def read_marks(item: Json) -> list[Mark]:
    """What the program reads in an item."""
    import secretariat

    reading = secretariat.read(
        item["text"], published=item.get("published"), outlet=item.get("outlet"), name=item["id"]
    )
    if reading.report.text != item["text"]:
        raise ValueError(f"{item['id']}: the stored text is not the item's; use plain paragraphs")
    actors = {actor.id: actor for actor in reading.actors}
    return [read_mark(reading.report.text, statement, actors) for statement in reading.statements]


def read_mark(text: str, statement: Any, actors: Mapping[str, Any]) -> Mark:
    """One statement of a reading."""

    def names(reference: str | None) -> frozenset[str]:
        actor = actors.get(reference or "")
        if actor is None:
            return frozenset()
        found = {fold(actor.name), *(fold(alias) for alias in actor.aliases)}
        found |= {fold(name.removeprefix("government of ")) for name in found}
        return frozenset({*found, "anonymous"} if actor.kind == "anonymous" else found)

    speaker = actors.get(statement.speaker or "")
    unnamed = None if speaker is None else speaker.unnamed
    said = statement.said if _tells_its_time(statement, text) else None
    return Mark(
        words=" … ".join(passage.quote for passage in statement.content),
        tokens=tokens(text, ((p.start, p.end) for p in statement.content)),
        speaker=names(statement.speaker),
        chain=tuple(Link(names(link.actor) | {fold(link.passage.quote)}, link.relation) for link in statement.chain),
        plain={name: getattr(statement, name) for name in ("manner", "kind", "act", "negated", "certainty")},
        spoken={
            "addressee": fold(statement.addressee) or None,
            "medium": fold(statement.medium) or None,
            "said": fold(said.words) or None if said else None,
        },
        day=days(said.earliest, said.latest) if said else None,
        unnamed=None
        if unnamed is None
        else {name: getattr(unnamed, name) for name in ("type", "number", "whose", "near", "why")},
    )


def _tells_its_time(statement: Any, text: str) -> bool:
    """Whether the statement's own sentences say when it was made: the gold does not carry a time on, the program
    does."""
    if statement.said is None:
        return False
    parts = (*statement.content, *statement.cue, *statement.source)
    start, end = min(part.start for part in parts), max(part.end for part in parts)
    start = max(text.rfind(mark, 0, start) for mark in (". ", ".\n", "\n", '." ', ".” "))
    after = [at for mark in (". ", ".\n", "\n") if (at := text.find(mark, end)) >= 0]
    sentence = text[max(0, start) : min(after, default=len(text)) + 1]
    return " ".join((statement.said.words or "").split()) in " ".join(sentence.split())


def days(earliest: str | None, latest: str | None) -> str | None:
    """A half-open interval as the gold writes it: a day, or its first and last day."""
    from datetime import date, timedelta

    if earliest is None or latest is None:
        return None
    last = (date.fromisoformat(latest[:10]) - timedelta(days=int("T00:00" in latest or len(latest) == 10))).isoformat()
    return earliest[:10] if last <= earliest[:10] else f"{earliest[:10]}/{last}"


# --- scoring ---------------------------------------------------------------------------------------------------------


def matched(gold: Sequence[Mark], read: Sequence[Mark]) -> list[tuple[Mark, Mark]]:
    """Pairs (gold, read), best overlap first, each in at most one."""
    pairs = sorted(
        (
            (-len(one.tokens & other.tokens) / len(one.tokens | other.tokens), i, j)
            for i, one in enumerate(gold)
            for j, other in enumerate(read)
            if one.tokens & other.tokens
        ),
    )
    used_gold: set[int] = set()
    used_read: set[int] = set()
    found = []
    for overlap, i, j in pairs:
        if -overlap >= 0.5 and i not in used_gold and j not in used_read:
            used_gold.add(i)
            used_read.add(j)
            found.append((gold[i], read[j]))
    return found


def links_right(gold: Sequence[Link], read: Sequence[Link]) -> list[tuple[Link, Link]]:
    """The longest run of links that agree, in order."""
    best: dict[tuple[int, int], list[tuple[Link, Link]]] = {}

    def longest(i: int, j: int) -> list[tuple[Link, Link]]:
        if i == len(gold) or j == len(read):
            return []
        if (i, j) not in best:
            options = [longest(i + 1, j), longest(i, j + 1)]
            if gold[i].names & read[j].names:
                options.append([(gold[i], read[j]), *longest(i + 1, j + 1)])
            best[i, j] = max(options, key=len)
        return best[i, j]

    return longest(0, 0)


def same_words(one: str | None, other: str | None) -> bool:
    """Both missing, or one holds the other."""
    if one is None or other is None:
        return one is other
    return one in other or other in one


class Tally:
    """Counts, and figures from them."""

    def __init__(self) -> None:
        self.count: Counter[str] = Counter()
        self.wrong: list[str] = []
        self.states: dict[str, str] = {}
        """`item statement number` → `right`, `wrong …` or `missing`; made-up ones → `spurious`."""
        self.words: dict[str, str] = {}

    def field(self, name: str, right: bool, where: str) -> None:
        """One answer to a question that was asked."""
        self.count[f"{name} asked"] += 1
        self.count[f"{name} right"] += right
        if not right:
            self.wrong.append(f"{name}: {where}")

    def item(self, name: str, gold: Sequence[Mark], read: Sequence[Mark]) -> None:
        """One item, read twice."""
        pairs = matched(gold, read)
        place = {id(mark): f"{name} {number}" for number, mark in enumerate(gold, 1)}
        self.states |= dict.fromkeys(place.values(), "missing")
        self.words |= {place[id(mark)]: mark.words for mark in gold}
        for one, other in pairs:
            before = len(self.wrong)
            self.pair(name, one, other)
            faults = sorted({line.partition(":")[0] for line in self.wrong[before:]})
            self.states[place[id(one)]] = f"wrong {', '.join(faults)}" if faults else "right"
        for kind, marks in (("gold", gold), ("read", read)):
            self.count[kind] += len(marks)
            self.count[f"{kind} said"] += sum(mark.plain["manner"] == "said" for mark in marks)
        said = [pair for pair in pairs if all(mark.plain["manner"] == "said" for mark in pair)]
        self.count["both"] += len(pairs)
        self.count["both said"] += len(said)
        found = {id(mark) for pair in pairs for mark in pair}
        self.wrong += [f"missing: {name}: {mark.words}" for mark in gold if id(mark) not in found]
        extra = [mark for mark in read if id(mark) not in found]
        self.wrong += [f"made up: {name}: {mark.words}" for mark in extra]
        self.states |= {f"{name} made up {min(mark.tokens, default=0)}": "spurious" for mark in extra}
        self.words |= {f"{name} made up {min(mark.tokens, default=0)}": mark.words for mark in extra}

    def pair(self, name: str, gold: Mark, read: Mark) -> None:
        """A statement found by both."""
        where = f"{name}: {gold.words[:80]}"
        for key, value in gold.plain.items():
            self.field(key, value == read.plain.get(key), f"{where}: {value} / {read.plain.get(key)}")
        if gold.plain["manner"] != "said":
            return
        speakers = f"{where}: {sorted(gold.speaker)} / {sorted(read.speaker)}"
        self.field("speaker", bool(gold.speaker & read.speaker) or not (gold.speaker or read.speaker), speakers)
        if read.speaker:
            self.field("speaker where named", bool(gold.speaker & read.speaker), speakers)
        for key, words in gold.spoken.items():
            if words is not None or read.spoken[key] is not None:
                self.field(key, same_words(words, read.spoken[key]), f"{where}: {words} / {read.spoken[key]}")
        if gold.day is not None:
            self.field("day", gold.day == read.day, f"{where}: {gold.day} / {read.day}")
        right = links_right(gold.chain, read.chain)
        self.count["links gold"] += len(gold.chain)
        self.count["links read"] += len(read.chain)
        self.count["links both"] += len(right)
        if not len(right) == len(gold.chain) == len(read.chain):
            self.wrong.append(f"chain: {where}: {_shown(gold.chain)} / {_shown(read.chain)}")
        for one, other in right:
            self.field("relation", one.relation == other.relation, f"{where}: {one.relation} / {other.relation}")
        if gold.unnamed is not None:
            self.unnamed(where, gold.unnamed, read.unnamed or {})

    def unnamed(self, where: str, gold: Mapping[str, Any], read: Mapping[str, Any]) -> None:
        """An unnamed source."""
        for key in ("type", "number"):
            self.field(f"unnamed.{key}", gold[key] == read.get(key), f"{where}: {gold[key]} / {read.get(key)}")
        whose = ({fold(one) for one in side.get("whose") or ()} for side in (gold, read))
        self.field("unnamed.whose", len(set(map(frozenset, whose))) == 1, f"{where}: {gold['whose']} / {read}")
        for key in ("near", "why"):
            words = [fold(side.get(key)) or None for side in (gold, read)]
            self.field(f"unnamed.{key}", same_words(*words), f"{where}: {words}")

    def figures(self) -> dict[str, float]:
        """Everything, 0 to 1."""
        count = self.count
        found = {"statements.f1": _f1(count["both said"], count["gold said"], count["read said"])}
        found["statements.precision"] = _share(count["both said"], count["read said"])
        found["statements.recall"] = _share(count["both said"], count["gold said"])
        found["attributions.f1"] = _f1(count["both"], count["gold"], count["read"])
        found["chain.f1"] = _f1(count["links both"], count["links gold"], count["links read"])
        asked = [key.removesuffix(" asked") for key in count if key.endswith(" asked")]
        return found | {key: _share(count[f"{key} right"], count[f"{key} asked"]) for key in asked}


def _shown(chain: Sequence[Link]) -> str:
    return " ← ".join(f"{link.relation} {min(link.names, default='?')}" for link in chain) or "-"


def _share(right: int, asked: int) -> float:
    return right / asked if asked else 0.0


def _f1(both: int, gold: int, read: int) -> float:
    return 2 * both / (gold + read) if gold + read else 0.0


def score(found: Iterable[Json]) -> Tally:
    """Reads the items and scores what was read."""
    tally = Tally()
    for item in found:
        tally.item(item["id"], gold_marks(item), read_marks(item))
    return tally


def agreement(first: Iterable[Json], second: Mapping[str, Json]) -> Tally:
    """Two readings of the same items against each other; `second` by id, with the same texts."""
    tally = Tally()
    for item in first:
        if item["id"] in second:
            other = item | {"statements": second[item["id"]]["statements"]}
            tally.item(item["id"], gold_marks(item), gold_marks(other))
    return tally


def main(argv: Sequence[str] | None = None) -> int:
    """Print the figures of the sets named."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("sets", nargs="*", choices=[[], *SETS], metavar="SET", help="default: all")
    parser.add_argument("--part", choices=["tuning", "reporting"], default="tuning")
    parser.add_argument("--missing", action="store_true", help="list what is not right; never of the reporting part")
    options = parser.parse_args(argv)
    for name in options.sets or SETS:
        tally = score(items(name, options.part))
        print(f"{name}, {options.part}: {tally.count['gold said']} statements said, {tally.count['gold']} in all")
        for figure, value in tally.figures().items():
            print(f"  {figure:28s} {100 * value:6.1f}  of {tally.count[f'{figure} asked'] or ''}")
        if options.missing and options.part == "tuning":
            print(*(f"  {line}" for line in sorted(tally.wrong)), sep="\n")
    return 0


if __name__ == "__main__":
    sys.exit(main())
