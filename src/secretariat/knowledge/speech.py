"""Which cue words tell of speech, and what kind of saying: the lists of `speech.toml`."""

from __future__ import annotations

import functools
import tomllib
from importlib import resources

import msgspec

from secretariat.records import Act


class Lists(msgspec.Struct, frozen=True):
    """The words of one act."""

    verbs: tuple[str, ...]
    nouns: tuple[str, ...]


@functools.cache
def _acts(noun: bool) -> dict[str, Act]:
    text = resources.files(__package__).joinpath("speech.toml").read_text(encoding="utf-8")
    acts = msgspec.convert(tomllib.loads(text), dict[Act, Lists])
    return {word: act for act, words in acts.items() for word in (words.nouns if noun else words.verbs)}


def act_of(lemma: str, *, noun: bool = False) -> Act | None:
    """The act that a cue of speech tells of; None for a word that tells a belief, a wish or an intention.

    Args:
        lemma: lower case, with its particle or preposition if it has one ("call for"); without it as a fallback.
        noun: the cue is a noun ("his call to …"), not a verb.
    """
    acts = _acts(noun)
    return acts.get(lemma) or acts.get(lemma.split(" ", 1)[0])
