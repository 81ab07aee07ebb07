"""What the recogniser of names is trained to find: the gold's names, and of the rest what it found before."""

from __future__ import annotations

from collections.abc import Callable

import pytest
import spacy
from spacy.tokens import Doc, Span

from training.train_recogniser import labelled

Found = list[tuple[int, int, str]]
BLANK = spacy.blank("en")


@pytest.fixture
def before() -> Callable[[str, Found], Doc]:
    """A text in which a recogniser found names: first token, end, label."""

    def make(text: str, found: Found) -> Doc:
        doc = BLANK(text)
        doc.set_ents([Span(doc, start, end, label=label) for start, end, label in found])
        return doc

    return make


def test_a_name_takes_the_kind_of_the_gold(before: Callable[[str, Found], Doc]) -> None:
    doc = before("Brack Orvald met Sarn Bank", [(0, 1, "GPE"), (3, 4, "PERSON")])
    assert labelled(doc, [(0, 2, "p"), (3, 5, "b")]) == [(0, 2, "PERSON"), (3, 5, "ORG")]


def test_what_differs_in_an_article_only_stays(before: Callable[[str, Found], Doc]) -> None:
    doc = before("the Harbour Union's men left the Sarn", [(0, 4, "ORG"), (6, 8, "LOC")])
    assert labelled(doc, [(1, 3, "b"), (7, 8, "P")]) == [(0, 4, "ORG"), (6, 8, "LOC")]


def test_a_body_takes_its_article_and_a_person_none(before: Callable[[str, Found], Doc]) -> None:
    doc = before("the Sarn Bank and the Orvald of old", [])
    assert labelled(doc, [(1, 3, "b"), (5, 6, "p")]) == [(0, 3, "ORG"), (5, 6, "PERSON")]


def test_what_the_gold_does_not_mark_is_no_name_unless_it_is_of_another_sort(
    before: Callable[[str, Found], Doc],
) -> None:
    doc = before("Kestrian Sunday Talks", [(0, 1, "NORP"), (1, 2, "DATE"), (2, 3, "ORG")])
    assert labelled(doc, []) == [(0, 1, "NORP"), (1, 2, "DATE")]


def test_houses_of_government_stay_where_they_were_not_marked(before: Callable[[str, Found], Doc]) -> None:
    doc = before("the White House and Orlenz Hall", [(0, 3, "ORG"), (4, 6, "ORG")])
    assert labelled(doc, [], houses=False) == [(0, 3, "ORG")]
    assert labelled(doc, []) == []
