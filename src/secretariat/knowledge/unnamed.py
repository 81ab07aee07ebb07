"""Words of unnamed sources: the lists of `unnamed.toml`."""

from __future__ import annotations

import functools
import re
import tomllib
from importlib import resources

import msgspec

from secretariat.records import SourceType


class Words(msgspec.Struct, frozen=True):
    """The lists that are no types."""

    numbers: tuple[str, ...]
    whose: frozenset[str]
    why: tuple[str, ...]
    reason: str


class Lists(msgspec.Struct, frozen=True):
    """What `unnamed.toml` holds."""

    types: dict[SourceType, tuple[str, ...]]
    before: dict[SourceType, tuple[str, ...]]
    words: Words


@functools.cache
def load_unnamed() -> Lists:
    """The lists, read once."""
    text = resources.files(__package__).joinpath("unnamed.toml").read_text(encoding="utf-8")
    return msgspec.convert(tomllib.loads(text), Lists)


@functools.cache
def types() -> dict[str, SourceType]:
    """Noun → type of source."""
    return {word: kind for kind, words in load_unnamed().types.items() for word in words}


@functools.cache
def types_before() -> dict[str, SourceType]:
    """Word in front of the noun → type of source."""
    return {word: kind for kind, words in load_unnamed().before.items() for word in words}


@functools.cache
def why_unnamed() -> re.Pattern[str]:
    """Finds the words that say why somebody is not named; `phrase` is what they are without the reason."""
    words = load_unnamed().words
    return re.compile(rf"\b(?P<phrase>{'|'.join(f'(?:{one})' for one in words.why)}){words.reason}", re.IGNORECASE)


def number_of(word: str) -> int | None:
    """The number that a word or digits tell; None: they tell none."""
    if word.isdecimal() and len(word) < 6:
        return int(word)
    numbers = load_unnamed().words.numbers
    return numbers.index(word.lower()) if word.lower() in numbers else None
