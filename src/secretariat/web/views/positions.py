"""Positions."""

from __future__ import annotations

from flask import Blueprint, Response

from secretariat.web.asking import asked

pages = Blueprint("positions", __name__)


@pages.get("/positions")
def page() -> Response:
    """The view."""
    return asked().show("stub.html", title="Positions")


@pages.get("/positions/<path:issue>")
def cell(issue: str) -> Response:
    """The history of an issue; `party` (a name) narrows it."""
    return asked().show("stub.html", title=issue)
