"""When it was said: the time expression beside the cue, and the day it names.

A saying that is told has been: "on Tuesday" was on the last Tuesday before the day of publication ended, and "this
week" did not go on after it. What cannot be worked out keeps its words and has no bounds.
"""

from __future__ import annotations

import functools
from bisect import bisect_left
from collections.abc import Iterator
from datetime import timedelta
from typing import TYPE_CHECKING

from msgspec.structs import replace

from secretariat.extract.dates import Expression, day_of_publication, read_times
from secretariat.extract.media import is_beside
from secretariat.extract.quotes import Span
from secretariat.extract.telling import Telling
from secretariat.extract.times import Tense
from secretariat.parse import READABLE
from secretariat.records import Report, When

if TYPE_CHECKING:
    from spacy.tokens import Token

_OTHER_USE = {
    *("until", "till", "by", "since", "before", "after", "for", "from", "next", "every", "between", "of", "through"),
    *("ending", "than", "to"),
}
"""A word before a time that makes it something else than when it was said."""
_LEADING = {"on", "in", "at", "over", "during", "dated", "late", "early", "earlier", "later"}
"""Words before a time that are told with it: "late on Tuesday"."""


def moment_span(telling: Telling, report: Report) -> Span | None:
    """The characters of the words that say when, in the report's text."""
    found = _expression(telling, report)
    return None if found is None else found[0]


def moment_in(report: Report, span: Span) -> When:
    """The time that a stretch of the report's text names: its words, and the bounds of its longest time expression,
    where it has one."""
    best = max(_expressions_in(report, span), key=lambda one: (one.when is not None, one.end - one.start), default=None)
    words = " ".join(report.text[slice(*span)].split())
    return When(words=words) if best is None else _when(span, best, report)


def is_for_later(report: Report, span: Span) -> bool:
    """ "For Tuesday, he announced talks": a day for which something is said, on which it was not said."""
    if report.text[max(0, span[0] - 4) : span[0]].lower().split()[-1:] == ["for"]:
        return True
    return any(report.text[span[0] : one.start].strip().lower() == "for" for one in _expressions_in(report, span))


def _when(span: Span, found: Expression, report: Report) -> When:
    words = " ".join(report.text[slice(*span)].split())
    when, published = found.when, day_of_publication(report.published)
    if when is None:
        return When(words=words)
    after = None if published is None else (published + timedelta(days=1)).isoformat()
    if when.anchor == "publication" and after and (when.earliest or "") < after < (when.latest or after):
        when = replace(when, latest=after)
    return replace(when, words=words)


def _expressions_in(report: Report, span: Span) -> list[Expression]:
    """The dates and times inside the span."""
    found = _read(_Same(report))
    first = bisect_left(found, span[0], key=lambda one: one.start)
    behind = bisect_left(found, span[1], key=lambda one: one.start)
    return [one for one in found[first:behind] if one.end <= span[1]]


class _Same:
    """A report by its identity: comparing whole texts for each statement would take longer than reading them."""

    __slots__ = ("report",)

    def __init__(self, report: Report) -> None:
        self.report = report

    def __eq__(self, other: object) -> bool:
        return isinstance(other, _Same) and self.report is other.report

    def __hash__(self) -> int:
        return id(self.report)


@functools.lru_cache(maxsize=4)
def _read(same: _Same) -> tuple[Expression, ...]:
    """The dates and times of a report, as they are of sayings: in the past."""
    report = same.report
    blocks = (block for block in report.blocks if block.kind in READABLE)
    pieces = ((block.start, report.text[block.start : block.end], _past) for block in blocks)
    read = read_times(pieces, day_of_publication(report.published))
    return tuple(one for one in read if one.type in {"DATE", "TIME"} and not one.value.endswith("_REF"))


def _past(position: int) -> Tense:
    return "past"


# --- where the expression stands -------------------------------------------------------------------------------------


def _expression(telling: Telling, report: Report) -> tuple[Span, Expression] | None:
    """The nearest time expression that belongs to the cue, and the characters of it and of what leads to it."""
    head, home = telling.head, telling.paragraph
    if head is None or home is None:
        return None
    best: tuple[Span, Expression] | None = None
    nearest = 0
    for start, end in _runs(telling):
        for found in _expressions_in(report, (home.start + start, home.start + end)):
            inside = _with_leading(telling, found.start - home.start, found.end - home.start, start)
            if not inside or not _belongs(inside[0], inside[-1], telling):
                continue
            span = (home.start + inside[0].idx, max(found.end, home.start + inside[-1].idx + len(inside[-1])))
            distance = min(abs(inside[0].i - head.i), abs(inside[-1].i - head.i))
            longer = best is not None and span[1] - span[0] > best[0][1] - best[0][0]
            if best is None or distance < nearest or (distance == nearest and longer):
                best, nearest = (span, found), distance
    return best


def _with_leading(telling: Telling, first: int, last: int, start: int) -> list[Token]:
    """The tokens of an expression and those that lead to it, in characters of the paragraph, from `start` on."""
    clause = [token for token in telling.clause if start <= token.idx < last]
    number = next((n for n, token in enumerate(clause) if token.idx + len(token) > first), len(clause))
    while number > 0 and clause[number - 1].lower_ in _LEADING:
        number -= 1
    return clause[number:] if clause and clause[-1].idx >= first else []


def _runs(telling: Telling) -> Iterator[tuple[int, int]]:
    """Unbroken stretches of the attributing clause, in characters of its paragraph."""
    start: int | None = None
    before: Token | None = None
    for token in telling.clause:
        if before is None or token.i != before.i + 1:
            if start is not None and before is not None:
                yield start, before.idx + len(before)
            start = token.idx
        before = token
    if start is not None and before is not None:
        yield start, before.idx + len(before)


def _belongs(first: Token, last: Token, telling: Telling) -> bool:
    """The time is that of the saying: no other verb of the clause stands between it and the cue."""
    if first.i > 0 and first.nbor(-1).lower_ in _OTHER_USE:
        return False
    if first.text == "Today" and first.i > first.sent.start and not first.nbor(-1).is_punct:
        return False
    source = {t.i for t in telling.source}
    if first.lower_ == "dated":
        return True
    if first.i in source and last.i in source and first.i != min(source):
        return last.i == max(source) and first.dep_ in {"npadvmod", "nmod", "appos", "compound", "pobj", "dep", "prep"}
    return is_beside(last, telling)
