"""Given names of people: the list of `given_names.txt`. It helps to find people; nobody need be in it."""

from __future__ import annotations

import functools
from importlib import resources

from secretariat.identity import plain_letters


def is_given_name(word: str) -> bool:
    """Whether people are called so, in whatever language; case and accents do not count."""
    return plain_letters(word) in _names()


@functools.cache
def _names() -> frozenset[str]:
    lines = resources.files(__package__).joinpath("given_names.txt").read_text(encoding="utf-8").splitlines()
    return frozenset(line for line in lines if line and not line.startswith("#"))
