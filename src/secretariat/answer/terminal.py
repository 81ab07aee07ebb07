"""Answers as a terminal shows them: laid out and coloured for a person, or one line for each thing in a pipe.

Nothing a report says reaches the terminal raw: control characters, escape sequences and marks that turn the direction
of writing are replaced.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from rich.console import Console, RenderableType
from rich.table import Table
from rich.text import Text

from secretariat.answer import across_terminal
from secretariat.answer.across_terminal import AcrossAnswer
from secretariat.answer.cleaning import clean
from secretariat.answer.counting import counted
from secretariat.answer.days import day_code, day_name, day_words
from secretariat.answer.indented import HEADING, NAME, QUIET, Indented, short
from secretariat.answer.rows import (
    Actors,
    Answer,
    Hit,
    Hits,
    Overview,
    ReportRow,
    StatementRow,
    Statements,
    Timeline,
    TimelineRow,
)
from secretariat.answer.talks_terminal import TalkAnswer, lines, parts
from secretariat.identity import fold_name

_DOUBT, _FOUND = "yellow", "bold reverse"


def show(answer: Answer, console: Console, *, why: bool = False) -> None:
    """Print an answer: laid out on a terminal, else one line for each thing, fields between tabs, never wrapped.

    With `why`, records of talks are laid out with their rule and score; lines have them always.
    """
    if not console.is_terminal:
        for fields in _lines(answer):
            console.file.write("\t".join(map(clean, fields)) + "\n")
    else:
        for part in _parts(answer, why):
            console.print(part, markup=False, highlight=False, emoji=False)


def note(answer: Answer) -> str | None:
    """What a reader has to know of the reports, and of the rows, that are not shown; None: nothing."""
    sentences = []
    if answer.as_of is not None:
        day = day_name(date.fromisoformat(answer.as_of))
        left = f"; {counted(answer.left_out, 'report')} left out, not known to have been published by then"
        sentences.append(f"As of {day}{left if answer.left_out else ''}.")
    if isinstance(answer, Hits) and answer.undated:
        sentences.append(f"{counted(answer.undated, 'report')} left out, of which the day of publication is not known.")
    if answer.total is not None and (number := _rows(answer)) < answer.total:
        last = answer.skipped + number
        more = f", --offset {last} the next" if last < answer.total else ""
        shown = f"{answer.skipped + 1:,} to {last:,}" if number else "None"
        sentences.append(f"{shown} of {answer.total:,} shown; --limit 0 shows all{more}.")
    return " ".join(sentences) or None


def _rows(answer: Answer) -> int:
    """How many rows of a list an answer has."""
    for name in ("rows", "reports", "actors"):
        if isinstance(found := getattr(answer, name, None), tuple):
            return len(found)
    return 0


def _parts(answer: Answer, why: bool) -> Iterator[RenderableType]:
    if isinstance(answer, Statements):
        for group in answer.reports:
            yield from _heading(group.report)
            for row in group.statements:
                yield from _statement(group.report, row)
            if not group.statements:
                yield from (Indented(Text("no statements found", QUIET), 2), Text())
    elif isinstance(answer, Hits):
        for hit in answer.hits:
            yield from _heading(hit.report)
            for row in hit.statements:
                yield from _statement(hit.report, row)
            yield from _passage(hit)
    elif isinstance(answer, Actors):
        yield _actors(answer)
        yield from _open(answer)
    elif isinstance(answer, Timeline):
        yield from _timeline(answer)
    elif isinstance(answer, Overview):
        for label, value in _overview(answer):
            yield Indented(Text(clean(value)), 13, label)
    elif isinstance(answer, TalkAnswer):
        yield from parts(answer, why)
    elif isinstance(answer, AcrossAnswer):
        yield from across_terminal.parts(answer)


def _heading(report: ReportRow) -> Iterator[RenderableType]:
    yield Text(clean(report.title or short(report.name)), HEADING)
    facts = [report.outlet or "outlet unknown", day_words(report.published), report.name]
    yield from (Text(" · ".join(map(clean, facts)), QUIET), Text())


def _statement(report: ReportRow, row: StatementRow) -> Iterator[RenderableType]:
    head = Text()
    if row.speaker is not None:
        head.append(clean(row.speaker), NAME)
        if row.source and fold_name(row.source) not in fold_name(row.speaker):
            head.append(clean(f" ({row.source})"), QUIET)
    elif row.source:
        head.append(clean(row.source), _DOUBT)
    if row.cue:
        head.append(f"{'  ' if head else ''}{clean(row.cue)}", "italic")
    if row.speaker is None:
        head.append(f"{' — ' if head else ''}{clean(_unresolved(row))}", QUIET)
    details = Text(clean(" · ".join(_details(report, row))), QUIET)
    yield from (Indented(head, 2), Indented(Text(clean(row.words)), 4), Indented(details, 4), Text())


def _details(report: ReportRow, row: StatementRow) -> Iterator[str]:
    yield row.kind if row.manner == "said" else f"{row.kind}, {row.manner}"
    if row.act != "assert":
        yield row.act
    if row.negated:
        yield "negated"
    if row.addressee is not None:
        yield f"to {row.addressee}"
    if row.medium is not None:
        yield f"in {row.medium}"
    yield from row.through
    if row.said is not None:
        yield f"said {day_words(row.said)}"
    yield f"published {day_words(report.published)}" if report.published else "date unknown"
    yield f"{short(report.name)} " + ", ".join(f"{passage.start}–{passage.end}" for passage in row.passages)


def _unresolved(row: StatementRow) -> str:
    return f"speaker unresolved: {row.unresolved or 'no reason given'}"


def _passage(hit: Hit) -> Iterator[RenderableType]:
    if hit.passage is None:
        return
    quote, shown, at = hit.passage.quote, Text(), 0
    for start, end in hit.marks:
        shown.append(clean(quote[at:start]))
        shown.append(clean(quote[start:end]), _FOUND)
        at = end
    shown.append(clean(quote[at:]))
    yield Indented(shown, 4)
    where = f"{short(hit.report.name)} {hit.passage.start}–{hit.passage.end}"
    about = clean(f"text · {day_words(hit.report.published)} · {where}")
    yield from (Indented(Text(about, QUIET), 4), Text())


def _actors(answer: Actors) -> RenderableType:
    table = Table(box=None, pad_edge=False, header_style=HEADING, padding=(0, 2, 0, 0))
    table.add_column("name", style=NAME, ratio=3)
    table.add_column("kind")
    table.add_column("statements", justify="right")
    table.add_column("reports", justify="right")
    table.add_column("speaks for, roles, other names", ratio=5)
    for row in answer.actors:
        party = f"for {row.party}" if row.party else row.country or ""
        also = "; ".join(map(clean, (*row.roles[:3], *row.aliases)))
        told = Text.assemble(clean(party), "; " if party and also else "", (also, QUIET))
        table.add_row(Text(clean(row.name)), row.kind, str(row.statements or ""), str(row.reports or ""), told)
    return table


def _open(answer: Actors) -> Iterator[RenderableType]:
    """Who may be the same as whom."""
    if answer.open:
        yield from (Text(), Text("may be the same", HEADING))
    for pair in answer.open:
        yield Indented(Text.assemble(clean(" · ".join(pair.names)), (f"  {clean(pair.why)}", QUIET)), 2)


def _timeline(answer: Timeline) -> Iterator[RenderableType]:
    shown = None
    for row in answer.rows:
        day = _day(row)
        if day != shown:
            yield from (Text(), Text(day, HEADING))
            shown = day
        head = Text.assemble((clean(f"{row.who}: "), NAME), clean(row.words)) if row.who else Text(clean(row.words))
        where = f"{row.kind} · {short(row.report.name)} {row.passage.start}–{row.passage.end}"
        yield from (Indented(head, 2), Indented(Text(clean(where), QUIET), 2))


def _day(row: TimelineRow) -> str:
    by = " (year by the other reports)" if row.when.anchor == "dossier" else ""
    return f"{day_words(row.when)}{by}"


def _overview(answer: Overview) -> Iterator[tuple[str, str]]:
    dates = "no dated report"
    if answer.first is not None and answer.last is not None:
        first, last = date.fromisoformat(answer.first), date.fromisoformat(answer.last)
        dates = day_name(first) if first == last else f"{day_name(first)} to {day_name(last)}"
    outlets = [f"{count.name} {count.count}" for count in answer.outlets]
    outlets += [f"unknown {answer.outlet_unknown}"] if answer.outlet_unknown else []
    resolved = answer.statements - answer.unresolved
    yield "reports", str(answer.reports)
    yield "published", f"{dates}; {answer.undated} undated" if answer.undated else dates
    yield "statements", f"{answer.statements}; the speaker is known of {resolved}"
    yield "actors", str(answer.actors)
    yield "outlets", ", ".join(outlets) or "none"
    yield "most quoted", ", ".join(f"{count.name} {count.count}" for count in answer.speakers) or "nobody"
    yield "problems", str(len(answer.problems) or "none")
    yield from (("", str(problem)) for problem in answer.problems)


def _lines(answer: Answer) -> Iterator[tuple[str, ...]]:
    """The fields of each line in a pipe.

    Statements and what a search finds: day of publication, report [characters], outlet, speaker, kind, act, through
    whom it came, cue, day said, words. Actors: id, name, kind, number of statements, of reports, party, roles and other
    names. Timeline: days, what they were counted from, said or told, report [characters], who, words. Overview: what,
    how many. `-` where there is nothing.
    """
    if isinstance(answer, Statements):
        for group in answer.reports:
            yield from (_statement_fields(group.report, row) for row in group.statements)
    elif isinstance(answer, Hits):
        for hit in answer.hits:
            yield from (_statement_fields(hit.report, row) for row in hit.statements)
            if hit.passage is not None:
                where = f"{hit.passage.start}-{hit.passage.end}"
                yield (*_report_fields(hit.report, where), "-", "text", "-", "-", "-", "-", hit.passage.quote)
    elif isinstance(answer, Actors):
        for actor in answer.actors:
            also = " | ".join((*actor.roles, *actor.aliases)) or "-"
            speaks = actor.party or "-"
            yield actor.id, actor.name, actor.kind, str(actor.statements), str(actor.reports), speaks, also
    elif isinstance(answer, Timeline):
        for row in answer.rows:
            where = f"{row.report.name} [{row.passage.start}-{row.passage.end}]"
            yield day_code(row.when), row.when.anchor or "-", row.kind, where, row.who or "-", row.words
    elif isinstance(answer, Overview):
        yield from _overview(answer)
    elif isinstance(answer, TalkAnswer):
        yield from lines(answer)
    elif isinstance(answer, AcrossAnswer):
        yield from across_terminal.lines(answer)


def _report_fields(report: ReportRow, where: str) -> tuple[str, ...]:
    return day_code(report.published), f"{report.name} [{where}]", report.outlet or "-"


def _statement_fields(report: ReportRow, row: StatementRow) -> tuple[str, ...]:
    where = ", ".join(f"{passage.start}-{passage.end}" for passage in row.passages)
    speaker = row.speaker or _unresolved(row)
    kind = row.kind if row.manner == "said" else f"{row.kind}, {row.manner}"
    how = (row.act, ", ".join(row.through) or "-")
    return (*_report_fields(report, where), speaker, kind, *how, row.cue or "-", day_code(row.said), row.words)
