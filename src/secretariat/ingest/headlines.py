"""Whether a line is a headline: by its shape, not by its words."""

from __future__ import annotations

import re

_CLOSERS = "\"'”’»)]"
_ABBREVIATION = re.compile(r"(?:\b[A-Z]\.)+$|\b(?:Co|Corp|Inc|Ltd|Jr|Sr|No|St|vs)\.$")
_SMALL = frozenset(
    [
        "a",
        "an",
        "the",
        "and",
        "or",
        "but",
        "nor",
        "of",
        "in",
        "on",
        "at",
        "to",
        "for",
        "from",
        "by",
        "with",
        "as",
        "vs",
        "via",
        "is",
        "are",
        "was",
        "be",
        "been",
        "it",
        "its",
        "his",
        "her",
        "that",
        "into",
        "over",
        "under",
        "after",
        "before",
        "amid",
        "than",
        "not",
        "up",
        "out",
        "off",
    ]
)
_GLUED = re.compile(r"(?P<headline>(?:[^\sa-z]+\s+){4,30}?)(?=[\"“‘«]?[A-Z][a-z]+ [\w\"“‘«])")
MOST_CHARACTERS, MOST_WORDS = 220, 34
"""A longer line is no headline (the longest in PolNeAR has 27 words)."""


def is_capitals(line: str) -> bool:
    """At least two words, and next to no lower-case letter."""
    letters = [c for c in line if c.isalpha()]
    lower = sum(c.islower() for c in letters)
    return len(letters) >= 6 and lower <= 0.1 * len(letters) and len(line.split()) >= 2


def glued_capitals(paragraph: str) -> int | None:
    """Where the news begins in a paragraph that a headline in capitals is glued to; None: there is no such headline.

    Four words or more without a small letter, at least two of them of four letters, before a sentence that has some.
    """
    match = _GLUED.match(paragraph[: MOST_CHARACTERS + 40])
    if not match:
        return None
    words = [word for word in match["headline"].split() if sum(c.isalpha() for c in word) >= 4]
    return match.end() if len(words) >= 2 and is_capitals(match["headline"]) else None


def is_title_case(line: str) -> bool:
    """Nearly all words but the small ones begin with a capital."""
    words = [w for w in re.findall(r"[^\W\d_][\w'’.-]*", line) if w.casefold() not in _SMALL]
    capital = sum(w[0].isupper() for w in words)
    return len(words) >= 3 and capital >= 0.85 * len(words)


def ends_sentence(line: str) -> bool:
    """Whether the line ends with a full stop that is not an abbreviation's, or with an ellipsis of speech."""
    bare = line.rstrip().rstrip(_CLOSERS)
    return bare.endswith((".", "…")) and not _ABBREVIATION.search(bare)


def is_headline(line: str, *, alone: bool = True) -> bool:
    """Whether `line` can be a title or a subtitle.

    Short, begins with a capital, a digit or a quotation mark, and ends without a full stop; a line in capitals or in
    title case may have one. `alone`: an empty line follows; without one, questions and exclamations do not count.
    """
    line = line.strip()
    words = len(line.split())
    if not 2 <= words <= MOST_WORDS or len(line) > MOST_CHARACTERS:
        return False
    first = next((c for c in line if c.isalnum()), " ")
    if first.islower() and first.isascii() and not re.match(r"[a-z][A-Z]", line.lstrip("\"'“‘«")):
        return False
    if line.endswith((",", ";", ":", "-", "–", "—")):
        return False
    if is_capitals(line):
        return True
    if words > 14 and not is_title_case(line) and (line.endswith(".") or line.rstrip(_CLOSERS).endswith(("!", "?"))):
        return False
    if ends_sentence(line):
        return is_title_case(line) and words >= 3 and not re.search(r"[.!?]\s+[A-Z\"“]", line[:-1])
    return alone or not line.rstrip(_CLOSERS).endswith(("!", "?"))
