"""Judgements on which actors are the same, as rows. The caller holds the transaction."""

from __future__ import annotations

import hashlib
import sqlite3
from collections.abc import Iterable

import msgspec

from secretariat.records import Judgement


def put_rules(connection: sqlite3.Connection, judgements: Iterable[Judgement], readings: str) -> None:
    """Replace all judgements of rules; `readings` is the mark of the readings that they were made over."""
    connection.execute("DELETE FROM judgements WHERE rule")
    for judgement in judgements:
        _insert(connection, judgement, rule=True)
    connection.execute("DELETE FROM reconciled")
    connection.execute("INSERT INTO reconciled VALUES (?)", (readings,))


def put_ruling(connection: sqlite3.Connection, judgement: Judgement) -> None:
    """Keep a person's judgement; earlier ones of people on the same pair are taken back at its time."""
    left, right = sorted((judgement.left, judgement.right))
    withdraw(connection, left, right, judgement.at or "")
    _insert(connection, msgspec.structs.replace(judgement, left=left, right=right), rule=False)


def withdraw(connection: sqlite3.Connection, left: str, right: str, at: str) -> int:
    """Take back people's judgements on a pair; the number of those that were in force."""
    left, right = sorted((left, right))
    rows = connection.execute(
        'SELECT key, body FROM judgements WHERE "left" = ? AND "right" = ? AND NOT rule AND withdrawn IS NULL',
        (left, right),
    ).fetchall()
    for key, body in rows:
        taken = msgspec.structs.replace(msgspec.json.decode(body, type=Judgement), withdrawn=at)
        connection.execute(
            "UPDATE judgements SET withdrawn = ?, body = ? WHERE key = ?",
            (at, msgspec.json.encode(taken).decode(), key),
        )
    return len(rows)


def found(connection: sqlite3.Connection) -> tuple[Judgement, ...]:
    """Every judgement, also those taken back: by pair, then in the order in which they were made."""
    rows = connection.execute('SELECT body FROM judgements ORDER BY "left", "right", key')
    decoder = msgspec.json.Decoder(Judgement)
    return tuple(decoder.decode(row[0]) for row in rows)


def readings_mark(connection: sqlite3.Connection) -> str:
    """What changes with every reading that is added, replaced or taken out."""
    digest = hashlib.sha256()
    for identity, reader in connection.execute("SELECT id, reader FROM readings ORDER BY id"):
        digest.update(f"{identity} {reader}\n".encode())
    return digest.hexdigest()


def made_over(connection: sqlite3.Connection) -> str | None:
    """The mark of the readings that the rules' judgements were made over; None: there are none yet."""
    row = connection.execute("SELECT readings FROM reconciled").fetchone()
    return None if row is None else str(row[0])


def _insert(connection: sqlite3.Connection, judgement: Judgement, *, rule: bool) -> None:
    connection.execute(
        'INSERT INTO judgements ("left", "right", verdict, by, rule, withdrawn, body) VALUES (?, ?, ?, ?, ?, ?, ?)',
        (
            judgement.left,
            judgement.right,
            judgement.verdict,
            judgement.by,
            rule,
            judgement.withdrawn,
            msgspec.json.encode(judgement).decode(),
        ),
    )
