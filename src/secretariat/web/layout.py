"""A report laid out for reading: paragraphs of pieces, with the records that begin in each beside it."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from typing import NamedTuple

from secretariat.answer.report_rows import Note, ReportPage
from secretariat.records import Block
from secretariat.web.segments import Piece, Span, SpanIndex, pieces

LONGEST = 60_000
"""Characters of a report that are shown at once."""
_BREAK = re.compile(r"\n[ \t]*\n\s*")


class Numbered(NamedTuple):
    """A record in the margin."""

    number: int
    """From 1, in the order of the text."""
    note: Note


class Shown(NamedTuple):
    """A piece of a paragraph as the page writes it."""

    text: str
    kinds: tuple[str, ...]
    """What it belongs to, each once, sorted: kinds of records, `source`, `at`."""
    anchors: tuple[str, ...]
    """Ids of the places that begin here."""
    ended: tuple[str, ...]
    """Ids of the records of which a passage ends here."""


class Paragraph(NamedTuple):
    """A paragraph with what stands beside it."""

    kind: str
    """What its block is: `title`, `body`, …"""
    pieces: tuple[Shown, ...]
    notes: tuple[Numbered, ...]
    """The records that begin here."""
    repeats: bool
    """Whether it only repeats the title that stands above the report, with nothing marked in it."""


class Laid(NamedTuple):
    """A report laid out."""

    paragraphs: tuple[Paragraph, ...]
    numbers: Mapping[str, int]
    """Id of a record → its number."""
    cut: bool
    """Whether more follows."""


def lay_out(page: ReportPage, at: tuple[int, int] | None, *, kinds: Sequence[str], whole: bool) -> Laid:
    """The report as paragraphs.

    Args:
        page: the report with its records.
        at: a stretch that is marked, half-open; None: none.
        kinds: of the records that are shown.
        whole: show all of it, however long; without, the first `LONGEST` characters.
    """
    text = page.report.text
    end = len(text) if whole else _end(text, LONGEST if at is None else max(LONGEST, at[1]))
    shown = [note for note in page.notes if note.kind in kinds and note.passages[0].start < end]
    spans = [Span(p.start, p.end, note.kind, note.id) for note in shown for p in note.passages]
    spans += [Span(p.start, p.end, "source", "") for p in page.sources]
    spans += [Span(first, last, "anchor", "") for first, last in page.anchors]
    spans += [] if at is None else [Span(*at, "at", "")]
    numbers = {note.id: number for number, note in enumerate(shown, start=1)}
    index = SpanIndex(spans)
    placed: set[str] = set()
    beside: list[Numbered] = [Numbered(numbers[note.id], note) for note in shown]
    paragraphs, done = [], 0
    stretches = list(_stretches(text[:end], page.report.blocks))
    for place, (kind, first, last) in enumerate(stretches):
        following = stretches[place + 1][1] if place + 1 < len(stretches) else end
        own = done
        while own < len(beside) and beside[own].note.passages[0].start < following:
            own += 1
        cut = tuple(_shown(piece, text, placed) for piece in pieces(first, last, index.within(first, last)))
        bare = not any(piece.kinds or piece.anchors for piece in cut) and own == done
        repeats = bare and kind == "title" and text[first:last].strip() == (page.report.title or "").strip()
        paragraphs.append(Paragraph(kind, cut, tuple(beside[done:own]), repeats))
        done = own
    return Laid(tuple(paragraphs), numbers, end < len(text))


def _shown(piece: Piece, text: str, placed: set[str]) -> Shown:
    """A piece as the page writes it; `placed` are the anchors there are, each of which may be there only once."""
    anchors = [name for name in (f"p{span.start}-{span.end}" for span in piece.opened) if name not in placed]
    placed.update(anchors)
    return Shown(
        text[piece.start : piece.end],
        tuple(sorted({span.kind for span in piece.inside} - {"anchor"})),
        tuple(dict.fromkeys(anchors)),
        tuple(dict.fromkeys(span.record for span in piece.closed if span.record)),
    )


def _stretches(text: str, blocks: Sequence[Block]) -> Iterator[tuple[str, int, int]]:
    """Kind, start and end of each paragraph; what stands between them is white space, or in no block."""
    done = 0
    for block in blocks:
        yield from _paragraphs(text, "body", done, min(block.start, len(text)))
        yield from _paragraphs(text, block.kind, block.start, min(block.end, len(text)))
        done = max(done, block.end)
    yield from _paragraphs(text, "body", done, len(text))


def _paragraphs(text: str, kind: str, start: int, end: int) -> Iterator[tuple[str, int, int]]:
    at = start
    while at < end:
        found = _BREAK.search(text, at, end)
        last = found.start() if found else end
        if text[at:last].strip():
            yield kind, at, last
        at = found.end() if found else end


def _end(text: str, longest: int) -> int:
    """Where to stop: behind the paragraph, or the word, in which the last character allowed stands."""
    if len(text) <= longest:
        return len(text)
    for separator in ("\n\n", " "):
        end = text.find(separator, longest, longest + 2000)
        if end > 0:
            return end
    return longest
