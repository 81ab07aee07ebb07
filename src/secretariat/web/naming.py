"""Names as pictures have room for them."""

from __future__ import annotations

from collections.abc import Collection, Sequence

_LONG_FORMS = ("Government of the ", "Government of ")
_MOST = 3


def short_name(name: str, known: Collection[str] = ()) -> str:
    """`Kestria` for `Government of Kestria`, where nobody else of those known has the short name."""
    for form in _LONG_FORMS:
        if name.startswith(form) and len(name) > len(form):
            short = name.removeprefix(form)
            return name if short in known else short
    return name


def short_names(names: Sequence[str], known: Collection[str] = ()) -> str:
    """`Kestria, Tarsovia`, `Kestria, Tarsovia, Orlenz + 2`."""
    short = [short_name(name, known) for name in names]
    if len(short) > _MOST + 1:
        return f"{', '.join(short[:_MOST])} + {len(short) - _MOST}"
    return ", ".join(short)
