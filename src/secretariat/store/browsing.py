"""Parts of a dossier, for whoever pages through it: one report, what each report holds, some reports' statements."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator, Sequence
from typing import Any, NamedTuple

import msgspec

from secretariat.store.scope import SHOWN, Scope

MARGIN = ("statement", "meeting", "proposal", "provision", "position")
"""The kinds of records that stand in a report's margin."""

_WANTED = """records.kind = 'statement'
    AND (:speakers IS NULL OR json_extract(records.body, '$.speaker') IN (SELECT value FROM json_each(:speakers)))
    AND (:act IS NULL OR json_extract(records.body, '$.act') = :act)"""


class Sayings(msgspec.Struct, frozen=True, kw_only=True):
    """Which statements are meant."""

    speakers: tuple[str, ...] | None = None
    """Actor ids, those of all members of a group among them; None: everybody's."""
    act: str | None = None
    """None: any."""

    def values(self) -> dict[str, Any]:
        """For the conditions above."""
        asked = None if self.speakers is None else msgspec.json.encode(self.speakers).decode()
        return {"speakers": asked, "act": self.act}


class Home(NamedTuple):
    """Where a record stands."""

    kind: str
    report: str
    body: str


def reports(connection: sqlite3.Connection, identities: Sequence[str], scope: Scope) -> Iterator[tuple[str, str]]:
    """Name and JSON of the reports of the scope that have these ids, by id."""
    yield from connection.execute(
        f"""SELECT name, body FROM readings
            WHERE id IN (SELECT value FROM json_each(:ids)) AND {SHOWN} ORDER BY id""",
        {**scope.bounds(), "ids": msgspec.json.encode(list(identities)).decode()},
    )


def held(connection: sqlite3.Connection, scope: Scope) -> Iterator[tuple[str, str, int]]:
    """Report, kind of record, and how many of that kind it holds."""
    yield from connection.execute(
        f"""SELECT records.report, records.kind, count(*) FROM records JOIN readings ON readings.id = records.report
            WHERE {SHOWN} GROUP BY records.report, records.kind""",
        scope.bounds(),
    )


def said_in(connection: sqlite3.Connection, scope: Scope, sayings: Sayings) -> Iterator[tuple[str, int]]:
    """Report, and how many of the statements that are meant it holds."""
    yield from connection.execute(
        f"""SELECT records.report, count(*) FROM records JOIN readings ON readings.id = records.report
            WHERE {_WANTED} AND {SHOWN} GROUP BY records.report""",
        {**scope.bounds(), **sayings.values()},
    )


def sayings_of(connection: sqlite3.Connection, reports: Sequence[str], sayings: Sayings) -> Iterator[tuple[str, str]]:
    """Report and JSON of the statements that are meant, of these reports, by report, then in the order of the text."""
    yield from connection.execute(
        f"""SELECT records.report, records.body FROM records
            WHERE records.report IN (SELECT value FROM json_each(:reports)) AND {_WANTED}
            ORDER BY records.report, records.place""",
        {**sayings.values(), "reports": msgspec.json.encode(list(reports)).decode()},
    )


def home(connection: sqlite3.Connection, identity: str) -> Home | None:
    """Where the record of this id stands: one of the margin, or a point; None: there is none."""
    kinds = msgspec.json.encode([*MARGIN, "proposition"]).decode()
    row = connection.execute(
        """SELECT kind, report, body FROM records
           WHERE id = ? AND kind IN (SELECT value FROM json_each(?)) ORDER BY key LIMIT 1""",
        (identity, kinds),
    ).fetchone()
    return None if row is None else Home(*row)
