"""How old something is: counted to the newest publication, or to the day as of which a dossier is shown, never to the
clock."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from secretariat.answer.days import day_span
from secretariat.answer.rows import ReportRow

STALE_DAYS = 30
"""Days after which a position is called old."""


def newest(reports: Iterable[ReportRow]) -> date | None:
    """The last day of publication; None: no report is dated."""
    return max((day for one in reports if (day := published_on(one)) is not None), default=None)


def published_on(report: ReportRow) -> date | None:
    """The last day on which a report can have been published; None: not known."""
    first, last = day_span(report.published)
    return last or first


def age_of(report: ReportRow, until: date | None) -> int | None:
    """Days from the publication of a report to the day to which ages are counted; None: either is not known."""
    day = published_on(report)
    return None if day is None or until is None else (until - day).days


def is_stale(age: int | None) -> bool:
    """Whether that is more than `STALE_DAYS`."""
    return age is not None and age > STALE_DAYS
