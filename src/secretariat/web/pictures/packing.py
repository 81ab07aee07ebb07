"""Things on a line that must not lie on one another."""

from __future__ import annotations

from collections.abc import Sequence


def pack(spans: Sequence[tuple[float, float]], gap: float = 0.0) -> tuple[int, ...]:
    """The row of each span, from 0: the first in which it has room beside those before it.

    Args:
        spans: left and right end of each; those that come first are put first.
        gap: least distance of two in one row, in the same unit.
    """
    rows: list[list[tuple[float, float]]] = []
    found = []
    for left, right in spans:
        row = next((at for at, row in enumerate(rows) if _has_room(row, left - gap, right + gap)), len(rows))
        if row == len(rows):
            rows.append([])
        rows[row].append((left, right))
        found.append(row)
    return tuple(found)


def _has_room(row: Sequence[tuple[float, float]], left: float, right: float) -> bool:
    return all(end <= left or right <= start for start, end in row)
