"""The lists of words that tell names of bodies from names of other things."""

from __future__ import annotations

import pytest

from secretariat.identity import plain_letters
from secretariat.knowledge.names import load_names
from tests.knowledge.lists import is_own_work, lists, untidy


def test_the_file_says_where_it_is_from() -> None:
    assert is_own_work("names.toml")


@pytest.mark.parametrize("name", lists("names.toml"))
def test_a_list_is_lower_case_and_has_no_word_twice(name: str) -> None:
    words = lists("names.toml")[name]
    assert words
    assert untidy(words) == []
    assert frozenset(words) == getattr(load_names(), name)


@pytest.mark.parametrize(
    ("word", "name"),
    [
        ("ministry", "common"),
        ("of", "common"),
        ("treaty", "no_bodies"),
        ("brexit", "things"),
        ("national", "adjectives"),
        ("airport", "sites"),
        ("hospital", "surely_sites"),
        ("commission", "alone"),
        ("smith", "surnames"),
        ("telegram", "platforms"),
        ("hurricane", "storms"),
        ("jets", "products"),
        ("channel", "lone_sites"),
    ],
)
def test_what_stands_where(word: str, name: str) -> None:
    assert word in getattr(load_names(), name)


def test_a_body_called_by_one_word_is_called_by_a_common_one() -> None:
    assert load_names().alone <= load_names().common


def test_a_body_called_by_one_word_is_not_called_by_one_that_names_no_body() -> None:
    assert not load_names().alone & (load_names().no_bodies | load_names().things | load_names().adjectives)


def test_what_is_surely_a_site_has_no_body_s_short_name() -> None:
    assert not (load_names().sites | load_names().surely_sites) & load_names().alone


def test_surnames_have_no_accents() -> None:
    assert all(plain_letters(name) == name for name in load_names().surnames)


def test_a_thing_is_no_platform_to_post_on() -> None:
    assert not load_names().things & load_names().platforms
