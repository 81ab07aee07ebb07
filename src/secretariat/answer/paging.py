"""Some of the rows of a long list."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TypeVar

import msgspec

T = TypeVar("T")


class Page(msgspec.Struct, frozen=True):
    """Which rows of a list are shown."""

    limit: int
    """At most so many."""
    offset: int = 0
    """So many are left out before them; below nought counted from the end: -20 are the last 20."""

    def span(self, total: int) -> tuple[int, int]:
        """Of so many rows, the number of the first shown, from 0, and of the first behind them."""
        first = min(total, self.offset) if self.offset >= 0 else max(0, total + self.offset)
        return first, min(total, first + self.limit)

    def of(self, rows: Sequence[T]) -> Sequence[T]:
        """Those of the rows."""
        first, last = self.span(len(rows))
        return rows[first:last]
