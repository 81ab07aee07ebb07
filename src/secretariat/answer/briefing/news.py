"""What changed since a day: by publication only, whatever the order in which reports were added."""

from __future__ import annotations

from collections.abc import Iterable

from secretariat.answer.briefing import telling
from secretariat.answer.briefing.brief_rows import Section
from secretariat.answer.briefing.days import long_day
from secretariat.answer.briefing.desk import Desk
from secretariat.answer.briefing.likeness import alike
from secretariat.answer.briefing.sentences import Sentence
from secretariat.answer.briefing.standing import confirmed, once, with_something
from secretariat.answer.counting import counted
from secretariat.records import Meeting, Position, Shift

_MOST_SHIFTS, _MOST_MEETINGS, _MOST_CLAIMS = 5, 5, 4


def news(desk: Desk) -> Section:
    """The section."""
    if desk.since is None:
        return Section(title="What changed", groups=(), empty="No report is dated, so nothing can be told of changes.")
    ground = desk.ground
    fresh = [one for one in ground.reports if (day := ground.day_of(one)) is not None and day >= desk.since]
    lines = [f"{counted(len(fresh), 'report')} of {len(ground.reports)} published since then."]
    edited = sum(ground.reports[one].version_of is not None for one in fresh)
    copies = sum(ground.reports[one].copy_of is not None for one in fresh)
    told = [counted(edited, "edited version")] if edited else []
    told += [f"{copies} that only {'copies' if copies == 1 else 'copy'}"] if copies else []
    lines += [f"Of these, {' and '.join(told)}."] if told else []
    new = set(fresh)
    found = [one for one in confirmed(desk, ground.claims) if _became_confirmed(one.reports, new)]
    groups = [
        desk.group(None, (), 0, counted=lines),
        desk.group("Positions moved", _shifts(desk, new), _MOST_SHIFTS),
        desk.group(
            "Meetings", (telling.meeting(one, ground) for one in once(_meetings(desk, new), desk)), _MOST_MEETINGS
        ),
        desk.group("Confirmed", (telling.claim(one, ground) for one in found), _MOST_CLAIMS),
    ]
    return Section(title=f"What changed since {long_day(desk.since)}", groups=with_something(groups), empty="Nothing.")


def _became_confirmed(reports: Iterable[str], new: set[str]) -> bool:
    return not new.isdisjoint(reports)


def _shifts(desk: Desk, new: set[str]) -> Iterable[Sentence]:
    """Moves of parties between two positions in words on one matter, the newest first."""
    ground = desk.ground
    for one in reversed(ground.shifts):
        pair = _positions(one, desk)
        if pair is None or pair[1].passages[0].report not in new:
            continue
        if not all(ground.is_current(side.passages[0].report) for side in pair):
            continue
        told = [telling.cited(side, ground).quote for side in pair]
        if alike(told[0], told[1]) and all(desk.holds(telling.position(side, ground)) for side in pair):
            yield telling.shift(one, ground)
        else:
            desk.not_told["a move between positions in quite other words"] += 1


def _positions(one: Shift, desk: Desk) -> tuple[Position, Position] | None:
    before, now = desk.ground.records.get(one.from_ or ""), desk.ground.records.get(one.to)
    return (before, now) if isinstance(before, Position) and isinstance(now, Position) else None


def _meetings(desk: Desk, new: set[str]) -> Iterable[Meeting]:
    """Meetings of which new reports tell, with two parties in the words; the newest report first."""
    ground = desk.ground
    for one in reversed(ground.meetings):
        if one.passages[0].report in new and one.status != "uncertain" and _names_two(one, desk):
            yield one


def _names_two(one: Meeting, desk: Desk) -> bool:
    named = desk.ground.names_in(telling.cited(one, desk.ground))
    return len({desk.ground.party_of(actor) for actor in named} - {None}) > 1 and desk.ground.is_current(
        one.passages[0].report
    )
