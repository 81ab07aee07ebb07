"""A copy of a dossier's file that nobody else writes to."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from pathlib import Path

from secretariat.store.opening import clear_errors, connect


def copy_file(path: Path, target: Path) -> None:
    """Copy the dossier at `path`, as it is at one moment, into the file `target`, which must not be there.

    Raises:
        SecretariatError: as `secretariat.store.opening.connect`.
    """
    with (
        closing(connect(path, create=False, readonly=True)) as source,
        clear_errors(path),
        closing(sqlite3.connect(target)) as copy,
    ):
        source.backup(copy)
