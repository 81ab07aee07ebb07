"""Where parties stand: the latest position of each on each issue, how old it is, and how it came to that.

Ages are counted to the newest publication, or to the day as of which the dossier is shown; never to the clock. A
reprint does not make a position younger.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from itertools import groupby

import msgspec

from secretariat.answer import talks
from secretariat.answer.accounts import Accounts
from secretariat.answer.across_rows import ShiftRow
from secretariat.answer.ages import age_of, is_stale, newest, published_on
from secretariat.answer.queries import ways
from secretariat.answer.rows import ReportRow
from secretariat.answer.standpoint_rows import (
    Cell,
    CellsWanted,
    CellTable,
    PartyCells,
    Standpoint,
    Standpoints,
)
from secretariat.answer.talk_rows import PositionRow
from secretariat.records import Stance
from secretariat.store.scope import EVERYTHING, Scope
from secretariat.store.sqlite import Store

SCALE: tuple[Stance, ...] = (
    "accepts", "supports", "conditional", "open", "studies", "proposes", "demands", "opposes", "rejects", "red line",
)  # fmt: skip
"""From acceptance to refusal."""


def standpoints(store: Store, scope: Scope = EVERYTHING) -> Standpoints:
    """Where every party stands, and how it came to stand there."""
    held = talks.positions(store, scope)
    with store.snapshot():
        whole = Accounts(store, scope)
        moves = {one.to: whole.shift(one) for one in whole.across.shifts() if one.direction != "new"}
        until = scope.as_of or newest(whole.rows.values())
        rows = _with_reprints([_standpoint(one, whole, moves, until) for one in held.rows])
    cells = tuple(_cell(list(group)) for _, group in groupby(rows, key=_place))
    return Standpoints(
        as_of=whole.as_of,
        left_out=whole.left_out,
        until=None if until is None else until.isoformat(),
        parties=held.parties,
        issues=held.issues,
        cells=cells,
        rows=tuple(rows),
    )


def chosen(cells: Iterable[Cell], wanted: CellsWanted) -> tuple[Cell, ...]:
    """The cells that are asked for, in the same order."""
    name = None if wanted.party is None else wanted.party.casefold()

    def fits(one: Cell) -> bool:
        return (
            (name is None or name in one.party.casefold())
            and wanted.issue in {None, one.issue}
            and (wanted.stance is None or wanted.stance in {one.stance, *one.also})
            and (wanted.since is None or (published_on(one.report) or date.min) >= wanted.since)
        )

    return tuple(cells) if wanted == CellsWanted() else tuple(filter(fits, cells))


def tabled(cells: Sequence[Cell], known: Standpoints) -> CellTable:
    """Cells as a table; parties and issues without any are no part of it."""
    by_party: dict[str, dict[str, Cell]] = defaultdict(dict)
    about: Counter[str] = Counter()
    for one in cells:
        by_party[one.party][one.issue] = one
        about[one.issue] += one.positions
    issues = tuple(one for one in known.issues if about[one])
    rows = [
        PartyCells(
            party=party,
            cells=tuple(own.get(issue) for issue in issues),
            positions=sum(one.positions for one in own.values()),
        )
        for party, own in by_party.items()
    ]
    return CellTable(issues=issues, rows=tuple(sorted(rows, key=lambda one: (-one.positions, one.party))))


def _standpoint(one: PositionRow, whole: Accounts, moves: Mapping[str, ShiftRow], until: date | None) -> Standpoint:
    record = whole.across.positions.get(one.id)
    statement = None if record is None else whole.statements.get(record.statement or "")
    report = whole.reports.get(one.report.id)
    return Standpoint(
        position=one,
        source=None if statement is None else " … ".join(passage.quote for passage in statement.source) or None,
        through=() if statement is None else ways(statement.chain, whole.names),
        said=None if statement is None else statement.said,
        age=age_of(one.report, until),
        copy_of=None if report is None else whole.rows.get(report.copy_of or ""),
        reprints=(),
        move=moves.get(one.id),
    )


def _place(one: Standpoint) -> tuple[str, str]:
    return one.position.party, one.position.issue


def _with_reprints(rows: Sequence[Standpoint]) -> list[Standpoint]:
    """The same; what a reprint repeats hangs on what it repeats."""

    def key(one: Standpoint, report: str) -> tuple[str, ...]:
        row = one.position
        return report, row.party, row.issue, row.stance, " ".join(row.words.split())

    heads = {key(one, one.position.report.id) for one in rows if one.copy_of is None}
    found: dict[tuple[str, ...], dict[str, ReportRow]] = defaultdict(dict)
    own = []
    for one in rows:
        above = None if one.copy_of is None else key(one, one.copy_of.id)
        if above is not None and above in heads:
            found[above][one.position.report.id] = one.position.report
        else:
            own.append(one)
    return [
        msgspec.structs.replace(one, reprints=tuple(found[key(one, one.position.report.id)].values()))
        if key(one, one.position.report.id) in found
        else one
        for one in own
    ]


def _cell(rows: Sequence[Standpoint]) -> Cell:
    """The cell of the positions of one party on one issue, which are in the order of publication, unknown last."""
    first = [one for one in rows if one.copy_of is None] or list(rows)
    dated = [one for one in first if one.age is not None] or first
    last = dated[-1]
    same_day = {one.position.stance for one in dated if one.age is not None and one.age == last.age}
    red = [one.position.report for one in dated if one.position.stance == "red line"]
    moved = next((one.move.direction for one in reversed(rows) if one.move is not None), None)
    row = last.position
    return Cell(
        party=row.party,
        issue=row.issue,
        stance=row.stance,
        also=tuple(one for one in SCALE if one in same_day and one != row.stance),
        status=row.status,
        actor=row.actor,
        words=row.words,
        passage=row.passages[0],
        report=row.report,
        age=last.age,
        stale=is_stale(last.age),
        red_line=red[-1] if red else None,
        positions=len(rows),
        moved=None if moved == "new" else moved,
    )
