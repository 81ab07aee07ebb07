"""Exports as files: written whole, or the old ones stay."""

from __future__ import annotations

import os
from pathlib import Path

from secretariat.answer.formats.table import Format, Written
from secretariat.problems import SecretariatError

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


def write(written: Written, target: Path, made: Format) -> None:
    """Write an export to a file, replacing it, or into a folder, which is made when there is none.

    Each file is replaced whole or not at all; other files of the folder stay.

    Raises:
        SecretariatError: as `check_shape`; or a file cannot be written (a database, no such folder, a full disk).
    """
    check_shape(target, made)
    if isinstance(written.files, bytes):
        _replace(target, written.files)
        return
    try:
        target.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise SecretariatError(
            f"{target} cannot be made: {error.strerror or error}. --format {made.name} is a folder of files: -o FOLDER"
        ) from error
    for name, data in written.files.items():
        _replace(target / name, data)


def check_shape(target: Path, made: Format) -> None:
    """Refuse a folder for a format that is one file, and a file for one that is a folder.

    Raises:
        SecretariatError: it is so.
    """
    if not made.folder and target.is_dir():
        example = target / f"dossier{made.ending}"
        raise SecretariatError(f"{target} is a folder; --format {made.name} is one file. Give a file: -o {example}")
    if made.folder and target.exists() and not target.is_dir():
        raise SecretariatError(
            f"{target} cannot be made: there is a file of that name. --format {made.name} is a folder of files: "
            "-o FOLDER"
        )


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
