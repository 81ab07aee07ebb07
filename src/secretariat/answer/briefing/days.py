"""Days and numbers as a brief writes them, and read back from what it wrote."""

from __future__ import annotations

import re
from datetime import date

from secretariat.answer.days import day_span
from secretariat.records import When

_MONTHS = (
    "January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November",
    "December",
)  # fmt: skip
_DAY = re.compile(r"(\d{1,2}) ([A-Z][a-z]+) (\d{1,4})")
_ONES = (
    "zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve",
    "thirteen", "fourteen", "fifteen", "sixteen", "seventeen", "eighteen", "nineteen",
)  # fmt: skip
_TENS = ("twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety")
_NUMBER = re.compile(r"\d[\d,]*|[a-z]+(?:-[a-z]+)?", re.IGNORECASE)

Span = tuple[date | None, date | None]
"""First and last day, both inside; None: not known."""


def long_day(day: date) -> str:
    """`20 November 2025`."""
    return f"{day.day} {_MONTHS[day.month - 1]} {day.year}"


def long_days(when: When | None) -> str | None:
    """`20 November 2025`, `between 1 November 2025 and 30 November 2025`, `20 November 2025 or later`; None: not
    known."""
    first, last = day_span(when)
    if first is None or last is None:
        known = first or last
        return None if known is None else f"{long_day(known)} or {'later' if first else 'earlier'}"
    return long_day(first) if first == last else f"between {long_day(first)} and {long_day(last)}"


def known(when: When | None) -> Span:
    """The days of a time."""
    return day_span(when)


def read_long(text: str) -> Span | None:
    """The days that `long_days` wrote; None: it cannot have written that."""
    found = []
    for match in _DAY.finditer(text):
        try:
            found.append(date(int(match[3]), _MONTHS.index(match[2]) + 1, int(match[1])))
        except ValueError:
            return None
    match _DAY.sub("#", text), found:
        case "#", [day]:
            return day, day
        case "between # and #", [first, last]:
            return first, last
        case "# or later", [day]:
            return day, None
        case "# or earlier", [day]:
            return None, day
    return None


def numbers_in(text: str) -> set[int]:
    """The whole numbers in a text, in digits or, below a hundred, in English words."""
    found: set[int] = set()
    for match in _NUMBER.finditer(text):
        word = match[0].lower()
        if word[0].isdigit():
            digits = word.replace(",", "")
            found |= {int(digits)} if len(digits) < 10 else set()
            continue
        for part in (word, *word.split("-")):
            tens, _, ones = part.partition("-")
            if part in _ONES:
                found.add(_ONES.index(part))
            elif tens in _TENS and (not ones or ones in _ONES[1:10]):
                found.add(20 + 10 * _TENS.index(tens) + (_ONES.index(ones) if ones else 0))
    return found
