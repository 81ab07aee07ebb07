"""Positions: a table of parties and issues, and the history of a cell with the sentences."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any, get_args

from flask import Blueprint, Response, current_app, redirect, url_for
from markupsafe import Markup
from werkzeug.wrappers import Response as AnyResponse

from secretariat.answer.ages import STALE_DAYS
from secretariat.answer.rows import Row
from secretariat.answer.standpoint_rows import (
    Cell,
    CellsWanted,
    CellTable,
    PartyCells,
    Standpoint,
    Standpoints,
)
from secretariat.answer.standpoints import chosen, standpoints, tabled
from secretariat.identity import record_id
from secretariat.records import Stance
from secretariat.web.asking import Ask, asked, missing, refuse, rows_of_page
from secretariat.web.course_of_stances import draw_history, draw_spark

pages = Blueprint("positions", __name__)

STANCES: tuple[Stance, ...] = get_args(Stance)


@pages.url_defaults
def _as_file(endpoint: str, values: dict[str, Any]) -> None:
    """Pages that are kept as files have addresses without a query: a cell has an id there."""
    if endpoint == "positions.cell" and current_app.config["STILL"] and "issue" in values:
        issue, party = values.pop("issue"), values.pop("party", None)
        answer = _standpoints(asked())
        if party is not None and answer.cell(party, issue) is None:
            party = _speaks_for(answer, party, issue)
        values["id"] = _cell_id(issue, party)


def _cell_id(issue: str, party: str | None) -> str:
    return record_id("c", issue) if party is None else record_id("c", issue, party)


@pages.get("/positions")
def page() -> Response:
    """The table; `party` (a part of the name), `issue`, `stance` and `since` narrow it."""
    ask = asked()
    answer = _standpoints(ask)
    wanted = CellsWanted(
        party=ask.text("party"),
        issue=ask.text("issue"),
        stance=next((one for one in STANCES if one == ask.choice("stance", STANCES)), None),
        since=ask.day_of("since"),
    )
    cells = chosen(answer.cells, wanted)
    if ask.format != "html":
        return ask.table("positions.html", Cell, cells)
    narrowed = wanted != CellsWanted()
    table = tabled(cells, answer) if narrowed else _table(ask)
    return ask.table(
        "positions.html",
        PartyCells,
        table.rows,
        title="Positions",
        answer=answer,
        table=table,
        stances=STANCES,
        narrowed=narrowed,
        row_anchor=row_anchor,
        stale_days=STALE_DAYS,
    )


@pages.get("/positions/cell")
@pages.get("/positions/cell/<id>")
def cell(id: str | None = None) -> AnyResponse:
    """The history of a `party` (a name) on an `issue`; without a party, where all stand on it.

    The name of somebody who took a position for a party leads to that party's.
    """
    ask = asked()
    answer = _standpoints(ask)
    issue, party = (ask.text("issue"), ask.text("party")) if id is None else _called(id, answer)
    if issue is None:
        refuse("“issue” is missing: it takes the name of an issue, “party” that of a party.")
    if issue not in answer.issues:
        missing(f"No position on “{issue[:80]}” is known{_then(ask)}.")
    if party is None:
        return _everybody(ask, answer, issue)
    steps = answer.history(party, issue)
    latest = answer.cell(party, issue)
    if latest is None and (whose := _speaks_for(answer, party, issue)) is not None:
        return redirect(url_for("positions.cell", issue=issue, party=whose), 303)
    if latest is None:
        missing(f"No position of “{party[:80]}” on “{issue[:80]}” is known{_then(ask)}.")
    if ask.format != "html":
        return ask.table("cell.html", Standpoint, steps)
    return ask.show(
        "cell.html",
        title=f"{party} on {issue}",
        answer=answer,
        party=party,
        issue=issue,
        latest=latest,
        steps=steps[::-1],
        drawn=_drawn(steps, f"{party} on {issue}", "history"),
        others=[one for one in answer.cells if one.issue == issue and one.party != party],
        elsewhere=[one for one in answer.cells if one.party == party and one.issue != issue],
    )


@pages.get("/positions/<path:issue>")
def of_issue(issue: str) -> AnyResponse:
    """Leads the name of an issue to its cell."""
    return redirect(url_for("positions.cell", issue=issue, party=asked().text("party")), 303)


class Standing(Row, frozen=True):
    """Where a party stands on the issue of the page."""

    cell: Cell
    picture: Markup | None
    """Its stances over time; None: they were told on one day only."""


def _everybody(ask: Ask, answer: Standpoints, issue: str) -> Response:
    cells = chosen(answer.cells, CellsWanted(issue=issue))
    if ask.format != "html":
        return ask.table("issue.html", Cell, cells)
    histories: dict[str, list[Standpoint]] = {}
    for one in answer.rows:
        if one.position.issue == issue:
            histories.setdefault(one.position.party, []).append(one)
    rows = [
        Standing(
            cell=one,
            picture=draw_spark(
                [step.position for step in histories[one.party]], f"{one.party} on {issue}", f"stance-{at}"
            ),
        )
        for at, one in enumerate(cells)
    ]
    return ask.table("issue.html", Standing, rows, title=f"Positions on {issue}", answer=answer, issue=issue)


def place_of_party(party: str) -> tuple[int, str | None]:
    """On which page of the table, from 1, the row of a party stands, and its anchor there; None: it has no row."""
    rows = _table(asked()).rows
    at = next((at for at, row in enumerate(rows) if row.party == party), None)
    return (1, None) if at is None else (1 + at // rows_of_page(), row_anchor(party))


def row_anchor(party: str) -> str:
    """The id of a party's row."""
    return record_id("row", party)


def _table(ask: Ask) -> CellTable:
    """The table of all."""
    answer = _standpoints(ask)
    return ask.answer("cell table", lambda _: tabled(answer.cells, answer))


def _standpoints(ask: Ask) -> Standpoints:
    return ask.answer("standpoints", lambda dossier: dossier.ask(standpoints))


def _drawn(steps: Sequence[Standpoint], title: str, name: str) -> Mapping[str, Markup]:
    """The picture, where there is anything to be compared."""
    rows = [one.position for one in steps]
    return draw_history(rows, title, name) if len(rows) > 1 else {}


def _called(identity: str, answer: Standpoints) -> tuple[str | None, str | None]:
    """The issue and the party of a cell."""
    cells = ((one, None) for one in answer.issues), ((one.issue, one.party) for one in answer.cells)
    found = next((one for group in cells for one in group if _cell_id(*one) == identity), None)
    if found is None:
        missing("There is no cell of this id.")
    return found


def _speaks_for(answer: Standpoints, name: str, issue: str) -> str | None:
    """The party for which somebody of this name took a position on an issue; None: there is none."""
    rows = (one.position for one in answer.rows)
    return next((row.party for row in rows if (row.actor, row.issue) == (name, issue)), None)


def _then(ask: Ask) -> str:
    return "" if ask.day is None else " by that day"
