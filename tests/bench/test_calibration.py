"""Scores against what was right."""

from __future__ import annotations

import pytest

from bench.quality.calibration import error, page, table


def test_statements_are_put_into_bins_by_their_score() -> None:
    rows = table([(0.31, True), (0.39, False), (0.4, True), (1.0, True), (0.95, True)])
    assert [(row.least, row.number) for row in rows] == [(0.3, 2), (0.4, 1), (0.9, 2)]
    assert rows[0].score == pytest.approx(0.35)
    assert rows[0].right == 0.5


def test_the_error_is_the_mean_distance_weighted_by_statements() -> None:
    assert error(table([(0.8, True), (0.8, True), (0.8, True), (0.8, False), (0.8, True)])) == pytest.approx(0)
    assert error(table([(0.9, False), (0.9, False), (0.1, False)])) == pytest.approx((2 * 0.9 + 0.1) / 3)
    assert error(()) == 0


def test_the_page_has_a_line_for_each_bin() -> None:
    written = page(table([(0.52, True), (0.75, False)]))
    assert "| 0.5 to 0.6 | 1 | 0.52 | 1.00 |" in written
    assert "| 0.7 to 0.8 | 1 | 0.75 | 0.00 |" in written
