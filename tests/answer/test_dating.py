"""What the dossier tells of the dates of undated reports: marked so, and never anything from the clock."""

from __future__ import annotations

from collections.abc import Sequence

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st

from secretariat.answer.dating import Dated, dated
from secretariat.records import DateMention, Manner, Reading, When
from tests.store.readings import make, quote, whens

TEXT = "Halden waits\n\nKarin Holm said on 18 November that “no date” is set before 5 March. It rained."


def published(*days: str) -> list[Reading]:
    """Dated reports, one of each day."""
    return [
        make(
            f"Report {number}",
            name=f"{number}.txt",
            published=When(earliest=f"{day}T09:00:00Z", latest=f"{day}T09:00:00Z"),
        )
        for number, day in enumerate(days)
    ]


def undated(
    values: dict[str, str | When], said: When | None = None, *, when: When | None = None, manner: Manner = "said"
) -> Reading:
    """The report above, published at `when`: what its words of time are worth, and when its statement was made."""
    made = make(TEXT, name="undated.txt", published=when, said=[("Karin Holm", "said", "“no date”")])
    report = made.report.id
    dates = tuple(
        DateMention(
            passage=quote(report, TEXT, words),
            value=value if isinstance(value, str) else "2031-03-05",
            when=None if isinstance(value, str) else value,
        )
        for words, value in values.items()
    )
    statement = msgspec.structs.replace(made.statements[0], said=said, manner=manner)
    return msgspec.structs.replace(made, dates=dates, statements=(statement,))


def told(*readings: Reading) -> Dated:
    return dated(
        [reading.report for reading in readings],
        [statement for reading in readings for statement in reading.statements],
        [mention for reading in readings for mention in reading.dates],
    )


@pytest.mark.parametrize(
    ("days", "value", "found", "earliest", "latest"),
    [
        (["2025-11-20"], "XXXX-11-18", "2025-11-18", "2025-11-18", "2025-11-19"),
        (["2025-11-20"], "XXXX-11-20", "2025-11-20", "2025-11-20", "2025-11-21"),
        (["1962-03-04"], "XXXX-02-27", "1962-02-27", "1962-02-27", "1962-02-28"),
        (["2025-12-28"], "XXXX-01-05", "2026-01-05", "2026-01-05", "2026-01-06"),
        (["2026-01-03"], "XXXX-12-31", "2025-12-31", "2025-12-31", "2026-01-01"),
        (["2025-12-05", "2026-02-10"], "XXXX-01-20", "2026-01-20", "2026-01-20", "2026-01-21"),
        (["2024-12-20", "2026-01-05"], "XXXX-03-05", "2025-03-05", "2025-03-05", "2025-03-06"),
        (["2025-11-20"], "XXXX-11", "2025-11", "2025-11-01", "2025-12-01"),
        (["2025-11-20"], "XXXX-12", "2025-12", "2025-12-01", "2026-01-01"),
        (["2024-03-01"], "XXXX-02-29", "2024-02-29", "2024-02-29", "2024-03-01"),
    ],
)
def test_the_year_is_the_one_nearest_to_the_dated_reports(
    days: list[str], value: str, found: str, earliest: str, latest: str
) -> None:
    reading = undated({"18 November": value})
    (mention,) = told(*published(*days), reading).dates[reading.report.id]
    assert mention.value == found
    assert mention.when == When(earliest=earliest, latest=latest, words="18 November", anchor="dossier")
    assert mention.passage == reading.dates[0].passage


@pytest.mark.parametrize(
    ("days", "value"),
    [
        ([], "XXXX-11-18"),
        (["2025-11-20"], "XXXX-02-29"),
        (["2025-11-20"], "XXXX-05-21"),
        (["2024-01-10", "2025-12-20"], "XXXX-03-05"),
        (["2024-01-10", "2025-12-20"], "XXXX-03"),
        (["2025-11-20"], "XXXX-13-01"),
        (["2025-11-20"], "XXXX-11-31"),
        (["2025-11-20"], "XXXX-WXX-2"),
        (["2025-11-20"], "XXXX-11-18/XXXX-11-20"),
        (["2025-11-20"], "P3D"),
        (["2025-11-20"], "2031-03-05"),
    ],
    ids=lambda value: " ".join(value) or "none dated" if isinstance(value, list) else value,
)
def test_what_has_no_one_nearest_year_stays_without(days: list[str], value: str) -> None:
    """None dated; no such day within half a year; as near in two years; two years of reports; no month and day."""
    reading = undated({"18 November": value})
    assert told(*published(*days), reading).dates[reading.report.id] == reading.dates


def test_without_dated_reports_nothing_is_known() -> None:
    reading = undated({"18 November": "XXXX-11-18"}, When(words="on 18 November"))
    found = told(reading, undated({"5 March": "XXXX-03-05"}))
    assert found.statements[0] == reading.statements[0]
    assert all(report.written is None for report in found.reports)


def test_a_dated_report_stays_as_it_was_read() -> None:
    reading = undated(
        {"18 November": "XXXX-11-18"},
        When(words="on 18 November"),
        when=When(earliest="2025-11-20", latest="2025-11-21"),
    )
    found = told(*published("2025-11-20"), reading)
    assert reading.report in found.reports
    assert found.statements == reading.statements
    assert found.dates[reading.report.id] == reading.dates


KNOWN = When(earliest="2025-11-18", latest="2025-11-19", words="on 18 November", anchor="text")


@pytest.mark.parametrize(
    ("said", "values", "found"),
    [
        (
            When(words="on 18 November"),
            {"18 November": "XXXX-11-18", "5 March": "XXXX-03-05"},
            When(earliest="2025-11-18", latest="2025-11-19", words="on 18 November", anchor="dossier"),
        ),
        (
            When(words="on 18 November, not on 5 March"),
            {"18 November": "XXXX-11-18", "5 March": "XXXX-03-05"},
            When(words="on 18 November, not on 5 March"),
        ),
        (When(words="on Monday"), {"18 November": "XXXX-11-18"}, When(words="on Monday")),
        (When(words="on 18 November"), {"18 November": KNOWN}, When(words="on 18 November")),
        (When(), {"18 November": "XXXX-11-18"}, When()),
        (KNOWN, {"18 November": "XXXX-11-18"}, KNOWN),
        (None, {"18 November": "XXXX-11-18"}, None),
    ],
    ids=["its own", "two", "another", "one with a year", "no words", "known already", "none"],
)
def test_a_statement_gets_the_bounds_of_its_own_words_of_time(
    said: When | None, values: dict[str, str | When], found: When | None
) -> None:
    (statement,) = told(*published("2025-11-20"), undated(values, said)).statements
    assert statement.said == found


@pytest.mark.parametrize(
    ("said", "values", "manner", "written"),
    [
        (
            When(words="on 18 November"),
            {"18 November": "XXXX-11-18"},
            "said",
            When(earliest="2025-11-18", words="on 18 November", anchor="dossier"),
        ),
        (KNOWN, {}, "said", When(earliest="2025-11-18", words="on 18 November", anchor="text")),
        (When(latest="2025-11-19", words="by 18 November", anchor="text"), {}, "said", None),
        (KNOWN, {}, "held", When(earliest="2025-11-18", words="on 18 November", anchor="text")),
        (None, {"5 March": "XXXX-03-05"}, "said", None),
    ],
    ids=["by the dossier", "by the text", "no first day", "a belief", "a day told of"],
)
def test_a_report_was_not_written_before_the_latest_saying_it_tells_of(
    said: When | None, values: dict[str, str | When], manner: Manner, written: When | None
) -> None:
    found = told(*published("2025-11-20"), undated(values, said, manner=manner))
    (report,) = (report for report in found.reports if report.name == "undated.txt")
    assert (report.published, report.written) == (None, written)
    assert all(one.written is None for one in found.reports if one.name != "undated.txt")


def test_the_latest_of_several_sayings_counts() -> None:
    reading = undated({}, KNOWN)
    days = ("2025-11-03", "2025-11-19T08:00:00Z", "2025-11-18T23:00:00Z")
    sayings = [
        msgspec.structs.replace(reading.statements[0], said=When(earliest=day, latest=None, anchor="text"))
        for day in days
    ]
    (report,) = told(msgspec.structs.replace(reading, statements=tuple(sayings))).reports
    assert report.written == When(earliest="2025-11-19T08:00:00Z", anchor="text")


VALUES = st.sampled_from(["XXXX-11-18", "XXXX-03", "XXXX-02-29", "2031-03-05", "PRESENT_REF", "XXXX-13-99"])
DAYS = st.dates().map(lambda day: day.isoformat())


@given(
    days=st.lists(DAYS, max_size=3),
    value=VALUES,
    said=st.none() | st.just(When(words="on 18 November")) | whens,
    published_when=st.none() | st.just(KNOWN),
)
def test_only_times_of_undated_reports_change_and_only_once(
    days: Sequence[str], value: str, said: When | None, published_when: When | None
) -> None:
    reading = undated({"18 November": value}, said, when=published_when)
    readings = [*published(*days), reading]
    found = told(*readings)
    mentions = [mention for own in found.dates.values() for mention in own]
    assert dated(found.reports, found.statements, mentions) == found
    for before, after in zip(readings, found.reports, strict=True):
        assert msgspec.structs.replace(after, written=None) == before.report
    (statement,) = found.statements
    assert msgspec.structs.replace(statement, said=said) == reading.statements[0]
    if published_when is not None or not days:
        assert (statement.said, tuple(mentions)) == (said, reading.dates)
