"""The parties of a brief, those with most evidence first, and how well each is heard."""

from __future__ import annotations

from collections import Counter
from datetime import date

from secretariat.answer.briefing.brief_rows import Evidence
from secretariat.answer.briefing.desk import Desk
from secretariat.answer.briefing.ground import PARTIES, Ground

MOST = 6
"""Parties that a brief shows."""
MOST_COUNTED = 12
"""Parties whose evidence the footer counts."""


def ranked(ground: Ground) -> list[str]:
    """Actor ids of everyone who takes a position or meets and can be a party, those of most positions first."""
    taken = Counter(one.party for one in ground.positions if one.party is not None)
    met = Counter(side for one in ground.meetings for side in one.participants)
    found = {
        one
        for one in (*taken, *met)
        if one in ground.actors and ground.actors[one].kind in PARTIES and ground.called(one)[:1].isupper()
    }
    return sorted(found, key=lambda one: (-taken[one], -met[one], ground.called(one), one))


def shown(ground: Ground) -> list[str]:
    """The parties that have a place in the table: those with two positions or more."""
    taken = Counter(one.party for one in ground.positions)
    return [one for one in ranked(ground) if taken[one] > 1][:MOST]


def evidence(desk: Desk) -> tuple[tuple[Evidence, ...], int]:
    """How well each party is heard, and how many more there are of whom this is not told."""
    ground = desk.ground
    said: dict[str, int] = Counter()
    newest: dict[str, date] = {}
    told = [(ground.party_of(one.speaker), one.report) for one in ground.statements.values()]
    for party, _ in told:
        said[party or ""] += 1
    told += [(one.party, one.passages[0].report) for one in ground.positions]
    for party, report in told:
        day = ground.day_of(report)
        if party is not None and day is not None:
            newest[party] = max(day, newest.get(party, day))
    every = ranked(ground)
    rows = tuple(
        Evidence(
            party=ground.called(one),
            statements=said[one],
            newest=newest[one].isoformat() if one in newest else None,
            age=(desk.day - newest[one]).days if one in newest and desk.day is not None else None,
        )
        for one in every[:MOST_COUNTED]
    )
    return rows, len(every) - len(rows)
