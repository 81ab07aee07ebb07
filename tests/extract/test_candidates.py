"""From a parse to candidates in characters: marks, labels, colons."""

from __future__ import annotations

import pytest

from secretariat.extract.candidates import Candidate
from tests.extract.build import candidates_in

TALMON = "Edric@PERSON/NNP/compound>2 Talmon@PERSON+/NNP/nsubj"


def row(candidate: Candidate, text: str) -> str:
    source = "-" if candidate.source is None else text[slice(*candidate.source)]
    content = " + ".join(text[slice(*piece)] for piece in candidate.content)
    return f"{candidate.frame}: {source} | {text[slice(*candidate.cue)]} | {content}" + " | quoted" * candidate.quoted


CASES = [
    pytest.param(
        "“/`` The/DT/det>3 bridge/NN/nsubj>6 ,/, ”/'' said=say/VBD/parataxis Edric@PERSON/NNP/compound>8"
        " Talmon@PERSON+/NNP/nsubj>6 ,/, “/`` is=be/VBZ/ROOT open/JJ/acomp ./. ”/''",
        ["mid: Edric Talmon | said | “The bridge,” + “is open.” | quoted"],
        id="a quotation takes its marks along",
    ),
    pytest.param(
        "“/`` The/DT/det>3 bridge/NN/nsubj>4 is=be/VBZ/ccomp open/JJ/acomp>4 ,/, ”/'' said=say/VBD/ROOT"
        " Edric@PERSON/NNP/compound>10 Talmon@PERSON+/NNP/nsubj ./.",
        ["pre: Edric Talmon | said | “The bridge is open,” | quoted"],
        id="a reading whose content is a mark alone is none",
    ),
    pytest.param(
        "TALMON/NNP/ROOT :/: No/DT/det>4 soldier/NN/dep leaves=leave/VBZ/dep ./.",
        ["label: TALMON | : | No soldier leaves."],
        id="a label in capitals",
    ),
    pytest.param(
        "Edric@PERSON/NNP/compound>2 Talmon@PERSON+/NNP/ROOT :/: “/`` No/UH/dep ./. ”/''",
        ["label: Edric Talmon | : | “No.” | quoted"],
        id="a label that is a name",
    ),
    pytest.param("The/DT/det>2 plan/NN/ROOT :/: no/DT/det>5 soldier/NN/dep ./.", [], id="no label: a common noun"),
    pytest.param("TALMON/NNP/ROOT :/:", [], id="a label of nothing"),
    pytest.param("TALMON/NNP/ROOT :/: —/:", [], id="a label of a dash"),
    pytest.param(
        f"{TALMON} was=be/VBD/ROOT blunt/JJ/acomp :/: “/`` No/UH/dep ./. ”/''",
        ["colon: Edric Talmon | was | “No.” | quoted"],
        id="a colon before a quotation, after any verb",
    ),
    pytest.param(f"{TALMON} was=be/VBD/ROOT blunt/JJ/acomp :/: no/UH/dep ./.", [], id="a colon before no quotation"),
    pytest.param(
        f"{TALMON} was=be/VBD/ROOT blunt/JJ/acomp :/: so/RB/advmod “/`` No/UH/dep ”/'' ./.",
        [],
        id="a colon with words before the quotation",
    ),
    pytest.param(
        "“/`` We/PRP/nsubj>3 think=think/VBP/ccomp ,/, ”/'' said=say/VBD/ROOT Edric@PERSON/NNP/compound>8"
        " Talmon@PERSON+/NNP/nsubj ,/, “/`` that/IN/mark>14 it/PRP/nsubj>14 is=be/VBZ/aux>14 open/JJ/acl>8 ./. ”/''",
        ["pre: Edric Talmon | said | “We think,” | quoted"],
        id="a source ends where a quotation begins that goes on behind it",
    ),
]  # fmt: skip


@pytest.mark.parametrize(("notation", "expected"), CASES)
def test_candidates(notation: str, expected: list[str]) -> None:
    assert [row(candidate, text) for candidate, text in candidates_in(notation)] == expected
