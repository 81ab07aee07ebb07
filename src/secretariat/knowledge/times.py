"""Words of time: the lists of `times.toml`."""

from __future__ import annotations

import functools
import tomllib
from importlib import resources

import msgspec


class Words(msgspec.Struct, frozen=True):
    """A list of words or phrases, lower case."""

    words: tuple[str, ...]


class Vague(msgspec.Struct, frozen=True):
    """Phrases for the present, the past and the future without a date."""

    present: tuple[str, ...]
    past: tuple[str, ...]
    future: tuple[str, ...]


class Beside(msgspec.Struct, frozen=True):
    """Words that make a time no time when they stand right before it or right behind it."""

    before: tuple[str, ...]
    behind: tuple[str, ...]


class Tenses(msgspec.Struct, frozen=True):
    """Lemmas that tell whether what hangs on them is to come or done."""

    awaited: frozenset[str]
    achieved: frozenset[str]


class Times(msgspec.Struct, frozen=True):
    """All words are lower case."""

    months: dict[str, int]
    short_months: dict[str, int]
    weekdays: dict[str, int]
    """1 is Monday."""
    short_weekdays: dict[str, int]
    units: dict[str, tuple[str, ...]]
    """Unit → its words."""
    rates: dict[str, str]
    """Word → TIMEX3 value."""
    lasting: dict[str, str]
    """Word → TIMEX3 value."""
    numbers: dict[str, int]
    scales: dict[str, int]
    ordinals: dict[str, int]
    seasons: dict[str, str]
    parts: dict[str, str]
    """Part of a day → TIMEX3 code."""
    decades: dict[str, int]
    holidays: dict[str, str]
    """Phrase → `MM-DD`."""
    moving_feasts: dict[str, str]
    """Phrase → the rule by which it falls."""
    lunar_months: dict[str, int]
    """Months of the Islamic calendar; 1 is Muharram."""
    hours: dict[str, str]
    """Name → `HH:MM`."""
    vague: Vague
    about: Words
    """Phrases before a number that belong to the expression."""
    counting: Words
    """Words between a number and its unit."""
    unknown: Words
    """How many, not in numbers."""
    edges: dict[str, str]
    """Word → `early`, `middle`, `late` or `whole`."""
    weekday_names: Beside
    counted: Beside
    rates_of: Words
    zones: dict[str, float]
    """Name → hours east of Greenwich."""
    zones_unknown: Words
    tense: Tenses

    def unit_of(self, word: str) -> str:
        """The unit that a word is a form of.

        Raises:
            KeyError: it is none.
        """
        return _units()[word]


@functools.cache
def load_times() -> Times:
    """The lists, read once."""
    text = resources.files(__package__).joinpath("times.toml").read_text(encoding="utf-8")
    return msgspec.convert(tomllib.loads(text), Times)


@functools.cache
def _units() -> dict[str, str]:
    return {word: unit for unit, words in load_times().units.items() for word in words}
