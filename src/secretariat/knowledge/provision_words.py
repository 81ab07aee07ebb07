"""Words by which terms are told: the lists of `provisions.toml`."""

from __future__ import annotations

import functools
import tomllib
from importlib import resources

import msgspec


class ProvisionWords(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """Lemmas in lower case."""

    papers: frozenset[str]
    """What holds terms: plans, drafts, deals."""
    agreed: frozenset[str]
    """Papers that are in force unless something says that they are not."""
    not_yet: frozenset[str]
    """What says so."""
    tells: frozenset[str]
    """Verbs whose subject is a paper and that bring its terms."""
    deeds: frozenset[str]
    """Nouns for deeds that do not end like such nouns."""
    no_terms: frozenset[str]
    """Nouns for what is asked for and is no term."""
    no_deeds: frozenset[str]
    """Verbs that are no deed of a term."""


@functools.cache
def load_provision_words() -> ProvisionWords:
    """The lists, read once."""
    text = resources.files(__package__).joinpath("provisions.toml").read_text(encoding="utf-8")
    return msgspec.convert(tomllib.loads(text), ProvisionWords)
