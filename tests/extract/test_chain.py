"""The chain of labels: against every labelling there is, counted out."""

from __future__ import annotations

import itertools

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from secretariat.extract.chain import Marked, decode

LABELS = 3


def chances(seed: int, words: int) -> tuple[np.ndarray, np.ndarray, np.ndarray, np.ndarray]:
    make = np.random.default_rng(seed)
    shapes = ((words, LABELS), (LABELS,), (LABELS,), (LABELS, LABELS))
    emitted, begin, end, moves = (make.normal(size=shape).astype(np.float32) * 2 for shape in shapes)
    return emitted, begin, end, moves


@settings(max_examples=40, deadline=None)
@given(st.integers(0, 10_000), st.integers(1, 5))
def test_the_likeliest_labels_and_their_odds_are_those_of_all_labellings(seed: int, words: int) -> None:
    emitted, begin, end, moves = chances(seed, words)
    scores = {}
    for labels in itertools.product(range(LABELS), repeat=words):
        steps = sum(moves[a, b] for a, b in itertools.pairwise(labels))
        scores[labels] = begin[labels[0]] + end[labels[-1]] + steps + sum(emitted[i, k] for i, k in enumerate(labels))
    total = sum(np.exp(score) for score in scores.values())
    (marked,) = decode([emitted], begin, end, moves)
    assert scores[marked.labels] == pytest.approx(max(scores.values()), abs=1e-3)
    for word, label in enumerate(marked.labels):
        odds = sum(np.exp(score) for labels, score in scores.items() if labels[word] == label) / total
        assert marked.sure[word] == pytest.approx(odds, abs=1e-3)


def test_a_window_is_read_the_same_beside_longer_ones() -> None:
    emitted, begin, end, moves = chances(1, 4)
    longer = chances(2, 9)[0]
    alone = decode([emitted], begin, end, moves)[0]
    assert decode([longer, emitted, longer], begin, end, moves)[1] == alone


def test_runs_begin_where_they_are_marked_to_begin_and_after_another_role() -> None:
    marked = Marked((0, 1, 2, 1, 6, 6, 0, 5, 6, 3), (1.0,) * 10)
    assert marked.runs(0) == [(1, 3), (3, 4)]
    assert marked.runs(1) == [(9, 10)]
    assert marked.runs(2) == [(4, 6), (7, 9)]


def test_a_run_is_as_sure_as_its_edges() -> None:
    sure, unsure = Marked((5, 6, 6), (0.9, 0.9, 0.9)), Marked((5, 6, 6), (0.9, 0.9, 0.2))
    assert sure.belief((0, 3)) == pytest.approx(0.9)
    assert unsure.belief((0, 3)) < 0.55


def test_nothing_gives_nothing() -> None:
    assert decode([], np.zeros(3), np.zeros(3), np.zeros((3, 3))) == []
