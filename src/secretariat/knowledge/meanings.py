"""What words mean, as vectors: the weighted mean of their word pieces' vectors, distilled from a sentence encoder.

`training/train_meanings.py` makes them from all-MiniLM-L6-v2 (Apache-2.0). Vectors are rounded to whole numbers, so
that products of them are exact, in whatever order they are summed.
"""

from __future__ import annotations

import functools
import math
from collections.abc import Sequence
from typing import TYPE_CHECKING

import numpy as np
from tokenizers import Tokenizer

from secretariat.knowledge.pinned import arrays, pinned

if TYPE_CHECKING:
    from numpy.typing import NDArray

    Vectors = NDArray[np.int8]

SIZE = 192
"""Length of a vector."""
SCALE = 127
"""Length of a vector in whole numbers: the product of two is their cosine times the square of this."""
MOST = 128
"""Word pieces of a text that count."""


class Meanings:
    """The table of word pieces, loaded once a process."""

    def __init__(self) -> None:
        kept = arrays("meanings.npz")
        self._words, self._scale = kept["words"], kept["scale"].astype(np.float64)
        self._tokenizer = Tokenizer.from_str(pinned("tokenizer.json").decode("utf-8"))
        self._tokenizer.no_truncation()
        self._tokenizer.no_padding()

    def vectors(self, texts: Sequence[str]) -> Vectors:
        """[texts, SIZE], numbers from -127 to 127; nought for a text without words."""
        found = np.zeros((len(texts), SIZE), np.int8)
        for row, one in enumerate(self._tokenizer.encode_batch_fast(list(texts), add_special_tokens=False)):
            pieces = one.ids[:MOST]
            if pieces:
                mean = (self._words[pieces] * self._scale[pieces, None]).sum(0)
                length = math.sqrt(float((mean * mean).sum()))
                found[row] = np.rint(mean * (SCALE / length)).astype(np.int8) if length else 0
        return found

    def rarity(self, word: str) -> float:
        """How rare a word is, from 0 to 1: by the rank of its word piece; a word of several is rare."""
        pieces = self._tokenizer.encode(word, add_special_tokens=False).ids
        size = len(self._words)
        return math.log(max(1, pieces[0] - _BEFORE)) / math.log(size) if len(pieces) == 1 else 1.0


_BEFORE = 1995
"""Pieces in front of the most frequent word: marks and single characters."""


@functools.cache
def load_meanings() -> Meanings:
    """The table, read once."""
    return Meanings()
