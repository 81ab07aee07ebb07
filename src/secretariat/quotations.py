"""Quotation marks in running text: which mark opens, which closes, and what runs on into the next paragraph.

Styles: straight double, curly, low-high, guillemets in both directions, doubled single quotes, and the single-quote
style of British papers. A mark between two letters is an apostrophe, also where a report writes `"` for it (old wire
copy does). The typographic convention for a quotation of several paragraphs is followed: no closing mark at the end
of the first, an opening mark at the start of the next.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Sequence
from itertools import pairwise
from operator import itemgetter

import msgspec

Mark = tuple[int, str]
"""Where a mark stands, and the mark."""

PAIRS = {"“": "”", "„": "“”", "«": "»", "»": "«", "‹": "›", "‘": "’", "‚": "‘’", "‟": "”", "〝": "〞"}
_MARK = re.compile(r"''|``|[\"“”„‟«»‹›‘’‚〝〞']")
_STRAIGHT = {'"', "''", "``"}
_SINGLE = {"'", "‘", "’", "‚", "‹", "›"}
_SINGLE_OPENERS = {"'": "'", "‘": PAIRS["‘"], "‚": PAIRS["‚"], "‹": PAIRS["‹"]}
"""Opening mark → the marks that may close it."""
_CUT_OFF = re.compile(r"['‘](?:\d0s|tis|twas|em|til|n)\b", re.IGNORECASE)
"""Words that begin with an apostrophe: '90s, 'tis, 'em, rock 'n' roll."""
_ATTRIBUTED = re.compile(r",\s+(?:[^,.\"“”«»]{1,60}\s)?(?:said|says|told|added)\b(?![^.]*[\"”»])")
"""Where the words of somebody end whose quotation is never closed: ", the minister said"."""
_WORDS = re.compile(r"\S")


class Quotation(msgspec.Struct, frozen=True):
    """A stretch of text inside quotation marks; offsets in characters of the text it was found in, half-open."""

    start: int
    """The opening mark."""
    end: int
    """One past the closing mark; the end of the paragraph where none closes."""
    inner_start: int
    """First character after the opening mark."""
    inner_end: int
    """The closing mark, or the end of the paragraph."""
    closed: bool
    continues: bool = False
    """True: the quotation of the paragraph before runs on here."""


def find_quotations(text: str, paragraphs: Sequence[tuple[int, int]]) -> tuple[Quotation, ...]:
    """The outermost quotations of the paragraphs (half-open spans of `text`), in order of the text."""
    found: list[Quotation] = []
    open_before = False
    first_marks = [_first_mark(text, *span) for span in paragraphs]
    for (start, end), (first_mark, next_mark) in zip(paragraphs, pairwise([*first_marks, None]), strict=True):
        runs_on = first_mark is not None and next_mark is not None and first_mark[1] == next_mark[1]
        inside = _in_paragraph(text, start, end, first_mark if runs_on else None)
        if inside and open_before and first_mark is not None and inside[0].start == first_mark[0]:
            inside[0] = msgspec.structs.replace(inside[0], continues=True)
        if inside and not inside[-1].closed and not runs_on and (cut := _attributed(text, inside[-1])):
            inside[-1] = msgspec.structs.replace(inside[-1], end=cut, inner_end=cut)
        open_before = bool(inside) and not inside[-1].closed
        found.extend(inside)
    return tuple(found)


def _attributed(text: str, quotation: Quotation) -> int | None:
    """Where a quotation ends that nothing closes and no paragraph goes on with, if it tells who says it."""
    match = _ATTRIBUTED.search(text, quotation.inner_start, quotation.inner_end)
    return match.start() if match and _WORDS.search(text, quotation.inner_start, match.start()) else None


def _first_mark(text: str, start: int, end: int) -> Mark | None:
    """The mark that a paragraph begins with."""
    word = _WORDS.search(text, start, end)
    mark = _MARK.match(text, word.start(), end) if word else None
    return (mark.start(), mark.group()) if mark else None


def _in_paragraph(text: str, start: int, end: int, running_on: Mark | None) -> list[Quotation]:
    """The quotations of a paragraph; `running_on` is its first mark where the next paragraph begins with the same."""
    marks = [(m.start(), m.group()) for m in _MARK.finditer(text, start, end)]
    found = _pair(text, start, end, [(at, mark) for at, mark in marks if mark not in _SINGLE])
    singles = _outside(found, [(at, mark) for at, mark in marks if mark in _SINGLE])
    found.extend(_pair_single(text, start, end, singles, running_on))
    found.sort(key=lambda quotation: quotation.start)
    return _outermost(found)


def _outside(quotations: list[Quotation], marks: list[Mark]) -> list[Mark]:
    """The marks that stand in none of the quotations; both in order of the text."""
    ends = [quotation.end for quotation in quotations]
    outside = []
    for at, mark in marks:
        index = bisect_right(ends, at)
        if index == len(ends) or at < quotations[index].start:
            outside.append((at, mark))
    return outside


def _outermost(quotations: list[Quotation]) -> list[Quotation]:
    """Those that lie in no other: a quotation in single marks may hold some in double ones."""
    kept: list[Quotation] = []
    for quotation in quotations:
        if not kept or quotation.start >= kept[-1].end:
            kept.append(quotation)
    return kept


def _pair(text: str, start: int, end: int, marks: list[Mark]) -> list[Quotation]:
    """Pairs marks of the double styles; an opening mark that nothing closes runs to the end of the paragraph."""
    found: list[Quotation] = []
    opened: Mark | None = None
    nested = 0
    for index, (at, mark) in enumerate(marks):
        if opened is None:
            if _opens(text, at, mark, start, end):
                opened, nested = (at, mark), 0
        elif _closes(text, at, mark, opened[1], end) and not _goes_on(text, marks, index, end):
            if nested and index + 1 < len(marks) and _closes(text, *marks[index + 1], opened[1], end):
                nested -= 1
                continue
            found.append(_closed(opened, at, mark))
            opened = None
        elif mark in PAIRS and mark == opened[1]:
            nested += 1
        elif mark in _STRAIGHT and _opens(text, at, mark, start, end) and _starts_sentence(text, at, opened[0]):
            found.append(_unclosed(opened, text, at))
            opened, nested = (at, mark), 0
    if opened is not None:
        found.append(_unclosed(opened, text, end))
    return _with_words(text, found)


def _with_words(text: str, quotations: list[Quotation]) -> list[Quotation]:
    return [q for q in quotations if _WORDS.search(text, q.inner_start, q.inner_end)]


def _closed(opened: Mark, at: int, mark: str) -> Quotation:
    return Quotation(opened[0], at + len(mark), opened[0] + len(opened[1]), at, True)


def _unclosed(opened: Mark, text: str, end: int) -> Quotation:
    stop = opened[0] + len(text[opened[0] : end].rstrip())
    return Quotation(opened[0], stop, opened[0] + len(opened[1]), stop, False)


def _around(text: str, at: int, mark: str, start: int, end: int) -> tuple[str, str]:
    before = text[at - 1] if at > start else " "
    after = text[at + len(mark)] if at + len(mark) < end else " "
    return before, after


def _opens(text: str, at: int, mark: str, start: int, end: int) -> bool:
    if mark in PAIRS:
        return True
    if mark not in _STRAIGHT:
        return False
    before, after = _around(text, at, mark, start, end)
    if before.isalnum():
        return False
    return not after.isspace() or at == start or (before.isspace() and bool(_WORDS.search(text, at + len(mark), end)))


def _closes(text: str, at: int, mark: str, opener: str, end: int) -> bool:
    if opener not in _STRAIGHT:
        return mark in PAIRS.get(opener, "") or (mark in _STRAIGHT and opener in "“„")
    if mark not in _STRAIGHT and mark != "”":
        return False
    before, after = _around(text, at, mark, 0, end)
    if before.isalnum() and after.isalnum():
        return False
    return not (before.isspace() and after.isalnum())


def _goes_on(text: str, marks: list[Mark], index: int, end: int) -> bool:
    """A straight mark after a plural's s, or after a number of inches, in a quotation that a later mark closes:
    `"The workers" demands are fair," he said.`"""
    at, mark = marks[index]
    if mark != '"' or not (text[at - 1] == "s" or text[at - 1].isdigit()):
        return False
    if not text[at + 1 : at + 3].strip()[:1].islower() or index + 1 >= len(marks):
        return False
    later = marks[index + 1][0]
    before, after = _around(text, later, '"', 0, end)
    return before in ".,?!" and not after.isalnum()


def _starts_sentence(text: str, at: int, opened: int) -> bool:
    """Whether the mark stands behind the end of a sentence that began after the opening mark."""
    last = at - 1
    while last > opened and text[last].isspace():
        last -= 1
    return last > opened and text[last] in ".?!" and at - opened > 2


class _Closers:
    """The single marks that can close a quotation, in order: those that surely do, and all of them."""

    def __init__(self, text: str, marks: list[Mark], end: int) -> None:
        self._sure: list[Mark] = []
        self._all: list[Mark] = []
        for at, mark in marks:
            before, after = _around(text, at, mark, 0, end)
            if before.isspace() or after.isalnum():
                continue
            self._all.append((at, mark))
            if before in ".,?!;…" or not (before == "s" and text[at + 1 : at + 3].strip()[:1].islower()):
                self._sure.append((at, mark))

    def surely_after(self, position: int) -> Mark | None:
        """The first after the position that stands behind punctuation, or behind a word that is no plural possessive
        before another word."""
        return _first_after(self._sure, position)

    def after(self, position: int) -> Mark | None:
        """As `surely_after`; where there is none, the first that may close."""
        return self.surely_after(position) or _first_after(self._all, position)


def _first_after(marks: list[Mark], position: int) -> Mark | None:
    index = bisect_right(marks, position, key=itemgetter(0))
    return marks[index] if index < len(marks) else None


def _pair_single(text: str, start: int, end: int, marks: list[Mark], running_on: Mark | None) -> list[Quotation]:
    """Pairs single marks only where both ends are plain: a lone single mark is an apostrophe, unless the paragraph
    and the next one begin with it."""
    closers = {
        opener: _Closers(text, [(at, mark) for at, mark in marks if mark in allowed], end)
        for opener, allowed in _SINGLE_OPENERS.items()
    }
    found: list[Quotation] = []
    done = start
    for at, mark in marks:
        if at < done or mark not in closers or _CUT_OFF.match(text, at, end):
            continue
        before, after = _around(text, at, mark, start, end)
        if after.isspace() or not (before.isspace() or before in "([—–-"):
            continue
        runs_on = (at, mark) == running_on
        closer = closers[mark].surely_after(at) if runs_on else closers[mark].after(at)
        if closer is not None:
            found.append(_closed((at, mark), *closer))
            done = found[-1].end
        elif runs_on:
            found.append(_unclosed((at, mark), text, end))
            break
    return _with_words(text, found)
