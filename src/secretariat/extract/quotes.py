"""Quotations and attributions: a quoted content is the whole quotation, and a quotation nobody has claimed yet
belongs to whoever was speaking."""

from __future__ import annotations

from collections.abc import Sequence

from secretariat.quotations import Quotation

Span = tuple[int, int]
"""Characters of the report's text, half-open."""


def overlap(left: Span, right: Span) -> int:
    """Number of characters two spans share."""
    return max(0, min(left[1], right[1]) - max(left[0], right[0]))


def inside(position: int, quotations: Sequence[Quotation]) -> Quotation | None:
    """The quotation in which the character stands, or None."""
    return next((q for q in quotations if q.inner_start <= position < q.inner_end), None)


def snap(content: Sequence[Span], cue: Span, quotations: Sequence[Quotation]) -> tuple[Span, ...]:
    """Content spans widened to the whole of each quotation they reach into, unless the cue itself is quoted.

    A parser ends a sentence at the full stop inside a quotation; what was said goes on to the closing mark.
    """
    home = inside(cue[0], quotations)
    widened: list[Span] = []
    for start, end in content:
        for quotation in quotations:
            if quotation is home or not overlap((start, end), (quotation.start, quotation.end)):
                continue
            if quotation.start < cue[0] < quotation.end:
                continue
            start, end = min(start, quotation.start), max(end, quotation.end)
        if home is not None:
            start, end = max(start, home.inner_start), min(end, home.inner_end)
        if start < end:
            widened.append((start, end))
    return merge(widened, cue)


def merge(spans: Sequence[Span], cue: Span) -> tuple[Span, ...]:
    """Overlapping and touching spans joined, and none of them over the cue."""
    joined: list[Span] = []
    for start, end in sorted(spans):
        if joined and start <= joined[-1][1]:
            joined[-1] = (joined[-1][0], max(end, joined[-1][1]))
        else:
            joined.append((start, end))
    return tuple(piece for span in joined for piece in cut(span, cue))


def quoted_share(content: Sequence[Span], quotations: Sequence[Quotation], text: str) -> float:
    """Share of the content's letters and digits that stand inside quotation marks, 0 to 1."""
    total = quoted = 0
    for start, end in content:
        for position in range(start, end):
            if text[position].isalnum():
                total += 1
                quoted += inside(position, quotations) is not None
    return quoted / total if total else 0.0


def cut(piece: Span, hole: Span) -> tuple[Span, ...]:
    """The piece without the hole: two pieces, one or none."""
    if not overlap(piece, hole):
        return (piece,)
    return tuple(p for p in ((piece[0], hole[0]), (hole[1], piece[1])) if p[0] < p[1])


def with_marks(piece: Span, quotations: Sequence[Quotation]) -> Span:
    """A piece that fills the inside of a quotation takes its marks along."""
    start, end = piece
    for quotation in quotations:
        if quotation.inner_start == start:
            start = quotation.start
        if quotation.inner_end == end:
            end = quotation.end
    return start, end


def says_something(piece: Span, text: str) -> bool:
    """Whether a word or a number stands in it, not marks alone."""
    return any(character.isalnum() for character in text[slice(*piece)])


def clean(piece: Span, text: str) -> Span:
    """Without loose punctuation and white space at the edges."""
    start, end = piece
    while start < end and (text[start].isspace() or text[start] in ",;:.-–—"):
        start += 1
    while end > start and (text[end - 1].isspace() or text[end - 1] in ",;:-–—"):
        end -= 1
    return start, end
