"""What keeps the page to those it is for: who may ask, in which way, and what a browser may do with the answer."""

from __future__ import annotations

import ipaddress
import secrets
from collections.abc import Iterable
from typing import Any
from urllib.parse import urlsplit

import msgspec
from flask import Flask, Response, abort, current_app, redirect, request
from werkzeug.wrappers import Response as AnyResponse

POLICY = (
    "default-src 'none'; style-src 'self'; script-src 'self'; img-src 'self' data:; connect-src 'self'; "
    "form-action 'self'; base-uri 'none'; frame-ancestors 'none'"
)
HEADERS = {
    "Content-Security-Policy": POLICY,
    "X-Content-Type-Options": "nosniff",
    "X-Frame-Options": "DENY",
    "Referrer-Policy": "no-referrer",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
    "Permissions-Policy": "camera=(), geolocation=(), microphone=(), payment=(), usb=()",
}
"""On every answer."""

_ANY = {"0.0.0.0", "::"}


class Access(msgspec.Struct, frozen=True, kw_only=True):
    """Who may ask."""

    hosts: frozenset[str]
    """What the header `Host` may be, lower case, with the port; see `hosts_of`."""
    any_number: int | None = None
    """Port on which any address in digits is right too (with `--host 0.0.0.0`); None: only `hosts`."""
    token: str | None = None
    """What has to be shown once, in the address; None: nothing."""
    cookie: str = "secretariat"
    """Name of the cookie that keeps it."""


def local_access(port: int) -> Access:
    """Of a page on this machine alone."""
    return Access(hosts=frozenset(f"{name}:{port}" for name in ("127.0.0.1", "localhost", "[::1]")))


def token_access(host: str, port: int, token: str, names: Iterable[str] = ()) -> Access:
    """Of a page that others can reach, who have to show the token.

    Args:
        host: the address it listens on.
        port: and its port.
        token: what they show.
        names: further names of this machine.
    """
    known = {host if ":" not in host else f"[{host}]", "127.0.0.1", "localhost", "[::1]", *names}
    return Access(
        hosts=frozenset(f"{name}:{port}".lower() for name in known),
        any_number=port if host in _ANY else None,
        token=token,
        cookie=f"secretariat-{port}",
    )


def new_token() -> str:
    """A token that cannot be guessed."""
    return secrets.token_urlsafe(24)


def protect(app: Flask, access: Access | None) -> None:
    """Check every request and put the headers on every answer.

    `access` is None for an app that nothing but a program asks (tests, the static copy): then Host is not checked.
    """
    app.config["ACCESS"] = access
    app.before_request(_check)
    app.after_request(_with_headers)


def _check() -> AnyResponse | None:
    if request.method not in {"GET", "HEAD"}:
        abort(Response("This page is only read: GET and HEAD.\n", 405, {"Allow": "GET, HEAD"}, mimetype="text/plain"))
    access: Access | None = current_app.config["ACCESS"]
    if access is None:
        return None
    host = request.headers.get("Host", "").lower()
    if not _is_ours(host, access):
        return _refused("This page answers only under its own address, not under the name that was asked for.")
    origin = request.headers.get("Origin")
    if origin is not None and origin.lower() != f"http://{host}":
        return _refused("Another site asked for this page; it answers only itself.")
    if request.headers.get("Sec-Fetch-Site", "none") in {"cross-site", "same-site"} and not _is_visit():
        return _refused("Another site asked for a part of this page; it answers only itself.")
    return None if access.token is None else _check_token(access, access.token)


def _is_visit() -> bool:
    """Whether somebody follows a link here, which shows nothing to the site with the link."""
    asked = (request.headers.get("Sec-Fetch-Mode"), request.headers.get("Sec-Fetch-Dest"))
    return asked == ("navigate", "document")


def _is_ours(host: str, access: Access) -> bool:
    if host in access.hosts:
        return True
    if access.any_number is None:
        return False
    try:
        parts = urlsplit(f"//{host}")
        ipaddress.ip_address(parts.hostname or "")
        return parts.port == access.any_number
    except ValueError:
        return False


def _check_token(access: Access, token: str) -> AnyResponse | None:
    given = request.args.get("token")
    if given is not None and _is_same(given, token):
        kept = {name: values for name, values in request.args.lists() if name != "token"}
        answer = redirect(_address(kept), 303)
        answer.set_cookie(access.cookie, token, httponly=True, samesite="Strict", path="/")
        return answer
    if given is None and _is_same(request.cookies.get(access.cookie, ""), token):
        return None
    return _refused("This page needs its token: open the whole address that `secretariat serve` printed.")


def _address(arguments: dict[str, Any]) -> str:
    from urllib.parse import urlencode

    query = urlencode(arguments, doseq=True)
    return request.path.replace("//", "/") + (f"?{query}" if query else "")


def _is_same(given: str, token: str) -> bool:
    return secrets.compare_digest(given.encode("utf-8", "surrogatepass"), token.encode())


def _refused(why: str) -> Response:
    return Response(f"{why}\n", 403, mimetype="text/plain")


def _with_headers(response: Response) -> Response:
    for name, value in HEADERS.items():
        response.headers[name] = value
    response.headers["Cache-Control"] = "private, no-cache" if request.endpoint == "static" else "no-store"
    return response
