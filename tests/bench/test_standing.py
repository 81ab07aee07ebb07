"""Our own gold of what places stand for is sound, and its scorer counts what it says it counts."""

from __future__ import annotations

from itertools import pairwise

import pytest

from bench.quality.corpora import shared
from bench.quality.standing import items, score, texts

GOLD = [{"id": "r", "names": [[0, 4, "A"], [10, 14, "P"], [20, 24, "M"], [30, 34, "P"]]}]


def test_marks_are_in_order_and_have_a_letter() -> None:
    for one in items():
        assert {letter for _, _, letter in one["names"]} <= set("APM")
        assert all(start < end for start, end, _ in one["names"])
        assert all(first[1] <= second[0] for first, second in pairwise(one["names"]))


@pytest.mark.skipif(not shared().is_dir(), reason="the shared corpora are not here")
def test_marks_are_names_of_the_texts() -> None:
    gold = items()
    given = texts(gold, shared())
    for one in gold:
        for start, end, _ in one["names"]:
            words = given[one["id"]][start:end]
            assert words == words.strip(), one["id"]
            assert words[:1].isupper(), (one["id"], words)


def test_a_name_read_otherwise_is_wrong_and_one_not_read_is_missing() -> None:
    found = {"r": [(0, 4, "actor"), (10, 14, "actor"), (20, 24, "belonging")]}
    figures, states = score(GOLD, found)
    assert figures == {"decided": 50.0, "all": 66.7, "found": 75.0}
    assert states == {
        "r:0-4": "right",
        "r:10-14": "wrong actor for place",
        "r:20-24": "right",
        "r:30-34": "missing",
    }


def test_a_longer_name_is_the_same_where_half_of_it_is() -> None:
    assert score(GOLD, {"r": [(0, 8, "actor")]})[0]["found"] == 25.0
    assert score(GOLD, {"r": [(0, 9, "actor")]})[0]["found"] == 0.0
