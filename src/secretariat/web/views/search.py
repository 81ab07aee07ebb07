"""Search: over the texts and the records."""

from __future__ import annotations

from flask import Blueprint, Response

from secretariat.web.asking import asked

pages = Blueprint("search", __name__)


@pages.get("/search")
def page() -> Response:
    """What was found."""
    return asked().show("stub.html", title="Search")
