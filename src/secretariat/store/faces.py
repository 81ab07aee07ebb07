"""What reports say of actors, their roles aside, each way of saying it once. The caller holds the transaction.

A heavily named actor stands in thousands of reports, and they say few different things of it: a name is found among
these and not among all that was read.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable, Iterator

import msgspec

from secretariat.records import Actor
from secretariat.store.scope import Scope

_FACES = """INSERT INTO faces (id, face, known)
    SELECT records.id, json_set(records.body, '$.roles', json('[]')), min(coalesce(readings.published_to, '~'))
    FROM records JOIN readings ON readings.id = records.report WHERE records.kind = 'actor' AND {of} GROUP BY 1, 2
    ON CONFLICT (id, face) DO UPDATE SET known = min(known, excluded.known)"""
"""`known` is the first moment at which a report that says it was certainly published; `~`: of none that is known."""

KNOWN = "(:as_of IS NULL OR faces.known <= :as_of)"
"""SQL condition: a report that was published by then says it."""


def put(connection: sqlite3.Connection, report: str) -> None:
    """Note what a report that was just put says of its actors."""
    connection.execute(_FACES.format(of="records.report = ?"), (report,))


def put_anew(connection: sqlite3.Connection, actors: Iterable[str]) -> None:
    """Note anew what all reports say of these actors, because a report was taken out."""
    asked = listed(actors)
    connection.execute("DELETE FROM faces WHERE id IN (SELECT value FROM json_each(?))", (asked,))
    connection.execute(_FACES.format(of="records.id IN (SELECT value FROM json_each(?))"), (asked,))


def found(connection: sqlite3.Connection, scope: Scope, actors: Iterable[str] | None = None) -> Iterator[Actor]:
    """What the reports of an as-of view say of some actors, or of all, by id; without roles."""
    decoder = msgspec.json.Decoder(Actor)
    among = "" if actors is None else "AND id IN (SELECT value FROM json_each(:ids))"
    values = {"as_of": scope.bounds()["as_of"], "ids": listed(actors or ())}
    for (face,) in connection.execute(f"SELECT face FROM faces WHERE {KNOWN} {among} ORDER BY id, face", values):
        yield decoder.decode(face)


def outlets(connection: sqlite3.Connection) -> list[str]:
    """Ids of all outlets."""
    return [row[0] for row in connection.execute("SELECT DISTINCT id FROM faces WHERE kind = 'outlet'")]


def names(
    connection: sqlite3.Connection, scope: Scope, actors: Iterable[str] | None = None
) -> Iterator[tuple[str, str, str]]:
    """Id, name and kind of some actors, or of all, for each name that reports of an as-of view give."""
    among = "" if actors is None else "AND id IN (SELECT value FROM json_each(:ids))"
    values = {"as_of": scope.bounds()["as_of"], "ids": listed(actors or ())}
    yield from connection.execute(f"SELECT DISTINCT id, name, kind FROM faces WHERE {KNOWN} {among}", values)


def listed(identities: Iterable[str]) -> str:
    """Ids as JSON, for `json_each`."""
    return msgspec.json.encode(sorted(set(identities))).decode()
