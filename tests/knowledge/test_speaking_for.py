"""The lists of words that tell for whom offices and bodies speak."""

from __future__ import annotations

import pytest

from secretariat.knowledge.speaking_for import load_speaking_for
from tests.knowledge.lists import is_own_work, lists, untidy


def test_the_file_says_where_it_is_from() -> None:
    assert is_own_work("speaking_for.toml")


@pytest.mark.parametrize("name", lists("speaking_for.toml"))
def test_a_list_is_lower_case_and_has_no_word_twice(name: str) -> None:
    words = lists("speaking_for.toml")[name]
    assert words
    assert untidy(words) == []
    assert frozenset(words) == getattr(load_speaking_for(), name)


@pytest.mark.parametrize(
    ("word", "name"),
    [
        ("minister", "of_a_state"),
        ("economist", "private"),
        ("senator", "sent"),
        ("candidate", "seeking"),
        ("premier", "highest"),
        ("union", "own_voice"),
        ("court", "courts"),
        ("former", "past"),
        ("ministry", "stately"),
    ],
)
def test_what_stands_where(word: str, name: str) -> None:
    assert word in getattr(load_speaking_for(), name)


def test_nobody_is_of_a_state_and_private() -> None:
    words = load_speaking_for()
    assert not (words.of_a_state | words.sent) & words.private
    assert not words.seeking & (words.of_a_state | words.private)


def test_the_highest_offices_are_a_state_s() -> None:
    assert load_speaking_for().highest <= load_speaking_for().of_a_state


def test_a_court_is_neither_a_state_s_voice_nor_its_own() -> None:
    words = load_speaking_for()
    assert not words.courts & (words.own_voice | words.stately)
