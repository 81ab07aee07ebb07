"""Words for plans, drafts, offers and accords, and for what is done with them: the lists of `proposals.toml`."""

from __future__ import annotations

import functools
import tomllib
from collections.abc import Mapping
from importlib import resources


@functools.cache
def load_proposal_words() -> Mapping[str, frozenset[str]]:
    """Name of a list of the file → its words, lemmas in lower case; read once."""
    text = resources.files(__package__).joinpath("proposals.toml").read_text(encoding="utf-8")
    return {name: frozenset(words) for name, words in tomllib.loads(text)["words"].items()}
