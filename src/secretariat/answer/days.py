"""Times as a reader wants them: days, never more precise than they are known."""

from __future__ import annotations

from datetime import date

from secretariat.moments import day_span
from secretariat.problems import SecretariatError
from secretariat.records import When

__all__ = ["day_code", "day_name", "day_span", "day_words", "read_day"]

_MONTHS = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")


def day_words(when: When | None) -> str:
    """`20 Nov 2025`, `1 Nov 2025 to 30 Nov 2025`, `20 Nov 2025 or later`, `20 Nov 2025 or earlier`, `date unknown`."""
    first, last = day_span(when)
    if first is None and last is None:
        return "date unknown"
    if first is None or last is None:
        known = first or last
        assert known is not None
        return f"{day_name(known)} or {'later' if first else 'earlier'}"
    return day_name(first) if first == last else f"{day_name(first)} to {day_name(last)}"


def day_code(when: When | None) -> str:
    """The same for programs: `2025-11-20`, `2025-11-01/2025-11-30`, `2025-11-20/..`, `../2025-11-20`, `-`."""
    first, last = day_span(when)
    if first is None and last is None:
        return "-"
    if first == last and first is not None:
        return first.isoformat()
    return f"{first.isoformat() if first else '..'}/{last.isoformat() if last else '..'}"


def day_name(day: date) -> str:
    """`20 Nov 2025`, whatever the language of the machine."""
    return f"{day.day} {_MONTHS[day.month - 1]} {day.year}"


def read_day(text: str, option: str) -> date:
    """The day that `text` (`YYYY-MM-DD`) names; `option` says where it was given.

    Raises:
        SecretariatError: `text` is no such day.
    """
    try:
        return date.fromisoformat(text.strip())
    except ValueError as error:
        raise SecretariatError(f"{option} is {text!r}; it takes a day as year-month-day, e.g. 2025-11-20.") from error


def days_before(day: date, number: int) -> date:
    """The day so many days before; the first day there is, where there are not so many."""
    return date.fromordinal(max(1, day.toordinal() - number))
