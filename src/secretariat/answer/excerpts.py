"""Exports and answers for texts that may not be passed on: no text of a report, and no long stretch of its words."""

from __future__ import annotations

from typing import Any, TypeVar

import msgspec

from secretariat.answer.rows import ReportRow
from secretariat.problems import Problem
from secretariat.records import Report

LONGEST = 300
"""Characters of a report's words that are passed on in one piece."""

_WHOLE = frozenset({(Report, "name"), (Report, "url"), (ReportRow, "name"), (ReportRow, "url"), (Problem, "place")})
"""Fields that are no words of a report and may be long: cut, they would name nothing."""

T = TypeVar("T", bound=msgspec.Struct)


def excerpts_only(record: T) -> T:
    """The same without the texts and blocks of reports, and with all words cut to 300 characters and "…" behind them.

    `start` and `end` of passages stay those of the whole quote: whoever has the report finds it.
    """
    if isinstance(record, Report):
        record = msgspec.structs.replace(record, text="", blocks=())
    changed = {}
    for name in record.__struct_fields__:
        value = getattr(record, name)
        kept = value if (type(record), name) in _WHOLE else _short(value)
        if kept is not value:
            changed[name] = kept
    return msgspec.structs.replace(record, **changed) if changed else record


def shortened(text: str, longest: int = LONGEST) -> str:
    """The text, or its first `longest` characters and "…"."""
    return text if len(text) <= longest else f"{text[:longest].rstrip()}…"


def _short(value: Any) -> Any:
    if isinstance(value, str):
        return shortened(value)
    if isinstance(value, msgspec.Struct):
        return excerpts_only(value)
    if isinstance(value, tuple):
        made = tuple(_short(one) for one in value)
        return value if all(a is b for a, b in zip(made, value, strict=True)) else made
    return value
