"""Whether two texts are one form filled in twice: weekly statistics, notices of one kind, reports on a market.

In a reprint or an update most figures stay as they are, and what changes is prose. In a form the prose stays and the
figures change. So every run of some words is compared twice: as it is, and with a mark in the place of its numbers,
months and days of the week. What is the same only with the marks tells that the figures are others.
"""

from __future__ import annotations

import functools
from collections import defaultdict
from collections.abc import Mapping, Sequence

from secretariat.knowledge.times import load_times

_MARK = "#"
"""Stands for figures; no word has it."""
_SCALES = frozenset({"billion", "trillion", "mln", "bln", "half"})
"""Words of figures that are none of times."""


def differing_figures(left: Sequence[str], right: Sequence[str], length: int) -> tuple[int, int]:
    """Of the runs that two texts share when figures do not count: those whose figures are nowhere the same, and all.

    Args:
        left, right: the words of the texts, in lower case.
        length: words of a run; figures that stand together are one.
    """
    ours, theirs = _runs(left, length), _runs(right, length)
    shared = ours.keys() & theirs.keys()
    return sum(not ours[run] & theirs[run] for run in shared), len(shared)


def _runs(words: Sequence[str], length: int) -> Mapping[tuple[str, ...], set[tuple[str, ...]]]:
    """Each run with marks for its figures → the figures that stand there; without figures the empty ones."""
    marked: list[tuple[str, str]] = []
    for word in words:
        if not _is_figure(word):
            marked.append((word, ""))
        elif marked and marked[-1][0] == _MARK:
            marked[-1] = (_MARK, f"{marked[-1][1]} {word}")
        else:
            marked.append((_MARK, word))
    found: dict[tuple[str, ...], set[tuple[str, ...]]] = defaultdict(set)
    for at in range(len(marked) - length + 1):
        run = marked[at : at + length]
        found[tuple(word for word, _ in run)].add(tuple(figure for _, figure in run))
    return found


def _is_figure(word: str) -> bool:
    return word[0].isdigit() or word in _named()


@functools.cache
def _named() -> frozenset[str]:
    """Numbers, months and days of the week in words."""
    times = load_times()
    lists = (times.numbers, times.scales, times.ordinals, times.months, times.short_months, times.weekdays)
    return _SCALES.union(*lists)
