"""Each new report against those near it: what is judged of both, of their points, and of their meetings and
proposals."""

from __future__ import annotations

import functools
from collections.abc import Callable, Iterator
from dataclasses import dataclass

import msgspec
import numpy as np

from secretariat.knowledge.meanings import SIZE
from secretariat.moments import moments_of
from secretariat.reconcile.claims import WINDOW, Told, judge_points, told
from secretariat.reconcile.copies import Printed, judge_copies, printed
from secretariat.reconcile.encounters import Met, judge_meetings, met_in
from secretariat.reconcile.points import Point, points_of
from secretariat.reconcile.shifts import vectors_of
from secretariat.reconcile.tabled import Tabled, judge_proposals, tabled_in
from secretariat.records import Judgement, Reading
from secretariat.store.pairs import Compared, Near, Pair, PairKind
from secretariat.store.sqlite import Store

KEPT = 4_000
"""Reports whose points are kept in memory, about 30 kB each."""
Talks = tuple[tuple[Met, ...], tuple[Tabled, ...]]


@dataclass(frozen=True, slots=True)
class _New:
    """A report that is compared now."""

    told: Told
    names: frozenset[str]
    talks: Talks
    printed: Printed
    kept: Compared


def _new(reading: Reading) -> _New:
    outlet = next((actor.name for actor in reading.actors if actor.id == reading.report.outlet), None)
    own = told(reading.report.id, points_of(reading))
    text, talks, names = printed(reading.report, outlet), (met_in(reading), tabled_in(reading)), names_of(own)
    kept = Compared(
        report=own.report,
        days=own.published,
        url=reading.report.url,
        names=_packed(names),
        vectors=own.vectors.tobytes(),
        points=_packed(own.points),
        talks=_packed(talks),
        printed=_packed(text),
        stances=vectors_of(reading.positions).tobytes(),
        moments=_moments(reading),
    )
    return _New(own, names, talks, text, kept)


def _moments(reading: Reading) -> tuple[tuple[str, str, int, str], ...] | None:
    if reading.report.published is None:
        return None
    found = moments_of(reading.report, reading.statements, reading.dates)
    return tuple((*one.days, one.passage.start, one.kind) for one in found)


def names_of(own: Told) -> frozenset[str]:
    """Stems of all that the points of a report name, and of their words with a capital letter."""
    return frozenset(stem for point in own.points for stem in point.name_stems | point.capitals)


class Comparing:
    """Compares reports with those that were compared before them."""

    def __init__(self, store: Store, rules: str) -> None:
        self._store = store
        self._rules = rules
        self._told: Callable[[str], Told] = functools.lru_cache(KEPT)(self._read)
        self._names: Callable[[bytes], frozenset[str]] = functools.lru_cache(KEPT)(
            lambda packed: msgspec.msgpack.decode(packed, type=frozenset[str])
        )
        self._talks: Callable[[bytes], Talks] = functools.lru_cache(KEPT)(
            lambda packed: msgspec.msgpack.decode(packed, type=Talks)
        )

    def compare(self, report: str) -> None:
        """Compare a report and keep what is judged; again where another program has written meanwhile."""
        while True:
            version = self._store.version()
            new = _new(self._store.reading(report))
            pairs = tuple(self._judged(new))
            keys = new.printed.keys
            if self._store.put_compared(new.kept, keys, pairs, rules=self._rules, version=version):
                return

    def _judged(self, new: _New) -> Iterator[Pair]:
        """What is judged of a report and others."""
        report = new.told.report
        yield from _of_points(new.told, new.told)
        for other in self._store.compared_near(new.told.published, WINDOW):
            if other.report != report:
                if self._may_tell_one(new, other):
                    yield from _of_points(new.told, self._told(other.report))
                yield from _of_talks(report, new.talks, other.report, self._talks(other.talks))
        for one in self._store.reports_of_text(new.printed.keys, new.kept.url):
            kept = None if one == report else self._store.compared(one)
            judged = None if kept is None else judge_copies(new.printed, _unpacked_text(kept.printed))
            if judged is not None:
                yield Pair("copy", judged.left, judged.right, (judged.left, judged.right), _json(judged))

    def _may_tell_one(self, new: _New, other: Near) -> bool:
        """Whether two reports name something that is one, or one of them names nothing."""
        theirs = self._names(other.names)
        return not new.names or not theirs or not new.names.isdisjoint(theirs)

    def _read(self, report: str) -> Told:
        kept = self._store.compared(report)
        assert kept is not None
        vectors = np.frombuffer(kept.vectors, np.int8).reshape(-1, SIZE)
        return Told(report, kept.days, msgspec.msgpack.decode(kept.points, type=tuple[Point, ...]), vectors)


def _of_points(own: Told, other: Told) -> Iterator[Pair]:
    judged = judge_points(own, other)
    homes = {point.id: told_.report for told_ in (own, other) for point in told_.points}
    for one in judged.judgements:
        yield Pair("claim", one.left, one.right, (homes[one.left], homes[one.right]), _json(one))
    for opposed in judged.contradictions:
        sides = homes[opposed.left], homes[opposed.right]
        yield Pair("contradiction", opposed.left, opposed.right, sides, _json(opposed))


def _of_talks(one: str, ours: Talks, other: str, theirs: Talks) -> Iterator[Pair]:
    """What is judged of the meetings and proposals of two reports."""
    first = {record.id for records in ours for record in records}
    judged: tuple[tuple[PairKind, Iterator[Judgement]], ...] = (
        ("meeting", judge_meetings(ours[0], theirs[0])),
        ("proposal", judge_proposals(ours[1], theirs[1])),
    )
    for kind, every in judged:
        for found in every:
            sides = (one, other) if found.left in first else (other, one)
            yield Pair(kind, found.left, found.right, sides, _json(found))


_PACKER = msgspec.msgpack.Encoder(order="deterministic")


def _packed(what: object) -> bytes:
    return _PACKER.encode(what)


def _unpacked_text(packed: bytes) -> Printed:
    return msgspec.msgpack.decode(packed, type=Printed)


def _json(record: msgspec.Struct) -> str:
    return msgspec.json.encode(record).decode()
