"""The table of measured cues, and how a cue is rated by it."""

from __future__ import annotations

import json
from importlib import resources
from typing import Any

import pytest

from secretariat.knowledge import cues
from secretariat.knowledge.cues import PRIOR, class_of, frame_key, precision


@pytest.fixture(scope="module")
def table() -> dict[str, Any]:
    text = resources.files("secretariat.knowledge").joinpath("cues.json").read_text(encoding="utf-8")
    loaded: dict[str, Any] = json.loads(text)
    return loaded


def test_the_table_holds_counts_and_shares(table: dict[str, Any]) -> None:
    assert set(table) == {"cues", "frames"}
    assert all(0 <= share <= 1 for share in table["frames"].values())
    for frames in table["cues"].values():
        for seen, right in frames.values():
            assert isinstance(seen, int)
            assert isinstance(right, int)
            assert 0 <= right <= seen
            assert seen > 0


def test_every_frame_of_a_cue_has_a_prior(table: dict[str, Any]) -> None:
    wanted = {f"{class_of(lemma)} {key}" for lemma, frames in table["cues"].items() for key in frames}
    assert wanted <= set(table["frames"])


def test_every_precision_is_a_share(table: dict[str, Any]) -> None:
    for lemma, frames in table["cues"].items():
        for key in frames:
            bare, named = key.removesuffix("-s"), not key.endswith("-s")
            frame, quoted = bare.removesuffix("+q"), bare.endswith("+q")
            assert frame_key(frame, quoted, named) == key
            assert 0 <= precision(lemma, frame, quoted, named) <= 1


def test_the_commonest_cues_are_believed_and_common_verbs_are_not() -> None:
    assert precision("say", "that", False, True) > 0.7
    assert precision("say", "pre", True, True) > 0.5
    assert precision("according to", "according", False, True) > 0.7
    assert precision("abandon", "obj", False, True) < 0.25
    assert precision("say", "that", False, False) < precision("say", "that", False, True)


def test_few_observations_are_drawn_towards_the_frame(monkeypatch: pytest.MonkeyPatch) -> None:
    counts = {"rare": {"that": (1, 1)}, "common": {"that": (996, 0)}}
    monkeypatch.setattr(cues, "_counts", lambda: (counts, {"held that": 0.5}))
    assert precision("rare", "that", False, True) == pytest.approx((1 + PRIOR * 0.5) / (1 + PRIOR))
    assert precision("common", "that", False, True) == pytest.approx(0.002)
    assert precision("unseen", "that", False, True) == 0.5
    assert precision("unseen", "unseen", False, True) == 0.0


@pytest.mark.parametrize(
    ("quoted", "named", "key"),
    [(False, True, "pre"), (True, True, "pre+q"), (False, False, "pre-s"), (True, False, "pre+q-s")],
)
def test_frame_key(quoted: bool, named: bool, key: str) -> None:
    assert frame_key("pre", quoted, named) == key


@pytest.mark.parametrize(("lemma", "kind"), [("say", "said"), ("call for", "said"), ("want", "held"), (":", "held")])
def test_class_of(lemma: str, kind: str) -> None:
    assert class_of(lemma) == kind
