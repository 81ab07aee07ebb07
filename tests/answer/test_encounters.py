"""The meetings of an export, each once."""

from __future__ import annotations

import msgspec

from secretariat.answer.encounters import encounters
from tests.answer.exporting import EXPORT, MEETINGS


def test_what_several_reports_tell_is_one_meeting() -> None:
    first, *others = encounters(EXPORT)
    assert [one.id for one in first.told] == ["m-1", "m-2"]
    assert (first.id, first.status, first.format, first.place) == ("m-1", "held", "talks", "Lunn")
    assert (first.participants, first.mediators) == (("a-kestria", "a-tarsovia"), ("a-maruvia",))
    assert first.when == MEETINGS[1].when
    assert [(one.id, one.status, len(one.told)) for one in others] == [("m-3", "planned", 1), ("m-4", "cancelled", 1)]


def test_courses_of_proposals_are_no_meetings() -> None:
    course = msgspec.structs.replace(EXPORT.courses[0], kind="proposal")
    found = list(encounters(msgspec.structs.replace(EXPORT, courses=(course,))))
    assert [one.id for one in found] == ["m-1", "m-2", "m-3", "m-4"]


def test_a_course_of_meetings_that_are_not_there_is_none() -> None:
    assert list(encounters(msgspec.structs.replace(EXPORT, meetings=()))) == []


def test_the_status_is_that_of_the_course() -> None:
    course = msgspec.structs.replace(EXPORT.courses[0], status="postponed")
    first, *_ = encounters(msgspec.structs.replace(EXPORT, courses=(course,)))
    assert first.told[-1].status == "held"
    assert first.status == "postponed"
