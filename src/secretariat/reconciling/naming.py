"""Who is the same, judged anew where something that reports say of actors has changed.

What is judged of two actors hangs on all that share a key with them: a surname is theirs alone or not, a short name
means one body or two. So the actors that changed are judged anew with all that they share keys with, by their keys of
before and of now, and so is every pair whose verdict can have changed by that; all other judgements stay.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from secretariat.reconcile import actors
from secretariat.reconcile.actors import Key, keys_of, known_actors
from secretariat.store import judging, stale
from secretariat.store.sqlite import Store

MANY = 3_000
"""Changed actors from which all are judged anew: the first addition."""


def judge_actors_anew(store: Store, rules: str) -> None:
    """Judge the actors of which something has changed. When another program writes meanwhile, nothing is kept: whoever
    wrote judges, or the next call."""
    version = store.version()
    with store.looking() as connection:
        changed = stale.found(connection, "actor")
        made = judging.made_by(connection)
    if made != rules or stale.ALL in changed or len(changed) > MANY:
        _judge_all(store, rules, version)
    elif changed:
        _judge_some(store, rules, version, changed)


def _judge_all(store: Store, rules: str, version: int) -> None:
    named = store.named()
    keys = {one.id: keys_of(one) for one in known_actors(named)}
    judgements = actors.judge_actors(named)
    with store.regrouping(version) as connection:
        if connection is not None:
            stale.forget_keys(connection)
            stale.put_keys(connection, keys)
            judging.put_rules(connection, judgements, judging.readings_mark(connection), rules)


def _judge_some(store: Store, rules: str, version: int, changed: set[str]) -> None:
    now = {one.id: keys_of(one) for one in known_actors(store.named_as(changed))}
    around = _around(_Keys(store, now), changed, now)
    judged = [one for one in actors.judge_actors(store.named_as(around.all)) if around.is_judged(one.left, one.right)]
    with store.regrouping(version) as connection:
        if connection is not None:
            stale.put_keys(connection, {one: now.get(one, frozenset()) for one in changed | now.keys()})
            moved = judging.put_some_rules(connection, around.all, around.is_judged, judged)
            stale.mark(connection, "head", moved | changed)
            judging.settle(connection, rules)


class _Keys:
    """By what keys actors are found, as they are by now."""

    def __init__(self, store: Store, now: Mapping[str, frozenset[Key]]) -> None:
        self._store = store
        self._now = now

    def of(self, identities: Iterable[str], sort: str) -> set[str]:
        """The keys of one kind that some actors have; of those that changed, also those that they had before."""
        wanted = set(identities)
        with self._store.looking() as connection:
            found = stale.keys_of(connection, wanted)
        own = {key for one in wanted & self._now.keys() for key in self._now[one]}
        return {key for kind, key in found | own if kind == sort}

    def having(self, sort: str, keys: Iterable[str]) -> set[str]:
        """The actors that have one of the keys, or had it before."""
        wanted = set(keys)
        with self._store.looking() as connection:
            found = stale.actors_with(connection, sort, wanted)
        return found | {one for one, own in self._now.items() if any((sort, key) in own for key in wanted)}

    def closed(self, sort: str, identities: set[str]) -> set[str]:
        """These actors, those that share keys of a kind with them, those that share keys with those, and so on."""
        found, keys = set(identities), set[str]()
        while new := self.of(found, sort) - keys:
            keys |= new
            found |= self.having(sort, new)
        return found


@dataclass
class _Around:
    """Whom the actors that changed are judged with."""

    changed: set[str]
    people: set[str] = field(default_factory=set)
    states: set[str] = field(default_factory=set)
    governments: set[str] = field(default_factory=set)
    bodies: set[str] = field(default_factory=set)
    beside: set[str] = field(default_factory=set)
    """Bodies that share a name with those."""

    @property
    def all(self) -> set[str]:
        """All of them."""
        return self.changed | self.people | self.states | self.governments | self.bodies | self.beside

    def is_judged(self, left: str, right: str) -> bool:
        """Whether a pair is judged with all that its verdict hangs on."""
        pair = {left, right}
        named = (left in self.states and right in self.governments) or (
            right in self.states and left in self.governments
        )
        return bool(pair & self.changed) or pair <= self.people or pair <= self.bodies or named


def _around(keys: _Keys, changed: set[str], now: Mapping[str, frozenset[Key]]) -> _Around:
    """Whom the actors that changed have to be judged with, and of which pairs the verdict may change."""
    touched: dict[str, set[str]] = defaultdict(set)
    for sort in ("person", "family", "alone", "state", "government", "body"):
        touched[sort] = keys.of(changed, sort)
    around = _Around(changed)
    people = keys.closed("person", keys.having("person", touched["person"]))
    words = touched["family"] | touched["alone"] | keys.of(people, "family")
    alone = keys.having("alone", words)
    words = keys.of(alone, "alone") & words
    around.people = alone | keys.closed("person", people | keys.having("family", words))
    names = touched["state"] | touched["government"]
    around.states, around.governments = keys.having("state", names), keys.having("government", names)
    around.bodies = keys.having("body", touched["body"])
    around.beside = keys.having("body", keys.of(around.bodies, "body"))
    return around
