"""What a picture shows, read back from its SVG: texts with the room that they take, marks, links."""

from __future__ import annotations

import re
from dataclasses import dataclass
from itertools import combinations
from typing import Any

from lxml import etree

from secretariat.web.pictures.drawing import SVG
from secretariat.web.pictures.lettering import width

SIZES = {"pic-name": 13.0, "pic-tiny": 10.0, "pic-number": 11.0}
"""Pixels of the letters of a class, as in pictures.css; of all others 12."""
_TOUCHING = 0.6
"""Pixels by which boxes may meet, since coordinates are rounded."""


@dataclass(frozen=True)
class Box:
    """The room of some words."""

    words: str
    left: float
    top: float
    right: float
    bottom: float

    def meets(self, other: Box) -> bool:
        """Whether two lie on one another."""
        across = min(self.right, other.right) - max(self.left, other.left)
        down = min(self.bottom, other.bottom) - max(self.top, other.top)
        return across > _TOUCHING and down > _TOUCHING


class Seen:
    """A picture that was drawn."""

    def __init__(self, markup: str) -> None:
        self.markup = str(markup)
        self.root: Any = etree.fromstring(self.markup.encode())
        _, _, self.width, self.height = map(float, self.root.get("viewBox").split())

    def all(self, tag: str, look: str = "") -> list[Any]:
        """The elements of a name that have a class."""
        return [
            one for one in self.root.iter(f"{{{SVG}}}{tag}") if not look or look in (one.get("class") or "").split()
        ]

    def titles(self) -> list[str]:
        """The words of all tooltips but that of the whole."""
        return [one.text or "" for one in self.all("title")[1:]]

    def links(self) -> list[str]:
        """Where it leads."""
        return [one.get("href") for one in self.all("a")]

    def words(self) -> list[str]:
        """All words in it."""
        return [box.words for box in self.boxes()]

    def boxes(self) -> list[Box]:
        """The words in it with the room that they take."""
        return [_box(one) for one in self.all("text") if "".join(one.itertext())]

    def overlaps(self) -> list[tuple[str, str]]:
        """Words that lie on other words."""
        return [(a.words, b.words) for a, b in combinations(self.boxes(), 2) if a.meets(b)]

    def outside(self) -> list[str]:
        """What reaches out of the picture."""
        found = [
            box.words
            for box in self.boxes()
            if box.left < -_TOUCHING
            or box.top < 0
            or box.right > self.width + _TOUCHING
            or box.bottom > self.height + 3
        ]
        for one in self.root.iter():
            for x, y in _points(one):
                if not (-0.1 <= x <= self.width + 0.1 and -0.1 <= y <= self.height + 0.1):
                    found.append(f"{etree.QName(one).localname} {one.get('class')} {x} {y}")
        return found


def drawn_in(page: str, width: str = "wide") -> Seen:
    """The picture of this width in the text of a page that has one."""
    (found,) = re.findall(rf'<div class="pic-{width}">(<svg.*?</svg>)</div>', page, re.DOTALL)
    return Seen(found)


def _box(element: Any) -> Box:
    words = "".join(element.itertext())
    looks = (element.get("class") or "").split()
    size = next((SIZES[look] for look in looks if look in SIZES), 12.0)
    x, y = float(element.get("x")), float(element.get("y"))
    wide = width(element.text or "", size) + sum(width(more.text or "", 12) for more in element)
    left = {"start": x, "middle": x - wide / 2, "end": x - wide}[element.get("text-anchor")]
    return Box(words, left, y - size * 0.75, left + wide, y + size * 0.2)


def _points(element: Any) -> list[tuple[float, float]]:
    """The corners of an element's own figure."""

    def value(name: str) -> float:
        return float(element.get(name))

    match etree.QName(element).localname:
        case "line":
            return [(value("x1"), value("y1")), (value("x2"), value("y2"))]
        case "rect":
            return [(value("x"), value("y")), (value("x") + value("width"), value("y") + value("height"))]
        case "circle":
            r = value("r")
            return [(value("cx") - r, value("cy") - r), (value("cx") + r, value("cy") + r)]
        case "polygon" | "polyline":
            return [(float(a), float(b)) for a, b in (pair.split(",") for pair in element.get("points").split())]
        case "path":
            first = re.match(r"M(-?[\d.]+) (-?[\d.]+)", element.get("d"))
            assert first is not None
            return [(float(first[1]), float(first[2]))]
    return []
