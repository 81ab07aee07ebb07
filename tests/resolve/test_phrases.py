"""What a source phrase is: phrases parsed by hand."""

from __future__ import annotations

import pytest

from secretariat.evidence import Passage
from secretariat.resolve.phrases import phrase_at
from tests.extract.build import doc, parsed

CASES = [
    pytest.param("He/PRP/nsubj", ("pronoun", None, None), id="a pronoun"),
    pytest.param("who/WP/nsubj", ("relative", None, None), id="a relative pronoun"),
    pytest.param(
        "Edric@PERSON/NNP/compound>2 Talmon@PERSON+/NNP/nsubj", ("person", "Edric Talmon", "person"), id="a person"
    ),
    pytest.param(
        "Mr@PERSON/NNP/compound>2 Talmon@PERSON+/NNP/nsubj", ("person", "Talmon", "person"), id="no form of address"
    ),
    pytest.param(
        "the/DT/det>2 spokesman/NN/nsubj ,/, Tomas@PERSON/NNP/compound>5 Brenik@PERSON+/NNP/appos>2",
        ("person", "Tomas Brenik", "person"),
        id="a person in apposition",
    ),
    pytest.param(
        "the/DT/det>2 spokesman/NN/nsubj ,/, Tomas/NNP/compound>5 Brenik/NNP/appos>2",
        ("person", "Tomas Brenik", "person"),
        id="a person in apposition that the recogniser passed over",
    ),
    pytest.param(
        "the/DT/det>3 Littoral@ORG/NNP/compound>3 League@ORG+/NNP/nsubj",
        ("name", "Littoral League", "organisation"),
        id="a body by its name",
    ),
    pytest.param(
        "RBC/NNP/compound>3 -/HYPH Orlenz@ORG/NNP/nsubj",
        ("name", "RBC - Orlenz", "organisation"),
        id="a name that the recogniser cut off",
    ),
    pytest.param("Orlenz@GPE/NNP/nsubj", ("name", "Orlenz", "government"), id="a place speaks for its government"),
    pytest.param("Kestrians@NORP/NNPS/nsubj", ("name", "Kestrians", "group"), id="a people"),
    pytest.param("Heron/NNP/nsubj", ("name", "Heron", None), id="a name that the recogniser passed over"),
    pytest.param("the/DT/det>2 chancellor/NN/nsubj", ("office", None, None), id="an office"),
    pytest.param("her/PRP$/poss>2 spokesman/NN/nsubj", ("office", None, None), id="somebody's office"),
    pytest.param("a/DT/det>2 spokesman/NN/nsubj", ("sources", None, None), id="one of many"),
    pytest.param("two/CD/nummod>2 officials=official/NNS/nsubj", ("sources", None, None), id="unnamed people"),
    pytest.param("the/DT/det>2 ministers=minister/NNS/nsubj", ("sources", None, None), id="several of one office"),
    pytest.param("the/DT/det>2 ministry/NN/nsubj", ("body", None, None), id="a body without a name"),
    pytest.param(
        "officials=official/NNS/nsubj and/CC/cc>1 diplomats=diplomat/NNS/conj>1", ("list", None, None), id="a list"
    ),
    pytest.param("the/DT/det>2 river/NN/nsubj", ("thing", None, None), id="a thing"),
    pytest.param(
        "a/DT/det>2 statement/NN/nsubj by/IN/prep>2 Edric@PERSON/NNP/compound>5 Talmon@PERSON+/NNP/pobj>3",
        ("person", "Edric Talmon", "person"),
        id="whose statement it is",
    ),
    pytest.param(
        "a/DT/det>2 letter/NN/nsubj from/IN/prep>2 the/DT/det>5 ministry/NN/pobj>3",
        ("body", None, None),
        id="which body's letter it is",
    ),
    pytest.param("a/DT/det>2 letter/NN/nsubj", ("document", None, None), id="a letter from nobody"),
    pytest.param("both/DT/det>2 sides=side/NNS/nsubj", ("pair", None, None), id="the two sides"),
    pytest.param("the/DT/det>3 two/CD/nummod>3 leaders=leader/NNS/nsubj", ("pair", None, None), id="the two of them"),
    pytest.param("neither/DT/nsubj", ("pair", None, None), id="neither of the two"),
    pytest.param("local/JJ/amod>2 newspapers=newspaper/NNS/nsubj", ("sources", None, None), id="unnamed papers"),
    pytest.param(
        "the/DT/det>4 61/CD/nummod>4 -/HYPH year-old=old/NN/nsubj", ("epithet", None, None), id="somebody by age"
    ),
    pytest.param(
        "the/DT/det>2 spokesman/NN/nsubj for/IN/prep>2 Edric@PERSON/NNP/compound>5 Talmon@PERSON+/NNP/pobj>3",
        ("office", None, None),
        id="somebody else's spokesman",
    ),
    pytest.param(
        "her/PRP$/poss>2 counterpart/NN/nsubj and/CC/cc>2 namesake/NN/conj>2 ,/, Edric@PERSON/NNP/compound>7"
        " Talmon@PERSON+/NNP/appos>2",
        ("person", "Edric Talmon", "person"),
        id="a name set off behind a list of callings",
    ),
]  # fmt: skip


@pytest.mark.parametrize(("phrase", "expected"), CASES)
def test_describe(phrase: str, expected: tuple[str, str | None, str | None]) -> None:
    count = len(phrase.split())
    report = parsed(doc(f"{phrase} spoke=speak/VBD/ROOT ./."))
    tokens = report.paragraphs[0].doc[:count]
    text = report.report.text
    found = phrase_at(report, Passage.cut(report.report.id, text, tokens.start_char, tokens.end_char))
    assert found is not None
    assert (found.kind, found.name, found.actor_kind) == expected


@pytest.mark.parametrize(
    ("phrase", "definite"),
    [
        ("the/DT/det>2 official/NN/nsubj", True),
        ("this/DT/det>2 source/NN/nsubj", True),
        ("his/PRP$/poss>2 aides=aide/NNS/nsubj", True),
        ("an/DT/det>2 official/NN/nsubj", False),
        ("officials=official/NNS/nsubj", False),
    ],
)
def test_what_points_back(phrase: str, definite: bool) -> None:
    report = parsed(doc(f"{phrase} spoke=speak/VBD/ROOT ./."))
    end = report.paragraphs[0].doc[len(phrase.split()) - 1 : len(phrase.split())].end_char
    found = phrase_at(report, Passage.cut(report.report.id, report.report.text, 0, end))
    assert found is not None
    assert found.definite is definite


def test_a_passage_outside_every_paragraph_has_no_phrase() -> None:
    report = parsed(doc("He/PRP/nsubj spoke=speak/VBD/ROOT ./."), doc("She/PRP/nsubj left=leave/VBD/ROOT ./."))
    gap = report.report.text.index("\n")
    assert phrase_at(report, Passage.cut(report.report.id, report.report.text, gap, gap + 1)) is None
