"""Which reports a question is about: the one place where publication times are compared."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta

import msgspec

from secretariat.records import When


class Scope(msgspec.Struct, frozen=True, kw_only=True):
    """A choice of reports by their publication time. Days are days of UTC."""

    as_of: date | None = None
    """Only reports that were certainly published by the end of this day; None: all."""
    since: date | None = None
    """Only reports that may have been published on this day or later; None: all. Undated ones are left out."""
    until: date | None = None
    """Only reports that may have been published on this day or earlier; None: all. Undated ones are left out."""

    def bounds(self) -> dict[str, str | None]:
        """The values of `:as_of`, `:since` and `:until` in the conditions below: moments, or None."""
        return {
            "as_of": _midnight(self.as_of, 1),
            "since": _midnight(self.since, 0),
            "until": _midnight(self.until, 1),
        }


EVERYTHING = Scope()
"""All reports of the dossier."""

SHOWN = """((:as_of IS NULL OR readings.published_to <= :as_of)
    AND (:since IS NULL OR readings.published_to > :since)
    AND (:until IS NULL OR readings.published_from < :until))"""
"""SQL condition: the report is inside the scope."""

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


def moment(text: str | None) -> datetime | None:
    """An ISO 8601 day or time as a time in UTC (without a zone it is UTC); None: none given, or not readable."""
    if text is None:
        return None
    try:
        read = datetime.fromisoformat(text)
        return read.replace(tzinfo=UTC) if read.tzinfo is None else read.astimezone(UTC)
    except (ValueError, OverflowError):
        return None


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
