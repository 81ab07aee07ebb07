"""Actors as reports name them, and what is judged of them, one line for each pair."""

from __future__ import annotations

from collections.abc import Iterable

from secretariat.groups import groups
from secretariat.identity import actor_id
from secretariat.reconcile.actors import judge_actors, known_actors
from secretariat.records import Actor, ActorKind, Role

Named = tuple[str, Actor]
"""A report's id, and an actor that it names."""

_SIGNS = {"same": "=", "different": "≠", "unsure": "?"}


def person(name: str, report: str = "r1", *, office: str | None = None, side: str | None = None) -> Named:
    """A person under a name of several words: one id in all reports."""
    return report, _person(actor_id("person", name), name, office, side)


def alone(surname: str, report: str, *, office: str | None = None, side: str | None = None) -> Named:
    """A person of whom a report has the surname only: an id of that report's own."""
    return report, _person(actor_id("person", surname, report), surname, office, side)


def body(
    name: str, report: str = "r1", *shorts: str, country: str | None = None, kind: ActorKind = "organisation"
) -> Named:
    """A body with its short names."""
    return report, Actor(id=actor_id(kind, name), name=name, kind=kind, aliases=tuple(sorted(shorts)), country=country)


def _person(identity: str, name: str, office: str | None, side: str | None) -> Actor:
    roles = () if office is None else (Role(title=office),)
    party = None if side is None else actor_id("government", side)
    return Actor(id=identity, name=name, kind="person", roles=roles, party=party)


def verdicts(actors: Iterable[Named]) -> list[str]:
    """`Holm (r2) = Karin Holm` for each pair that was judged, by name; what is known by one word has its reports."""
    given = list(actors)
    shown = {one.id: _shown(one.name, one.reports) for one in known_actors(given)}
    lines = []
    for one in judge_actors(given):
        left, right = sorted((shown[one.left], shown[one.right]))
        lines.append(f"{left} {_SIGNS[one.verdict]} {right}")
    return sorted(lines)


def _shown(name: str, reports: set[str]) -> str:
    return name if " " in name else f"{name} ({', '.join(sorted(reports))})"


def put_together(actors: Iterable[Named]) -> list[set[str]]:
    """The groups that follow, of names."""
    given = list(actors)
    names = {one.id: one.name for one in known_actors(given)}
    heads = groups(judge_actors(given), names)
    return [{names[one] for one in heads if heads[one] == head} for head in sorted(set(heads.values()))]
