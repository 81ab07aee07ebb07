"""Our own gold of names is sound, and its scorer counts what it says it counts.

A name is written as a line: `1-5 Holm` are the characters 1 to 5, who is meant across reports and in the report; kind
and standing where they matter. A place is `1-5 place`.
"""

from __future__ import annotations

import json
import re
import unicodedata
from collections import Counter
from itertools import pairwise
from typing import Any

import pytest

from bench.quality.corpora import shared
from bench.quality.names import (
    CLUSTERED,
    GOLD,
    PARTS,
    STANDINGS,
    Name,
    Read,
    aligned,
    b_cubed,
    f1,
    fold,
    gold_read,
    items,
    score,
    shifts,
    states,
    texts,
)


def name(line: str, report: str = "r") -> Name:
    span, who, *rest = line.split()
    start, end = map(int, span.split("-"))
    kind = next((word for word in rest if word in CLUSTERED), "place" if who == "place" else "person")
    standing = next((word for word in rest if word in STANDINGS.values()), "actor")
    actor = None if who == "place" else who
    return Name(report, start, end, actor, actor, kind, standing)


def names(*lines: str) -> list[Name]:
    return [name(line) for line in lines]


# --- the gold -------------------------------------------------------------------------------------------------------


def lines(part: str) -> list[dict[str, Any]]:
    path = GOLD / f"names-{part}.jsonl"
    return [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines()]


@pytest.mark.parametrize("part", PARTS)
def test_every_mark_is_of_the_guide(part: str) -> None:
    for item in lines(part):
        assert re.fullmatch(r"\d{4}-\d\d-\d\d", item["published"]), item["id"]
        assert ("path" in item) is not ("url" in item and "year" in item), item["id"]
        for actor in item["actors"]:
            assert actor["kind"] in CLUSTERED, item["id"]
            assert actor["mentions"], (item["id"], actor["id"])
            assert actor["party"] is None or actor["party"], (item["id"], actor["id"])
        for place in item["places"]:
            assert place["mentions"], (item["id"], place["id"])
            assert {letter for _, _, letter in place["mentions"]} <= set(STANDINGS), item["id"]


@pytest.mark.parametrize("part", PARTS)
def test_nobody_stands_twice_and_no_name_in_another(part: str) -> None:
    for item in lines(part):
        ids = Counter(actor["id"] for actor in item["actors"])
        assert [one for one, times in ids.items() if times > 1] == [], item["id"]
        spans = sorted((one.start, one.end) for one in gold_read([item]).names)
        assert all(start < end for start, end in spans), item["id"]
        assert all(one[1] <= other[0] for one, other in pairwise(spans)), item["id"]


def test_there_is_as_much_as_was_promised_and_no_report_is_in_both_parts() -> None:
    tuning, reporting = (lines(part) for part in PARTS)
    ids = [item["id"] for item in (*tuning, *reporting)]
    assert len(ids) == len(set(ids)) >= 120
    assert len(reporting) == 24
    urls = [item["url"] for item in (*tuning, *reporting) if "url" in item]
    assert len(urls) == len(set(urls))
    assert all("text" not in item for item in (*tuning, *reporting))


def test_names_stand_in_their_reports_as_words() -> None:
    if not (shared() / "data/wikinews").is_dir():
        pytest.skip(f"{shared()} is not there (SECRETARIAT_SHARED says where it is)")
    for part in PARTS:
        gold = items(part)
        given = texts(gold, shared())
        for one in gold_read(gold).names:
            words = given[one.report][one.start : one.end]
            assert words == words.strip(), (one, words)
            assert words.lstrip('@“"‘')[:1].isalnum(), (one, words)
            mark = unicodedata.category(words[-1]).startswith("M")
            assert words[-1:].isalnum() or mark or words[-1:] in ".!+'’)”\"", (one, words)


# --- the scorer -----------------------------------------------------------------------------------------------------


def test_a_name_is_found_where_half_of_the_longer_one_is_shared() -> None:
    gold = names("10-20 Holm")
    assert len(aligned(gold, names("10-30 Holm"))) == 1
    assert len(aligned(gold, names("15-20 Holm"))) == 1
    assert aligned(gold, names("10-31 Holm")) == {}
    assert aligned(gold, names("20-30 Holm")) == {}
    assert aligned(gold, [name("10-20 Holm", "another report")]) == {}


def test_each_name_is_found_once_by_the_nearest() -> None:
    gold, made = names("10-20 Holm"), names("10-18 x", "10-20 y", "11-20 z")
    assert aligned(gold, made) == {gold[0]: made[1]}
    two, one = names("10-20 Holm", "20-32 Talmon"), names("14-26 x")
    assert aligned(two, one) == {two[0]: one[0]}


GOLD_NAMES = ("0-1 Holm", "2-3 Holm", "4-5 Talmon")

B_CUBED: list[tuple[str, tuple[str, ...], float, float]] = [
    ("all right", ("0-1 a", "2-3 a", "4-5 b"), 1, 1),
    ("nothing made", (), 0, 0),
    ("one is two", ("0-1 a", "2-3 b", "4-5 c"), 1, 2 / 3),
    ("two are one", ("0-1 a", "2-3 a", "4-5 a"), 5 / 9, 1),
    ("one mistaken for the other", ("0-1 a", "2-3 b", "4-5 b"), 2 / 3, 2 / 3),
    ("one missed", ("0-1 a", "4-5 b"), 1, (1 / 2 + 1) / 3),
    ("one made up, alone", ("0-1 a", "2-3 a", "4-5 b", "6-7 c"), 3 / 4, 1),
    ("one made up, among others", ("0-1 a", "2-3 a", "4-5 b", "6-7 b"), (2 + 1 / 2) / 4, 1),
]


@pytest.mark.parametrize("key", ["actor", "inside"])
@pytest.mark.parametrize(("made", "precision", "recall"), [row[1:] for row in B_CUBED], ids=[row[0] for row in B_CUBED])
def test_b_cubed(made: tuple[str, ...], precision: float, recall: float, key: str) -> None:
    gold, found = names(*GOLD_NAMES), names(*made)
    assert b_cubed(aligned(gold, found), gold, found, key) == pytest.approx((precision, recall))


def test_across_reports_one_is_the_same_and_inside_each_stands_alone() -> None:
    gold = [name("0-1 Holm", "r"), name("0-1 Holm", "s")]
    made = [name("0-1 a", "r"), name("0-1 b", "s")]
    pairs = aligned(gold, made)
    assert b_cubed(pairs, gold, made, "actor") == pytest.approx((1, 1 / 2))
    assert b_cubed(pairs, gold, made, "inside") == pytest.approx((1, 1))


def test_f1() -> None:
    assert f1(0, 0) == 0
    assert f1(1, 0.5) == pytest.approx(2 / 3)


def read(*lines: str, party: dict[str, str | None] | None = None) -> Read:
    """The names, and for each actor the folded names of its party, with `/` between them."""
    told = {who: None if given is None else frozenset(given.split("/")) for who, given in (party or {}).items()}
    found = Read(names=names(*lines))
    for one in found.names:
        if one.actor is not None:
            found.party["r", one.actor] = told.get(one.actor)
    return found


def test_gold_against_itself_is_all_right() -> None:
    for part in PARTS:
        gold = gold_read(items(part))
        figures, wrong = score(gold, gold)
        assert set(figures.values()) == {100}
        assert wrong == []
        assert set(states(gold, gold).values()) == {"right"}


def test_missed_and_made_up_names_cost() -> None:
    gold = read("0-4 Holm", "10-14 Holm", "20-26 place actor")
    figures, wrong = score(gold, read("0-4 a", "30-34 b", "20-26 place actor"))
    assert (figures["found"], figures["right"], figures["standing"]) == (50, 50, 100)
    assert (figures["inside.precision"], figures["inside.recall"]) == (50, 25)
    assert figures["inside.given"] == 100
    assert sorted(wrong) == ["made up r:30-34 person", "missed r:10-14 Holm"]


def test_who_is_several_and_several_who_are_one_are_told() -> None:
    gold = read("0-4 Holm", "10-14 Holm", "20-26 Talmon")
    assert score(gold, read("0-4 a", "10-14 b", "20-26 b"))[1] == ["split r Holm", "merged r ['Holm', 'Talmon']"]


@pytest.mark.parametrize(
    ("gold", "made", "right", "found"),
    [
        (["0-4 place actor"], ["0-4 place actor"], 100, 100),
        (["0-4 place actor"], ["0-4 place place"], 0, 100),
        (["0-4 place place"], ["0-4 place actor"], 0, 100),
        (["0-4 place place"], [], 0, 0),
        # whose something is: not scored
        (["0-4 place actor", "5-9 place belonging"], ["0-4 place actor", "5-9 place actor"], 100, 100),
        (["0-4 place actor", "5-9 place belonging"], ["0-4 place actor"], 100, 100),
        # a place that the program takes for a body stands for an actor
        (["0-4 place actor"], ["0-4 a organisation"], 100, 100),
    ],
)
def test_what_a_place_stands_for(gold: list[str], made: list[str], right: float, found: float) -> None:
    figures, _ = score(read(*gold), read(*made))
    assert (figures["standing"], figures["standing.found"]) == (right, found)


@pytest.mark.parametrize(
    ("gold", "made", "right", "found"),
    [
        ("norland/the north", "norland", 100, 100),
        ("norland", "halmere", 0, 0),
        ("norland", None, 0, 0),
        (None, "norland", 0, 0),
        (None, None, 0, 0),
    ],
)
def test_parties(gold: str | None, made: str | None, right: float, found: float) -> None:
    figures, wrong = score(
        read("0-4 Holm", "10-14 Holm", party={"Holm": gold}), read("0-4 a", "10-14 a", party={"a": made})
    )
    assert (figures["party"], figures["party.found"]) == (right, found)
    assert bool(wrong) is (gold != made and not right)


def test_an_actor_s_party_is_that_of_the_one_whom_most_of_its_mentions_mean() -> None:
    gold = read("0-4 Holm", "10-14 Holm", "20-24 Holm", party={"Holm": "norland"})
    figures, _ = score(gold, read("0-4 a", "10-14 b", "20-24 b", party={"a": "halmere", "b": "norland"}))
    assert (figures["party"], figures["party.found"]) == (100, 100)


def test_states_of_names() -> None:
    gold = read("0-4 Holm", "10-14 Holm", "20-26 place actor", "30-36 place belonging", "40-46 place place")
    made = read("0-4 a", "20-26 place place", "30-36 place actor", "40-46 place place", "50-54 b", "60-66 place place")
    assert states(gold, made) == {
        "r:0-4": "right",
        "r:10-14": "missing",
        "r:20-26": "wrong standing",
        "r:30-36": "right",
        "r:40-46": "right",
        "r:50-54 made up": "spurious",
    }


@pytest.mark.parametrize(
    ("party", "folded"),
    [
        ("Government of the United States", "united states"),
        ("the United  States", "united states"),
        ("Government of Norland", "norland"),
        ("Harbour Party", "harbour party"),
    ],
)
def test_what_does_not_count_in_a_party_s_name(party: str, folded: str) -> None:
    assert fold(party) == folded


def test_places_in_a_text_whose_white_space_was_tidied() -> None:
    given, stored = "Holm  left.\n\n\n Talmon stayed.", "Holm left.\n\nTalmon stayed."
    shift = shifts(given, stored)
    for word in ("Holm", "left.", "Talmon", "stayed."):
        start, end = stored.index(word), stored.index(word) + len(word)
        assert given[shift(start) : shift(end)].strip() == word
    assert shifts(given, given)(7) == 7
    with pytest.raises(ValueError, match="more than white space"):
        shifts(given, stored + "!")
