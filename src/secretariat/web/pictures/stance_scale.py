"""The stance of a party on an issue over time: a line in steps over the scale of stances, from acceptance to refusal.

On this scale whatever `secretariat.reconcile.shifts` calls softened goes up, whatever it calls hardened goes down.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from itertools import pairwise

from markupsafe import Markup

from secretariat.answer.days import day_name
from secretariat.records import Stance
from secretariat.web.pictures.axis import Axis, Span
from secretariat.web.pictures.drawing import Pen, Picture, Point, Room
from secretariat.web.pictures.lettering import cut, width

SCALE: tuple[Stance, ...] = (
    "accepts", "supports", "conditional", "open", "studies", "proposes", "demands", "opposes", "rejects", "red line",
)  # fmt: skip
"""From the top down."""
_PLACES = {stance: at for at, stance in enumerate(SCALE)}
_STEP, _MARGIN, _TOP = 24.0, 8.0, 36.0


@dataclass(frozen=True)
class Stand:
    """A stance on a day."""

    day: date
    stance: Stance
    told: str
    """Day, stance and words."""
    address: str | None = None


def stance_history(stands: Sequence[Stand], title: str, room: Room) -> Markup:
    """The picture of all stances that a party took on an issue.

    Args:
        stands: those of known day, in order.
        title: whose, and on what.
        room: its size.
    """
    picture = Picture(room.name, title, _told(stands), links=True)
    names = max(width(stance, 12) for stance in SCALE)
    left, bottom = _MARGIN + names + 14, _TOP + _STEP * len(SCALE)
    days = [one.day for one in stands]
    span = Span(min(days), max(days)).moved(-1, 2) if days else Span(date(2000, 1, 1), date(2000, 1, 2))
    axis = Axis(span, left, room.width - _MARGIN)
    grid = picture.group("pic-grid")
    used = {one.stance for one in stands}
    for stance, at in _PLACES.items():
        y = _y(at)
        grid.line((left, y), (axis.right, y), "pic-line-strong" if stance == "red line" else "pic-line")
        picture.text((left - 10, y + 4), stance, "pic-label" if stance in used else "pic-quiet", "end")
    for tick in axis.ticks() if days else ():
        x = axis.x(tick.day)
        grid.line((x, 20), (x, bottom), "pic-line-strong" if tick.begins else "pic-line")
        picture.text((x + 3, 30), tick.label, "pic-day")
        picture.text((x + 3, 14), tick.above, "pic-month")
    places = [(axis.middle(one.day), _y(_PLACES[one.stance])) for one in stands]
    _draw_steps(picture, places, axis.end(span.last) if days else left)
    marks = picture.group(role="list", label="Stances") if stands else picture
    for one, place in zip(stands, _beside(places, axis.right - 8), strict=True):
        _draw_stand(marks.group(role="listitem").link(one.address, one.told, "pic-item"), one.stance, place, 6.0)
    return picture.finish(room.width, bottom + 6)


def stance_spark(stands: Sequence[Stand], title: str, name: str, wide: float = 148.0) -> Markup:
    """A small one for the cell of a table: the line, its last stance marked, red lines, the first and the last day.

    Args:
        stands: those of known day, in order.
        title: whose, and on what.
        name: unlike that of every other picture on the page.
        wide: pixels.
    """
    high = 30.0
    picture = Picture(name, title, _told(stands), links=False)
    if not stands:
        return picture.finish(wide, high)
    days = [one.day for one in stands]
    axis = Axis(Span(min(days), max(days)), 6, wide - 6)
    places = [(axis.middle(one.day), 5 + (high - 10) * _PLACES[one.stance] / (len(SCALE) - 1)) for one in stands]
    picture.line((0, high / 2), (wide, high / 2), "pic-line")
    _draw_steps(picture, places, places[-1][0])
    for at, (one, place) in enumerate(zip(stands, places, strict=True)):
        if at == len(stands) - 1 or one.stance == "red line":
            _draw_stand(picture, one.stance, place, 4.0)
    first, last = _short(days[0], days[-1]), _short(days[-1], days[0])
    picture.text((0, high + 12), cut(first, wide / 2 - 2, 12), "pic-small")
    if days[0] != days[-1]:
        picture.text((wide, high + 12), cut(last, wide / 2 - 2, 12), "pic-small", "end")
    return picture.finish(wide, high + 16)


def _short(day: date, other: date) -> str:
    """A day, without its year where both days are of one."""
    return day_name(day) if day.year != other.year else day_name(day).rsplit(" ", 1)[0]


def _told(stands: Sequence[Stand]) -> str:
    if not stands:
        return "No stance of known day."
    moves = [stands[0], *(one for before, one in pairwise(stands) if before.stance != one.stance)]
    return f"{len(stands)} times. " + "; ".join(f"{day_name(one.day)}: {one.stance}" for one in moves)


def _y(at: int) -> float:
    return _TOP + _STEP * (at + 0.5)


def _draw_steps(pen: Pen, places: Sequence[Point], end: float) -> None:
    """From each place along to the next one's day, then up or down to it; the last one reaches to `end`."""
    corners: list[Point] = []
    for x, y in places:
        if corners:
            corners.append((x, corners[-1][1]))
        corners.append((x, y))
    if corners:
        corners.append((end, corners[-1][1]))
        pen.polyline(tuple(corners), "pic-steps")


def _beside(places: Sequence[Point], right: float) -> list[Point]:
    """Marks of one day and one stance a little beside one another."""
    seen: dict[Point, int] = {}
    found = []
    for x, y in places:
        again = seen.get((x, y), 0)
        seen[x, y] = again + 1
        found.append((min(x + 8.0 * min(again, 6), right), y))
    return found


def _draw_stand(pen: Pen, stance: Stance, place: Point, radius: float) -> None:
    x, y = place
    look = f"pic-stand pic-stand-{stance.replace(' ', '-')}"
    if stance == "red line":
        pen.box((x - radius * 0.6, y - radius * 1.3), (radius * 1.2, radius * 2.6), look)
    elif stance in {"rejects", "opposes"}:
        pen.polygon(((x - radius, y - radius), (x + radius, y - radius), (x, y + radius)), look)
    elif stance in {"demands", "proposes"}:
        pen.box((x - radius * 0.85, y - radius * 0.85), (radius * 1.7, radius * 1.7), look)
    else:
        pen.dot(place, radius, look)
