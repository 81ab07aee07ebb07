"""Changes."""

from __future__ import annotations

from flask import Blueprint, Response

from secretariat.web.asking import asked

pages = Blueprint("changes", __name__)


@pages.get("/changes")
def page() -> Response:
    """The view."""
    return asked().show("stub.html", title="Changes")
