"""What a list is ordered and counted by, from indexes alone: so that only the records that are shown are read."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import NamedTuple

from secretariat.records import Contradiction, Judgement, Stance
from secretariat.store import pairs, stale
from secretariat.store.faces import listed
from secretariat.store.scope import EVERYTHING, Scope, shown
from secretariat.store.sqlite import Store


class Line(NamedTuple):
    """A record, as lists of its kind are ordered."""

    key: int
    report: str
    start: int
    """Where it begins in the text."""
    label: str | None
    """Of provisions and positions the issue; of meetings when they are, as JSON."""
    who: str | None
    """Of statements the speaker, of positions the party, as the report has them."""
    otherwise: str | None
    """Of positions without a party who took them."""
    stance: Stance | None
    """Of positions."""


def order(store: Store, scope: Scope = EVERYTHING) -> list[str]:
    """Ids of the reports by publication, unknown last, as `answer.queries.when_published` sorts them."""
    with store.looking() as connection:
        rows = connection.execute(
            f"""SELECT id FROM readings WHERE {shown(scope)}
                ORDER BY published_from IS NULL AND published_to IS NULL,
                  coalesce(published_from, published_to, ''), name, id""",
            scope.bounds(),
        )
        return [row[0] for row in rows]


def published(store: Store, scope: Scope = EVERYTHING) -> list[tuple[str | None, str | None, str | None]]:
    """First moment and end of publication, and the outlet as the report has it, of each report."""
    with store.looking() as connection:
        query = f"SELECT published_from, published_to, outlet FROM readings WHERE {shown(scope)}"
        return connection.execute(query, scope.bounds()).fetchall()


def lines(store: Store, kind: str, scope: Scope = EVERYTHING) -> list[Line]:
    """The records of one kind, in the order of the reports' ids and of their texts."""
    with store.looking() as connection:
        rows = connection.execute(
            f"""SELECT key, report, start, label, who, otherwise, stance FROM records
                WHERE kind = :kind AND start IS NOT NULL AND {shown(scope, "report")}
                ORDER BY report, place""",
            {**scope.bounds(), "kind": kind},
        )
        return [Line(*row) for row in rows]


def identities(store: Store, keys: Iterable[int]) -> set[str]:
    """The ids of the records with these keys."""
    with store.looking() as connection:
        query = "SELECT id FROM records WHERE key IN (SELECT value FROM json_each(?))"
        return {row[0] for row in connection.execute(query, (str(sorted(keys)),))}


def speakers(store: Store, scope: Scope = EVERYTHING) -> dict[str | None, int]:
    """Speaker, as reports have it, → number of statements; None: of unknown speaker."""
    with store.looking() as connection:
        rows = connection.execute(
            f"""SELECT who, count(*) FROM records WHERE kind = 'statement' AND {shown(scope, "report")} GROUP BY who""",
            scope.bounds(),
        )
        return dict(rows)


def told_by(store: Store, speakers: Iterable[str], scope: Scope = EVERYTHING) -> set[str]:
    """The reports with statements of these (ids as reports have them)."""
    with store.looking() as connection:
        rows = connection.execute(
            f"""SELECT DISTINCT report FROM records WHERE kind = 'statement'
                AND who IN (SELECT value FROM json_each(:who)) AND {shown(scope, "+report")}""",
            {**scope.bounds(), "who": listed(speakers)},
        )
        return {row[0] for row in rows}


def naming(store: Store, scope: Scope = EVERYTHING) -> dict[str, int]:
    """Actor, as reports have it, → number of reports that name it."""
    with store.looking() as connection:
        rows = connection.execute(
            f"""SELECT id, count(DISTINCT report) FROM records
                WHERE kind = 'actor' AND {shown(scope, "report")} GROUP BY id""",
            scope.bounds(),
        )
        return dict(rows)


def named_in(store: Store, actors: Iterable[str], scope: Scope = EVERYTHING) -> Iterator[tuple[str, str]]:
    """Actor and report, for these actors."""
    with store.looking() as connection:
        yield from connection.execute(
            f"""SELECT DISTINCT id, report FROM records WHERE kind = 'actor'
                AND id IN (SELECT value FROM json_each(:ids)) AND {shown(scope, "+report")}""",
            {**scope.bounds(), "ids": listed(actors)},
        )


# What reports tell of days.


class When(NamedTuple):
    """What a report tells of a day."""

    first: str
    """ISO day; so is the last."""
    last: str
    report: str
    start: int
    kind: str
    """`said` or `told`."""


def moments(store: Store, scope: Scope = EVERYTHING) -> Iterator[When]:
    """What the reports of known day tell of days, in order; of those that are compared (see `untimed`)."""
    with store.looking() as connection:
        rows = connection.execute(
            f"""SELECT first, last, report, start, kind FROM moments WHERE {shown(scope, "+report")}
                ORDER BY first, last, report, start, kind""",
            scope.bounds(),
        )
        yield from map(When._make, rows)


def untimed(store: Store, scope: Scope = EVERYTHING) -> list[str]:
    """The reports of which that is not kept: those of unknown day, and those that were not compared yet."""
    with store.looking() as connection:
        rows = connection.execute(
            f"""SELECT id FROM readings WHERE {shown(scope)}
                AND id NOT IN (SELECT report FROM compared WHERE timed)""",
            scope.bounds(),
        )
        return [row[0] for row in rows]


# What says the same.


def is_grouped(store: Store, scope: Scope = EVERYTHING) -> bool:
    """Whether the groups of the points of the scope are kept; where they are not, they have to be derived."""
    with store.looking() as connection:
        return scope == EVERYTHING and not stale.is_stale(connection, "home")


class Group(NamedTuple):
    """A group of points that say the same, as it is kept."""

    home: str
    """Its first point."""
    reports: int
    """Number of reports that tell it."""
    said: int
    """Number of its points that are words of statements."""


def kept_groups(store: Store) -> list[Group]:
    """The groups that are kept."""
    with store.looking() as connection:
        rows = connection.execute("SELECT home, count(DISTINCT report), sum(said) FROM homes GROUP BY home")
        return [Group(*row) for row in rows]


def kept_members(store: Store, homes: Iterable[str]) -> Iterator[tuple[str, str]]:
    """First point and point, of these groups."""
    with store.looking() as connection:
        yield from connection.execute(
            "SELECT home, point FROM homes WHERE home IN (SELECT value FROM json_each(?)) ORDER BY home, point",
            (listed(homes),),
        )


def kept_homes(store: Store, points: Iterable[str]) -> dict[str, str]:
    """Point → the first point of its group, for those of these that are in one."""
    with store.looking() as connection:
        query = "SELECT point, home FROM homes WHERE point IN (SELECT value FROM json_each(?))"
        return dict(connection.execute(query, (listed(points),)))


def kept_spans(store: Store) -> Iterator[tuple[str, int, int, str]]:
    """Report, start and end of each point of a group, and the first point of the group."""
    with store.looking() as connection:
        yield from connection.execute("SELECT report, start, stop, home FROM homes")


def edges(store: Store, scope: Scope = EVERYTHING) -> tuple[list[Judgement], list[Contradiction]]:
    """The judgements of rules, and the contradictions, from which groups of points are derived; without reasons."""
    with store.looking() as connection:
        return pairs.edges(connection, scope), pairs.opposed(connection, scope)


class Place(NamedTuple):
    """Where a point stands."""

    point: str
    report: str
    start: int
    stop: int
    statement: str | None
    """Id of the statement whose words it is; None: it is the report's own."""


def places(store: Store, points: Iterable[str]) -> dict[str, Place]:
    """Where these points stand."""
    with store.looking() as connection:
        rows = connection.execute(
            """SELECT id, report, start, stop, who FROM records
               WHERE kind = 'proposition' AND id IN (SELECT value FROM json_each(?))""",
            (listed(points),),
        )
        return {row[0]: Place(*row) for row in rows}


def stated(store: Store, scope: Scope = EVERYTHING) -> int:
    """How many points are words of statements."""
    with store.looking() as connection:
        row = connection.execute(
            f"""SELECT count(who) FROM records
                WHERE kind = 'proposition' AND start IS NOT NULL AND {shown(scope, "report")}""",
            scope.bounds(),
        ).fetchone()
        return int(row[0])


class Opposed(NamedTuple):
    """Two points that cannot both hold."""

    id: str
    left: str
    right: str
    reports: tuple[str, str]


def opposed(store: Store, scope: Scope = EVERYTHING) -> list[Opposed]:
    """The pairs that cannot both hold, by pair."""
    with store.looking() as connection:
        return [Opposed(*row) for row in pairs.sides(connection, scope)]


# How positions moved.


class Stand(NamedTuple):
    """A position, as moves are told by."""

    report: str
    place: int
    """Number among the positions of its report, from 0."""
    id: str
    start: int
    stop: int
    """Where its last passage ends."""
    parts: int
    """Number of its passages."""
    issue: str
    party: str
    """As the report has it."""
    stance: Stance


def stands(store: Store, scope: Scope = EVERYTHING) -> list[Stand]:
    """The positions of known party and issue."""
    with store.looking() as connection:
        rows = connection.execute(
            f"""SELECT report, place, id, start, stop, parts, label, who, stance FROM records
                WHERE kind = 'position' AND who IS NOT NULL AND label IS NOT NULL AND {shown(scope, "report")}""",
            scope.bounds(),
        )
        return [Stand(*row) for row in rows]


def earliest(store: Store, scope: Scope = EVERYTHING) -> dict[str, str]:
    """Report → first moment of its publication, as it was read, where that is known."""
    with store.looking() as connection:
        query = f"SELECT id, earliest FROM readings WHERE earliest IS NOT NULL AND {shown(scope)}"
        return dict(connection.execute(query, scope.bounds()))


def vectors(store: Store, reports: Iterable[str]) -> dict[str, bytes]:
    """Report → the vectors of its positions, one after the other, where they are kept."""
    with store.looking() as connection:
        query = "SELECT report, vectors FROM stances WHERE report IN (SELECT value FROM json_each(?))"
        return dict(connection.execute(query, (listed(reports),)))


def beside(store: Store, reports: Iterable[str], scope: Scope = EVERYTHING) -> set[str]:
    """The reports that are one text with one of these."""
    with store.looking() as connection:
        return pairs.beside(connection, "copy", reports, scope)


def copies(store: Store, reports: Iterable[str], scope: Scope = EVERYTHING) -> set[str]:
    """These reports with all that are one text with one of them, with those, and so on."""
    with store.looking() as connection:
        every = new = set(reports)
        while new := pairs.beside(connection, "copy", new, scope) - every:
            every = every | new
        return every
