"""Judgements on which actors are the same, as rows. The caller holds the transaction."""

from __future__ import annotations

import hashlib
import sqlite3
from collections.abc import Callable, Iterable

import msgspec

from secretariat.records import Judgement
from secretariat.store import faces, stale
from secretariat.store.faces import listed
from secretariat.store.scope import EVERYTHING, Scope


def put_rules(
    connection: sqlite3.Connection, judgements: Iterable[Judgement], readings: str, rules: str | None
) -> None:
    """Replace all judgements of rules; `readings` is the mark of the readings that they were made over."""
    connection.execute("DELETE FROM judgements WHERE rule")
    for judgement in judgements:
        _insert(connection, judgement, rule=True)
    stale.clear(connection, "actor")
    stale.mark(connection, "head", [stale.ALL])
    _made(connection, readings, rules)


def put_some_rules(
    connection: sqlite3.Connection,
    judged: Iterable[str],
    is_judged: Callable[[str, str], bool],
    judgements: Iterable[Judgement],
) -> set[str]:
    """Replace the judgements of rules on some pairs; the actors of those that changed.

    Args:
        judged: actors of these pairs.
        is_judged: whether a pair (ids in order) is one of them.
        judgements: those on these pairs.
    """
    rows = connection.execute(
        'SELECT key, "left", "right", body FROM judgements WHERE rule AND "left" IN (SELECT value FROM json_each(?))',
        (listed(judged),),
    ).fetchall()
    before = {(left, right): (key, body) for key, left, right, body in rows if is_judged(left, right)}
    changed: set[str] = set()
    for one in judgements:
        if before.pop((one.left, one.right), (0, ""))[1] != msgspec.json.encode(one).decode():
            connection.execute(
                'DELETE FROM judgements WHERE rule AND "left" = ? AND "right" = ?', (one.left, one.right)
            )
            _insert(connection, one, rule=True)
            changed |= {one.left, one.right}
    for (left, right), (key, _) in before.items():
        connection.execute("DELETE FROM judgements WHERE key = ?", (key,))
        changed |= {left, right}
    return changed


def _made(connection: sqlite3.Connection, readings: str, rules: str | None) -> None:
    connection.execute("DELETE FROM reconciled")
    connection.execute("INSERT INTO reconciled (readings, rules) VALUES (?, ?)", (readings, rules))


def settle(connection: sqlite3.Connection, rules: str) -> None:
    """Note that nothing is left to judge of actors."""
    stale.clear(connection, "actor")
    _made(connection, readings_mark(connection), rules)


def put_ruling(connection: sqlite3.Connection, judgement: Judgement) -> None:
    """Keep a person's judgement; earlier ones of people on the same pair are taken back at its time."""
    left, right = sorted((judgement.left, judgement.right))
    withdraw(connection, left, right, judgement.at or "")
    _mark(connection, left, right)
    _insert(connection, msgspec.structs.replace(judgement, left=left, right=right), rule=False)


def withdraw(connection: sqlite3.Connection, left: str, right: str, at: str) -> int:
    """Take back people's judgements on a pair; the number of those that were in force."""
    left, right = sorted((left, right))
    _mark(connection, left, right)
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


def _mark(connection: sqlite3.Connection, left: str, right: str) -> None:
    """Both may be actors or points."""
    stale.mark(connection, "head", (left, right))
    stale.mark(connection, "home", (left, right))


def found(connection: sqlite3.Connection) -> tuple[Judgement, ...]:
    """Every judgement, also those taken back: by pair, the rules' first, then in the order in which they were made."""
    rows = connection.execute('SELECT body FROM judgements ORDER BY "left", "right", rule DESC, key')
    decoder = msgspec.json.Decoder(Judgement)
    return tuple(decoder.decode(row[0]) for row in rows)


def on(connection: sqlite3.Connection, actors: Iterable[str]) -> tuple[Judgement, ...]:
    """Those of which one of these is a side, in the same order."""
    rows = connection.execute(
        """SELECT body FROM judgements WHERE "left" IN (SELECT value FROM json_each(?1))
           OR "right" IN (SELECT value FROM json_each(?1)) ORDER BY "left", "right", rule DESC, key""",
        (listed(actors),),
    )
    decoder = msgspec.json.Decoder(Judgement)
    return tuple(decoder.decode(row[0]) for row in rows)


def of_people(connection: sqlite3.Connection) -> tuple[Judgement, ...]:
    """People's judgements, also those taken back, in the same order."""
    rows = connection.execute('SELECT body FROM judgements WHERE NOT rule ORDER BY "left", "right", key')
    decoder = msgspec.json.Decoder(Judgement)
    return tuple(decoder.decode(row[0]) for row in rows)


def in_force(connection: sqlite3.Connection, scope: Scope, actors: Iterable[str] | None = None) -> list[Judgement]:
    """The judgements in force by which actors are grouped, without reasons, by pair.

    Args:
        connection: the dossier.
        scope: both have to be named in its reports, as far as its `as_of` tells.
        actors: only on pairs of these; None: on all.
    """
    day = scope.bounds()["as_of"]
    shown = f"SELECT id FROM faces WHERE {faces.KNOWN}"
    seen = f"""AND ({"rule" if day is None else "0"} OR ("left" IN ({shown}) AND "right" IN ({shown})))"""
    among = "SELECT value FROM json_each(:ids)"
    both = "" if actors is None else f'AND "left" IN ({among}) AND +"right" IN ({among})'  # `+`: found by the left
    rows = connection.execute(
        f"""SELECT "left", "right", verdict, json_extract(body, '$.score'), by FROM judgements
            WHERE withdrawn IS NULL AND (verdict <> 'unsure' OR NOT rule) {seen} {both}
            ORDER BY "left", "right", rule DESC, key""",
        {"as_of": day, "ids": listed(actors or ())},
    )
    return [Judgement(left=one, right=other, verdict=v, score=s, why="", by=by) for one, other, v, s, by in rows]


def linked(connection: sqlite3.Connection, actors: Iterable[str]) -> set[str]:
    """The actors that are the same as one of these by a judgement in force, and these."""
    found = set(actors)
    for side, other in (("left", "right"), ("right", "left")):
        rows = connection.execute(
            f"""SELECT DISTINCT "{other}" FROM judgements
                WHERE "{side}" IN (SELECT value FROM json_each(?)) AND verdict = 'same' AND withdrawn IS NULL""",
            (listed(actors),),
        )
        found.update(row[0] for row in rows)
    return found


def readings_mark(connection: sqlite3.Connection) -> str:
    """What changes with every reading that is added, replaced or taken out."""
    digest = hashlib.sha256()
    for identity, reader in connection.execute("SELECT id, reader FROM readings ORDER BY id"):
        digest.update(f"{identity} {reader}\n".encode())
    return digest.hexdigest()


def made_by(connection: sqlite3.Connection) -> str | None:
    """By which rules the judgements of rules were made; None: by none yet, or by those of an older version."""
    row = connection.execute("SELECT rules FROM reconciled").fetchone()
    return None if row is None else row[0]


def is_made(connection: sqlite3.Connection) -> bool:
    """Whether the rules have judged all readings as they are."""
    made = connection.execute("SELECT 1 FROM reconciled").fetchone() is not None
    return made and not stale.is_stale(connection, "actor")


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


def names(connection: sqlite3.Connection, actors: Iterable[str]) -> dict[str, str]:
    """Actor id → the longest name that any report gives (the first in the alphabet of equally long ones)."""
    found: dict[str, str] = {}
    for identity, name, _ in faces.names(connection, EVERYTHING, actors):
        found[identity] = min(found.get(identity, name), name, key=lambda one: (-len(one), one))
    return found
