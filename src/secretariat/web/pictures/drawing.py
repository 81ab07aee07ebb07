"""A small writer of SVG: text is text, never markup, and looks come from classes alone."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Literal

from lxml import etree
from markupsafe import Markup

from secretariat.web.pictures.lettering import drawable, spoken

SVG = "http://www.w3.org/2000/svg"
Point = tuple[float, float]
NARROW = 600
"""Pixels under which a picture is laid out for a phone."""
_OUTSIDE = re.compile(r"(?:[a-z][a-z0-9+.-]*:|//|\\)", re.IGNORECASE)
_NOT_IN_NAMES = re.compile(r"[^a-zA-Z0-9_-]")


@dataclass(frozen=True)
class Room:
    """How the picture is laid out."""

    width: float
    """Pixels."""
    name: str
    """Unlike that of every other picture on the page."""

    @property
    def narrow(self) -> bool:
        """Whether it is laid out for a phone."""
        return self.width < NARROW


class Pen:
    """Draws into one element of a picture. Coordinates are pixels from the top left corner."""

    def __init__(self, element: etree._Element) -> None:
        self.element = element

    def group(self, look: str = "", *, role: str | None = None, label: str | None = None) -> Pen:
        """A group; `role` and `label` are for readers of screens."""
        return self._add("g", look, role=role, **{"aria-label": None if label is None else spoken(label)})

    def link(self, address: str | None, label: str, look: str = "") -> Pen:
        """A group that leads to an address of the page, with `label` as its name and tooltip.

        Args:
            address: None: it leads nowhere, and has only the tooltip.
            label: the whole of what it is, in words.
            look: classes.

        Raises:
            ValueError: the address leads out of the page.
        """
        if address is None:
            pen = self._add("g", look)
        else:
            if _OUTSIDE.match(address.strip()):
                raise ValueError(f"{address!r} leads out of the page")
            pen = self._add("a", look, href=drawable(address))
        pen.tell(label)
        return pen

    def tell(self, label: str) -> None:
        """A tooltip for everything in this element, which is its name too."""
        etree.SubElement(self.element, f"{{{SVG}}}title").text = spoken(label)

    def line(self, start: Point, end: Point, look: str) -> None:
        """A straight line."""
        self._add("line", look, x1=start[0], y1=start[1], x2=end[0], y2=end[1])

    def box(self, corner: Point, size: Point, look: str, radius: float = 0.0) -> None:
        """A rectangle; corner is the upper left one, size is width and height."""
        self._add("rect", look, x=corner[0], y=corner[1], width=size[0], height=size[1], rx=radius or None)

    def dot(self, middle: Point, radius: float, look: str) -> None:
        """A circle."""
        self._add("circle", look, cx=middle[0], cy=middle[1], r=radius)

    def path(self, steps: str, look: str) -> None:
        """A path in SVG's own letters and numbers."""
        self._add("path", look, d=steps)

    def polygon(self, corners: tuple[Point, ...], look: str) -> None:
        """A closed figure."""
        self._add("polygon", look, points=" ".join(f"{number(x)},{number(y)}" for x, y in corners))

    def polyline(self, corners: tuple[Point, ...], look: str) -> None:
        """An open line of straight parts."""
        self._add("polyline", look, points=" ".join(f"{number(x)},{number(y)}" for x, y in corners))

    def text(
        self, place: Point, words: str, look: str, anchor: Literal["start", "middle", "end"] = "start", more: str = ""
    ) -> None:
        """Words on one line; `place` is on the line they stand on. `more` follows in the look `pic-quiet`."""
        element = self._add("text", look, x=place[0], y=place[1], **{"text-anchor": anchor}).element
        element.text = drawable(words)
        if more:
            tail = etree.SubElement(element, f"{{{SVG}}}tspan")
            tail.set("class", "pic-quiet")
            tail.text = ("\u00a0" if words else "") + drawable(more)

    def _add(self, tag: str, look: str, **values: str | float | None) -> Pen:
        element = etree.SubElement(self.element, f"{{{SVG}}}{tag}")
        if look:
            element.set("class", look)
        for key, value in values.items():
            if value is not None:
                element.set(key, value if isinstance(value, str) else number(value))
        return Pen(element)


class Picture(Pen):
    """A picture being drawn."""

    def __init__(self, name: str, title: str, told: str, *, links: bool) -> None:
        """
        Args:
            name: unlike that of every other picture on the page.
            title: what it shows.
            told: the same in a sentence or two, for those who do not see it.
            links: whether parts of it lead somewhere; one without is read to the blind as one image.
        """
        super().__init__(etree.Element(f"{{{SVG}}}svg", nsmap={None: SVG}))
        name = _NOT_IN_NAMES.sub("-", name)
        self.element.set("class", "pic")
        self.element.set("role", "group" if links else "img")
        self.element.set("aria-labelledby", f"{name}-title")
        self.element.set("aria-describedby", f"{name}-told")
        for tag, part, words in (("title", "title", title), ("desc", "told", told)):
            element = etree.SubElement(self.element, f"{{{SVG}}}{tag}")
            element.set("id", f"{name}-{part}")
            element.text = spoken(words)

    def finish(self, width: float, height: float) -> Markup:
        """The picture, of this size in pixels, for a template."""
        self.element.set("viewBox", f"0 0 {number(width)} {number(height)}")
        self.element.set("width", number(width))
        self.element.set("height", number(height))
        return Markup(etree.tostring(self.element, encoding="unicode"))


def number(value: float) -> str:
    """A coordinate to a tenth of a pixel, always written alike."""
    rounded = round(float(value), 1) + 0.0
    return str(int(rounded)) if rounded == int(rounded) else str(rounded)
