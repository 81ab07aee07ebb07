"""For whom offices and bodies speak: the lists of `speaking_for.toml`."""

from __future__ import annotations

import functools
import tomllib
from importlib import resources

import msgspec


class SpeakingFor(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """Words, lower case."""

    of_a_state: frozenset[str]
    """Offices of a state, where nothing else is said of whose they are."""
    private: frozenset[str]
    """Callings in which nobody speaks for another."""
    sent: frozenset[str]
    """Offices in a state's parliament that are held for a region."""
    seeking: frozenset[str]
    """What somebody is who has no office yet."""
    highest: frozenset[str]
    """Offices of which a report need not say of which state they are: of the one that it is about."""
    own_voice: frozenset[str]
    """Words of bodies that speak for themselves, whatever state their names tell."""
    apart: frozenset[str]
    """Words of an office that is held against a state or beside it."""
    dying: frozenset[str]
    """Verbs of those who die."""
    killing: frozenset[str]
    """Verbs whose object dies, or is dead."""
    of_the_dead: frozenset[str]
    """Nouns that only the dead have."""
    courts: frozenset[str]
    """Words of bodies that speak for nobody."""
    past: frozenset[str]
    """Words of an office that is no longer held."""
    stately: frozenset[str]
    """Words of bodies that are a state's."""


@functools.cache
def load_speaking_for() -> SpeakingFor:
    """The lists, read once."""
    text = resources.files(__package__).joinpath("speaking_for.toml").read_text(encoding="utf-8")
    return msgspec.convert(tomllib.loads(text), SpeakingFor)
