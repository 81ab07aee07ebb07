"""How often a reading is right, by how sure its reader was: a statement's `score`.

The table `tagger/beliefs.json` is counted on PolNeAR's dev part by `training/measure_beliefs.py`: right is a content
and a source that people marked (token Jaccard at least 0.5 each), as in `score_attribution.py`'s who-said-what.
"""

from __future__ import annotations

import functools
from bisect import bisect_right
from importlib import resources

import msgspec


class Beliefs(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """Measured precision of each kind of reading."""

    tagger: tuple[tuple[float, float], ...]
    """(least belief of the bin, precision), by belief; the first bin begins at 0."""
    rules: dict[str, float]
    """Rule → precision, for what no tagger's belief tells."""


@functools.cache
def _beliefs() -> Beliefs:
    return msgspec.json.decode(resources.files(__package__).joinpath("tagger/beliefs.json").read_bytes(), type=Beliefs)


def precision_of(belief: float) -> float:
    """Share of the tagger's attributions with such a belief that were right, 0 to 1."""
    bins = _beliefs().tagger
    return bins[bisect_right(bins, belief, key=lambda row: row[0]) - 1][1]


def precision_of_rule(rule: str) -> float | None:
    """Share of what the rule makes that was right, 0 to 1; None: not measured."""
    return _beliefs().rules.get(rule)


@functools.cache
def _talks() -> dict[str, float]:
    return msgspec.json.decode(
        resources.files(__package__).joinpath("talks_beliefs.json").read_bytes(), type=dict[str, float]
    )


def precision_of_talks(rule: str) -> float | None:
    """Share of the records of talks that the rule makes and that were facts, 0 to 1 (`training/measure_talks.py`);
    None: not measured."""
    return _talks().get(rule)
