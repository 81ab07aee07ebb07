"""The words of a paragraph as the tagger reads them: word pieces and, for each word, what the parse and the grammar
say of it."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from secretariat.extract.candidates import Candidate, candidates
from secretariat.extract.quotes import Span
from secretariat.extract.selection import select
from secretariat.parse import Paragraph, Parsed, label_before
from secretariat.quotations import Quotation

if TYPE_CHECKING:
    from spacy.tokens import Token
    from tokenizers import Tokenizer

WORD = re.compile(r"\w+|[^\w\s]")
"""A run of letters and digits, or a single symbol; white space lies between words."""
WINDOW = 254
"""Word pieces read at a time, without the two marks at the ends; BERT's convention of 256."""
FEATURES = ("quoted", "case", "glued", "tag", "dep", "entity", "head", "grammar")
"""What is told of each word, in this order; each is the index of a label, 0: none or unknown."""
_LIKELY = 0.5
_LEAST = 0.1
"""Least precision of the frame at which the grammar's reading is shown to the tagger, and from which it is `likely`."""
_CASES = ("lower", "title", "upper", "number", "symbol", "mixed")
_HEADS = (1, 2, 4, 8)
"""Upper bounds of the buckets for the distance to the head, in tokens."""
ROLES = ("source", "cue", "content")
SIZES = {"quoted": 3, "case": 1 + len(_CASES), "glued": 2, "head": 1 + 2 * (len(_HEADS) + 1), "grammar": 13}
"""Number of values of the features whose labels are no parser's."""


@dataclass(frozen=True, slots=True)
class Labels:
    """The labels of the parser's that the tagger knows, each with its index from 1 up."""

    tag: dict[str, int]
    dep: dict[str, int]
    entity: dict[str, int]
    frames: dict[str, float]
    """Precision of the grammar's frames (`frame_key`), whatever the cue."""


@dataclass(frozen=True, slots=True)
class Window:
    """A stretch of one paragraph that is read at once."""

    title: bool
    spans: tuple[Span, ...]
    """Each word's characters in the report's text."""
    pieces: tuple[int, ...]
    """Ids of the word pieces, without the marks at the ends."""
    first: tuple[int, ...]
    """For each word, the index of its first piece."""
    features: tuple[tuple[int, ...], ...]
    """For each word, an index for each of `FEATURES`."""


@dataclass(frozen=True, slots=True)
class Drafted:
    """A paragraph, its quotations, and every attribution that the grammar can make of it."""

    paragraph: Paragraph
    quotations: Sequence[Quotation]
    every: Sequence[Candidate]


def frame_key(frame: str, quoted: bool, named: bool) -> str:
    """The frame, with what else tells attributions apart: quoted content (`+q`), no source (`-s`)."""
    return frame + ("+q" if quoted else "") + ("" if named else "-s")


def draft(parsed: Parsed, paragraph: Paragraph) -> Drafted:
    """The paragraph with what the grammar makes of it."""
    quotations = parsed.quotations_in(paragraph.start, paragraph.end)
    return Drafted(paragraph, quotations, tuple(candidates(paragraph, quotations, parsed.report.text)))


def windows(text: str, drafted: Drafted, tokenizer: Tokenizer, labels: Labels) -> list[Window]:
    """The paragraph in windows of at most `WINDOW` pieces, cut behind a sentence where it is longer."""
    paragraph = drafted.paragraph
    spans = [(m.start(), m.end()) for m in WORD.finditer(text, paragraph.start, paragraph.end)]
    if not spans:
        return []
    encoding = tokenizer.encode([text[s:e] for s, e in spans], is_pretokenized=True, add_special_tokens=False)
    pieces: list[list[int]] = [[] for _ in spans]
    for piece, word in zip(encoding.ids, encoding.word_ids, strict=True):
        if word is not None:
            pieces[word].append(piece)
    unknown = tokenizer.token_to_id("[UNK]") or 0
    pieces = [own[:WINDOW] or [unknown] for own in pieces]
    told = list(_features(drafted, spans, text, labels))
    found = []
    for start, end in _cuts(spans, [len(own) for own in pieces], text):
        first: list[int] = []
        flat: list[int] = []
        for own in pieces[start:end]:
            first.append(len(flat))
            flat.extend(own)
        found.append(
            Window(
                title=paragraph.kind != "body",
                spans=tuple(spans[start:end]),
                pieces=tuple(flat),
                first=tuple(first),
                features=tuple(told[start:end]),
            )
        )
    return found


def _cuts(spans: Sequence[Span], sizes: Sequence[int], text: str) -> Iterator[tuple[int, int]]:
    """Stretches of words whose pieces fit a window: all of them, else up to the last full stop that fits."""
    start = 0
    while start < len(spans):
        end, size = start, 0
        while end < len(spans) and size + sizes[end] <= WINDOW:
            size += sizes[end]
            end += 1
        if end < len(spans):
            stops = [i + 1 for i in range(start, end - 1) if text[slice(*spans[i])] in {".", "!", "?"}]
            end = stops[-1] if stops else end
        yield start, end
        start = end


def _features(drafted: Drafted, spans: Sequence[Span], text: str, labels: Labels) -> Iterator[tuple[int, ...]]:
    doc, quotations = drafted.paragraph.doc, drafted.quotations
    starts = [drafted.paragraph.start + token.idx for token in doc]
    grammar = _grammar(drafted, spans, labels)
    opening = [q.start for q in quotations]
    for index, (start, end) in enumerate(spans):
        token = doc[max(0, bisect_right(starts, start) - 1)]
        at = bisect_right(opening, start) - 1
        inside = at >= 0 and start < quotations[at].end
        mark = inside and not quotations[at].inner_start <= start < quotations[at].inner_end
        yield (
            2 if mark else int(inside),
            1 + _CASES.index(_case(text[start:end])),
            int(index > 0 and spans[index - 1][1] == start),
            labels.tag.get(token.tag_, 0),
            labels.dep.get(token.dep_, 0),
            labels.entity.get(label_before(token), 0),
            _head(token),
            grammar[index],
        )


def _case(word: str) -> str:
    if word.isdigit():
        return "number"
    if not word.isalnum():
        return "symbol"
    if word.islower():
        return "lower"
    if word.isupper() and len(word) > 1:
        return "upper"
    return "title" if word.istitle() or (len(word) == 1 and word.isupper()) else "mixed"


def _head(token: Token) -> int:
    """0 for a root, else the direction and the distance of the head, in buckets."""
    distance = token.head.i - token.i
    if distance == 0:
        return 0
    bucket = sum(abs(distance) > bound for bound in _HEADS)
    return 1 + 2 * bucket + (distance > 0)


def _grammar(drafted: Drafted, spans: Sequence[Span], labels: Labels) -> list[int]:
    """For each word, the role that the grammar gives it: role, whether it begins there, whether it is likely.

    The reading is chosen by the frame alone: the tagger reads the words itself.
    """

    def rate(candidate: Candidate) -> float:
        return labels.frames.get(frame_key(candidate.frame, candidate.quoted, candidate.source is not None), 0.0)

    roles = [0] * len(spans)
    starts = [start for start, _ in spans]
    for candidate, score in select(drafted.every, drafted.quotations, _LEAST, rate):
        pieces = [(2, piece) for piece in candidate.content]
        pieces += [(0, candidate.source)] if candidate.source is not None else []
        for role, (start, end) in [*pieces, (1, candidate.cue)]:
            first = max(0, bisect_right(starts, start) - 1)
            for index in range(first, len(spans)):
                if spans[index][0] >= end:
                    break
                if spans[index][1] > start:
                    roles[index] = 1 + role * 4 + 2 * (spans[index][0] <= start) + (score >= _LIKELY)
    return roles
