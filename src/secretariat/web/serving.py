"""Serving the page: the port, who may ask, the address."""

from __future__ import annotations

import errno
import ipaddress
import os
import socket
import sqlite3
import threading
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path
from typing import Any
from urllib.parse import quote

from flask import Flask

from secretariat.problems import SecretariatError
from secretariat.web.app import make_app
from secretariat.web.security import Access, local_access, new_token, token_access

PORT = 8017
"""Where the page is when no port is named, or on one of the next ports that are free."""
_TRIED = 50
THREADS = 8
LOCAL = "127.0.0.1"


def serve(dossier: Path, host: str | None, port: int | None, say: Callable[[str], None]) -> None:
    """Serve the page of a dossier until somebody ends it (Ctrl-C).

    Args:
        dossier: the file; it is only read.
        host: the address to listen on; None: this machine alone. Any other than a loopback address needs a token,
            which is in the address that is said.
        port: None: the first free one from `PORT`.
        say: is told the whole address once the page answers.

    Raises:
        SecretariatError: the dossier cannot be read, the port is taken, or this machine has no such address.
    """
    listening = listen(host or LOCAL, port)
    with listening:
        number = int(listening.getsockname()[1])
        access = _access(host, number)
        app = make_app(dossier, access)
        server = _server(app, listening)
        say(address(host or LOCAL, number, access.token))
        threading.Thread(target=warm, args=(app,), daemon=True).start()
        with suppress(KeyboardInterrupt):
            server.run()


def warm(app: Flask) -> None:
    """Work out the answers of the first page, so that they are there before somebody asks."""
    with suppress(SecretariatError, sqlite3.Error), app.test_request_context("/"):
        for view in ("reports.page", "overview.page"):
            app.view_functions[view]()


def _server(app: Any, listening: socket.socket) -> Any:
    import logging

    from waitress import create_server

    logging.getLogger("waitress").setLevel(logging.ERROR)
    return create_server(
        app,
        sockets=[listening],
        threads=THREADS,
        ident=None,
        max_request_body_size=1024,
        max_request_header_size=32768,
        clear_untrusted_proxy_headers=True,
    )


def _access(host: str | None, port: int) -> Access:
    if host is None or is_loopback(host):
        return local_access(port)
    return token_access(host, port, new_token(), {socket.gethostname(), socket.getfqdn()})


def is_loopback(host: str) -> bool:
    """Whether only this machine reaches that address."""
    if host == "localhost":
        return True
    try:
        return ipaddress.ip_address(host).is_loopback
    except ValueError:
        return False


def address(host: str, port: int, token: str | None) -> str:
    """What to open in a browser."""
    name = {"0.0.0.0": socket.gethostname(), "::": socket.gethostname()}.get(host, host)
    shown = f"[{name}]" if ":" in name else name
    return f"http://{shown}:{port}/" + (f"?token={quote(token)}" if token else "")


def listen(host: str, port: int | None) -> socket.socket:
    """A socket that listens on that address and port; without a port, on the first free one from `PORT`.

    Raises:
        SecretariatError: the port is taken or may not be used, none is free, or this machine has no such address.
    """
    wanted = range(PORT, PORT + _TRIED) if port is None else (port,)
    for number in wanted:
        try:
            return _bound(host, number)
        except socket.gaierror as error:
            raise SecretariatError(f"--host is {host!r}; that is no address of this machine.") from error
        except OSError as error:
            if error.errno == errno.EADDRNOTAVAIL:
                raise SecretariatError(f"--host is {host!r}; that is no address of this machine.") from error
            if error.errno == errno.EACCES:
                raise SecretariatError(f"Port {number} may not be used; name one from 1024, or none.") from error
            if error.errno != errno.EADDRINUSE:
                raise
    if port is not None:
        raise SecretariatError(
            f"Port {port} is taken by another program. Name another, or none: then a free one is found."
        )
    raise SecretariatError(f"All ports from {PORT} to {PORT + _TRIED - 1} are taken; name one with --port.")


def _bound(host: str, port: int) -> socket.socket:
    family, kind, protocol, _, place = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)[0]
    made = socket.socket(family, kind, protocol)
    try:
        if os.name == "posix":
            made.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        made.bind(place)
        made.listen(128)
    except BaseException:
        made.close()
        raise
    return made
