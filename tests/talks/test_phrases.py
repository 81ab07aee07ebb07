"""Phrases for those who negotiate: parsed by hand."""

from __future__ import annotations

import pytest

from secretariat.talks.phrases import PEOPLE, is_somebody, noun_phrase
from tests.extract.build import doc


@pytest.mark.parametrize(
    ("notation", "head", "expected"),
    [
        ("The/DT/det>3 striking/JJ/amod>3 dockers=docker/NNS/nsubj met=meet/VBD/ROOT ./.", 2, "The striking dockers"),
        (
            "The/DT/det>2 government/NN/nsubj of/IN/prep>2 Kestria@GPE/NNP/pobj>3 met=meet/VBD/ROOT ./.",
            1,
            "The government of Kestria",
        ),
        (
            "The/DT/det>2 union/NN/nsubj in/IN/prep>2 Velmar@GPE/NNP/pobj>3 met=meet/VBD/ROOT ./.",
            1,
            "The union",
        ),
        (
            "Kestria@GPE/NNP/nsubj>4 and/CC/cc>1 Tarsovia@GPE/NNP/conj>1 met=meet/VBD/ROOT ./.",
            0,
            "Kestria",
        ),
        (
            "The/DT/det>2 union/NN/nsubj>5 that/WDT/nsubj>4 left=leave/VBD/relcl>2 met=meet/VBD/ROOT ./.",
            1,
            "The union",
        ),
    ],
    ids=["what stands before", "of", "no place", "no list", "no clause"],
)
def test_noun_phrase(notation: str, head: int, expected: str) -> None:
    assert noun_phrase(doc(notation)[head]).text == expected


@pytest.mark.parametrize(
    ("token", "expected"),
    [
        ("Kestria@GPE/NNP", True),
        ("They/PRP", True),
        ("rebels=rebel/NNS", True),
        ("negotiators=negotiator/NNS", True),
        ("ministers=minister/NNS", True),
        ("Kestrians@NORP/NNS", True),
        ("talks=talk/NNS", False),
        ("border/NN", False),
        ("Monday@DATE/NN", False),
    ],
)
def test_is_somebody(token: str, expected: bool) -> None:
    assert is_somebody(doc(f"{token}/nsubj came=come/VBD/ROOT ./.")[0]) is expected


def test_the_nouns_are_lemmas_in_lower_case() -> None:
    assert all(noun == noun.strip().lower() for noun in PEOPLE)
