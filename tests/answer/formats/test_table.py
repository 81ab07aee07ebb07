"""The table of formats: every one writes, the same bytes in every process, and only its own library is loaded."""

from __future__ import annotations

import subprocess
import sys
from datetime import date

import msgspec
import pytest

from secretariat.answer.formats.table import FORMATS, Files, changes_written, export_written, recently
from secretariat.records import Export
from tests.answer.exporting import EXPORT, TEXTS, hostile
from tests.answer.formats.test_feed import CHANGES

OF_EXPORT = [one for one in FORMATS.values() if one.export is not None]


def joined(files: Files) -> bytes:
    return files if isinstance(files, bytes) else b"".join(files.values())


def test_each_format_is_made_of_one_thing() -> None:
    assert list(FORMATS) == ["json", "csv", "parquet", "xlsx", "jsonld", "graphml", "ics", "ftm", "rss", "atom"]
    for one in FORMATS.values():
        assert (one.export is None) != (one.changes is None)
        assert one.ending.startswith(".")


@pytest.mark.parametrize("name", [one.name for one in OF_EXPORT])
def test_an_export_is_written_with_the_words_that_are_passed_on(name: str) -> None:
    made = FORMATS[name]
    body = TEXTS["r-3"].encode()
    written = {words: export_written(made, EXPORT, words) for words in ("all", "quotes", "excerpts")}
    assert {one.told for one in written.values()} == {"3 reports, 3 statements"}
    for one in written.values():
        assert isinstance(one.files, bytes) is not made.folder
        assert len(joined(one.files)) > 300
    if name in ("json", "jsonld", "ftm"):
        assert body.replace(b"\n", b"\\n") in joined(written["all"].files)
    if name not in ("parquet", "xlsx"):
        assert b"said nothing." not in joined(written["quotes"].files)
        assert b"said nothing." not in joined(written["excerpts"].files)


@pytest.mark.parametrize("name", [one.name for one in OF_EXPORT if not one.binary])
def test_excerpts_pass_on_no_long_words(name: str) -> None:
    long = "abcd " * 100
    report = {"name": "a.txt"}
    told: Export = hostile(EXPORT, long)
    told = msgspec.structs.replace(told, reports=tuple(msgspec.structs.replace(one, **report) for one in told.reports),
                                   problems=())  # fmt: skip
    assert long.encode() in joined(export_written(FORMATS[name], told, "quotes").files) or name in ("ics",)
    assert b"abcd " * 61 not in joined(export_written(FORMATS[name], told, "excerpts").files)


@pytest.mark.parametrize("name", ["rss", "atom"])
def test_changes_are_written_with_the_words_that_are_passed_on(name: str) -> None:
    whole, quotes = (changes_written(FORMATS[name], CHANGES, words) for words in ("all", "quotes"))
    assert whole.told == "what changed since 2031-03-01, of 3 reports"
    assert b"It rains." in joined(whole.files)
    assert b"It rains." not in joined(quotes.files)


@pytest.mark.parametrize(
    ("newest", "since"),
    [("2031-03-24", "2031-03-10"), (None, "1970-01-01"), ("0001-01-01", "0001-01-15")],
)
def test_recently(newest: str | None, since: str) -> None:
    assert recently(newest) == date.fromisoformat(since)


WRITE = """
import sys, hashlib
from secretariat.answer.formats.table import FORMATS, export_written
from tests.answer.exporting import EXPORT
for one in FORMATS.values():
    if one.export is not None:
        files = export_written(one, EXPORT, "all").files
        held = files if isinstance(files, bytes) else b"".join(files.values())
        print(one.name, hashlib.sha256(held).hexdigest())
"""


def printed(code: str, environ: dict[str, str]) -> str:
    command = [sys.executable, "-c", code]
    return subprocess.run(command, env=environ, capture_output=True, text=True, check=True).stdout


def test_the_bytes_are_the_same_in_every_process() -> None:
    def run(seed: str) -> str:
        environ = {"PYTHONHASHSEED": seed, "PYTHONPATH": ":".join(sys.path), "TZ": f"UTC+{seed}"}
        return printed(WRITE, environ)

    assert run("1") == run("2")


def test_libraries_are_loaded_when_they_are_needed() -> None:
    code = "import sys, secretariat.cli, secretariat.dossier; print(*sorted(sys.modules))"
    environ = {"PYTHONPATH": ":".join(sys.path)}
    loaded = printed(code, environ)
    assert "secretariat.answer.formats.table" in loaded.split()
    assert not {"pyarrow", "xlsxwriter", "networkx", "icalendar", "feedgen"} & set(loaded.split())
