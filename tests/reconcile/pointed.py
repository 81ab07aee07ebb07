"""Points of reports, as tests compare them."""

from __future__ import annotations

from secretariat.reconcile.points import Point


def point(number: int, report: str, text: str, **fields: tuple[tuple[float, str | None], ...]) -> Point:
    """A point of a report: of a statement of its own, about something to come."""
    words = frozenset(word.lower().strip(".") for word in text.split() if len(word) > 3)
    return Point(
        id=f"k-{report}-{number}",
        report=report,
        statement=f"s-{report}-{number}",
        text=text,
        quote=text,
        verb="withdraw",
        words=words,
        doers=frozenset(),
        undergoers=frozenset(),
        named=frozenset(),
        amounts=fields.get("amounts", ()),
        times=(),
        negated=False,
        denial=False,
        mode="future",
        speaker=frozenset(),
        published=(741000, 741001),
    )
