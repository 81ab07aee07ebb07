"""Some rows of the long lists: what they are ordered and counted by is looked up, and only the reports of the rows that
are shown are read. Each gives what the function of the same name in `queries` or `talks` gives, but only those rows.
"""

from __future__ import annotations

import functools
import heapq
import itertools
from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Mapping
from datetime import date
from typing import TypeVar

import msgspec

from secretariat.answer import queries, talks
from secretariat.answer.days import day_span
from secretariat.answer.paging import Page
from secretariat.answer.rows import Statements, Timeline, TimelineRow
from secretariat.answer.talk_rows import Meetings, Positions, Proposals, Provisions
from secretariat.records import Actor, When
from secretariat.store import choosing
from secretariat.store.choosing import Line
from secretariat.store.scope import EVERYTHING, Scope
from secretariat.store.sqlite import Store

Talks = TypeVar("Talks", Meetings, Proposals, Provisions)
Placed = Callable[[Line], tuple[int, int]]
"""Where a record stands among all reports."""


def within(scope: Scope, reports: Iterable[str]) -> Scope:
    """Of the scope these reports."""
    return msgspec.structs.replace(scope, reports=tuple(sorted(set(reports))))


def statements(store: Store, page: Page, scope: Scope = EVERYTHING, speaker: str | None = None) -> Statements:
    """Who said what, in so many reports.

    Raises:
        SecretariatError: nobody in the dossier has the name `speaker`.
    """
    with store.snapshot():
        order = choosing.order(store, scope)
        if speaker is not None:
            wanted = queries.actors_called(speaker, store.actors_in_brief(scope))
            told = choosing.told_by(store, {*wanted, *store.heads(wanted, scope)}, scope)
            order = [one for one in order if one in told]
        shown = page.of(order)
        found = queries.statements(store, within(scope, shown), speaker if shown else None)
    return msgspec.structs.replace(found, total=len(order), skipped=page.span(len(order))[0])


def timeline(store: Store, page: Page, scope: Scope = EVERYTHING) -> Timeline:
    """What the reports tell of times."""
    with store.snapshot():
        own = choosing.untimed(store, scope)
        rest = [_moment(row) for row in queries.timeline(store, within(scope, own)).rows] if own else []
        every = list(heapq.merge(choosing.moments(store, scope), rest) if own else choosing.moments(store, scope))
        first, last = page.span(len(every))
        shown = set(every[first:last])
        found = queries.timeline(store, within(scope, (one.report for one in shown)))
        rows = tuple(row for row in found.rows if _moment(row) in shown)
    return msgspec.structs.replace(found, rows=rows, total=len(every), skipped=first)


def _moment(row: TimelineRow) -> choosing.When:
    first, last = day_span(row.when)
    return choosing.When(str(first), str(last), row.report.id, row.passage.start, row.kind)


def meetings(store: Store, page: Page, scope: Scope = EVERYTHING) -> Meetings:
    """The meetings, the earliest first."""

    def key(line: Line, place: Placed) -> tuple[bool, str, tuple[int, int]]:
        first, last = _days(line.label)
        return first is None and last is None, str(first or last), place(line)

    return _some(store, page, scope, "meeting", key, talks.meetings)


_WHEN = msgspec.json.Decoder(When)


@functools.lru_cache(maxsize=65536)
def _days(when: str | None) -> tuple[object, object]:
    return day_span(None if when is None else _WHEN.decode(when))


def proposals(store: Store, page: Page, scope: Scope = EVERYTHING) -> Proposals:
    """The proposals, as they were published."""
    return _some(store, page, scope, "proposal", lambda line, place: place(line), talks.proposals)


def provisions(store: Store, page: Page, scope: Scope = EVERYTHING) -> Provisions:
    """The provisions, by issue."""

    def key(line: Line, place: Placed) -> tuple[bool, str, tuple[int, int]]:
        return line.label == "other", line.label or "", place(line)

    return _some(store, page, scope, "provision", key, talks.provisions)


def _some(
    store: Store,
    page: Page,
    scope: Scope,
    kind: str,
    key: Callable[[Line, Placed], object],
    ask: Callable[[Store, Scope], Talks],
) -> Talks:
    """The rows of one page, of records of a kind sorted by a key; `ask` gives those of some reports."""
    with store.snapshot():
        place = _placed(store, scope)
        every = sorted(choosing.lines(store, kind, scope), key=lambda line: key(line, place))  # type: ignore[arg-type, return-value]
        first, last = page.span(len(every))
        shown = every[first:last]
        wanted = choosing.identities(store, (line.key for line in shown))
        found = ask(store, within(scope, (line.report for line in shown)))
    rows = tuple(row for row in found.rows if row.id in wanted)
    return msgspec.structs.replace(found, rows=rows, total=len(every), skipped=first)


def _placed(store: Store, scope: Scope) -> Placed:
    order = {report: at for at, report in enumerate(choosing.order(store, scope))}
    return lambda line: (order[line.report], line.start)


def positions(store: Store, page: Page, scope: Scope = EVERYTHING, party: str | None = None) -> Positions:
    """The positions by party and issue; the table of these is of all of them.

    Raises:
        SecretariatError: nobody in the dossier has the name `party`.
    """
    if party is not None:
        found = talks.positions(store, scope, party)
        first, last = page.span(len(found.rows))
        return msgspec.structs.replace(found, rows=found.rows[first:last], total=len(found.rows), skipped=first)
    with store.snapshot():
        lines, place = choosing.lines(store, "position", scope), _placed(store, scope)
        cell = _cells(store, scope, lines)
        by_cell = defaultdict[tuple[str, str], list[Line]](list)
        for line in lines:
            by_cell[cell(line.who, line.otherwise), line.label or "other"].append(line)
        held, about = Counter[str](), Counter[str]()
        for (name, issue), own in by_cell.items():
            own.sort(key=place)
            held[name] += len(own)
            about[issue] += len(own)
        stances = {one: dict.fromkeys(line.stance for line in own if line.stance) for one, own in by_cell.items()}
        parties, issues, cells = talks.table(held, about, stances)
        first, last = page.span(len(lines))
        ordered = itertools.chain.from_iterable(by_cell[one.party, one.issue] for one in cells)
        shown = list(itertools.islice(ordered, first, last))
        ids = choosing.identities(store, (line.key for line in shown))
        until = _newest(choosing.published(store, scope))
        found = talks.positions(store, within(scope, (line.report for line in shown)), until=until)
    ranks = {(one.party, one.issue): at for at, one in enumerate(cells)}
    rows = sorted((row for row in found.rows if row.id in ids), key=lambda row: ranks[row.party, row.issue])
    return msgspec.structs.replace(
        found, rows=tuple(rows), parties=parties, issues=issues, cells=cells, total=len(lines), skipped=first
    )


def _newest(published: Iterable[tuple[str | None, str | None, str | None]]) -> date | None:
    """The last day of publication; None: no report is dated."""
    spans = (day_span(When(earliest=first, latest=last)) for first, last, _ in published)
    return max((day for first, last in spans if (day := last or first) is not None), default=None)


def _cells(store: Store, scope: Scope, lines: Iterable[Line]) -> Callable[[str | None, str | None], str]:
    """Gives the name of the party of a position as the report has it: who it is, or who took it."""
    ids = {one for line in lines for one in (line.who, line.otherwise) if one is not None}
    same = store.heads(ids, scope)
    actors: Mapping[str, Actor] = {one.id: one for one in store.actors_in_brief(scope, ids)}

    @functools.cache
    def name(who: str | None, otherwise: str | None) -> str:
        head = same.get(who or "", who)
        known = actors.get(head or "")
        if known is not None and known.kind == "person" and known.party:
            head = known.party
        told = head or same.get(otherwise or "", otherwise) or ""
        return actors[told].name if told in actors else told

    return name
