"""The lists of words for meetings and their status."""

from __future__ import annotations

import tomllib
from itertools import combinations

import pytest

from secretariat.knowledge.meeting_words import load_meeting_words
from tests.knowledge.lists import is_own_work, text, untidy

FILE = tomllib.loads(text("meetings.toml"))


def test_the_file_says_where_it_is_from() -> None:
    assert is_own_work("meetings.toml")


@pytest.mark.parametrize("name", FILE["words"])
def test_a_list_is_lower_case_and_has_no_word_twice(name: str) -> None:
    words = FILE["words"][name]
    assert words
    assert untidy(words) == []
    assert load_meeting_words().lists[name] == frozenset(words)


def test_a_noun_has_one_format() -> None:
    nouns = [noun for of_one in FILE["formats"].values() for noun in of_one]
    assert untidy(nouns) == []
    assert len(load_meeting_words().formats) == len(nouns)


@pytest.mark.parametrize(
    ("noun", "kind"),
    [("talks", "talks"), ("negotiation", "talks"), ("round", "round of talks"), ("summit", "summit"),
     ("trip", "visit"), ("call", "call"), ("consultation", "consultations"), ("encounter", "meeting"), ("golf", None)],
)  # fmt: skip
def test_the_format_of_a_noun(noun: str, kind: str | None) -> None:
    assert load_meeting_words().formats.get(noun) == kind


@pytest.mark.parametrize(
    ("word", "name"),
    [("meet", "meet"), ("visit", "visit"), ("phone", "call"), ("take place", "hold"), ("begin", "start"),
     ("schedule", "plan"), ("call for", "propose"), ("put off", "postpone"), ("call off", "cancel"), ("deny", "deny"),
     ("last", "past"), ("next", "future"), ("ongoing", "present"), ("press", "other")],
)  # fmt: skip
def test_what_stands_where(word: str, name: str) -> None:
    assert load_meeting_words().holds(name, "nothing", word)


def test_no_word_holds_nothing() -> None:
    assert not load_meeting_words().holds("cancel")


@pytest.mark.parametrize(
    ("one", "other"),
    [*combinations(("postpone", "cancel", "deny"), 2), *combinations(("past", "future", "present", "possible"), 2)],
)
def test_a_word_tells_one_status(one: str, other: str) -> None:
    lists = load_meeting_words().lists
    assert not lists[one] & lists[other]
