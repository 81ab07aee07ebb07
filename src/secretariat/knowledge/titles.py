"""Nouns that name people and bodies by what they are: the lists of `titles.toml`."""

from __future__ import annotations

import functools
import tomllib
from importlib import resources

import msgspec


class Titles(msgspec.Struct, frozen=True):
    """Lower-case nouns, singular except where only a plural is used."""

    offices: frozenset[str]
    """Offices and callings of a person."""
    addresses: frozenset[str]
    """Forms of address and first words of titles, which are no part of a name."""
    sources: frozenset[str]
    """What people who speak without a name are called."""
    bodies: frozenset[str]
    """Bodies that speak."""
    media: frozenset[str]
    """What papers and stations are called; in the plural, without a name, they are unnamed sources."""
    papers: frozenset[str]
    """Papers and pages that speak for whoever puts them out."""
    marks: frozenset[str]
    """Forms of address that stand before an office, not before a name."""
    men: frozenset[str]
    """Titles and words that tell of a man."""
    women: frozenset[str]
    """Titles and words that tell of a woman."""
    unnamed: frozenset[str]
    """What people without a name are called also with "the" in front."""
    anybody: frozenset[str]
    """Words that may mean anybody who was named."""
    beside: frozenset[str]
    """Callings that somebody may have beside an office."""
    parties: frozenset[str]
    """Callings of a party, of which nobody has two."""
    particles: frozenset[str]
    """First words of surnames, which are nobody alone."""
    short: dict[str, str]
    """Titles cut short, without a full stop → the office."""
    called: dict[str, tuple[str, ...]]
    """A description of an office → the titles that it means, in words."""
    kinds: dict[str, frozenset[str]]
    """A word for a kind of body → words that names of such bodies have."""
    alike: dict[str, frozenset[str]]
    """A looser word for an office → the offices that it may mean."""


@functools.cache
def load_titles() -> Titles:
    """The lists, read once."""
    text = resources.files(__package__).joinpath("titles.toml").read_text(encoding="utf-8")
    return msgspec.convert(tomllib.loads(text), Titles)
