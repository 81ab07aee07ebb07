"""Deadlines: times that the words of a provision or a position name as a limit ("by 1 May")."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence

from secretariat.answer.days import day_span
from secretariat.evidence import Passage
from secretariat.identity import record_id
from secretariat.records import DateMention, Deadline, Position, Provision, Report

_LIMIT = re.compile(
    r"(?:(?:no|not) later than|at the latest by|(?:up )?until|up to|till|by|before|deadline (?:of|on|is))"
    r"(?: or before)? (?:(?:around|about|early|the|midnight(?: on)?|noon(?: on)?|close of business on) )*$",
    re.IGNORECASE,
)
"""What stands in front of a time that is a limit. "Within 30 days" is none: it is not told from which day."""

_WIDEST = 40
"""Characters in front of a time that are looked at."""


def deadlines(
    provisions: Sequence[Provision],
    positions: Sequence[Position],
    reports: Sequence[Report],
    dates: Mapping[str, Sequence[DateMention]],
) -> tuple[Deadline, ...]:
    """One deadline for each time that is a limit and stands in a provision, or else in a position; in the order of
    reports and of the text.

    Args:
        provisions: of the reports, each standing on its passages.
        positions: likewise.
        reports: those of which the records are.
        dates: report id → the time expressions of it.
    """
    texts = {one.id: one.text for one in reports}
    found: dict[tuple[str, int, int], Deadline] = {}
    records: tuple[Provision | Position, ...] = (*provisions, *positions)
    for record in records:
        for passage in sorted(record.passages, key=lambda one: one.end - one.start):
            for mention in dates.get(passage.report, ()):
                for one in _limit(record.id, passage, mention, texts.get(passage.report, "")):
                    found.setdefault((passage.report, mention.passage.start, mention.passage.end), one)
    return tuple(found[place] for place in sorted(found))


def _limit(record: str, passage: Passage, mention: DateMention, text: str) -> Iterator[Deadline]:
    told, when = mention.passage, mention.when
    if when is None or None in day_span(when) or not passage.start <= told.start <= told.end <= passage.end:
        return
    begin = max(passage.start, told.start - _WIDEST)
    before = text[begin : told.start].rpartition("\n\n")[2]
    begin = told.start - len(before)
    match = _LIMIT.search(before.replace("\n", " "))
    if match is not None and (match.start() == 0 or not before[match.start() - 1].isalnum()):
        words = Passage.cut(passage.report, text, begin + match.start(), told.end)
        yield Deadline(
            id=record_id("d", passage.report, told.start, told.end), record=record, when=when, passages=(words,)
        )
