"""Reports: the list, and one report with its passages highlighted."""

from __future__ import annotations

from flask import Blueprint, Response

from secretariat.web.asking import asked

pages = Blueprint("reports", __name__)


@pages.get("/reports")
def page() -> Response:
    """The list."""
    return asked().show("stub.html", title="Reports")


@pages.get("/report/<id>")
def report(id: str) -> Response:
    """One report: its text as it was read."""
    return asked().show("stub.html", title="Report")
