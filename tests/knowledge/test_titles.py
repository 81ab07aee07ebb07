"""The lists of nouns that name people and bodies."""

from __future__ import annotations

import msgspec
import pytest

from secretariat.knowledge.titles import load_titles

MAY_BE_ANY = {"body", "service", "operator", "utility", "maker", "manufacturer", "producer", "giant"}
"""Words for a body that its name does not have."""


def test_every_list_is_read_lower_case_and_not_empty() -> None:
    for name, value in msgspec.structs.asdict(load_titles()).items():
        lists = value.items() if isinstance(value, dict) else [(name, value)]
        for key, words in lists:
            assert bool(words) is not (key in MAY_BE_ANY)
            assert all(word == word.strip().lower() for word in (key, *words))


def test_what_an_office_may_also_be_is_an_office() -> None:
    titles = load_titles()
    for noun, others in titles.alike.items():
        assert noun not in others
        assert noun in titles.offices | titles.sources | {"monarch"}


def test_nobody_is_a_man_and_a_woman() -> None:
    titles = load_titles()
    assert not titles.men & titles.women


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
