"""The timeline: a row for each statement of a known day, and for each other sentence of one; nothing twice."""

from __future__ import annotations

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st

from secretariat.answer.rows import ReportRow, TimelineRow
from secretariat.answer.timeline import sentence_at, timeline_rows
from secretariat.records import Block, DateMention, Reading, Report, When
from tests.store.readings import Said, make, quote


def span(earliest: str, latest: str | None) -> When:
    return When(earliest=earliest, latest=latest, anchor="text")


def told(
    text: str, days: dict[str, When | None], said: dict[Said, When | None] | None = None, name: str = "a.txt"
) -> Reading:
    """A reading of `text`: its words of time with what they mean, its statements with when they were made."""
    said = said or {}
    made = make(text, name=name, said=said)
    dates = tuple(
        DateMention(passage=quote(made.report.id, text, words), value="x", when=when) for words, when in days.items()
    )
    statements = tuple(
        msgspec.structs.replace(statement, said=when)
        for statement, when in zip(made.statements, said.values(), strict=True)
    )
    return msgspec.structs.replace(made, dates=dates, statements=statements)


def rows(*readings: Reading) -> tuple[TimelineRow, ...]:
    reports = {
        reading.report.id: (
            reading.report,
            ReportRow(
                id=reading.report.id,
                name=reading.report.name,
                title=None,
                outlet=None,
                byline=None,
                url=None,
                published=None,
            ),
        )
        for reading in readings
    }
    return timeline_rows(
        reports,
        [statement for reading in readings for statement in reading.statements],
        {reading.report.id: reading.dates for reading in readings},
        {actor.id: actor.name for reading in readings for actor in reading.actors},
    )


def lines(*readings: Reading) -> list[str]:
    """`said 2025-11-18 Karin Holm: “yes”` for each row."""
    return [
        f"{row.kind} {row.when.earliest} {row.who}: {row.words}"
        if row.who
        else f"{row.kind} {row.when.earliest} {row.words}"
        for row in rows(*readings)
    ]


MARCH_1, MARCH_2, MARCH_5 = (span(f"2031-03-0{n}", f"2031-03-0{n + 1}") for n in (1, 2, 5))
MARCH = span("2031-03-01", "2031-04-01")


def test_statements_and_sentences_the_earliest_first() -> None:
    reading = told(
        "Halden waits\n\nThe ferries stopped on 2 March. Talks open on 5 March. Karin Holm said “yes” on Monday.",
        {"5 March": MARCH_5, "2 March": MARCH_2},
        {("Karin Holm", "said", "“yes”"): MARCH_1},
    )
    assert lines(reading) == [
        "said 2031-03-01 Karin Holm: “yes”",
        "told 2031-03-02 The ferries stopped on 2 March.",
        "told 2031-03-05 Talks open on 5 March.",
    ]
    assert all(row.passage.holds_in(reading.report.text) for row in rows(reading))
    assert {row.report.name for row in rows(reading)} == {"a.txt"}


def test_of_one_first_day_the_shorter_time_comes_first_then_the_report_then_the_place() -> None:
    first = told(
        "Ships sailed on 1 March. It rained all of March. Snow fell on March 1.",
        {"1 March": MARCH_1, "all of March": MARCH, "March 1": MARCH_1},
    )
    second = told("Trains ran on 1 March.", {"1 March": MARCH_1}, name="b.txt")
    by_id = [["Ships sailed on 1 March.", "Snow fell on March 1."], ["Trains ran on 1 March."]]
    if second.report.id < first.report.id:
        by_id.reverse()
    for order in ((first, second), (second, first)):
        assert [row.words for row in rows(*order)] == [*by_id[0], *by_id[1], "It rained all of March."]


@pytest.mark.parametrize(
    ("text", "days", "said", "expected"),
    [
        (
            "It opened on 1 March, the day of 1 March itself.",
            {"1 March": MARCH_1, "the day of 1 March": MARCH_1},
            {},
            ["told 2031-03-01 It opened on 1 March, the day of 1 March itself."],
        ),
        (
            "It moved from 1 March to 5 March.",
            {"1 March": MARCH_1, "5 March": MARCH_5},
            {},
            ["told 2031-03-01 It moved from 1 March to 5 March.", "told 2031-03-05 It moved from 1 March to 5 March."],
        ),
        (
            "Karin Holm said “yes” on 1 March. Rain fell on 1 March too.",
            {"on 1 March.": MARCH_1, "1 March too": MARCH_1},
            {("Karin Holm", "said", "“yes”"): MARCH_1},
            ["said 2031-03-01 Karin Holm: “yes”", "told 2031-03-01 Rain fell on 1 March too."],
        ),
        (
            "Karin Holm said “by 5 March”.",
            {"5 March": MARCH_5},
            {("Karin Holm", "said", "“by 5 March”"): None},
            ["told 2031-03-05 Karin Holm said “by 5 March”."],
        ),
        (
            "Karin Holm said “by 5 March”.",
            {"5 March": MARCH_5},
            {("Karin Holm", "said", "“by 5 March”"): span("2031-03-01", None)},
            ["told 2031-03-05 Karin Holm said “by 5 March”."],
        ),
        ("It ends after 1 March.", {"after 1 March": span("2031-03-01", None)}, {}, []),
        ("It ends some day.", {"some day": None}, {}, []),
        ("It rained.", {}, {}, []),
    ],
    ids=[
        "one day twice in a sentence",
        "two days in a sentence",
        "the sentence of a statement",
        "a statement of no day",
        "a statement of no last day",
        "no last day",
        "no day",
        "nothing",
    ],
)
def test_no_day_is_told_twice(
    text: str, days: dict[str, When | None], said: dict[Said, When | None], expected: list[str]
) -> None:
    assert lines(told(text, days, said)) == expected


def test_who_said_it_is_the_name_else_the_words_for_the_source_else_nobody() -> None:
    reading = told(
        "Two envoys said “maybe” on Monday.",
        {},
        {(None, "said", "“maybe”"): MARCH_1},
    )
    envoys = quote(reading.report.id, reading.report.text, "Two envoys")
    named = msgspec.structs.replace(reading.statements[0], source=(envoys,))
    assert [row.who for row in rows(reading)] == [None]
    assert [row.who for row in rows(msgspec.structs.replace(reading, statements=(named,)))] == ["Two envoys"]
    unknown = msgspec.structs.replace(named, speaker="a-nobody")
    assert [row.who for row in rows(msgspec.structs.replace(reading, statements=(unknown,)))] == ["Two envoys"]


def test_split_words_are_joined_and_the_row_stands_on_the_first() -> None:
    reading = told("“Yes,” said Karin Holm, “on 1 March.”", {}, {("Karin Holm", "said", "“Yes,”"): MARCH_1})
    (statement,) = reading.statements
    rest = quote(reading.report.id, reading.report.text, "“on 1 March.”")
    split = msgspec.structs.replace(statement, content=(*statement.content, rest))
    (row,) = rows(msgspec.structs.replace(reading, statements=(split,)))
    assert (row.words, row.passage.quote) == ("“Yes,” … “on 1 March.”", "“Yes,”")


def test_what_is_of_no_report_shown_is_left_out() -> None:
    reading = told("Ships sailed on 1 March.", {"1 March": MARCH_1}, {("Karin Holm", "sailed", "Ships"): MARCH_1})
    assert timeline_rows({}, reading.statements, {reading.report.id: reading.dates}, {}) == ()


@pytest.mark.parametrize(
    ("text", "at", "sentence"),
    [
        ("It rained. Ships sailed on Monday. Nobody came.", "Monday", "Ships sailed on Monday."),
        ("It rained. Ships sailed on Monday", "Monday", "Ships sailed on Monday"),
        ("On Monday it rained. Ships sailed.", "Monday", "On Monday it rained."),
        ("“Go on Monday.” Ships sailed.", "Monday", "“Go on Monday.”"),
        ("Ships sailed at last! “On Monday?” Nobody knew.", "Monday", "“On Monday?”"),
        ("It cost 3.5 crowns on Monday. Rain fell.", "Monday", "It cost 3.5 crowns on Monday."),
        ("It was late. so they left on Monday.", "Monday", "It was late. so they left on Monday."),
        ("Monday", "Monday", "Monday"),
    ],
)
def test_a_sentence_goes_from_stop_to_stop(text: str, at: str, sentence: str) -> None:
    report = Report(id="r-1", name="a.txt", text=text, sha256="0")
    passage = sentence_at(report, text.index(at))
    assert passage.quote == sentence
    assert passage.holds_in(text)


def test_a_sentence_ends_with_its_block() -> None:
    text = "Halden waits for Monday\n\nShips sailed on Tuesday"
    blocks = (Block(start=0, end=23, kind="title"), Block(start=25, end=len(text), kind="body"))
    report = Report(id="r-1", name="a.txt", text=text, blocks=blocks, sha256="0")
    assert sentence_at(report, text.index("Monday")).quote == "Halden waits for Monday"
    assert sentence_at(report, text.index("Tuesday")).quote == "Ships sailed on Tuesday"


def test_of_a_long_sentence_four_hundred_characters_are_shown_with_the_day_in_them() -> None:
    text = "Ships " + "and more ships " * 60 + "sailed on Monday " + "and on and on " * 60
    report = Report(id="r-1", name="a.txt", text=text, sha256="0")
    passage = sentence_at(report, text.index("Monday"))
    assert "sailed on Monday" in passage.quote
    assert 390 <= len(passage.quote) <= 400
    assert passage.holds_in(text)


@given(
    text=st.lists(
        st.sampled_from(["Ships", "sailed", "x" * 90, ". ", "! ”", "?” “", "\n\n", " ", "Δ", "3.5"]), min_size=1
    ).map("".join),
    data=st.data(),
)
def test_any_sentence_stands_in_the_text_around_its_character(text: str, data: st.DataObject) -> None:
    letters = [place for place, mark in enumerate(text) if not mark.isspace()]
    if letters:
        at = data.draw(st.sampled_from(letters))
        passage = sentence_at(Report(id="r-1", name="a.txt", text=text, sha256="0"), at)
        assert passage.holds_in(text)
        assert passage.start <= at < passage.end
        assert len(passage.quote) <= 400
