"""The export as a graph, in GraphML: who met whom, speaks for whom, belongs to what; whose words went through whom."""

from __future__ import annotations

import io
from collections import Counter
from collections.abc import Iterator
from itertools import combinations, pairwise, product
from typing import NamedTuple

from secretariat.answer.days import day_span
from secretariat.answer.encounters import encounters
from secretariat.answer.formats.allowed import xml_text
from secretariat.answer.spreadsheets import SEPARATOR
from secretariat.identity import fold_name
from secretariat.records import Actor, Export, MeetingStatus, Statement, When

_MET: dict[MeetingStatus, str] = {
    "held": "met", "under way": "met", "planned": "is to meet", "postponed": "is to meet",
    "uncertain": "may have met", "cancelled": "did not meet", "not scheduled": "did not meet", "denied": "did not meet",
}  # fmt: skip
_MEDIATED = {"met": "mediated", "is to meet": "is to mediate"}


class Tie(NamedTuple):
    """What one record tells of two actors."""

    source: str
    target: str
    relation: str
    """`met`, `is to meet`, `may have met`, `did not meet`: of both alike; `mediated`, `is to mediate`: source for
    target; `speaks for`; `member of`; `addressed`; `quoted through`: the words of source came through target."""
    record: str | None
    """Id of the record; None: it stands with the actor itself."""
    when: When | None
    """When that was; None: not known."""


def graph_file(export: Export) -> bytes:
    """The graph, as GraphML: a node for each actor, a directed edge for each relation between two.

    Nodes have `name`, `kind`, `country`, `party`, `aliases`, `roles`, `statements` (how many); edges `relation`,
    `weight` (how many records tell it), `first` and `last` (days, where known) and `records` (their ids). A meeting
    that several reports tell counts once. The texts of reports are not in it.
    """
    import networkx

    graph: networkx.MultiDiGraph[str] = networkx.MultiDiGraph()
    said = Counter(one.speaker for one in export.statements)
    names = {one.id: one.name for one in export.actors}
    for actor in export.actors:
        graph.add_node(actor.id, **_node(actor, said[actor.id], names))
    gathered: dict[tuple[str, str, str], list[Tie]] = {}
    for tie in ties(export):
        if tie.source != tie.target and tie.source in names and tie.target in names:
            gathered.setdefault(tie[:3], []).append(tie)
    for number, key in enumerate(sorted(gathered)):
        source, target, relation = key
        graph.add_edge(source, target, key=f"t{number}", relation=relation, **_edge(gathered[key]))
    written = io.BytesIO()
    networkx.write_graphml(graph, written, named_key_ids=True)
    return written.getvalue()


def ties(export: Export) -> Iterator[Tie]:
    """What each record tells of two actors; ids need not be of the export's actors."""
    for met in encounters(export):
        sides = [one for one in met.participants if one not in met.mediators]
        relation = _MET[met.status]
        for left, right in combinations(sides, 2):
            yield Tie(left, right, relation, met.id, met.when)
        if relation in _MEDIATED:
            for mediator, side in product(met.mediators, sides):
                yield Tie(mediator, side, _MEDIATED[relation], met.id, met.when)
    for actor in export.actors:
        if actor.party is not None:
            yield Tie(actor.id, actor.party, "speaks for", None, None)
        for bloc in actor.member_of:
            yield Tie(actor.id, bloc, "member of", None, None)
    called = _called(export)
    outlets = {one.id: one.outlet for one in export.reports}
    for statement in export.statements:
        if statement.speaker is None:
            continue
        hearer = called.get(fold_name(statement.addressee or ""))
        if hearer is not None:
            yield Tie(statement.speaker, hearer, "addressed", statement.id, statement.said)
        for source, carrier in pairwise(_way(statement, outlets.get(statement.report))):
            if source is not None and carrier is not None:
                yield Tie(source, carrier, "quoted through", statement.id, statement.said)


def _way(statement: Statement, outlet: str | None) -> list[str | None]:
    """From the speaker to the outlet that prints it; None: somebody who is not known."""
    way: list[str | None] = [statement.speaker]
    for actor in (*(link.actor for link in reversed(statement.chain)), outlet):
        if actor != way[-1]:
            way.append(actor)
    return way


def _called(export: Export) -> dict[str, str]:
    """A folded name → the one actor that has it; names of several are left out, and so are unnamed sources."""
    found: dict[str, set[str]] = {}
    for actor in export.actors:
        if actor.kind != "anonymous":
            for name in (actor.name, *actor.aliases):
                found.setdefault(fold_name(name), set()).add(actor.id)
    return {name: next(iter(ids)) for name, ids in found.items() if len(ids) == 1}


def _node(actor: Actor, statements: int, names: dict[str, str]) -> dict[str, str | int]:
    known: dict[str, str | None] = {
        "name": actor.name,
        "kind": actor.kind,
        "country": actor.country,
        "party": names.get(actor.party or ""),
        "aliases": SEPARATOR.join(actor.aliases),
        "roles": SEPARATOR.join(dict.fromkeys(role.title for role in actor.roles)),
    }
    return {key: xml_text(value) for key, value in known.items() if value} | {"statements": statements}


def _edge(told: list[Tie]) -> dict[str, str | int]:
    spans = [day_span(one.when) for one in told]
    starts, ends = [one for one, _ in spans if one is not None], [one for _, one in spans if one is not None]
    made: dict[str, str | int] = {"weight": len(told)}
    if starts:
        made["first"] = min(starts).isoformat()
    if ends:
        made["last"] = max(ends).isoformat()
    records = sorted({one.record for one in told if one.record is not None})
    return made | ({"records": " ".join(records)} if records else {})
