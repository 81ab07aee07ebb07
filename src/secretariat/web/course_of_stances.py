"""Stances over time, ready to be drawn: for the views of positions and of people."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date

from markupsafe import Markup

from secretariat.answer.days import day_name, day_span
from secretariat.answer.talk_rows import PositionRow
from secretariat.web.pictures.drawing import Room
from secretariat.web.pictures.stance_scale import Stand, stance_history, stance_spark
from secretariat.web.reading import passage_url

WIDTHS = {"wide": 960.0, "middle": 690.0, "narrow": 348.0}
"""Pixels of the large pictures, one of which the style sheet shows (in a `<figure class="picture pic-three">`)."""


def stands(rows: Sequence[PositionRow]) -> list[Stand]:
    """The stances by day of publication, as they stand in the reports; those of reports of unknown day left out."""
    found = [(day, row) for row in rows if (day := _published(row)) is not None]
    found.sort(key=lambda pair: (pair[0], pair[1].report.id, pair[1].passages[0].start))
    return [
        Stand(day, row.stance, f"{day_name(day)}: {row.stance}. “{row.words}”", passage_url(row.passages[0]))
        for day, row in found
    ]


def draw_spark(rows: Sequence[PositionRow], title: str, name: str) -> Markup | None:
    """The small picture of one party on one issue; None: there are not two days to be compared.

    Args:
        rows: of the party on the issue.
        title: whose, and on what.
        name: unlike that of every other picture on the page.
    """
    found = stands(rows)
    return stance_spark(found, title, name) if len({one.day for one in found}) > 1 else None


def draw_history(rows: Sequence[PositionRow], title: str, name: str) -> Mapping[str, Markup]:
    """The large picture by name of its widths; none where no day is known."""
    found = stands(rows)
    if not found:
        return {}
    return {key: stance_history(found, title, Room(wide, f"{name}-{key}")) for key, wide in WIDTHS.items()}


def _published(row: PositionRow) -> date | None:
    first, last = day_span(row.report.published)
    return first or last
