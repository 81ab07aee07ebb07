"""Proposals."""

from __future__ import annotations

from flask import Blueprint, Response

from secretariat.web.asking import asked

pages = Blueprint("proposals", __name__)


@pages.get("/proposals")
def page() -> Response:
    """The view."""
    return asked().show("stub.html", title="Proposals")


@pages.get("/proposals/<id>")
def proposal(id: str) -> Response:
    """One proposal with its versions."""
    return asked().show("stub.html", title="Proposal")
