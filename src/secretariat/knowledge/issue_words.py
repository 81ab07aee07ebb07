"""The vocabulary of issues: what the files in `issues/` say, one for each kind of negotiation, one for every kind."""

from __future__ import annotations

import functools
import tomllib
from importlib import resources

import msgspec

KINDS = ("peace", "nuclear", "trade", "labour", "climate")
"""Kinds of negotiation; `every` holds the issues that all of them have."""


class Issue(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """One issue of one kind of negotiation."""

    label: str
    """As in VOCABULARIES."""
    strong: tuple[str, ...]
    """Terms that alone mean it: lemmas, lower case."""
    weak: tuple[str, ...]
    """Terms that mean it when nothing else is said."""
    pam: tuple[str, ...] = ()
    """Provision types of the Peace Accords Matrix, by name."""
    pax: tuple[str, ...] = ()
    """Issue codes of PA-X."""


class _File(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    issue: tuple[Issue, ...]


@functools.cache
def load_issues() -> dict[str, tuple[Issue, ...]]:
    """Kind (and `every`) → its issues, read once."""
    folder = resources.files(__package__).joinpath("issues")
    return {
        kind: msgspec.convert(tomllib.loads(folder.joinpath(f"{kind}.toml").read_text(encoding="utf-8")), _File).issue
        for kind in ("every", *KINDS)
    }
