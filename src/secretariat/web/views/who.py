"""Who: parties and people with their roles, what each said and through whom, and who met whom."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from flask import Blueprint, Response, redirect, url_for
from markupsafe import Markup

from secretariat.answer.people import People
from secretariat.answer.people_rows import ActorPage, PairRow, PartyRow, PersonRow, SpeechRow, Who
from secretariat.answer.rows import Row
from secretariat.answer.talk_rows import PositionRow
from secretariat.records import ActorKind
from secretariat.web.asking import Ask, asked, missing
from secretariat.web.course_of_stances import draw_spark
from secretariat.web.graph_of_meetings import LISTED, draw_graph
from secretariat.web.loading import Speeches
from secretariat.web.shared import events_and_people, ids_of_names

pages = Blueprint("who", __name__)


class WhoLine(Row, frozen=True):
    """A line of the table: somebody who speaks or meets others."""

    id: str
    name: str
    kind: ActorKind
    roles: tuple[str, ...]
    party: str | None
    """Name of the party it speaks for; None: itself, or not known."""
    party_id: str | None
    why: str | None
    """By what the party is told."""
    statements: int
    """Of a party: its own and those of its people."""
    through: int | None
    """Statements that came through somebody else than the report; None: of a party they are told with its people."""
    meetings: int
    mediated: int | None
    """Meetings that a party mediates; None: a person."""
    reports: int


@pages.get("/who")
def page() -> Response:
    """Everybody; `name` (a part of it), `party` (a name) and `kind` narrow them. A name that one alone has leads there.

    `graph=people` draws those who met themselves, not their parties.
    """
    ask = asked()
    people = _people(ask)
    who = ask.answer("who", lambda _: people.who())
    name, party, kind = ask.text("name"), ask.text("party"), ask.text("kind")
    graph = ask.choice("graph", ("parties", "people")) or "parties"
    if name is not None and ask.format == "html" and (alone := ids_of_names(ask).get(name)) is not None:
        return redirect(url_for("who.actor", id=alone))  # type: ignore[return-value]
    lines = ask.answer("who lines", lambda _: tuple(_lines(who)))
    shown = [one for one in lines if _is_asked(one, name, party, kind)]
    pairs = _pairs(who, graph, party)
    return ask.table(
        "who.html",
        WhoLine,
        shown,
        title="Who",
        answer=who,
        who=who,
        graph=graph,
        drawn=_drawn(ask, graph, party),
        pairs=pairs[:LISTED],
        more=max(0, len(pairs) - LISTED),
        meetings={one.id: one for one in people.meetings},
        parties=[one.name for one in who.parties if one.people],
        kinds=sorted({one.kind for one in lines}),
        narrowed=bool(name or party or kind),
    )


@pages.get("/who/<id>")
def actor(id: str) -> Response:
    """One of them: roles, party, what they said and through whom, meetings, positions."""
    ask = asked()
    people = _people(ask)
    if id not in people.actors:
        missing(f"There is nobody called {id[:80]!r} in these reports.")
    one = people.page(id)
    return ask.table(
        "actor.html",
        SpeechRow,
        Speeches(one.spoken, people, ask.dossier),
        title=one.name,
        answer=one,
        one=one,
        held=_held(one),
        meetings={row.id: row for row in people.meetings},
    )


def _pairs(who: Who, graph: str, party: str | None) -> Sequence[PairRow]:
    pairs = who.people if graph == "people" else who.pairs
    return pairs if party is None else [one for one in pairs if party in {one.left.name, one.right.name}]


def _drawn(ask: Ask, graph: str, party: str | None) -> Mapping[str, Markup]:
    """The pictures; those of everybody are kept."""
    people = _people(ask)
    who = ask.answer("who", lambda _: people.who())
    if party is not None:
        return draw_graph(_pairs(who, graph, party), who, people)
    return ask.answer(("who graph", graph), lambda _: draw_graph(_pairs(who, graph, None), who, people))


def _people(ask: Ask) -> People:
    return events_and_people(ask)[1]


def _lines(who: Who) -> list[WhoLine]:
    """Each party, then those who speak for it; the outlets last."""
    found = []
    for party in (*who.parties, *who.outlets):
        found.append(_line(party, None))
        found += [_line(one, party) for one in party.people]
    return found


def _line(one: PartyRow | PersonRow, party: PartyRow | None) -> WhoLine:
    return WhoLine(
        id=one.id,
        name=one.name,
        kind=one.kind,
        roles=one.roles,
        party=None if party is None else party.name,
        party_id=None if party is None else party.id,
        why=one.why if isinstance(one, PersonRow) else None,
        statements=one.statements,
        through=one.through if isinstance(one, PersonRow) else None,
        meetings=one.meetings,
        mediated=one.mediated if isinstance(one, PartyRow) else None,
        reports=one.reports,
    )


def _is_asked(line: WhoLine, name: str | None, party: str | None, kind: str | None) -> bool:
    if name is not None and name.casefold() not in line.name.casefold():
        return False
    if party is not None and party not in {line.party, line.name}:
        return False
    return kind is None or line.kind == kind


class HeldOn(Row, frozen=True):
    """What somebody holds on an issue."""

    issue: str
    rows: tuple[PositionRow, ...]
    """The latest first."""
    picture: Markup | None
    """The stance over time; None: it was told on one day only."""


def _held(one: ActorPage) -> Sequence[HeldOn]:
    issues: dict[str, list[PositionRow]] = {}
    for row in one.positions:
        issues.setdefault(row.issue, []).append(row)
    found = []
    for at, (issue, rows) in enumerate(issues.items()):
        picture = draw_spark(rows, f"{one.name} on {issue}", f"stance-{at}")
        found.append(HeldOn(issue=issue, rows=tuple(reversed(rows)), picture=picture))
    return found
