"""Meetings as all reports together tell of them: one row a meeting, with its last known status."""

from __future__ import annotations

from typing import Literal

from secretariat.answer.accounts import Accounts
from secretariat.answer.across_rows import SaidRow
from secretariat.answer.days import day_span
from secretariat.answer.rows import Answer, Row
from secretariat.records import Meeting, MeetingStatus, When
from secretariat.store.scope import EVERYTHING, Scope
from secretariat.store.sqlite import Store


class Gathering(Row, frozen=True):
    """One meeting."""

    id: str
    participants: tuple[str, ...]
    """Names; of all who are told to take part."""
    mediators: tuple[str, ...]
    """Names."""
    status: MeetingStatus
    """As the latest report of known day has it (`Course.status`)."""
    formats: tuple[str, ...]
    """What it is called: `talks`, `summit`."""
    place: str | None
    when: When | None
    told: tuple[SaidRow, ...]
    """How each report tells of it, in the order of publication."""
    statuses: tuple[MeetingStatus, ...]
    """Its status in each of them."""


class Gatherings(Answer, frozen=True):
    """The meetings, the earliest first; those of unknown day last."""

    rows: tuple[Gathering, ...]

    def of(self, which: Literal["planned", "held"]) -> tuple[Gathering, ...]:
        """Those that are to come, or that were held or are under way, of a known day."""
        kinds = {"planned"} if which == "planned" else {"held", "under way"}
        return tuple(row for row in self.rows if row.status in kinds and day_span(row.when) != (None, None))


def gatherings(store: Store, scope: Scope = EVERYTHING) -> Gatherings:
    """The meetings of the scope, those that are one put together."""
    with store.snapshot():
        return gatherings_of(Accounts(store, scope))


def gatherings_of(whole: Accounts) -> Gatherings:
    """The same, inside the snapshot in which `whole` was made."""
    courses = [course for course in whole.across.courses() if course.kind == "meeting"]
    grouped = {told.record: course for course in courses for told in course.told}
    groups: dict[str, list[Meeting]] = {}
    for one in sorted(whole.across.meetings.values(), key=lambda one: _told_at(whole, one)):
        course = grouped.get(one.id)
        groups.setdefault(one.id if course is None else course.id, []).append(one)
    statuses = {course.id: course.status for course in courses}
    rows = [_row(whole, one, group, statuses.get(one) or group[-1].status) for one, group in groups.items()]
    rows.sort(key=_order)
    return Gatherings(as_of=whole.as_of, left_out=whole.left_out, rows=tuple(rows))


def _row(whole: Accounts, identity: str, group: list[Meeting], status: MeetingStatus) -> Gathering:
    def names(found: set[str]) -> tuple[str, ...]:
        return tuple(sorted(whole.names.get(one, one) for one in found))

    placed = [one.place for one in group if one.place is not None]
    dated = [one.when for one in group if day_span(one.when) != (None, None)]
    return Gathering(
        id=identity,
        participants=names({side for one in group for side in one.participants}),
        mediators=names({side for one in group for side in one.mediators}),
        status=status,
        formats=tuple(sorted({one.format for one in group if one.format is not None})),
        place=max(sorted(set(placed)), key=placed.count, default=None),
        when=dated[-1] if dated else None,
        told=tuple(whole.said(one.id, one.passages[0]) for one in group),
        statuses=tuple(one.status for one in group),
    )


def _told_at(whole: Accounts, one: Meeting) -> tuple[int, int, str]:
    return whole.order[one.passages[0].report], one.passages[0].start, one.id


def _order(row: Gathering) -> tuple[bool, str, str]:
    first, last = day_span(row.when)
    return first is None and last is None, str(first or last), row.id
