"""The talks over time: meetings, proposals, how much was said by whom, where accounts differ and positions moved."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date

from markupsafe import Markup

from secretariat.answer.counting import counted
from secretariat.answer.days import day_name
from secretariat.web.pictures.axis import SIZE, Axis, Span, bins
from secretariat.web.pictures.columns import MARGIN, Columns, column_unit, draw_columns
from secretariat.web.pictures.drawing import Pen, Picture, Room
from secretariat.web.pictures.lettering import cut, width
from secretariat.web.pictures.marks import RADIUS, MarkKind, bar, mark
from secretariat.web.pictures.packing import pack

_ROW, _HEAD = 21.0, 18.0
_AXIS = 34.0
_MOST_ROWS, _MOST_NARROW_ROWS = 14, 16
"""Rows of a lane up to which its marks have long names; with more they are cut, then left out."""
MOST_MARKS = 120
"""Marks of a lane up to which each is drawn; more are counted."""
_ROOMS = (400.0, 240.0, 130.0, 0.0)
"""Pixels that the name of a mark may take, in turn."""


@dataclass(frozen=True)
class Mark:
    """Something on a day, or on some day between two."""

    first: date | None
    """First day that it may have been; None, with a `last`: not known."""
    last: date | None
    """Last day, inside; None, with a `first`: not known."""
    kind: MarkKind
    label: str
    """A few words beside it."""
    word: str
    """What the shape says, in a word; "" where it goes without saying."""
    told: str
    """All of it, in words."""
    address: str | None = None
    """Where it leads; None: nowhere."""


@dataclass(frozen=True)
class Lane:
    """Things of one sort."""

    name: str
    marks: tuple[Mark, ...]
    """Those of the days shown, at most `MOST_MARKS`."""
    before: int = 0
    """How many there are before these days."""
    after: int = 0
    crowd: tuple[Columns, ...] = ()
    """Instead of marks, where there are more: counted by what their shapes would say."""


def timeline(
    lanes: Sequence[Lane],
    columns: Sequence[Columns],
    span: Span,
    room: Room,
    *,
    until: date | None = None,
    zoom: Callable[[Span], str] | None = None,
) -> Markup:
    """The picture of a span.

    Args:
        lanes: from the top down. Marks that are not in the span are not drawn.
        columns: under them, all to one scale.
        span: the days shown.
        room: its size.
        until: the day of the latest report, which gets a line; None: no line.
        zoom: address of a shorter span, for the names of months and years; None: they lead nowhere.
    """
    picture = Picture(room.name, "Timeline", _told(lanes, columns, span), links=True)
    axis = Axis(span, MARGIN if room.narrow else _gutter(room), room.width - MARGIN)
    grid, body = picture.group("pic-grid"), picture.group()
    y = _AXIS
    for lane in lanes:
        y = _lane(body, lane, axis, room, y)
    if columns:
        body.line((MARGIN, y), (room.width - MARGIN, y), "pic-edge")
        body.text((MARGIN, y + 15), f"{columns[0].noun.capitalize()}s per {column_unit(axis)}", "pic-head")
        y = draw_columns(body, columns, axis, room, y + 22)
    _draw_axis(picture, grid, axis, y, zoom)
    if until is not None and span.first <= until <= span.last:
        _draw_until(picture, grid, axis, until, y)
    return picture.finish(room.width, y + (16 if until is not None else 4))


def _gutter(room: Room) -> float:
    """Where the days begin, right of the names of lanes."""
    return max(120.0, room.width * 0.14)


def _told(lanes: Sequence[Lane], columns: Sequence[Columns], span: Span) -> str:
    parts = [f"{one.name}: {len(one.marks) + sum(sum(part.days.values()) for part in one.crowd)}" for one in lanes]
    said = sum(count for one in columns for day, count in one.days.items() if span.first <= day <= span.last)
    if columns:
        parts.append(counted(said, columns[0].noun))
    return f"{day_name(span.first)} to {day_name(span.last)}. {'; '.join(parts)}. The same stands in the table below."


def _head(pen: Pen, words: str, aside: str, room: Room, y: float) -> float:
    """The name of a lane; how far down its first row begins."""
    pen.line((MARGIN, y), (room.width - MARGIN, y), "pic-edge")
    if room.narrow:
        pen.text((MARGIN, y + 14), cut(words, room.width - 150, SIZE), "pic-head", more=aside)
        return y + _HEAD + 3
    pen.text((MARGIN, y + 18), cut(words, _gutter(room) - MARGIN - 8, SIZE), "pic-head")
    if aside:
        pen.text((MARGIN, y + 32), "", "pic-small", more=aside)
    return y + 4


def _lane(pen: Pen, lane: Lane, axis: Axis, room: Room, y: float) -> float:
    """A lane; where it ends."""
    aside = ", ".join(f"{count:,} {word}" for count, word in ((lane.before, "earlier"), (lane.after, "later")) if count)
    top = _head(pen, lane.name, aside, room, y)
    if lane.crowd:
        return draw_columns(pen, lane.crowd, axis, room, top if room.narrow else y + (36 if aside else 22))
    shown = tuple(one for one in lane.marks if axis.span.meets(one.first, one.last))
    below = _draw_marks(pen, Lane(lane.name, shown), axis, room, top)
    return below if room.narrow else max(below, y + (40 if aside else 28))


def _draw_marks(pen: Pen, lane: Lane, axis: Axis, room: Room, top: float) -> float:
    marks = sorted(lane.marks, key=lambda one: (str(one.first or one.last), str(one.last), one.label, one.told))
    placed = [_Placed(one, axis, 0.0) for one in marks]
    rows: tuple[int, ...] = ()
    least = max(pack([(one.left, one.right) for one in placed], gap=10), default=0) + 1
    most = max(_MOST_NARROW_ROWS if room.narrow else _MOST_ROWS, least * 3 // 2)
    for longest in _ROOMS:
        placed = [_Placed(one, axis, min(longest, axis.right - axis.left - 40)) for one in marks]
        rows = pack([(one.left, one.right) for one in placed], gap=10)
        if max(rows, default=0) < most:
            break
    items = pen.group(role="list", label=lane.name) if marks else pen
    for one, row in zip(placed, rows, strict=True):
        one.draw(items.group(role="listitem"), top + _ROW * (row + 0.5))
    if not marks:
        pen.text((axis.left, top + 14), "none in these days", "pic-quiet")
    return top + _ROW * (max(rows, default=0) + 1) + 4


class _Placed:
    """A mark with its name, laid out."""

    def __init__(self, one: Mark, axis: Axis, longest: float) -> None:
        self.mark = one
        self.opened = one.first is None or one.first < axis.span.first, one.last is None or one.last > axis.span.last
        self.single = one.first is not None and one.first == one.last
        if self.single and one.first is not None:
            x = axis.middle(one.first)
            self.ends = max(axis.left, x - RADIUS - 1.5), min(axis.right, x + RADIUS + 1.5)
        else:
            start = axis.left if one.first is None else axis.x(one.first)
            end = axis.right if one.last is None else axis.end(one.last)
            if one.first is None:
                start = max(start, end - 40)
            if one.last is None:
                end = min(end, start + 40)
            self.ends = start, max(end, min(start + 5, axis.right))
        self._name(axis, longest)

    def _name(self, axis: Axis, longest: float) -> None:
        """Where the name stands, and how much of it: right of the mark, left of it, or in the bar."""
        left, right = self.ends
        word = f"· {self.mark.word}" if self.mark.word else ""
        tail = width(word, SIZE) + 4 if word else 0.0
        after, before, inside = axis.right - right - 5, left - axis.left - 5, right - left - 12
        wanted = min(longest, width(self.mark.label, SIZE) + 1 + tail)
        self.label, self.word, self.at, self.anchor = "", "", right + 5, "start"
        if not longest:
            self.left, self.right = left, right
            return
        most = max(after, before, inside)
        if after >= wanted or after == most:
            room = min(after, longest)
        elif before >= wanted or before == most:
            room, self.at, self.anchor = min(before, longest), left - 5, "end"
        else:
            room, self.at = inside, left + (12 if self.opened[0] else 6)
            room -= 12 if any(self.opened) else 0
        self.word = word if tail <= room else ""
        self.label = cut(self.mark.label, room - (tail if self.word else 0), SIZE)
        taken = width(self.label, SIZE) + (tail if self.word else 0)
        start = self.at - taken if self.anchor == "end" else self.at
        self.left, self.right = min(left, start), max(right, start + taken)

    def draw(self, pen: Pen, y: float) -> None:
        """Draws it with its middle at `y`."""
        link = pen.link(self.mark.address, self.mark.told, "pic-item")
        link.box((self.left, y - _ROW / 2), (self.right - self.left, _ROW), "pic-target")
        if self.single:
            mark(link, self.mark.kind, (self.ends[0] + self.ends[1]) / 2, y)
        else:
            bar(link, self.mark.kind, self.ends, y, self.opened)
        if self.label or self.word:
            link.text((self.at, y + 4), self.label, "pic-label", "end" if self.anchor == "end" else "start", self.word)


def _draw_axis(picture: Picture, grid: Pen, axis: Axis, bottom: float, zoom: Callable[[Span], str] | None) -> None:
    ticks = axis.ticks()
    names = picture.group("pic-axis")
    for tick in ticks:
        x = axis.x(tick.day)
        grid.line((x, 4 if tick.begins else 20), (x, bottom), "pic-line-strong" if tick.begins else "pic-line")
        if tick.label:
            names.text((x + 3, 30), tick.label, "pic-day")
        if tick.above:
            span = _named_span(tick.day, tick.above)
            address = (
                None if zoom is None or (span.first <= axis.span.first and axis.span.last <= span.last) else zoom(span)
            )
            link = names.link(address, f"Only {tick.above}" if address else tick.above, "pic-item")
            link.text((x + 3, 14), tick.above, "pic-month")


def _named_span(day: date, above: str) -> Span:
    """The month or the year that a head names."""
    whole = Span(date(day.year, 1, 1), date(day.year, 12, 31))
    if above == str(day.year):
        return whole
    return next(part for part in bins(whole, "month") if part.first.month == day.month)


def _draw_until(picture: Picture, grid: Pen, axis: Axis, until: date, bottom: float) -> None:
    x = axis.end(until)
    grid.line((x, 20), (x, bottom + 2), "pic-until")
    words = f"last report {day_name(until)}"
    half = width(words, SIZE) / 2
    picture.text((min(max(x, axis.left + half), axis.right - half), bottom + 12), words, "pic-small", "middle")
