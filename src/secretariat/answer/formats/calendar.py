"""The export as a calendar: meetings and deadlines of which the days are known."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import UTC, date, datetime, timedelta
from typing import TYPE_CHECKING

from secretariat.answer.cleaning import clean
from secretariat.answer.days import day_span, day_words
from secretariat.answer.encounters import Encounter, encounters
from secretariat.answer.excerpts import shortened
from secretariat.answer.formats.allowed import web_address
from secretariat.evidence import Passage
from secretariat.records import Export, MeetingStatus, Report, When
from secretariat.store.scope import moment

if TYPE_CHECKING:
    from icalendar import Event

WIDEST = 31
"""Days of the longest time that is an entry: "next month" is one, "this year" none."""

_STATUS: dict[MeetingStatus, str] = {
    "held": "CONFIRMED", "under way": "CONFIRMED", "planned": "TENTATIVE", "postponed": "TENTATIVE",
    "uncertain": "TENTATIVE", "cancelled": "CANCELLED", "not scheduled": "CANCELLED", "denied": "CANCELLED",
}  # fmt: skip
_LONGEST = 200
"""Characters of words, names and places in an entry."""

_NEVER = datetime(1970, 1, 1, tzinfo=UTC)
"""Stands where a time is required and no report has a day of publication."""


def calendar_file(export: Export) -> bytes:
    """The calendar, as iCalendar (RFC 5545): an all-day entry for each meeting and deadline of which the time is known
    to 31 days or less, the earliest first.

    A meeting that several reports tell is one entry, with the latest status and what each report says of it. What is
    known only as "next week" is an entry of that week and says so. The times of making are those of publication.
    """
    from icalendar import Calendar

    diary = _Diary(export)
    entries = [*diary.meetings(), *diary.deadlines()]
    made = Calendar()
    made.add("prodid", "-//Secretariat//Secretariat//EN")
    made.add("version", "2.0")
    made.add("calscale", "GREGORIAN")
    made.add("x-wr-calname", "Secretariat")
    if diary.left_out:
        why = f"meetings and deadlines left out, of which the days are not known, or more than {WIDEST}"
        made.add("x-wr-caldesc", f"{diary.left_out:,} {why}.")
    for _, entry in sorted(entries, key=lambda one: one[0]):
        made.add_component(entry)
    written: bytes = made.to_ical(sorted=True)
    return written


Placed = tuple[tuple[date, date, str], "Event"]
"""An entry, behind what it is sorted by: first day, last day, id."""


class _Diary:
    """What entries are made from."""

    def __init__(self, export: Export) -> None:
        self.export = export
        self.reports = {one.id: one for one in export.reports}
        self.names = {one.id: one.name for one in export.actors}
        self.left_out = 0
        times = (moment(one.published.earliest) for one in export.reports if one.published is not None)
        self.newest = max((time for time in times if time is not None), default=_NEVER)

    def meetings(self) -> Iterator[Placed]:
        """Those with days; the others are counted in `left_out`, as with deadlines."""
        for one in encounters(self.export):
            days = _days(one.when)
            if days is None:
                self.left_out += 1
                continue
            passages = [passage for told in one.told for passage in told.passages[:1]]
            entry = self._entry(one.id, one.when, passages)
            entry.add("summary", self._summary(one, days))
            entry.add("status", _STATUS[one.status])
            entry.add("categories", ["MEETING", one.status.upper()])
            entry.add("sequence", len(one.told) - 1)
            if one.place is not None:
                entry.add("location", _line(one.place))
            lines = [f"{one.status}, {day_words(one.when)}{_said(one.when)}"]
            lines += [f"mediators: {self._who(one.mediators)}"] if one.mediators else []
            lines += [self._told(told.status, told.passages[0]) for told in one.told]
            entry.add("description", "\n".join(lines))
            yield (*days, one.id), entry

    def deadlines(self) -> Iterator[Placed]:
        """Those with days, by what is to be done."""
        provisions = {one.id: one for one in self.export.provisions}
        positions = {one.id: one for one in self.export.positions}
        for one in self.export.deadlines:
            days, words = _days(one.when), one.passages[0]
            if days is None:
                self.left_out += 1
                continue
            provision, position = provisions.get(one.record), positions.get(one.record)
            stands = provision.passages if provision else position.passages if position else one.passages
            status = provision.status if provision else position.stance if position else "unknown"
            entry = self._entry(one.id, one.when, [words])
            what = provision.issue if provision else position.issue if position else None
            entry.add("summary", _line(f"Deadline ({words.quote}): {stands[0].quote}"))
            entry.add("status", "CONFIRMED" if status == "agreed" else "TENTATIVE")
            entry.add("categories", ["DEADLINE", status.upper()])
            lines = [
                f"{status}, {_line(words.quote)}: {day_words(one.when)}",
                *([f"issue: {_line(what)}"] if what else []),
            ]
            entry.add("description", "\n".join([*lines, self._told(None, stands[0])]))
            yield (*days, one.id), entry

    def _entry(self, identity: str, when: When | None, passages: Sequence[Passage]) -> Event:
        """What all entries have; `passages` in the order of publication."""
        from icalendar import Event

        days = _days(when)
        assert days is not None
        told = [self.reports[one.report] for one in passages if one.report in self.reports]
        published = [moment(one.published.earliest) for one in told if one.published is not None]
        address = next((found for one in reversed(told) if (found := web_address(one.url))), None)
        entry = Event()
        entry.add("uid", f"{identity}@secretariat")
        entry.add("dtstamp", max((time for time in published if time is not None), default=self.newest))
        entry.add("dtstart", days[0])
        entry.add("dtend", days[1] + timedelta(days=1))
        entry.add("transp", "TRANSPARENT")
        if address is not None:
            entry.add("url", address)
        return entry

    def _summary(self, one: Encounter, days: tuple[date, date]) -> str:
        mark = "" if _STATUS[one.status] == "CONFIRMED" else f" ({one.status})"
        vague = "" if days[0] == days[1] else _said(one.when)
        return _line(f"{one.kind}: {self._who(one.participants)}{mark}{vague}")

    def _who(self, actors: Sequence[str]) -> str:
        return _line(", ".join(sorted(self.names.get(one, one) for one in actors)))

    def _told(self, status: str | None, passage: Passage) -> str:
        """What one report says, and which."""
        report = self.reports.get(passage.report)
        source = "" if report is None else f" ({self._source(report)})"
        return f"{f'{status}: ' if status else ''}“{_line(passage.quote)}”{source}"

    def _source(self, report: Report) -> str:
        name = self.names.get(report.outlet or "") or report.credit or report.name
        return f"{_line(name)}, {day_words(report.published)}, {report.id}"


def _days(when: When | None) -> tuple[date, date] | None:
    """First and last day; None: they are not both known, or too far apart for an entry."""
    first, last = day_span(when)
    if first is None or last is None or last == date.max or (last - first).days >= WIDEST:
        return None
    return first, last


def _said(when: When | None) -> str:
    return f" (“{_line(when.words)}”)" if when is not None and when.words is not None else ""


def _line(text: str) -> str:
    return shortened(clean(text), _LONGEST)
