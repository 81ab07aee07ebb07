"""States by what news reports call them: names, capitals, adjectives and peoples, houses of government."""

from __future__ import annotations

import functools
import json
import tomllib
from importlib import resources

import msgspec

_ARTICLE = (
    "United ",
    "Democratic Republic",
    "Republic of",
    "Central African",
    "Dominican Republic",
    "Gambia",
    "Soviet",
)
_ARTICLE_ENDINGS = ("Netherlands", "Philippines", "Bahamas", "Maldives", " Islands", "Emirates", "Comoros")
"""How names of states that take an article begin and end."""


class Nations(msgspec.Struct, frozen=True):
    """The tables of `nations.toml`: state → what else it is called."""

    others: dict[str, tuple[str, ...]]
    """Other names, lower case."""
    demonyms: dict[str, tuple[str, ...]]
    """Adjectives and peoples."""
    seats: dict[str, tuple[str, ...]]
    """Houses, streets and offices that speak for its government."""
    sides: dict[str, str]
    """Parts of the world → the bloc whose members are of them where they are a side."""
    continents: frozenset[str]
    """Parts of the world, which may be a side together and have no government."""


@functools.cache
def load_nations() -> Nations:
    """The tables, read once."""
    text = resources.files(__package__).joinpath("nations.toml").read_text(encoding="utf-8")
    return msgspec.convert(tomllib.loads(text), Nations)


@functools.cache
def _by_name() -> dict[str, str]:
    with resources.files(__package__).joinpath("states.json").open(encoding="utf-8") as file:
        states = json.load(file)["states"]
    others = load_nations().others
    capitals = {entry["capital"].lower(): name for name, entry in states.items() if entry["capital"]}
    full = {name.lower(): name for name in (*states, *others)}
    return capitals | full | {short: name for name, names in others.items() for short in names}


@functools.cache
def _by_demonym() -> dict[str, str]:
    found: dict[str, str] = {}
    for state, words in load_nations().demonyms.items():
        for word in words:
            found.setdefault(word.lower(), state)
            found.setdefault(f"{word.lower()}s", state)
    return found


@functools.cache
def _by_seat() -> dict[str, str]:
    return {seat.lower(): state for state, seats in load_nations().seats.items() for seat in seats}


def _folded(name: str) -> str:
    return " ".join(name.lower().replace("’", "'").split()).removeprefix("the ")


def state_of(name: str) -> str | None:
    """The state that a name stands for when it speaks: its own name, a short form, or its capital. None: no state."""
    return _by_name().get(_folded(name))


def state_called(word: str) -> str | None:
    """The state that an adjective or the name of a people belongs to ("French", "Danes"). None: of none."""
    return _by_demonym().get(_folded(word))


def state_seated(name: str) -> str | None:
    """The state for whose government a house speaks ("the Kremlin"). None: no such house."""
    return _by_seat().get(_folded(name).removesuffix("'s"))


def side_of(name: str) -> str:
    """The bloc that is meant where a part of the world is a side ("Europe wants"); else the name."""
    return load_nations().sides.get(name, name)


def adjective_of(state: str) -> str | None:
    """The first adjective of a state ("French"). None: it is not known."""
    return next(iter(load_nations().demonyms.get(state, ())), None)


def with_article(state: str) -> str:
    """The state's name as it stands in a sentence: "the United States", "France"."""
    return f"the {state}" if state.startswith(_ARTICLE) or state.endswith(_ARTICLE_ENDINGS) else state
