"""The tagger's vectors of a report's words, found by the characters they stand at."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING

import numpy as np

from secretariat.extract.quotes import Span
from secretariat.extract.words import Window

if TYPE_CHECKING:
    from numpy.typing import NDArray

    Floats = NDArray[np.float32]


class States:
    """Vectors of the words in the windows that were read; a word in no window has none."""

    def __init__(self, windows: Sequence[Window], vectors: Sequence[Floats]) -> None:
        order = sorted(range(len(windows)), key=lambda at: windows[at].spans[0])
        self.spans: list[Span] = [span for at in order for span in windows[at].spans]
        self._ends = [end for _, end in self.spans]
        self._vectors = [vectors[at] for at in order]
        self._first = np.cumsum([0, *(len(windows[at].spans) for at in order)])

    def words(self, pieces: Iterable[Span]) -> list[int]:
        """Numbers of the words that reach into the pieces (characters of the report's text), in order."""
        found: set[int] = set()
        for start, end in pieces:
            at = bisect_left(self._ends, start + 1)
            while at < len(self.spans) and self.spans[at][0] < end:
                found.add(at)
                at += 1
        return sorted(found)

    def of(self, words: Sequence[int] | NDArray[np.int64]) -> Floats:
        """Vectors of the words, [words, size]; float32."""
        windows = np.searchsorted(self._first, words, side="right") - 1
        rows = [self._vectors[window][word - self._first[window]] for window, word in zip(windows, words, strict=True)]
        return np.array(rows, dtype=np.float32)
