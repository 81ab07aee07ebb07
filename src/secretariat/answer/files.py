"""Exports as files: written whole, or the old ones stay."""

from __future__ import annotations

import os
from pathlib import Path

from secretariat.answer.exports import write_json
from secretariat.answer.spreadsheets import csv_files
from secretariat.problems import SecretariatError
from secretariat.records import Export

_SQLITE = b"SQLite format 3\0"


def check_target(target: Path, dossier: Path) -> None:
    """Refuse to write an export over the dossier it is made from.

    Raises:
        SecretariatError: `target` is the dossier's file, or one of the two that SQLite keeps beside it.
    """
    real = os.path.realpath(dossier)
    for taken in (Path(real + ending) for ending in ("", "-wal", "-shm")):
        if os.path.realpath(target) == str(taken) or (target.exists() and taken.exists() and target.samefile(taken)):
            raise SecretariatError(
                f"{target} belongs to the dossier {dossier} itself; an export would destroy it. Give another place "
                "with -o."
            )


def write_json_file(export: Export, path: Path, *, text: bool = True) -> None:
    """Write the export to the file `path`, replacing it; see `write_json`.

    Raises:
        SecretariatError: the file cannot be written (a folder, a database, no such folder, a full disk).
    """
    if path.is_dir():
        raise SecretariatError(f"{path} is a folder; JSON is one file. Give a file: -o {path / 'dossier.json'}")
    _replace(path, write_json(export, text=text))


def write_csv_folder(export: Export, folder: Path, *, text: bool = True) -> None:
    """Write one CSV file for each kind of record into `folder`, which is made when there is none; see `csv_files`.

    Raises:
        SecretariatError: the folder cannot be made or written in.
    """
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        reason = "there is a file of that name" if folder.exists() else error.strerror or str(error)
        raise SecretariatError(f"{folder} cannot be made: {reason}. CSV is a folder of files: -o FOLDER") from error
    for name, data in csv_files(export, text=text):
        _replace(folder / name, data)


def write_file(path: Path, data: bytes) -> None:
    """Write `data` to the file `path`, replacing it whole or not at all; a database is never written over.

    Raises:
        SecretariatError: the file cannot be written (a database, no such folder, a full disk).
    """
    _replace(path, data)


def _replace(path: Path, data: bytes) -> None:
    try:
        if path.exists() and not path.is_file():
            path.write_bytes(data)
            return
        target = Path(os.path.realpath(path))
        if target.exists() and _begins_with(target, _SQLITE):
            raise SecretariatError(
                f"{path} is an SQLite database, perhaps a dossier; it is left as it is. Give another place with -o."
            )
        partial = target.with_name(f".{target.name}.{os.getpid()}")
        try:
            partial.write_bytes(data)
            partial.replace(target)
        finally:
            partial.unlink(missing_ok=True)
    except BrokenPipeError:
        raise
    except OSError as error:
        raise SecretariatError(
            f"{path} cannot be written: {error.strerror or error}. Check the folder and the space left on the disk, or "
            "give another place with -o."
        ) from error


def _begins_with(path: Path, head: bytes) -> bool:
    with path.open("rb") as file:
        return file.read(len(head)) == head
