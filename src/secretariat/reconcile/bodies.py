"""Whether two bodies of different reports are the same: by their long names, else by a short one that only one of
them has."""

from __future__ import annotations

import functools
import re
from collections.abc import Set as AbstractSet

from secretariat.reconcile.people import Compared
from secretariat.reconcile.spellings import words_of

_SMALL = {"of", "the", "and", "for", "in", "on", "to", "at", "&", "s"}
_SPELT = {
    "defense": "defence", "labor": "labour", "center": "centre", "organization": "organisation", "program":
    "programme", "dept": "department", "ministries": "ministry", "corp": "corporation", "intl": "international",
    "natl": "national", "assn": "association", "govt": "government", "commn": "commission", "co": "company",
}  # fmt: skip
"""One spelling for words that bodies' names are spelt with in two ways."""
_APART = {ord(mark): " " for mark in "&,()"}
"""Marks that stand between words."""
_LEGAL = {"inc", "ltd", "plc", "llc", "ag", "gmbh", "sa", "spa", "nv", "bv", "pty"}
"""Legal forms behind a company's name."""


@functools.lru_cache(maxsize=65536)
def body_key(name: str) -> str:
    """A body's name for comparing: small words, spelling, order and legal form do not count."""
    words = [_SPELT.get(word, word) for word in words_of(re.sub(r"['’]s?\b", "", name).translate(_APART))]
    kept = [word for word in words if word not in _SMALL and word not in _LEGAL]
    return " ".join(sorted(kept or words))


def is_acronym(name: str) -> bool:
    """Whether a name is three or more capitals."""
    letters = name.replace(".", "").replace("-", "")
    return len(letters) > 2 and letters.isupper() and letters.isalpha()


def compare_bodies(
    left: tuple[str, AbstractSet[str]], right: tuple[str, AbstractSet[str]], ambiguous: AbstractSet[str]
) -> Compared:
    """Compares two bodies.

    Args:
        left: the fullest name, and all names.
        right: the same of the other.
        ambiguous: keys of names that bodies of different long names share.
    """
    one, other = body_key(left[0]), body_key(right[0])
    if one == other:
        return Compared("same", 0.98, "the same words in their names")
    shared = {body_key(form) for form in left[1]} & {body_key(form) for form in right[1]}
    sure = shared - ambiguous
    if sure and (one in sure or other in sure):
        return Compared("same", 0.95, "the name of one is a short name of the other")
    if sure:
        return Compared("unsure", 0.6, "they share a short name")
    return Compared("unsure", 0.4, "they share a short name that others have too")
