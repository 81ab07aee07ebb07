"""Answers that several views ask for."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping
from datetime import date

from secretariat.answer import naming as named
from secretariat.answer import people as talks
from secretariat.answer import reports as listed
from secretariat.answer.days import day_span
from secretariat.answer.event_rows import Events
from secretariat.answer.naming import Naming
from secretariat.answer.people import People
from secretariat.answer.report_rows import ReportLine, Reports
from secretariat.answer.rows import ReportRow
from secretariat.web.asking import Ask, asked


def names(ask: Ask) -> Naming:
    """Who is who."""
    return ask.answer("names", lambda dossier: dossier.ask(named.naming), quick=True)


def report_list(ask: Ask) -> Reports:
    """All reports by publication."""
    known = names(ask)
    return ask.answer(
        "reports", lambda dossier: dossier.ask(lambda store, scope: listed.reports(store, scope, known)), quick=True
    )


def lines_by_id(ask: Ask) -> dict[str, ReportLine]:
    """The same by id."""
    return ask.answer("reports by id", lambda _: {line.report.id: line for line in report_list(ask).rows}, quick=True)


def events_and_people(ask: Ask) -> tuple[Events, People]:
    """What happened, and who is who."""
    return ask.answer("events and people", lambda dossier: dossier.ask(talks.events_and_people))


def id_of_name(name: str) -> str | None:
    """The id of the only one of this name, or form of a name; None: there is none, or several."""
    return ids_of_names(asked()).get(name)


def ids_of_names(ask: Ask) -> Mapping[str, str]:
    """The ids of those whom a name alone tells; a name in full goes before a form of another's."""

    def make(_: object) -> Mapping[str, str]:
        full, forms = defaultdict[str, set[str]](set), defaultdict[str, set[str]](set)
        for one in events_and_people(ask)[1].actors.values():
            full[one.name].add(one.id)
            for alias in one.aliases:
                forms[alias].add(one.id)
        return {name: next(iter(ids)) for name, ids in {**forms, **full}.items() if len(ids) == 1}

    return ask.answer("ids of names", make)


def published_within(report: ReportRow, since: date | None, until: date | None) -> bool:
    """Whether a report may have been published on these days (both inside); an undated one was on none."""
    first, last = day_span(report.published)
    if since is None and until is None:
        return True
    if first is None and last is None:
        return False
    return (since is None or last is None or last >= since) and (until is None or first is None or first <= until)
