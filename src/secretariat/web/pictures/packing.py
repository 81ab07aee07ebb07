"""Things on a line that must not lie on one another, in as few rows as can be."""

from __future__ import annotations

from collections.abc import Sequence


def pack(spans: Sequence[tuple[float, float]], gap: float = 0.0) -> tuple[int, ...]:
    """The row of each span, from 0; two in one row have at least `gap` between them.

    The leftmost come first, each in the first row with room, so there are no more rows than spans over one point.

    Args:
        spans: left and right end of each, in any order.
        gap: in the same unit.
    """
    rows = [0] * len(spans)
    ends: list[float] = []
    for at in sorted(range(len(spans)), key=lambda at: (spans[at][0], spans[at][1], at)):
        left, right = spans[at]
        row = next((row for row, end in enumerate(ends) if end + gap <= left), len(ends))
        if row == len(ends):
            ends.append(right)
        ends[row] = max(left, right)
        rows[at] = row
    return tuple(rows)


def spread(places: Sequence[float], distance: float, low: float, high: float) -> tuple[float, ...]:
    """Places moved as little as needed so that neighbours are `distance` apart and all lie between `low` and `high`.

    Where there is not room enough for all, they stand closer, all equally far apart.

    Args:
        places: in any order; the order among them is kept.
        distance: least distance of two neighbours.
        low: the first place there is.
        high: the last one.
    """
    order = sorted(range(len(places)), key=lambda at: (places[at], at))
    if len(order) > 1:
        distance = min(distance, (high - low) / (len(order) - 1))
    moved = [min(max(places[at], low), high) for at in order]
    for at in range(1, len(moved)):
        moved[at] = max(moved[at], moved[at - 1] + distance)
    for at in range(len(moved) - 1, -1, -1):
        limit = high if at == len(moved) - 1 else moved[at + 1] - distance
        moved[at] = min(moved[at], limit)
    found = [0.0] * len(places)
    for at, place in zip(order, moved, strict=True):
        found[at] = place
    return tuple(found)
