"""What later reports tell of meetings that earlier ones do not."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Set
from typing import TYPE_CHECKING, NamedTuple

from secretariat.answer.across_rows import Change, MeetingChange, SaidRow
from secretariat.answer.days import day_span
from secretariat.records import Meeting, MeetingStatus

if TYPE_CHECKING:
    from secretariat.answer.accounts import Accounts

_CHANGES: Mapping[MeetingStatus, Change] = {
    "held": "held", "under way": "held", "planned": "announced", "postponed": "moved", "cancelled": "called off",
    "denied": "called off", "not scheduled": "called off",
}  # fmt: skip
"""What a status tells of a meeting that had another one, or none."""


class _Told(NamedTuple):
    """A meeting as one report tells it."""

    meeting: Meeting
    course: str
    """Id of the meeting as all reports tell it; its own where one alone does."""
    participants: tuple[str, ...]
    """Names, sorted."""
    said: SaidRow


class MeetingNews:
    """The meetings of the reports, to be asked for many times what is new of them."""

    def __init__(self, whole: Accounts) -> None:
        courses = [one for one in whole.across.courses() if one.kind == "meeting"]
        grouped = {told.record: course.id for course in courses for told in course.told}
        self._courses = {one.id: tuple(told.record for told in one.told) for one in courses}
        self._told = {
            one.id: _Told(
                one,
                grouped.get(one.id, one.id),
                tuple(sorted(whole.names.get(side, side) for side in one.participants)),
                whole.said(one.id, one.passages[0]),
            )
            for one in sorted(
                whole.across.meetings.values(), key=lambda one: (whole.order[one.passages[0].report], one.id)
            )
        }

    def since(self, known: Set[str]) -> Iterator[MeetingChange]:
        """Those of which something became known, in the order of publication; `known` are the reports of before."""
        seen: set[str] = set()
        for told in self._told.values():
            if told.said.report.id in known:
                continue
            now, earlier = told.meeting, self._earlier(told, known)
            moved = earlier is not None and _is_moved(earlier.meeting, now)
            key = f"{told.course} {now.status} {day_span(now.when) if moved else ''}"
            if (earlier is not None and earlier.meeting.status == now.status and not moved) or key in seen:
                continue
            seen.add(key)
            yield MeetingChange(
                change="moved" if moved else _CHANGES.get(now.status, "told"),
                before=None if earlier is None else earlier.meeting.status,
                now=now.status,
                participants=told.participants,
                place=now.place,
                told=told.said,
                when=now.when,
                earlier=None if earlier is None else earlier.said,
                earlier_when=None if earlier is None else earlier.meeting.when,
            )

    def _earlier(self, told: _Told, known: Set[str]) -> _Told | None:
        """How the last of the reports of before has a meeting; None: none of them tells of it."""
        before = [self._told[one] for one in self._courses.get(told.course, ())]
        return next((one for one in reversed(before) if one.said.report.id in known), None)


def _is_moved(earlier: Meeting, now: Meeting) -> bool:
    """Whether a planned meeting is planned for other days, none of which is among those known before."""
    (first, last), (other, end) = day_span(earlier.when), day_span(now.when)
    if first is None or last is None or other is None or end is None:
        return False
    return (earlier.status, now.status) == ("planned", "planned") and (end < first or last < other)
