"""Which statement a place of the report lies in: on whose words a record stands."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence

from secretariat.records import Statement


class Sayings:
    """Which statement's content a place of the text lies in."""

    def __init__(self, statements: Sequence[Statement]) -> None:
        self.every = tuple(statements)
        pieces = [(p.start, p.end, one) for one in statements if one.manner == "said" for p in one.content]
        self._pieces = sorted(pieces, key=lambda piece: (piece[0], -piece[1]))
        self._starts = [start for start, _, _ in self._pieces]

    def at(self, position: int) -> Statement | None:
        """The innermost one; None: none."""
        for index in range(bisect_right(self._starts, position) - 1, -1, -1):
            start, end, statement = self._pieces[index]
            if start <= position < end:
                return statement
            if position - start > 4_000:
                break
        return None
