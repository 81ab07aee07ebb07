"""Where bodies are named, and what is none: sentences parsed by hand."""

from __future__ import annotations

import pytest

from secretariat.resolve.bodies_named import bodies_in, is_some_of, trimmed
from secretariat.resolve.nations import capitals
from tests.extract.build import doc

MET = "met=meet/VBD/ROOT ./."

NAMED = [
    # a list knows them, whatever the recogniser makes of them
    pytest.param(
        f"The/DT/det>3 European/NNP/compound>3 Commission/NNP/nsubj {MET}", ["European Commission"], id="passed over"
    ),
    pytest.param(
        f"The/DT/det>4 UN@GPE/NNP/compound>4 Security/NNP/compound>4 Council/NNP/nsubj {MET}",
        ["UN Security Council"],
        id="the longest name",
    ),
    pytest.param(
        "He/PRP/nsubj met=meet/VBD/ROOT NATO/NNP/dobj and/CC/cc>3 FIFA/NNP/conj>3 ./.", ["NATO", "FIFA"], id="two"
    ),
    # the recogniser takes them for bodies
    pytest.param(
        f"The/DT/det>3 Harbour@ORG/NNP/compound>3 Council@ORG+/NNP/nsubj {MET}", ["Harbour Council"], id="found"
    ),
    pytest.param(
        f"The@ORG/DT/det>3 Harbour@ORG+/NNP/compound>3 Council@ORG+/NNP/nsubj {MET}", ["Harbour Council"], id="article"
    ),
    pytest.param(
        "The/DT/det>3 Harbour@ORG/NNP/compound>3 Council@ORG+/NNP/poss>5 's@ORG+/POS/case>3 plan/NN/nsubj"
        " failed=fail/VBD/ROOT ./.",
        ["Harbour Council"],
        id="possessive",
    ),
    pytest.param(
        f"The/DT/det>3 Harbour@ORG/NNP/compound>3 Union@ORG+/NNP/nsubj (@ORG+/-LRB- HU@ORG+/NNP/appos>3 )@ORG+/-RRB-"
        f" {MET}",
        ["Harbour Union"],
        id="brackets are no part of it",
    ),
    pytest.param(
        "The/DT/det>3 Supreme@ORG/NNP/compound>3 Court@ORG+/NNP/nsubj of@ORG+/IN/prep>3 Kestria@GPE/NNP/pobj>4"
        " ruled=rule/VBD/ROOT ./.",
        ["Supreme Court of Kestria"],
        id="what the recogniser cut off",
    ),
    pytest.param(
        f"The/DT/det>2 Ministry@ORG/NNP/nsubj of/IN/prep>2 Tides/NNP/pobj>3 {MET}", ["Ministry of Tides"], id="one word"
    ),
    # neither knows them
    pytest.param(
        "The/DT/det>3 Coast/NNP/compound>3 Guard/NNP/nsubj found=find/VBD/ROOT it/PRP/dobj ./.",
        ["Coast Guard"],
        id="words that bodies have",
    ),
    pytest.param("Parliament/NNP/nsubj rejected=reject/VBD/ROOT it/PRP/dobj ./.", ["Parliament"], id="a chamber"),
    pytest.param("Facebook/NNP/nsubj closed=close/VBD/ROOT it/PRP/dobj ./.", ["Facebook"], id="a platform that acts"),
]  # fmt: skip

NONE = [
    pytest.param("Democrats@ORG/NNPS/nsubj left=leave/VBD/ROOT ./.", id="a party's people"),
    pytest.param("Some/DT/det>2 Democrats@NORP/NNPS/nsubj left=leave/VBD/ROOT ./.", id="some of a party's people"),
    pytest.param("He/PRP/nsubj wrote=write/VBD/ROOT on/IN/prep>2 Facebook@ORG/NNP/pobj>3 ./.", id="what is posted on"),
    pytest.param(
        "The/DT/det>4 Harbour@ORG/NNP/compound>4 Tolls@ORG+/NNPS/compound>4 Act@ORG+/NNP/nsubj"
        " failed=fail/VBD/ROOT ./.",
        id="a law",
    ),
    pytest.param(
        "The/DT/det>2 Treaty@ORG/NNP/nsubj of@ORG+/IN/prep>2 Velmar@ORG+/NNP/pobj>3 failed=fail/VBD/ROOT ./.",
        id="a treaty",
    ),
    pytest.param("Brexit@ORG/NNP/nsubj came=come/VBD/ROOT ./.", id="an event"),
    pytest.param(
        "The/DT/det>3 Tides@ORG/NNP/compound>3 Minister@ORG+/NNP/nsubj left=leave/VBD/ROOT ./.", id="an office"
    ),
    pytest.param("The/DT/det>2 National@ORG/NNP/nsubj left=leave/VBD/ROOT ./.", id="an adjective"),
    pytest.param("The/DT/det>2 council@ORG/NN/nsubj left=leave/VBD/ROOT ./.", id="no name"),
    pytest.param("He/PRP/nsubj left=leave/VBD/ROOT 2031@ORG/CD/dobj ./.", id="no letters"),
    pytest.param(
        "Foreign@ORG/NNP/compound>2 Affairs@ORG+/NNPS/nsubj came=come/VBD/ROOT ./.", id="what a ministry is of"
    ),
    pytest.param(
        "Edric@PERSON/NNP/compound>2 Labour@PERSON+/NNP/nsubj left=leave/VBD/ROOT ./.", id="a person of that surname"
    ),
    pytest.param(
        "The/DT/det>3 coast/NN/compound>3 guard/NN/nsubj left=leave/VBD/ROOT ./.", id="common words without capitals"
    ),
]


def bodies(notation: str, taken: set[int] | None = None) -> list[str]:
    sentence = doc(notation)
    return [span.text for span in bodies_in(sentence, capitals(sentence), taken or set())]


@pytest.mark.parametrize(("notation", "expected"), NAMED)
def test_bodies(notation: str, expected: list[str]) -> None:
    assert bodies(notation) == expected


@pytest.mark.parametrize("notation", NONE)
def test_what_is_no_body(notation: str) -> None:
    assert bodies(notation) == []


def test_tokens_that_are_somebody_else_s_are_no_body_s() -> None:
    sentence = f"The/DT/det>3 Harbour@ORG/NNP/compound>3 Council@ORG+/NNP/nsubj {MET}"
    assert bodies(sentence, {1, 2}) == []


@pytest.mark.parametrize(
    ("name", "some"),
    [("Democrats", True), ("Republicans", True), ("Democratic Party", False), ("Hamas", False), ("Kestrians", False)],
)
def test_some_of_a_party_are_not_the_party(name: str, some: bool) -> None:
    assert is_some_of(name) is some


@pytest.mark.parametrize(
    ("notation", "name"),
    [
        ("the@ORG/DT/det>2 Lunn@ORG+/NNP/nsubj left=leave/VBD/ROOT ./.", "Lunn"),
        ("“@ORG/`` Lunn@ORG+/NNP/nsubj ”@ORG+/'' left=leave/VBD/ROOT ./.", "Lunn"),
        ("Lunn@ORG/NNP/nsubj Inc.@ORG+/NNP/flat>1 left=leave/VBD/ROOT ./.", "Lunn Inc."),
        ("the@ORG/DT/nsubj left=leave/VBD/ROOT ./.", None),
    ],
)
def test_trimmed(notation: str, name: str | None) -> None:
    (entity,) = doc(notation).ents
    found = trimmed(entity)
    assert (None if found is None else found.text) == name
