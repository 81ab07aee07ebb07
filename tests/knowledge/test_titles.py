"""The lists of nouns that name people and bodies."""

from __future__ import annotations

import msgspec
import pytest

from secretariat.knowledge.titles import load_titles


def test_every_list_is_read_lower_case_and_not_empty() -> None:
    for words in msgspec.structs.asdict(load_titles()).values():
        assert words
        assert all(word == word.strip().lower() for word in words)


@pytest.mark.parametrize(
    ("word", "name"),
    [
        ("chancellor", "offices"),
        ("spokesperson", "offices"),
        ("mr", "addresses"),
        ("foreign", "addresses"),
        ("official", "sources"),
        ("people", "sources"),
        ("ministry", "bodies"),
        ("delegation", "bodies"),
    ],
)
def test_what_stands_where(word: str, name: str) -> None:
    assert word in getattr(load_titles(), name)


def test_no_body_is_an_office() -> None:
    titles = load_titles()
    assert not titles.bodies & titles.offices
