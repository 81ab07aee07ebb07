"""Owns: spans in rows, none on another."""

from __future__ import annotations

from itertools import combinations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from secretariat.web.pictures.packing import pack

Spans = list[tuple[float, float]]


@pytest.mark.parametrize(
    ("spans", "rows"),
    [
        ([], ()),
        ([(0, 10)], (0,)),
        ([(0, 10), (10, 20)], (0, 0)),
        ([(0, 10), (9, 20)], (0, 1)),
        ([(0, 30), (0, 5), (6, 9), (31, 40)], (0, 1, 1, 0)),
        ([(10, 20), (0, 9)], (0, 0)),
        ([(0, 0), (0, 0)], (0, 0)),
    ],
)
def test_the_first_row_with_room_is_taken(spans: Spans, rows: tuple[int, ...]) -> None:
    assert pack(spans) == rows


def test_neighbours_keep_their_distance() -> None:
    assert pack([(0, 10), (12, 20)], gap=2) == (0, 0)
    assert pack([(0, 10), (11, 20)], gap=2) == (0, 1)


@given(
    st.lists(
        st.tuples(st.floats(-1e4, 1e4), st.floats(0.01, 500)).map(lambda one: (one[0], one[0] + one[1])), max_size=40
    ),
    st.floats(0, 20),
)
def test_no_two_spans_of_a_row_meet(spans: Spans, gap: float) -> None:
    rows = pack(spans, gap)
    for (a, row), (b, other) in combinations(zip(spans, rows, strict=True), 2):
        assert row != other or a[1] + gap <= b[0] + 1e-6 or b[1] + gap <= a[0] + 1e-6
    assert {*rows} == {*range(max(rows, default=-1) + 1)}, "no row is empty"
