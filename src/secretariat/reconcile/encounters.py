"""Whether the meetings of two reports are one: judgements on pairs, by what the two say alone.

What two meetings share is weighed by a logistic regression (`training/train_encounters.py`, on our own clusters):
sides, place, days, status, and how near the words are.
"""

from __future__ import annotations

import functools
import json
import math
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from importlib import resources
from itertools import product

import numpy as np

from secretariat.identity import plain_letters
from secretariat.knowledge.meanings import SCALE, load_meanings
from secretariat.reconcile.points import days_of, keys_of
from secretariat.reconcile.words import stems
from secretariat.records import Judgement, MeetingStatus, Reading, Verdict

RULE = "reconcile.encounters/2"
SAME, UNSURE = 0.41, 0.3
"""From how likely two meetings are one, and from how likely a person may want to say: chosen on our own clusters
(`bench/quality/encounters.py`), so that four of five that are put together are one."""
FEATURES = (
    "one day", "another day", "days overlap", "other days", "one without days",
    "place", "another place", "sides", "no side", "status", "held and not", "put off", "put off to another day",
    "days between reports", "words", "place and side", "day and place", "day and side", "side within a day",
    "days apart",
)  # fmt: skip
"""What two meetings have in common, in this order."""
_MOVED: frozenset[MeetingStatus] = frozenset({"postponed", "cancelled", "denied", "not scheduled"})
_PAST: frozenset[MeetingStatus] = frozenset({"held", "under way"})
_CALLS = {"call", "phone call", "telephone call", "videoconference"}
_SHORT = 2
"""Days within which one day is meant."""
_SIDES = 2
"""Sides that two meetings share, from which more tell nothing."""


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
    vector: tuple[int, ...]
    """Of its words; see `knowledge.meanings`."""


def met_in(reading: Reading) -> tuple[Met, ...]:
    """The meetings of a report."""
    if not reading.meetings:
        return ()
    keys, published = keys_of(reading), days_of(reading.report.published)
    words = [" ".join(passage.quote for passage in one.passages) for one in reading.meetings]
    return tuple(
        Met(
            id=one.id,
            sides=keys.of_all(one.participants),
            place=stems([] if one.place is None else [plain_letters(one.place)]),
            days=days_of(one.when),
            status=one.status,
            call=one.format is not None and one.format.lower() in _CALLS,
            published=published,
            vector=tuple(vector.tolist()),
        )
        for one, vector in zip(reading.meetings, load_meanings().vectors(words), strict=True)
    )


def judge_meetings(left: Sequence[Met], right: Sequence[Met]) -> Iterator[Judgement]:
    """The pairs of meetings of two reports that are one, or may be."""
    for one, other in product(left, right):
        told = why(one, other)
        if told is None:
            continue
        likely = chance(features(one, other))
        if likely >= UNSURE:
            first, second = sorted((one.id, other.id))
            verdict: Verdict = "same" if likely >= SAME else "unsure"
            yield Judgement(left=first, right=second, verdict=verdict, score=round(likely, 3), why=told, by=RULE)


def why(one: Met, other: Met) -> str | None:
    """What speaks for two meetings being one, in words; None: nothing, or a day, a place or a form tells them apart."""
    if one.call != other.call or (one.place and other.place and not one.place & other.place):
        return None
    sides, placed = len(one.sides & other.sides), bool(one.place & other.place)
    if not sides and not placed and one.sides and other.sides:
        return None
    overlap = _overlap(one, other)
    moved = bool({one.status, other.status} & _MOVED)
    if overlap is False and not (moved and sides):
        return None
    told = []
    if sides:
        told.append("the same sides" if sides >= _SIDES else "a side that both name")
    if placed:
        told.append("the same place")
    if overlap is not None:
        told.append("the same time" if overlap else "it was put off")
    return ", ".join(told) or None


def chance(found: Sequence[float]) -> float:
    """How likely two meetings with these features are one, 0 to 1."""
    *weights, constant = _weights()
    return 1 / (1 + math.exp(-(constant + sum(w * x for w, x in zip(weights, found, strict=True)))))


@functools.cache
def _weights() -> tuple[float, ...]:
    file = resources.files("secretariat.knowledge").joinpath("encounters.json")
    return tuple(json.loads(file.read_text("utf-8"))["meetings"])


def features(one: Met, other: Met) -> tuple[float, ...]:
    """What two meetings have in common, as `FEATURES` names it."""
    overlap = _overlap(one, other)
    short = all(met.days is not None and met.days[1] - met.days[0] <= _SHORT for met in (one, other))
    sides = min(_SIDES, len(one.sides & other.sides))
    placed = bool(one.place & other.place)
    elsewhere = bool(one.place and other.place) and not placed
    moved = bool({one.status, other.status} & _MOVED)
    apart = _apart(one.published, other.published)
    day = short and overlap is True
    near = float(np.dot(one.vector, other.vector)) / SCALE**2
    return (
        float(day),
        float(short and overlap is False),
        float(not short and overlap is True),
        float(not short and overlap is False),
        float(overlap is None and (one.days is not None or other.days is not None)),
        float(placed),
        float(elsewhere),
        sides / _SIDES,
        float(sides == 0),
        float(one.status == other.status),
        float((one.status in _PAST) != (other.status in _PAST)),
        float(moved),
        float(moved and short and overlap is False),
        apart / 3,
        near,
        float(placed and sides > 0),
        float(day and placed),
        float(day and sides > 0),
        float(sides > 0 and overlap is None and apart <= 1),
        math.log1p(_apart(one.days, other.days)) if overlap is False else 0.0,
    )


def _overlap(one: Met, other: Met) -> bool | None:
    """Whether they fall on the same days; None: it is not known of both when they are."""
    if one.days is None or other.days is None:
        return None
    return one.days[0] < other.days[1] and other.days[0] < one.days[1]


def _apart(one: tuple[int, int] | None, other: tuple[int, int] | None) -> int:
    """Days between two stretches of days; 0 where they overlap or one is not known."""
    if one is None or other is None:
        return 0
    return max(0, one[0] - other[1] + 1, other[0] - one[1] + 1)
