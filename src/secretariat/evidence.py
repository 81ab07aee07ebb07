"""The words a record stands on: `Passage`, and the `OffsetMap` from the original bytes to the stored text."""

from __future__ import annotations

from bisect import bisect_right

import msgspec


class Passage(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """A stretch of a report's stored text. Always `text[start:end] == quote`."""

    report: str
    """Id of the report."""
    start: int
    """First character, counted in Unicode characters of the report's stored `text`."""
    end: int
    """One past the last character (half-open)."""
    quote: str
    """The words themselves, exactly as they stand in the text."""

    @classmethod
    def cut(cls, report: str, text: str, start: int, end: int) -> Passage:
        """The passage `text[start:end]`.

        Raises:
            ValueError: the span is empty or reaches outside the text.
        """
        if not 0 <= start < end <= len(text):
            raise ValueError(f"[{start}:{end}] is no passage of a text of {len(text)} characters")
        return cls(report=report, start=start, end=end, quote=text[start:end])

    def holds_in(self, text: str) -> bool:
        """Whether the passage quotes `text` exactly."""
        return 0 <= self.start < self.end <= len(text) and text[self.start : self.end] == self.quote


class Segment(msgspec.Struct, frozen=True, array_like=True):
    """A stretch of stored text and the bytes it was made from; both spans are half-open."""

    start: int
    """First character in the stored text."""
    end: int
    """One past the last character."""
    first_byte: int
    """First byte in the original."""
    last_byte: int
    """One past the last byte in the original."""
    exact: bool
    """True: decoding these bytes gives this text, character by character. False: the text comes from
    somewhere inside these bytes (an escaped JSON string, markup with entities)."""


class OffsetMap(msgspec.Struct, frozen=True):
    """Where each character of a stored text stands in the original bytes.

    Segments are in order of the text and do not overlap in it. Characters in no segment (a paragraph break that
    cleaning put in) stand nowhere in the original.
    """

    encoding: str
    """Name of the codec that decodes the original bytes."""
    segments: tuple[Segment, ...]

    def to_bytes(self, start: int, end: int, original: bytes) -> tuple[int, int] | None:
        """The half-open byte span of `original` from which the characters `[start, end)` of the stored text came.

        Exact where the segments are, the smallest enclosing span known otherwise; None where the characters stand
        nowhere in the original.
        """
        first = last = None
        index = max(0, bisect_right(self.segments, start, key=lambda s: s.start) - 1)
        for segment in self.segments[index:]:
            if segment.start >= end:
                break
            if segment.end <= start:
                continue
            low, high = self._inside(segment, max(start, segment.start), min(end, segment.end), original)
            first = low if first is None else min(first, low)
            last = high if last is None else max(last, high)
        return None if first is None or last is None else (first, last)

    def _inside(self, segment: Segment, start: int, end: int, original: bytes) -> tuple[int, int]:
        if not segment.exact:
            return segment.first_byte, segment.last_byte
        text = original[segment.first_byte : segment.last_byte].decode(self.encoding, errors="replace")
        before = len(text[: start - segment.start].encode(self.encoding, errors="replace"))
        inside = len(text[start - segment.start : end - segment.start].encode(self.encoding, errors="replace"))
        return segment.first_byte + before, segment.first_byte + before + inside
