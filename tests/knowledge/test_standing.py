"""The lists of words that tell what the name of a place stands for."""

from __future__ import annotations

import pytest

from secretariat.knowledge.standing import load_standing
from tests.knowledge.lists import is_own_work, lists, untidy


def test_the_file_says_where_it_is_from() -> None:
    assert is_own_work("standing.toml")


@pytest.mark.parametrize("name", lists("standing.toml"))
def test_a_list_is_lower_case_and_has_no_word_twice(name: str) -> None:
    words = lists("standing.toml")[name]
    assert words
    assert untidy(words) == []
    assert frozenset(words) == getattr(load_standing(), name)


@pytest.mark.parametrize(
    ("word", "name"),
    [
        ("in", "places"),
        ("with", "dealings"),
        ("lie", "lying"),
        ("fly", "motion"),
        ("invade", "taken"),
        ("border", "land"),
        ("people", "members"),
        ("sanction", "targets"),
        ("aid", "given"),
        ("oblast", "parts"),
    ],
)
def test_what_stands_where(word: str, name: str) -> None:
    assert word in getattr(load_standing(), name)


def test_a_preposition_is_of_place_or_of_dealings() -> None:
    assert not load_standing().places & load_standing().dealings
    assert not {"of", "to", "from", "for", "on"} & (load_standing().places | load_standing().dealings)
