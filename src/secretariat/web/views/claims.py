"""Claims."""

from __future__ import annotations

from flask import Blueprint, Response

from secretariat.web.asking import asked

pages = Blueprint("claims", __name__)


@pages.get("/claims")
def page() -> Response:
    """The view."""
    return asked().show("stub.html", title="Claims")


@pages.get("/claims/<id>")
def claim(id: str) -> Response:
    """One claim with its origins."""
    return asked().show("stub.html", title="Claim")


@pages.get("/contradictions")
def contradictions() -> Response:
    """Accounts that cannot both hold, side by side."""
    return asked().show("stub.html", title="Contradictions")
