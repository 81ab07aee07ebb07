"""What tells names of bodies from names of other things: the lists of `names.toml`."""

from __future__ import annotations

import functools
import tomllib
from importlib import resources

import msgspec


class NameWords(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """Lists of words, lower case."""

    common: frozenset[str]
    """Words that bodies of many states have in their names."""
    no_bodies: frozenset[str]
    """Last words of names that are no bodies."""
    things: frozenset[str]
    """Names of what is nobody and nowhere, though it may look so."""
    adjectives: frozenset[str]
    """Words in front of bodies that are none alone."""
    sites: frozenset[str]
    """Words of names of buildings and of land."""
    surely_sites: frozenset[str]
    """Of these, those that outweigh all other words."""
    alone: frozenset[str]
    """Common words that are a body's name when they stand alone with a capital."""
    surnames: frozenset[str]
    """Surnames so common that one alone does not tell who is meant; without accents."""
    products: frozenset[str]
    """Nouns of which a body's name in front only says which they are."""
    lone_sites: frozenset[str]
    """Words that are a piece of land's or water's name alone, with an article."""
    desk: frozenset[str]
    """Words in capitals in front of a dash that are no town's."""
    storms: frozenset[str]
    """Words in front of a storm's name."""
    platforms: frozenset[str]
    """Companies that are mostly met as what something is posted on."""


@functools.cache
def load_names() -> NameWords:
    """The lists, read once."""
    text = resources.files(__package__).joinpath("names.toml").read_text(encoding="utf-8")
    return msgspec.convert(tomllib.loads(text), NameWords)
