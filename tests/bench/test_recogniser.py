"""Our own gold of names is sound, and its scorer counts what it says it counts."""

from __future__ import annotations

from itertools import pairwise

import pytest

from bench.quality.corpora import shared
from bench.quality.recogniser import items, score, texts

PARTS = ("training", "held", "reporting")
GOLD = [{"id": "r", "names": [[0, 5, "p"], [10, 20, "b"], [30, 35, "A"], [40, 45, "b"]]}]


def _source(one: dict[str, str]) -> str:
    return one.get("url") or one.get("polnear") or one["reuters"]


@pytest.mark.parametrize("part", PARTS)
def test_marks_are_in_order_and_have_a_letter(part: str) -> None:
    for one in items(part):
        assert {letter for _, _, letter in one["names"]} <= set("pbAPM"), one["id"]
        assert all(start < end <= one["end"] for start, end, _ in one["names"]), one["id"]
        assert all(first[1] <= second[0] for first, second in pairwise(one["names"])), one["id"]


def test_no_text_is_in_two_parts() -> None:
    sources = [_source(one) for part in PARTS for one in items(part)]
    assert len(sources) == len(set(sources))


@pytest.mark.skipif(not shared().is_dir(), reason="the shared corpora are not here")
@pytest.mark.parametrize("part", PARTS)
def test_marks_are_names_of_the_texts(part: str) -> None:
    gold = items(part)
    given = texts(gold, shared())
    for one in gold:
        for start, end, _ in one["names"]:
            words = given[one["id"]][start:end]
            assert words == words.strip(), one["id"]
            assert any(mark.isalnum() for mark in words), (one["id"], words)


def test_names_are_found_right_and_of_a_kind() -> None:
    alone = {"r": [(0, 5, "p"), (10, 20, "p"), (50, 55, "b")]}
    whole = {"r": [(0, 7, "p"), (11, 20, "p"), (50, 55, "b")]}
    figures, states = score(GOLD, alone, whole)
    assert figures == {"exact": 33.3, "found": 66.7, "right": 66.7, "kind": 50.0}
    assert states == {
        "r:0-5": "right",
        "r:10-20": "wrong p for b",
        "r:40-45": "missing",
        "r:50-55 made up": "spurious",
    }


def test_half_of_both_has_to_be_the_same() -> None:
    figures, _ = score([{"id": "r", "names": [[0, 10, "p"]]}], {"r": []}, {"r": [(6, 10, "p")]})
    assert figures["found"] == figures["right"] == 0
