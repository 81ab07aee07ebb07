"""A text with overlapping passages, as pieces that follow one another: what HTML can hold."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator, Sequence
from itertools import pairwise
from typing import NamedTuple


class Span(NamedTuple):
    """A stretch of a text, half-open, and what it belongs to."""

    start: int
    end: int
    kind: str
    record: str
    """Id of the record; "" for none."""


class Piece(NamedTuple):
    """A stretch of a text in which nothing begins or ends."""

    start: int
    end: int
    inside: tuple[Span, ...]
    """The spans that hold all of it, the longest first."""
    opened: tuple[Span, ...]
    """Those of them that begin here."""
    closed: tuple[Span, ...]
    """Those of them that end here."""


def pieces(start: int, end: int, spans: Iterable[Span]) -> Iterator[Piece]:
    """The stretch `[start, end)` of a text, cut wherever a span begins or ends; together they are all of it.

    Args:
        start: first character.
        end: one past the last.
        spans: in any order, overlapping as they like; what is empty or outside does not count.
    """
    within = [span for span in spans if span.start < span.end and span.start < end and start < span.end]
    edges = sorted({start, end, *(edge for span in within for edge in span[:2] if start < edge < end)})
    waiting = sorted(within, key=lambda span: (span.start, -span.end, span.kind, span.record))
    open_now: list[Span] = []
    taken = 0
    for first, last in pairwise(edges):
        open_now = [span for span in open_now if span.end > first]
        while taken < len(waiting) and waiting[taken].start <= first:
            open_now.append(waiting[taken])
            taken += 1
        inside = tuple(sorted(open_now, key=lambda span: (span.start - span.end, span.start, span.kind, span.record)))
        yield Piece(
            first,
            last,
            inside,
            tuple(span for span in inside if span.start == first),
            tuple(span for span in inside if span.end == last),
        )


class SpanIndex:
    """Spans by place, so that those of one paragraph are found without looking at all."""

    def __init__(self, spans: Iterable[Span]) -> None:
        self._spans: Sequence[Span] = sorted(spans)
        self._starts = [span.start for span in self._spans]
        self._longest = max((span.end - span.start for span in self._spans), default=0)

    def within(self, start: int, end: int) -> list[Span]:
        """The spans that share a character with `[start, end)`."""
        first = bisect_right(self._starts, start - self._longest - 1)
        last = bisect_left(self._starts, end)
        return [span for span in self._spans[first:last] if span.end > start]
