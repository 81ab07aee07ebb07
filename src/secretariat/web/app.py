"""The app: its views, its templates, and what is said when something is wrong."""

from __future__ import annotations

import sqlite3
from collections.abc import Sequence
from pathlib import Path
from typing import Any, Literal, overload

from flask import Flask, Response, g, make_response, render_template, request
from werkzeug.exceptions import HTTPException

from secretariat.dossier import Dossier
from secretariat.problems import SecretariatError
from secretariat.store.changing import ChangeWatch
from secretariat.web import reading
from secretariat.web.answers import Answers
from secretariat.web.asking import here
from secretariat.web.security import Access, protect
from secretariat.web.still_app import StillApp
from secretariat.web.views import changes as changes_view
from secretariat.web.views import claims, overview, positions, proposals, reports, search, statements, timeline, who
from secretariat.web.wording import visible

NAVIGATION = (
    ("Overview", "overview.page"),
    ("Positions", "positions.page"),
    ("Proposals", "proposals.page"),
    ("Timeline", "timeline.page"),
    ("Who", "who.page"),
    ("Claims", "claims.page"),
    ("Changes", "changes.page"),
    ("Reports", "reports.page"),
    ("Search", "search.page"),
)
"""Names and endpoints, in the order of the menu."""

_VIEWS = (overview, positions, proposals, timeline, who, claims, changes_view, reports, search, statements)


def navigation(*, still: bool) -> Sequence[tuple[str, str]]:
    """The menu; files cannot be searched."""
    return [one for one in NAVIGATION if not (still and one[1] == "search.page")]


@overload
def make_app(dossier: Path, access: Access | None = None, *, still: Literal[True]) -> StillApp: ...
@overload
def make_app(dossier: Path, access: Access | None = None, *, still: bool = False) -> Flask: ...
def make_app(dossier: Path, access: Access | None = None, *, still: bool = False) -> Flask:
    """The page of one dossier, as a WSGI app.

    Args:
        dossier: the dossier's file; it is only read.
        access: who may ask; None: whoever calls the app (tests, the static copy).
        still: pages that are kept as files: without forms, downloads, and addresses with a query. Then `DAY` in the
            app's config is the day as of which they are, `WORDS` says which words of reports are in them (see
            `Dossier.written`).

    Raises:
        SecretariatError: the dossier cannot be read.
    """
    made = StillApp if still else Flask
    app = made("secretariat.web", static_folder="static", template_folder="templates")
    watch = ChangeWatch(dossier)
    watch.mark()
    app.config.update(DOSSIER=Dossier(dossier), ANSWERS=Answers(watch), STILL=still, NAME=dossier.stem)
    app.config.update(DAY=None, WORDS="all")
    app.jinja_options = {"finalize": _shown, "trim_blocks": True, "lstrip_blocks": True, "autoescape": True}
    app.url_map.strict_slashes, app.url_map.merge_slashes = False, False
    protect(app, access)
    for view in _VIEWS:
        app.register_blueprint(view.pages)
    app.jinja_env.filters.update(reading.FILTERS)
    app.jinja_env.globals.update(here=here, **reading.GLOBALS)
    app.context_processor(_around)
    app.url_defaults(_with_day)
    app.register_error_handler(HTTPException, _wrong)
    app.register_error_handler(SecretariatError, _trouble)
    app.register_error_handler(Exception, _fault)
    return app


def _shown(value: Any) -> Any:
    """What a template prints of a value: strings without anything hidden, nothing for None."""
    if value is None:
        return ""
    return visible(value) if type(value) is str else value


def _around() -> dict[str, Any]:
    from flask import current_app

    still = current_app.config["STILL"]
    return {
        "navigation": navigation(still=still),
        "ask": g.get("ask"),
        "still": still,
        "words_kept": current_app.config["WORDS"],
        "dossier_name": current_app.config["NAME"],
    }


def _with_day(endpoint: str, values: dict[str, Any]) -> None:
    """Every link keeps the day as of which the dossier is shown."""
    ask = g.get("ask")
    if ask is not None and ask.day is not None and endpoint != "static":
        values.setdefault("as_of", ask.day.isoformat())


_HEADS = {400: "This cannot be asked", 404: "There is no such page", 503: "The dossier cannot be read at the moment"}


def _wrong(error: HTTPException) -> Response | HTTPException:
    if error.response is not None:
        return error
    return _page(error.code or 500, error.description or "")


def _trouble(error: SecretariatError) -> Response:
    return _page(503 if isinstance(error.__cause__, sqlite3.Error) else 400, str(error))


def _fault(error: Exception) -> Response:
    from flask import current_app

    current_app.logger.error("%s %s", request.method, request.path, exc_info=error)
    return _page(500, f"A fault in Secretariat ({type(error).__name__}). The dossier is as it was.")


def _page(code: int, why: str) -> Response:
    title = _HEADS.get(code, "Something went wrong")
    return make_response(render_template("error.html", title=title, why=why, code=code), code)
