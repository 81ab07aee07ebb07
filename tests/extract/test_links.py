"""Distances between runs, and which run another hangs on."""

from __future__ import annotations

import numpy as np
import pytest

from secretariat.extract.links import BETWEEN, DISTANCES, Linker, between, bucket


@pytest.mark.parametrize(
    ("run", "other", "place"),
    [
        ((5, 6), (4, 5), 0),
        ((5, 6), (2, 3), 2),
        ((5, 6), (6, 7), 2 * len(DISTANCES)),
        ((5, 6), (200, 201), len(DISTANCES)),
    ],
)
def test_distances_are_told_apart_by_side(run: tuple[int, int], other: tuple[int, int], place: int) -> None:
    assert bucket(run, other) == place


def test_cues_in_between_are_counted_up_to_a_few() -> None:
    cues = [(at, at + 1) for at in range(3, 20, 2)]
    assert between((0, 2), (4, 5), cues) == 1
    assert between((0, 2), (30, 31), cues) == BETWEEN - 1
    assert between((4, 5), (0, 2), cues) == 1


def linker() -> Linker:
    """A linker that looks at the first value of a run's first word: the higher, the better; none is worth 0.5."""
    parts = {
        "left.weight": np.zeros((1, 4)), "left.bias": np.ones(1),
        "right.weight": np.array([[1.0, 0, 0, 0]]), "right.bias": np.zeros(1),
        "pair": np.ones((1, 1)), "single.weight": np.zeros((1, 1)), "single.bias": np.zeros(1),
        "none.weight": np.zeros((1, 1)), "none.bias": np.array([0.5]),
        "distance": np.zeros(2 * len(DISTANCES) + 1), "between": np.zeros(BETWEEN),
    }  # fmt: skip
    return Linker({f"to.{name}": value.astype(np.float32) for name, value in parts.items()}, "to")


STATES = np.array([[0.0, 0], [1, 0], [3, 0], [0.2, 0]], dtype=np.float32)


def test_a_run_hangs_on_the_one_with_the_best_score() -> None:
    found, sure = linker().best(STATES, (0, 1), [(1, 2), (2, 3), (3, 4)], [], allow_none=True)
    assert found == (2, 3)
    assert 0.5 < sure < 1


def test_a_run_may_hang_on_none_only_where_that_is_allowed() -> None:
    assert linker().best(STATES, (0, 1), [(3, 4)], [], allow_none=True)[0] is None
    assert linker().best(STATES, (0, 1), [], [], allow_none=True) == (None, 1.0)
    assert linker().best(STATES, (0, 1), [(3, 4)], [], allow_none=False) == ((3, 4), 1.0)
