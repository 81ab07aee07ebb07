"""What a stance is about, what governs it, and on what it depends: sentences parsed by hand."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from secretariat.talks.predicates import (
    clause_of_condition,
    complement,
    condition_in,
    has_phrase,
    has_to,
    is_condition,
    is_governed,
    is_imperative,
    is_judged,
    is_object_predicate,
    is_predicate,
    is_speech,
    is_unable,
    listed_phrase,
)
from tests.extract.build import doc

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token


def word(notation: str, text: str) -> Token:
    return find(doc(notation), text)


def find(sentence: Doc, text: str) -> Token:
    return next(token for token in sentence if token.text == text)


REFUSED = "Kestria@GPE/NNP/nsubj refused=refuse/VBD/ROOT to/TO/aux>4 sign/VB/xcomp the/DT/det>6 treaty/NN/dobj>4 ./."
READY = "Kestria@GPE/NNP/nsubj is=be/VBZ/ROOT ready/JJ/acomp to/TO/aux>5 sign/VB/xcomp>3 ./."
OPPOSED = "Kestria@GPE/NNP/nsubj is=be/VBZ/ROOT opposed/JJ/acomp to/IN/prep>3 the/DT/det>6 plan/NN/pobj>4 ./."
CALLED = "Kestria@GPE/NNP/nsubj called=call/VBD/ROOT the/DT/det>4 plan/NN/dobj unacceptable/JJ/oprd ./."
UNTIL = (
    "Kestria@GPE/NNP/nsubj>3 will/MD/aux>3 wait/VB/ROOT until/IN/mark>6 Tarsovia@GPE/NNP/nsubj>6"
    " signs=sign/VBZ/advcl>3 ./."
)
WAITED = "Kestria@GPE/NNP/nsubj waited=wait/VBD/ROOT until/IN/mark>5 Tarsovia@GPE/NNP/nsubj>5 signed=sign/VBD/advcl ./."
ON_CONDITION = (
    "Kestria@GPE/NNP/nsubj agreed=agree/VBD/ROOT on/IN/prep condition/NN/pobj>3 that/IN/mark>7"
    " Tarsovia@GPE/NNP/nsubj>7 signs=sign/VBZ/acl>4 ./."
)
OBJECTION = (
    "The/DT/det>2 objections=objection/NNS/nsubj>8 of/IN/prep>2 Kestria@GPE/NNP/pobj>3 to/IN/prep>2 the/DT/det>7"
    " plan/NN/pobj>5 grew=grow/VBD/ROOT ./."
)


@pytest.mark.parametrize(
    ("notation", "asked", "expected"),
    [
        pytest.param(REFUSED, "refused", "sign", id="infinitive"),
        pytest.param(REFUSED, "sign", "treaty", id="object"),
        pytest.param(READY, "ready", "sign", id="infinitive of an adjective"),
        pytest.param(OPPOSED, "opposed", "plan", id="behind a preposition"),
        pytest.param(OBJECTION, "objections", "plan", id="not whose it is"),
        pytest.param(
            "The/DT/det>2 plan/NN/nsubjpass was=be/VBD/auxpass rejected=reject/VBN/ROOT ./.",
            "rejected",
            "plan",
            id="subject of a passive",
        ),
        pytest.param("Kestria@GPE/NNP/nsubj refused=refuse/VBD/ROOT ./.", "refused", None, id="none"),
    ],
)
def test_complement(notation: str, asked: str, expected: str | None) -> None:
    found = complement(word(notation, asked))
    assert (None if found is None else found.text) == expected


def test_a_verb_is_governed_by_the_mark_before_it_in_its_chain() -> None:
    sentence = doc(REFUSED)
    refused, sign = find(sentence, "refused"), find(sentence, "sign")
    assert is_governed(sign, {refused.i: "rejects"})
    assert not is_governed(sign, {})
    assert not is_governed(refused, {sign.i: "accepts"})


def test_a_verb_beside_another_is_not_governed() -> None:
    sentence = doc("Kestria@GPE/NNP/nsubj rejected=reject/VBD/ROOT it/PRP/dobj and/CC/cc left=leave/VBD/conj ./.")
    assert not is_governed(find(sentence, "left"), {find(sentence, "rejected").i: "rejects"})


@pytest.mark.parametrize(
    ("notation", "asked", "expected"),
    [
        (READY, "ready", True),
        (OPPOSED, "opposed", True),
        (
            "Kestria@GPE/NNP/nsubj is=be/VBZ/ROOT against/IN/prep the/DT/det>5 plan/NN/pobj>3 ./.",
            "against",
            True,
        ),
        ("A/DT/det>3 ready/JJ/amod>3 answer/NN/nsubj came=come/VBD/ROOT ./.", "ready", False),
        (CALLED, "unacceptable", False),
    ],
)
def test_is_predicate(notation: str, asked: str, expected: bool) -> None:
    assert is_predicate(word(notation, asked)) is expected


def test_what_a_thing_is_called_is_a_predicate_of_the_object() -> None:
    assert is_object_predicate(word(CALLED, "unacceptable"))
    assert not is_object_predicate(word(CALLED, "plan"))


@pytest.mark.parametrize(
    ("lemma", "expected"),
    [("comment", True), ("say", True), ("disclose", True), ("name", True), ("sign", False), ("withdraw", False)],
)
def test_is_speech(lemma: str, expected: bool) -> None:
    assert is_speech(word(f"They/PRP/nsubj {lemma}/VBP/ROOT ./.", lemma)) is expected


def test_to_consider_a_thing_fair_is_to_judge_it() -> None:
    fair = "They/PRP/nsubj consider/VBP/ROOT the/DT/det>4 plan/NN/dobj fair/JJ/oprd ./."
    as_fair = "They/PRP/nsubj evaluate/VBP/ROOT it/PRP/dobj as/IN/prep fair/JJ/amod>4 ./."
    assert is_judged(word(fair, "consider"))
    assert is_judged(word(as_fair, "evaluate"))
    assert not is_judged(word("They/PRP/nsubj consider/VBP/ROOT it/PRP/dobj ./.", "consider"))


@pytest.mark.parametrize(
    ("notation", "expected"),
    [
        ("They/PRP/nsubj were=be/VBD/ROOT unable/JJ/acomp to/TO/aux>5 agree/VB/xcomp>3 ./.", True),
        ("They/PRP/nsubj failed=fail/VBD/ROOT to/TO/aux>4 agree/VB/xcomp ./.", True),
        ("They/PRP/nsubj wanted=want/VBD/ROOT to/TO/aux>4 agree/VB/xcomp ./.", False),
    ],
)
def test_is_unable(notation: str, expected: bool) -> None:
    assert is_unable(word(notation, "agree")) is expected


@pytest.mark.parametrize(
    ("notation", "verb", "expected"),
    [
        pytest.param("Lift/VB/ROOT the/DT/det>3 blockade/NN/dobj ./.", "Lift", True, id="head of the sentence"),
        pytest.param(
            "“/`` Lift/VB/ccomp it/PRP/dobj>2 ,/, ”/'' he/PRP/nsubj said=say/VBD/ROOT ./.",
            "Lift",
            True,
            id="head of a quotation",
        ),
        pytest.param("They/PRP/nsubj>3 will/MD/aux>3 lift/VB/ROOT it/PRP/dobj ./.", "lift", False, id="with a subject"),
        pytest.param(REFUSED, "sign", False, id="infinitive"),
        pytest.param("Let/VB/ROOT them/PRP/nsubj>3 sign/VB/ccomp it/PRP/dobj>3 ./.", "Let", False, id="let"),
    ],
)
def test_is_imperative(notation: str, verb: str, expected: bool) -> None:
    assert is_imperative(word(notation, verb)) is expected


@pytest.mark.parametrize(
    ("notation", "expected"),
    [
        ("They/PRP/nsubj have/VBP/ROOT to/TO/aux>4 sign/VB/xcomp ./.", True),
        ("They/PRP/nsubj need/VBP/ROOT to/TO/aux>4 sign/VB/xcomp ./.", True),
        ("They/PRP/nsubj want/VBP/ROOT to/TO/aux>4 sign/VB/xcomp ./.", False),
        ("They/PRP/nsubj>3 must/MD/aux>3 sign/VB/ROOT ./.", False),
    ],
)
def test_has_to(notation: str, expected: bool) -> None:
    assert has_to(word(notation, "sign")) is expected


@pytest.mark.parametrize(
    ("notation", "asked", "expected"),
    [
        pytest.param(UNTIL, "signs", True, id="until, still to come"),
        pytest.param(WAITED, "signed", False, id="until, past"),
        pytest.param(ON_CONDITION, "signs", True, id="on condition that"),
        pytest.param(ON_CONDITION, "agreed", False, id="what depends on it"),
        pytest.param(
            "Kestria@GPE/NNP/nsubj>3 would/MD/aux>3 sign/VB/ROOT once/IN/mark>6 Tarsovia@GPE/NNP/nsubj>6"
            " left=leave/VBD/advcl>3 ./.",
            "left",
            True,
            id="once, behind would",
        ),
    ],
)
def test_is_condition(notation: str, asked: str, expected: bool) -> None:
    assert is_condition(word(notation, asked)) is expected


def test_the_clause_of_a_condition_is_told_in_its_words() -> None:
    assert clause_of_condition(word(UNTIL, "wait"), None) == "until Tarsovia signs"
    assert clause_of_condition(word(REFUSED, "refused"), word(REFUSED, "sign")) is None


def test_the_condition_may_hang_on_what_the_stance_is_about() -> None:
    sentence = doc(
        "Kestria@GPE/NNP/nsubj refused=refuse/VBD/ROOT to/TO/aux>4 sign/VB/xcomp until/IN/prep>4 May@DATE/NNP/pobj>5"
    )
    assert clause_of_condition(sentence[1], sentence[3]) == "until May"
    assert clause_of_condition(sentence[1], None) is None


def test_a_condition_reaches_from_its_phrase_to_the_end_and_never_opens_the_words() -> None:
    words = doc(
        "Kestria@GPE/NNP/nsubj>3 will/MD/aux>3 sign/VB/ROOT only/RB/advmod>7 if/IN/mark>7 Tarsovia@GPE/NNP/nsubj>7"
        " leaves=leave/VBZ/advcl>3"
    )
    assert condition_in(words[:], ["unless", "only if"]) == "only if Tarsovia leaves"
    assert condition_in(words[3:], ["only if"]) is None
    assert condition_in(words[:], ["only"]) == "only if Tarsovia leaves"
    assert condition_in(words[:], ["on"]) is None


def test_a_phrase_stands_in_the_words_or_in_their_lemmas() -> None:
    words = doc("They/PRP/nsubj>4 will/MD/aux>4 never/RB/neg>4 accept/VB/ROOT it/PRP/dobj")[:]
    assert has_phrase(words, ["never accept"], "they will never accept it")
    assert has_phrase(words, ["red line"], "the red line")
    assert not has_phrase(words, ["red line"], "they will never accept it")


@pytest.mark.parametrize(
    ("notation", "asked", "expected"),
    [
        (
            "It/PRP/nsubj is=be/VBZ/ROOT out/IN/prep of/IN/prep>3 the/DT/det>6 question/NN/pobj>4 ./.",
            "out",
            "out of the question",
        ),
        ("It/PRP/nsubj is=be/VBZ/ROOT a/DT/det>4 mistake/NN/attr ./.", "mistake", "a mistake"),
        ("It/PRP/nsubj is=be/VBZ/ROOT fair/JJ/acomp ./.", "fair", "fair"),
        ("It/PRP/nsubj is=be/VBZ/ROOT out/IN/prep of/IN/prep>3 date/NN/pobj>4 ./.", "out", None),
        ("It/PRP/nsubj is=be/VBZ/ROOT no/DT/det>4 mistake/NN/attr ./.", "mistake", None),
    ],
)
def test_listed_phrase(notation: str, asked: str, expected: str | None) -> None:
    found = listed_phrase(word(notation, asked), {"out of the question", "a mistake", "fair"})
    assert (None if found is None else found.text) == expected
