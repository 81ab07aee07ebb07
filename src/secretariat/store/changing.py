"""Whether a dossier's file has changed, asked so cheaply that every request may."""

from __future__ import annotations

import os
import sqlite3
import threading
from pathlib import Path
from typing import NamedTuple

from secretariat.problems import SecretariatError
from secretariat.store.opening import clear_errors, connect_to_watch


class Mark(NamedTuple):
    """A state of the file; two that are equal are one state."""

    opened: int
    """How often the file was opened anew, because another stood in its place."""
    version: int
    """SQLite's `data_version`: changes whenever another connection has written."""
    modified: int
    """Time of the last change of the file, in nanoseconds."""
    size: int
    """In bytes."""


class ChangeWatch:
    """Tells states of a dossier's file apart. It keeps one connection open and never writes; threads may share it."""

    def __init__(self, path: Path) -> None:
        self.path = path
        self._lock = threading.Lock()
        self._connection: sqlite3.Connection | None = None
        self._file = (0, 0)
        self._opened = 0

    def mark(self) -> Mark:
        """The state of the file at this moment.

        Raises:
            SecretariatError: see `secretariat.store.opening.connect_to_watch`.
        """
        with self._lock:
            state = self._stat()
            if self._connection is None or (state.st_dev, state.st_ino) != self._file:
                self.close()
                self._connection = connect_to_watch(self.path)
                self._file, self._opened = (state.st_dev, state.st_ino), self._opened + 1
            with clear_errors(self.path):
                version = int(self._connection.execute("PRAGMA data_version").fetchone()[0])
            return Mark(self._opened, version, state.st_mtime_ns, state.st_size)

    def close(self) -> None:
        """Close the connection; the next question opens another."""
        if self._connection is not None:
            self._connection.close()
            self._connection = None

    def _stat(self) -> os.stat_result:
        try:
            return self.path.stat()
        except OSError as error:
            raise SecretariatError(f"There is no dossier {self.path} ({error.strerror or error}).") from error
