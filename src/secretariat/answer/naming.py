"""Who is who in a dossier: names, parties, and who is the same, for whoever shows a part of it."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

import msgspec

from secretariat.answer.queries import actors_called
from secretariat.answer.rows import Row
from secretariat.records import Actor
from secretariat.store.scope import EVERYTHING, Scope
from secretariat.store.sqlite import Store


class Named(Row, frozen=True):
    """An actor by id and name."""

    id: str
    name: str


class Naming(msgspec.Struct, frozen=True):
    """The names of a dossier's actors."""

    actors: tuple[Actor, ...]
    """All of them, by id."""
    names: Mapping[str, str]
    """Actor id → the fullest name."""
    same: Mapping[str, str]
    """Actor id as a report has it → id of its group, for those that have one."""

    def called(self, identity: str) -> Named:
        """An actor by the id that a report has."""
        head = self.same.get(identity, identity)
        return Named(id=head, name=self.names.get(head, head))

    def all_called(self, identities: Iterable[str]) -> tuple[Named, ...]:
        """Several of them, each once, by name."""
        found = {one.id: one for one in map(self.called, identities)}
        return tuple(sorted(found.values(), key=lambda one: (one.name, one.id)))

    def asked_for(self, name: str, option: str) -> tuple[str, ...]:
        """Ids of those who are called `name`; where nobody is exactly, of those whose names contain it.

        Raises:
            SecretariatError: there is none; `option` is what asked.
        """
        exact = tuple(one.id for one in self.actors if one.name == name)
        return exact or actors_called(name, self.actors, option)

    def members(self, identities: Iterable[str]) -> tuple[str, ...]:
        """All ids, as reports have them, of these actors; sorted."""
        wanted = set(identities)
        return tuple(sorted(wanted | {one for one, head in self.same.items() if head in wanted}))


def naming(store: Store, scope: Scope = EVERYTHING) -> Naming:
    """The names of everyone in the reports of the scope."""
    with store.snapshot():
        actors, same = store.actors(scope), store.same(scope)
    return Naming(actors=actors, names={one.id: one.name for one in actors}, same=same)
