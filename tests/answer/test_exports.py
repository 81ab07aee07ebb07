"""The export: the contract's keys, the committed schema, the way back, and CSV."""

from __future__ import annotations

import csv
import io
import json
from datetime import date
from pathlib import Path

import jsonschema
import msgspec
import pytest

from secretariat.answer.exports import build_export, read_export, schema_json, write_json
from secretariat.answer.files import check_target, write
from secretariat.answer.formats.table import FORMATS, export_written
from secretariat.answer.spreadsheets import csv_files
from secretariat.problems import SecretariatError
from secretariat.records import Export
from secretariat.store.scope import Scope
from secretariat.store.sqlite import Store
from tests.store.readings import BRENIK, ORSK, UNDATED, make, put

ROOT = Path(__file__).resolve().parent.parent.parent

KEYS = ["schema", "dossier", "as_of", "reports", "actors", "statements", "meetings", "proposals", "provisions"]
KEYS += [
    "positions",
    "claims",
    "contradictions",
    "shifts",
    "courses",
    "plans",
    "deadlines",
    "places",
    "judgements",
    "problems",
]


@pytest.fixture
def export(tmp_path: Path) -> Export:
    with Store.open(tmp_path / "talks.db", create=True) as store:
        put(
            store,
            BRENIK,
            ORSK,
            UNDATED,
            make("=SUM(1)\n\n@here, he said.", name="-f.txt", said=[("+X", "said", "@here")]),
        )
        return build_export(store)


def test_every_key_is_there_in_the_order_of_the_contract(export: Export) -> None:
    assert list(json.loads(write_json(export))) == KEYS
    assert list(json.loads(write_json(Export(dossier=export.dossier)))) == KEYS


def test_it_reads_back_as_it_was(export: Export) -> None:
    written = write_json(export)
    assert read_export(written) == export
    assert write_json(read_export(written)) == written
    assert "„Größe“".encode() in write_json(msgspec.structs.replace(export, as_of="„Größe“"))


@pytest.mark.parametrize("text", [True, False])
def test_it_is_valid_by_its_schema(export: Export, text: bool) -> None:
    schema = json.loads(schema_json())
    jsonschema.Draft202012Validator.check_schema(schema)
    written = json.loads(write_json(export, text=text))
    jsonschema.Draft202012Validator(schema).validate(written)
    assert all(("text" in report) is text for report in written["reports"])
    del written["claims"]
    assert not jsonschema.Draft202012Validator(schema).is_valid(written)


def test_the_committed_schema_is_the_generated_one() -> None:
    committed = (ROOT / "docs" / "export.schema.json").read_bytes()
    assert committed == schema_json(), "run: make reference"


@pytest.mark.parametrize(
    ("data", "said"),
    [
        (b"", "is no JSON"),
        (b"\xff\xfe", "is no JSON"),
        (b"[]", "is no export"),
        (b'{"schema": 2, "future": 1}', "has schema 2; this program reads schema 1"),
        (b'{"schema": 2, "dossier": {}}', "has schema 2"),
        (b'{"schema": 1, "dossier": {}, "reports": [{"id": "r", "name": "n", "sha256": ""}]}', "--without-text"),
        (b'{"schema": 1, "dossier": {}, "reports": 3}', "cannot be read"),
    ],
)
def test_what_is_no_export_is_said(data: bytes, said: str) -> None:
    with pytest.raises(SecretariatError, match=said):
        read_export(data)


def test_as_of_holds_only_what_was_published(tmp_path: Path) -> None:
    with Store.open(tmp_path / "talks.db", create=True) as store:
        put(store, BRENIK, ORSK, UNDATED)
        seen = build_export(store, Scope(as_of=date(2025, 11, 20)))
    assert seen.as_of == "2025-11-20"
    assert [report.name for report in seen.reports] == ["b/geneva.txt"]
    assert {statement.report for statement in seen.statements} == {BRENIK.report.id}
    assert {actor.name for actor in seen.actors} == {"Reuters", "Tomasz Brenik"}


def rows(files: dict[str, bytes], name: str) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(files[name].decode("utf-8-sig"), newline="")))


def test_csv_has_a_file_for_each_kind(export: Export) -> None:
    files = dict(csv_files(export))
    assert list(files) == [f"{key}.csv" for key in KEYS[3:]]
    assert all(data.startswith(b"\xef\xbb\xbf") for data in files.values())
    assert len(rows(files, "reports.csv")) == 4
    assert rows(files, "shifts.csv") == []
    assert b"from" in files["shifts.csv"].splitlines()[0]


def test_csv_flattens_and_names(export: Export) -> None:
    files = dict(csv_files(export))
    said = {row["content_quote"]: row for row in rows(files, "statements.csv")}
    row = said["new sanctions are possible"]
    assert (row["speaker_name"], row["report_name"], row["negated"]) == ("Ferdinand Orsk", "a/berlin.txt", "false")
    assert ORSK.report.text[int(row["content_start"]) : int(row["content_end"])] == row["content_quote"]
    assert (row["said_earliest"], row["score"]) == ("", "")
    report = next(row for row in rows(files, "reports.csv") if row["name"] == "b/geneva.txt")
    assert report["blocks_kind"] == "title | body"
    assert (report["outlet_name"], report["published_words"]) == ("Reuters", "2025-11-20")
    assert "text" not in rows(dict(csv_files(export, text=False)), "reports.csv")[0]


def test_csv_runs_no_formulas(export: Export) -> None:
    files = dict(csv_files(export))
    report = next(row for row in rows(files, "reports.csv") if "f.txt" in row["name"])
    assert (report["name"], report["title"]) == ("'-f.txt", "'=SUM(1)")
    said = next(row for row in rows(files, "statements.csv") if "here" in row["content_quote"])
    assert (said["content_quote"], said["speaker_name"]) == ("'@here", "'+X")
    for data in files.values():
        for row in csv.reader(io.StringIO(data.decode("utf-8-sig"), newline="")):
            assert not any(cell.startswith(("=", "+", "-", "@", "\t", "\r")) for cell in row)


def store_as(kind: str, export: Export, target: Path) -> None:
    write(export_written(FORMATS[kind], export, "all"), target, FORMATS[kind])


def test_files_are_replaced_whole(export: Export, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "out.json"
    store_as("json", export, path)
    before = path.read_bytes()

    def full(self: Path, data: bytes) -> int:
        raise OSError(28, "No space left on device", str(self))

    monkeypatch.setattr(Path, "write_bytes", full)
    with pytest.raises(SecretariatError, match=r"out\.json cannot be written: No space left on device\. Check"):
        store_as("json", export, path)
    assert path.read_bytes() == before
    assert sorted(entry.name for entry in tmp_path.iterdir() if "out" in entry.name) == ["out.json"]


def test_a_folder_for_a_file_and_a_file_for_a_folder_are_said(export: Export, tmp_path: Path) -> None:
    with pytest.raises(SecretariatError, match=r"is a folder; --format json is one file.*-o .*dossier\.json"):
        store_as("json", export, tmp_path)
    (tmp_path / "taken").touch()
    for kind in ("csv", "parquet"):
        with pytest.raises(SecretariatError, match=f"there is a file of that name. --format {kind} is a folder"):
            store_as(kind, export, tmp_path / "taken")
        with pytest.raises(SecretariatError, match=f"cannot be made: Not a directory. --format {kind} is a folder"):
            store_as(kind, export, tmp_path / "taken" / "below")
        store_as(kind, export, tmp_path / "new" / kind)
        made = [path.name for path in sorted((tmp_path / "new" / kind).iterdir())]
        assert made == sorted(f"{key}.{kind}" for key in KEYS[3:])


@pytest.mark.parametrize("kind", [one.name for one in FORMATS.values() if one.export is not None and not one.folder])
def test_each_format_of_one_file_is_stored(export: Export, tmp_path: Path, kind: str) -> None:
    store_as(kind, export, tmp_path / "out")
    assert (tmp_path / "out").read_bytes() == export_written(FORMATS[kind], export, "all").files


@pytest.mark.parametrize("name", ["talks.db", "talks.db-wal", "talks.db-shm", "linked.json", "../{folder}/talks.db"])
def test_a_dossier_is_not_written_over(tmp_path: Path, name: str) -> None:
    dossier = tmp_path / "talks.db"
    with Store.open(dossier, create=True) as store:
        put(store, BRENIK)
    (tmp_path / "linked.json").hardlink_to(dossier)
    with pytest.raises(SecretariatError, match=r"belongs to the dossier .*talks\.db itself.* Give another place"):
        check_target(tmp_path / name.format(folder=tmp_path.name), dossier)
    (tmp_path / "other.db").symlink_to(dossier)
    with pytest.raises(SecretariatError, match="itself"):
        check_target(tmp_path / name.format(folder=tmp_path.name), tmp_path / "other.db")
    check_target(tmp_path / "talks.json", dossier)


def test_another_database_is_not_written_over(export: Export, tmp_path: Path) -> None:
    other = tmp_path / "statements.csv"
    with Store.open(other, create=True) as store:
        put(store, BRENIK)
    before = other.read_bytes()
    with pytest.raises(SecretariatError, match="is an SQLite database, perhaps a dossier; it is left as it is"):
        store_as("json", export, other)
    with pytest.raises(SecretariatError, match="is an SQLite database"):
        store_as("csv", export, tmp_path)
    assert other.read_bytes() == before
