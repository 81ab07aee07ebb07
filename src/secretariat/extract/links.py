"""Which run hangs on which: content on its cue, a cue on its source."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, Any

import numpy as np

from secretariat.extract.chain import Run

if TYPE_CHECKING:
    from numpy.typing import NDArray

    Floats = NDArray[np.float32]

DISTANCES = (0, 1, 2, 3, 5, 8, 12, 20, 35, 60)
"""Words between two runs: bounds of the buckets, on either side."""
BETWEEN = 4
"""Cues between two runs: 0, 1, 2, 3 and more."""


def bucket(run: Run, other: Run) -> int:
    """The distance between two runs, its side told apart."""
    gap = max(other[0] - run[1], run[0] - other[1], 0)
    place = sum(gap > bound for bound in DISTANCES)
    return place if other[0] < run[0] else 2 * len(DISTANCES) - place


def between(run: Run, other: Run, cues: Sequence[Run]) -> int:
    """Number of cues that stand between two runs, at most BETWEEN - 1."""
    low, high = min(run[1], other[1]), max(run[0], other[0])
    return min(sum(low <= cue[0] and cue[1] <= high for cue in cues), BETWEEN - 1)


class Linker:
    """Scores a run against others: biaffine in the runs' vectors, and in their distance and the cues in between."""

    def __init__(self, heads: Mapping[str, Any], name: str) -> None:
        self._parts = {
            key.removeprefix(f"{name}."): value for key, value in heads.items() if key.startswith(f"{name}.")
        }

    def best(
        self, states: Floats, run: Run, others: Sequence[Run], cues: Sequence[Run], *, allow_none: bool
    ) -> tuple[Run | None, float]:
        """The run that this one hangs on (None: none of them), and its probability.

        Args:
            states: the words' vectors.
            run: the run.
            others: the runs it can hang on.
            cues: the window's cues.
            allow_none: whether it can hang on none; else `others` must not be empty.
        """
        part = self._parts
        left = np.maximum(part["left.weight"] @ _vector(states, run) + part["left.bias"], 0)
        none = part["none.weight"] @ left + part["none.bias"] if allow_none else np.array([-np.inf], dtype=np.float32)
        scores = [float(none[0])]
        for other in others:
            right = np.maximum(part["right.weight"] @ _vector(states, other) + part["right.bias"], 0)
            pair = right @ (part["pair"] @ left) + part["single.weight"][0] @ right + part["single.bias"][0]
            apart, amid = part["distance"][bucket(run, other)], part["between"][between(run, other, cues)]
            scores.append(float(pair + apart + amid))
        odds = np.exp(np.array(scores) - max(scores))
        odds /= odds.sum()
        place = int(odds.argmax())
        return (None if place == 0 else others[place - 1]), float(odds[place])


def _vector(states: Floats, run: Run) -> Floats:
    return np.concatenate([states[run[0]], states[run[1] - 1]])
