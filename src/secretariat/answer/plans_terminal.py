"""Plans with their versions as a terminal shows them, and as lines in a pipe; terms that were changed."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from rich.console import RenderableType
from rich.text import Text

from secretariat.answer.across_rows import ProvisionChange, SaidRow
from secretariat.answer.cleaning import clean
from secretariat.answer.counting import counted
from secretariat.answer.days import day_code, day_words
from secretariat.answer.indented import HEADING, NAME, QUIET, Indented, short
from secretariat.answer.plan_names import change_words
from secretariat.answer.plan_rows import AnswerRow, CellRow, PlanRow, VersionRow
from secretariat.answer.plans import plan_lines, with_authors

SIGNS = {
    "told": "·", "kept": "=", "changed": "→", "other words": "~", "added": "+", "first told": "·", "dropped": "−",
    "not told": " ",
}  # fmt: skip
"""What stands in front of a term in a version."""


def plan_parts(rows: Sequence[PlanRow]) -> Iterator[RenderableType]:
    """Plans laid out: their versions, then each term through them."""
    for row in rows:
        yield Text.assemble((clean(with_authors(row)), HEADING), clean(f"  {_counts(row)}"))
        for version in row.versions:
            yield from _version(version)
        for term in row.terms:
            yield Text()
            yield Indented(Text.assemble((clean(term.issue), NAME), clean(f"  {term.words}")), 2)
            for cell in term.cells:
                if cell.state != "not told":
                    yield from _cell(cell, row.versions)
            missing = [row.versions[cell.number - 1].name for cell in term.cells if cell.state == "not told"]
            if missing and len(row.versions) > 1:
                yield Indented(Text(clean(f"not told of: {', '.join(missing)}"), QUIET), 6)
        yield from (Text(), Text())


def _counts(row: PlanRow) -> str:
    parts = [counted(len(row.versions), "version"), counted(row.reports, "report")]
    return ", ".join(parts)


def _version(row: VersionRow) -> Iterator[RenderableType]:
    hands = row.hands
    told = [day_words(row.first), counted(len(row.told), "report")]
    for label, names in (
        ("prepared by", hands.prepared_by), ("consulted", hands.consulted), ("left out", hands.left_out),
        ("approved by", hands.approved_by),
    ):  # fmt: skip
        if names:
            told.append(f"{label} {', '.join(one.name for one in names)}")
    yield Indented(
        Text.assemble((f"{row.number}  ", QUIET), (clean(row.name), NAME), clean(f"  {' · '.join(told)}")), 2
    )
    for answer in row.answers:
        yield from _answer(answer)


def _answer(row: AnswerRow) -> Iterator[RenderableType]:
    age = f", stale: {row.age} days old" if row.stale else ""
    head = Text.assemble((row.stance, HEADING), "  ", (clean(row.party), NAME), clean(f": {row.words}"))
    yield Indented(head, 8)
    told = (row.report.outlet or "outlet unknown", day_words(row.report.published) + age)
    yield Indented(Text(clean(" · ".join(told)), QUIET), 10)


def _cell(row: CellRow, versions: Sequence[VersionRow]) -> Iterator[RenderableType]:
    told: list[str] = [row.state]
    changes = change_words(row.changes)
    told += [changes] if changes else []
    if row.against is not None and row.against != row.number - 1:
        told.append(f"against {versions[row.against - 1].name}")
    told += [f"told differently: {' / '.join(row.differing)}"] if row.differing else []
    told += [row.status] if row.told and row.status not in {"open", "unknown"} else []
    said = next(iter((*row.why, *row.told)), None)
    head = (f"{SIGNS[row.state]} {versions[row.number - 1].name}: ", NAME)
    yield Indented(Text.assemble(head, (" · ".join(map(clean, told)), HEADING)), 4)
    if said is not None:
        yield Indented(Text(clean(said.words)), 8)
        yield Indented(Text(clean(_where(said, len(row.told))), QUIET), 8)
    for answer in row.answers:
        yield from _answer(answer)


def _where(said: SaidRow, told: int) -> str:
    parts = [said.report.outlet or "outlet unknown", day_words(said.report.published)]
    parts.append(f"{short(said.report.name)} {said.passage.start}–{said.passage.end}")
    return " · ".join([*parts, f"told {counted(told, 'time')}"] if told > 1 else parts)


def plan_fields(rows: Iterable[PlanRow]) -> Iterator[tuple[str, ...]]:
    """The fields of the lines of plans in a pipe.

    Of a version: "plan version", plan, number, name, day when it was first told of, reports, answers of parties. Of a
    term: "plan term", plan, number and name of the version, issue, state, number of the version that it is compared
    with, changes, amounts that reports give differently, status, answers, report, words. `-` where there is nothing.
    """
    every = list(rows)
    for row in every:
        for version in row.versions:
            answers = "; ".join(f"{one.party} {one.stance}" for one in version.answers)
            yield (
                "plan version", row.name, str(version.number), version.name, day_code(version.first),
                str(len(version.told)), answers or "-",
            )  # fmt: skip
    for line in plan_lines(every):
        where = "-"
        if line.passage is not None and line.report is not None:
            where = f"{line.report.name} [{line.passage.start}-{line.passage.end}]"
        yield (
            "plan term", line.plan, str(line.number), line.version, line.issue, line.state,
            "-" if line.against is None else str(line.against), line.changes or "-", line.differing or "-", line.status,
            line.answers or "-", where, line.words or "-",
        )  # fmt: skip


def provision_part(row: ProvisionChange) -> Iterator[RenderableType]:
    """A term that was changed, dropped or added, laid out."""
    changes = change_words(row.changes)
    head = Text.assemble(
        (row.state, HEADING),
        f"  {clean(changes)}" if changes else "",
        clean(f"  {row.issue} · {row.name}, {row.version}"),
    )
    yield Indented(head, 2)
    for one in (row.before, row.now):
        if one is not None:
            yield Indented(Text(clean(one.words)), 4)
            yield Indented(Text(clean(_where(one, 1)), QUIET), 6)
    yield Text()


def provision_fields(row: ProvisionChange) -> tuple[str, ...]:
    """State, plan, version, issue, changes, day, report [characters] and words of a line of `changes`."""
    where = f"{row.now.report.name} [{row.now.passage.start}-{row.now.passage.end}]"
    day = day_code(row.now.report.published)
    return row.state, row.name, row.version, row.issue, change_words(row.changes) or "-", day, where, row.now.words
