"""A report of which only quotes may be shown: its records with their words, in the order of the text."""

from __future__ import annotations

from collections.abc import Iterable
from typing import NamedTuple

from secretariat.answer.report_rows import ReportPage
from secretariat.web.layout import Numbered


class Quote(NamedTuple):
    """Words of a record."""

    words: str
    anchors: tuple[str, ...]
    """Ids of the places to which links to these words lead."""


class Quoted(NamedTuple):
    """A record with its words."""

    record: Numbered
    quotes: tuple[Quote, ...]


def quoted(page: ReportPage) -> tuple[tuple[Quoted, ...], tuple[str, ...]]:
    """The records of a report, and the ids of those places that are in the words of none of them."""
    placed: set[str] = set()
    spans = [(p.start, p.end) for note in page.notes for p in note.passages]
    within: dict[tuple[int, int], list[str]] = {}
    outside: list[str] = []
    for start, end in page.anchors:
        holder = _holder(spans, start, end)
        (outside if holder is None else within.setdefault(holder, [])).append(_name(start, end))
    found = []
    for number, note in enumerate(page.notes, start=1):
        quotes = []
        for p in note.passages:
            names = _new([_name(p.start, p.end), *within.get((p.start, p.end), ())], placed)
            quotes.append(Quote(p.quote, names))
        found.append(Quoted(Numbered(number, note), tuple(quotes)))
    return tuple(found), _new(outside, placed)


def _holder(spans: list[tuple[int, int]], start: int, end: int) -> tuple[int, int] | None:
    """The shortest of the spans that hold all of `[start, end)`; None: none does."""
    holding = [span for span in spans if span[0] <= start and end <= span[1]]
    return min(holding, key=lambda span: (span[1] - span[0], span), default=None)


def _new(names: Iterable[str], placed: set[str]) -> tuple[str, ...]:
    """Those that are not placed yet, each once."""
    new = tuple(dict.fromkeys(name for name in names if name not in placed))
    placed.update(new)
    return new


def _name(start: int, end: int) -> str:
    return f"p{start}-{end}"
