"""Overview: what the talks are about, where they stand, and what is new."""

from __future__ import annotations

from flask import Blueprint, Response

from secretariat.dossier import Dossier
from secretariat.web.asking import asked

pages = Blueprint("overview", __name__)


@pages.get("/")
def page() -> Response:
    """The first page."""
    ask = asked()
    return ask.show("overview.html", title="Overview", overview=ask.answer("overview", Dossier.overview))
