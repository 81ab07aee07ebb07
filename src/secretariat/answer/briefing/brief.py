"""The whole of a brief on one page: take the records, tell them, check each sentence, count what it rests on."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date

import msgspec

from secretariat.answer.briefing import parties
from secretariat.answer.briefing.brief_rows import Brief, Cell, Section, Source, Table
from secretariat.answer.briefing.checking import Check
from secretariat.answer.briefing.coverage import coverage
from secretariat.answer.briefing.days import long_days
from secretariat.answer.briefing.desk import Desk
from secretariat.answer.briefing.disputes import disputes
from secretariat.answer.briefing.ground import Ground
from secretariat.answer.briefing.news import news
from secretariat.answer.briefing.plans import proposals
from secretariat.answer.briefing.sentences import LeftOut, Sentence, numbered
from secretariat.answer.briefing.stances import held, in_words, table
from secretariat.answer.briefing.standing import standing
from secretariat.answer.days import day_span, days_before
from secretariat.records import Report
from secretariat.store.scope import EVERYTHING, Scope
from secretariat.store.sqlite import Store

CHANGES = 14
"""How long before the newest publication changes begin, where no day is given."""


def brief(store: Store, scope: Scope = EVERYTHING, since: date | None = None) -> Brief:
    """The brief of a dossier, or of it as of a day.

    Args:
        store: the dossier.
        scope: which reports; its `as_of` is the day of the brief.
        since: from when changes are told; None: from 14 days before the newest publication.
    """
    with store.snapshot():
        ground = Ground(store, scope)
        undecided = store.undecided(scope)
        day = scope.as_of or ground.newest
        start = since if since is not None else None if ground.newest is None else days_before(ground.newest, CHANGES)
        desk = Desk(ground, day, start)
        positions = held(desk)
        shown = table(desk, positions)
        sections = (
            standing(desk), news(desk), in_words(desk, positions), proposals(desk, positions), disputes(desk),
        )  # fmt: skip
        return _numbered(desk, sections, shown, undecided)


def verify(store: Store, scope: Scope, brief: Brief) -> tuple[LeftOut, ...]:
    """The sentences of a brief that do not hold against a dossier, with why, and those whose source is another one."""
    with store.snapshot():
        ground = Ground(store, scope)
        check = Check(ground)
        numbers = {one.report: f"[{one.number}]" for one in brief.sources}
        failed = []
        for sentence in sentences(brief.sections, brief.table):
            why = check.why_not(sentence)
            cited = [part for part in sentence.parts if part.kind == "source"]
            if any(numbers.get(part.of or "") != part.text for part in cited):
                why = (*why, "sources: a number is that of another source")
            if why:
                failed.append(LeftOut(sentence=sentence, why=why))
    return tuple(failed)


def sentences(sections: Sequence[Section], table: Table) -> Iterator[Sentence]:
    """Every sentence of a brief in the order in which it is read: the table stands before the words of positions."""
    for section in sections:
        if section.title == "Positions":
            yield from (one for row in table.rows for cell in row.cells if cell is not None for one in _of(cell))
        yield from (item.sentence for group in section.groups for item in group.items)


def _of(cell: Cell) -> tuple[Sentence, ...]:
    return (cell.latest,) if cell.before is None else (cell.latest, cell.before)


def _numbered(desk: Desk, sections: Sequence[Section], shown: Table, undecided: int) -> Brief:
    """The brief with its sources numbered in the order in which they are cited."""
    ground = desk.ground
    told = tuple(sentences(sections, shown))
    numbers: dict[str, int] = {}
    final = {one: numbered(one, numbers) for one in told}
    days = [day for one in ground.reports.values() for day in day_span(one.published) if day is not None]
    return Brief(
        title=_title(ground),
        as_of=ground.accounts.as_of,
        day=None if desk.day is None else desk.day.isoformat(),
        since=None if desk.since is None else desk.since.isoformat(),
        first=min(days).isoformat() if days else None,
        sections=tuple(_with(section, final) for section in sections),
        table=_table(shown, final),
        sources=tuple(_source(n, ground.reports[report], ground) for report, n in numbers.items()),
        coverage=coverage(desk, told, undecided),
        left_out=tuple(desk.left_out),
    )


def _with(section: Section, final: dict[Sentence, Sentence]) -> Section:
    replace = msgspec.structs.replace
    groups = tuple(
        replace(group, items=tuple(replace(item, sentence=final[item.sentence]) for item in group.items))
        for group in section.groups
    )
    return replace(section, groups=groups)


def _table(shown: Table, final: dict[Sentence, Sentence]) -> Table:
    def cell(one: Cell | None) -> Cell | None:
        if one is None:
            return None
        before = None if one.before is None else final[one.before]
        return msgspec.structs.replace(one, latest=final[one.latest], before=before)

    rows = tuple(msgspec.structs.replace(row, cells=tuple(map(cell, row.cells))) for row in shown.rows)
    return msgspec.structs.replace(shown, rows=rows)


def _title(ground: Ground) -> str:
    """`Kestria and Tarsovia`: the two parties of most positions."""
    found = [ground.called(one) for one in parties.shown(ground)[:2]]
    return " and ".join(found) or "No parties"


def _source(number: int, one: Report, ground: Ground) -> Source:
    return Source(
        number=number,
        report=one.id,
        name=one.name,
        outlet=ground.outlet_of(one.id),
        title=one.title,
        published=one.published,
        url=one.url,
        copy_of=_short(one.copy_of, ground),
        version_of=_short(one.version_of, ground),
    )


def _short(identity: str | None, ground: Ground) -> str | None:
    """A report in a few words: its outlet, or else its name, and its day."""
    if identity is None or identity not in ground.reports:
        return None
    one = ground.reports[identity]
    outlet = ground.outlet_of(identity) or one.name.rstrip("/").rpartition("/")[2]
    day = long_days(one.published)
    return outlet if day is None else f"{outlet}, {day}"
