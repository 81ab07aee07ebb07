"""The same actor in several reports is one actor in the dossier."""

from __future__ import annotations

from collections.abc import Iterable

import msgspec

from secretariat.identity import fold_name
from secretariat.records import Actor, Role

_KINDS = {"organisation": 1}
"""Of actors that are the same, what one report only knows as an organisation is what another says it is."""


def merge_actors(actors: Iterable[Actor]) -> tuple[Actor, ...]:
    """One actor for each id, sorted by id; the order of `actors` does not matter.

    The name is the longest given (the first in the alphabet of equally long ones), a web address only where there is
    nothing else; all other names become aliases.
    Roles are united: of one office named in several reports, the first passage (by report id and place) stays.
    """
    groups: dict[str, list[Actor]] = {}
    for actor in actors:
        groups.setdefault(actor.id, []).append(actor)
    return tuple(_merged(groups[identity]) for identity in sorted(groups))


def _merged(group: list[Actor]) -> Actor:
    name = min((actor.name for actor in group), key=lambda name: (_is_address(name), -len(name), name))
    aliases = {form for actor in group for form in (actor.name, *actor.aliases)} - {name}
    roles: dict[tuple[object, ...], Role] = {}
    for role in sorted((role for actor in group for role in actor.roles), key=_role_key):
        roles.setdefault((fold_name(role.title), role.of, role.when), role)
    return msgspec.structs.replace(
        min(group, key=lambda actor: (_KINDS.get(actor.kind, 0), msgspec.json.encode(actor))),
        name=name,
        aliases=tuple(sorted(aliases)),
        roles=tuple(roles.values()),
        country=min((actor.country for actor in group if actor.country is not None), default=None),
        party=min((actor.party for actor in group if actor.party is not None), default=None),
        source_type=min((actor.source_type for actor in group if actor.source_type is not None), default=None),
    )


def _is_address(name: str) -> bool:
    return " " not in name and "." in name.strip(".") and name.islower()


def _role_key(role: Role) -> tuple[str, str, bytes, str, int]:
    where = ("", -1) if role.passage is None else (role.passage.report, role.passage.start)
    return role.title, role.of or "", msgspec.json.encode(role.when), *where
