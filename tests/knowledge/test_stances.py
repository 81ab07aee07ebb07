"""Words that tell a party's stance."""

from __future__ import annotations

from typing import get_args

import pytest

from secretariat.knowledge.stances import _by_word, load_stances
from secretariat.records import Stance

LISTS = load_stances()


@pytest.mark.parametrize(
    ("word", "stance"),
    [
        ("support", "supports"),
        ("accept", "accepts"),
        ("rule out", "rejects"),
        ("refuse", "rejects"),
        ("oppose", "opposes"),
        ("call for", "demands"),
        ("put forward", "proposes"),
        ("study", "studies"),
        ("contemplate", "open"),
        ("call", None),
        ("say", None),
    ],
)
def test_verbs(word: str, stance: str | None) -> None:
    assert LISTS.verbs.get(word) == stance


@pytest.mark.parametrize(
    ("word", "stance"),
    [
        ("refusal", "rejects"), ("objection", "opposes"), ("demand", "demands"), ("proposal", "proposes"),
        ("willingness", "open"), ("talk", None),
    ],
)  # fmt: skip
def test_nouns(word: str, stance: str | None) -> None:
    assert LISTS.nouns.get(word) == stance


@pytest.mark.parametrize(
    ("word", "stance"),
    [
        ("ready", "open"), ("unwilling", "rejects"), ("in favour", "supports"), ("against", "opposes"),
        ("adamant", "demands"), ("unacceptable", None),
    ],
)  # fmt: skip
def test_adjectives_are_of_those_who_hold_the_stance(word: str, stance: str | None) -> None:
    assert LISTS.adjectives.get(word) == stance


@pytest.mark.parametrize(
    ("word", "stance"),
    [
        ("unacceptable", "rejects"), ("out of the question", "rejects"), ("unfair", "opposes"),
        ("essential", "demands"), ("constructive", "supports"), ("ready", None),
    ],
)  # fmt: skip
def test_things_are_of_those_who_speak(word: str, stance: str | None) -> None:
    assert LISTS.things.get(word) == stance


def test_every_list_is_in_lower_case_without_blanks_around() -> None:
    lists = (LISTS.verbs, LISTS.nouns, LISTS.adjectives, LISTS.things, LISTS.red, LISTS.conditional, LISTS.matters)
    for words in (*lists, LISTS.musts):
        assert words
        assert all(word == word.strip().lower() != "" for word in words)


def test_no_word_is_an_adjective_of_the_holder_and_of_the_thing() -> None:
    assert set(LISTS.adjectives) & set(LISTS.things) == set()


@pytest.mark.parametrize(
    ("stance", "denied"),
    [("accepts", "rejects"), ("open", "rejects"), ("supports", "opposes"), ("rejects", "open"), ("studies", None)],
)
def test_what_is_denied_is_another_stance(stance: Stance, denied: str | None) -> None:
    assert LISTS.denied.get(stance) == denied


def test_only_stances_of_the_records_are_told_and_never_a_red_line_or_a_condition_by_one_word() -> None:
    told = {*LISTS.verbs.values(), *LISTS.nouns.values(), *LISTS.adjectives.values(), *LISTS.things.values()}
    assert told < set(get_args(Stance))
    assert told.isdisjoint({"red line", "conditional"})


def test_the_lists_are_read_once() -> None:
    assert load_stances() is LISTS


def test_a_word_may_stand_twice_for_one_stance_but_not_for_two() -> None:
    assert dict(_by_word({"accepts": ("agree", "agree")})) == {"agree": "accepts"}
    with pytest.raises(ValueError, match=r"'agree' tells two stances: accepts and supports"):
        _by_word({"accepts": ("agree",), "supports": ("agree",)})
