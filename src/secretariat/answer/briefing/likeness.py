"""Whether two stretches of text are plainly on one matter: they share words that carry it."""

from __future__ import annotations

import re

_WORD = re.compile(r"[^\W\d_]{4,}|\d[\d,.]*\d|\d")
_COMMON = frozenset({
    "about", "after", "again", "against", "already", "also", "although", "among", "another", "because", "been",
    "before", "being", "between", "both", "could", "does", "during", "each", "even", "ever", "every", "first",
    "from", "further", "have", "having", "here", "into", "itself", "just", "last", "less", "like", "made", "make",
    "many", "might", "more", "most", "much", "must", "need", "never", "next", "nothing", "only", "other", "others",
    "over", "same", "said", "says", "should", "since", "some", "such", "than", "that", "their", "them", "then",
    "there", "these", "they", "this", "those", "though", "three", "through", "told", "under", "until", "very",
    "want", "wanted", "week", "well", "were", "what", "when", "where", "whether", "which", "while", "will", "with",
    "within", "without", "would", "year", "years"
})  # fmt: skip
_STEM = 6
"""Letters by which words are compared: "withdraw" and "withdrawal" are one."""


def stems(text: str) -> frozenset[str]:
    """The words of a text that carry its matter, by their first letters, and its numbers; no names."""
    return frozenset(word[:_STEM] for word in _WORD.findall(text) if word == word.lower() and word not in _COMMON)


def alike(one: str, other: str, least: int = 3) -> bool:
    """Whether they share at least `least` such words, or two and half of those of the shorter."""
    left, right = stems(one), stems(other)
    shared = len(left & right)
    return shared >= least or (shared >= 2 and 2 * shared >= min(len(left), len(right)))
