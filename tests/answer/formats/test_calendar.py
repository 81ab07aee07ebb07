"""The calendar: meetings and deadlines with a day, read with icalendar."""

from __future__ import annotations

from datetime import UTC, date, datetime
from typing import Any

import msgspec
import pytest
from icalendar import Calendar

from secretariat.answer.formats.calendar import calendar_file
from secretariat.records import DossierInfo, Export, MeetingStatus, When
from tests.answer.exporting import EXPORT, MEETINGS, REPORTS, hostile, on


def events(export: Export) -> list[Any]:
    return list(Calendar.from_ical(calendar_file(export)).walk("VEVENT"))


def alone(**fields: Any) -> Export:
    """An export with one meeting, told by the first report, with these fields."""
    meeting = msgspec.structs.replace(MEETINGS[0], **fields)
    return msgspec.structs.replace(EXPORT, meetings=(meeting,), courses=(), deadlines=())


def test_a_meeting_of_several_reports_is_one_entry_with_what_each_says() -> None:
    first, second, third = events(EXPORT)
    assert [str(one["uid"]) for one in (first, second, third)] == ["m-1@secretariat", "m-3@secretariat",
                                                                   "d-1@secretariat"]  # fmt: skip
    assert str(first["summary"]) == "Talks: Kestria, Tarsovia"
    assert (first["dtstart"].dt, first["dtend"].dt) == (date(2031, 3, 11), date(2031, 3, 12))
    assert (str(first["status"]), first["categories"].cats) == ("CONFIRMED", ["MEETING", "HELD"])
    assert (str(first["location"]), first["sequence"]) == ("Lunn", 1)
    assert str(first["description"]).split("\n") == [
        "held, 11 Mar 2031 (“11 March”)",
        "mediators: Government of Maruvia",
        "planned: “will meet in Lunn on 11 March” (Velmar Courier, 5 Mar 2031, r-1)",
        "held: “met in Lunn on 11 March” (Meridian Wire, 11 Mar 2031, r-2)",
    ]
    assert first["dtstamp"].dt == datetime(2031, 3, 11, 18, 30, tzinfo=UTC)
    assert str(first["url"]) == "https://courier.example/1"


def test_what_is_known_as_a_week_is_a_week_and_says_so() -> None:
    week = events(EXPORT)[1]
    assert (week["dtstart"].dt, week["dtend"].dt) == (date(2031, 3, 17), date(2031, 3, 24))
    assert str(week["summary"]) == "Meeting: Kestria, Tarsovia (planned) (“next week”)"
    assert (str(week["status"]), str(week["transp"])) == ("TENTATIVE", "TRANSPARENT")
    assert "url" not in week


def test_a_deadline_is_an_entry_with_the_words_that_set_it() -> None:
    one = events(EXPORT)[2]
    words = "Kestria is to cut its army to 90,000 soldiers by 1 May"
    assert str(one["summary"]) == f"Deadline (by 1 May): {words}"
    assert (one["dtstart"].dt, one["dtend"].dt) == (date(2031, 5, 1), date(2031, 5, 2))
    assert (str(one["status"]), one["categories"].cats) == ("CONFIRMED", ["DEADLINE", "AGREED"])
    assert str(one["description"]).split("\n") == [
        "agreed, by 1 May: 1 May 2031",
        "issue: armed forces",
        f"“{words}” (Velmar Courier, 5 Mar 2031, r-1)",
    ]
    position = msgspec.structs.replace(EXPORT.deadlines[0], record="q-2")
    of_position = events(msgspec.structs.replace(EXPORT, deadlines=(position,)))[2]
    assert (str(of_position["status"]), of_position["categories"].cats) == ("TENTATIVE", ["DEADLINE", "REJECTS"])


@pytest.mark.parametrize(
    ("status", "told"),
    [
        ("held", "CONFIRMED"), ("under way", "CONFIRMED"), ("planned", "TENTATIVE"), ("postponed", "TENTATIVE"),
        ("uncertain", "TENTATIVE"), ("cancelled", "CANCELLED"), ("not scheduled", "CANCELLED"),
        ("denied", "CANCELLED"),
    ],
)  # fmt: skip
def test_status(status: MeetingStatus, told: str) -> None:
    (one,) = events(alone(status=status))
    assert (str(one["status"]), one["categories"].cats[1]) == (told, status.upper())
    assert (f"({status})" in str(one["summary"])) is (told != "CONFIRMED")


@pytest.mark.parametrize(
    ("when", "days"),
    [
        (on("2031-03-11", "2031-03-12"), 1),
        (on("2031-03-11T21:00:00Z", "2031-03-12T21:00:00Z"), 1),
        (When(earliest="2031-03-11T09:00:00Z", latest="2031-03-11T09:01:00Z"), 1),
        (on("2031-03-01", "2031-04-01"), 31),
        (on("2031-03-01", "2031-04-02"), None),
        (When(earliest="2031-03-11"), None),
        (When(latest="2031-03-11"), None),
        (When(words="soon"), None),
        (None, None),
    ],
)
def test_half_open_times_are_whole_days_or_nothing(when: When | None, days: int | None) -> None:
    found = events(alone(when=when))
    assert [(one["dtend"].dt - one["dtstart"].dt).days for one in found] == ([] if days is None else [days])


def test_what_is_left_out_is_told() -> None:
    head = Calendar.from_ical(calendar_file(EXPORT))
    assert str(head["x-wr-caldesc"]).startswith("1 meetings and deadlines left out")
    assert "x-wr-caldesc" not in Calendar.from_ical(calendar_file(alone()))


def test_no_clock_is_asked() -> None:
    assert calendar_file(EXPORT) == calendar_file(EXPORT)
    undated = msgspec.structs.replace(alone(), reports=(msgspec.structs.replace(REPORTS[0], published=None),))
    assert events(undated)[0]["dtstamp"].dt == datetime(1970, 1, 1, tzinfo=UTC)
    (told_by_undated,) = events(alone(passages=MEETINGS[3].passages))
    assert told_by_undated["dtstamp"].dt == datetime(2031, 3, 11, 18, 30, tzinfo=UTC)


def test_hostile_words_are_words() -> None:
    data = calendar_file(hostile(EXPORT))
    lines = data.replace(b"\r\n ", b"").split(b"\r\n")
    assert lines.count(b"BEGIN:VEVENT") == lines.count(b"END:VEVENT") == 3
    assert not any(byte < 32 for byte in data.replace(b"\r\n", b""))
    assert max(map(len, data.split(b"\r\n"))) <= 75
    found = events(hostile(EXPORT))
    assert all("BEGIN:VEVENT;,\\ _x0041_" in str(one["description"]) for one in found)
    assert all(len(one["summary"]) <= 201 for one in found)
    assert not any("\u202e" in str(one["description"]) for one in found)


def test_an_empty_dossier_is_an_empty_calendar() -> None:
    assert events(Export(dossier=DossierInfo())) == []
