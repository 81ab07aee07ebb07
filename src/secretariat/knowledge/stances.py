"""Words that tell a party's stance: the lists of `stances.toml`, by word."""

from __future__ import annotations

import functools
import tomllib
from collections.abc import Mapping
from importlib import resources
from types import MappingProxyType

import msgspec

from secretariat.records import Stance


class _Words(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    leaving: frozenset[str]
    left: frozenset[str]
    red: tuple[str, ...]
    conditional: tuple[str, ...]
    matters: frozenset[str]
    musts: frozenset[str]
    giving_up: frozenset[str]


class _File(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    verbs: dict[Stance, tuple[str, ...]]
    nouns: dict[Stance, tuple[str, ...]]
    adjectives: dict[Stance, tuple[str, ...]]
    things: dict[Stance, tuple[str, ...]]
    denied: dict[Stance, Stance]
    given_up: dict[Stance, Stance]
    words: _Words


class Stances(msgspec.Struct, frozen=True):
    """The lists; words are lemmas in lower case."""

    verbs: Mapping[str, Stance]
    """Verb → stance of its subject; one with a particle as "rule out"."""
    nouns: Mapping[str, Stance]
    """Noun → stance of those whose it is."""
    adjectives: Mapping[str, Stance]
    """Adjective behind "be" → stance of the subject."""
    things: Mapping[str, Stance]
    """What a thing is said to be → stance of the speaker."""
    denied: Mapping[Stance, Stance]
    """Stance → what it is where it is denied; without an entry it is none."""
    given_up: Mapping[Stance, Stance]
    """Stance → what it is where it is given up; without an entry it is none."""
    giving_up: frozenset[str]
    """Verbs by which a stance is given up."""
    red: tuple[str, ...]
    """Phrases of red lines."""
    conditional: tuple[str, ...]
    """Phrases that make a stance conditional."""
    matters: frozenset[str]
    """Nouns for what is negotiated."""
    musts: frozenset[str]
    """Modal verbs of demands."""
    leaving: frozenset[str]
    """Verbs that reject only where talks or a pact are left."""
    left: frozenset[str]
    """What is left then."""


@functools.cache
def load_stances() -> Stances:
    """The lists, read once."""
    text = resources.files(__package__).joinpath("stances.toml").read_text(encoding="utf-8")
    file = msgspec.convert(tomllib.loads(text), _File)
    return Stances(
        verbs=_by_word(file.verbs),
        nouns=_by_word(file.nouns),
        adjectives=_by_word(file.adjectives),
        things=_by_word(file.things),
        denied=MappingProxyType(file.denied),
        given_up=MappingProxyType(file.given_up),
        giving_up=file.words.giving_up,
        red=file.words.red,
        conditional=file.words.conditional,
        matters=file.words.matters,
        musts=file.words.musts,
        leaving=file.words.leaving,
        left=file.words.left,
    )


def _by_word(lists: dict[Stance, tuple[str, ...]]) -> Mapping[str, Stance]:
    found: dict[str, Stance] = {}
    for stance, words in lists.items():
        for word in words:
            if found.setdefault(word, stance) != stance:
                raise ValueError(f"{word!r} tells two stances: {found[word]} and {stance}")
    return MappingProxyType(found)
