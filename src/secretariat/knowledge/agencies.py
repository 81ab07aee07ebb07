"""News agencies and the professions of those who write news: the lists of `agencies.toml`."""

from __future__ import annotations

import functools
import tomllib
from importlib import resources

import msgspec


class Agencies(msgspec.Struct, frozen=True):
    """What `agencies.toml` holds."""

    agencies: tuple[str, ...]
    """Names of agencies as printed."""
    name_endings: tuple[str, ...]
    """Last words of names that an agency or outlet may have, lower case."""
    professions: tuple[str, ...]
    """What news people are called, lower case."""


@functools.cache
def load_agencies() -> Agencies:
    """The lists, read once."""
    text = resources.files(__package__).joinpath("agencies.toml").read_text(encoding="utf-8")
    return msgspec.convert(tomllib.loads(text), Agencies)


@functools.cache
def _folded() -> frozenset[str]:
    return frozenset(name.casefold() for name in load_agencies().agencies)


def is_agency(name: str) -> bool:
    """Whether `name` is one of the agencies, whatever its case."""
    return name.strip().casefold() in _folded()
