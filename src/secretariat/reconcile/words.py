"""Words as they are compared: their stems, how much they tell, and how like they are to others.

Numbers are loaded when words are compared: answers need the stems alone.
"""

from __future__ import annotations

import functools
import math
import re
from collections.abc import Iterable
from dataclasses import dataclass
from typing import TYPE_CHECKING

from secretariat.identity import plain_letters
from secretariat.knowledge.titles import load_titles
from secretariat.reconcile.spellings import skeleton

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    Floats = NDArray[np.float32]

_STEM = 5
"""Letters by which words of one family are known: "Kestria" and "Kestrian"."""
_LEAST = 0.1
"""Weight of the commonest word."""
_CAPITAL = re.compile(r"\b[A-Z][\w’'-]*[a-z]\b")


def stem(word: str) -> str:
    """By what words of one family are known."""
    return word[:_STEM]


def stems(words: Iterable[str]) -> frozenset[str]:
    """The stems of words, those of names of several words apart."""
    return frozenset(part[:_STEM] for word in words for part in word.split() if len(part) > 1)


def weight(words: Iterable[str]) -> float:
    """How much words tell: the rare ones more; the sum is the same in any order."""
    return math.fsum(map(_rarity, words))


@functools.lru_cache(maxsize=200_000)
def _rarity(word: str) -> float:
    from secretariat.knowledge.meanings import load_meanings

    return load_meanings().rarity(word)


def proper(text: str) -> frozenset[str]:
    """Stems of the words with a capital letter, but one that begins the text."""
    return stems(plain_letters(found[0]) for found in _CAPITAL.finditer(text) if found.start() > 0)


def called(text: str, named: frozenset[str], without: frozenset[str] = frozenset()) -> frozenset[str]:
    """Stems of the names in a text: its words with a capital letter that are no common word, no office and none of the
    calendar. The word that begins it is one where it is among the stems of what the text is known to name, or where it
    is of no language that the table of words knows.

    Args:
        text: the words.
        named: stems of what it is known to name.
        without: keys of those whose names do not count.
    """
    found = ((plain_letters(word[0]).partition("'")[0], word.start()) for word in _CAPITAL.finditer(text))
    return frozenset(
        stem(word)
        for word, at in found
        if _rarity(word) > _COMMON
        and word not in _CALENDAR | load_titles().offices | load_titles().addresses
        and (at or stem(word) in named or _rarity(word) == 1)
        and not {stem(word), skeleton(word)} & (without | stems(without))
    )


_CALENDAR = frozenset({
    "monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday", "january", "jan", "february", "feb",
    "march", "april", "apr", "may", "june", "july", "august", "aug", "september", "sept", "october", "oct", "november",
    "nov", "december", "dec",
})  # fmt: skip
_COMMON = 0.6
"""Weight of the words up to which one with a capital letter is no name: "he", "six", "around"."""


@dataclass(frozen=True, eq=False)
class Weighted:
    """Words with their vectors and weights."""

    vectors: Floats
    """[words, size]."""
    weights: NDArray[np.float64]
    total: float


def weighted(words: Iterable[str]) -> Weighted | None:
    """The words with their vectors; None: there are none."""
    import numpy as np

    ordered = sorted(words)
    if not ordered:
        return None
    weights = np.array([max(_LEAST, _rarity(word)) for word in ordered])
    return Weighted(np.stack([_vector(word) for word in ordered]), weights, float(weights.sum()))


@functools.lru_cache(maxsize=200_000)
def _vector(word: str) -> Floats:
    import numpy as np

    from secretariat.knowledge.meanings import load_meanings

    found: Floats = load_meanings().vectors([word])[0].astype(np.float32)
    return found


def soft_overlaps(left: Weighted | None, right: Weighted | None) -> tuple[float, float]:
    """How much of some words others have in like words, 0 to 1, and the other way round: of each word the nearest of
    the other's, weighted by how much it tells (Rus and Lintean 2012)."""
    if left is None or right is None:
        return 0.0, 0.0
    import numpy as np

    from secretariat.knowledge.meanings import SCALE

    cosines = np.maximum(left.vectors @ right.vectors.T / np.float32(SCALE * SCALE), 0)
    one = float((cosines.max(1) * left.weights).sum()) / left.total
    two = float((cosines.max(0) * right.weights).sum()) / right.total
    return one, two
