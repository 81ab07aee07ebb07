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


@functools.cache
def load_titles() -> Titles:
    """The lists, read once."""
    text = resources.files(__package__).joinpath("titles.toml").read_text(encoding="utf-8")
    return msgspec.convert(tomllib.loads(text), Titles)
