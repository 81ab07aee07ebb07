"""Files, folders, standard input: what is found, passed over, refused."""

from __future__ import annotations

import io
import os
import socket
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from secretariat.ingest import Source, find_sources, read_source
from secretariat.problems import Problem, SecretariatError
from secretariat.settings import Settings

NEWS = b"The delegations returned to Halden on Wednesday.\n"


def find(path: Path, settings: Settings | None = None) -> tuple[list[str], list[Problem]]:
    found = list(find_sources([path], settings or Settings()))
    names = [str(Path(item.name).relative_to(path)) for item in found if isinstance(item, Source) and path.is_dir()]
    return names, [item for item in found if isinstance(item, Problem)]


def test_folders_in_order_without_what_is_no_report(tmp_path: Path) -> None:
    for name in (
        "b.txt", "a/z.md", "a/b/c", ".hidden", "README.md", "LICENSE", "CHANGELOG.rst", "code.py", "picture.png",
        "Notice.txt", "table.csv", "table.TSV", "talks.db", "talks.db-wal", "talks.dossier-shm",
        "dossier.toml", "page.html", "page_files/style.css", "page_files/frame.html", ".git/config",
    ):  # fmt: skip
        path = tmp_path / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(NEWS)
    assert find(tmp_path) == (["Notice.txt", "a/b/c", "a/z.md", "b.txt", "page.html"], [])


@pytest.mark.parametrize(
    ("name", "data", "message"),
    [
        ("table.csv", b"a,b\n1,2\n", "is a table (.csv)"),
        ("talks", b"SQLite format 3\x00" + b"\x00" * 99, "is an SQLite database"),
        ("talks.db-wal", b"", "is an empty file"),
    ],
)
def test_tables_and_databases_are_told_of_by_name_only(tmp_path: Path, name: str, data: bytes, message: str) -> None:
    (tmp_path / "a.txt").write_bytes(NEWS)
    (tmp_path / name).write_bytes(data)
    assert find(tmp_path) == (["a.txt"], [])
    _, [problem] = find(tmp_path / name)
    assert problem.message.startswith(message)


def test_a_large_database_in_a_folder_is_passed_over(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_bytes(NEWS)
    (tmp_path / "talks").write_bytes(b"SQLite format 3\x00" + b"\x00" * 1_000_000)
    assert find(tmp_path, Settings(max_megabytes=1)) == (["a.txt"], [])


def test_a_folder_with_nothing_to_read_is_told_of(tmp_path: Path) -> None:
    (tmp_path / "inside").mkdir()
    (tmp_path / "inside" / "table.csv").write_bytes(b"a,b\n")
    _, [problem] = find(tmp_path)
    assert (problem.place, problem.message) == (
        str(tmp_path), "holds no file that can be read as a report; there is nothing to read.",
    )  # fmt: skip


def test_a_folder_met_before_is_no_empty_folder(tmp_path: Path) -> None:
    (tmp_path / "inside").mkdir()
    (tmp_path / "inside" / "a.txt").write_bytes(NEWS)
    for paths in ([tmp_path, tmp_path / "inside"], [tmp_path / "inside", tmp_path], [tmp_path, tmp_path]):
        [source] = find_sources(paths, Settings())
        assert isinstance(source, Source)


def test_a_failure_costs_one_file_only(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def fail(place: str, data: bytes, settings: Settings, *, walked: bool = False) -> Iterator[Source | Problem]:
        if data != NEWS:
            raise LookupError("no \ud800")
        yield Source(name=place, data=data, media="text")

    monkeypatch.setattr("secretariat.ingest.members.split_members", fail)
    (tmp_path / "a.txt").write_bytes(b"x")
    (tmp_path / "b.txt").write_bytes(NEWS)
    names, [problem] = find(tmp_path)
    assert names == ["b.txt"]
    assert problem == Problem(
        stage="ingest",
        place=str(tmp_path / "a.txt"),
        message="could not be taken apart into reports (LookupError: no ?); the rest of it was left out.",
    )
    [of_stdin] = find_sources(["-"], Settings(), io.BytesIO(b"x"))
    assert isinstance(of_stdin, Problem)


def test_what_is_named_is_read(tmp_path: Path) -> None:
    path = tmp_path / "README.md"
    path.write_bytes(NEWS)
    [source] = find_sources([path], Settings())
    assert source == Source(name=str(path), data=NEWS, media="markdown")


@pytest.mark.parametrize(
    ("name", "data", "media"),
    [
        ("a.txt", b"<!DOCTYPE html><html><body>", "html"),
        ("a", b"\n<html lang='en'>", "html"),
        ("a.html", b"plain words", "html"),
        ("a.html", b"MIME-Version: 1.0\nContent-Type: multipart/related; boundary=x\n", "mhtml"),
        ("a.txt", "<html><body>".encode("utf-16"), "html"),
        ("a.txt", b"[Halden] The delegations returned.", "text"),
        ("a.txt", b"{braces} are no JSON", "text"),
        ("a.dat", NEWS, "text"),
        ("a.MD", NEWS, "markdown"),
        ("a.markdown", b"[Halden](x) is a port.", "markdown"),
        ("a.json", b'{"title": "x", "text": "y"}', "json"),
        ("a", b'{"title": "x", "text": "y"}', "json"),
    ],
)
def test_media_by_content_and_name(tmp_path: Path, name: str, data: bytes, media: str) -> None:
    path = tmp_path / name
    path.write_bytes(data)
    [source] = find_sources([path], Settings())
    assert isinstance(source, Source)
    assert source.media == media


@pytest.mark.parametrize(
    ("data", "message"),
    [
        (b"", "is an empty file"),
        (b" \n\t\r\n ", "holds white space only"),
        (b"\x89PNG\r\n\x1a\n" + b"\x00" * 99, "is a PNG picture, not text"),
        (b"PK\x03\x04" + b"\x00" * 99, "is a ZIP archive or an office document, not text"),
        (b"%PDF-1.7\n", "is a PDF document, not text"),
        (bytes(range(256)) * 50, "is binary, not text"),
    ],
)
def test_what_holds_no_text(tmp_path: Path, data: bytes, message: str) -> None:
    path = tmp_path / "a.txt"
    path.write_bytes(data)
    _, [problem] = find(path)
    assert (problem.stage, problem.place) == ("ingest", str(path))
    assert problem.message.startswith(message)


def test_50_mb_of_one_line_are_refused_at_once(tmp_path: Path) -> None:
    path = tmp_path / "long.txt"
    path.write_bytes(b"word " * 10_000_000)
    begin = time.monotonic()
    [source] = find_sources([path], Settings())
    assert isinstance(source, Source)
    ingested = read_source(source, Settings())
    assert time.monotonic() - begin < 2
    assert ingested.report is None
    assert "above the limit of 1,000,000 for one report" in ingested.problems[0].message
    assert "SECRETARIAT_MAX_CHARACTERS" in ingested.problems[0].message


def test_a_file_above_the_limit_is_not_opened(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "huge.jsonl"
    with path.open("wb") as file:
        file.truncate(200_000_000)
    monkeypatch.setattr(Path, "open", lambda *_: pytest.fail("it was opened"))
    _, [problem] = find(path)
    assert problem.message == (
        "is 200 MB, above the limit of 100 MB; it was not opened. Split it, or raise SECRETARIAT_MAX_MEGABYTES."
    )


def test_a_file_that_may_not_be_read(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "a.txt").write_bytes(NEWS)
    (tmp_path / "b.txt").write_bytes(NEWS)
    real: Callable[..., io.IOBase] = Path.open

    def refuse(path: Path, *args: str) -> io.IOBase:
        if path.name == "a.txt":
            raise PermissionError(13, "Permission denied")
        return real(path, *args)

    monkeypatch.setattr(Path, "open", refuse)
    names, [problem] = find(tmp_path)
    assert names == ["b.txt"]
    assert problem.message == "could not be read (Permission denied); it was left out."


def test_links(tmp_path: Path) -> None:
    (tmp_path / "a").mkdir()
    (tmp_path / "a" / "one.txt").write_bytes(NEWS)
    (tmp_path / "a" / "loop").symlink_to(tmp_path)
    (tmp_path / "b").symlink_to(tmp_path / "a")
    (tmp_path / "c").symlink_to("/nowhere/at/all")
    (tmp_path / "d").symlink_to(tmp_path / "d")
    names, problems = find(tmp_path)
    assert names == ["a/one.txt"]
    places = {Path(problem.place).name: problem.message for problem in problems}
    assert places["loop"].startswith("is a link back to a folder")
    assert places["c"].startswith("is a link that leads nowhere")
    assert places["d"].startswith("could not be read")


def test_pipes_sockets_and_devices_do_not_hang(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe")
    with socket.socket(socket.AF_UNIX) as server:
        server.bind(str(tmp_path / "sock"))
        _, problems = find(tmp_path)
    _, device = find(Path("/dev/null"))
    messages = [problem.message for problem in (*problems, *device)]
    assert [message.split(",")[0] for message in messages] == ["is a named pipe", "is a socket", "is a device"]


def test_folders_are_followed_to_a_limit(tmp_path: Path) -> None:
    deep = tmp_path.joinpath(*"abcde")
    deep.mkdir(parents=True)
    (deep / "one.txt").write_bytes(NEWS)
    names, [problem] = find(tmp_path, Settings(max_depth=3))
    assert names == []
    assert "more than 3 folders deep" in problem.message
    assert find(tmp_path, Settings(max_depth=6))[0] == ["a/b/c/d/e/one.txt"]


def test_standard_input() -> None:
    [source] = find_sources(["-"], Settings(), io.BytesIO(NEWS))
    assert source == Source(name="-", data=NEWS, media="text")
    [problem] = find_sources(["-"], Settings(max_megabytes=1), io.BytesIO(b"x" * 1_000_001))
    assert "above the limit of 1 MB" in str(problem)


def test_misuse_is_raised_at_once(tmp_path: Path) -> None:
    with pytest.raises(SecretariatError, match="There is no file or folder"):
        find_sources([tmp_path / "missing"], Settings())
    with pytest.raises(SecretariatError, match="standard input"):
        find_sources(["-"], Settings())


def test_the_digest_is_of_the_bytes() -> None:
    source = Source(name="x", data=b"abc", media="text")
    assert source.sha256.startswith("ba7816bf8f01cfea")
