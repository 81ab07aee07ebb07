"""Publication dates: what the words give, and nothing that they do not give."""

from __future__ import annotations

import pytest

from secretariat.ingest.dates import read_bounds, read_date, read_date_field
from secretariat.records import When


@pytest.mark.parametrize(
    ("words", "earliest", "latest"),
    [
        ("2031-03-05", "2031-03-05", "2031-03-06"),
        ("2031-12-31", "2031-12-31", "2032-01-01"),
        ("2031-03-05 14:30:00", "2031-03-05", "2031-03-06"),
        ("2031-03-05T14:30:00Z", "2031-03-05T14:30:00Z", "2031-03-05T14:30:01Z"),
        ("2031-03-05T01:30:00+03:00", "2031-03-04T22:30:00Z", "2031-03-04T22:30:01Z"),
        ("2031-03-05T14:30:00.123+0000", "2031-03-05T14:30:00Z", "2031-03-05T14:30:01Z"),
        ("20310305143000", "2031-03-05", "2031-03-06"),
        ("Wed, 05 Mar 2031 14:30:00 GMT", "2031-03-05T14:30:00Z", "2031-03-05T14:30:01Z"),
        ("Wed, 5 Mar 2031 23:30:00 -0500", "2031-03-06T04:30:00Z", "2031-03-06T04:30:01Z"),
        ("March 5, 2031", "2031-03-05", "2031-03-06"),
        ("Wednesday, March 5th, 2031", "2031-03-05", "2031-03-06"),
        ("5 Sept. 2031", "2031-09-05", "2031-09-06"),
        ("5-MAR-2031 10:59:37", "2031-03-05", "2031-03-06"),
        ("March 5, 2031, 2:05 pm EST", "2031-03-05T19:05:00Z", "2031-03-05T19:05:01Z"),
        ("05.03.2031, 09:40", "2031-03-05", "2031-03-06"),
        ("3/4/2031", "2031-03-04", "2031-04-04"),
        ("25/3/2031", "2031-03-25", "2031-03-26"),
        ("2999-01-01", "2999-01-01", "2999-01-02"),
        ("9999-12-31", "9999-12-31", None),
    ],
)
def test_dates_with_a_year(words: str, earliest: str, latest: str | None) -> None:
    when = read_date(words, "text")
    assert when is not None
    assert (when.earliest, when.latest, when.words, when.anchor) == (earliest, latest, words, "text")


@pytest.mark.parametrize(
    "words",
    [None, "", "March 5", "Tuesday", "yesterday", "2031", "2031-13-45", "30 February 2031", "13/13/2031", "x" * 999],
)
def test_no_date_is_made_up(words: str | None) -> None:
    assert read_date(words) is None


def test_a_zone_of_several_meanings_leaves_the_day() -> None:
    when = read_date("March 5, 2031 14:05 IST")
    assert when is not None
    assert (when.earliest, when.latest) == ("2031-03-05", "2031-03-06")


@pytest.mark.parametrize(
    ("words", "earliest", "latest"),
    [
        ("1930487400", "2031-03-05T14:30:00Z", "2031-03-05T14:30:01Z"),
        ("1930487400123", "2031-03-05T14:30:00Z", "2031-03-05T14:30:01Z"),
        ("2031-03", "2031-03-01", "2031-04-01"),
        ("2031-12", "2031-12-01", "2032-01-01"),
        ("2031", "2031-01-01", "2032-01-01"),
        ("9999", "9999-01-01", None),
        ("2031-03-05", "2031-03-05", "2031-03-06"),
    ],
)
def test_a_field_can_say_less_than_a_day(words: str, earliest: str, latest: str | None) -> None:
    assert read_date_field(words) == When(earliest=earliest, latest=latest, words=words)


@pytest.mark.parametrize("words", ["2031-13", "0000", "193048740", "soon", "2031-3", ""])
def test_a_field_that_gives_no_date(words: str) -> None:
    assert read_date_field(words) is None


@pytest.mark.parametrize(
    ("earliest", "latest", "kept"),
    [
        ("2031-03-05", "2031-03-06", ("2031-03-05", "2031-03-06")),
        ("2031-03-05", "2031-03-05T00:00:01Z", ("2031-03-05", "2031-03-05T00:00:01Z")),
        ("2031-03-05", "", ("2031-03-05", None)),
        (None, "2031-03-06", (None, "2031-03-06")),
        ("", None, None),
    ],
)
def test_bounds(earliest: str | None, latest: str | None, kept: tuple[str | None, str | None] | None) -> None:
    when = read_bounds(When(earliest=earliest, latest=latest))
    assert (when and (when.earliest, when.latest)) == kept


@pytest.mark.parametrize(
    ("earliest", "latest"),
    [
        ("soon", None),
        ("2031-02-30", None),
        ("2031-03-05 14:30", None),
        ("2031-03-05T14:30:00+03:00", None),
        ("2031-03-06", "2031-03-06"),
        ("2031-03-05T00:00:00Z", "2031-03-05"),
    ],
)
def test_bounds_that_are_none(earliest: str, latest: str | None) -> None:
    with pytest.raises(ValueError, match=r"neither a day|out of range|not before"):
        read_bounds(When(earliest=earliest, latest=latest))
