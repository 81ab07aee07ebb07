"""The page with addresses that files can have: relative, ending in `.html`, without a query.

What the page tells in a query is here in the path (`/who-page-2`), or leads to the page that says the same
(`/who?name=Halvek` to Halvek's own). What neither can tell is left out of the address.
"""

from __future__ import annotations

import posixpath
import re
from typing import Any

from flask import Flask, g, request

from secretariat.web.shared import id_of_name
from secretariat.web.views.positions import place_of_party

_ENDING = ".html"
_IN_PATH = {"changes.page": ("what", "-of-<what>"), "claims.page": ("standing", "-that-are-<standing>")}
"""Endpoint → a filter that its addresses have, and how they have it."""
_SPAN = re.compile(r"p(\d+)-(\d+)")
_PAGE = "-page-<int:page>"


class StillApp(Flask):
    """A Flask app of which every link leads to a file beside the one that has the link."""

    def __init__(self, *given: Any, **named: Any) -> None:
        self.linked: dict[str, None] = {}
        """Paths to which the pages that were asked for lead, in order."""
        self.places: dict[str, set[tuple[int, int]]] = {}
        """Report id → the stretches of its text to which they lead."""
        self._taken: dict[str, set[str]] = {}
        super().__init__(*given, **named)
        self.url_value_preprocessor(_take_filters)

    def add_url_rule(
        self,
        rule: str,
        endpoint: str | None = None,
        view_func: Any = None,
        provide_automatic_options: bool | None = None,
        **options: Any,
    ) -> None:
        """The rule, and further ones for the filters and the pages that are in the path."""
        rules = [rule]
        if endpoint in _IN_PATH:
            rules.append(rule + _IN_PATH[endpoint][1])
        if endpoint is not None and "." in endpoint and rule != "/":
            rules += [one + _PAGE for one in rules]
        for one in rules:
            super().add_url_rule(one, endpoint, view_func, provide_automatic_options, **options)

    def inject_url_defaults(self, endpoint: str, values: dict[str, Any]) -> None:
        """Nothing is left that would become a query."""
        super().inject_url_defaults(endpoint, values)
        if endpoint not in self._taken:
            rules = self.url_map.iter_rules(endpoint)
            self._taken[endpoint] = {name for rule in rules for name in rule.arguments}
        for name in set(values) - self._taken[endpoint]:
            del values[name]

    def url_for(self, endpoint: str, **values: Any) -> str:
        """The address, relative to the file that is being made; where none is, from the root of the page."""
        if "in_path" not in g:
            return super().url_for(endpoint, **values)
        anchor = values.pop("_anchor", None)
        endpoint, values, place = _instead(endpoint, values)
        path = super().url_for(endpoint, **values).partition("?")[0]
        if endpoint != "static":
            self.linked.setdefault(path)
        if anchor is not None and endpoint == "reports.report":
            self._remember(values["id"], anchor)
        address = posixpath.relpath(file_of(path), posixpath.dirname(file_of(request.path)))
        anchor = anchor or place
        return address if anchor is None else f"{address}#{anchor}"

    def _remember(self, report: str, anchor: str) -> None:
        found = _SPAN.fullmatch(anchor)
        if found is not None:
            self.places.setdefault(report, set()).add((int(found[1]), int(found[2])))


def file_of(path: str) -> str:
    """The file of an address, from the root of the copy: `/who` is in `/who.html`."""
    if path.startswith("/static/"):
        return path
    return "/index.html" if path == "/" else path + _ENDING


def _take_filters(endpoint: str | None, values: dict[str, Any] | None) -> None:
    """What stands in the path instead of in the query. Pages that are made one after another share `g`."""
    g.pop("ask", None)
    names = ("page", _IN_PATH.get(endpoint or "", ("", ""))[0])
    g.in_path = {name: str(values.pop(name)) for name in names if name in values} if values else {}


def _instead(endpoint: str, values: dict[str, Any]) -> tuple[str, dict[str, Any], str | None]:
    """Endpoint, values and anchor that say without a query what these say with one."""
    if endpoint in {"who.page", "statements.page"}:
        name = values.get("name") or values.get("speaker")
        identity = None if name is None else id_of_name(name)
        if identity is not None:
            return "who.actor", {"id": identity}, "said" if endpoint == "statements.page" else None
    if endpoint == "positions.page" and values.get("party") is not None:
        page, anchor = place_of_party(values["party"])
        return endpoint, {"page": page} if page > 1 else {}, anchor
    return endpoint, values, None
