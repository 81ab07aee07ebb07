"""A chain of labels over words: the likeliest one, and how sure each of its labels is (a linear-chain CRF)."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import numpy as np

if TYPE_CHECKING:
    from numpy.typing import NDArray

    Floats = NDArray[np.float32]

Run = tuple[int, int]
"""First and one-past-last word of a window."""


@dataclass(frozen=True, slots=True)
class Marked:
    """The labels of one window: 0 outside, `1 + 2 * role` where a run begins, `2 + 2 * role` inside one."""

    labels: tuple[int, ...]
    sure: tuple[float, ...]
    """For each word, the probability of its label given all the window's words."""

    def runs(self, role: int) -> list[Run]:
        """The runs of a role, in order."""
        begins, goes_on = 1 + 2 * role, 2 + 2 * role
        found: list[Run] = []
        for word, label in enumerate(self.labels):
            if label == goes_on and found and found[-1][1] == word:
                found[-1] = (found[-1][0], word + 1)
            elif label in {begins, goes_on}:
                found.append((word, word + 1))
        return found

    def belief(self, run: Run) -> float:
        """Geometric mean of the probabilities at the run's edges and over all of it."""
        own = np.array(self.sure[slice(*run)], dtype=np.float32)
        return float((own[0] * own[-1] * own.mean()) ** (1 / 3))


def decode(emitted: Sequence[Floats], begin: Any, end: Any, moves: Any) -> list[Marked]:
    """The likeliest labels of each window.

    Args:
        emitted: for each window, scores [words, labels].
        begin: scores of the first label, [labels].
        end: scores of the last label, [labels].
        moves: scores of a label behind another, [labels, labels].
    """
    if not emitted:
        return []
    lengths = np.array([len(scores) for scores in emitted])
    padded = np.zeros((len(emitted), lengths.max(), moves.shape[0]), dtype=np.float32)
    for row, scores in enumerate(emitted):
        padded[row, : len(scores)] = scores
    best, forward = _forward(padded, begin, moves)
    backward = _backward(padded, lengths, end, moves)
    found = []
    for row, length in enumerate(lengths):
        last = best[row][0][length - 1] + end
        labels = [int(last.argmax())]
        for word in range(length - 1, 0, -1):
            labels.append(int(best[row][1][word][labels[-1]]))
        labels.reverse()
        total = forward[row, :length] + backward[row, :length]
        odds = np.exp(total - total.max(axis=1, keepdims=True))
        odds /= odds.sum(axis=1, keepdims=True)
        found.append(Marked(tuple(labels), tuple(float(odds[word, label]) for word, label in enumerate(labels))))
    return found


def _forward(padded: Floats, begin: Any, moves: Any) -> tuple[list[tuple[Any, Any]], Floats]:
    """For each window the best score and the label before it at each word, and the log sum of all ways to it."""
    longest = padded.shape[1]
    score = np.zeros_like(padded)
    before = np.zeros(padded.shape, dtype=np.int8)
    total = np.zeros_like(padded)
    score[:, 0] = total[:, 0] = begin + padded[:, 0]
    for word in range(1, longest):
        ways = score[:, word - 1, :, None] + moves
        before[:, word] = ways.argmax(axis=1)
        score[:, word] = ways.max(axis=1) + padded[:, word]
        total[:, word] = _log_sum(total[:, word - 1, :, None] + moves, 1) + padded[:, word]
    return list(zip(score, before, strict=True)), total


def _backward(padded: Floats, lengths: Any, end: Any, moves: Any) -> Floats:
    """The log sum of all ways on from each word's label to the window's end."""
    total = np.zeros_like(padded)
    longest = padded.shape[1]
    total[:, longest - 1] = end
    for word in range(longest - 2, -1, -1):
        step = _log_sum(moves + (padded[:, word + 1] + total[:, word + 1])[:, None, :], 2)
        total[:, word] = np.where((lengths - 1 > word)[:, None], step, end)
    return total


def _log_sum(values: Any, axis: int) -> Any:
    top = values.max(axis=axis, keepdims=True)
    return np.log(np.exp(values - top).sum(axis=axis)) + top.squeeze(axis)
