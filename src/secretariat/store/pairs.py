"""What is judged of pairs of reports and of their points, as rows. The caller holds the transaction."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable, Iterator, Sequence
from typing import Literal, NamedTuple

import msgspec

from secretariat.records import Contradiction, Judgement
from secretariat.store import stale
from secretariat.store.faces import listed
from secretariat.store.scope import Scope, shown

PairKind = Literal["copy", "claim", "contradiction", "meeting", "proposal"]


class Compared(msgspec.Struct, frozen=True):
    """A report that was compared with others, as it is compared with further ones."""

    report: str
    days: tuple[int, int] | None
    """Days of its publication as ordinals, half-open; None: not known."""
    url: str | None = None
    """Its address; None: not known."""
    names: bytes = b""
    """By what reports of one matter are found."""
    vectors: bytes = b""
    """Of its points, one after the other."""
    points: bytes = b""
    talks: bytes = b""
    """Its meetings and proposals."""
    printed: bytes = b""
    """Its text."""
    stances: bytes = b""
    """Vectors of its positions, one after the other."""
    moments: tuple[tuple[str, str, int, str], ...] | None = None
    """What it tells of days: first and last day, where it stands, and whether it is said or told; None: of a report of
    unknown day, whose times other reports may tell."""


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


_TOLD = frozenset({"claim", "contradiction"})
"""The kinds of pairs by which points are grouped."""


def forget(connection: sqlite3.Connection, rules: str) -> None:
    """Take out what other rules than these judged."""
    if connection.execute("SELECT 1 FROM compared WHERE rules <> ? LIMIT 1", (rules,)).fetchone():
        for table in ("pairs", "shingles", "compared", "homes", "moments", "stances"):
            connection.execute(f"DELETE FROM {table}")
        stale.mark(connection, "home", [stale.ALL])


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
        "SELECT first, last, url, names, vectors, points, talks, printed FROM compared WHERE report = ?", (report,)
    ).fetchone()
    return None if row is None else Compared(report, None if row[0] is None else (row[0], row[1]), *row[2:])


def of_one_text(connection: sqlite3.Connection, shingles: Sequence[int], url: str | None) -> list[str]:
    """Ids of the compared reports that may be one text with another: they have some of its shingles by which texts are
    found, at least one in `_FEW` of those of the shorter, or one and its address."""
    rows = connection.execute(
        """SELECT report FROM
             (SELECT report, count(*) AS shared FROM shingles
              WHERE shingle IN (SELECT value FROM json_each(?1)) GROUP BY report)
             JOIN compared USING (report)
           WHERE shared * ?2 >= min(?3, compared.keys) OR compared.url = ?4 ORDER BY report""",
        (msgspec.json.encode(list(shingles)).decode(), _FEW, len(shingles), url),
    )
    return [row[0] for row in rows]


_FEW = 20
"""Reports that know nothing of one another have some runs of words in common; texts of which one was made from the
other share far more than one in so many."""


def put(
    connection: sqlite3.Connection, compared: Compared, rules: str, shingles: Sequence[int], pairs: Iterable[Pair]
) -> None:
    """Keep that a report was compared, and what was judged of it; nothing happens where it is there no more."""
    if connection.execute("SELECT 1 FROM readings WHERE id = ?", (compared.report,)).fetchone() is None:
        return
    first, last = (None, None) if compared.days is None else compared.days
    connection.execute(
        """INSERT OR REPLACE INTO compared
             (report, rules, keys, timed, first, last, url, names, vectors, points, talks, printed)
           VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)""",
        (
            compared.report,
            rules,
            len(shingles),
            compared.moments is not None,
            first,
            last,
            *msgspec.structs.astuple(compared)[2:-2],
        ),
    )
    connection.execute("INSERT OR REPLACE INTO stances VALUES (?, ?)", (compared.report, compared.stances))
    connection.executemany(
        "INSERT OR IGNORE INTO moments (report, first, last, start, kind) VALUES (?, ?, ?, ?, ?)",
        ((compared.report, *moment) for moment in compared.moments or ()),
    )
    connection.executemany(
        "INSERT OR IGNORE INTO shingles VALUES (?, ?)", ((shingle, compared.report) for shingle in shingles)
    )
    found = list(pairs)
    stale.mark(connection, "home", {side for one in found if one.kind in _TOLD for side in (one.left, one.right)})
    connection.executemany(
        'INSERT INTO pairs (kind, "left", "right", left_report, right_report, body) VALUES (?, ?, ?, ?, ?, ?)',
        ((pair.kind, pair.left, pair.right, *pair.reports, pair.body) for pair in found),
    )


def bodies(connection: sqlite3.Connection, kind: PairKind, scope: Scope) -> Iterator[str]:
    """What is judged of pairs of that kind, both of reports of the scope; by pair."""
    query = f"""SELECT body FROM pairs WHERE kind = :kind {_both(scope, None)} ORDER BY "left", "right" """
    for row in connection.execute(query, {**scope.bounds(), "kind": kind}):
        yield row[0]


def edges(connection: sqlite3.Connection, scope: Scope, points: Iterable[str] | None = None) -> list[Judgement]:
    """Which points rules judged to be the same, without reasons, by pair.

    Args:
        connection: the dossier.
        scope: both are of its reports.
        points: only pairs of these; None: all.
    """
    rows = connection.execute(
        f"""SELECT "left", "right", score FROM pairs
            WHERE kind = 'claim' AND verdict = 'same' {_both(scope, points)} ORDER BY "left", "right" """,
        {**scope.bounds(), "ids": listed(points or ())},
    )
    return [
        Judgement(left=one, right=other, verdict="same", score=score, why="", by=_RULE) for one, other, score in rows
    ]


_RULE = "reconcile."
"""How the names of all rules begin."""


def opposed(connection: sqlite3.Connection, scope: Scope, points: Iterable[str] | None = None) -> list[Contradiction]:
    """Pairs of points that cannot both hold, without reasons, by pair; as `edges`."""
    rows = connection.execute(
        f"""SELECT "left", "right" FROM pairs WHERE kind = 'contradiction' {_both(scope, points)}
            ORDER BY "left", "right" """,
        {**scope.bounds(), "ids": listed(points or ())},
    )
    return [Contradiction(id="", type="value", left=one, right=other, why="") for one, other in rows]


def _both(scope: Scope, points: Iterable[str] | None) -> str:
    """SQL conditions that both sides are of reports of the scope, and among the points."""
    told = f" AND {shown(scope, 'left_report')} AND {shown(scope, '+right_report')}"
    if points is not None:
        among = "IN (SELECT value FROM json_each(:ids))"
        told += f' AND "left" {among} AND +"right" {among}'  # `+`: looked up by the left one, not by all pairs of ids
    return told


def linked(connection: sqlite3.Connection, records: Iterable[str], kind: PairKind = "claim") -> set[str]:
    """The points, or records of another kind, that rules judged to be the same as one of these, and these."""
    found = set(records)
    ids = listed(found)
    for side, other in (("left", "right"), ("right", "left")):
        rows = connection.execute(
            f"""SELECT DISTINCT "{other}" FROM pairs WHERE kind = ? AND verdict = 'same'
                AND "{side}" IN (SELECT value FROM json_each(?))""",
            (kind, ids),
        )
        found.update(row[0] for row in rows)
    return found


def points(connection: sqlite3.Connection, identities: Iterable[str]) -> set[str]:
    """Those of these ids that are of points."""
    rows = connection.execute(
        "SELECT DISTINCT id FROM records WHERE kind = 'proposition' AND id IN (SELECT value FROM json_each(?))",
        (listed(identities),),
    )
    return {row[0] for row in rows}


def sides(connection: sqlite3.Connection, scope: Scope) -> Iterator[tuple[str, str, str, tuple[str, str]]]:
    """Id of each contradiction, its two points, and of which reports they are, by pair."""
    rows = connection.execute(
        f"""SELECT json_extract(body, '$.id'), "left", "right", left_report, right_report FROM pairs
            WHERE kind = 'contradiction' {_both(scope, None)} ORDER BY "left", "right" """,
        scope.bounds(),
    )
    for identity, left, right, left_report, right_report in rows:
        yield identity, left, right, (left_report, right_report)


def beside(connection: sqlite3.Connection, kind: PairKind, reports: Iterable[str], scope: Scope) -> set[str]:
    """The reports of the scope that have a pair of a kind with one of these."""
    found: set[str] = set()
    for side, other in (("left", "right"), ("right", "left")):
        rows = connection.execute(
            f"""SELECT DISTINCT {other}_report FROM pairs WHERE +kind = :kind
                AND {side}_report IN (SELECT value FROM json_each(:reports)) AND {shown(scope, f"+{other}_report")}""",
            {**scope.bounds(), "kind": kind, "reports": listed(reports)},
        )
        found.update(row[0] for row in rows)
    return found
