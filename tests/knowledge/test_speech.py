"""Cue words and what kind of saying they tell of."""

from __future__ import annotations

import tomllib
from collections import Counter
from importlib import resources
from typing import get_args

import pytest

from secretariat.knowledge.speech import act_of
from secretariat.records import Act


@pytest.mark.parametrize(
    ("lemma", "act"),
    [
        ("say", "assert"),
        ("point out", "assert"),
        ("deny", "deny"),
        ("urge", "demand"),
        ("call for", "demand"),
        ("propose", "offer"),
        ("agree", "accept"),
        ("rule out", "reject"),
        ("warn", "threaten"),
        ("vow", "promise"),
        ("wonder", "ask"),
        ("welcome", "praise"),
        ("blame", "criticise"),
        ("decline to comment", "decline to comment"),
        ("say aloud", "assert"),  # the particle is unknown, the verb is not
        ("want", None),
        ("believe", None),
        ("rule in", None),
        ("", None),
    ],
)
def test_act_of(lemma: str, act: str | None) -> None:
    assert act_of(lemma) == act


def test_to_call_something_a_name_is_no_demand_but_a_call_is() -> None:
    assert act_of("call") == "assert"
    assert act_of("call", noun=True) == "demand"


def lists() -> dict[str, dict[str, list[str]]]:
    text = resources.files("secretariat.knowledge").joinpath("speech.toml").read_text(encoding="utf-8")
    return tomllib.loads(text)


def test_every_act_has_its_words() -> None:
    assert set(lists()) == set(get_args(Act))
    assert all(words["verbs"] for words in lists().values())


def test_words_are_lower_case_and_listed_once_in_a_list() -> None:
    for words in lists().values():
        for part in words.values():
            assert all(word == word.strip().lower() for word in part)


def test_no_verb_is_listed_twice() -> None:
    counts = Counter(verb for words in lists().values() for verb in words["verbs"])
    assert [verb for verb, count in counts.items() if count > 1] == []
