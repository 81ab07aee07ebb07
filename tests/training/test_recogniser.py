"""What the recogniser of names is trained to find: the gold's names, invented ones, and of the rest what it found
before."""

from __future__ import annotations

import random
from collections.abc import Callable

import pytest
import spacy
from spacy.tokens import Doc, Span

from training.train_recogniser import INVENTED, averaged, labelled, renamed

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


TEXT = "The United States envoy John Smith told CNN and French reporters in Paris that Hughes Tool Co left France ."
WORDS = TEXT.split()
NAMES = [
    (0, 3, "GPE"),
    (4, 6, "PERSON"),
    (7, 8, "ORG"),
    (9, 10, "NORP"),
    (12, 13, "GPE"),
    (14, 17, "ORG"),
    (18, 19, "GPE"),
]


def test_invented_names_stand_where_the_known_ones_stood() -> None:
    words, spaces, names = renamed(WORDS, [True] * 19 + [False], NAMES, INVENTED[-1], random.Random(1))
    told = [" ".join(words[start:end]) for start, end, _ in names]
    assert len(words) == len(spaces) == len(WORDS) - 1  # "United States" is a word now
    assert [label for *_, label in names] == [label for *_, label in NAMES]
    assert (told[0][:4], told[1][:5], told[5][-8:]) == ("The ", "John ", " Tool Co")
    assert told[2].isupper()
    assert not {"United States", "Smith", "CNN", "French", "Paris", "Hughes", "France"} & set(" ".join(words).split())
    assert told[4] == told[6]  # what is called by its capital is called the same
    assert told[3][:3] == told[6][:3]
    assert [word for word in WORDS if word.islower()] == [word for word in words if word.islower()]


def test_only_the_names_that_are_asked_for_are_invented() -> None:
    words, _, names = renamed(WORDS, [True] * 20, NAMES, INVENTED[1], random.Random(1))
    told = {" ".join(words[start:end]) for start, end, label in names if label in {"PERSON", "ORG"}}
    assert told == {"John Smith", "CNN", "Hughes Tool Co"}
    assert renamed(WORDS, [True] * 20, NAMES, INVENTED[0], random.Random(1)) == (WORDS, [True] * 20, NAMES)


def test_the_mean_of_several_trainings() -> None:
    pipeline = spacy.blank("en")
    recogniser = pipeline.add_pipe("ner")
    recogniser.add_label("PERSON")  # type: ignore[attr-defined]
    pipeline.initialize()
    node = next(node for node in recogniser.model.walk() if node.has_param("W"))  # type: ignore[attr-defined]
    trained = []
    for value in (1.0, 4.0):
        node.set_param("W", node.get_param("W") * 0 + value)
        trained.append(recogniser.to_bytes(exclude=["vocab"]))  # type: ignore[attr-defined]
    recogniser.from_bytes(averaged(recogniser, trained), exclude=["vocab"])  # type: ignore[attr-defined]
    assert (node.get_param("W") == 2.5).all()
