"""Who is the same as whom, and the actors that some reports name. The caller holds the transaction."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable

from secretariat.groups import groups
from secretariat.records import Actor, Judgement
from secretariat.store import faces, judging, stale
from secretariat.store.actors import fullness, merge_actors
from secretariat.store.leading import led_back
from secretariat.store.scope import Scope, shown


def heads(connection: sqlite3.Connection, scope: Scope) -> dict[str, str]:
    """Actor id → id of its group, for those that have one; see `Store.same`."""
    if scope.reports is not None:
        return heads_of(connection, scope, _named(connection, scope))
    if scope.as_of is None and not stale.is_stale(connection, "actor", "head"):
        return stale.heads(connection)
    return groups(*_judged(connection, scope, None))


def heads_of(connection: sqlite3.Connection, scope: Scope, actors: Iterable[str]) -> dict[str, str]:
    """The same, of the groups in which these are."""
    if scope.as_of is None and not stale.is_stale(connection, "actor", "head"):
        return stale.members(connection, actors)
    found, new = set(actors), set(actors)
    while new := judging.linked(connection, new) - found:
        found |= new
    return groups(*_judged(connection, scope, found))


def some(connection: sqlite3.Connection, scope: Scope) -> tuple[Actor, ...]:
    """The actors that the reports of the scope name, with those whom they belong to or speak for, and all outlets."""
    return of(connection, scope, _named(connection, scope) | set(faces.outlets(connection)))


def of(connection: sqlite3.Connection, scope: Scope, actors: Iterable[str]) -> tuple[Actor, ...]:
    """These actors and all of their groups, with those whom they belong to or speak for; without roles."""
    same: dict[str, str] = {}
    told: list[Actor] = []
    known: set[str] = set()
    new = set(actors)
    while new:
        found = heads_of(connection, scope, new)
        same |= found
        new |= found.keys()
        told += faces.found(connection, scope, new)
        known |= new
        new = {one for actor in told for one in (actor.party, *actor.member_of) if one is not None} - known
    return merge_actors(led_back(actor, same) for actor in told)


def names(connection: sqlite3.Connection, scope: Scope, actors: Iterable[str] | None = None) -> dict[str, str]:
    """Id of the group, or of the actor where it has none, → name, of some actors or of all."""
    ids = None if actors is None else set(actors)
    same = heads(connection, scope) if ids is None else heads_of(connection, scope, ids)
    wanted = None if ids is None else ids | same.keys()
    found: dict[str, str] = {}
    for identity, name, _ in faces.names(connection, scope, wanted):
        head = same.get(identity, identity)
        found[head] = min(found.get(head, name), name, key=fullness)
    return found


def every(connection: sqlite3.Connection, scope: Scope) -> tuple[Actor, ...]:
    """All actors of the reports of an as-of view, without roles."""
    same = heads(connection, scope)
    return merge_actors(led_back(actor, same) for actor in faces.found(connection, scope))


def _named(connection: sqlite3.Connection, scope: Scope) -> set[str]:
    query = f"SELECT DISTINCT id FROM records WHERE kind = 'actor' AND {shown(scope, 'report')}"
    return {row[0] for row in connection.execute(query, scope.bounds())}


def _judged(
    connection: sqlite3.Connection, scope: Scope, actors: Iterable[str] | None
) -> tuple[list[Judgement], dict[str, str]]:
    """The judgements in force on some actors, and the names of those that are the same."""
    judged = judging.in_force(connection, scope, actors)
    concerned = {side for one in judged if one.verdict == "same" for side in (one.left, one.right)}
    return judged, judging.names(connection, concerned)
