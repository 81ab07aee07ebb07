"""Scores items of our own gold: who said what, through whom, how (the format: `bench/quality/gold/README.md`).

    python -m bench.quality.sayings FILE… [--part tuning|reporting] [--missing]

A statement is found where its content shares half its words with a gold one's (Jaccard), each gold one with one
statement at most, the best overlap first. Fields are scored over what was found.
"""

from __future__ import annotations

import argparse
import json
import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from secretariat.records import Actor, Reading, Statement, When

Json = dict[str, Any]
Found = tuple[Json, "Statement"]
Score = Counter[str]
_TOKEN = re.compile(r"\w+")
_QUOTES = str.maketrans({"’": "'", "‘": "'", "ʼ": "'", "`": "'", "“": '"', "”": '"', "–": "-", "—": "-"})
_PLAIN = ("kind", "manner", "act", "certainty", "negated")
_WORDS = ("addressee", "medium")
_UNNAMED = ("type", "number", "whose", "near", "why")
_HALF = 0.5


def score_items(items: Sequence[Json], readings: Sequence[Reading], wrong: list[str] | None = None) -> dict[str, float]:
    """Figure → percent for items and what was read from each, in the same order.

    Args:
        items: items of gold.
        readings: the reading of each item's text.
        wrong: what is missing, made up or wrong is written there, one line each.
    """
    count: Score = Counter()
    lines = [] if wrong is None else wrong
    for item, reading in zip(items, readings, strict=True):
        _one(item, reading, count, lines)
    figures: dict[str, float] = {}
    for name in ("statements", "chain"):
        figures |= _prf(name, count)
    names = sorted({key.split(" ")[0] for key in count if key.endswith(" of")})
    figures |= {name: _percent(count[f"{name} right"], count[f"{name} of"]) for name in names}
    return figures


def counts_of(items: Sequence[Json]) -> dict[str, int]:
    """How much there is to find."""
    said = [s for item in items for s in item["statements"] if s["manner"] == "said"]
    links = sum(len(s["chain"]) for s in said)
    return {"statements": len(said), "links": links, "unnamed": sum(s["unnamed"] is not None for s in said)}


def _one(item: Json, reading: Reading, count: Score, lines: list[str]) -> None:
    made = [s for s in reading.statements if s.manner == "said"]
    gold = [s for s in item["statements"] if s["manner"] == "said"]
    actors = {actor.id: actor for actor in reading.actors}
    every = dict(_matches(item["statements"], reading.statements, reading.report.text))
    found = dict(_matches(gold, made, reading.report.text))
    count["statements gold"] += len(gold)
    count["statements made"] += len(made)
    count["statements right"] += len(found)
    name = item["id"]
    for number, statement in every.items():
        _field("manner", item["statements"][number]["manner"] == statement.manner, count)
    for number, wanted in enumerate(gold):
        if number not in found:
            lines.append(f"{name} missing: {wanted['source']} | {wanted['cue']} | {' … '.join(wanted['content'])[:90]}")
    taken = {statement.id for statement in found.values()}
    for statement in made:
        if statement.id not in taken:
            lines.append(f"{name} made up: {_told(statement)}")
    for number, statement in found.items():
        for field in _fields(gold[number], statement, actors, count):
            lines.append(f"{name} wrong {field} << {_told(statement)}")


def _told(statement: Statement) -> str:
    parts = (statement.source, statement.cue, statement.content)
    return " | ".join(" … ".join(" ".join(p.quote.split()) for p in passages) for passages in parts)[:180]


def _matches(gold: Sequence[Json], made: Sequence[Statement], text: str) -> Iterator[tuple[int, Statement]]:
    pairs = []
    have = [_tokens(text, ((p.start, p.end) for p in statement.content)) for statement in made]
    for number, wanted in enumerate(gold):
        spans = (span for piece in wanted["content"] for span in _places(text, piece)[:1])
        tokens = _tokens(text, spans)
        for other, own in enumerate(have):
            share = len(tokens & own) / len(tokens | own) if tokens and own else 0.0
            if share >= _HALF:
                same = float(_overlap(wanted["cue"], " ".join(p.quote for p in made[other].cue)))
                pairs.append((share + same / 100, -number, -other))
    pairs.sort(reverse=True)
    left: set[int] = set()
    right: set[int] = set()
    for _, number, other in pairs:
        if number not in left and other not in right:
            left.add(number)
            right.add(other)
            yield -number, made[-other]


def _tokens(text: str, spans: Iterable[tuple[int, int]]) -> set[int]:
    return {found.start() for start, end in spans for found in _TOKEN.finditer(text, start, end)}


def _places(text: str, words: str) -> list[tuple[int, int]]:
    parts = [re.escape(part) for part in words.translate(_QUOTES).split()]
    return [found.span() for found in re.finditer(r"\s+".join(parts), text.translate(_QUOTES))]


def _fields(wanted: Json, statement: Statement, actors: dict[str, Actor], count: Score) -> Iterator[str]:
    """Counts every field; yields what is wrong, in words."""
    made: Any
    if wanted["speaker"] is not None:
        right = statement.speaker is not None and _accepted(actors.get(statement.speaker), wanted["speaker"])
        yield from _checked("speaker", right, wanted["speaker"], _name(actors, statement.speaker), count)
    for field in _PLAIN:
        made = getattr(statement, field)
        if field in wanted:
            yield from _checked(field, wanted[field] == made, wanted[field], made, count)
    for field in _WORDS:
        made = getattr(statement, field)
        if field in wanted and (wanted[field] is not None or made is not None):
            yield from _checked(field, _overlap(wanted[field], made), wanted[field], made, count)
    if wanted.get("said") is not None or statement.said is not None:
        right = _same_day(wanted.get("said"), statement.said)
        yield from _checked("said", right, wanted.get("said"), statement.said, count)
    yield from _chain(wanted.get("chain") or [], statement, actors, count)
    actor = None if statement.speaker is None else actors.get(statement.speaker)
    yield from _unnamed(wanted.get("unnamed"), actor, count)


def _chain(wanted: Sequence[Json], statement: Statement, actors: dict[str, Actor], count: Score) -> Iterator[str]:
    """A link is right where the actor is accepted; `relation` and `chain.order` are scored besides."""
    count["chain gold"] += len(wanted)
    count["chain made"] += len(statement.chain)
    left = list(enumerate(statement.chain))
    order = []
    for link in wanted:
        hit = next((pair for pair in left if _accepted(actors.get(pair[1].actor or ""), link["actor"])), None)
        if hit is None:
            yield f"chain: no link {link['words']!r} ({link['relation']})"
            continue
        left.remove(hit)
        order.append(hit[0])
        count["chain right"] += 1
        yield from _checked("relation", link["relation"] == hit[1].relation, link["relation"], hit[1].relation, count)
    for _, other in left:
        yield f"chain: made up {other.passage.quote!r} ({other.relation}) as {_name(actors, other.actor)}"
    if wanted or statement.chain:
        _field("chain.whole", len(order) == len(wanted) == len(statement.chain) and order == sorted(order), count)


def _unnamed(wanted: Json | None, actor: Actor | None, count: Score) -> Iterator[str]:
    made = None if actor is None else actor.unnamed
    if wanted is None:
        if made is not None:
            _field("unnamed.none", False, count)
            yield f"unnamed: made up {made}"
        return
    for field in _UNNAMED:
        want = wanted.get(field)
        have = getattr(made, field) if made is not None else None
        if field == "type":
            right = want == have
        elif field == "number":
            right = made is not None and want == have
        elif not want and not have:
            continue
        elif field == "whose":
            right = {_fold(one) for one in want or ()} == {_fold(one) for one in have or ()}
        else:
            right = _overlap(want, have)
        yield from _checked(f"unnamed.{field}", right, want, have, count)


def _checked(field: str, right: bool, wanted: Any, made: Any, count: Score) -> Iterator[str]:
    _field(field, right, count)
    if not right:
        yield f"{field}: {wanted!r} not {made!r}"


def _field(name: str, right: bool, count: Score) -> None:
    count[f"{name} of"] += 1
    count[f"{name} right"] += right


def _overlap(wanted: str | None, made: str | None) -> bool:
    left, right = (set(_TOKEN.findall((words or "").casefold())) - {"the", "a", "an"} for words in (wanted, made))
    return bool(left | right) and len(left & right) / len(left | right) >= _HALF


def _same_day(wanted: Json | None, made: When | None) -> bool:
    if wanted is None or made is None:
        return False
    if not wanted.get("day"):
        return made.earliest is None or _overlap(wanted.get("words"), made.words)
    first, _, last = str(wanted["day"]).partition("/")
    low, high = (made.earliest or "")[:10], (made.latest or "")[:10]
    return low == first and (not high or high > (last or first))


def _accepted(actor: Actor | None, names: Sequence[str]) -> bool:
    if actor is None:
        return False
    if actor.kind == "anonymous":
        return "anonymous" in names or _fold(actor.name) in {_fold(name) for name in names}
    have = {_fold(name) for name in (actor.name, *actor.aliases)}
    have |= {_fold(name.removeprefix("government of ")) for name in have}
    return bool(have & {_fold(name) for name in names})


def _name(actors: dict[str, Actor], key: str | None) -> str | None:
    actor = actors.get(key) if key else None
    return None if actor is None else f"{actor.name} ({actor.kind})"


def _fold(name: str) -> str:
    return re.sub(r"^the\s+", "", " ".join(name.translate(_QUOTES).casefold().split()))


def _prf(name: str, count: Score) -> dict[str, float]:
    right, made, gold = (count[f"{name} {key}"] for key in ("right", "made", "gold"))
    precision, recall = _percent(right, made), _percent(right, gold)
    f1 = _percent(2 * right, made + gold)
    return {f"{name}.precision": precision, f"{name}.recall": recall, f"{name}.f1": f1}


def _percent(right: int, of: int) -> float:
    return round(100 * right / of, 1) if of else 0.0


def load(paths: Iterable[Path], part: str | None = None) -> list[Json]:
    """The items of these files; of a part: every third line is `reporting`, the others are `tuning`."""
    items = []
    for path in paths:
        for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), 1):
            if line.strip() and part in {None, "reporting" if number % 3 == 0 else "tuning"}:
                items.append(json.loads(line))
    return items


def read_items(items: Iterable[Json]) -> list[Reading]:
    """Each item read by itself."""
    import secretariat

    return [
        secretariat.read(item["text"], published=item.get("published"), outlet=item.get("outlet"), name=item["id"])
        for item in items
    ]


def main(argv: Sequence[str] | None = None) -> int:
    """Print the figures of the files, and with `--missing` what is not right (never of the reporting part)."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("files", nargs="+", type=Path, metavar="FILE")
    parser.add_argument("--part", choices=["tuning", "reporting"], default=None, help="default: all lines")
    parser.add_argument("--missing", action="store_true", help="list what is not right (with --part tuning only)")
    options = parser.parse_args(argv)
    items = load(options.files, options.part)
    wrong: list[str] = []
    figures = score_items(items, read_items(items), wrong)
    print(len(items), "items", counts_of(items))
    for name, figure in figures.items():
        print(f"  {name:24s} {figure:6.1f}")
    if options.missing and options.part == "tuning":
        print(*wrong, sep="\n")
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
