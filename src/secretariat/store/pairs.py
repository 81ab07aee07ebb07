"""What is judged of pairs of reports and of their points, as rows. The caller holds the transaction."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable, Iterator
from typing import Literal, NamedTuple

import msgspec

from secretariat.store.scope import SHOWN, Scope

PairKind = Literal["copy", "claim", "contradiction", "meeting", "proposal"]


class Compared(msgspec.Struct, frozen=True):
    """A report that was compared with others, as it is compared with further ones."""

    report: str
    days: tuple[int, int] | None
    """Days of its publication as ordinals, half-open; None: not known."""
    names: bytes
    """By what reports of one matter are found."""
    vectors: bytes
    """Of its points, one after the other."""
    points: bytes
    talks: bytes
    """Its meetings and proposals."""
    printed: bytes
    """Its text."""


class Near(NamedTuple):
    """A compared report that was published at about one time with another."""

    report: str
    names: bytes
    """As `Compared` has them; so are the talks."""
    talks: bytes


class Pair(msgspec.Struct, frozen=True):
    """What is judged of two records."""

    kind: PairKind
    left: str
    """Record id; so is `right`."""
    right: str
    reports: tuple[str, str]
    """Of which reports they are."""
    body: str
    """The judgement or the contradiction, as JSON."""


_SCOPED = f"""SELECT pairs.body FROM pairs
    WHERE pairs.kind = :kind
    AND pairs.left_report IN (SELECT id FROM readings WHERE {SHOWN})
    AND pairs.right_report IN (SELECT id FROM readings WHERE {SHOWN})
    ORDER BY pairs."left", pairs."right" """


def forget(connection: sqlite3.Connection, rules: str) -> None:
    """Take out what other rules than these judged."""
    if connection.execute("SELECT 1 FROM compared WHERE rules <> ? LIMIT 1", (rules,)).fetchone():
        for table in ("pairs", "shingles", "compared"):
            connection.execute(f"DELETE FROM {table}")


def uncompared(connection: sqlite3.Connection) -> list[str]:
    """Ids of the reports that were not compared with others yet, by publication."""
    rows = connection.execute(
        """SELECT id FROM readings WHERE id NOT IN (SELECT report FROM compared)
           ORDER BY published_from IS NULL, published_from, id"""
    )
    return [row[0] for row in rows]


def near(connection: sqlite3.Connection, days: tuple[int, int] | None, window: int) -> Iterator[Near]:
    """The compared reports that were published within so many days, and those of unknown day; of an undated one all."""
    first, last = (None, None) if days is None else days
    rows = connection.execute(
        """SELECT report, names, talks FROM compared
           WHERE ?1 IS NULL OR first IS NULL OR (first < ?2 + ?3 AND last > ?1 - ?3) ORDER BY report""",
        (first, last, window),
    )
    yield from map(Near._make, rows)


def kept(connection: sqlite3.Connection, report: str) -> Compared | None:
    """A compared report by its id; None: it was not compared yet."""
    row = connection.execute(
        "SELECT first, last, names, vectors, points, talks, printed FROM compared WHERE report = ?", (report,)
    ).fetchone()
    return None if row is None else Compared(report, None if row[0] is None else (row[0], row[1]), *row[2:])


def of_one_text(connection: sqlite3.Connection, shingles: Iterable[int]) -> list[str]:
    """Ids of the reports that have one of the shingles."""
    rows = connection.execute(
        "SELECT DISTINCT report FROM shingles WHERE shingle IN (SELECT value FROM json_each(?)) ORDER BY report",
        (msgspec.json.encode(list(shingles)).decode(),),
    )
    return [row[0] for row in rows]


def put(
    connection: sqlite3.Connection, compared: Compared, rules: str, shingles: Iterable[int], pairs: Iterable[Pair]
) -> None:
    """Keep that a report was compared, and what was judged of it; nothing happens where it is there no more."""
    if connection.execute("SELECT 1 FROM readings WHERE id = ?", (compared.report,)).fetchone() is None:
        return
    first, last = (None, None) if compared.days is None else compared.days
    connection.execute(
        "INSERT OR REPLACE INTO compared (report, rules, first, last, names, vectors, points, talks, printed)"
        " VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)",
        (compared.report, rules, first, last, *map(bytes, msgspec.structs.astuple(compared)[2:])),
    )
    connection.executemany(
        "INSERT OR IGNORE INTO shingles VALUES (?, ?)", ((shingle, compared.report) for shingle in shingles)
    )
    connection.executemany(
        'INSERT INTO pairs (kind, "left", "right", left_report, right_report, body) VALUES (?, ?, ?, ?, ?, ?)',
        ((pair.kind, pair.left, pair.right, *pair.reports, pair.body) for pair in pairs),
    )


def bodies(connection: sqlite3.Connection, kind: PairKind, scope: Scope) -> Iterator[str]:
    """What is judged of pairs of that kind, both of reports of the scope; by pair."""
    for row in connection.execute(_SCOPED, {**scope.bounds(), "kind": kind}):
        yield row[0]
