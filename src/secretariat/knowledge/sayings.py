"""Phrases that tell what kind of saying it is, through what and to whom: the lists of `sayings.toml`."""

from __future__ import annotations

import functools
import tomllib
from importlib import resources

import msgspec

from secretariat.records import Act


class Phrases(msgspec.Struct, frozen=True):
    """The phrases of one kind of content, in lemmas."""

    content: tuple[str, ...]
    verbs: frozenset[str] = frozenset()
    """`reject`: verbs that are refused where they are negated; `demand`: verbs of wanting."""

    always: tuple[str, ...] = ()
    """`threaten`: phrases that are a threat whatever stands beside them."""


class Silence(msgspec.Struct, frozen=True):
    """Words of not telling."""

    telling: frozenset[str]
    answering: frozenset[str]
    """Of these, the verbs that are silence whenever they are negated."""
    declining: frozenset[str]
    keeping: frozenset[str]
    silent: frozenset[str]
    giving: frozenset[str]
    answers: frozenset[str]
    cues: tuple[str, ...]
    content: tuple[str, ...]


class Promise(msgspec.Struct, frozen=True):
    """Words of what one will do."""

    states: frozenset[str]
    outsiders: frozenset[str]


class Media(msgspec.Struct, frozen=True):
    """Words for through what one speaks."""

    nouns: frozenset[str]
    platforms: frozenset[str]
    prepositions: frozenset[str]
    placed: frozenset[str]
    bare: frozenset[str]
    speaking: frozenset[str]
    speaking_papers: frozenset[str]


class Addressees(msgspec.Struct, frozen=True):
    """Words for to whom one speaks."""

    verbs: frozenset[str]
    to: frozenset[str]
    outlets: frozenset[str]


class Certainty(msgspec.Struct, frozen=True):
    """Words for how sure one is."""

    possible: frozenset[str]
    probable: frozenset[str]
    possible_cues: frozenset[str]
    probable_cues: frozenset[str]
    unknown_cues: frozenset[str]


class Sayings(msgspec.Struct, frozen=True):
    """All lists of the file."""

    deeds: frozenset[str]
    hearsay: frozenset[str]
    calling: frozenset[str]
    held: dict[Act, frozenset[str]]
    """Act → lemmas of cues that are no words of speech."""
    silence: Silence
    deny: Phrases
    reject: Phrases
    accept: Phrases
    offer: Phrases
    demand: Phrases
    threaten: Phrases
    praise: Phrases
    criticise: Phrases
    promise: Promise
    media: Media
    addressees: Addressees
    certainty: Certainty


@functools.cache
def load_sayings() -> Sayings:
    """The lists, read once."""
    text = resources.files(__package__).joinpath("sayings.toml").read_text(encoding="utf-8")
    return msgspec.convert(tomllib.loads(text), Sayings)
