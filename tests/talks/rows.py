"""Reads a whole report and says what meetings and proposals it tells of, one row each."""

from __future__ import annotations

import secretariat
from secretariat.records import Proposal, Reading

PUBLISHED = "2031-03-05"
"""A Wednesday."""
Row = tuple[str, tuple[str, ...], str | None, str | None, str | None]


def meetings(text: str) -> list[Row]:
    """Of each meeting its status, who takes part (sorted by name), its place, its first day, its format."""
    reading = _read(text)
    by_id = {actor.id: actor.name for actor in reading.actors}
    return [
        (
            one.status,
            tuple(sorted(by_id[actor] for actor in one.participants)),
            one.place,
            None if one.when is None or one.when.earliest is None else one.when.earliest[:10],
            one.format,
        )
        for one in reading.meetings
    ]


def meeting_passages(text: str) -> list[list[str]]:
    """Of each meeting the words that tell of it."""
    return [[passage.quote for passage in one.passages] for one in _read(text).meetings]


def proposals(text: str) -> list[str]:
    """Each proposal: its names, ` = ` whose it is, then what else is known: `version`, `points`, `prepared by`, …"""
    reading = _read(text)
    by_id = {actor.id: actor.name for actor in reading.actors}
    return [_line(one, by_id) for one in reading.proposals]


def _line(one: Proposal, by_id: dict[str, str]) -> str:
    def named(actors: tuple[str, ...]) -> str:
        return " + ".join(sorted(by_id[actor] for actor in actors))

    known: list[tuple[str, object]] = [
        ("version", one.version),
        ("points", one.points),
        ("prepared by", named(one.prepared_by)),
        ("approved by", named(one.approved_by)),
        ("consulted", named(one.consulted)),
        ("left out", named(one.left_out)),
    ]
    told = "".join(f"; {key}: {value}" for key, value in known if value not in (None, ""))
    return f"{' / '.join(one.names)} = {named(one.authors) or '-'}{told}"


def _read(text: str) -> Reading:
    return secretariat.read(text, published=PUBLISHED)
