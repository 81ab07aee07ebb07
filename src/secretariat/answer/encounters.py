"""The meetings of an export, each once: what several reports tell of one is put together."""

from __future__ import annotations

from collections.abc import Iterator

import msgspec

from secretariat.records import Export, Meeting, MeetingStatus, When


class Encounter(msgspec.Struct, frozen=True, kw_only=True):
    """One meeting, as all reports tell it."""

    id: str
    """Id of the record that was published first: it stays when later reports tell of the meeting."""
    told: tuple[Meeting, ...]
    """Each report's record of it, in the order of publication."""
    status: MeetingStatus
    """As the latest report of known day has it (`Course.status`)."""
    when: When | None
    """As the latest report that tells has it."""
    place: str | None
    participants: tuple[str, ...]
    """Actor ids, sorted."""
    mediators: tuple[str, ...]
    """Actor ids, sorted."""
    format: str | None
    """As the latest report that tells has it."""

    @property
    def kind(self) -> str:
        """What it is called: `Round of talks`, `Meeting` where no report says."""
        called = self.format or "meeting"
        return called[:1].upper() + called[1:]


def encounters(export: Export) -> Iterator[Encounter]:
    """The meetings of several reports in the order of `courses`, then those of one alone in the order of `meetings`."""
    meetings = {one.id: one for one in export.meetings}
    joined: set[str] = set()
    for course in export.courses:
        told = tuple(meetings[one.record] for one in course.told if one.record in meetings)
        if course.kind == "meeting" and told:
            joined.update(one.id for one in told)
            yield _encounter(told, course.status or told[-1].status, course.when, course.place)
    for one in export.meetings:
        if one.id not in joined:
            yield _encounter((one,), one.status, one.when, one.place)


def _encounter(told: tuple[Meeting, ...], status: MeetingStatus, when: When | None, place: str | None) -> Encounter:
    formats = [one.format for one in told if one.format is not None]
    return Encounter(
        id=told[0].id,
        told=told,
        status=status,
        when=when,
        place=place,
        participants=tuple(sorted({side for one in told for side in one.participants})),
        mediators=tuple(sorted({side for one in told for side in one.mediators})),
        format=formats[-1] if formats else None,
    )
