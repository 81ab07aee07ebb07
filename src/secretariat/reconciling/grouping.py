"""The groups of actors and of points, made anew where a judgement has changed, and kept for whoever asks."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable, Sequence

from secretariat.groups import groups
from secretariat.reconcile.across import grouped
from secretariat.records import Judgement
from secretariat.store import judging, pairs, stale
from secretariat.store.scope import EVERYTHING
from secretariat.store.sqlite import Store


def regroup(store: Store) -> None:
    """Make the groups anew that hang on what is stale."""
    with store.looking() as connection:
        if not stale.is_stale(connection, "head", "home"):
            return
    with store.regrouping() as connection:
        assert connection is not None
        _regroup_actors(connection)
        _regroup_points(connection)


def _regroup_actors(connection: sqlite3.Connection) -> None:
    changed = stale.found(connection, "head")
    if not changed:
        return
    if stale.ALL in changed:
        stale.forget_groups(connection, "head")
        of, judged = None, judging.in_force(connection, EVERYTHING)
    else:
        of = _closed(changed | stale.members(connection, changed).keys(), lambda ids: judging.linked(connection, ids))
        judged = judging.in_force(connection, EVERYTHING, of)
    concerned = {side for one in judged if one.verdict == "same" for side in (one.left, one.right)}
    stale.put_heads(connection, of or (), groups(judged, judging.names(connection, concerned)))
    stale.clear(connection, "head")


def _regroup_points(connection: sqlite3.Connection) -> None:
    changed = stale.found(connection, "home")
    if not changed:
        return
    rulings = _known(connection, judging.of_people(connection))
    if stale.ALL in changed:
        stale.forget_groups(connection, "home")
        of = None
    else:
        beside = {(one.left, one.right) for one in rulings if one.verdict == "same" and one.withdrawn is None}

        def linked(ids: set[str]) -> set[str]:
            ruled = {side for pair in beside if ids & set(pair) for side in pair}
            return pairs.linked(connection, ids) | ruled

        of = _closed(changed | stale.homes(connection, changed), linked)
    judged = pairs.edges(connection, EVERYTHING, of)
    people = [one for one in rulings if of is None or {one.left, one.right} <= of]
    found = grouped((*people, *judged), pairs.opposed(connection, EVERYTHING, of))
    stale.put_homes(connection, of or (), ((member, group[0]) for group in found for member in group))
    stale.clear(connection, "home")


def _known(connection: sqlite3.Connection, rulings: Sequence[Judgement]) -> list[Judgement]:
    """Those of the rulings that are on two points of the dossier."""
    known = pairs.points(connection, (side for one in rulings for side in (one.left, one.right)))
    return [one for one in rulings if {one.left, one.right} <= known]


def _closed(found: set[str], linked: Callable[[set[str]], set[str]]) -> set[str]:
    """These, what is linked to them, what is linked to that, and so on."""
    every, new = set(found), set(found)
    while new := linked(new) - every:
        every |= new
    return every
