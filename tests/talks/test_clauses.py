"""Who does what in a clause, whether it is denied, and how real it is: sentences parsed by hand.

A case names the word that is asked about; expected are the heads of phrases, or what is told of the word.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from secretariat.talks.clauses import (
    antecedent,
    is_negated,
    is_no_longer,
    is_purpose,
    is_unreal,
    modal,
    owners,
    patients,
    stretch,
    subjects,
    tense,
    verbs_above,
)
from tests.extract.build import doc

if TYPE_CHECKING:
    from spacy.tokens import Token


def word(notation: str, text: str) -> Token:
    return next(token for token in doc(notation) if token.text == text)


ACTIVE = "Kestria@GPE/NNP/nsubj rejected=reject/VBD/ROOT the/DT/det>4 plan/NN/dobj ./."
PASSIVE = (
    "The/DT/det>2 plan/NN/nsubjpass was=be/VBD/auxpass rejected=reject/VBN/ROOT by/IN/agent Tarsovia@GPE/NNP/pobj>5 ./."
)
CONTROL = "Kestria@GPE/NNP/nsubj refused=refuse/VBD/ROOT to/TO/aux>4 sign/VB/xcomp it/PRP/dobj>4 ./."
URGED = "Kestria@GPE/NNP/nsubj urged=urge/VBD/ROOT Tarsovia@GPE/NNP/dobj to/TO/aux>5 sign/VB/xcomp it/PRP/dobj>5 ./."
RELATIVE = (
    "The/DT/det>2 union/NN/nsubj>7 that/WDT/nsubj>4 rejected=reject/VBD/relcl>2 the/DT/det>6 offer/NN/dobj>4"
    " met=meet/VBD/ROOT ./."
)
REFUSAL = "Kestria@GPE/NNP/poss>3 's/POS/case>1 refusal/NN/nsubj to/TO/aux>5 sign/VB/acl>3 failed=fail/VBD/ROOT ./."
PROPOSED = (
    "The/DT/det>2 plan/NN/nsubj>6 proposed=propose/VBN/acl>2 by/IN/agent>3 Kestria@GPE/NNP/pobj>4"
    " failed=fail/VBD/ROOT ./."
)
TWO = (
    "Kestria@GPE/NNP/nsubj accepted=accept/VBD/ROOT it/PRP/dobj but/CC/cc Tarsovia@GPE/NNP/nsubj>6"
    " refused=refuse/VBD/conj ./."
)
PREPOSITION = "Kestria@GPE/NNP/nsubj insisted=insist/VBD/ROOT on/IN/prep signing=sign/VBG/pcomp>3 it/PRP/dobj>4 ./."


@pytest.mark.parametrize(
    ("notation", "verb", "expected"),
    [
        pytest.param(ACTIVE, "rejected", ["Kestria"], id="active"),
        pytest.param(PASSIVE, "rejected", ["Tarsovia"], id="passive with by"),
        pytest.param(
            "The/DT/det>2 plan/NN/nsubjpass was=be/VBD/auxpass rejected=reject/VBN/ROOT ./.",
            "rejected",
            [],
            id="passive without by",
        ),
        pytest.param(CONTROL, "sign", ["Kestria"], id="infinitive: of the clause above"),
        pytest.param(URGED, "sign", ["Tarsovia"], id="infinitive: those who are urged"),
        pytest.param(RELATIVE, "rejected", ["union"], id="relative clause: the noun before it"),
        pytest.param(REFUSAL, "sign", ["Kestria"], id="infinitive of a noun: whose it is"),
        pytest.param(PROPOSED, "proposed", ["Kestria"], id="participle with by"),
        pytest.param(PREPOSITION, "signing", ["Kestria"], id="behind a preposition"),
        pytest.param(TWO, "refused", ["Tarsovia"], id="second clause"),
        pytest.param("Sign/VB/ROOT the/DT/det>3 treaty/NN/dobj ./.", "Sign", [], id="imperative"),
    ],
)
def test_subjects(notation: str, verb: str, expected: list[str]) -> None:
    assert [token.text for token in subjects(word(notation, verb))] == expected


@pytest.mark.parametrize(
    ("notation", "verb", "expected"),
    [
        (ACTIVE, "rejected", ["plan"]),
        (PASSIVE, "rejected", ["plan"]),
        (RELATIVE, "rejected", ["offer"]),
        (RELATIVE, "met", []),
        (
            "The/DT/det>2 plan/NN/nsubj>6 that/WDT/dobj>5 they/PRP/nsubj>5 rejected=reject/VBD/relcl>2"
            " failed=fail/VBD/ROOT ./.",
            "rejected",
            ["plan"],
        ),
    ],
)
def test_patients(notation: str, verb: str, expected: list[str]) -> None:
    assert [token.text for token in patients(word(notation, verb))] == expected


def test_a_relative_pronoun_stands_for_its_noun_and_other_words_for_themselves() -> None:
    assert antecedent(word(RELATIVE, "that")).text == "union"
    assert antecedent(word(RELATIVE, "offer")).text == "offer"


@pytest.mark.parametrize(
    ("notation", "noun", "expected"),
    [
        pytest.param(REFUSAL, "refusal", ["Kestria"], id="possessive"),
        pytest.param(
            "its/PRP$/poss>2 refusal/NN/nsubj failed=fail/VBD/ROOT ./.", "refusal", ["its"], id="possessive pronoun"
        ),
        pytest.param(
            "The/DT/det>2 refusal/NN/nsubj of/IN/prep>2 Tarsovia@GPE/NNP/pobj>3 failed=fail/VBD/ROOT ./.",
            "refusal",
            ["Tarsovia"],
            id="of",
        ),
        pytest.param(
            "An/DT/det>2 offer/NN/nsubj by/IN/prep>2 both/DT/det>5 sides=side/NNS/pobj>3 failed=fail/VBD/ROOT ./.",
            "offer",
            ["sides"],
            id="by",
        ),
        pytest.param(
            "The/DT/det>3 Kestrian@NORP/JJ/amod>3 offer/NN/nsubj failed=fail/VBD/ROOT ./.",
            "offer",
            ["Kestrian"],
            id="a people's adjective",
        ),
        pytest.param(
            "The/DT/det>3 final/JJ/amod>3 offer/NN/nsubj failed=fail/VBD/ROOT ./.", "offer", [], id="other adjective"
        ),
    ],
)
def test_owners(notation: str, noun: str, expected: list[str]) -> None:
    assert [token.text for token in owners(word(notation, noun))] == expected


@pytest.mark.parametrize(
    ("notation", "asked", "expected"),
    [
        pytest.param(ACTIVE, "rejected", False, id="plain"),
        pytest.param(
            "Kestria@GPE/NNP/nsubj>4 did=do/VBD/aux>4 not/RB/neg>4 accept/VB/ROOT it/PRP/dobj ./.",
            "accept",
            True,
            id="not",
        ),
        pytest.param(
            "Kestria@GPE/NNP/nsubj never/RB/neg accepted=accept/VBD/ROOT it/PRP/dobj ./.", "accepted", True, id="never"
        ),
        pytest.param(
            "Neither/DT/det>2 side/NN/nsubj accepted=accept/VBD/ROOT it/PRP/dobj ./.", "accepted", True, id="neither"
        ),
        pytest.param("Nobody/NN/nsubj accepted=accept/VBD/ROOT it/PRP/dobj ./.", "accepted", True, id="nobody"),
        pytest.param(
            "Kestria@GPE/NNP/nsubj has=have/VBZ/ROOT no/DT/det>4 objection/NN/dobj ./.", "objection", True, id="no"
        ),
        pytest.param(
            "Kestria@GPE/NNP/nsubj is=be/VBZ/ROOT not/RB/neg ready/JJ/acomp ./.", "ready", True, id="behind be"
        ),
        pytest.param(CONTROL, "sign", True, id="refused to"),
        pytest.param(
            "Kestria@GPE/NNP/nsubj>4 did=do/VBD/aux>4 not/RB/neg>4 refuse/VB/ROOT to/TO/aux>6 sign/VB/xcomp ./.",
            "sign",
            False,
            id="did not refuse to",
        ),
        pytest.param(CONTROL, "refused", False, id="refusing itself"),
    ],
)
def test_is_negated(notation: str, asked: str, expected: bool) -> None:
    assert is_negated(word(notation, asked)) is expected


@pytest.mark.parametrize(
    ("notation", "verb", "expected"),
    [
        ("Kestria@GPE/NNP/nsubj>3 must/MD/aux>3 sign/VB/ROOT ./.", "sign", "must"),
        ("Kestria@GPE/NNP/nsubj>4 wo/MD/aux>4 n't/RB/neg>4 sign/VB/ROOT ./.", "sign", "will"),
        ("We/PRP/nsubj>3 'd/MD/aux>3 sign/VB/ROOT ./.", "sign", "would"),
        (
            "Kestria@GPE/NNP/nsubj>3 must/MD/aux>3 leave/VB/ROOT and/CC/cc>3 sign/VB/conj>3 ./.",
            "sign",
            "must",
        ),
        (
            "Kestria@GPE/NNP/nsubj>3 must/MD/aux>3 leave/VB/ROOT and/CC/cc>3 Tarsovia@GPE/NNP/nsubj>6"
            " refuses=refuse/VBZ/conj>3 ./.",
            "refuses",
            None,
        ),
        (ACTIVE, "rejected", None),
    ],
)
def test_modal(notation: str, verb: str, expected: str | None) -> None:
    assert modal(word(notation, verb)) == expected


@pytest.mark.parametrize(
    ("notation", "asked", "expected"),
    [
        (
            "If/IN/mark>3 Kestria@GPE/NNP/nsubj>3 signs=sign/VBZ/advcl>5 peace/NN/nsubj>5 comes=come/VBZ/ROOT ./.",
            "signs",
            True,
        ),
        (
            "If/IN/mark>3 Kestria@GPE/NNP/nsubj>3 signs=sign/VBZ/advcl>5 peace/NN/nsubj>5 comes=come/VBZ/ROOT ./.",
            "comes",
            False,
        ),
        (
            "He/PRP/nsubj asked=ask/VBD/ROOT whether/IN/mark>5 Kestria@GPE/NNP/nsubj>5 signed=sign/VBD/ccomp ./.",
            "signed",
            True,
        ),
        (
            "He/PRP/nsubj said=say/VBD/ROOT that/IN/mark>5 Kestria@GPE/NNP/nsubj>5 signed=sign/VBD/ccomp ./.",
            "signed",
            False,
        ),
        (
            "As/IN/mark>3 Kestria@GPE/NNP/nsubj>3 signed=sign/VBD/advcl>5 peace/NN/nsubj>5 came=come/VBD/ROOT ./.",
            "signed",
            False,
        ),
    ],
    ids=["if", "its main clause", "whether", "that", "as"],
)
def test_is_unreal(notation: str, asked: str, expected: bool) -> None:
    assert is_unreal(word(notation, asked)) is expected


@pytest.mark.parametrize(
    ("notation", "verb", "expected"),
    [
        (ACTIVE, "rejected", "past"),
        (PASSIVE, "rejected", "past"),
        ("Kestria@GPE/NNP/nsubj rejects=reject/VBZ/ROOT it/PRP/dobj ./.", "rejects", "present"),
        ("Kestria@GPE/NNP/nsubj>3 is=be/VBZ/aux>3 studying=study/VBG/ROOT it/PRP/dobj ./.", "studying", "present"),
        ("Kestria@GPE/NNP/nsubj>3 has=have/VBZ/aux>3 signed=sign/VBN/ROOT it/PRP/dobj ./.", "signed", "past"),
        ("Kestria@GPE/NNP/nsubj>3 will/MD/aux>3 sign/VB/ROOT it/PRP/dobj ./.", "sign", "future"),
        ("Kestria@GPE/NNP/nsubj>3 can/MD/aux>3 sign/VB/ROOT it/PRP/dobj ./.", "sign", "present"),
        (CONTROL, "sign", "past"),
    ],
)
def test_tense(notation: str, verb: str, expected: str) -> None:
    assert tense(word(notation, verb)) == expected


@pytest.mark.parametrize(
    ("notation", "asked", "expected"),
    [
        pytest.param(ACTIVE, "rejected", "Kestria rejected the plan", id="without the full stop"),
        pytest.param(TWO, "accepted", "Kestria accepted it", id="without the clause beside it, nor its but"),
        pytest.param(TWO, "refused", "Tarsovia refused", id="the clause beside it"),
        pytest.param(REFUSAL, "refusal", "Kestria's refusal to sign", id="a noun"),
    ],
)
def test_stretch(notation: str, asked: str, expected: str) -> None:
    assert stretch(word(notation, asked)).text == expected


def test_stretch_begins_with_the_phrase_that_is_given() -> None:
    sentence = doc(CONTROL)
    assert stretch(sentence[3], first=sentence[0]).text == "Kestria refused to sign it"


def test_an_infinitive_of_purpose_hangs_on_a_verb_as_an_adverb_does() -> None:
    left = "Kestria@GPE/NNP/nsubj left=leave/VBD/ROOT aides=aide/NNS/dobj to/TO/aux>5 consult/VB/advcl them/PRP/dobj>5"
    assert is_purpose(word(left, "consult"))
    assert not is_purpose(word(CONTROL, "sign"))


def test_the_verbs_above_come_nearest_first() -> None:
    assert [verb.text for verb in verbs_above(word(CONTROL, "it"))] == ["sign", "refused"]
    assert list(verbs_above(word(ACTIVE, "rejected"))) == []


LONGER = "Kestria@GPE/NNP/nsubj no/DT/neg>3 longer/RB/advmod>4 insists=insist/VBZ/ROOT on/IN/prep it/PRP/pobj>5 ./."
INSISTS = "Kestria@GPE/NNP/nsubj insists=insist/VBZ/ROOT on/IN/prep it/PRP/pobj>3 ./."


@pytest.mark.parametrize(("notation", "expected"), [(LONGER, True), (INSISTS, False)])
def test_what_is_so_no_longer(notation: str, expected: bool) -> None:
    assert is_no_longer(word(notation, "insists")) is expected
