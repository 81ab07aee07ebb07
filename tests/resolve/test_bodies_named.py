"""Where bodies are named, and what is none: sentences parsed by hand."""

from __future__ import annotations

import pytest

from secretariat.resolve.bodies_named import bodies_in, is_beside_thing, is_some_of, papers_in, trimmed
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


def bodies(notation: str, taken: set[int] | None = None, papers: frozenset[str] = frozenset()) -> list[str]:
    sentence = doc(notation)
    return [span.text for span in bodies_in(sentence, capitals(sentence), taken or set(), papers)]


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


# -- names of which a part is another's, or is cut off ----------------------------------------------------------------

PARTS = [
    pytest.param(
        "The/DT/det>2 Ministry@ORG/NNP/nsubj of/IN/prep>2 Foreign/NNP/compound>5 Affairs/NNPS/pobj>3 of/IN/prep>5"
        f" Lunn@GPE/NNP/pobj>6 {MET}",
        ["Ministry of Foreign Affairs"],
        id="behind “of”, not the place behind it",
    ),
    pytest.param(
        f"The/DT/det>2 Bank@ORG/NNP/nsubj for/IN/prep>2 Tides/NNPS/pobj>3 and/CC/cc>4 Tolls/NNPS/conj>4 {MET}",
        ["Bank for Tides and Tolls"],
        id="behind “for”, with “and”",
    ),
    pytest.param(
        f"The/DT/det>2 Ministry@ORG/NNP/nsubj of/IN/prep>2 tides/NNS/pobj>3 {MET}", ["Ministry"], id="no name behind"
    ),
    pytest.param(
        f"The/DT/det>3 Lunn@ORG/NNP/compound>3 Group@ORG+/NNP/nsubj of/IN/prep>3 Sarn@GPE/NNP/pobj>4 {MET}",
        ["Lunn Group"],
        id="a place behind",
    ),
    pytest.param(
        f"The/DT/det>3 Norwegian@ORG/JJ/amod>3 ODRK@ORG+/NNP/nsubj {MET}", ["ODRK"], id="a state's adjective in front"
    ),
    pytest.param(
        f"The/DT/det>3 Norwegian@ORG/JJ/amod>3 Ministry@ORG+/NNP/nsubj {MET}",
        ["Norwegian Ministry"],
        id="a state's adjective in front of a common word",
    ),
    pytest.param(
        "He/PRP/nsubj met=meet/VBD/ROOT the/DT/det>4 Dean@ORG/NNP/dobj of@ORG+/IN/prep>4 the@ORG+/DT/det>7"
        " House@ORG+/NNP/pobj>5 of@ORG+/IN/prep>7 Deputies@ORG+/NNPS/pobj>8 ./.",
        ["House of Deputies"],
        id="an office in front",
    ),
    pytest.param(
        "He/PRP/nsubj met=meet/VBD/ROOT Envoy@ORG/NNP/dobj of@ORG+/IN/prep>3 Harbour@ORG+/NNP/compound>6"
        " Watch@ORG+/NNP/pobj>4 ./.",
        ["Harbour Watch"],
        id="an office in front, without an article",
    ),
]


@pytest.mark.parametrize(("notation", "expected"), PARTS)
def test_how_long_a_body_s_name_is(notation: str, expected: list[str]) -> None:
    assert bodies(notation) == expected


@pytest.mark.xfail(strict=True, reason="what is left in front of a body that a list knows is taken for another")
def test_an_adjective_of_a_state_that_no_list_has_is_no_body() -> None:
    assert bodies(f"The/DT/det>3 Kestrian@ORG/NNP/compound>3 KGB@ORG+/NNP/nsubj {MET}") == ["KGB"]


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("Tarsovian@GPE/NNP/compound>3 Embassy@GPE+/NNP/nsubj", ["Tarsovian Embassy"]),
        ("Lunn@FAC/NNP/compound>3 Institute@FAC+/NNP/nsubj", ["Lunn Institute"]),
        ("Harbour@LAW/NNP/compound>3 Court@LAW+/NNP/nsubj", ["Harbour Court"]),
        ("Tarsovian@GPE/NNP/compound>3 embassy@GPE+/NN/nsubj", []),
        ("Embassy@GPE/NNP/nsubj", []),
        ("Lunn@LOC/NNP/compound>3 Bay@LOC+/NNP/nsubj", []),
        ("Karin@PERSON/NNP/compound>3 Court@PERSON+/NNP/nsubj", []),
    ],
)
def test_a_body_by_its_last_word_though_taken_for_a_place_or_a_law(name: str, expected: list[str]) -> None:
    assert bodies(f"The/DT/det>{len(name.split()) + 1} {name} closed=close/VBD/ROOT ./.") == expected


# -- acronyms ---------------------------------------------------------------------------------------------------------

ACRONYMS = [
    (f"ODRK/NNP/nsubj {MET}", ["ODRK"]),
    (f"ODRK@GPE/NNP/nsubj {MET}", ["ODRK"]),
    ("ODRK/NNP/poss>3 's/POS/case>1 plan/NN/nsubj failed=fail/VBD/ROOT ./.", ["ODRK"]),
    ("It/PRP/nsubjpass was=be/VBD/auxpass rejected=reject/VBN/ROOT by/IN/agent>3 ODRK/NNP/pobj>4 ./.", ["ODRK"]),
    ("ODRK/NNP/compound>2 officials=official/NNS/nsubj left=leave/VBD/ROOT ./.", ["ODRK"]),
    (f"RT/NNP/compound>3 -/HYPH/punct>3 ODRK/NNP/nsubj {MET}", ["RT - ODRK"]),
    # neither acts nor owns anything
    ("He/PRP/nsubj left=leave/VBD/ROOT ODRK/NNP/dobj ./.", []),
    ("ODRK/NNP/compound>2 guidelines=guideline/NNS/nsubj failed=fail/VBD/ROOT ./.", []),
    # no acronym
    (f"OD/NNP/nsubj {MET}", []),
    (f"ODRKODRKO/NNP/nsubj {MET}", []),
    (f"Odrk/NNP/nsubj {MET}", []),
    # no body
    ("COVID/NNP/nsubj spread=spread/VBD/ROOT ./.", []),
    (f"USA/NNP/nsubj {MET}", []),
    (f"ODRK@PERSON/NNP/nsubj {MET}", []),
    # a line in which all words have capitals
    ("ODRK/NNP/nsubj REJECTS=reject/VBZ/ROOT DRAFT/NN/dobj", []),
    ("HARBOUR/NNP/compound>2 ODRK/NNP/nsubj left=leave/VBD/ROOT", []),
]


@pytest.mark.parametrize(("notation", "expected"), ACRONYMS, ids=[doc(words).text for words, _ in ACRONYMS])
def test_acronyms_that_act_are_bodies(notation: str, expected: list[str]) -> None:
    assert bodies(notation) == expected


def test_an_acronym_of_a_paper_is_no_body() -> None:
    assert bodies(f"HARA/NNP/nsubj {MET}", papers=frozenset({"HARA"})) == []


def test_an_acronym_of_a_paper_is_no_body_whatever_the_recogniser_says() -> None:
    assert bodies(f"HARA@ORG/NNP/nsubj {MET}", papers=frozenset({"HARA"})) == []


@pytest.mark.parametrize(
    ("text", "papers"),
    [
        ("The Harbour Agreement (HARA) and the Tide Treaty (TIDT) failed.", {"HARA", "TIDT"}),
        ("The Harbour Council (HARA) met.", set()),
        ("The harbour agreement (HARA) failed.", set()),
        ("The Harbour Agreement (Hara) failed.", set()),
        ("The Harbour Agreement failed.", set()),
    ],
)
def test_short_forms_of_papers(text: str, papers: set[str]) -> None:
    assert papers_in(text) == papers


# -- beside things ----------------------------------------------------------------------------------------------------

SOLD = "He/PRP/nsubj sold=sell/VBD/ROOT"
BESIDE = [
    (f"{SOLD} a/DT/det>5 Falken/NNP/compound>5 300/CD/dobj ./.", "Falken"),
    (f"{SOLD} a/DT/det>5 Falken/NNP/compound>5 X7/NNP/dobj ./.", "Falken"),
    (f"{SOLD} a/DT/det>5 Falken/NNP/compound>5 jet/NN/dobj ./.", "Falken"),
    (f"{SOLD} two/CD/nummod>6 Falken/NNP/compound>5 Steel/NNP/compound>6 engines=engine/NNS/dobj ./.", "Falken Steel"),
    ("Labour/NNP/compound>4 MP/NNP/compound>4 Karin/NNP/compound>4 Holm/NNP/nsubj left=leave/VBD/ROOT ./.", "Labour"),
    ("Treasury/NNP/compound>4 Secretary/NNP/compound>4 Karin/NNP/compound>4 Holm/NNP/nsubj left=leave/VBD/ROOT ./.",
     "Treasury"),
    ("The/DT/det>4 Customs/NNP/compound>3 Union/NNP/compound>4 Protocol/NNP/nsubj failed=fail/VBD/ROOT ./.",
     "Customs Union"),
    ("The/DT/det>3 Falken/NNP/compound>3 Treaty/NNP/nsubj failed=fail/VBD/ROOT ./.", "Falken"),
    ("Royal/JJ/amod>2 guards=guard/NNS/nsubj left=leave/VBD/ROOT ./.", "Royal"),
    ("Karin/NNP/compound>3 Van/NNP/compound>3 Holm/NNP/nsubj left=leave/VBD/ROOT ./.", "Van"),
    ("Edric/NNP/compound>2 Talmon/NNP/nsubj Jr./NNP/appos>2 left=leave/VBD/ROOT ./.", "Jr."),
    (f"{SOLD} B/12/NNP/dobj ./.", "B/12"),
]  # fmt: skip
ITSELF = [
    ("Falken/NNP/nsubj met=meet/VBD/ROOT ./.", "Falken"),
    ("Falken/NNP/compound>2 spokesman/NN/nsubj left=leave/VBD/ROOT ./.", "Falken"),
    ("Falken/NNP/compound>2 workers=worker/NNS/nsubj left=leave/VBD/ROOT ./.", "Falken"),
    ("UN/NNP/compound>2 representatives=representative/NNS/nsubj left=leave/VBD/ROOT ./.", "UN"),
    (f"{SOLD} Falken/NNP/dobj 300/CD/nummod>5 jets=jet/NNS/dative ./.", "Falken"),
    ("The/DT/det>4 European/NNP/compound>3 Commission/NNP/compound>4 Protocol/NNP/nsubj failed=fail/VBD/ROOT ./.",
     "European Commission"),
    ("The/DT/det>3 Royal/NNP/nsubj closed=close/VBD/ROOT ./.", "Royal"),
]  # fmt: skip


@pytest.mark.parametrize(
    ("notation", "name", "beside"),
    [(words, name, True) for words, name in BESIDE] + [(words, name, False) for words, name in ITSELF],
    ids=[doc(words).text for words, _ in (*BESIDE, *ITSELF)],
)
def test_a_name_that_only_says_which_thing_is_meant(notation: str, name: str, beside: bool) -> None:
    sentence = doc(notation)
    start = sentence.text.index(name)
    span = sentence.char_span(start, start + len(name))
    assert span is not None
    assert is_beside_thing(span) is beside


def test_a_body_beside_a_thing_is_not_found() -> None:
    assert bodies(f"{SOLD} a/DT/det>5 Falken@ORG/NNP/compound>5 300/CD/dobj ./.") == []
    assert bodies("Labour@ORG/NNP/compound>2 MPs=mp/NNS/nsubj left=leave/VBD/ROOT ./.") == []


@pytest.mark.parametrize(
    "owner",
    ["Falken@ORG/NNP/poss>3", "Harbour@ORG/NNP/compound>2 Council@ORG+/NNP/poss>4"],
)
def test_a_body_that_owns_things_is_one(owner: str) -> None:
    last = len(owner.split())
    notation = f"{owner} 's/POS/case>{last} cars=car/NNS/nsubj left=leave/VBD/ROOT ./."
    assert bodies(notation) == [" ".join(word.partition("@")[0] for word in owner.split())]
