"""The gold for training is sound, and none of it stands in the parts that measure."""

from __future__ import annotations

import json
from typing import Any, get_args

import pytest

from bench.quality.corpora import shared
from bench.quality.sayings import GOLD
from secretariat.records import Act, Certainty, Manner, SourceType, StatementKind
from training.gold import in_paragraphs, training_items

ALLOWED = {"act": Act, "certainty": Certainty, "kind": StatementKind, "manner": Manner}
FILES = ("invented", "passages")


def lines(name: str, part: str = "training") -> list[dict[str, Any]]:
    path = GOLD / f"{name}-{part}.jsonl"
    return [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines()]


@pytest.mark.parametrize("name", FILES)
def test_every_mark_is_of_the_guide(name: str) -> None:
    for item in lines(name):
        for statement in item["statements"]:
            for field, allowed in ALLOWED.items():
                assert statement[field] in get_args(allowed), (item["id"], field, statement[field])
            if statement["unnamed"] is not None:
                assert statement["unnamed"]["type"] in get_args(SourceType), item["id"]


def test_acts_alone_are_of_the_guide() -> None:
    for item in lines("acts"):
        for statement in item["statements"]:
            assert statement["act"] in get_args(Act)
            assert statement["certainty"] in get_args(Certainty)


def test_nothing_stands_in_two_parts() -> None:
    ids = [item["id"] for name in FILES for item in lines(name)]
    measured = [
        item["id"]
        for name in ("invented", "wikinews")
        for part in ("tuning", "reporting")
        for item in lines(name, part)
    ]
    assert len({*ids, *measured}) == len(ids) + len(measured)
    texts = {item["text"] for item in lines("invented")}
    assert not texts & {item["text"] for part in ("tuning", "reporting") for item in lines("invented", part)}
    used = {item["url"] for part in ("tuning", "reporting") for item in lines("wikinews", part)}
    assert not used & {item["doc"] for item in lines("passages") if item["corpus"] == "wikinews"}


def test_passages_of_corpora_are_kept_as_offsets_only() -> None:
    assert not any("text" in item for name in ("passages", "acts") for item in lines(name))


def test_marked_words_are_put_back_from_the_corpora() -> None:
    if not (shared() / "data/reuters21578").is_dir():
        pytest.skip(f"{shared()} is not there (SECRETARIAT_SHARED says where it is)")
    found = training_items()
    assert len(found) == sum(len(lines(name)) for name in (*FILES, "acts"))
    for item in found:
        if item["whole"]:
            pieces = [piece for statement in item["statements"] for piece in statement["content"]]
            assert [piece for piece in pieces if piece not in item["text"]] == [], item["id"]


def test_hard_wrapped_lines_are_joined() -> None:
    assert in_paragraphs("    The envoy\nsaid no.\n    She\nleft.\n Reuter\n") == "The envoy said no.\n\nShe left."
