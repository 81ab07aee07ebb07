"""Stances over time, ready to be drawn: for the views of positions and of people."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date

from markupsafe import Markup

from secretariat.answer.days import day_name, day_span
from secretariat.answer.talk_rows import PositionRow
from secretariat.web.pictures.drawing import Room
from secretariat.web.pictures.stance_scale import Stand, stance_history, stance_spark
from secretariat.web.reading import cut_here, passage_url

WIDTHS = {"wide": 960.0, "middle": 690.0, "narrow": 348.0}
"""Pixels of the large pictures, one of which the style sheet shows (in a `<figure class="picture pic-three">`)."""
_MOST = 150
"""Marks of a large picture; with more, only those that changed something are drawn."""


def draw_spark(rows: Sequence[PositionRow], title: str, name: str) -> Markup | None:
    """The small picture of one party on one issue; None: there are not two days to be compared.

    Args:
        rows: of the party on the issue.
        title: whose, and on what.
        name: unlike that of every other picture on the page.
    """
    found = [Stand(day, row.stance, "") for day, row, _ in _days(rows)]
    return stance_spark(found, title, name) if len({one.day for one in found}) > 1 else None


def draw_history(rows: Sequence[PositionRow], title: str, name: str) -> Mapping[str, Markup]:
    """The large picture by name of its widths; none where no day is known. Each mark leads to the words of the first
    report of its day that has the stance.

    Args:
        rows: of one party on one issue.
        title: whose, and on what.
        name: unlike that of every other picture on the page.
    """
    found = _days(rows)
    if len(found) > _MOST:
        found = [one for at, one in enumerate(found) if at == 0 or one[1].stance != found[at - 1][1].stance][-_MOST:]
    stands = [
        Stand(day, row.stance, f"{day_name(day)}: {_words(row)}{more}", passage_url(row.passages[0]))
        for day, row, more in found
    ]
    if not stands:
        return {}
    return {key: stance_history(stands, title, Room(wide, f"{name}-{key}")) for key, wide in WIDTHS.items()}


def _days(rows: Sequence[PositionRow]) -> list[tuple[date, PositionRow, str]]:
    """The stances by day of publication, as they stand in the reports, each once a day, with how often it is told
    more. Those of reports of unknown day are left out."""
    dated = [(day, row) for row in rows if (day := _published(row)) is not None]
    dated.sort(key=lambda pair: (pair[0], pair[1].report.id, pair[1].passages[0].start))
    found: dict[tuple[date, str], list[PositionRow]] = {}
    for day, row in dated:
        found.setdefault((day, row.stance), []).append(row)
    return [
        (day, same[0], f" and {len(same) - 1} more that day" if len(same) > 1 else "")
        for (day, _), same in found.items()
    ]


def _words(row: PositionRow) -> str:
    return f"{row.stance}. “{cut_here(row.words, 400)}”"


def _published(row: PositionRow) -> date | None:
    first, last = day_span(row.report.published)
    return first or last
