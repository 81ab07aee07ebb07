"""What later reports tell of meetings that earlier ones do not."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Set
from typing import TYPE_CHECKING

from secretariat.answer.across_rows import Change, MeetingChange
from secretariat.answer.days import day_span
from secretariat.records import Course, Meeting, MeetingStatus

if TYPE_CHECKING:
    from secretariat.answer.accounts import Accounts

_CHANGES: Mapping[MeetingStatus, Change] = {
    "held": "held", "under way": "held", "planned": "announced", "postponed": "moved", "cancelled": "called off",
    "denied": "called off", "not scheduled": "called off",
}  # fmt: skip
"""What a status tells of a meeting that had another one, or none."""


def news_of_meetings(whole: Accounts, known: Set[str]) -> Iterator[MeetingChange]:
    """The meetings of which something became known, in the order of publication; `known` are the reports of before."""
    grouped = {told.record: course for course in whole.across.courses() for told in course.told}
    seen: set[str] = set()
    for meeting in sorted(
        whole.across.meetings.values(), key=lambda one: (whole.order[one.passages[0].report], one.id)
    ):
        if meeting.passages[0].report in known:
            continue
        course = grouped.get(meeting.id)
        earlier = _earlier(whole, course, known)
        moved = earlier is not None and _is_moved(earlier, meeting)
        key = (
            f"{meeting.id if course is None else course.id} {meeting.status} {day_span(meeting.when) if moved else ''}"
        )
        if (earlier is not None and earlier.status == meeting.status and not moved) or key in seen:
            continue
        seen.add(key)
        yield MeetingChange(
            change="moved" if moved else _CHANGES.get(meeting.status, "told"),
            before=None if earlier is None else earlier.status,
            now=meeting.status,
            participants=tuple(sorted(whole.names.get(one, one) for one in meeting.participants)),
            place=meeting.place,
            told=whole.said(meeting.id, meeting.passages[0]),
            when=meeting.when,
            earlier=None if earlier is None else whole.said(earlier.id, earlier.passages[0]),
            earlier_when=None if earlier is None else earlier.when,
        )


def _earlier(whole: Accounts, course: Course | None, known: Set[str]) -> Meeting | None:
    """How the last of the reports of before has a meeting; None: none of them tells of it."""
    told = () if course is None else tuple(one.record for one in course.told if one.report in known)
    return whole.across.meetings[told[-1]] if told else None


def _is_moved(earlier: Meeting, now: Meeting) -> bool:
    """Whether a planned meeting is planned for other days, none of which is among those known before."""
    (first, last), (other, end) = day_span(earlier.when), day_span(now.when)
    if (earlier.status, now.status) != ("planned", "planned") or None in {first, last, other, end}:
        return False
    return bool(end < first or last < other)  # type: ignore[operator]
