"""Timeline."""

from __future__ import annotations

from flask import Blueprint, Response

from secretariat.web.asking import asked

pages = Blueprint("timeline", __name__)


@pages.get("/timeline")
def page() -> Response:
    """The view."""
    return asked().show("stub.html", title="Timeline")
