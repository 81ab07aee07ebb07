"""Outlets as actors: what an outlet is called, and the name behind it."""

from __future__ import annotations

import pytest

from secretariat.records import Report
from secretariat.resolve.outlets import Outlets, after_noun
from tests.extract.build import doc, parsed


@pytest.mark.parametrize(
    ("words", "name"),
    [
        ("Tarsovian news channel Kanal 4", "Kanal 4"),
        ("the daily Skarnvik Blad", "Skarnvik Blad"),
        ("news website 24 Sarn", "24 Sarn"),
        ("the newspaper and website Sarn Digest", "Sarn Digest"),
        ("Meridian Wire", "Meridian Wire"),
        ("Meridian news agency", "Meridian news agency"),
        ("the daily in Sarn", "the daily in Sarn"),
        ("Sarn Daily", "Sarn Daily"),
        ("Kanal", "Kanal"),
    ],
)
def test_the_name_behind_what_an_outlet_is_called(words: str, name: str) -> None:
    assert after_noun(words) == name


def report() -> Report:
    return parsed(doc("It/PRP/nsubj rained=rain/VBD/ROOT ./.")).report


def test_an_outlet_is_also_known_by_the_name_behind_the_noun() -> None:
    found = Outlets(report()).find("the news channel Kanal 4", surely=True)
    assert found is not None
    assert found.kind == "outlet"
    assert "Kanal 4" in {found.name, *found.aliases}


def test_what_names_no_outlet_is_none_unless_the_grammar_says_so() -> None:
    assert Outlets(report()).find("Lunn Steel") is None
    assert Outlets(report()).find("Lunn Steel", surely=True) is not None


def test_an_outlet_in_brackets_is_the_one_inside() -> None:
    outlets = Outlets(report())
    found = outlets.find("(Reuters)", surely=True)
    assert found is not None
    assert found.name == "Reuters"
    assert outlets.find("()", surely=True) is not None
