"""Whether a meeting came about: the rules on hand-built parses, without a model."""

from __future__ import annotations

import pytest

from secretariat.talks.statuses import by_preposition, status_of_noun, status_of_verb
from tests.extract.build import doc

NOUNS: list[tuple[str, int | None, str | None]] = [
    # talks is the first token's noun; its verb is the root; the day of the meeting against that of publication
    ("Talks=talk/NNS/nsubj took=take/VBD/ROOT place/NN/dobj ./.", -1, "held"),
    ("Talks=talk/NNS/nsubj did=do/VBD/aux>4 not/RB/neg>4 take/VB/ROOT place/NN/dobj ./.", -1, "cancelled"),
    ("Talks=talk/NNS/nsubj began=begin/VBD/ROOT ./.", None, "under way"),
    ("Talks=talk/NNS/nsubj began=begin/VBD/ROOT ./.", -1, "held"),
    ("Talks=talk/NNS/nsubj began=begin/VBD/ROOT ./.", 0, "under way"),
    ("Talks=talk/NNS/nsubj begin/VBP/ROOT ./.", 1, "planned"),
    ("Talks=talk/NNS/nsubj will/MD/aux begin/VB/ROOT ./.", None, "planned"),
    ("Talks=talk/NNS/nsubj might/MD/aux begin/VB/ROOT ./.", 1, "uncertain"),
    ("Talks=talk/NNS/nsubj continue/VBP/ROOT ./.", None, "under way"),
    ("Talks=talk/NNS/nsubj are=be/VBP/ROOT under/IN/prep way/NN/pobj>3 ./.", None, "under way"),
    ("Talks=talk/NNS/nsubjpass were=be/VBD/auxpass postponed=postpone/VBN/ROOT ./.", 1, "postponed"),
    ("Talks=talk/NNS/nsubjpass were=be/VBD/auxpass called=call/VBN/ROOT off/RP/prt ./.", 1, "cancelled"),
    ("Talks=talk/NNS/nsubjpass were=be/VBD/auxpass denied=deny/VBN/ROOT ./.", None, "denied"),
    ("Talks=talk/NNS/nsubjpass were=be/VBD/auxpass proposed=propose/VBN/ROOT ./.", None, "not scheduled"),
    ("Talks=talk/NNS/nsubjpass are=be/VBP/auxpass planned=plan/VBN/ROOT ./.", None, "planned"),
    ("Talks=talk/NNS/nsubjpass are=be/VBP/auxpass not/RB/neg planned=plan/VBN/ROOT ./.", None, "not scheduled"),
    # a verb that does not tell: the day does, or nothing
    ("Talks=talk/NNS/nsubj helped=help/VBD/ROOT ./.", -1, "held"),
    ("Talks=talk/NNS/nsubj helped=help/VBD/ROOT ./.", 0, "under way"),
    ("Talks=talk/NNS/nsubj helped=help/VBD/ROOT ./.", 1, "planned"),
    ("Talks=talk/NNS/nsubj helped=help/VBD/ROOT ./.", None, None),
]


@pytest.mark.parametrize(("notation", "day", "status"), NOUNS)
def test_a_noun_by_its_verb_and_day(notation: str, day: int | None, status: str | None) -> None:
    sentence = doc(notation)
    verb = next(token for token in sentence if token.dep_ == "ROOT")
    assert status_of_noun(sentence[0], verb, day, set()) == status


@pytest.mark.parametrize(
    ("word", "day", "status"),
    [("next", None, "planned"), ("next", 1, "planned"), ("last", None, "held"), ("current", None, "under way"),
     ("long", None, None), ("long", -1, "held")],
)  # fmt: skip
def test_a_noun_by_the_word_in_front(word: str, day: int | None, status: str | None) -> None:
    noun = doc(f"The/DT/det>3 {word}/JJ/amod>3 talks=talk/NNS/ROOT ./.")[2]
    assert status_of_noun(noun, None, day, {word}) == status


VERBS: list[tuple[str, int | None, str]] = [
    # the verb of meeting is the one whose lemma is "meet"
    ("They=they/PRP/nsubj met=meet/VBD/ROOT ./.", None, "held"),
    ("They=they/PRP/nsubj meet/VBP/ROOT ./.", 0, "under way"),
    ("They=they/PRP/nsubj meet/VBP/ROOT ./.", 1, "planned"),
    ("They=they/PRP/nsubj are=be/VBP/aux meeting=meet/VBG/ROOT ./.", None, "under way"),
    ("They=they/PRP/nsubj are=be/VBP/aux meeting=meet/VBG/ROOT ./.", 1, "planned"),
    ("They=they/PRP/nsubj will/MD/aux meet/VB/ROOT ./.", None, "planned"),
    ("They=they/PRP/nsubj could/MD/aux meet/VB/ROOT ./.", None, "uncertain"),
    ("They=they/PRP/nsubj did=do/VBD/aux not/RB/neg meet/VB/ROOT ./.", -1, "denied"),
    ("They=they/PRP/nsubj will/MD/aux not/RB/neg meet/VB/ROOT ./.", 1, "not scheduled"),
    ("They=they/PRP/nsubj should/MD/aux have/VB/aux met=meet/VBN/ROOT ./.", -1, "cancelled"),
    ("They=they/PRP/nsubj agreed=agree/VBD/ROOT to/TO/aux>4 meet/VB/xcomp ./.", None, "planned"),
    ("They=they/PRP/nsubj want/VBP/ROOT to/TO/aux>4 meet/VB/xcomp ./.", None, "not scheduled"),
    ("They=they/PRP/nsubj delayed=delay/VBD/ROOT meeting=meet/VBG/xcomp ./.", None, "postponed"),
    ("They=they/PRP/nsubj denied=deny/VBD/ROOT meeting=meet/VBG/xcomp ./.", None, "denied"),
    ("They=they/PRP/nsubj were=be/VBD/ROOT to/TO/aux>5 have/VB/aux>5 met=meet/VBN/xcomp ./.", -1, "cancelled"),
]


@pytest.mark.parametrize(("notation", "day", "status"), VERBS)
def test_a_verb_of_meeting(notation: str, day: int | None, status: str) -> None:
    verb = next(token for token in doc(notation) if token.lemma_ == "meet")
    assert status_of_verb(verb, day) == status


BEFORE: list[tuple[str, int | None, str | None]] = [
    ("After/IN/prep>4 talks=talk/NNS/pobj>1 she/PRP/nsubj left=leave/VBD/ROOT ./.", None, "held"),
    ("After/IN/prep>5 talks=talk/NNS/pobj>1 she/PRP/nsubj will/MD/aux leave/VB/ROOT ./.", None, None),
    ("Before/IN/prep>4 talks=talk/NNS/pobj>1 she/PRP/nsubj left=leave/VBD/ROOT ./.", None, "planned"),
    ("Before/IN/prep>4 talks=talk/NNS/pobj>1 she/PRP/nsubj left=leave/VBD/ROOT ./.", -1, "held"),
    ("During/IN/prep>4 talks=talk/NNS/pobj>1 she/PRP/nsubj left=leave/VBD/ROOT ./.", None, "held"),
    ("At/IN/prep>5 talks=talk/NNS/pobj>1 she/PRP/nsubj will/MD/aux leave/VB/ROOT ./.", None, "planned"),
    ("At/IN/prep>4 talks=talk/NNS/pobj>1 she/PRP/nsubj left=leave/VBD/ROOT ./.", None, None),
]


@pytest.mark.parametrize(("notation", "day", "status"), BEFORE)
def test_a_preposition_in_front(notation: str, day: int | None, status: str | None) -> None:
    sentence = doc(notation)
    verb = next(token for token in sentence if token.dep_ == "ROOT")
    assert by_preposition(sentence[0], verb, day, set()) == status
