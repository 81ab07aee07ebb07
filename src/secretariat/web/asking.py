"""What a request asks: as of which day, which page of the rows, narrowed by what, to be shown or to be downloaded."""

from __future__ import annotations

from collections.abc import Callable, Hashable, Sequence
from datetime import date
from typing import Any, NoReturn, TypeVar

import msgspec
from flask import Response, abort, current_app, g, make_response, render_template, request, url_for

from secretariat.answer.days import read_day
from secretariat.answer.spreadsheets import table_csv
from secretariat.dossier import Dossier
from secretariat.problems import SecretariatError
from secretariat.web.answers import Answers

T = TypeVar("T")

PAGE_ROWS = 50
STILL_ROWS = 200
"""The same where the page is kept as files."""
LONGEST = 500
"""Characters of a filter."""
_FORMATS = ("html", "csv", "json")


class Paging(msgspec.Struct, frozen=True):
    """Which of all rows a page shows."""

    page: int
    """From 1."""
    pages: int
    """At least 1."""
    first: int
    """Number of the first row shown, from 1; 0: there is none."""
    last: int
    total: int


class Ask:
    """One request. `answer` asks the dossier, `show` and `table` make what is sent back."""

    def __init__(self) -> None:
        self.day: date | None = current_app.config["DAY"] or self.day_of("as_of")
        self.page = self.number("page", 1)
        self.format = self.choice("format", _FORMATS) or "html"
        self.dossier: Dossier = current_app.config["DOSSIER"]
        if self.day is not None:
            self.dossier = self.dossier.as_of(self.day)

    def answer(self, key: Hashable, make: Callable[[Dossier], T], *, quick: bool = False) -> T:
        """What `make` gives for the dossier as of the day asked; kept until the file changes.

        Args:
            key: what it is, with everything that `make` depends on; the day is added to it.
            make: is given the dossier as of the day.
            quick: see `Answers.get`.
        """
        answers: Answers = current_app.config["ANSWERS"]
        return answers.get((key, self.day), lambda: make(self.dossier), quick=quick)

    def text(self, name: str) -> str | None:
        """The filter of this name, trimmed; None: not given, or empty. Too long a one is refused."""
        given = request.args.get(name, g.get("in_path", {}).get(name, "")).strip()
        if len(given) > LONGEST:
            refuse(f"“{name}” is too long: {len(given):,} characters, {LONGEST} are allowed.")
        return given or None

    def choice(self, name: str, allowed: Sequence[str]) -> str | None:
        """The filter of this name, which has to be one of these words; None: not given."""
        given = self.text(name)
        if given is not None and given not in allowed:
            refuse(f"“{name}” is {given!r}; it takes {', '.join(allowed[:-1])} or {allowed[-1]}.")
        return given

    def day_of(self, name: str) -> date | None:
        """The day (`YYYY-MM-DD`) of this name; None: not given."""
        given = self.text(name)
        if given is None:
            return None
        try:
            return read_day(given, f"“{name}”")
        except SecretariatError as error:
            refuse(str(error))

    def number(self, name: str, smallest: int) -> int:
        """The number of this name; not given: the smallest it can be."""
        given = self.text(name)
        if given is None:
            return smallest
        if not (given.isascii() and given.isdigit() and len(given) < 10 and int(given) >= smallest):
            refuse(f"“{name}” is {given!r}; it takes a number from {smallest}.")
        return int(given)

    def show(self, template: str, **context: Any) -> Response:
        """The page that the template makes; `ask` and everything given are known in it."""
        return make_response(render_template(template, ask=self, **context))

    def table(self, template: str, made: type[msgspec.Struct], rows: Sequence[Any], **context: Any) -> Response:
        """The page of these rows (all that the filters leave), or the download of all of them.

        In the template, `rows` are those of this page and `paging` says which; the macro `foot` shows the rest.

        Args:
            template: its file name.
            made: what a row is; gives the columns of the CSV.
            rows: all of them.
            context: what else the template knows; `title` has to be there.
        """
        if self.format != "html":
            return self._download(made, rows)
        paging = paged(len(rows), self.page, rows_of_page())
        shown = rows[max(0, paging.first - 1) : paging.last]
        return self.show(template, rows=shown, paging=paging, **context)

    def window(self, total: int) -> tuple[Paging, tuple[int, int]]:
        """Which of so many rows are to be got (half-open, from 0): those of this page; all of them for a download."""
        if self.format != "html":
            return Paging(1, 1, min(1, total), total, total), (0, total)
        paging = paged(total, self.page, rows_of_page())
        return paging, (max(0, paging.first - 1), paging.last)

    def _download(self, made: type[msgspec.Struct], rows: Sequence[Any]) -> Response:
        name = (request.endpoint or "rows").split(".")[0]
        if self.format == "csv":
            answer = Response(table_csv(made, tuple(rows)), mimetype="text/csv")
        else:
            given = {key: value for key, value in request.args.items() if key not in {"format", "page", "token"}}
            body = {"view": name, "asked": given, "rows": list(rows)}
            written = msgspec.json.format(msgspec.json.encode(body), indent=2) + b"\n"
            answer = Response(written, mimetype="application/json")
        answer.headers["Content-Disposition"] = f'attachment; filename="{name}.{self.format}"'
        return answer


def rows_of_page() -> int:
    """How many rows a page has."""
    return STILL_ROWS if current_app.config["STILL"] else PAGE_ROWS


def paged(total: int, page: int, size: int = PAGE_ROWS) -> Paging:
    """The page of so many rows, `size` of them on each. A page behind the last one is refused."""
    pages = max(1, -(-total // size))
    if page > pages:
        refuse(f"“page” is {page}; there {'is 1' if pages == 1 else f'are {pages}'}.")
    return Paging(page, pages, (page - 1) * size + 1 if total else 0, min(total, page * size), total)


def asked() -> Ask:
    """The request that is being answered; it is read once."""
    if "ask" not in g:
        g.ask = Ask()
    ask: Ask = g.ask
    return ask


def refuse(why: str) -> NoReturn:
    """Answer 400 with this sentence."""
    abort(400, description=why)


def missing(why: str) -> NoReturn:
    """Answer 404 with this sentence."""
    abort(404, description=why)


def here(**changes: Any) -> str:
    """The address of this view with some of its parameters changed; None takes one out.

    A change of anything but the page goes to the first page.
    """
    kept: dict[str, Any] = {key: request.args.getlist(key) for key in request.args if key not in {"token", "format"}}
    if "page" not in changes:
        kept.pop("page", None)
    in_path = {name: value for name, value in g.get("in_path", {}).items() if name != "page"}
    values = {**(request.view_args or {}), **in_path, **kept, **changes}
    values.setdefault("as_of", None)
    return url_for(request.endpoint or "overview.page", **values)
