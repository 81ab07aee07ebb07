"""The words that tell what the name of a place stands for: the lists of `standing.toml`."""

from __future__ import annotations

import functools
import tomllib
from importlib import resources

import msgspec


class StandingWords(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """Lemmas, lower case."""

    places: frozenset[str]
    """Prepositions of place."""
    dealings: frozenset[str]
    """Prepositions of those who are dealt with."""
    lying: frozenset[str]
    """Verbs of which a city or region is the subject as a place."""
    motion: frozenset[str]
    """Words of motion: what stands behind "to" and "from" is where it goes and comes from."""
    taken: frozenset[str]
    """Verbs whose object is land or a town: taken, crossed, entered, left; states of a union that are won."""
    deeds: frozenset[str]
    """Nouns behind which "of" tells who does or is something to others."""
    handed: frozenset[str]
    """What is sent to somebody, not somewhere."""
    dealt: frozenset[str]
    """Verbs whose object is dealt with, where it is a region."""
    found: frozenset[str]
    """What a land has without doing anything."""
    kinds: frozenset[str]
    """Kinds of places in front of "of" and their names."""
    land: frozenset[str]
    """Nouns of land and of who lives there: what stands behind "of", or in front with "'s", is where they are."""
    members: frozenset[str]
    """Nouns of which a state only says whose or which they are."""
    targets: frozenset[str]
    """Words behind which "on" stands in front of one who is dealt with."""
    given: frozenset[str]
    """Words behind which "to" and "from" stand in front of one who gives or is given something."""
    parts: frozenset[str]
    """Nouns for a stretch of land behind its name: "Kherson region". """


@functools.cache
def load_standing() -> StandingWords:
    """The lists, read once."""
    text = resources.files(__package__).joinpath("standing.toml").read_text(encoding="utf-8")
    return msgspec.convert(tomllib.loads(text), StandingWords)
