"""Exports as files: written whole, or the old ones stay."""

from __future__ import annotations

import os
from pathlib import Path

from secretariat.answer.exports import write_json
from secretariat.answer.spreadsheets import csv_files
from secretariat.problems import SecretariatError
from secretariat.records import Export


def write_json_file(export: Export, path: Path, *, text: bool = True) -> None:
    """Write the export to the file `path`, replacing it; see `write_json`.

    Raises:
        SecretariatError: the file cannot be written (a folder, no such folder, a full disk).
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


def _replace(path: Path, data: bytes) -> None:
    target = path.resolve()
    try:
        if target.exists() and not target.is_file():
            target.write_bytes(data)
            return
        partial = target.with_name(f".{target.name}.{os.getpid()}")
        try:
            partial.write_bytes(data)
            partial.replace(target)
        finally:
            partial.unlink(missing_ok=True)
    except OSError as error:
        raise SecretariatError(
            f"{path} cannot be written: {error.strerror or error}. Check the folder and the space left on the disk, or "
            "give another place with -o."
        ) from error
