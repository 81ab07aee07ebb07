"""Titles beside a name, and which office a title is: names parsed by hand."""

from __future__ import annotations

import pytest

from secretariat.resolve.roles import (
    akin,
    gender_told,
    is_office,
    place_behind,
    title_before,
    title_behind,
    title_beside,
    title_heads,
)
from tests.extract.build import doc

SPOKE = "spoke=speak/VBD/ROOT ./."


@pytest.mark.parametrize(
    ("title", "heads"),
    [
        ("Foreign Minister", {"minister"}),
        ("Prime Minister", {"minister", "premier"}),
        ("First Minister of Scotland", {"minister", "premier"}),
        ("spokesman for the president", {"spokesman"}),
        ("foreign minister and chief negotiator", {"minister", "negotiator"}),
        ("Vice-President", {"vice-president", "president"}),
        ("Sen", {"senator"}),
        ("PM", {"premier"}),
        ("Senators", {"senator"}),
        ("Foreign Ministers", {"minister"}),
        ("Prime Ministers of Halmere", {"minister", "premier"}),
        ("boss", {"boss"}),
        ("keeper", {"keeper"}),
        ("", set()),
    ],
)
def test_which_offices_a_title_is(title: str, heads: set[str]) -> None:
    assert title_heads(title) == heads


@pytest.mark.parametrize(
    ("title", "noun", "marks", "same"),
    [
        ("German Chancellor", "chancellor", {"germany"}, True),
        ("Foreign Ministers", "minister", {"foreign"}, True),
        ("Deputy Foreign Minister", "minister", {"foreign"}, False),
        ("ex-president", "president", set(), False),
    ],
)
def test_whether_a_title_is_the_office_meant(title: str, noun: str, marks: set[str], same: bool) -> None:
    assert is_office(title, noun, marks) is same


@pytest.mark.parametrize(
    ("mark", "word", "same"),
    [
        ("german", "germany", True),
        ("foreign", "foreign", True),
        ("trade", "transport", False),
        ("defence", "defense", True),
    ],
)
def test_two_forms_of_one_word(mark: str, word: str, same: bool) -> None:
    assert akin(mark, word) is same


BEFORE = [
    ("Foreign/NNP/compound>4 Minister/NNP/compound>4 Edric@PERSON/NNP/compound>4 Talmon@PERSON+/NNP/nsubj",
     "Foreign Minister"),
    ("The/DT/det>5 Tarsovian/JJ/amod>5 envoy/NN/compound>5 Edric@PERSON/NNP/compound>5 Talmon@PERSON+/NNP/nsubj",
     "Tarsovian envoy"),
    ("Senators/NNPS/compound>3 Edric@PERSON/NNP/compound>3 Talmon@PERSON+/NNP/nsubj", "Senators"),
    ("An/DT/det>2 aide/NN/nsubj to/IN/prep>2 President/NNP/compound>6 Edric@PERSON/NNP/compound>6"
     " Talmon@PERSON+/NNP/pobj>3", "President"),
    ("Harbour/NNP/compound>3 Edric@PERSON/NNP/compound>3 Talmon@PERSON+/NNP/nsubj", None),
    ("House@ORG/NNP/compound>5 of@ORG+/IN/prep>1 Representatives@ORG+/NNPS/pobj>2 Edric@PERSON/NNP/compound>5"
     " Talmon@PERSON+/NNP/nsubj", None),
    ("Edric@PERSON/NNP/compound>2 Talmon@PERSON+/NNP/nsubj", None),
]  # fmt: skip


@pytest.mark.parametrize(("phrase", "title"), BEFORE)
def test_the_title_in_front(phrase: str, title: str | None) -> None:
    (name,) = (entity for entity in doc(f"{phrase} {SPOKE}").ents if entity.label_ == "PERSON")
    found = title_before(name)
    assert (None if found is None else found.text) == title


NAME = "Edric@PERSON/NNP/compound>2 Talmon@PERSON+/NNP/nsubj"
BEHIND = [
    (f"{NAME} ,/, the/DT/det>6 foreign/JJ/amod>6 minister/NN/appos>2 ,/,", "foreign minister"),
    (f"{NAME} ,/, head/NN/appos>2 of/IN/prep>4 the/DT/det>8 harbour/NN/compound>8 board/NN/pobj>5 ,/,",
     "head of the harbour board"),
    (f"{NAME} ,/, Vice/NNP/compound>7 President/NNP/compound>7 Karin@PERSON/NNP/compound>7 Holm@PERSON+/NNP/conj>2",
     None),
    (f"{NAME} ,/, a/DT/det>5 dock/NN/appos>2 ,/,", None),
    (f"{NAME} ,/, who/WP/nsubj>5 heads=head/VBZ/relcl>2 it/PRP/dobj>5 ,/,", None),
    (NAME, None),
]  # fmt: skip


@pytest.mark.parametrize(("phrase", "title"), BEHIND)
def test_the_title_behind(phrase: str, title: str | None) -> None:
    found = title_behind(next(iter(doc(f"{phrase} {SPOKE}").ents)))
    assert (None if found is None else found.text) == title


@pytest.mark.parametrize(
    ("phrase", "title"),
    [
        ("The/DT/det>2 spokesman/NN/nsubj ,/, Edric@PERSON/NNP/compound>5 Talmon@PERSON+/NNP/appos>2 ,/,", "spokesman"),
        ("The/DT/det>2 envoy/NN/nsubj of/IN/prep>2 Halmere@GPE/NNP/pobj>3 ,/, Edric@PERSON/NNP/compound>7"
         " Talmon@PERSON+/NNP/appos>2 ,/,", "envoy of Halmere"),
        ("The/DT/det>2 dock/NN/nsubj ,/, Edric@PERSON/NNP/compound>5 Talmon@PERSON+/NNP/appos>2 ,/,", None),
        (NAME, None),
    ],
)  # fmt: skip
def test_the_office_that_a_name_stands_in_apposition_to(phrase: str, title: str | None) -> None:
    (name,) = (entity for entity in doc(f"{phrase} {SPOKE}").ents if entity.label_ == "PERSON")
    found = title_beside(name)
    assert (None if found is None else found.text) == title


@pytest.mark.parametrize(
    ("phrase", "place"),
    [
        (f"{NAME} of/IN/prep>2 Tarsovia@GPE/NNP/pobj>3", "Tarsovia"),
        (f"{NAME} of/IN/prep>2 the/DT/det>6 Harbour/NNP/compound>6 Isles/NNP/pobj>3", "the Harbour Isles"),
        (f"{NAME} of/IN/prep>2 all/DT/det>5 people/NN/pobj>3", None),
        (NAME, None),
    ],
)
def test_where_somebody_is_from(phrase: str, place: str | None) -> None:
    found = place_behind(next(iter(doc(f"{phrase} {SPOKE}").ents)))
    assert (None if found is None else found.text) == place


@pytest.mark.parametrize(
    ("before", "gender"),
    [("Mr./NNP/compound>3 ", "m"), ("Mrs/NNP/compound>3 ", "f"), ("King/NNP/compound>3 ", "m"),
     ("Envoy/NNP/compound>3 ", None), ("", None)],
)  # fmt: skip
def test_what_a_form_of_address_tells(before: str, gender: str | None) -> None:
    name = "Edric@PERSON/NNP/compound>3 Talmon@PERSON+/NNP/nsubj" if before else NAME
    (entity,) = doc(f"{before}{name} {SPOKE}").ents
    assert gender_told(entity) == gender
