"""Owns: how the demo ends: it says where the page is, and opens it only for somebody who sits before a browser."""

from __future__ import annotations

import os
import pty
import subprocess
from pathlib import Path

import pytest

SCRIPT = Path(__file__).resolve().parent.parent / "docs" / "demo.sh"
STUB = '#!/bin/sh\necho "$*" >> "$CALLS"\nfor last; do :; done\n[ "$1" != brief ] || printf "a brief\\n" > "$last"\n'


def run(folder: Path, environment: dict[str, str], *, terminal: bool) -> tuple[list[str], str]:
    """The commands that the demo ran and what it printed, where `secretariat` only notes what it is asked."""
    (folder / "bin").mkdir()
    for name, text in {"secretariat": STUB, "uname": "#!/bin/sh\necho Linux\n"}.items():
        (folder / "bin" / name).write_text(text, encoding="utf-8")
        (folder / "bin" / name).chmod(0o755)
    path = f"{folder / 'bin'}:{os.environ['PATH']}"
    known = {"PATH": path, "CALLS": str(folder / "calls"), **environment}
    command = ["sh", str(SCRIPT), "demo.db"]
    if not terminal:
        done = subprocess.run(command, cwd=folder, env=known, capture_output=True, text=True, check=True, timeout=60)
        printed = done.stdout
    else:
        ours, theirs = pty.openpty()
        process = subprocess.Popen(command, cwd=folder, env=known, stdin=theirs, stdout=theirs, stderr=theirs)
        os.close(theirs)
        printed = read_all(ours)
        assert process.wait(60) == 0
    return (folder / "calls").read_text(encoding="utf-8").splitlines(), printed


def read_all(terminal: int) -> str:
    """What is printed on a terminal until whoever prints has ended."""
    found = b""
    try:
        while data := os.read(terminal, 4096):
            found += data
    except OSError:
        pass
    os.close(terminal)
    return found.decode()


def test_without_a_terminal_it_says_the_address_and_ends(tmp_path: Path) -> None:
    calls, printed = run(tmp_path, {"DISPLAY": ":0"}, terminal=False)
    assert "secretariat serve -d demo.db --open    (http://127.0.0.1:8017/)" in printed
    assert [call.split()[0] for call in calls] == ["add", "show", "show", "show", "show", "show", "brief"]


@pytest.mark.parametrize(
    ("environment", "opens"), [({}, False), ({"DISPLAY": ":0"}, True), ({"WAYLAND_DISPLAY": "wayland-0"}, True)]
)
def test_in_a_terminal_the_page_is_opened_where_there_is_a_screen(
    tmp_path: Path, environment: dict[str, str], opens: bool
) -> None:
    calls, printed = run(tmp_path, environment, terminal=True)
    assert (calls[-1] == "serve -d demo.db --open") == opens
    assert ("$ secretariat serve -d demo.db --open" in printed) == opens
    assert "http://127.0.0.1:8017/" in printed


def test_the_address_is_that_of_serve() -> None:
    from secretariat.web.serving import LOCAL, PORT, address

    assert address(LOCAL, PORT, None) in SCRIPT.read_text(encoding="utf-8")
