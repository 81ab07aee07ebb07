"""The shapes that stand for things: shape and filling tell what it is, a word beside it says it, colour only helps.

| kind | shape |
|---|---|
| `held` | full disc or bar |
| `under way` | half full |
| `planned` | hollow |
| `postponed` | hollow, one stroke through it |
| `cancelled`, `not scheduled` | hollow, crossed |
| `uncertain` | dashed |
| `denied` | dashed, crossed |
| `proposal` | lozenge |
| `contradiction` | two halves apart |
| `softened`, `hardened`, `reversed` | arrow down, up, both ways |
"""

from __future__ import annotations

from typing import Literal

from secretariat.records import MeetingStatus
from secretariat.web.pictures.drawing import Pen, number

MarkKind = MeetingStatus | Literal["proposal", "contradiction", "softened", "hardened", "reversed"]
RADIUS = 5.5
"""Half the size of a mark, in pixels."""
HEIGHT = 13.0
"""Of a bar."""

_STROKES: dict[str, int] = {"postponed": 1, "cancelled": 2, "not scheduled": 2, "denied": 2}
_DASHED = frozenset({"uncertain", "denied"})


def look_of(kind: MarkKind) -> str:
    """The class of a kind's marks."""
    return f"pic-{kind.replace(' ', '-')}"


def mark(pen: Pen, kind: MarkKind, x: float, y: float) -> None:
    """A mark for something on one day, its middle at `x`, `y`."""
    look = f"pic-mark {look_of(kind)}"
    if kind == "proposal":
        r = RADIUS + 1
        pen.polygon(((x, y - r), (x + r, y), (x, y + r), (x - r, y)), look)
    elif kind == "contradiction":
        r = RADIUS
        pen.polygon(((x - 1.5, y - r), (x - 1.5, y + r), (x - r - 1.5, y)), look)
        pen.polygon(((x + 1.5, y - r), (x + 1.5, y + r), (x + r + 1.5, y)), look)
    elif kind in {"softened", "hardened", "reversed"}:
        _arrow(pen, kind, x, y, look)
    else:
        pen.dot((x, y), RADIUS, look)
        if kind == "under way":
            r = RADIUS
            pen.path(f"M{number(x)} {number(y - r)}A{r} {r} 0 0 0 {number(x)} {number(y + r)}Z", "pic-half")
        _strokes(pen, kind, (x - RADIUS, x + RADIUS), y)


def bar(pen: Pen, kind: MarkKind, ends: tuple[float, float], y: float, opened: tuple[bool, bool]) -> None:
    """A bar for something that was on some day between two, or went on.

    Args:
        pen: draws it.
        kind: of thing.
        ends: left and right, in pixels.
        y: its middle.
        opened: whether its left end, and its right, are not known: these have no edge.
    """
    left, right = ends
    look = f"pic-bar {look_of(kind)}"
    pen.box((left, y - HEIGHT / 2), (right - left, HEIGHT), f"{look} pic-open" if any(opened) else look, radius=2.5)
    if kind == "under way":
        pen.box((left, y), (right - left, HEIGHT / 2), "pic-half", radius=2.5)
    for x, is_open, way in ((left, opened[0], 1), (right, opened[1], -1)):
        if is_open:
            pen.polyline(((x + 7 * way, y - 3.5), (x + 3 * way, y), (x + 7 * way, y + 3.5)), "pic-stroke")
    _strokes(pen, kind, (left, left + min(HEIGHT, right - left)), y)


def _strokes(pen: Pen, kind: MarkKind, ends: tuple[float, float], y: float) -> None:
    count, (left, right) = _STROKES.get(kind, 0), ends
    if count:
        pen.line((left, y + RADIUS), (right, y - RADIUS), "pic-stroke")
    if count == 2:
        pen.line((left, y - RADIUS), (right, y + RADIUS), "pic-stroke")


def _arrow(pen: Pen, kind: MarkKind, x: float, y: float, look: str) -> None:
    r = RADIUS
    if kind == "reversed":
        pen.polygon(((x, y - r - 1), (x + r, y - 1.5), (x - r, y - 1.5)), look)
        pen.polygon(((x, y + r + 1), (x + r, y + 1.5), (x - r, y + 1.5)), look)
        return
    way = 1 if kind == "softened" else -1
    pen.polygon(((x, y + r * way), (x + r, y - r * way), (x - r, y - r * way)), look)
