"""Owns: words that tell the versions of a plan apart, and the sentences in which they stand."""

from __future__ import annotations

import pytest

from secretariat.reconcile.plan_marks import (
    Relative,
    marks_in,
    number_of,
    rank_of,
    relative_of,
    sentence_at,
    sentences,
    turned_in,
)

Seen = tuple[str, int | None, int | None, Relative | None]
"""Words, rank, points, and whether they tell of a new or of a previous version."""


def seen(text: str) -> list[Seen]:
    return [(text[m.start : m.end], m.rank, m.points, m.relative) for m in marks_in(text)]


@pytest.mark.parametrize(
    ("text", "marks"),
    [
        ("He tabled a 28-point plan.", [("28-point", None, 28, None)]),
        ("I have read twenty-two points.", [("twenty-two points", None, 22, None)]),
        ("The third draft is here.", [("third draft", 3, None, None)]),
        ("A new Halmere draft came.", [("new Halmere draft", None, None, "new")]),
        ("The previous version leaked.", [("previous version", None, None, "previous")]),
        ("It sent a third draft of its plan, with 22 points.",
         [("third draft of its plan, with 22 points", 3, 22, None)]),
        ("The new version has 19 points instead of 28.",
         [("new version has 19 points", None, 19, "new"), ("28", None, 28, "previous")]),
        ("A shorter one of 19 points is ready.", [("shorter one of 19 points", None, 19, "new")]),
        ("The plan was cut from 24 points to 17.", [("24", None, 24, "previous"), ("17", None, 17, "new")]),
        ("The first capped it, the second allows more.",
         [("The first", 1, None, None), ("the second", 2, None, None)]),
        ("They raised their offer on wages.", [("raised their offer", None, None, "new")]),
        ("It was the first time in years.", []),
        ("The draft lost nine articles overnight.", []),
        ("Shares rose 28 percentage points.", []),
        ("Nineteen points shorter than before.", []),
        ("A rival plan was tabled.", []),
        ("", []),
    ],
)  # fmt: skip
def test_marks(text: str, marks: list[Seen]) -> None:
    assert seen(text) == marks


def test_a_count_in_front_of_the_only_words_for_a_plan_is_theirs() -> None:
    assert seen("Nineteen points: the mediator’s second draft") == [("second draft", 2, 19, None)]


def test_a_hostile_text_is_soon_done() -> None:
    assert marks_in("new " * 20_000 + "a" * 500_000) == []
    assert len(marks_in("the new plan of 5 points " * 20_000)) == 50, "of one sentence"


def test_sentences_are_half_open_and_titles_do_not_end_them() -> None:
    text = "Mr. Holm came. He left!\n\nThe end"
    spans = sentences(text)
    assert [text[a:b] for a, b in spans] == ["Mr. Holm came. ", "He left!\n\n", "The end"]
    assert [sentence_at(spans, at) for at in (0, 14, 15, len(text) - 1)] == [spans[0], spans[0], spans[1], spans[2]]
    assert sentence_at([], 3) == (0, 0)


@pytest.mark.parametrize(("word", "number"), [("22", 22), ("twenty-two", 22), ("Ten", 10), ("x", None)])
def test_numbers(word: str, number: int | None) -> None:
    assert number_of(word) == number


def test_words_for_versions() -> None:
    assert (rank_of("original"), rank_of("Second"), rank_of("new"), rank_of(None)) == (1, 2, None, None)
    assert (relative_of("revised"), relative_of("earlier"), relative_of("rival"), relative_of("second")) == (
        "new", "previous", None, None,
    )  # fmt: skip


def test_points_that_became_others() -> None:
    assert turned_in("cut from 24 points to 17")
    assert not turned_in("cut from 24 to 12 per cent")
