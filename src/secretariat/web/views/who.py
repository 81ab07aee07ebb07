"""Who."""

from __future__ import annotations

from flask import Blueprint, Response

from secretariat.web.asking import asked

pages = Blueprint("who", __name__)


@pages.get("/who")
def page() -> Response:
    """The view."""
    return asked().show("stub.html", title="Who")


@pages.get("/who/<id>")
def actor(id: str) -> Response:
    """One actor."""
    return asked().show("stub.html", title="Actor")
