"""Vectors of words are found by the characters at which the words stand, in whatever order windows were read."""

from __future__ import annotations

import numpy as np

from secretariat.extract.states import States
from secretariat.extract.words import WORD, Window

TEXT = "The envoy said no. She left."


def window(start: int, end: int) -> Window:
    spans = tuple((m.start(), m.end()) for m in WORD.finditer(TEXT, start, end))
    count = len(spans)
    return Window(False, spans, tuple(range(count)), tuple(range(count)), ((),) * count)


def states() -> States:
    """Each word's vector is its first character, twice; the second window was read first."""
    found = [window(19, len(TEXT)), window(0, 18)]
    return States(found, [np.array([[s, s] for s, _ in w.spans], dtype=np.float16) for w in found])


def test_words_that_reach_into_a_stretch_are_found_in_order_of_the_text() -> None:
    read = states()
    assert read.of(read.words([(4, 14)])).tolist() == [[4, 4], [10, 10]]
    assert read.of(read.words([(19, 22), (5, 6)])).tolist() == [[4, 4], [19, 19]]


def test_a_word_counts_once_and_white_space_is_none() -> None:
    read = states()
    assert len(read.words([(0, 3), (1, 2)])) == 1
    assert read.words([(3, 4)]) == []


def test_what_was_not_read_has_no_vectors() -> None:
    read = States([], [])
    assert read.words([(0, 10)]) == []
    assert len(read.of([])) == 0
