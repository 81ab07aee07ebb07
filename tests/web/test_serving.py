"""Owns: the port, the address that is said, and that the page really answers and ends quietly."""

from __future__ import annotations

import re
import signal
import socket
import subprocess
import sys
import urllib.error
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from secretariat.problems import SecretariatError
from secretariat.web.app import make_app
from secretariat.web.serving import PORT, address, is_loopback, listen, warm


def taken() -> socket.socket:
    made = socket.socket()
    made.bind(("127.0.0.1", 0))
    made.listen()
    return made


def test_a_port_that_was_named_and_is_taken_is_told() -> None:
    with taken() as other, pytest.raises(SecretariatError, match=r"Port \d+ is taken .* Name another"):
        listen("127.0.0.1", other.getsockname()[1])


def test_without_a_name_the_next_free_port_is_found() -> None:
    with listen("127.0.0.1", None) as first, listen("127.0.0.1", None) as second:
        ports = [one.getsockname()[1] for one in (first, second)]
    assert PORT <= ports[0] < ports[1] < PORT + 50


@pytest.mark.parametrize("host", ["no-such-host.invalid", "192.0.2.77"])
def test_an_address_of_another_machine_is_told(host: str) -> None:
    with pytest.raises(SecretariatError, match="no address of this machine"):
        listen(host, None)


@pytest.mark.parametrize(
    ("host", "loopback"),
    [("127.0.0.1", True), ("127.8.8.8", True), ("::1", True), ("localhost", True), ("0.0.0.0", False), ("::", False),
     ("192.0.2.1", False), ("desk.example", False)],
)  # fmt: skip
def test_which_addresses_only_this_machine_reaches(host: str, loopback: bool) -> None:
    assert is_loopback(host) == loopback


def test_the_address_to_open() -> None:
    assert address("127.0.0.1", 8017, None) == "http://127.0.0.1:8017/"
    assert address("::1", 8017, None) == "http://[::1]:8017/"
    assert address("192.0.2.7", 80, "a b") == "http://192.0.2.7:80/?token=a%20b"
    assert socket.gethostname() in address("0.0.0.0", 8017, "t")


def test_the_first_page_is_worked_out_beforehand(talks: Path) -> None:
    app = make_app(talks)
    warm(app)
    app.config["ANSWERS"].get(("front", None), lambda: pytest.fail("it is not there yet"))


@contextmanager
def served(talks: Path, *options: str) -> Iterator[tuple[subprocess.Popen[str], str]]:
    """The command, and the address that it says."""
    command = [sys.executable, "-m", "secretariat", "serve", "-d", str(talks), *options]
    with subprocess.Popen(command, stderr=subprocess.PIPE, stdout=subprocess.PIPE, text=True) as running:
        try:
            assert running.stderr is not None
            line = running.stderr.readline()
            found = re.search(r"http://\S+", line)
            assert found, line
            yield running, found[0]
        finally:
            running.kill()


def get(address: str, **headers: str) -> tuple[int, str]:
    try:
        with urllib.request.urlopen(urllib.request.Request(address, headers=headers), timeout=20) as answer:
            return answer.status, answer.read().decode()
    except urllib.error.HTTPError as error:
        return error.code, error.read().decode()


def test_the_command_serves_and_ends_quietly(talks: Path) -> None:
    with served(talks) as (running, page):
        assert page.startswith("http://127.0.0.1:")
        code, html = get(page)
        assert code == 200
        assert "armed forces" in html
        assert get(page, Host="evil.example")[0] == 403
        running.send_signal(signal.SIGINT)
        out, err = running.communicate(timeout=20)
        assert (out, err) == ("", "")
        assert running.returncode == 0


def test_for_others_there_is_a_token(talks: Path) -> None:
    with served(talks, "--host", "0.0.0.0") as (_, page):
        port = re.search(r":(\d+)/\?token=(.+)$", page)
        assert port is not None
        assert len(port[2]) >= 32
        local = f"http://127.0.0.1:{port[1]}/"
        assert get(local)[0] == 403
        assert get(local, Cookie=f"secretariat-{port[1]}={port[2]}")[0] == 200


@pytest.mark.parametrize("content", [None, "no dossier"])
def test_a_file_that_is_no_dossier_is_told_at_start(tmp_path: Path, content: str | None) -> None:
    path = tmp_path / "talks.db"
    if content is not None:
        path.write_text(content * 200, encoding="utf-8")
    command = [sys.executable, "-m", "secretariat", "serve", "-d", str(path)]
    ended = subprocess.run(command, capture_output=True, text=True, timeout=60, check=False)
    assert ended.returncode == 2
    assert ended.stderr.startswith("Error: ")
    assert "Traceback" not in ended.stderr
