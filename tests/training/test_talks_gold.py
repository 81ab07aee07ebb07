"""The gold of talks for training is sound, and none of it stands in the parts that measure."""

from __future__ import annotations

import json
from typing import Any, get_args

from bench.quality.corpora import shared
from bench.quality.sayings import GOLD
from secretariat.records import MeetingStatus, ProvisionStatus, Stance
from secretariat.talks.issues import labels

MARKED = ("training", "held", "wire-reporting")
"""Parts with meetings, provisions and positions alone."""
PARTS = (*MARKED, "tuning", "reporting", "real")


def lines(part: str) -> list[dict[str, Any]]:
    text = (GOLD / f"talks-{part}.jsonl").read_text(encoding="utf-8")
    return [json.loads(line) for line in text.splitlines()]


def test_every_mark_is_of_the_guide() -> None:
    for part in MARKED:
        for item in lines(part):
            for one in item["positions"]:
                assert one["stance"] in get_args(Stance), (item["id"], one)
                assert one["issue"] in {*labels(), "other"}, (item["id"], one)
                assert one["party"], (item["id"], one)
            for one in item["provisions"]:
                assert one["status"] in get_args(ProvisionStatus), (item["id"], one)
                assert one["issue"] in {*labels(), "other"}, (item["id"], one)
            for one in item["meetings"]:
                assert one["status"] in get_args(MeetingStatus), (item["id"], one)


def test_nothing_stands_in_two_parts() -> None:
    ids = [item["id"] for part in PARTS for item in lines(part)]
    assert len(set(ids)) == len(ids)
    for field in ("reuters", "url", "text"):
        own = [item[field] for part in PARTS for item in lines(part) if field in item]
        assert len(set(own)) == len(own), field


def test_the_wire_reports_are_not_among_them() -> None:
    measured: set[str | None] = {
        path.stem.removeprefix("REU_") for path in (shared() / "data/wire/facts").glob("REU_*.json")
    }
    assert not measured & {item.get("reuters") for part in PARTS for item in lines(part)}


def test_reports_of_corpora_are_kept_as_offsets_only() -> None:
    for part in MARKED:
        for item in lines(part):
            kept = "text" not in item
            assert kept == ("reuters" in item or "url" in item), item["id"]
            words = [one["words"] for kind in ("meetings", "provisions", "positions") for one in item[kind]]
            assert all(isinstance(one, list) == kept for one in words), item["id"]
