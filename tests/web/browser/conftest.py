"""A real browser and a page that is really served, for the tests in this folder."""

from __future__ import annotations

import shutil
import threading
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from werkzeug.serving import WSGIRequestHandler, make_server

from secretariat.web.app import make_app
from secretariat.web.security import local_access
from tests.web import dossiers

if TYPE_CHECKING:
    from playwright.sync_api import Browser

_FLAGS = ("--headless", "--no-sandbox", "--disable-gpu", "--disable-background-networking")


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    """Headless Chromium; without it, or without playwright, these tests are skipped."""
    api = pytest.importorskip("playwright.sync_api", reason="playwright is not installed")
    chromium = shutil.which("chromium")
    if chromium is None:
        pytest.skip("chromium is not installed")
    with api.sync_playwright() as driver:
        opened = driver.chromium.launch(executable_path=chromium, args=list(_FLAGS))
        yield opened
        opened.close()


class Quiet(WSGIRequestHandler):
    """Says nothing of each request."""

    def log_request(self, code: int | str = "-", size: int | str = "-") -> None:
        """Nothing."""


def serve(path: Path) -> Iterator[str]:
    """The address of the page of a dossier, while it is served."""
    server = make_server("127.0.0.1", 0, lambda environ, start: app(environ, start), threaded=True,
                         request_handler=Quiet)  # fmt: skip
    app = make_app(path, local_access(server.server_port))
    thread = threading.Thread(target=server.serve_forever, daemon=True)
    thread.start()
    yield f"http://127.0.0.1:{server.server_port}"
    server.shutdown()
    thread.join()


@pytest.fixture(scope="session")
def address(talks: Path) -> Iterator[str]:
    """Where the page of the talks between Kestria and Tarsovia is served."""
    yield from serve(talks)


@pytest.fixture(scope="session")
def hostile_address(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """Where the page of reports that would like to run something is served."""
    words = (
        "<script>document.title='ran'</script>",
        '"><img src=x onerror=document.title=1>',
        "javascript:document.title='ran'",
        "\u202eevil",
        "w" * 500_000,
    )
    told = [dossiers.hostile(one) for one in words[:4]] + [dossiers.titled(words[4], title=words[4])]
    yield from serve(dossiers.dossier(tmp_path_factory.mktemp("hostile") / "talks.db", *told))
