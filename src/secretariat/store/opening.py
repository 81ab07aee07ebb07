"""Opening a dossier's file, and saying clearly why it cannot be opened."""

from __future__ import annotations

import functools
import sqlite3
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from secretariat.problems import SecretariatError
from secretariat.store.tables import APPLICATION_ID, VERSION, migrate, schema_version

WAIT_SECONDS = 10.0
"""How long one writer waits for another before it gives up."""

_CAUSES = {
    "SQLITE_BUSY": "another program is writing to it; nothing is lost. Wait until the other `secretariat add` has "
    "ended, then run the same command again.",
    "SQLITE_LOCKED": "another program is writing to it; nothing is lost. Wait until the other `secretariat add` has "
    "ended, then run the same command again.",
    "SQLITE_FULL": "the disk is full. Every report that was added is safe; free some space, then run the same command "
    "again: it goes on where it stopped.",
    "SQLITE_READONLY": "it may not be written to (a read-only file, folder or disk). Allow writing, or give another "
    "file with -d.",
    "SQLITE_CANTOPEN": "it cannot be opened. Its folder has to exist and you have to be allowed to read and write in "
    "it; or give another file with -d.",
    "SQLITE_PERM": "you are not allowed to open it. Change its permissions, or give another file with -d.",
    "SQLITE_NOTADB": "it is not a dossier (not an SQLite file). Give the dossier's file with -d; reports to read are "
    "given to `secretariat add` without -d.",
    "SQLITE_CORRUPT": "the file is damaged. Take a copy of it from a backup, or make a new dossier from the reports "
    "with `secretariat add`.",
    "SQLITE_IOERR": "the disk could not be read or written. Every report that was added before is safe; check the "
    "disk, then run the same command again.",
}


@contextmanager
def clear_errors(path: Path) -> Iterator[None]:
    """Turn what SQLite raises about the file `path` into a `SecretariatError` that says what to do."""
    try:
        yield
    except sqlite3.Error as error:
        name = getattr(error, "sqlite_errorname", None) or _name_from_message(str(error))
        for code, sentence in _CAUSES.items():
            if name.startswith(code):
                raise SecretariatError(f"{path}: {sentence}") from error
        raise SecretariatError(
            f"{path}: SQLite refused with “{error}”. If the file was changed by another program, take a copy of it "
            "from a backup."
        ) from error


def _name_from_message(message: str) -> str:
    known = {"full": "SQLITE_FULL", "locked": "SQLITE_BUSY", "readonly": "SQLITE_READONLY"}
    return next((name for word, name in known.items() if word in message), "SQLITE_ERROR")


def connect(path: Path, *, create: bool, readonly: bool) -> sqlite3.Connection:
    """An open connection to the dossier at `path`, of today's schema version, in autocommit mode.

    Args:
        path: the dossier's file.
        create: make the file when there is none.
        readonly: never write to it (an older dossier is brought up to date all the same).

    Raises:
        SecretariatError: there is no such file and `create` is false; a folder; no database; the database of another
            program; a dossier of a newer version; a file or folder one may not use; locked by another program.
    """
    _check_path(path, create)
    with clear_errors(path):
        connection = _open_file(path, readonly)
        try:
            _check_ours(path, connection, create)
            if schema_version(connection) < VERSION:
                if readonly:
                    connect(path, create=create, readonly=False).close()
                else:
                    _write_ahead(connection)
                    migrate(connection)
        except BaseException:
            connection.close()
            raise
    return connection


def connect_to_watch(path: Path) -> sqlite3.Connection:
    """An open connection to the dossier at `path` that several threads may use, one at a time; it never writes.

    Raises:
        SecretariatError: as `connect` does; also for a dossier of an older version, which would have to be written to.
    """
    _check_path(path, create=False)
    with clear_errors(path):
        connection = _open_for_reading(path, path.absolute().as_uri(), any_thread=True)
        try:
            _check_ours(path, connection, create=False)
            if schema_version(connection) < VERSION:
                raise SecretariatError(
                    f"{path} was written by an older Secretariat; it is only read here. Bring it up to date with "
                    f"`secretariat show -d {path}`."
                )
        except BaseException:
            connection.close()
            raise
    return connection


def _check_path(path: Path, create: bool) -> None:
    try:
        is_folder, exists = path.is_dir(), path.exists()
        folder_exists = path.parent.is_dir()
    except (OSError, ValueError) as error:
        raise SecretariatError(f"{path}: is no usable path ({error}). Give the dossier's file with -d.") from error
    if is_folder:
        raise SecretariatError(f"{path} is a folder; a dossier is one file. Give a file: -d {path / 'talks.db'}")
    if exists:
        return
    if not create:
        raise SecretariatError(
            f"There is no dossier {path}. Make it with `secretariat add -d {path} PATH…`, or give another file with -d."
        )
    if not folder_exists:
        raise SecretariatError(f"There is no folder {path.parent} to make the dossier {path.name} in. Make it first.")


def _open_file(path: Path, readonly: bool) -> sqlite3.Connection:
    address = path.absolute().as_uri()
    if not readonly:
        connection = sqlite3.connect(f"{address}?mode=rwc", uri=True, timeout=WAIT_SECONDS, isolation_level=None)
    else:
        connection = _open_for_reading(path, address)
    connection.execute("PRAGMA foreign_keys = ON")
    connection.execute("PRAGMA synchronous = FULL")
    return connection


def _open_for_reading(path: Path, address: str, *, any_thread: bool = False) -> sqlite3.Connection:
    """Also where the folder may not be written to: then the file is read as one that does not change."""
    open_file = functools.partial(
        sqlite3.connect, uri=True, timeout=WAIT_SECONDS, isolation_level=None, check_same_thread=not any_thread
    )
    connection: sqlite3.Connection = open_file(f"{address}?mode=ro")
    try:
        connection.execute("SELECT count(*) FROM sqlite_schema").fetchone()
    except sqlite3.OperationalError:
        connection.close()
        log = path.with_name(path.name + "-wal")
        if not path.exists() or (log.exists() and log.stat().st_size):
            raise
        still: sqlite3.Connection = open_file(f"{address}?mode=ro&immutable=1")
        return still
    return connection


def _check_ours(path: Path, connection: sqlite3.Connection, create: bool) -> None:
    application = int(connection.execute("PRAGMA application_id").fetchone()[0])
    version = schema_version(connection)
    tables = int(connection.execute("SELECT count(*) FROM sqlite_schema").fetchone()[0])
    if application == 0 and version == 0 and tables == 0:
        if create:
            return
        raise SecretariatError(f"{path} holds nothing yet. Add reports with `secretariat add -d {path} PATH…`.")
    if application != APPLICATION_ID:
        raise SecretariatError(
            f"{path} is a database of another program; it is left as it is. Give the dossier's file with -d."
        )
    if version > VERSION:
        raise SecretariatError(
            f"{path} was written by a newer Secretariat (schema {version}; this one knows {VERSION}). "
            "Bring Secretariat up to date: `pip install --upgrade secretariat`."
        )


def _write_ahead(connection: sqlite3.Connection) -> None:
    """Switch to write-ahead logging; SQLite does not wait by itself here while another program opens the file."""
    deadline = time.monotonic() + WAIT_SECONDS
    while True:
        try:
            connection.execute("PRAGMA journal_mode = WAL")
            return
        except sqlite3.OperationalError:
            if time.monotonic() > deadline:
                raise
            time.sleep(0.02)
