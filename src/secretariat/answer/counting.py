"""Numbers of things in words."""

from __future__ import annotations


def counted(number: int, noun: str) -> str:
    """`1 report`, `2,000 reports`."""
    return f"{number:,} {noun}{'' if number == 1 else 's'}"


def aged(days: int) -> str:
    """`0 days old`, `1 day old`, `400 days old`; from two years on in whole years: `19 years old`."""
    return f"{counted(days, 'day')} old" if days < _TWO_YEARS else f"{counted(int(days / _YEAR), 'year')} old"


_YEAR = 365.25
_TWO_YEARS = 731
