"""How often something was, as rows of columns over days, all to one scale."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from secretariat.answer.counting import counted
from secretariat.answer.days import day_name
from secretariat.web.pictures.axis import SIZE, Axis, Span, bins
from secretariat.web.pictures.drawing import Pen, Room
from secretariat.web.pictures.lettering import cut, width

MARGIN = 2.0
"""Pixels left and right of everything."""
_TALLEST, _PER_ONE = 54.0, 7.0
"""Pixels of the tallest column, and of one thing counted where they are few."""
_LEAST_COLUMN = 5.0
"""Pixels of the shortest unit that a column stands for."""


@dataclass(frozen=True)
class Columns:
    """How often something was on each day."""

    name: str
    days: Mapping[date, int]
    noun: str
    """What is counted, one of it: `statement`."""
    address: str | None = None
    look: str = ""
    """Class of its columns beside that of all; "": none."""


def column_unit(axis: Axis) -> str:
    """What a column stands for: `day`, `2 years`."""
    unit, count = axis.unit(_LEAST_COLUMN)
    return unit if count == 1 else f"{count} {unit}s"


def draw_columns(pen: Pen, columns: Sequence[Columns], axis: Axis, room: Room, y: float) -> float:
    """Rows of columns, all to one scale; where they end."""
    unit, count = axis.unit(_LEAST_COLUMN)
    parts = bins(axis.span, unit, count)
    heights = [_in_parts(one.days, parts) for one in columns]
    highest = max((max(row, default=0) for row in heights), default=0)
    one_high = min(_PER_ONE, _TALLEST / max(highest, 1))
    for one, row in zip(columns, heights, strict=True):
        total, high = f"{sum(row):,}", max(12.0, one_high * max(row, default=0)) + 14
        link = pen.link(one.address, f"{one.name}: {counted(sum(row), one.noun)}", "pic-item")
        if room.narrow:
            y, high = y + 14, high + 4
            link.text((MARGIN, y), cut(one.name, room.width - 90, SIZE), "pic-label", more=total)
        else:
            reach = axis.left - MARGIN - 14 - width(total, SIZE)
            link.text((MARGIN, y + high - 3), cut(one.name, reach, SIZE), "pic-label", more=total)
        y += high
        pen.line((axis.left, y - 3), (axis.right, y - 3), "pic-line-strong")
        _draw_columns(pen, one, list(zip(parts, row, strict=True)), axis, (y - 3, one_high))
    return y + 2


def _in_parts(days: Mapping[date, int], parts: Sequence[Span]) -> list[int]:
    """How many of the days' counts fall into each of the parts, which follow one another."""
    firsts, found = [part.first for part in parts], [0] * len(parts)
    for day, count in days.items():
        if parts[0].first <= day <= parts[-1].last:
            found[bisect_right(firsts, day) - 1] += count
    return found


def _draw_columns(
    pen: Pen, one: Columns, counts: Sequence[tuple[Span, int]], axis: Axis, scale: tuple[float, float]
) -> None:
    (floor, one_high), most = scale, max((n for _, n in counts), default=0)
    said = False
    for part, n in counts:
        if not n:
            continue
        left, right = axis.x(part.first), axis.end(part.last)
        height = max(1.5, one_high * n)
        bar_width = max(min(right - left - 1, 12.0), 1.5)
        x = max(axis.left, (left + right - bar_width) / 2)
        when = day_name(part.first) + (f" to {day_name(part.last)}" if part.days > 1 else "")
        group = pen.link(None, f"{one.name}, {when}: {counted(n, one.noun)}")
        group.box((x, floor - height), (bar_width, height), f"pic-column {one.look}".strip())
        if n == most and not said:
            said = True
            words = f"{n:,}"
            middle = min(x + bar_width / 2, axis.right - width(words, 10) / 2)
            group.text((middle, floor - height - 2), words, "pic-tiny", "middle")
