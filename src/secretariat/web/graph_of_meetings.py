"""Who met whom, ready to be drawn: names, shapes, and where each leads."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from flask import url_for
from markupsafe import Markup

from secretariat.answer.counting import counted
from secretariat.answer.people import People
from secretariat.answer.people_rows import PairRow, Who
from secretariat.web.naming import short_name
from secretariat.web.pictures.drawing import Room
from secretariat.web.pictures.meetings_graph import Edge, Node, meetings_graph

WIDTHS = {"wide": 960.0, "middle": 690.0, "narrow": 348.0}
"""Pixels of the pictures, one of which the style sheet shows."""
LISTED = 100
"""Pairs in the table under the picture."""


def draw_graph(pairs: Sequence[PairRow], who: Who, people: People) -> Mapping[str, Markup]:
    """The pictures by name of their widths; none where nobody met anybody. A line leads to its pair in the table, or,
    where it is not in it, to one of the two."""
    known, mediators = set(people.names.values()), set(who.mediators)
    names = {one.id: one.name for pair in pairs for one in (pair.left, pair.right) if pair.held or pair.planned}
    nodes = [
        Node(
            id=actor,
            name=short_name(name, known),
            mediates=actor in mediators,
            told=name + (", mediates" if actor in mediators else ""),
            address=url_for("who.actor", id=actor),
        )
        for actor, name in sorted(names.items())
    ]
    edges = [
        Edge(
            left=pair.left.id,
            right=pair.right.id,
            held=pair.held,
            planned=pair.planned,
            told=f"{pair.left.name} and {pair.right.name}: {pair_words(pair)}",
            address=f"#{pair_anchor(pair)}" if at < LISTED else url_for("who.actor", id=pair.left.id, _anchor="met"),
        )
        for at, pair in enumerate(pairs)
        if pair.held or pair.planned
    ]
    if not edges:
        return {}
    return {name: meetings_graph(nodes, edges, Room(wide, f"met-{name}")) for name, wide in WIDTHS.items()}


def pair_anchor(pair: PairRow) -> str:
    """The id of its row in the table."""
    return f"pair-{pair.left.id}-{pair.right.id}"


def pair_words(pair: PairRow) -> str:
    """`2 meetings held, 1 planned, 1 called off or denied`."""
    parts = [f"{counted(pair.held, 'meeting')} held"] if pair.held else []
    parts += [f"{pair.planned} planned"] if pair.planned else []
    parts += [f"{pair.off} called off or denied"] if pair.off else []
    return ", ".join(parts)
