"""Reconciling a dossier: what is new in it is compared with what is there, and the judgements are kept.

A judgement on two reports, or on two of their points, depends on the two alone. So adding a report costs what is near
it, and the order of arrival does not matter. Who is the same among actors is judged anew over all of them.
"""

from __future__ import annotations

import functools
import hashlib
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from itertools import chain
from pathlib import Path

import msgspec
import numpy as np

from secretariat.knowledge.meanings import SIZE
from secretariat.reconcile import actors
from secretariat.reconcile.claims import WINDOW, Told, judge_points, told
from secretariat.reconcile.copies import Printed, judge_copies, printed
from secretariat.reconcile.encounters import Met, judge_meetings, met_in
from secretariat.reconcile.points import Point, points_of
from secretariat.reconcile.tabled import Tabled, judge_proposals, tabled_in
from secretariat.records import Judgement, Reading
from secretariat.store.pairs import Compared, Pair, PairKind
from secretariat.store.sqlite import Store

KEPT = 2_000
"""Reports whose points are kept in memory, about 30 kB each."""
ROOMS = ("identity.py", "quotations.py", "knowledge", "reconcile")
"""What judgements are made by: a change in any file of these judges all reports anew."""


def reconcile(store: Store) -> None:
    """Judge what is not judged yet: the actors, and each new report against those near it. Stopped at any moment, the
    next call goes on from there."""
    if not store.is_reconciled():
        mark = store.readings_mark()
        store.put_judgements(actors.judge_actors(store.named()), mark)
    rules = _rules()
    store.forget_compared(rules)
    comparing = _Comparing(store)
    for report in store.uncompared():
        store.put_compared(*comparing.compare(report), rules=rules)


@functools.cache
def _rules() -> str:
    """Digits of the digest of the files that hold the rules."""
    home = Path(__file__).parent
    digest = hashlib.sha256()
    files = chain.from_iterable((home / room).rglob("*") if (home / room).is_dir() else [home / room] for room in ROOMS)
    for file in sorted(files):
        if file.suffix in {".py", ".toml", ".json", ".npz"}:
            digest.update(file.relative_to(home).as_posix().encode() + b"\0" + file.read_bytes())
    return digest.hexdigest()[:8]


@dataclass(frozen=True, slots=True)
class _Kept:
    """A report as it is compared."""

    points: tuple[Point, ...]
    meetings: tuple[Met, ...]
    proposals: tuple[Tabled, ...]
    printed: Printed


def _kept(reading: Reading) -> _Kept:
    outlet = next((actor.name for actor in reading.actors if actor.id == reading.report.outlet), None)
    return _Kept(points_of(reading), met_in(reading), tabled_in(reading), printed(reading.report, outlet))


class _Comparing:
    """Compares reports with those that were compared before them."""

    def __init__(self, store: Store) -> None:
        self._store = store
        self._of: Callable[[str], _Kept] = functools.lru_cache(KEPT)(lambda report: _kept(store.reading(report)))

    def compare(self, report: str) -> tuple[Compared, tuple[int, ...], tuple[Pair, ...]]:
        """How a report is kept, by which shingles it is found, and what is judged of it and others."""
        kept = self._of(report)
        own, text = told(report, kept.points), kept.printed
        pairs = [*self._of_points(own, own)]
        for other in self._store.compared_near(own.published, WINDOW):
            if other.report != report:
                pairs += self._of_points(own, self._told(other))
                pairs += self._of_talks(report, other.report)
        for other_text in self._store.reports_of_text(text.keys):
            judged = None if other_text == report else judge_copies(text, self._of(other_text).printed)
            if judged is not None:
                pairs.append(Pair("copy", judged.left, judged.right, (judged.left, judged.right), _json(judged)))
        return Compared(report, own.published, own.vectors.tobytes()), text.keys, tuple(pairs)

    def _of_points(self, own: Told, other: Told) -> Iterator[Pair]:
        judged = judge_points(own, other)
        homes = {point.id: told_.report for told_ in (own, other) for point in told_.points}
        for one in judged.judgements:
            yield Pair("claim", one.left, one.right, (homes[one.left], homes[one.right]), _json(one))
        for opposed in judged.contradictions:
            sides = homes[opposed.left], homes[opposed.right]
            yield Pair("contradiction", opposed.left, opposed.right, sides, _json(opposed))

    def _of_talks(self, one: str, other: str) -> Iterator[Pair]:
        """What is judged of the meetings and proposals of two reports."""
        ours, theirs = self._of(one), self._of(other)
        first = {record.id for record in ours.meetings} | {record.id for record in ours.proposals}
        judged: tuple[tuple[PairKind, Iterator[Judgement]], ...] = (
            ("meeting", judge_meetings(ours.meetings, theirs.meetings)),
            ("proposal", judge_proposals(ours.proposals, theirs.proposals)),
        )
        for kind, every in judged:
            for found in every:
                sides = (one, other) if found.left in first else (other, one)
                yield Pair(kind, found.left, found.right, sides, _json(found))

    def _told(self, other: Compared) -> Told:
        vectors = np.frombuffer(other.vectors, np.int8).reshape(-1, SIZE)
        return Told(other.report, other.days, self._of(other.report).points[: len(vectors)], vectors)


def _json(record: msgspec.Struct) -> str:
    return msgspec.json.encode(record).decode()
