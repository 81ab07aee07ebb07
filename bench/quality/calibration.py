"""Whether scores mean what they say: the share of statements that were right, by their score."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from bench.quality.corpora import PROJECT

PAGE = PROJECT / "docs" / "calibration.md"
STEP = 0.1
HEAD = """<!-- Written by `python -m bench.quality.gate --update`. -->

# Calibration

A statement's `score` is the share of attributions of its kind that were right on PolNeAR's dev part. Here are the
statements of that part by their score, and how many of them were right: content and source found together
(who-said-what). The bins of the score were counted on the same reports, so this shows that the table is used as it was
measured; it is no promise for other reports.

| score | statements | mean score | right |
|---|---:|---:|---:|
"""


@dataclass(frozen=True)
class Row:
    """Statements whose scores lie in one bin."""

    least: float
    number: int
    score: float
    """Mean score, 0 to 1."""
    right: float
    """Share that was right, 0 to 1."""


def table(scored: Iterable[tuple[float, bool]], step: float = STEP) -> tuple[Row, ...]:
    """(score, right) of each statement in bins of `step`, the lowest first; bins without statements are left out."""
    bins: dict[int, list[tuple[float, bool]]] = {}
    last = round(1 / step) - 1
    for score, right in scored:
        bins.setdefault(min(int(score / step + 1e-9), last), []).append((score, right))
    return tuple(
        Row(
            least=round(place * step, 3),
            number=len(own),
            score=sum(score for score, _ in own) / len(own),
            right=sum(right for _, right in own) / len(own),
        )
        for place, own in sorted(bins.items())
    )


def error(rows: Sequence[Row]) -> float:
    """Expected calibration error: mean distance of score and share, weighted by the number of statements, 0 to 1."""
    total = sum(row.number for row in rows)
    return sum(row.number * abs(row.score - row.right) for row in rows) / total if total else 0.0


def page(rows: Sequence[Row]) -> str:
    """The page of the documentation."""
    lines = [
        f"| {row.least:.1f} to {row.least + STEP:.1f} | {row.number:,} | {row.score:.2f} | {row.right:.2f} |\n"
        for row in rows
    ]
    return f"{HEAD}{''.join(lines)}\nMean distance of score and share: {error(rows):.3f}.\n"
