"""Words of how what was said reaches a report: the lists of `sourcing.toml`."""

from __future__ import annotations

import functools
import tomllib
from importlib import resources

import msgspec


class Sourcing(msgspec.Struct, frozen=True):
    """Lemmas, lower case; what each list is for stands in the file."""

    passing: frozenset[str]
    passed: frozenset[str]
    reporting: frozenset[str]
    quoting: frozenset[str]
    interviews: frozenset[str]
    speaking: frozenset[str]
    carrying: frozenset[str]
    obtaining: frozenset[str]
    voicing: frozenset[str]
    documents: frozenset[str]
    staff: frozenset[str]


@functools.cache
def load_sourcing() -> Sourcing:
    """The lists, read once."""
    text = resources.files(__package__).joinpath("sourcing.toml").read_text(encoding="utf-8")
    return msgspec.convert(tomllib.loads(text), Sourcing)
