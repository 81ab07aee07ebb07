"""Statements: who said what, in which words."""

from __future__ import annotations

from flask import Blueprint, Response

from secretariat.answer.rows import ReportRow, Row, StatementRow
from secretariat.dossier import Dossier
from secretariat.web.asking import asked

pages = Blueprint("statements", __name__)


class SaidIn(Row, frozen=True):
    """A statement and the report in which it stands."""

    said: StatementRow
    report: ReportRow


@pages.get("/statements")
def page() -> Response:
    """All of them by publication; `speaker` (a part of a name) narrows them."""
    ask = asked()
    speaker = ask.text("speaker")
    answer = ask.answer("statements", Dossier.statements)
    rows = [
        SaidIn(said=said, report=group.report)
        for group in answer.reports
        for said in group.statements
        if speaker is None or speaker.casefold() in (said.speaker or said.source or "").casefold()
    ]
    return ask.table("statements.html", SaidIn, rows, title="Statements", answer=answer, speaker=speaker)
