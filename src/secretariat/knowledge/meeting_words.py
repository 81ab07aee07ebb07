"""Words for meetings and their status: the lists of `meetings.toml`."""

from __future__ import annotations

import functools
import tomllib
from collections.abc import Mapping
from importlib import resources

import msgspec


class MeetingWords(msgspec.Struct, frozen=True):
    """The lists; words are lemmas in lower case."""

    formats: Mapping[str, str]
    """Noun → format."""
    lists: Mapping[str, frozenset[str]]
    """Name of a list of the file's `[words]` → its words."""

    def holds(self, name: str, *words: str) -> bool:
        """Whether any of the words is in the list of that name."""
        return not self.lists[name].isdisjoint(words)


@functools.cache
def load_meeting_words() -> MeetingWords:
    """The lists, read once."""
    text = resources.files(__package__).joinpath("meetings.toml").read_text(encoding="utf-8")
    file = tomllib.loads(text)
    formats = {noun: kind for kind, nouns in file["formats"].items() for noun in nouns}
    return MeetingWords(formats=formats, lists={name: frozenset(words) for name, words in file["words"].items()})
