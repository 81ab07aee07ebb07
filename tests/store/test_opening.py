"""Files that are no dossier, and dossiers that cannot be used: each a clear sentence, and nothing is touched."""

from __future__ import annotations

import re
import sqlite3
import subprocess
import sys
import tempfile
from pathlib import Path

import pytest

from secretariat.problems import SecretariatError
from secretariat.store import tables
from secretariat.store.sqlite import Store
from tests.store.readings import BRENIK, CHAYKIN, TSCHAIKIN, judged, person_of, put, write_as_version


@pytest.fixture
def dossier(tmp_path: Path) -> Path:
    path = tmp_path / "talks.db"
    with Store.open(path, create=True) as store:
        put(store, BRENIK)
    return path


def test_a_new_dossier_has_id_version_and_log(dossier: Path) -> None:
    with sqlite3.connect(dossier) as plain:
        assert plain.execute("PRAGMA application_id").fetchone() == (tables.APPLICATION_ID,)
        assert plain.execute("PRAGMA user_version").fetchone() == (tables.VERSION,)
        assert plain.execute("PRAGMA journal_mode").fetchone() == ("wal",)
        assert [row[0] for row in plain.execute("SELECT number FROM migrations")] == [*range(1, tables.VERSION + 1)]


def test_a_closed_dossier_is_one_file(dossier: Path) -> None:
    assert [path.name for path in dossier.parent.iterdir()] == ["talks.db"]


def test_a_missing_file_is_not_made_by_reading(tmp_path: Path) -> None:
    with pytest.raises(SecretariatError, match=r"There is no dossier .*talks\.db\. Make it with `secretariat add"):
        Store.open(tmp_path / "talks.db", readonly=True)
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize("create", [True, False])
def test_a_folder_is_refused(tmp_path: Path, create: bool) -> None:
    with pytest.raises(SecretariatError, match=r"is a folder; a dossier is one file\. Give a file: -d .*talks\.db"):
        Store.open(tmp_path, create=create)


def test_a_missing_folder_is_named(tmp_path: Path) -> None:
    with pytest.raises(SecretariatError, match=r"There is no folder .*nowhere to make the dossier talks\.db in"):
        Store.open(tmp_path / "nowhere" / "talks.db", create=True)


@pytest.mark.parametrize("create", [True, False])
def test_a_text_is_no_dossier_and_stays_as_it_is(tmp_path: Path, create: bool) -> None:
    path = tmp_path / "report.txt"
    path.write_text("He said it. " * 100)
    with pytest.raises(SecretariatError, match=r"report\.txt: it is not a dossier"):
        Store.open(path, create=create, readonly=not create)
    assert path.read_text() == "He said it. " * 100


@pytest.mark.parametrize("create", [True, False])
def test_the_database_of_another_program_stays_as_it_is(tmp_path: Path, create: bool) -> None:
    path = tmp_path / "other.db"
    with sqlite3.connect(path) as other:
        other.execute("CREATE TABLE notes (words TEXT)")
    before = path.read_bytes()
    with pytest.raises(SecretariatError, match="is a database of another program"):
        Store.open(path, create=create, readonly=not create)
    assert path.read_bytes() == before


def test_a_newer_schema_is_named(dossier: Path) -> None:
    with sqlite3.connect(dossier) as plain:
        plain.execute(f"PRAGMA user_version = {tables.VERSION + 7}")
    for readonly in (True, False):
        with pytest.raises(SecretariatError, match=rf"newer Secretariat \(schema {tables.VERSION + 7}; this one knows"):
            Store.open(dossier, readonly=readonly)


@pytest.mark.parametrize("empty", [b"", None])
def test_an_empty_file_is_a_dossier_only_for_adding(tmp_path: Path, empty: bytes | None) -> None:
    path = tmp_path / "talks.db"
    if empty is None:
        with sqlite3.connect(path) as plain:
            plain.execute("PRAGMA journal_mode = WAL")
    else:
        path.write_bytes(empty)
    with pytest.raises(SecretariatError, match="holds nothing yet"):
        Store.open(path, readonly=True)
    with Store.open(path, create=True) as store:
        put(store, BRENIK)


def test_a_damaged_file_is_named(dossier: Path) -> None:
    data = bytearray(dossier.read_bytes())
    data[5000:-100] = b"\xff" * (len(data) - 5100)
    dossier.write_bytes(data)
    with pytest.raises(SecretariatError, match=r"talks\.db: "), Store.open(dossier, readonly=True) as store:
        store.reading(BRENIK.report.id)


def test_each_migration_is_one_transaction(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    half = tables.Migration("breaks", ("CREATE TABLE half (x)", "CREATE TABLE half (x)"))
    monkeypatch.setattr(tables, "MIGRATIONS", (*tables.MIGRATIONS, half))
    with pytest.raises(SecretariatError):
        Store.open(tmp_path / "talks.db", create=True)
    with sqlite3.connect(tmp_path / "talks.db") as plain:
        assert plain.execute("PRAGMA user_version").fetchone() == (tables.VERSION,)
        assert plain.execute("SELECT count(*) FROM sqlite_schema WHERE name = 'half'").fetchone() == (0,)
    monkeypatch.undo()
    Store.open(tmp_path / "talks.db").close()


@pytest.mark.parametrize("readonly", [True, False])
def test_an_older_dossier_is_brought_up_to_date(dossier: Path, monkeypatch: pytest.MonkeyPatch, readonly: bool) -> None:
    step = tables.Migration("one more", ("CREATE TABLE later (x)",))
    monkeypatch.setattr(tables, "MIGRATIONS", (*tables.MIGRATIONS, step))
    monkeypatch.setattr("secretariat.store.opening.VERSION", tables.VERSION + 1)
    with Store.open(dossier, readonly=readonly) as store:
        assert len(store.reports()) == 1
    with sqlite3.connect(dossier) as plain:
        assert [row[0] for row in plain.execute("SELECT name FROM migrations")][-1] == "one more"


@pytest.mark.parametrize("readonly", [True, False])
def test_a_dossier_of_schema_version_1_gets_the_tables_of_judgements(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, readonly: bool
) -> None:
    path = tmp_path / "old.db"
    write_as_version(1, monkeypatch)
    with Store.open(path, create=True) as store:
        put(store, TSCHAIKIN, CHAYKIN)
    with sqlite3.connect(path) as plain:
        assert plain.execute("PRAGMA user_version").fetchone() == (1,)
        assert plain.execute("SELECT count(*) FROM sqlite_schema WHERE name = 'judgements'").fetchone() == (0,)
    monkeypatch.undo()
    with Store.open(path, readonly=readonly) as store:
        assert {report.name for report in store.reports()} == {"d/waits.txt", "e/hopes.txt"}
        assert (store.judgements(), store.same(), store.is_reconciled()) == ((), {}, False)
    with Store.open(path) as store:
        store.put_judgements([judged(person_of(TSCHAIKIN), person_of(CHAYKIN))])
        assert len({statement.speaker for statement in store.statements()}) == 1
        assert store.is_reconciled()
    with sqlite3.connect(path) as plain:
        assert plain.execute("PRAGMA user_version").fetchone() == (tables.VERSION,)
        assert [row[0] for row in plain.execute("SELECT number FROM migrations")] == [*range(1, tables.VERSION + 1)]


OPEN = """
import os, sys
from secretariat.store.sqlite import Store
if os.geteuid() == 0:
    os.setuid(65534)
try:
    with Store.open(sys.argv[1], create=sys.argv[2] == "add", readonly=sys.argv[2] != "add") as store:
        store.name_again([("0", "x")]) if sys.argv[2] == "add" else None
        print(len(store.reports()))
except Exception as error:
    print(type(error).__name__, error)
"""


def without_rights(path: Path, what: str) -> str:
    """What a process says that is not root, whoever runs the tests."""
    command = [sys.executable, "-c", OPEN, str(path), what]
    return subprocess.run(command, capture_output=True, text=True, check=True).stdout


def test_a_read_only_folder_can_be_read_but_not_added_to() -> None:
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "talks.db"
        with Store.open(path, create=True) as store:
            put(store, BRENIK)
        path.chmod(0o444)
        path.parent.chmod(0o555)
        try:
            assert without_rights(path, "show") == "1\n"
            assert re.match(r"SecretariatError .*talks\.db: it may not be written to", without_rights(path, "add"))
            assert re.match(
                r"SecretariatError .*new\.db: it cannot be opened", without_rights(path.with_name("new.db"), "add")
            )
        finally:
            path.parent.chmod(0o755)
