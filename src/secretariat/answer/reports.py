"""The reports of a dossier: the list of them, one with its records, and pages of statements."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence

from secretariat.answer.naming import Naming, naming
from secretariat.answer.notes import notes
from secretariat.answer.queries import report_row, statement_row, when_published
from secretariat.answer.report_rows import ReportLine, ReportPage, Reports, Said
from secretariat.answer.rows import ReportRow
from secretariat.reconcile.copies import descents
from secretariat.store.browsing import Sayings
from secretariat.store.leading import led_back
from secretariat.store.scope import EVERYTHING, Scope
from secretariat.store.sqlite import Store


def reports(store: Store, scope: Scope = EVERYTHING, known: Naming | None = None) -> Reports:
    """All reports by publication, with what each is a copy of and how much was read in it.

    `known` is who is who, where that was asked before.
    """
    known = known or naming(store, scope)
    with store.snapshot():
        every, copies, held = store.reports(scope), store.copies(scope), store.held(scope)
        left_out = store.undecided(scope)
    every = tuple(sorted(every, key=when_published))
    rows = {one.id: report_row(one, known.names) for one in every}
    descent = descents(every, copies, known.names)
    below: dict[str, list[ReportRow]] = defaultdict(list)
    above: dict[str, tuple[ReportRow | None, ReportRow | None]] = {}
    for one in every:
        told = descent.get(one.id)
        if told is None:
            continue
        above[one.id] = (rows.get(told.copy_of or ""), rows.get(told.version_of or ""))
        for root in {told.copy_of, told.version_of} - {None}:
            below[root or ""].append(rows[one.id])
    lines = []
    for one in every:
        counts, (copied, edited) = held.get(one.id, {}), above.get(one.id, (None, None))
        lines.append(
            ReportLine(
                report=rows[one.id],
                copy_of=copied,
                version_of=edited,
                reprints=tuple(below.get(one.id, ())),
                statements=counts.get("statement", 0),
                meetings=counts.get("meeting", 0),
                proposals=counts.get("proposal", 0),
                provisions=counts.get("provision", 0),
                positions=counts.get("position", 0),
            )
        )
    return Reports(as_of=None if scope.as_of is None else scope.as_of.isoformat(), left_out=left_out, rows=tuple(lines))


def report_page(store: Store, line: ReportLine, known: Naming, scope: Scope = EVERYTHING) -> ReportPage:
    """One report with the records in its margin.

    Args:
        store: the dossier.
        line: of the report, from `reports`.
        known: who is who.
        scope: as of when.

    Raises:
        SecretariatError: the dossier no longer holds it.
    """
    reading = store.reading(line.report.id)
    points = {(one.passage.start, one.passage.end) for one in reading.propositions}
    times = {(one.passage.start, one.passage.end) for one in reading.dates}
    sources = {(p.start, p.end): p for one in reading.statements for p in one.source}
    return ReportPage(
        as_of=None if scope.as_of is None else scope.as_of.isoformat(),
        left_out=0,
        report=reading.report,
        line=line,
        notes=notes(reading, known),
        sources=tuple(sources[place] for place in sorted(sources)),
        anchors=tuple(sorted(points | times)),
        problems=tuple(str(one) for one in reading.problems),
    )


def counted_sayings(store: Store, lines: Sequence[ReportLine], sayings: Sayings) -> tuple[tuple[ReportRow, int], ...]:
    """The reports, of these, that hold statements that are meant, in the same order, and how many."""
    found = store.said_in(sayings)
    return tuple((line.report, found[line.report.id]) for line in lines if line.report.id in found)


def some_sayings(
    store: Store, counted: Sequence[tuple[ReportRow, int]], sayings: Sayings, known: Naming, span: tuple[int, int]
) -> tuple[Said, ...]:
    """The statements from number `span[0]` to before `span[1]`, counted from 0 over these reports.

    Args:
        store: the dossier.
        counted: as `counted_sayings` gives them for the same `sayings`.
        sayings: which statements.
        known: who is who.
        span: half-open.
    """
    wanted = list(_overlapping(counted, span))
    found = store.sayings_of([report.id for report, _, _ in wanted], sayings)
    return tuple(
        Said(said=statement_row(led_back(one, known.same), known.names), report=report)
        for report, first, last in wanted
        for one in found.get(report.id, ())[first:last]
    )


def _overlapping(
    counted: Sequence[tuple[ReportRow, int]], span: tuple[int, int]
) -> Iterator[tuple[ReportRow, int, int]]:
    """Report, and which of its statements (half-open) are in the span."""
    before = 0
    for report, number in counted:
        first, last = max(0, span[0] - before), min(number, span[1] - before)
        if first < last:
            yield report, first, last
        before += number
