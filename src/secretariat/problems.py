"""What can go wrong: a `Problem` is returned and has a place; a `SecretariatError` is raised and says what to do."""

from __future__ import annotations

import msgspec


class Problem(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """Something in the input that could not be read as it stands. Bad input is data: nothing else is lost."""

    stage: str
    """The stage that met it: `ingest`, `parse`, `extract`, `resolve`, `store`, or `extractor NAME`."""
    place: str
    """Where: a file, an archive member (`wire.jsonl#3`), a report's name, or a passage of it (`a.txt [10:20]`)."""
    message: str
    """One sentence for the user: what was found and what was done about it."""

    def __str__(self) -> str:
        return f"{self.place}: {self.message}"


class SecretariatError(Exception):
    """Misuse, or an obstacle the user has to remove. The message says what was given, what is allowed, what to do."""
