"""Positions: a table of issues and parties, and the words of the red lines and of the newest positions."""

from __future__ import annotations

from collections import Counter, defaultdict

from secretariat.answer.briefing import parties, telling
from secretariat.answer.briefing.brief_rows import Cell, Section, Table, TableRow
from secretariat.answer.briefing.desk import Desk
from secretariat.records import Position

_MOST_ISSUES, _MOST_WORDS, _DEEPEST = 10, 3, 50


def held(desk: Desk) -> dict[tuple[str, str], list[Position]]:
    """Party and issue → the positions whose sentences hold, the newest first. What is none of them is counted."""
    found: dict[tuple[str, str], list[Position]] = defaultdict(list)
    ground = desk.ground
    known = set(parties.ranked(ground))
    for one in reversed(ground.positions):
        party, report = one.party, one.passages[0].report
        if not ground.is_current(report):
            desk.not_told["a copy, or a report that was edited later"] += 1
        elif party not in known:
            desk.not_told["a position of somebody whose party is not known"] += 1
        elif one.issue is None or one.issue == "other":
            desk.not_told["a position on no known issue"] += 1
        elif len(found.get((party, one.issue), ())) >= _DEEPEST:
            desk.not_told["an older position, where many are told"] += 1
        elif desk.holds(telling.position(one, ground)) and desk.holds(telling.cell(one, ground)):
            found[party, one.issue].append(one)
    for positions in found.values():
        positions.sort(key=lambda one: ground.day_of(one.passages[0].report) is None)
    return found


def table(desk: Desk, found: dict[tuple[str, str], list[Position]]) -> Table:
    """Parties and issues, those of most positions first."""
    by_party: Counter[str] = Counter()
    by_issue: Counter[str] = Counter()
    for (party, issue), positions in found.items():
        by_party[party] += len(positions)
        by_issue[issue] += len(positions)
    columns = [one for one in parties.ranked(desk.ground) if by_party[one] > 1]
    rows = sorted(by_issue, key=lambda issue: (-by_issue[issue], issue))
    columns.sort(key=lambda one: -by_party[one])
    shown = columns[: parties.MOST]
    rows = [issue for issue in rows if any((party, issue) in found for party in shown)]
    return Table(
        parties=tuple(map(desk.ground.called, shown)),
        rows=tuple(
            TableRow(issue=issue, cells=tuple(_cell(desk, found.get((party, issue), [])) for party in shown))
            for issue in rows[:_MOST_ISSUES]
        ),
        more_parties=len(columns) - len(shown),
        more_issues=max(0, len(by_issue) - _MOST_ISSUES),
    )


def _cell(desk: Desk, positions: list[Position]) -> Cell | None:
    if not positions:
        return None
    latest = positions[0]
    red = next((one for one in positions[1:] if one.stance == "red line"), None)
    return Cell(
        latest=telling.cell(latest, desk.ground),
        age=desk.age(latest.passages[0].report),
        before=None if red is None or latest.stance == "red line" else telling.cell(red, desk.ground),
    )


def in_words(desk: Desk, found: dict[tuple[str, str], list[Position]]) -> Section:
    """The words of each party: red lines first, also where the brief has them, then the newest positions."""
    groups = []
    for party in [one for one in parties.ranked(desk.ground) if any(key[0] == one for key in found)][: parties.MOST]:
        own = _of_party(desk, party, found)
        red = sum(one.stance == "red line" for one in own)
        told = (telling.position(one, desk.ground) for one in own)
        groups.append(desk.group(desk.ground.called(party), told, _MOST_WORDS, again=red))
    shown = tuple(one for one in groups if one.items)
    return Section(title="Positions", groups=shown, empty="No position holds against its words.")


def _of_party(desk: Desk, party: str, found: dict[tuple[str, str], list[Position]]) -> list[Position]:
    """The positions of a party: red lines first, then those that it states itself, the newest first."""
    own = [one for (whose, _), positions in found.items() if whose == party for one in positions]
    order = {one.id: at for at, one in enumerate(reversed(desk.ground.positions))}
    return sorted(own, key=lambda one: (one.stance != "red line", one.status != "stated", order[one.id]))
