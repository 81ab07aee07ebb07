"""Which meetings and proposals of two reports are one, and how they went on."""

from __future__ import annotations

import pytest

from secretariat.evidence import Passage
from secretariat.reconcile.courses import meeting_courses, proposal_courses
from secretariat.reconcile.encounters import judge_meetings, met_in
from secretariat.reconcile.tabled import judge_proposals, tabled_in
from secretariat.records import Actor, Meeting, MeetingStatus, Proposal, Reading, Report, When

KESTRIA = Actor(id="a-k", name="Government of Kestria", kind="government")
TARSOVIA = Actor(id="a-t", name="Government of Tarsovia", kind="government")
HALMERE = Actor(id="a-h", name="Government of Halmere", kind="government")
BOTH = (KESTRIA.id, TARSOVIA.id)


def day(number: int) -> When:
    return When(earliest=f"2031-03-{number:02}T00:00:00Z", latest=f"2031-03-{number + 1:02}T00:00:00Z")


def reading(report: str, published: int, *records: Meeting | Proposal) -> Reading:
    return Reading(
        report=Report(id=report, name=report, text="…", sha256=report, published=day(published)),
        actors=(KESTRIA, TARSOVIA, HALMERE),
        meetings=tuple(one for one in records if isinstance(one, Meeting)),
        proposals=tuple(one for one in records if isinstance(one, Proposal)),
        reader="test",
    )


def passages(report: str) -> tuple[Passage, ...]:
    return (Passage(report=report, start=0, end=1, quote="…"),)


def meeting(
    report: str,
    status: MeetingStatus = "planned",
    when: int | None = None,
    place: str | None = None,
    sides: tuple[str, ...] = BOTH,
    form: str = "talks",
) -> Meeting:
    return Meeting(
        id=f"m-{report}",
        participants=sides,
        status=status,
        when=None if when is None else day(when),
        place=place,
        format=form,
        passages=passages(report),
        made_by="test/1",
    )


def proposal(report: str, *names: str, points: int | None = None, authors: tuple[str, ...] = ()) -> Proposal:
    return Proposal(id=f"o-{report}", names=names, points=points, authors=authors, passages=passages(report))


@pytest.mark.parametrize(
    ("one", "other", "verdict"),
    [
        (meeting("r1", when=11), meeting("r2", when=11), "same"),
        (meeting("r1", when=11), meeting("r2", when=15), None),
        (meeting("r1", when=11), meeting("r2", "postponed", when=15), "same"),
        (meeting("r1", when=11, place="Aldervik"), meeting("r2", when=11, place="Velmar"), None),
        (meeting("r1", place="Aldervik"), meeting("r2", place="Aldervik"), "same"),
        (meeting("r1", when=11), meeting("r2", when=11, sides=(HALMERE.id,)), None),
        (meeting("r1", when=11), meeting("r2", when=11, form="call"), None),
        (meeting("r1", when=11), meeting("r2", when=11, sides=(KESTRIA.id, HALMERE.id)), "same"),
    ],
    ids=["sides and day", "another day", "put off", "another place", "sides and place", "others", "a call", "one side"],
)
def test_meetings_are_one_by_sides_time_and_place(one: Meeting, other: Meeting, verdict: str | None) -> None:
    left, right = met_in(reading("r1", 4, one)), met_in(reading("r2", 5, other))
    found = list(judge_meetings(left, right))
    assert [judged.verdict for judged in found] == ([] if verdict is None else [verdict])
    assert list(judge_meetings(right, left)) == found


@pytest.mark.parametrize(
    ("one", "other", "verdict"),
    [
        (proposal("r1", "28-point plan", points=28), proposal("r2", "the draft", points=28), "same"),
        (proposal("r1", "plan", points=28), proposal("r2", "plan", points=19), None),
        (proposal("r1", "peace plan", authors=("a-h",)), proposal("r2", "Halmere's plan", authors=("a-h",)), "same"),
        (proposal("r1", "peace plan", authors=("a-h",)), proposal("r2", "peace plan", authors=("a-k",)), None),
        (proposal("r1", "river charter"), proposal("r2", "river charter"), "same"),
    ],
    ids=["points", "other points", "authors", "other authors", "name"],
)
def test_proposals_are_one_by_points_authors_and_names(one: Proposal, other: Proposal, verdict: str | None) -> None:
    left, right = tabled_in(reading("r1", 4, one)), tabled_in(reading("r2", 5, other))
    assert [judged.verdict for judged in judge_proposals(left, right)] == ([] if verdict is None else [verdict])


def test_a_course_has_the_statuses_in_the_order_of_publication() -> None:
    readings = [
        reading("r3", 12, meeting("r3", "held", when=11)),
        reading("r1", 4, meeting("r1", "planned", when=11)),
        reading("r2", 8, meeting("r2", "postponed", when=11)),
    ]
    judged = [
        found
        for at, one in enumerate(readings)
        for other in readings[at + 1 :]
        for found in judge_meetings(met_in(one), met_in(other))
    ]
    reports = {one.report.id: one.report for one in readings}
    (course,) = meeting_courses([m for one in readings for m in one.meetings], judged, reports)
    assert [told.status for told in course.told] == ["planned", "postponed", "held"]
    assert course.status == "held"
    assert [passage.report for passage in course.passages] == ["r1", "r2", "r3"]


def test_versions_of_a_plan_are_apart_and_each_has_its_reports() -> None:
    readings = [
        reading(name, at, proposal(name, "plan", points=points))
        for at, (name, points) in enumerate((("r1", 28), ("r2", 28), ("r3", 19), ("r4", 19)), start=4)
    ]
    judged = [
        found
        for at, one in enumerate(readings)
        for other in readings[at + 1 :]
        for found in judge_proposals(tabled_in(one), tabled_in(other))
    ]
    reports = {one.report.id: one.report for one in readings}
    courses = proposal_courses([p for one in readings for p in one.proposals], judged, reports)
    assert [[told.points for told in course.told] for course in courses] == [[28, 28], [19, 19]]
