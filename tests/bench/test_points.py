"""The pairs of points of real reports that were read are sound, and their scorer counts what it says it counts."""

from __future__ import annotations

from dataclasses import replace
from typing import get_args

import numpy as np
import pytest

from bench.quality.points import Answer, Pair, Place, Read, judged, matters, numbers, pairs, score, states
from secretariat.knowledge.meanings import SIZE
from secretariat.reconcile.claims import Told
from secretariat.reconcile.points import Point
from tests.reconcile.pointed import point

PARTS = ("training", "tuning", "reporting")


def pair(answer: Answer, *, at: int = 0, stands: float = 1.0, doubt: bool = False, matter: int = 1) -> Pair:
    """A pair of points of the reports 1 and 2."""
    return Pair(matter, ("1", at, at + 10), ("2", at, at + 10), answer, doubt, stands)


@pytest.mark.parametrize("part", PARTS)
def test_each_pair_is_of_two_reports_and_stands_for_one_pair_or_more(part: str) -> None:
    gold = pairs(part)
    assert {one.answer for one in gold} == set(get_args(Answer))
    for one in gold:
        assert int(one.left[0]) <= int(one.right[0])
        assert one.left != one.right
        assert all(start < end for _, start, end in (one.left, one.right))
        assert one.stands >= 1
    assert len({(one.left, one.right) for one in gold}) == len(gold)


def test_no_report_is_in_two_parts() -> None:
    known = [numbers(pairs(part)) for part in PARTS]
    assert not known[0] & known[1]
    assert not known[0] & known[2]
    assert not known[1] & known[2]


def test_the_pairs_of_a_matter_come_together() -> None:
    gold = [pair("same", matter=2), pair("neither", matter=1), pair("against", matter=2, at=20)]
    assert [[one.answer for one in own] for own in matters(gold)] == [["neither"], ["same", "against"]]


def told(report: str, *points: Point) -> Told:
    """A report with some points."""
    return Told(report, None, points, np.zeros((len(points), SIZE), np.int8))


def test_a_place_is_the_point_that_shares_most_with_it() -> None:
    first, second = point(0, "a", "The talks failed."), point(1, "a", "They failed on Friday over grain.")
    read = Read(told("a", first, second), {first.id: (0, 16), second.id: (0, 40)})
    assert read.point(("1", 0, 16)) is first
    assert read.point(("1", 20, 40)) is second
    assert read.point(("1", 60, 80)) is None


def test_a_pair_counts_for_as_many_as_it_was_drawn_from() -> None:
    found = {
        pair("same", stands=3): "same",
        pair("same", at=20): "neither",
        pair("neither", at=40, stands=1.5): "same",
        pair("neither", at=60, stands=8): "against",
        pair("neither", at=80, stands=2): "unsure",
        pair("against", at=100): "against",
    }
    figures = score(found)
    assert figures["same.precision"] == 66.7
    assert figures["same.recall"] == 75.0
    assert figures["same.f1"] == 70.6
    assert figures["spared"] == round(100 * (1 - 8 / 15.5), 1)


def test_pairs_in_doubt_are_left_out_where_the_figure_says_so() -> None:
    found = {pair("same"): "same", pair("same", at=20, doubt=True): "neither"}
    figures = score(found)
    assert figures["same.recall"] == 50.0
    assert figures["same.sure.recall"] == 100.0


def test_states_tell_what_was_found_missed_and_made_up() -> None:
    found = {
        pair("same"): "same",
        pair("same", at=20): "unsure",
        pair("same", at=40): "against",
        pair("neither", at=60): "against",
        pair("neither", at=80): "neither",
        pair("against", at=100): "same",
    }
    assert states(found) == {
        "1:0-2:0": "right",
        "1:20-2:20": "missing",
        "1:40-2:40": "wrong against",
        "1:60-2:60": "spurious",
        "1:100-2:100": "spurious",
    }


def test_a_pair_of_which_a_point_is_not_read_is_neither() -> None:
    points = {number: point(0, number, "The talks failed on Friday.") for number in ("1", "2")}
    known = {number: Read(told(number, one), {one.id: (0, 16)}) for number, one in points.items()}
    away: Place = ("2", 500, 520)
    assert judged([replace(pair("same"), right=away)], known) == {replace(pair("same"), right=away): "neither"}
