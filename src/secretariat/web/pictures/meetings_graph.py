"""Who met whom: names on a plane where there is room, a column of names with arcs where there is not.

A full line is a meeting that was held, the wider the more; a dashed one is only planned. A lozenge mediates.
"""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from markupsafe import Markup

from secretariat.answer.counting import counted
from secretariat.web.pictures.arranging import arrange
from secretariat.web.pictures.drawing import Pen, Picture, Point, Room, number
from secretariat.web.pictures.lettering import cut, width
from secretariat.web.pictures.placing import place

MOST = 25
"""Names in the picture; the others are counted."""
_SIZE = 13.0
_WIDEST = 9.0
_MARGIN = 8.0


@dataclass(frozen=True)
class Node:
    """Somebody who met others."""

    id: str
    name: str
    mediates: bool
    told: str
    """All that is to be said of it."""
    address: str | None = None


@dataclass(frozen=True)
class Edge:
    """The meetings of two."""

    left: str
    """Id of a node; so is `right`."""
    right: str
    held: int
    planned: int
    told: str
    address: str | None = None

    @property
    def count(self) -> int:
        """All of them."""
        return self.held + self.planned


@dataclass(frozen=True)
class _Curve:
    """The way of an edge: a quadratic curve."""

    start: Point
    bend: Point
    end: Point

    def at(self, part: float) -> Point:
        """The point after this part of it, 0 to 1."""
        rest = 1 - part
        return (
            rest * rest * self.start[0] + 2 * rest * part * self.bend[0] + part * part * self.end[0],
            rest * rest * self.start[1] + 2 * rest * part * self.bend[1] + part * part * self.end[1],
        )

    def steps(self) -> str:
        """As a path."""
        (a, b), (c, d), (e, f) = self.start, self.bend, self.end
        return f"M{number(a)} {number(b)}Q{number(c)} {number(d)} {number(e)} {number(f)}"

    def beside(self, offset: float) -> _Curve:
        """The same so many pixels to the right of its way, or to the left."""
        dx, dy = self.end[0] - self.start[0], self.end[1] - self.start[1]
        long = math.hypot(dx, dy) or 1.0
        x, y = -dy / long * offset, dx / long * offset
        return _Curve(*((a + x, b + y) for a, b in (self.start, self.bend, self.end)))


def meetings_graph(nodes: Sequence[Node], edges: Sequence[Edge], room: Room, *, others: int = 0) -> Markup:
    """The picture.

    Args:
        nodes: in any order; of more than 25 those with most meetings are drawn.
        edges: between them, each pair once.
        room: its size.
        others: how many more there are that are no nodes.
    """
    totals = {one.id: 0 for one in nodes}
    for edge in edges:
        totals[edge.left] += edge.count
        totals[edge.right] += edge.count
    known = {one.id: one for one in sorted(nodes, key=lambda one: (-totals[one.id], one.name, one.id))[:MOST]}
    drawn = [one for one in edges if {one.left, one.right} <= known.keys() and one.count]
    tied = {name for one in drawn for name in (one.left, one.right)}
    shown = [one for one in known.values() if one.id in tied]
    drawn.sort(key=lambda one: (-one.count, one.left, one.right))
    others += len(nodes) - len(shown)
    held, planned = sum(one.held for one in drawn), sum(one.planned for one in drawn)
    told = (
        f"{len(shown)} names. Pairs who met: {sum(one.held > 0 for one in drawn)}, {held} times together; "
        f"meetings of pairs only planned: {planned}. The same stands in the table below."
    )
    picture = Picture(room.name, "Who met whom", told, links=True)
    ties = {(one.left, one.right): one.held + 0.5 * one.planned for one in drawn}
    if room.narrow:
        order = arrange([one.id for one in shown], ties, round_=False)
        bottom = _Column([known[name] for name in order], drawn, room.width).draw(picture)
    else:
        bottom = _Plane(shown, drawn, room.width).draw(picture)
    key = [
        *(["held"] if held else []),
        *(["planned"] if planned else []),
        *(["mediates"] if any(one.mediates for one in shown) else []),
    ]
    return picture.finish(room.width, _draw_key(picture, room, bottom, (key, others)))


class _Drawing:
    """What both layouts share: lines with their numbers, and marks with their names."""

    outside = False
    """Whether numbers stand right of their lines, not on them."""

    def __init__(self, nodes: Sequence[Node], edges: Sequence[Edge], size: tuple[float, float]) -> None:
        self.nodes = nodes
        self.edges = edges
        self.wide, self.high = size
        self.most = max((one.count for one in edges), default=1)
        self.taken: list[tuple[float, float, float, float]] = []
        """Where words stand: left, top, right, bottom."""

    def thickness(self, count: int) -> float:
        """Of the line of so many meetings: two are twice as wide as one, as far as there is room."""
        return max(1.5, count * min(2.0, _WIDEST / self.most))

    def draw_edges(self, pen: Pen, curves: Mapping[tuple[str, str], _Curve]) -> None:
        """The lines, the widest lowest; then their numbers, where they have room."""
        lines = pen.group(role="list", label="Meetings of two")
        numbers = pen.group("pic-numbers")
        for edge in self.edges:
            curve = curves[edge.left, edge.right]
            link = lines.group(role="listitem").link(edge.address, edge.told, "pic-item")
            link.path(curve.steps(), "pic-reach")
            apart = (self.thickness(edge.held) + self.thickness(edge.planned)) / 2 + 2 if edge.held else 0.0
            both = bool(edge.held and edge.planned)
            if edge.planned:
                side = curve.beside(apart / 2) if both else curve
                self._line(link, side, edge.planned, "pic-tie pic-tie-planned")
            if edge.held:
                side = curve.beside(-apart / 2) if both else curve
                self._line(link, side, edge.held, "pic-tie pic-tie-held")
            words = str(edge.held) if edge.held else ""
            if edge.count > 1:
                planned = f"{edge.planned} planned" if edge.planned else ""
                self._number(numbers, curve, " + ".join(filter(None, (words, planned))))

    def _line(self, pen: Pen, curve: _Curve, count: int, look: str) -> None:
        pen.path(curve.steps(), look)
        pen.element[-1].set("stroke-width", number(self.thickness(count)))

    def _number(self, pen: Pen, curve: _Curve, words: str) -> None:
        half = width(words, 11) / 2 + 2
        for part in (0.5, 0.4, 0.6, 0.32, 0.68, 0.26, 0.74):
            x, y = curve.at(part)
            x += half + 5 if self.outside else 0.0
            if self.claim((x - half, y - 8, x + half, y + 8)):
                pen.text((x, y + 4), words, "pic-number", "middle")
                return

    def claim(self, box: tuple[float, float, float, float]) -> bool:
        """Keep a place for words; False: others stand there, or it is not all in the picture."""
        left, top, right, bottom = box
        if left < 0 or top < 0 or right > self.wide or bottom > self.high:
            return False
        if any(left < r and l < right and top < b and t < bottom for l, t, r, b in self.taken):  # noqa: E741
            return False
        self.taken.append(box)
        return True

    def draw_node(self, pen: Pen, node: Node, place: Point) -> Pen:
        """A mark, in the link that its name goes into too."""
        link = pen.group(role="listitem").link(node.address, node.told, "pic-item")
        x, y = place
        if node.mediates:
            link.polygon(((x, y - 8), (x + 8, y), (x, y + 8), (x - 8, y)), "pic-node pic-mediator")
        else:
            link.dot(place, 6, "pic-node")
        return link


class _Plane(_Drawing):
    """Marks with their names under them, wherever there is room."""

    _ABOVE, _BELOW, _NAME = 14.0, 26.0, 190.0

    def __init__(self, nodes: Sequence[Node], edges: Sequence[Edge], wide: float) -> None:
        super().__init__(nodes, edges, (wide, 170.0 + 22.0 * len(nodes)))
        self.names = [cut(one.name, self._NAME, _SIZE) for one in nodes]

    def places(self) -> list[Point]:
        """Of the marks; where the names do not fit the picture is made higher, at last they stand in rows."""
        tall = self._ABOVE + self._BELOW
        sizes = [(max(width(name, _SIZE) + 14, 40.0), tall) for name in self.names]
        ids, ties = [one.id for one in self.nodes], {(one.left, one.right): float(one.count) for one in self.edges}
        for _ in range(4):
            found = place(ids, ties, sizes, (_MARGIN, _MARGIN, self.wide - _MARGIN, self.high))
            if found is not None:
                return [(x, y - tall / 2 + self._ABOVE) for x, y in found]
            self.high *= 1.25
        across = max(1, int((self.wide - 2 * _MARGIN) // (self._NAME + 14)))
        cell = (self.wide - 2 * _MARGIN) / across
        self.high = _MARGIN + tall * 1.5 * math.ceil(len(ids) / across)
        return [
            (_MARGIN + cell * (at % across + 0.5), _MARGIN + self._ABOVE + tall * 1.5 * (at // across))
            for at in range(len(ids))
        ]

    def draw(self, picture: Picture) -> float:
        """Draws it; where it ends."""
        places = self.places()
        at = dict(zip((one.id for one in self.nodes), places, strict=True))
        for name, (x, y) in zip(self.names, places, strict=True):
            half = width(name, _SIZE) / 2 + 2
            self.taken += [(x - 10, y - 10, x + 10, y + 10), (x - half, y + 8, x + half, y + 26)]
        curves = {}
        for edge in self.edges:
            start, end = at[edge.left], at[edge.right]
            curves[edge.left, edge.right] = _Curve(start, ((start[0] + end[0]) / 2, (start[1] + end[1]) / 2), end)
        self.draw_edges(picture, curves)
        names = picture.group(role="list", label="Names")
        for node, name, (x, y) in zip(self.nodes, self.names, places, strict=True):
            self.draw_node(names, node, (x, y)).text((x, y + 21), name, "pic-name pic-over", "middle")
        return self.high


class _Column(_Drawing):
    """Names one under another, arcs beside them."""

    _ROW = 28.0
    outside = True

    def __init__(self, nodes: Sequence[Node], edges: Sequence[Edge], wide: float) -> None:
        super().__init__(nodes, edges, (wide, 20 + len(nodes) * self._ROW))
        longest = max((width(one.name, _SIZE) for one in nodes), default=0.0)
        self.room = min(longest + 2, wide * 0.52)
        self.x = _MARGIN + self.room + 14

    def draw(self, picture: Picture) -> float:
        """Draws it; where it ends."""
        rows = {one.id: at for at, one in enumerate(self.nodes)}
        ys = {name: 20 + at * self._ROW for name, at in rows.items()}
        longest = max((abs(rows[one.left] - rows[one.right]) for one in self.edges), default=1)
        reach = self.wide - _MARGIN - self.x - 8
        curves = {}
        for edge in self.edges:
            start, end = sorted((ys[edge.left], ys[edge.right]))
            apart = abs(rows[edge.left] - rows[edge.right])
            out = reach * (0.1 + 0.9 * apart / max(longest, 3))
            curves[edge.left, edge.right] = _Curve(
                (self.x, start), (self.x + out * 2, (start + end) / 2), (self.x, end)
            )
        self.draw_edges(picture, curves)
        names = picture.group(role="list", label="Names")
        for one in self.nodes:
            link, y = self.draw_node(names, one, (self.x, ys[one.id])), ys[one.id]
            link.text((self.x - 13, y + 4.5), cut(one.name, self.room, _SIZE), "pic-name", "end")
        return self.high


def _draw_key(picture: Picture, room: Room, y: float, told: tuple[Sequence[str], int]) -> float:
    """What the lines and shapes say, and how many are not shown (`told`); where it ends."""
    key, x, y, others = picture.group("pic-key"), _MARGIN, y + 12, told[1]
    for look in told[0]:
        words = {"held": "met", "planned": "planned"}.get(look, look)
        if look != "mediates":
            key.line((x, y), (x + 26, y), f"pic-tie pic-tie-{look}")
            key.element[-1].set("stroke-width", "3")
        else:
            key.polygon(((x + 14, y - 7), (x + 21, y), (x + 14, y + 7), (x + 7, y)), "pic-node pic-mediator")
        key.text((x + 32, y + 4), words, "pic-small")
        x += 32 + width(words, 12) + 16
    if others:
        words = f"{counted(others, 'other')} in the table only"
        if x + width(words, 12) > room.width - _MARGIN:
            x, y = _MARGIN, y + 18
        key.text((x, y + 4), words, "pic-small")
    return y + 14
