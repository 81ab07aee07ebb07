"""What has to be worked out anew because readings or rulings changed, and the groups that are kept meanwhile.

`actor`: who is judged anew; `head`: the groups of actors, and `home`: those of points, that are made anew. The id `*`
stands for all. As long as anything of a kind is stale, groups of it are derived whenever somebody asks; when nothing
is, they are looked up. The caller holds the transaction.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable, Mapping, Set
from typing import Literal

from secretariat.store.faces import listed

What = Literal["actor", "head", "home"]
ALL = "*"
_OPPOSED = "kind IN ('claim', 'contradiction')"


def mark(connection: sqlite3.Connection, what: What, identities: Iterable[str]) -> None:
    """Note that these have to be worked out anew."""
    connection.executemany("INSERT OR IGNORE INTO stale VALUES (?, ?)", ((what, one) for one in identities))


def clear(connection: sqlite3.Connection, what: What) -> None:
    """Note that all of a kind was worked out."""
    connection.execute("DELETE FROM stale WHERE what = ?", (what,))


def found(connection: sqlite3.Connection, what: What) -> set[str]:
    """What has to be worked out anew."""
    return {row[0] for row in connection.execute("SELECT id FROM stale WHERE what = ?", (what,))}


def is_stale(connection: sqlite3.Connection, *what: What) -> bool:
    """Whether anything of these kinds is."""
    marks = ", ".join("?" * len(what))
    return connection.execute(f"SELECT 1 FROM stale WHERE what IN ({marks}) LIMIT 1", what).fetchone() is not None


def mark_report(connection: sqlite3.Connection, report: str) -> None:
    """Note that what hangs on a report has to be worked out anew: it was put, or it will be taken out."""
    connection.execute(
        "INSERT OR IGNORE INTO stale SELECT 'actor', id FROM records WHERE kind = 'actor' AND report = ?", (report,)
    )
    for side, other in (("left", "right"), ("right", "left")):
        connection.execute(
            f"""INSERT OR IGNORE INTO stale
                SELECT 'home', "{other}" FROM pairs WHERE {side}_report = ? AND {_OPPOSED}""",
            (report,),
        )
    connection.execute(
        """INSERT OR IGNORE INTO stale SELECT 'home', point FROM homes
           WHERE home IN (SELECT home FROM homes WHERE report = ?)""",
        (report,),
    )


# Groups of actors.


def heads(connection: sqlite3.Connection) -> dict[str, str]:
    """Actor id → id of its group, for those that have one."""
    return dict(connection.execute("SELECT id, head FROM alike"))


def members(connection: sqlite3.Connection, actors: Iterable[str]) -> dict[str, str]:
    """Actor id → id of its group, of the groups in which these are."""
    rows = connection.execute(
        """SELECT id, head FROM alike WHERE head IN (
             SELECT head FROM alike WHERE id IN (SELECT value FROM json_each(?)))""",
        (listed(actors),),
    )
    return dict(rows)


def put_heads(connection: sqlite3.Connection, of: Iterable[str], same: Mapping[str, str]) -> None:
    """Replace the groups of some actors by these."""
    connection.execute("DELETE FROM alike WHERE id IN (SELECT value FROM json_each(?))", (listed(of),))
    connection.executemany("INSERT INTO alike VALUES (?, ?)", sorted(same.items()))


# By what actors are found that may be the same.


def put_keys(connection: sqlite3.Connection, keys: Mapping[str, Set[tuple[str, str]]]) -> None:
    """Replace the keys (kind of key, key) of these actors."""
    connection.execute("DELETE FROM actor_keys WHERE id IN (SELECT value FROM json_each(?))", (listed(keys),))
    rows = sorted((sort, key, one) for one, own in keys.items() for sort, key in own)
    connection.executemany("INSERT INTO actor_keys VALUES (?, ?, ?)", rows)


def forget_keys(connection: sqlite3.Connection) -> None:
    """Take out the keys of all actors."""
    connection.execute("DELETE FROM actor_keys")


def keys_of(connection: sqlite3.Connection, actors: Iterable[str]) -> set[tuple[str, str]]:
    """The keys of these actors."""
    query = "SELECT DISTINCT sort, key FROM actor_keys WHERE id IN (SELECT value FROM json_each(?))"
    return set(connection.execute(query, (listed(actors),)))


def actors_with(connection: sqlite3.Connection, sort: str, keys: Iterable[str]) -> set[str]:
    """The actors that have one of these keys."""
    query = "SELECT DISTINCT id FROM actor_keys WHERE sort = ? AND key IN (SELECT value FROM json_each(?))"
    return {row[0] for row in connection.execute(query, (sort, listed(keys)))}


# Groups of points.


def homes(connection: sqlite3.Connection, points: Iterable[str]) -> set[str]:
    """All points of the groups in which these are."""
    rows = connection.execute(
        """SELECT point FROM homes WHERE home IN (
             SELECT home FROM homes WHERE point IN (SELECT value FROM json_each(?)))""",
        (listed(points),),
    )
    return {row[0] for row in rows}


def forget_groups(connection: sqlite3.Connection, what: Literal["head", "home"]) -> None:
    """Take out all groups of actors, or of points."""
    connection.execute(f"DELETE FROM {'alike' if what == 'head' else 'homes'}")


def put_homes(connection: sqlite3.Connection, of: Iterable[str], grouped: Iterable[tuple[str, str]]) -> None:
    """Replace the groups of some points by these: pairs of point and the first of its group."""
    connection.execute("DELETE FROM homes WHERE point IN (SELECT value FROM json_each(?))", (listed(of),))
    connection.executemany(
        """INSERT INTO homes (point, home, said, start, stop, report)
           SELECT ?1, ?2, who IS NOT NULL, start, stop, report FROM records
           WHERE kind = 'proposition' AND id = ?1 ORDER BY key LIMIT 1""",
        sorted(grouped),
    )
