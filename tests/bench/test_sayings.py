"""Our own gold is sound, and its scorer counts what it says it counts."""

from __future__ import annotations

import json
from typing import Any, get_args

import pytest

from bench.quality import sayings
from bench.quality.corpora import shared
from bench.quality.sayings import GOLD, Link, Mark, Tally, days, gold_marks, items, links_right, matched, same_words
from secretariat.records import Act, Certainty, Manner, SourceType, StatementKind

RELATIONS = {"reported by", "quoted by", "told", "citing", "relayed by"}
PARTS = ("tuning", "reporting")
ALLOWED = {"act": Act, "certainty": Certainty, "kind": StatementKind, "manner": Manner}


def lines(name: str, part: str) -> list[dict[str, Any]]:
    path = GOLD / f"{name}-{part}.jsonl"
    return [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines()]


@pytest.mark.parametrize("name", sayings.SETS)
@pytest.mark.parametrize("part", PARTS)
def test_every_mark_is_of_the_guide(name: str, part: str) -> None:
    for item in lines(name, part):
        for statement in item["statements"]:
            for field, allowed in ALLOWED.items():
                assert statement[field] in get_args(allowed), (item["id"], field, statement[field])
            assert {link["relation"] for link in statement["chain"] or ()} <= RELATIONS, item["id"]
            if statement["unnamed"] is not None:
                assert statement["unnamed"]["type"] in get_args(SourceType), item["id"]


@pytest.mark.parametrize("part", PARTS)
def test_every_piece_stands_in_its_text(part: str) -> None:
    for item in lines("invented", part):
        for statement in item["statements"]:
            pieces = [*statement["content"], statement["source"], statement["cue"], statement["addressee"]]
            pieces += [statement["medium"], (statement["said"] or {}).get("words")]
            pieces += [link["words"] for link in statement["chain"] or ()]
            assert [piece for piece in pieces if piece and piece not in item["text"]] == [], item["id"]


def test_there_is_as_much_as_was_promised_and_a_third_is_kept_apart() -> None:
    for name, least in (("invented", 250), ("wikinews", 60)):
        tuning, reporting = (lines(name, part) for part in PARTS)
        ids = [item["id"] for item in (*tuning, *reporting)]
        assert len(ids) == len(set(ids)) >= least
        assert 0.3 < len(reporting) / len(ids) < 0.36


def test_wikinews_passages_are_kept_as_offsets_only() -> None:
    if not (shared() / "data/wikinews").is_dir():
        pytest.skip(f"{shared()} is not there (SECRETARIAT_SHARED says where it is)")
    for part in PARTS:
        assert all("text" not in item for item in lines("wikinews", part))
        for item in items("wikinews", part):
            assert item["text"].strip()
            gold_marks(item)


def test_gold_against_itself_is_all_right() -> None:
    tally = Tally()
    for item in lines("invented", "tuning"):
        tally.item(item["id"], gold_marks(item), gold_marks(item))
    figures = tally.figures()
    assert figures["statements.f1"] == figures["chain.f1"] == figures["act"] == figures["unnamed.type"] == 1
    assert set(tally.states.values()) == {"right"}


def mark(tokens: set[int], **fields: Any) -> Mark:
    plain = {"manner": "said", "kind": "indirect", "act": "assert", "negated": False, "certainty": "certain"}
    spoken: dict[str, str | None] = {"addressee": None, "medium": None, "said": None}
    return Mark("words", frozenset(tokens), frozenset(fields.pop("speaker", {"kostan"})), plain=plain, spoken=spoken,
                **fields)  # fmt: skip


def test_a_statement_is_found_where_half_of_all_words_are_shared() -> None:
    gold = mark({1, 2, 3, 4})
    assert len(matched([gold], [mark({1, 2, 3, 4, 5, 6, 7, 8})])) == 1
    assert matched([gold], [mark({1, 2, 3, 4, 5, 6, 7, 8, 9})]) == []
    better = mark({1, 2, 3})
    assert matched([gold], [mark({1, 2}), better]) == [(gold, better)]


def link(*names: str) -> Link:
    return Link(frozenset(names), "told")


def test_links_count_in_their_order() -> None:
    gold = [link("gazette"), link("stone court", "kestria")]
    assert len(links_right(gold, [link("gazette"), link("kestria")])) == 2
    assert len(links_right(gold, [link("kestria"), link("gazette")])) == 1
    assert links_right(gold, []) == []


def test_a_made_up_link_costs_precision() -> None:
    tally = Tally()
    tally.item("one", [mark({1, 2})], [mark({1, 2}, chain=(link("gazette"),))])
    tally.item("two", [mark({1, 2}, chain=(link("wire"),))], [mark({1, 2}, chain=(link("wire"),))])
    assert tally.figures()["chain.f1"] == pytest.approx(2 / 3)
    assert tally.states == {"one 1": "wrong chain", "two 1": "right"}


@pytest.mark.parametrize(
    ("earliest", "latest", "written"),
    [
        ("2031-03-05T00:00:00Z", "2031-03-06T00:00:00Z", "2031-03-05"),
        ("2031-03-05T18:00:00Z", "2031-03-05T23:00:00Z", "2031-03-05"),
        ("2031-03-01", "2031-04-01", "2031-03-01/2031-03-31"),
        (None, "2031-04-01", None),
    ],
)
def test_an_interval_is_compared_by_its_days(earliest: str | None, latest: str | None, written: str | None) -> None:
    assert days(earliest, latest) == written


def test_words_agree_where_one_holds_the_other() -> None:
    assert same_words("evening address", "evening address on monday")
    assert same_words(None, None)
    assert not same_words(None, "telegram")
