"""Numbers of things in words."""

from __future__ import annotations


def counted(number: int, noun: str) -> str:
    """`1 report`, `2,000 reports`."""
    return f"{number:,} {noun}{'' if number == 1 else 's'}"
