"""States by their names, short names and capitals."""

from __future__ import annotations

import json
from importlib import resources

import pytest

from secretariat.knowledge.states import (
    adjective_of,
    load_nations,
    state_called,
    state_of,
    state_seated,
    with_article,
)
from tests.knowledge.lists import lists


@pytest.mark.parametrize(
    ("name", "state"),
    [
        ("France", "France"),
        ("france", "France"),
        ("Paris", "France"),
        ("the Netherlands", "Netherlands"),
        ("The Netherlands", "Netherlands"),
        ("US", "United States"),
        ("the U.S.", "United States"),
        ("Washington", "United States"),
        ("Britain", "United Kingdom"),
        ("London", "United Kingdom"),
        ("UAE", "United Arab Emirates"),
        ("Türkiye", "Turkey"),
        ("Kestria", None),
        ("Aldervik", None),
        ("", None),
        ("the", None),
    ],
)
def test_state_of(name: str, state: str | None) -> None:
    assert state_of(name) == state


@pytest.mark.parametrize("capital", ["Washington, D.C.", "Jerusalem", "Kyiv", "Pretoria"])
def test_capitals_of_the_table(capital: str) -> None:
    assert (state_of(capital) is not None) is (capital != "Washington, D.C.")


@pytest.mark.parametrize(
    ("state", "words"),
    [
        ("France", "France"),
        ("United States", "the United States"),
        ("Netherlands", "the Netherlands"),
        ("Marshall Islands", "the Marshall Islands"),
        ("United Arab Emirates", "the United Arab Emirates"),
    ],
)
def test_with_article(state: str, words: str) -> None:
    assert with_article(state) == words


def test_the_table_says_where_it_is_from_and_every_state_finds_itself() -> None:
    text = resources.files("secretariat.knowledge").joinpath("states.json").read_text(encoding="utf-8")
    table = json.loads(text)
    assert "Source" in table["about"]
    assert len(table["states"]) > 190
    assert all(state_of(name) == name for name in table["states"])
    assert all(not name.startswith("The ") for name in table["states"])


@pytest.mark.parametrize(
    ("word", "state"),
    [
        ("French", "France"),
        ("the French", "France"),
        ("Danes", "Denmark"),
        ("North Korean", "North Korea"),
        ("U.S.", "United States"),
        ("Kestrian", None),
        ("Korean", None),
    ],
)
def test_adjectives_and_peoples(word: str, state: str | None) -> None:
    assert state_called(word) == state


@pytest.mark.parametrize(
    ("name", "state"),
    [
        ("the Kremlin", "Russia"),
        ("The White House", "United States"),
        ("Downing Street", "United Kingdom"),
        ("the Élysée", "France"),
        ("the Quai d’Orsay", "France"),
        ("the Stone Court", None),
    ],
)
def test_houses_of_government(name: str, state: str | None) -> None:
    assert state_seated(name) == state


def test_every_state_of_the_tables_has_a_name_and_no_word_has_two_states() -> None:
    nations = load_nations()
    for table in (nations.others, nations.demonyms, nations.seats):
        assert all(state_of(state) == state for state in table)
    words = [word.lower() for words in nations.demonyms.values() for word in words]
    assert len(words) == len(set(words))
    assert (adjective_of("France"), adjective_of("Andromeda")) == ("French", None)


def test_continents_are_parts_of_the_world_and_no_states() -> None:
    nations = load_nations()
    listed = lists("nations.toml")["continents"]
    assert len(listed) == len(nations.continents) > 10
    assert {"Europe", "Africa", "Middle East"} <= nations.continents
    assert all(name == " ".join(name.split()) and not name.startswith("The ") for name in nations.continents)
    # "America" is what the United States are called, too
    assert {name for name in nations.continents if state_of(name) or state_called(name)} == {"America"}
