"""Which words stand for which state: reports parsed by hand."""

from __future__ import annotations

import pytest

from secretariat.resolve.nations import Nations, plain
from tests.extract.build import doc, parsed


def nations(*sentences: str) -> Nations:
    return Nations(parsed(*(doc(sentence) for sentence in sentences)))


@pytest.mark.parametrize(
    ("name", "adjective"),
    [
        ("Kestria", "Kestrian"),
        ("Halmere", "Halmeran"),
        ("Azmira", "Azmiri"),
        ("Oltmark", "Oltmarkish"),
        ("Quessar", "Quessari"),
    ],
)
def test_a_state_that_no_list_knows_is_known_by_its_adjective(name: str, adjective: str) -> None:
    found = nations(
        f"{name}@GPE/NNP/nsubj spoke=speak/VBD/ROOT ./.",
        f"{adjective}@NORP/JJ/amod>2 guards=guard/NNS/nsubj left=leave/VBD/ROOT ./.",
    )
    assert (found.of(name), found.of(adjective), found.of(f"{adjective}s")) == (name, name, name)
    assert f"{adjective} government" in found.government(name).aliases


def test_a_state_that_no_list_knows_is_known_by_what_it_owns() -> None:
    owned = "Halmere@GPE/NNP/poss>3 's/POS/case>1 government/NN/nsubj spoke=speak/VBD/ROOT ./."
    assert nations(owned).of("Halmere") == "Halmere"
    person = "Edric@PERSON/NNP/compound>2 Halmere@PERSON+/NNP/nsubj spoke=speak/VBD/ROOT ./."
    assert nations(owned, person).of("Halmere") is None


@pytest.mark.parametrize(
    ("word", "state"),
    [("the French", "France"), ("Danes", "Denmark"), ("U.S.", "United States"), ("Kyiv", "Ukraine"), ("Talmon", None)],
)
def test_states_of_the_world(word: str, state: str | None) -> None:
    assert nations("Talmon@PERSON/NNP/nsubj spoke=speak/VBD/ROOT ./.").of(word) == state


def test_half_a_country_is_the_whole_where_the_report_names_one_only() -> None:
    north = "North@GPE/NNP/compound>2 Korea@GPE+/NNP/nsubj spoke=speak/VBD/ROOT ./."
    south = "South@GPE/NNP/compound>2 Sudan@GPE+/NNP/nsubj spoke=speak/VBD/ROOT ./."
    other = "South@GPE/NNP/compound>2 Korea@GPE+/NNP/nsubj spoke=speak/VBD/ROOT ./."
    assert nations(north, south).of("the North") == "North Korea"
    assert nations(south, other).of("the South") is None


@pytest.mark.parametrize(
    ("name", "bare"), [("the Hague's", "Hague"), ("The  Stone\nCourt", "Stone Court"), ("Kestria’s", "Kestria")]
)
def test_plain(name: str, bare: str) -> None:
    assert plain(name) == bare
