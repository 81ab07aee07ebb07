"""What the timeline shows, worked out once for all filters: events with their days, and statements counted by day."""

from __future__ import annotations

import threading
from bisect import bisect_left, bisect_right
from collections import Counter, OrderedDict, defaultdict
from collections.abc import Callable, Hashable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from heapq import merge
from typing import NamedTuple, TypeVar

from secretariat.answer.days import day_span
from secretariat.answer.event_rows import EventKind, EventRow, Events, Spoken
from secretariat.web.pictures.axis import Span

T = TypeVar("T")
KINDS: tuple[EventKind, ...] = ("meeting", "proposal", "shift", "contradiction", "statement")
_NEAR = timedelta(days=60)
"""How far from the days of publication a meeting may lie to be in the span that is shown first."""
_KEPT = 24
"""Pictures that are kept."""


class Entry(NamedTuple):
    """Something with its days."""

    first: date | None
    """None, with a `last`: no first day is known; both None: no day is."""
    last: date | None
    kind: EventKind
    row: EventRow | Spoken

    @property
    def parties(self) -> tuple[str, ...]:
        """Actor ids."""
        row = self.row
        return row.parties if isinstance(row, EventRow) else () if row.party is None else (row.party,)


@dataclass(frozen=True)
class Choice:
    """What of the timeline is asked for."""

    span: Span | None = None
    """None: all days, and what is of no known day."""
    parties: frozenset[str] | None = None
    """Actor ids; None: all."""
    issue: str | None = None
    kind: EventKind | None = None

    def has(self, entry: Entry) -> bool:
        """Whether it is asked for. Meetings and contradictions have no issue and are of every one."""
        if self.kind is not None and entry.kind != self.kind:
            return False
        if self.span is not None and not (entry[:2] != (None, None) and self.span.meets(entry.first, entry.last)):
            return False
        if self.parties is not None and not self.parties.intersection(entry.parties):
            return False
        return self.issue is None or entry.kind in {"meeting", "contradiction"} or self.issue in entry.row.issues


class _Shelf:
    """Entries in order, so that those of some days are found without looking at all of them."""

    def __init__(self, entries: Sequence[Entry]) -> None:
        self.entries = entries
        self._single = [one for one in entries if one.first is not None and one.first == one.last]
        self._firsts = [one.first for one in self._single if one.first is not None]
        self._other = [one for one in entries if one[:2] != (None, None) and one.first != one.last]
        self.undated = [one for one in entries if one[:2] == (None, None)]
        self._lasts = sorted(one.last for one in entries if one.last is not None)
        self._starts = sorted(one.first for one in entries if one.first is not None)

    def beside(self, span: Span) -> tuple[int, int]:
        """How many ended before the span, and how many begin after it."""
        after = len(self._starts) - bisect_right(self._starts, span.last)
        return bisect_left(self._lasts, span.first), after

    def within(self, span: Span | None) -> Iterable[Entry]:
        """The entries that may have been in the span, in order."""
        if span is None:
            return self.entries
        low, high = bisect_left(self._firsts, span.first), bisect_right(self._firsts, span.last)
        return merge(
            self._single[low:high], (one for one in self._other if span.meets(one.first, one.last)), key=_order
        )


def _order(one: Entry) -> tuple[bool, date, date]:
    return one[:2] == (None, None), one.first or one.last or date.max, one.last or date.max


class TimelineIndex:
    """The events of a dossier, ready for every choice."""

    def __init__(self, events: Events) -> None:
        self.events = events
        found = [Entry(*day_span(row.when), row.kind, row) for row in events.rows]
        found += [Entry(*day_span(row.when), "statement", row) for row in events.spoken]
        found.sort(key=_order)
        self._all = _Shelf(found)
        sorted_out: dict[str, list[Entry]] = defaultdict(list)
        for one in found:
            for party in one.parties:
                sorted_out[party].append(one)
            sorted_out[f"kind {one.kind}"].append(one)
        self._shelves = {name: _Shelf(entries) for name, entries in sorted_out.items()}
        self.said: Mapping[tuple[str | None, str | None], Counter[date]] = _counted(found)
        """Party and issue → statements by day; the issue None: all of the party's; the party None: of nobody known."""
        named = {one.id for one in events.parties}
        self.unnamed = {party for party, _ in self.said if party not in named}
        self.core, self.whole = _spans(events, found)
        self._drawn: OrderedDict[Hashable, object] = OrderedDict()
        self._lock = threading.Lock()

    def called(self, name: str) -> frozenset[str]:
        """Actor ids of the parties of this name."""
        return frozenset(one.id for one in self.events.parties if one.name == name)

    def chosen(self, choice: Choice) -> Sequence[Entry]:
        """The entries that are asked for, the earliest first, those of no known day last."""
        shelf = self._shelf(choice)
        if choice == Choice():
            return shelf.entries
        return [one for one in shelf.within(choice.span) if choice.has(one)]

    def undated(self, choice: Choice) -> int:
        """How many of no known day there are, whatever days are asked for."""
        without = Choice(None, choice.parties, choice.issue, choice.kind)
        return sum(map(without.has, self._shelf(choice).undated))

    def beside(self, choice: Choice) -> tuple[int, int]:
        """How many of what is asked for ended before its span, and how many begin after it."""
        span = choice.span
        if span is None:
            return 0, 0
        if choice.parties is None and choice.issue is None:
            return self._shelf(choice).beside(span)
        every = self.chosen(Choice(None, choice.parties, choice.issue, choice.kind))
        return (
            sum(one.last is not None and one.last < span.first for one in every),
            sum(one.first is not None and one.first > span.last for one in every),
        )

    def _shelf(self, choice: Choice) -> _Shelf:
        """The smallest that has all that is asked for."""
        found = [self._all]
        if choice.parties is not None and len(choice.parties) < 2:
            found.append(self._shelves.get(next(iter(choice.parties), ""), _Shelf(())))
        if choice.kind is not None:
            found.append(self._shelves.get(f"kind {choice.kind}", _Shelf(())))
        return min(found, key=lambda one: len(one.entries))

    def drawn(self, key: Hashable, draw: Callable[[], T]) -> T:
        """What `draw` gives, kept under `key` with the last few others."""
        with self._lock:
            if key in self._drawn:
                self._drawn.move_to_end(key)
                return self._drawn[key]  # type: ignore[return-value]
        made = draw()
        with self._lock:
            self._drawn[key] = made
            while len(self._drawn) > _KEPT:
                self._drawn.popitem(last=False)
        return made


def _counted(entries: Sequence[Entry]) -> dict[tuple[str | None, str | None], Counter[date]]:
    """Statements of one known day, by party and issue."""
    found: dict[tuple[str | None, str | None], Counter[date]] = defaultdict(Counter)
    for first, last, _, row in entries:
        if isinstance(row, Spoken) and first is not None and first == last:
            for issue in (None, *row.issues):
                found[row.party, issue][first] += 1
    return dict(found)


def _spans(events: Events, entries: Sequence[Entry]) -> tuple[Span | None, Span | None]:
    """The span shown first (the days of publication, with the meetings near them), and that of all there is; None:
    there is no day at all."""
    days = [day for one in entries for day in one[:2] if day is not None]
    if not days:
        return None, None
    whole = Span(min(days), max(days))
    if events.first is None or events.last is None:
        return whole, whole
    first, last = date.fromisoformat(events.first), date.fromisoformat(events.last)
    low = first - _NEAR if first - date.min > _NEAR else date.min
    high = last + _NEAR if date.max - last > _NEAR else date.max
    met = (day for one in entries if one.kind == "meeting" for day in one[:2] if day is not None)
    near = [day for day in met if low <= day <= high]
    return Span(min([first, *near]), max([last, *near])), whole
