"""Reports: the list, and one report with its passages highlighted and its records in the margin."""

from __future__ import annotations

from typing import get_args

from flask import Blueprint, Response, current_app, redirect, url_for
from msgspec.structs import replace
from werkzeug.wrappers import Response as AnyResponse

from secretariat.answer.report_rows import Note, NoteKind, ReportLine, ReportPage
from secretariat.answer.reports import report_page
from secretariat.web.asking import Ask, asked, missing, refuse
from secretariat.web.layout import lay_out
from secretariat.web.quoted import quoted
from secretariat.web.reading import passage_url
from secretariat.web.shared import lines_by_id, names, published_within, report_list
from secretariat.web.still_app import StillApp

pages = Blueprint("reports", __name__)

KINDS: tuple[NoteKind, ...] = get_args(NoteKind)


@pages.get("/reports")
def page() -> Response:
    """The list; `outlet` and `title` (parts of them), `since` and `until` narrow it."""
    ask = asked()
    outlet, title, since, until = ask.text("outlet"), ask.text("title"), ask.day_of("since"), ask.day_of("until")
    answer = report_list(ask)

    def fits(line: ReportLine) -> bool:
        row = line.report
        return (
            (outlet is None or outlet.casefold() in (row.outlet or "").casefold())
            and (title is None or title.casefold() in f"{row.title or ''} {row.name}".casefold())
            and published_within(row, since, until)
        )

    narrowed = any(one is not None for one in (outlet, title, since, until))
    rows = [line for line in answer.rows if fits(line)] if narrowed else answer.rows
    return ask.table("reports.html", ReportLine, rows, title="Reports", answer=answer)


@pages.get("/report/<id>")
def report(id: str) -> Response:
    """One report: its text as it was read; `at` (`12-40`) is marked, `kind` shows the records of one kind only."""
    ask = asked()
    kind, whole = ask.choice("kind", KINDS), ask.choice("whole", ("yes", "no")) == "yes" or current_app.config["STILL"]
    line = lines_by_id(ask).get(id)
    if line is None:
        known = "" if ask.day is None else " that is known to have been published by that day"
        missing(f"The dossier holds no report “{id[:40]}”{known}.")
    found = _page(ask, line)
    if ask.format != "html":
        return ask.table("report.html", Note, found.notes)
    if isinstance(current_app, StillApp):
        found = replace(found, anchors=tuple(sorted({*found.anchors, *current_app.places.get(id, ())})))
    title = found.report.title or found.report.name
    if current_app.config["WORDS"] != "all":
        records, places = quoted(found)
        return ask.show("quoted.html", title=title, page=found, line=line, records=records, places=places, kinds=KINDS)
    at = _at(ask, len(found.report.text))
    laid = lay_out(found, at, kinds=KINDS if kind is None else (kind,), whole=whole)
    return ask.show("report.html", title=title, page=found, line=line, laid=laid, kind=kind, kinds=KINDS)


@pages.get("/record/<id>")
def record(id: str) -> AnyResponse:
    """Leads a record (or a point) of this id to its words."""
    ask = asked()
    found = ask.dossier.ask(lambda store, _: store.home(id))
    if found is None:
        missing(f"The dossier holds no record “{id[:40]}” that stands in a report.")
    kind, passage = found
    span = f"{passage.start}-{passage.end}"
    if kind == "proposition":
        return redirect(passage_url(passage), 303)
    return redirect(url_for("reports.report", id=passage.report, at=span, _anchor=id), 303)


def _page(ask: Ask, line: ReportLine) -> ReportPage:
    known = names(ask)
    return ask.dossier.ask(lambda store, scope: report_page(store, line, known, scope))


def _at(ask: Ask, length: int) -> tuple[int, int] | None:
    given = ask.text("at")
    if given is None:
        return None
    first, dash, last = given.partition("-")
    if not (dash and first.isascii() and last.isascii() and first.isdigit() and last.isdigit() and len(given) < 24):
        refuse(f"“at” is {given!r}; it takes two numbers, the first character and one past the last, e.g. 12-40.")
    start, end = int(first), int(last)
    if not start < end <= length:
        refuse(f"“at” is {given!r}; the text has {length:,} characters.")
    return start, end
