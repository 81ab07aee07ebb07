"""Reads a file of lists as it stands, for what holds of all of them."""

from __future__ import annotations

import tomllib
from importlib import resources


def text(name: str) -> str:
    """A file of the knowledge."""
    return resources.files("secretariat.knowledge").joinpath(name).read_text(encoding="utf-8")


def lists(name: str) -> dict[str, list[str]]:
    """Its lists by their names, in the order of the file; not its tables."""
    return {key: value for key, value in tomllib.loads(text(name)).items() if isinstance(value, list)}


def untidy(words: list[str]) -> list[str]:
    """The words that are not lower case, that have white space around or doubled, and that stand there before."""
    return [word for at, word in enumerate(words) if word != " ".join(word.lower().split()) or word in words[:at]]


def is_own_work(name: str) -> bool:
    """Whether the head of the file says that it was written for the project, and under which licence it stands."""
    head = text(name)[:500]
    return "Source: written for this project" in head and "Apache-2.0" in head
