"""The lists of words for plans, offers and accords."""

from __future__ import annotations

import tomllib

import pytest

from secretariat.knowledge.proposal_words import load_proposal_words
from tests.knowledge.lists import is_own_work, text, untidy

FILE = tomllib.loads(text("proposals.toml"))


def test_the_file_says_where_it_is_from() -> None:
    assert is_own_work("proposals.toml")


@pytest.mark.parametrize("name", FILE["words"])
def test_a_list_is_lower_case_and_has_no_word_twice(name: str) -> None:
    words = FILE["words"][name]
    assert words
    assert untidy(words) == []
    assert load_proposal_words()[name] == frozenset(words)


def test_a_noun_is_of_one_kind() -> None:
    nouns = [noun for kind in ("plan", "offer", "accord", "paper") for noun in FILE["words"][kind]]
    assert untidy(nouns) == []


@pytest.mark.parametrize("kind", ["newer", "older"])
def test_words_that_order_versions_are_words_for_versions(kind: str) -> None:
    assert set(FILE["words"][kind]) <= set(FILE["words"]["version"])
