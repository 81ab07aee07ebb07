"""Where a claim comes from: its origins, and the reports that tell it, reprints under what they reprint."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Literal

from markupsafe import Markup

from secretariat.answer.counting import counted
from secretariat.web.pictures.drawing import Pen, Picture, Point, Room, number
from secretariat.web.pictures.lettering import cut, drawable, width

OriginKind = Literal["named", "document", "unnamed", "outlet"]
_ROW, _GAP, _INDENT, _MARGIN = 40.0, 10.0, 24.0, 8.0
_WORDS: dict[OriginKind, str] = {
    "named": "named",
    "document": "a document",
    "unnamed": "unnamed source",
    "outlet": "the outlet itself",
}


@dataclass(frozen=True)
class Origin:
    """From where reports have it."""

    name: str
    kind: OriginKind
    via: str | None
    """Through which outlet it was heard; None: through none, or that does not matter."""
    certain: bool
    """Whether it certainly shares nobody with the ones before it."""
    told: str
    address: str | None = None

    @property
    def words(self) -> str:
        """What it is, in words."""
        unsure = "" if self.certain else " (may share an origin)"
        return f"{_WORDS[self.kind]}{unsure}{f', through {self.via}' if self.via else ''}"


@dataclass(frozen=True)
class Telling:
    """A report that tells it."""

    outlet: str
    day: str
    words: str
    """Its title, or what it says."""
    origins: tuple[int, ...]
    """Which origins it has it from, counted from 0; empty: it does not say from where."""
    copy_of: int | None
    """Which telling it reprints, counted from 0; None: none."""
    told: str
    address: str | None = None


@dataclass(frozen=True)
class _Line:
    """A telling in its place among the others."""

    at: int
    depth: int
    parent: int | None
    """The line of what it reprints; None: it stands by itself."""


def origin_tree(origins: Sequence[Origin], tellings: Sequence[Telling], room: Room) -> Markup:
    """The picture: origins left and reports right, or where it is narrow reports under their origins.

    Args:
        origins: those counted as independent first.
        tellings: in the order of publication.
        room: its size.
    """
    certain = sum(one.certain for one in origins)
    told = f"{counted(len(tellings), 'report')}, {counted(certain, 'independent origin')}"
    told += f", {len(origins) - certain} that may share one. " if certain < len(origins) else ". "
    told += "; ".join(f"{one.name}: {one.words}" for one in origins)
    picture = Picture(room.name, "Where it comes from", told, links=True)
    drawn = (
        _outline(picture, origins, tellings, room.width)
        if room.narrow
        else _sides(picture, origins, tellings, room.width)
    )
    return picture.finish(room.width, drawn)


def _sides(picture: Picture, origins: Sequence[Origin], tellings: Sequence[Telling], wide: float) -> float:
    lines = list(_lines(range(len(tellings)), tellings))
    right = wide * 0.48
    ys = [_MARGIN + _ROW / 2 + row * (_ROW + _GAP) for row in range(len(lines))]
    rows = {line.at: row for row, line in enumerate(lines)}
    own = [[ys[rows[at]] for at, one in enumerate(tellings) if n in one.origins] for n in range(len(origins))]
    wanted = [sum(each) / len(each) if each else ys[-1] if ys else 0.0 for each in own]
    places = _apart(wanted)
    ways, heads, reports = (
        picture.group(),
        picture.group(role="list", label="Origins"),
        picture.group(role="list", label="Reports"),
    )
    for n, (origin, y) in enumerate(zip(origins, places, strict=True)):
        _draw_origin(heads, origin, (_MARGIN + 8, y), wide * 0.40)
        for line in lines:
            above = None if line.parent is None else tellings[lines[line.parent].at]
            if n in tellings[line.at].origins and (above is None or n not in above.origins):
                end = right + _INDENT * line.depth - 10, ys[rows[line.at]]
                _draw_way(ways, (_MARGIN + 36 + _reach(origin, wide * 0.40 - 24), y), end, origin.certain)
    for row, line in enumerate(lines):
        x = right + _INDENT * line.depth
        if line.parent is not None:
            _elbow(ways, (x - _INDENT + 4, ys[line.parent] + 20), (x - 6, ys[row]))
        _draw_telling(reports, tellings[line.at], (x, ys[row]), wide - _MARGIN - x)
    return max([*ys, *places, 0.0]) + _ROW / 2 + _MARGIN


def _outline(picture: Picture, origins: Sequence[Origin], tellings: Sequence[Telling], wide: float) -> float:
    ways, items, y = picture.group(), picture.group(role="list", label="Origins and reports"), _MARGIN + 16
    shown: set[int] = set()
    for n, origin in enumerate(origins):
        head = y
        _draw_origin(items, origin, (_MARGIN + 8, head), wide - 40)
        own = _with_reprints([at for at, one in enumerate(tellings) if n in one.origins], tellings)
        shown.update(own)
        y = _under(ways, items, own, tellings, (head, wide))
    rest = [at for at in range(len(tellings)) if at not in shown]
    if rest:
        items.group(role="listitem").text((_MARGIN, y + 4), "Without saying from where", "pic-head")
        y = _under(ways, items, rest, tellings, (y, wide))
    return y - 8


def _under(ways: Pen, items: Pen, own: Sequence[int], tellings: Sequence[Telling], under: tuple[float, float]) -> float:
    """The reports of one origin under it; where the next origin stands. `under`: its place, and how wide all is."""
    head, wide = under
    ys: list[float] = []
    for row, line in enumerate(_lines(own, tellings)):
        y, x = head + 46 + row * (_ROW + 4), _MARGIN + 30 + _INDENT * line.depth
        ys.append(y)
        start = head + 12 if line.parent is None else ys[line.parent] + 20
        _elbow(ways, (x - _INDENT + 2, start), (x - 6, y))
        _draw_telling(items, tellings[line.at], (x, y), wide - _MARGIN - x)
    return (ys[-1] if ys else head) + 50


def _with_reprints(own: Sequence[int], tellings: Sequence[Telling]) -> list[int]:
    """These, and the reprints of them that name no origin of their own."""
    found = set(own)
    while more := {
        at
        for at, one in enumerate(tellings)
        if at not in found and not one.origins and one.copy_of is not None and one.copy_of in found
    }:
        found |= more
    return sorted(found)


def _lines(own: Sequence[int], tellings: Sequence[Telling]) -> Iterator[_Line]:
    """Each telling, then those that reprint it."""
    known, seen = set(own), set[int]()
    below: dict[int, list[int]] = {}
    roots = []
    for at in own:
        above = tellings[at].copy_of
        if above is None or above not in known or above == at:
            roots.append(at)
        else:
            below.setdefault(above, []).append(at)
    row = 0
    waiting = [(at, 0, None) for at in reversed(roots)]
    stack: list[tuple[int, int, int | None]] = [*waiting]
    order = [*own]
    while stack or any(at not in seen for at in order):
        if not stack:
            stack.append((next(at for at in order if at not in seen), 0, None))
        at, depth, parent = stack.pop()
        if at in seen:
            continue
        seen.add(at)
        yield _Line(at, min(depth, 3), parent)
        stack += [(one, depth + 1, row) for one in reversed(below.get(at, ()))]
        row += 1


def _apart(wanted: Sequence[float]) -> list[float]:
    """The same, moved down where two would meet, then back up as far as there is room."""
    places = list(wanted)
    order = sorted(range(len(places)), key=lambda at: (places[at], at))
    least = _MARGIN + _ROW / 2
    for at in order:
        places[at] = max(places[at], least)
        least = places[at] + _ROW + _GAP
    return places


def _draw_origin(pen: Pen, origin: Origin, place: Point, room: float) -> None:
    x, y = place
    link = pen.group(role="listitem").link(origin.address, origin.told, "pic-item")
    look = f"pic-origin pic-origin-{origin.kind}"
    if origin.kind == "named":
        link.dot((x, y), 7, look)
    elif origin.kind == "unnamed":
        link.dot((x, y), 7, look)
        link.text((x, y + 4), "?", "pic-tiny", "middle")
    elif origin.kind == "document":
        link.path(f"M{number(x - 6)} {number(y - 8)}h8l4 4v12h-12zM{number(x + 2)} {number(y - 8)}v4h4", look)
    else:
        link.box((x - 7, y - 7), (14, 14), look)
    link.text((x + 16, y - 2), cut(origin.name, room - 24, 13), "pic-name")
    link.text((x + 16, y + 14), cut(origin.words, room - 24, 12), "pic-small")


def _draw_telling(pen: Pen, telling: Telling, place: Point, room: float) -> None:
    x, y = place
    link = pen.group(role="listitem").link(telling.address, telling.told, "pic-item")
    reprint = " · reprint" if telling.copy_of is not None else "" if telling.origins else " · no source given"
    more = cut(f"{telling.day}{reprint}", room * 0.7, 12)
    name = cut(telling.outlet, room - width(more, 12) - 6, 13)
    link.text((x, y - 2), name, "pic-name", more=more)
    link.text((x, y + 14), cut(telling.words, room, 12), "pic-small")


def _reach(origin: Origin, room: float) -> float:
    """How far the words of an origin reach."""
    return min(room, max(width(drawable(origin.name), 13) * 1.05, width(drawable(origin.words), 12)))


def _draw_way(pen: Pen, start: Point, end: Point, certain: bool) -> None:
    (a, b), (c, d) = start, end
    half = (a + c) / 2
    steps = f"M{number(a)} {number(b)}C{number(half)} {number(b)} {number(half)} {number(d)} {number(c)} {number(d)}"
    pen.path(steps, "pic-way" if certain else "pic-way pic-way-unsure")


def _elbow(pen: Pen, start: Point, end: Point) -> None:
    pen.polyline((start, (start[0], end[1]), end), "pic-way")
