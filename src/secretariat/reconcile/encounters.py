"""Whether the meetings, and the proposals, of two reports are one: judgements on pairs, by what the two say alone."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from itertools import product
from typing import TypeVar

from secretariat.identity import plain_letters
from secretariat.reconcile.points import days_of, keys_of
from secretariat.reconcile.words import stems
from secretariat.records import Judgement, MeetingStatus, Reading, Verdict

RULE = "reconcile.encounters/1"
_MOVED: frozenset[MeetingStatus] = frozenset({"postponed", "cancelled", "denied", "not scheduled"})
_CALLS = {"call", "phone call", "telephone call", "videoconference"}
_SOON = 3
"""Days between two reports within which "the talks" of the same sides without a day are the same."""
_BOTH = 2
_SHORT = 2
"""Days within which one day is meant."""
_PLAN = {
    "plan",
    "proposal",
    "draft",
    "offer",
    "document",
    "text",
    "deal",
    "initiative",
    "paper",
    "the",
    "a",
    "an",
    "new",
}
_VERSION_WORDS = {"initial", "original", "first", "second", "third", "revised", "amended", "latest", "final", "updated"}


@dataclass(frozen=True, slots=True)
class Met:
    """A meeting as it is compared."""

    id: str
    sides: frozenset[str]
    """Keys of the parties that meet, and of their people."""
    place: frozenset[str]
    days: tuple[int, int] | None
    status: MeetingStatus
    call: bool
    published: tuple[int, int] | None


@dataclass(frozen=True, slots=True)
class Tabled:
    """A proposal as it is compared."""

    id: str
    names: frozenset[str]
    """Telling words of its names, as stems."""
    authors: frozenset[str]
    points: int | None
    version: str | None


T = TypeVar("T", Met, Tabled)


def met_in(reading: Reading) -> tuple[Met, ...]:
    """The meetings of a report."""
    keys, published = keys_of(reading), days_of(reading.report.published)
    return tuple(
        Met(
            id=one.id,
            sides=keys.of_all(one.participants),
            place=stems([] if one.place is None else [plain_letters(one.place)]),
            days=days_of(one.when),
            status=one.status,
            call=one.format is not None and one.format.lower() in _CALLS,
            published=published,
        )
        for one in reading.meetings
    )


def tabled_in(reading: Reading) -> tuple[Tabled, ...]:
    """The proposals of a report."""
    keys = keys_of(reading)
    return tuple(
        Tabled(
            id=one.id,
            names=frozenset(word for name in one.names for word in stems(_telling(name))),
            authors=keys.of_all(one.authors),
            points=one.points,
            version=one.version,
        )
        for one in reading.proposals
    )


def _telling(name: str) -> list[str]:
    words = re.findall(r"\w+", plain_letters(name))
    return [word for word in words if word not in _PLAN | _VERSION_WORDS and not word.isdigit()]


def judge_meetings(left: Sequence[Met], right: Sequence[Met]) -> Iterator[Judgement]:
    """The pairs of meetings of two reports that are one, or may be."""
    return _judged(_meetings, left, right)


def _meetings(one: Met, other: Met) -> tuple[bool, float, str] | None:
    """Whether two meetings are one, how sure, and why; None: nothing speaks for it."""
    shared = one.sides & other.sides
    if not shared or one.call != other.call:
        return None
    placed = bool(one.place & other.place)
    if one.place and other.place and not placed:
        return None
    both = len(shared) >= _BOTH
    if one.days is not None and other.days is not None:
        overlap = one.days[0] < other.days[1] and other.days[0] < one.days[1]
        if overlap and (both or placed):
            return True, 0.9, "the same sides at the same time" if both else "the same place and time"
        moved = {one.status, other.status} & _MOVED
        if not overlap and moved and both and _gap(one, other) <= _SOON * 3:
            return True, 0.7, "the same sides; it was put off"
        if overlap:
            short = all(days[1] - days[0] <= _SHORT for days in (one.days, other.days))
            return short, 0.6 if short else 0.4, "a side and a day that both name" if short else "one side and one time"
        return None
    if both and placed:
        return (_gap(one, other) <= _SOON * 3), 0.7, "the same sides in the same place"
    if both and _gap(one, other) <= _SOON:
        return True, 0.6, "the same sides, told within days"
    return None


def _gap(one: Met, other: Met) -> int:
    if one.published is None or other.published is None:
        return 0
    return max(0, one.published[0] - other.published[1] + 1, other.published[0] - one.published[1] + 1)


def judge_proposals(left: Sequence[Tabled], right: Sequence[Tabled]) -> Iterator[Judgement]:
    """The pairs of proposals of two reports that are one, or may be."""
    return _judged(_proposals, left, right)


def _proposals(one: Tabled, other: Tabled) -> tuple[bool, float, str] | None:
    if one.points is not None and one.points == other.points:
        return True, 0.9, f"of {one.points} points both"
    if one.points is not None and other.points is not None:
        return None
    authored = one.authors & other.authors
    if one.authors and other.authors and not authored:
        return None
    if one.version is not None and other.version is not None and one.version != other.version:
        return None
    named = one.names & other.names
    if authored and named:
        return True, 0.8, "of the same authors and of the same name"
    if authored:
        return True, 0.7, "of the same authors"
    return (True, 0.6, "of the same name") if named else None


def _judged(
    compare: Callable[[T, T], tuple[bool, float, str] | None], left: Sequence[T], right: Sequence[T]
) -> Iterator[Judgement]:
    """What is judged of each pair; `compare` says whether two are one, how sure, and why, or that nothing speaks for
    it."""
    for one, other in product(left, right):
        found = compare(one, other)
        if found is not None:
            same, score, why = found
            first, second = sorted((one.id, other.id))
            verdict: Verdict = "same" if same else "unsure"
            yield Judgement(left=first, right=second, verdict=verdict, score=score, why=why, by=RULE)
