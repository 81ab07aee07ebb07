"""Days are said as they are known, no more precisely."""

from __future__ import annotations

from datetime import date

import pytest

from secretariat.answer.days import day_code, day_words, days_before, read_day
from secretariat.problems import SecretariatError
from secretariat.records import When


@pytest.mark.parametrize(
    ("earliest", "latest", "words", "code"),
    [
        ("2025-11-20T00:00:00Z", "2025-11-21T00:00:00Z", "20 Nov 2025", "2025-11-20"),
        ("2025-11-19T21:00:00Z", "2025-11-20T21:00:00Z", "20 Nov 2025", "2025-11-20"),
        ("2025-11-20T05:00:00Z", "2025-11-21T05:00:00Z", "20 Nov 2025", "2025-11-20"),
        ("2025-11-20", "2025-11-21", "20 Nov 2025", "2025-11-20"),
        ("2025-11-20T23:30:00Z", "2025-11-20T23:30:00Z", "20 Nov 2025", "2025-11-20"),
        ("2025-11-01", "2025-12-01", "1 Nov 2025 to 30 Nov 2025", "2025-11-01/2025-11-30"),
        ("2025-11-20", None, "20 Nov 2025 or later", "2025-11-20/.."),
        (None, "2025-11-21", "20 Nov 2025 or earlier", "../2025-11-20"),
        (None, None, "date unknown", "-"),
        ("some day", "0001-01-01", "1 Jan 1 or earlier", "../0001-01-01"),
    ],
)
def test_a_time_in_words_and_in_code(earliest: str | None, latest: str | None, words: str, code: str) -> None:
    when = When(earliest=earliest, latest=latest)
    assert (day_words(when), day_code(when)) == (words, code)


def test_no_time_is_unknown() -> None:
    assert (day_words(None), day_code(None)) == ("date unknown", "-")


@pytest.mark.parametrize("text", ["yesterday", "2025-13-01", "", "20.11.2025"])
def test_what_is_no_day_is_said(text: str) -> None:
    with pytest.raises(SecretariatError, match=r"--as-of is .*; it takes a day as year-month-day, e\.g\. 2025-11-20"):
        read_day(text, "--as-of")


def test_days_before_end_at_the_first_day_there_is() -> None:
    assert days_before(date(2031, 3, 1), 1) == date(2031, 2, 28)
    assert days_before(date(1, 1, 3), 14) == date.min
