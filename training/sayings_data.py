"""Our own gold as the heads for sayings are trained on it: windows with attributions and what stands around them,
and statements with their act, certainty, manner and the type of their source.

`*-training.jsonl` in `bench/quality/gold` has every statement of its passages; `acts-training.jsonl` has acts and
certainties of single statements only.
"""

from __future__ import annotations

import multiprocessing
import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from typing import Any

from tokenizers import Tokenizer

from secretariat.extract.chain import Run
from secretariat.extract.continuing import passage
from secretariat.extract.frames import FRAMES
from secretariat.extract.kinds import ACTS, CERTAINTIES, MANNERS, SOURCES, spans_of
from secretariat.extract.quotes import Span, overlap, quoted_share
from secretariat.extract.states import States
from secretariat.extract.telling import read_tellings
from secretariat.extract.told import told
from secretariat.extract.words import Labels, draft, windows
from secretariat.ingest import report_from_text
from secretariat.parse import Parsed, load_model, parse_many
from secretariat.records import Statement
from secretariat.settings import Settings
from training.tagger_data import Example, _runs, example

Json = dict[str, Any]


@dataclass(frozen=True)
class Framed:
    """What was marked around the cues of a window."""

    labels: tuple[int, ...]
    """For each word: 0 outside, then `1 + 2 * role` where a run of a `FRAMES` role begins and `2 + 2 * role` inside."""
    links: tuple[tuple[Run, Run], ...]
    """Runs, each with the cue it belongs to."""


@dataclass(frozen=True)
class Spoken:
    """One statement: numbers of its words among all words of the item, and what people said of it (-1: nothing)."""

    cue: tuple[int, ...]
    source: tuple[int, ...]
    content: tuple[int, ...]
    told: tuple[float, ...]
    act: int
    certainty: int
    manner: int
    unnamed: int
    """0: named; else 1 + the index of its type."""


@dataclass(frozen=True)
class Item:
    """A passage: its windows, and its statements."""

    name: str
    examples: tuple[Example, ...]
    framed: tuple[Framed, ...]
    spoken: tuple[Spoken, ...]
    whole: bool
    """Every statement is marked."""


@dataclass
class Located:
    """A gold statement by characters."""

    cue: list[Span]
    source: list[Span]
    content: list[Span]
    around: list[tuple[str, Span]] = field(default_factory=list)
    """(role, characters)."""


def items(gold: Sequence[Json], tokenizer: Tokenizer, labels: Labels) -> Iterator[Item]:
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
        found = _item(one, reading, tokenizer, labels)
        if found is not None:
            yield found


def in_parallel(gold: Sequence[Json], tokenizer: Tokenizer, labels: Labels) -> list[Item]:
    """`items` on two processes."""
    parts = [gold[at : at + 50] for at in range(0, len(gold), 50)]
    with multiprocessing.Pool(2) as pool:
        done = pool.starmap(_listed, [(part, tokenizer, labels) for part in parts])
    return [item for part in done for item in part]


def _listed(gold: Sequence[Json], tokenizer: Tokenizer, labels: Labels) -> list[Item]:
    return list(items(gold, tokenizer, labels))


def _item(one: Json, parsed: Parsed, tokenizer: Tokenizer, labels: Labels) -> Item | None:
    text = parsed.report.text
    whole = one.get("whole", True)
    located = [_located(text, statement) for statement in one["statements"]]
    cut = [
        window
        for paragraph in parsed.paragraphs
        if whole or any(overlap(p, (paragraph.start, paragraph.end)) for at in located for p in (*at.content, *at.cue))
        for window in windows(text, draft(parsed, paragraph), tokenizer, labels)
    ]
    if not cut:
        return None
    states = States(cut, [None] * len(cut))  # type: ignore[list-item]
    attributions = [
        {"source": at.source or None, "cue": at.cue, "content": at.content} for at in located if at.cue and at.content
    ]
    records = [_record(parsed, at) for at in located]
    tellings = read_tellings(parsed, [record for record in records if record is not None])
    by_id = {
        id(record): telling for record, telling in zip((r for r in records if r is not None), tellings, strict=True)
    }
    spoken = []
    for statement, record in zip(one["statements"], records, strict=True):
        if record is None:
            continue
        telling = by_id[id(record)]
        rules = told(telling, parsed.report)
        cue, source, content = (tuple(states.words(spans)) for spans in spans_of(record))
        if not content:
            continue
        unnamed = statement.get("unnamed", ())
        spoken.append(
            Spoken(
                cue,
                source,
                content,
                tuple(rules),
                act=_index(ACTS, statement.get("act")),
                certainty=_index(CERTAINTIES, statement.get("certainty")),
                manner=_index(MANNERS, statement.get("manner")),
                unnamed=-1
                if unnamed == () or not source
                else 0
                if unnamed is None
                else 1 + SOURCES.index(unnamed["type"]),
            )
        )
    examples = tuple(example(window, attributions) for window in sorted(cut, key=lambda w: w.spans[0]))
    return Item(
        one["id"],
        examples,
        tuple(_framed(e, located) for e in examples),
        tuple(spoken),
        whole,
    )


def _index(values: Sequence[str], value: str | None) -> int:
    return -1 if value is None else values.index(value)


def _record(parsed: Parsed, at: Located) -> Statement | None:
    if not at.content:
        return None
    quotations = parsed.quotations
    share = quoted_share(at.content, quotations, parsed.report.text)
    cue, source, content = (tuple(passage(parsed, s) for s in spans) for spans in (at.cue, at.source, at.content))
    return Statement(
        id="gold",
        report=parsed.report.id,
        source=source,
        cue=cue,
        content=content,
        kind="direct" if share >= 1 else "indirect" if share <= 0 else "mixed",
        made_by="gold",
    )


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
        found.around += [("relay", s) for s in _nearest(text, link["words"], home, content, far=300)]
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


def _framed(one: Example, located: Iterable[Located]) -> Framed:
    """The roles around the cues of a window; a run that belongs to several statements is linked to the nearest cue."""
    labels = [0] * len(one.window.spans)
    links: dict[tuple[Run, int], tuple[int, Run]] = {}
    for at in located:
        cues = _runs(one.window, at.cue)
        for role, span in at.around:
            for run in _runs(one.window, [span]):
                number = FRAMES.index(role)
                for word in range(*run):
                    labels[word] = 2 + 2 * number
                labels[run[0]] = 1 + 2 * number
                for cue in cues:
                    gap = max(cue[0] - run[1], run[0] - cue[1], 0)
                    if (run, number) not in links or gap < links[run, number][0]:
                        links[run, number] = gap, cue
    return Framed(tuple(labels), tuple((run, cue) for (run, _), (_, cue) in sorted(links.items())))
