"""Which cue words tell of speech, and what kind of saying: the lists of `speech.toml`."""

from __future__ import annotations

import functools
import tomllib
from importlib import resources

from secretariat.records import Act


@functools.cache
def _acts() -> dict[str, Act]:
    with resources.files(__package__).joinpath("speech.toml").open("rb") as file:
        classes = tomllib.load(file)
    return {
        word: act for act, lists in classes.items() for key in ("nouns", "adjectives", "verbs") for word in lists[key]
    }


def act_of(lemma: str) -> Act | None:
    """The act that a cue of speech tells of; None for a word that tells a belief, a wish or an intention.

    Args:
        lemma: lower case, with its particle or preposition if it has one ("call for"); without it as a fallback.
    """
    acts = _acts()
    return acts.get(lemma) or acts.get(lemma.split(" ", 1)[0])
