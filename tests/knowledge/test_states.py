"""States by their names, short names and capitals."""

from __future__ import annotations

import json
from importlib import resources

import pytest

from secretariat.knowledge.states import state_of, with_article


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
