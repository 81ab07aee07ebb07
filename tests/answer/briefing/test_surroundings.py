"""The sentence around a passage."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from secretariat.answer.briefing.surroundings import LONGEST, before, whole_sentence
from secretariat.evidence import Passage
from tests.store.readings import make, quote


@pytest.mark.parametrize(
    ("text", "words", "whole"),
    [
        ("It rained. Kestria met Tarsovia on Monday. It snowed.", "met", "Kestria met Tarsovia on Monday."),
        ("Mr. Talmon met Gen. Orlo in St. Brack. It snowed.", "met", "Mr. Talmon met Gen. Orlo in St. Brack."),
        ("The U.S. Treasury agreed. It snowed.", "agreed", "The U.S. Treasury agreed."),
        ("It paid 1.5 million crowns. It snowed.", "paid", "It paid 1.5 million crowns."),
        ("“We met. We agreed,” he said. It snowed.", "agreed", "We agreed,” he said."),
        ("He spoke. “We met.” It snowed.", "met", "We met."),
        ("He spoke. “We met,” she said, “twice.” It snowed.", "met", "“We met,” she said, “twice.”"),
        ('He spoke. "We met." It snowed.', "met", "We met."),
        ("It rained.\n\nKestria met\nTarsovia\n\nIt snowed.", "met", "Kestria met\nTarsovia"),
        ("Only this", "this", "Only this"),
        ("It rained. They met! It snowed.", "rained. They met", "It rained. They met!"),
    ],
)
def test_the_sentence_of_a_passage(text: str, words: str, whole: str) -> None:
    report = make(text).report
    found = whole_sentence(report, quote(report.id, report.text, words))
    assert found.quote == whole
    assert found.holds_in(report.text)


def test_the_title_is_no_part_of_the_first_sentence() -> None:
    report = make("Talks end\n\nKestria met Tarsovia.").report
    assert whole_sentence(report, quote(report.id, report.text, "met")).quote == "Kestria met Tarsovia."


def test_a_sentence_that_is_too_long_gives_the_passage_alone() -> None:
    report = make(f"Kestria met Tarsovia {'and others ' * 60}in Aldervik.").report
    assert whole_sentence(report, quote(report.id, report.text, "Kestria met Tarsovia")).quote == "Kestria met Tarsovia"


def test_a_passage_that_is_too_long_is_cut_between_words() -> None:
    text = "Kestria met " + "old friends " * 60
    report = make(text).report
    found = whole_sentence(report, Passage.cut(report.id, text, 0, len(text)))
    assert LONGEST // 2 < len(found.quote) <= LONGEST
    assert text.startswith(found.quote)
    assert found.quote.endswith(("old", "friends"))


def test_half_a_megabyte_without_a_space_is_cut() -> None:
    text = "x" * 500_000
    report = make(text).report
    assert len(whole_sentence(report, Passage.cut(report.id, text, 10, 400_000)).quote) == LONGEST


def test_what_stands_in_front_of_a_passage() -> None:
    report = make("It rained. He denied that Kestria agreed.").report
    assert before(report, quote(report.id, report.text, "Kestria agreed")) == "He denied that "


@given(st.text(alphabet="aB .!?“”\"'(\n", min_size=1, max_size=120), st.data())
def test_a_sentence_always_stands_there_and_holds_the_passage(text: str, data: st.DataObject) -> None:
    if not text.strip():
        return
    report = make(f"Title\n\n{text}").report
    start = data.draw(st.integers(7, len(report.text) - 1))
    end = data.draw(st.integers(start + 1, len(report.text)))
    passage = Passage.cut(report.id, report.text, start, end)
    found = whole_sentence(report, passage)
    assert found.holds_in(report.text)
    inner = start + len(passage.quote) - len(passage.quote.lstrip()), start + len(passage.quote.rstrip())
    assert not passage.quote.strip() or (found.start <= inner[0] and inner[1] <= found.end)
