"""Our own gold as the network for sayings is trained on it: scenes, with what people said of them.

Each passage is read as the program reads it, up to where that network comes in (`extract/scenes.py`). A statement that
the program finds is shown as it was found, with its rules' reading; one that it misses is shown as it was marked.
`*-training.jsonl` in `bench/quality/gold` has every statement of its passages; `acts-training.jsonl` has acts and
certainties of single statements only.
"""

from __future__ import annotations

import multiprocessing
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from typing import Any

import numpy as np
from msgspec.structs import replace

from bench.quality.sayings import Mark, fold, matched, tokens
from secretariat.extract.continuing import passage
from secretariat.extract.credits import agency_passage
from secretariat.extract.kinds import ACTS, CERTAINTIES, MANNERS, SOURCES
from secretariat.extract.quotes import Span, overlap, quoted_share
from secretariat.extract.scenes import ROLES, Scene, Stage
from secretariat.extract.statements import sourced
from secretariat.extract.states import States
from secretariat.extract.telling import read_tellings
from secretariat.ingest import report_from_text
from secretariat.parse import Parsed, load_model, parse_many
from secretariat.records import Statement
from secretariat.settings import Settings

Json = dict[str, Any]


@dataclass(frozen=True)
class Spoken:
    """One statement in its scene, and what people said of it (-1: nothing)."""

    scene: Scene
    labels: tuple[int, ...] | None
    """For each word of the scene: 0 outside, then `1 + 2 * role` where a run of one of `scenes.ROLES` begins and
    `2 + 2 * role` inside; None: nobody marked them."""
    act: int
    certainty: int
    manner: int
    unnamed: int
    """0: named; else 1 + the index of its type."""


@dataclass(frozen=True)
class Item:
    """A passage: the vectors of its words from the tagger's lower layers, [words, size], and its statements."""

    name: str
    vectors: Any
    spoken: tuple[Spoken, ...]


@dataclass
class Located:
    """A gold statement by characters."""

    cue: list[Span]
    source: list[Span]
    content: list[Span]
    around: list[tuple[str, Span]] = field(default_factory=list)
    """(role, characters)."""


def items(gold: Sequence[Json]) -> Iterator[Item]:
    """Each passage whose text ingest leaves as it is."""
    kept = []
    for one in gold:
        report = report_from_text(
            one["text"], name=one["id"], published=one.get("published"), outlet=one.get("outlet")
        ).report
        if report is not None and report.text == one["text"]:
            kept.append((one, report))
    parsed = parse_many([report for _, report in kept], load_model(Settings().model))
    for (one, _), reading in zip(kept, parsed, strict=True):
        found = item(one, reading)
        if found.spoken:
            yield found


def in_parallel(gold: Sequence[Json], processes: int = 2) -> list[Item]:
    """`items` on several processes."""
    parts = [gold[at : at + 50] for at in range(0, len(gold), 50)]
    with multiprocessing.Pool(processes) as pool:
        return [item for part in pool.imap(_listed, parts) for item in part]


def _listed(gold: Sequence[Json]) -> list[Item]:
    return list(items(gold))


def item(one: Json, parsed: Parsed) -> Item:
    """A passage with its marks."""
    text, whole = parsed.report.text, one.get("whole", True)
    found, states = sourced(parsed)
    located = [_located(text, statement) for statement in one["statements"]]
    shown = _shown(parsed, found, located)
    extra = [statement for statement in found if whole and statement not in shown]
    marked = [statement for statement in shown if statement is not None]
    stage = Stage(parsed, states, [*marked, *extra])
    tellings = iter(read_tellings(parsed, marked))
    agency = agency_passage(parsed.report)
    spoken = []
    for statement, at, gold in zip(shown, located, one["statements"], strict=True):
        scene = None if statement is None else stage.scene(next(tellings))
        if scene is None:
            continue
        around = [(role, span) for role, span in at.around if agency is None or not _names(text, span, agency.quote)]
        unnamed = gold.get("unnamed", ())
        spoken.append(
            Spoken(
                scene,
                _labels(scene, states, around) if whole else None,
                act=_index(ACTS, gold.get("act")),
                certainty=_index(CERTAINTIES, gold.get("certainty")),
                manner=_index(MANNERS, gold.get("manner")),
                unnamed=-1
                if unnamed == () or not at.source
                else 0
                if unnamed is None
                else 1 + SOURCES.index(unnamed["type"]),
            )
        )
    return Item(one["id"], states.of(np.arange(len(states.spans))).astype(np.float16), tuple(spoken))


def _names(text: str, span: Span, agency: str) -> bool:
    return fold(text[slice(*span)]) == fold(agency)


def _shown(parsed: Parsed, found: Sequence[Statement], located: Sequence[Located]) -> list[Statement | None]:
    """For each marked statement the one that the program finds, else itself as a record; None: it has no content."""
    text = parsed.report.text

    def mark(number: int, spans: Sequence[Span]) -> Mark:
        return Mark(str(number), tokens(text, spans), frozenset())

    gold = [mark(number, at.content) for number, at in enumerate(located)]
    read = [mark(number, [(p.start, p.end) for p in statement.content]) for number, statement in enumerate(found)]
    pairs = {int(one.words): found[int(other.words)] for one, other in matched(gold, read)}
    return [pairs.get(number) or _record(parsed, at, number) for number, at in enumerate(located)]


def _labels(scene: Scene, states: States, around: Sequence[tuple[str, Span]]) -> tuple[int, ...]:
    labels = [0] * len(scene.words)
    place = {int(word): row for row, word in enumerate(scene.words)}
    for role, span in around:
        rows = [place[word] for word in states.words([span]) if word in place]
        number = ROLES.index(role)
        for row in rows:
            labels[row] = 2 + 2 * number
        if rows:
            labels[rows[0]] = 1 + 2 * number
    return tuple(labels)


def _index(values: Sequence[str], value: str | None) -> int:
    return -1 if value is None else values.index(value)


def _record(parsed: Parsed, at: Located, number: int) -> Statement | None:
    if not at.content:
        return None
    share = quoted_share(at.content, parsed.quotations, parsed.report.text)
    cue, source, content = (tuple(passage(parsed, s) for s in spans) for spans in (at.cue, at.source, at.content))
    bare = Statement(
        id=f"gold {number}",
        report=parsed.report.id,
        content=content,
        kind="direct" if share >= 1 else "indirect" if share <= 0 else "mixed",
        made_by="gold",
    )
    return replace(bare, source=source, cue=cue)


def _located(text: str, statement: Json) -> Located:
    """The marked words by characters: each where it stands nearest to the rest of its statement."""
    if "spans" in statement:
        return Located(**{role: [tuple(s) for s in statement["spans"][role]] for role in ("cue", "source", "content")})
    content: list[Span] = []
    at = 0
    for piece in statement["content"]:
        start = text.find(piece, at) if text.find(piece, at) >= 0 else text.find(piece)
        content.append((start, start + len(piece)))
        at = start + len(piece)
    cue = _nearest(text, statement["cue"], content, content) if content else _all(text, statement["cue"])[:1]
    source = _nearest(text, statement["source"], cue or content, content)
    found = Located(cue, source, content)
    home = cue or content
    for role in ("medium", "addressee"):
        found.around += [(role, s) for s in _nearest(text, statement.get(role), home, content, far=300)]
    said = (statement.get("said") or {}).get("words")
    found.around += [("time", s) for s in _nearest(text, said, home, content, far=300)]
    for link in statement.get("chain") or ():
        found.around += [(link["relation"], s) for s in _nearest(text, link["words"], home, content)]
    return found


def _all(text: str, words: str | None) -> list[Span]:
    if not words:
        return []
    return [m.span() for m in re.finditer(rf"(?<!\w){re.escape(words)}(?!\w)", text)]


def _nearest(
    text: str, words: str | None, home: Sequence[Span], content: Sequence[Span], far: int | None = None
) -> list[Span]:
    """The place of the words nearest to `home`, outside the content where there is one."""
    places = _all(text, words)
    outside = [p for p in places if not any(overlap(p, piece) for piece in content)] or places
    if not outside or not home:
        return outside[:1]

    def apart(place: Span) -> int:
        return min(max(place[0] - s[1], s[0] - place[1], 0) for s in home)

    best = min(outside, key=apart)
    return [best] if far is None or apart(best) <= far else []
