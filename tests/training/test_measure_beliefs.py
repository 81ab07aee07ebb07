"""Measuring beliefs: bins of (belief, right) whose precision never falls."""

from __future__ import annotations

import itertools
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from secretariat.knowledge.beliefs import precision_of, precision_of_rule
from training import measure_beliefs
from training.measure_beliefs import bins


def pairs(*rows: tuple[float, int, int]) -> list[tuple[float, bool]]:
    """(belief, seen, right) as single readings."""
    return [(belief, number < right) for belief, seen, right in rows for number in range(seen)]


def test_a_bin_for_each_belief_where_precision_rises() -> None:
    assert bins(pairs((0.2, 10, 2), (0.5, 10, 5), (0.9, 10, 9)), 3) == [(0.0, 0.2), (0.5, 0.5), (0.9, 0.9)]


def test_the_first_bin_begins_at_nothing() -> None:
    assert bins([(0.7, True), (0.8, True)], 1) == [(0.0, 1.0)]


def test_a_bin_worse_than_the_one_below_is_joined_with_it() -> None:
    assert bins(pairs((0.2, 10, 6), (0.5, 10, 4), (0.9, 10, 9)), 3) == [(0.0, 0.5), (0.9, 0.9)]


def test_joining_goes_down_as_far_as_it_has_to() -> None:
    assert bins(pairs((0.2, 10, 5), (0.5, 10, 6), (0.9, 10, 1)), 3) == [(0.0, 0.4)]


@given(
    seen=st.lists(st.tuples(st.floats(0, 1), st.booleans()), min_size=1, max_size=60),
    number=st.integers(1, 15),
)
def test_beliefs_and_precision_rise_together(seen: list[tuple[float, bool]], number: int) -> None:
    found = bins(seen, number)
    assert found[0][0] == 0
    assert all(0 <= share <= 1 for _, share in found)
    for (least, share), (more, better) in itertools.pairwise(found):
        assert least <= more
        assert share <= better


def test_without_the_corpus_it_says_what_is_missing(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(measure_beliefs, "SHARED", tmp_path)
    monkeypatch.setattr(measure_beliefs, "OUT", tmp_path / "beliefs.json")
    assert measure_beliefs.main() == 2
    assert "SECRETARIAT_SHARED" in capsys.readouterr().err
    assert not (tmp_path / "beliefs.json").exists()


def test_the_table_that_comes_with_the_package_rises() -> None:
    shares = [precision_of(belief / 100) for belief in range(101)]
    assert shares == sorted(shares)
    assert 0 < shares[0] <= shares[-1] <= 1
    assert precision_of_rule("no such rule") is None
