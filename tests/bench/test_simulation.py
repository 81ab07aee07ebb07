"""The invented world: its figures are those of the judgements, and the judgements recover it."""

from __future__ import annotations

import random
from collections import Counter

import pytest

from bench.quality.simulation import Someone, b_cubed, main, measured, mentions, respelt, world, written

FIGURES = ("actors", "judged", "false merges", "precision", "recall")
SIZE = 1000


def figures(seed: int) -> dict[str, float]:
    found = measured(SIZE, seed)
    return {key: found[key] for key in FIGURES}


@pytest.mark.parametrize("seed", [11, 1, 2])
def test_hardly_any_two_are_taken_for_one_and_most_are_found_again(seed: int) -> None:
    found = figures(seed)
    assert found["false merges"] <= 1
    assert found["precision"] > 99
    assert found["recall"] > 60


def test_the_same_seed_gives_the_same_figures_and_another_others() -> None:
    assert figures(11) == figures(11)
    assert figures(11) != figures(1)


def test_so_many_mentions_as_were_asked_for() -> None:
    found = mentions(200, random.Random(11))
    assert len(found) == 200
    reports = Counter(report for report, _, _ in found)
    assert max(reports.values()) <= 10
    assert all(actor.kind == "person" and actor.name for _, actor, _ in found)


def test_a_report_names_nobody_twice_and_no_two_of_one_surname() -> None:
    seen: dict[str, set[int]] = {}
    for report, _, who in mentions(300, random.Random(11)):
        assert who not in seen.setdefault(report, set())
        seen[report].add(who)


def test_a_surname_alone_is_somebody_of_that_report_only() -> None:
    found = mentions(300, random.Random(11))
    alone = {(actor.name, report): actor.id for report, actor, _ in found if " " not in actor.name}
    assert len(set(alone.values())) == len(alone)
    full: dict[str, set[str]] = {}
    for _, actor, _ in found:
        if " " in actor.name:
            full.setdefault(actor.name, set()).add(actor.id)
    assert all(len(ids) == 1 for ids in full.values())


def test_nobody_has_another_s_whole_name_and_some_share_a_surname() -> None:
    people = world(90, random.Random(11))
    assert len(people) == len({(one.given, one.surname) for one in people}) == 90
    assert len({one.surname for one in people}) < 70


def test_a_name_is_written_in_many_ways_of_which_each_tells_something_of_it() -> None:
    draw = random.Random(11)
    one = Someone("Dari", "Mo", "Kelovsky", "a-1", ("envoy", "adviser"))
    forms = {written(one, draw) for _ in range(200)}
    assert {"Dari Kelovsky", "Dari Mo Kelovsky", "D. Kelovsky", "Kelovsky"} <= forms
    assert all(form.split()[-1][0] == "K" for form in forms)


def test_another_romanisation_leaves_the_first_letter_and_what_cannot_be_respelt() -> None:
    draw = random.Random(11)
    assert {respelt("Kelovsky", draw)[0] for _ in range(50)} == {"K"}
    assert respelt("Kelovsky", draw) != "Kelovsky"
    assert respelt("Talmon", draw) == "Talmon"


@pytest.mark.parametrize(
    ("found", "precision", "recall"),
    [
        ([("a", 1), ("a", 1), ("b", 2)], 1, 1),
        ([("a", 1), ("b", 1), ("c", 2)], 1, 2 / 3),
        ([("a", 1), ("a", 1), ("a", 2)], 5 / 9, 1),
        ([("a", 1), ("b", 1), ("b", 2)], 2 / 3, 2 / 3),
    ],
)
def test_b_cubed(found: list[tuple[str, int]], precision: float, recall: float) -> None:
    assert b_cubed(found) == pytest.approx((precision, recall))


def test_each_size_has_its_line(capsys: pytest.CaptureFixture[str]) -> None:
    main(["100", "200"])
    lines = capsys.readouterr().out.splitlines()
    assert [line.split("  ")[0] for line in lines] == ["mentions 100", "mentions 200"]
    assert all("recall" in line and "mentions a second" in line for line in lines)
