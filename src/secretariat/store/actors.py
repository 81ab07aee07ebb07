"""The same actor in several reports is one actor in the dossier."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

import msgspec

from secretariat.identity import fold_name
from secretariat.records import Actor, Role, When

_KINDS = {"organisation": 1}
"""Of actors that are the same, what one report only knows as an organisation is what another says it is."""


Published = tuple[str | None, str | None]
"""First moment and end (half-open) of a publication, ISO 8601; None: not known."""


def merge_actors(actors: Iterable[Actor], published: Mapping[str, Published] | None = None) -> tuple[Actor, ...]:
    """One actor for each id, sorted by id; the order of `actors` does not matter.

    Args:
        actors: as the reports give them.
        published: report id → when it was published; a role's `when` is from the first to the last report that gives
            it.

    The name is the longest given (the first in the alphabet of equally long ones), a web address only where there is
    nothing else; all other names become aliases.
    Roles are united: of one office named in several reports, the first passage (by report id and place) stays.
    """
    groups: dict[str, list[Actor]] = {}
    for actor in actors:
        groups.setdefault(actor.id, []).append(actor)
    return tuple(_merged(groups[identity], published or {}) for identity in sorted(groups))


def _merged(group: list[Actor], published: Mapping[str, Published]) -> Actor:
    name = min((actor.name for actor in group), key=fullness)
    party = min((actor.party for actor in group if actor.party is not None), default=None)
    aliases = {form for actor in group for form in (actor.name, *actor.aliases)} - {name}
    roles: dict[tuple[object, ...], list[Role]] = {}
    for role in sorted((role for actor in group for role in actor.roles), key=_role_key):
        roles.setdefault((fold_name(role.title), role.of, role.when), []).append(role)
    return msgspec.structs.replace(
        min(group, key=lambda actor: (_KINDS.get(actor.kind, 0), actor.kind, msgspec.json.encode(actor.unnamed))),
        name=name,
        aliases=tuple(sorted(aliases)),
        roles=tuple(_given(same, published) for same in roles.values()),
        country=min((actor.country for actor in group if actor.country is not None), default=None),
        party=party,
        party_why=min((a.party_why for a in group if a.party == party and a.party_why is not None), default=None),
        member_of=tuple(sorted({bloc for actor in group for bloc in actor.member_of})),
        source_type=min((actor.source_type for actor in group if actor.source_type is not None), default=None),
    )


def _given(same: list[Role], published: Mapping[str, Published]) -> Role:
    """One role given by several reports: from the first to the last of their publications, where they are known."""
    dates = [published.get(role.passage.report, (None, None)) for role in same if role.passage is not None]
    first = min((start for start, _ in dates if start is not None), default=None)
    last = max((end for _, end in dates if end is not None), default=None)
    if same[0].when is not None or (first is None and last is None):
        return same[0]
    return msgspec.structs.replace(same[0], when=When(earliest=first, latest=last, anchor="publication"))


def fullness(name: str) -> tuple[bool, int, str]:
    """Sorts names, the fullest first: a web address last."""
    return _is_address(name), -len(name), name


def _is_address(name: str) -> bool:
    return " " not in name and "." in name.strip(".") and name.islower()


def _role_key(role: Role) -> tuple[str, str, bytes, str, int]:
    where = ("", -1) if role.passage is None else (role.passage.report, role.passage.start)
    return role.title, role.of or "", msgspec.json.encode(role.when), *where
