"""Which reports a question is about: the one place where publication times are compared."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta

import msgspec

from secretariat.moments import moment
from secretariat.records import When

__all__ = ["EVERYTHING", "SHOWN", "UNDATED", "UNDECIDED", "Scope", "interval", "moment", "shown"]


class Scope(msgspec.Struct, frozen=True, kw_only=True):
    """A choice of reports by their publication time. Days are days of UTC."""

    as_of: date | None = None
    """Only reports that were certainly published by the end of this day; None: all."""
    since: date | None = None
    """Only reports that may have been published on this day or later; None: all. Undated ones are left out."""
    until: date | None = None
    """Only reports that may have been published on this day or earlier; None: all. Undated ones are left out."""
    reports: tuple[str, ...] | None = None
    """Of these only those with these ids; None: all. Of actors it is told what all reports of `as_of` tell, without
    roles, of those whom these reports name."""

    def bounds(self) -> dict[str, str | None]:
        """The values of `:as_of`, `:since` and `:until` in the conditions below: moments, or None; and of `:only`."""
        return {
            "as_of": _midnight(self.as_of, 1),
            "since": _midnight(self.since, 0),
            "until": _midnight(self.until, 1),
            "only": None if self.reports is None else msgspec.json.encode(self.reports).decode(),
        }


EVERYTHING = Scope()
"""All reports of the dossier."""

SHOWN = """((:as_of IS NULL OR readings.published_to <= :as_of)
    AND (:since IS NULL OR readings.published_to > :since)
    AND (:until IS NULL OR readings.published_from < :until)
    AND (:only IS NULL OR readings.id IN (SELECT value FROM json_each(:only))))"""
"""SQL condition: the report is inside the scope."""


def shown(scope: Scope, report: str = "readings.id") -> str:
    """The same for one scope, by indexes; `report` is the column with the report's id."""
    bounds = scope.bounds()
    if all(value is None for value in bounds.values()):
        return "1"
    told = [] if scope.reports is None else [f"{report} IN (SELECT value FROM json_each(:only))"]
    days = [
        condition
        for name, condition in (
            ("as_of", "published_to <= :as_of"),
            ("since", "published_to > :since"),
            ("until", "published_from < :until"),
        )
        if bounds[name] is not None
    ]  # fmt: skip
    if days:
        told.append(f"{report} IN (SELECT id FROM readings WHERE {' AND '.join(days)})")
    return f"({' AND '.join(told)})"


UNDECIDED = """(:as_of IS NOT NULL
    AND (readings.published_to IS NULL OR readings.published_to > :as_of)
    AND (readings.published_from IS NULL OR readings.published_from < :as_of))"""
"""SQL condition: whether the report was published by then is not known; it is left out and counted."""

UNDATED = """((:as_of IS NULL OR readings.published_to <= :as_of)
    AND (:since IS NULL OR readings.published_to IS NULL OR readings.published_to > :since)
    AND (:until IS NULL OR readings.published_from IS NULL OR readings.published_from < :until)
    AND ((:since IS NOT NULL AND readings.published_to IS NULL)
      OR (:until IS NOT NULL AND readings.published_from IS NULL)))"""
"""SQL condition: the report may have been published between `:since` and `:until`; it is left out, being undated."""


def interval(when: When | None) -> tuple[str | None, str | None]:
    """First moment and end (half-open) of `when`, as the store writes times: `YYYY-MM-DDTHH:MM:SSZ`, or None.

    A single moment becomes one second.
    """
    if when is None:
        return None, None
    first, end = moment(when.earliest), moment(when.latest)
    if first is not None and end is not None and end <= first:
        end = first + timedelta(seconds=1) if first < datetime.max.replace(tzinfo=UTC) - timedelta(days=1) else first
    return _written(first), _written(end)


def _written(time: datetime | None) -> str | None:
    return None if time is None else f"{time:%Y-%m-%dT%H:%M:%S}Z".rjust(20, "0")


def _midnight(day: date | None, days_later: int) -> str | None:
    if day is None or (days_later and day == date.max):
        return None
    return f"{(day + timedelta(days=days_later)).isoformat()}T00:00:00Z"
