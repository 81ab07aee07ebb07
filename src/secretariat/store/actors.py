"""The same actor in several reports is one actor in the dossier."""

from __future__ import annotations

from collections.abc import Iterable

import msgspec

from secretariat.records import Actor, Role


def merge_actors(actors: Iterable[Actor]) -> tuple[Actor, ...]:
    """One actor for each id, sorted by id; the order of `actors` does not matter.

    The name is the longest given (the first in the alphabet of equally long ones); all other names become aliases.
    Roles are united: of one office named in several reports, the first passage (by report id and place) stays.
    """
    groups: dict[str, list[Actor]] = {}
    for actor in actors:
        groups.setdefault(actor.id, []).append(actor)
    return tuple(_merged(groups[identity]) for identity in sorted(groups))


def _merged(group: list[Actor]) -> Actor:
    name = min((actor.name for actor in group), key=lambda name: (-len(name), name))
    aliases = {form for actor in group for form in (actor.name, *actor.aliases)} - {name}
    roles: dict[tuple[object, ...], Role] = {}
    for role in sorted((role for actor in group for role in actor.roles), key=_role_key):
        roles.setdefault((role.title, role.of, role.when), role)
    return msgspec.structs.replace(
        min(group, key=lambda actor: msgspec.json.encode(actor)),
        name=name,
        aliases=tuple(sorted(aliases)),
        roles=tuple(roles.values()),
        party=min((actor.party for actor in group if actor.party is not None), default=None),
        source_type=min((actor.source_type for actor in group if actor.source_type is not None), default=None),
    )


def _role_key(role: Role) -> tuple[str, str, bytes, str, int]:
    where = ("", -1) if role.passage is None else (role.passage.report, role.passage.start)
    return role.title, role.of or "", msgspec.json.encode(role.when), *where
