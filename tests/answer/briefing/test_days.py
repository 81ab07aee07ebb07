"""Days as a brief writes them are read back as the same days; numbers are found in words."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from secretariat.answer.briefing.days import known, long_day, long_days, numbers_in, read_long
from secretariat.records import When

DAYS = st.dates(date(1900, 1, 1), date(2100, 1, 1))


@pytest.mark.parametrize(
    ("first", "last", "written"),
    [
        ("2031-03-07", "2031-03-08", "7 March 2031"),
        ("2031-03-01", "2031-04-01", "between 1 March 2031 and 31 March 2031"),
        ("2031-03-07", None, "7 March 2031 or later"),
        (None, "2031-03-08", "7 March 2031 or earlier"),
        (None, None, None),
    ],
)
def test_days_in_full(first: str | None, last: str | None, written: str | None) -> None:
    assert long_days(When(earliest=first, latest=last)) == written


@given(DAYS, st.integers(1, 400), st.sampled_from(["both", "first", "last"]))
def test_what_is_written_is_read_back(first: date, length: int, bounds: str) -> None:
    last = first + timedelta(days=length)
    when = When(
        earliest=None if bounds == "last" else first.isoformat(), latest=None if bounds == "first" else last.isoformat()
    )
    written = long_days(when)
    assert written is not None
    assert read_long(written) == known(when)


@pytest.mark.parametrize(
    "text", ["", "soon", "31 February 2031", "7 Marz 2031", "7 March", "7 March 2031 and 8 March 2031", "7 March 2031!"]
)
def test_anything_else_is_no_day(text: str) -> None:
    assert read_long(text) is None


def test_a_day_has_no_zero_in_front() -> None:
    assert long_day(date(2031, 3, 7)) == "7 March 2031"


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("a 28-point plan", {28}),
        ("Nineteen points", {19}),
        ("twenty-eight points", {28, 20, 8}),
        ("90,000 troops", {90_000}),
        ("nobody", set()),
        ("9" * 40, set()),
    ],
)
def test_numbers_in_words_and_digits(text: str, found: set[int]) -> None:
    assert numbers_in(text) == found
