"""Overview: what the talks are about, where they stand, and what is new."""

from __future__ import annotations

from flask import Blueprint, Response

from secretariat.answer.front import IssueLine, front
from secretariat.web.asking import asked

pages = Blueprint("overview", __name__)


@pages.get("/")
def page() -> Response:
    """The first page; what is downloaded are its issues."""
    ask = asked()
    answer = ask.answer("front", lambda dossier: dossier.ask(front))
    if ask.format != "html":
        return ask.table("overview.html", IssueLine, answer.issues)
    return ask.show("overview.html", title="Overview", answer=answer)
