"""Names of people as words that can be compared over spellings and transliterations."""

from __future__ import annotations

import functools
import re

from rapidfuzz.distance import JaroWinkler

from secretariat.identity import plain_letters

_PARTICLES = {
    "al", "el", "an", "ar", "as", "ash", "bin", "ibn", "bint", "ben", "de", "da", "do", "dos", "van", "von",
    "der", "den", "di", "la", "le", "du", "y", "e",
}  # fmt: skip
"""Small words that a report may leave out of a name."""
_SUFFIXES = {"jr", "sr", "ii", "iii", "iv"}
_RESPELT = (
    ("tsch", "ch"), ("tch", "ch"), ("cz", "ch"), ("sch", "sh"), ("sz", "sh"), ("dzh", "j"), ("zh", "j"), ("dj", "j"),
    ("kh", "h"), ("gh", "g"), ("dh", "d"), ("th", "t"), ("ph", "f"), ("ck", "k"), ("qu", "k"), ("q", "k"), ("x", "ks"),
    ("ou", "u"), ("oo", "u"), ("ee", "i"), ("w", "v"), ("z", "s"), ("j", "y"),
    ("yy", "y"), ("iy", "y"), ("iy", "y"), ("ii", "y"), ("ie", "e"), ("ye", "e"), ("yu", "u"), ("iu", "u"), ("y", "i"),
)  # fmt: skip
"""Letters that different romanisations (BGN/PCGN, ISO 9, German, French, Polish) write for the same sound, in order."""
_INITIALS = re.compile(r"\b[a-z]\.(?:\s?[a-z]\.)+")
"""Initials beside one another are one word, so that "J.D." is "JD"."""
_SOFT_C = re.compile(r"c(?!h)")
_DOUBLE = re.compile(r"(.)\1+")
_VOWELS = re.compile(r"(?<=.)[aeiou]")
_LONG = 5
"""Letters from which a name can be known by most of them."""
_NEAR = 0.9
"""Jaro-Winkler similarity, 0 to 1, of two spellings of one long name."""
_WOMENS = ("a", "ah")
"""Endings that tell a woman's given name from the man's ("Viktor" and "Viktoria")."""


def suffix_of(name: str) -> str | None:
    """What tells two of one name in a family apart: `jr`, `sr`, `ii` and so on; None: nothing."""
    last = plain_letters(name).replace(".", "").split()[-1:]
    return last[0] if last and last[0] in _SUFFIXES else None


@functools.lru_cache(maxsize=65536)
def words_of(name: str) -> tuple[str, ...]:
    """The words of a name that count, lower case, without accents, particles and suffixes."""
    letters = _INITIALS.sub(lambda found: f"{re.sub('[^a-z]', '', found[0])} ", plain_letters(name))
    letters = letters.replace("’", "").replace("'", "")
    words = [word for word in re.split(r"[\s\-‑.]+", letters) if word]
    given = name[:1].isupper()
    kept = [word for at, word in enumerate(words) if not _is_small(word, first=at == 0 and (given or len(word) == 1))]
    return tuple(kept or words)


def _is_small(word: str, *, first: bool) -> bool:
    """Whether a word does not count; at the head of a name, one letter is an initial ("E. Holm"), and a particle with a
    capital a given name ("Ben Holm")."""
    return not first and (word in _PARTICLES or word in _SUFFIXES)


@functools.lru_cache(maxsize=65536)
def respelt(word: str) -> str:
    """The word of a name in one spelling for all romanisations; from `words_of`."""
    for letters, sound in _RESPELT:
        word = word.replace(letters, sound)
    return _DOUBLE.sub(r"\1", _SOFT_C.sub("k", word))


@functools.lru_cache(maxsize=65536)
def skeleton(word: str) -> str:
    """What all spellings of a word of a name share, for finding candidates: its consonants, and that it begins with a
    vowel."""
    bare = _VOWELS.sub("", respelt(word)).replace("g", "k").replace("d", "t")
    bare = _DOUBLE.sub(r"\1", bare)
    return f"a{bare[1:]}" if bare[:1] in "aeiou" else bare


def closeness(left: str, right: str) -> float:
    """How close two words of names are, 0 to 1: 1 the same letters; .97 one romanisation of the other; .9 an initial;
    else Jaro-Winkler of their spellings, at most .95."""
    if left == right:
        return 1.0
    if respelt(left) == respelt(right):
        return 0.97
    if 1 in {len(left), len(right)}:
        return 0.9 if left[0] == right[0] else 0.0
    return min(0.95, float(JaroWinkler.similarity(respelt(left), respelt(right))))


def is_spelling(left: str, right: str, *, given: bool = False) -> bool:
    """Whether two words of names can be one word, written differently; an initial is no spelling of a word. Of given
    names, Mario is no spelling of Maria."""
    if closeness(left, right) >= 0.97:
        return True
    if min(len(left), len(right)) < _LONG or (given and left.endswith(_WOMENS) != right.endswith(_WOMENS)):
        return False
    alike = closeness(left, right)
    return alike >= _NEAR + 0.03 or (skeleton(left) == skeleton(right) and alike >= 0.8)
