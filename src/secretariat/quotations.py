"""Quotation marks in running text: which mark opens, which closes, and what runs on into the next paragraph.

Styles: straight double, curly, low-high, guillemets in both directions, doubled single quotes, and the single-quote
style of British papers. A mark between two letters is an apostrophe, also where a report writes `"` for it (old wire
copy does). The typographic convention for a quotation of several paragraphs is followed: no closing mark at the end
of the first, an opening mark at the start of the next.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

import msgspec

PAIRS = {"“": "”", "„": "“”", "«": "»", "»": "«", "‹": "›", "‘": "’", "‚": "‘’", "‟": "”", "〝": "〞"}
_MARK = re.compile(r"''|``|[\"“”„‟«»‹›‘’‚〝〞']")
_STRAIGHT = {'"', "''", "``"}
_SINGLE = {"'", "‘", "’", "‚", "‹", "›"}


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
    for start, end in paragraphs:
        inside = _in_paragraph(text, start, end)
        if inside and open_before and not text[start : inside[0].start].strip():
            first = inside[0]
            inside[0] = msgspec.structs.replace(first, continues=True)
        open_before = bool(inside) and not inside[-1].closed
        found.extend(inside)
    return tuple(found)


def _in_paragraph(text: str, start: int, end: int) -> list[Quotation]:
    marks = [(m.start(), m.group()) for m in _MARK.finditer(text, start, end)]
    double = [(at, mark) for at, mark in marks if mark not in _SINGLE]
    found = _pair(text, start, end, double)
    singles = [(at, mark) for at, mark in marks if mark in _SINGLE and not any(q.start <= at < q.end for q in found)]
    found.extend(_pair_single(text, start, end, singles))
    found.sort(key=lambda quotation: quotation.start)
    return found


def _pair(text: str, start: int, end: int, marks: list[tuple[int, str]]) -> list[Quotation]:
    """Pairs marks of the double styles; an opening mark that nothing closes runs to the end of the paragraph."""
    found: list[Quotation] = []
    opened: tuple[int, str] | None = None
    for index, (at, mark) in enumerate(marks):
        if opened is None:
            if _opens(text, at, mark, start, end):
                opened = (at, mark)
        elif _closes(text, at, mark, opened[1], end) and not _possessive(text, marks, index, end):
            found.append(_closed(opened, at, mark))
            opened = None
        elif mark in _STRAIGHT and _opens(text, at, mark, start, end) and _starts_sentence(text, at, opened[0], start):
            found.append(Quotation(opened[0], at, opened[0] + len(opened[1]), at, False))
            opened = (at, mark)
    if opened is not None:
        stop = start + len(text[start:end].rstrip())
        found.append(Quotation(opened[0], stop, opened[0] + len(opened[1]), stop, False))
    return [quotation for quotation in found if text[quotation.inner_start : quotation.inner_end].strip()]


def _closed(opened: tuple[int, str], at: int, mark: str) -> Quotation:
    return Quotation(opened[0], at + len(mark), opened[0] + len(opened[1]), at, True)


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
    return not after.isspace() or at == start or (before.isspace() and bool(text[at + len(mark) : end].strip()))


def _closes(text: str, at: int, mark: str, opener: str, end: int) -> bool:
    if opener not in _STRAIGHT:
        return mark in PAIRS.get(opener, "") or (mark in _STRAIGHT and opener == "“")
    if mark not in _STRAIGHT and mark != "”":
        return False
    before, after = _around(text, at, mark, 0, end)
    if before.isalnum() and after.isalnum():
        return False
    return not (before.isspace() and after.isalnum())


def _possessive(text: str, marks: list[tuple[int, str]], index: int, end: int) -> bool:
    """A straight mark after a plural's s that a later mark closes: `"The workers" demands are fair," he said.`"""
    at, mark = marks[index]
    if mark != '"' or text[at - 1] != "s" or not text[at + 1 : at + 3].strip()[:1].islower():
        return False
    if index + 1 >= len(marks):
        return False
    later = marks[index + 1][0]
    before, after = _around(text, later, '"', 0, end)
    return before in ".,?!" and not after.isalnum()


def _starts_sentence(text: str, at: int, opened: int, start: int) -> bool:
    before = text[max(opened + 1, start) : at].rstrip()
    return bool(before) and before[-1] in ".?!" and at - opened > 2


def _pair_single(text: str, start: int, end: int, marks: list[tuple[int, str]]) -> list[Quotation]:
    """Pairs single marks only where both ends are plain: a lone single mark is an apostrophe."""
    found: list[Quotation] = []
    index = 0
    while index < len(marks):
        at, mark = marks[index]
        before, after = _around(text, at, mark, start, end)
        index += 1
        if mark in "’›" or before.isalnum() or after.isspace() or not (before.isspace() or before in "([—–-"):
            continue
        closer = _single_closer(text, marks[index:], mark, end)
        if closer is not None:
            found.append(_closed((at, mark), *closer))
            index = next((i for i, (other, _) in enumerate(marks) if other > closer[0]), len(marks))
    return found


def _single_closer(text: str, marks: list[tuple[int, str]], opener: str, end: int) -> tuple[int, str] | None:
    """The mark that closes a single-style quotation: the first after punctuation, else the first after a word that is
    no plural possessive before another word."""
    allowed = "'" if opener == "'" else PAIRS[opener]
    candidates = []
    for at, mark in marks:
        if mark not in allowed:
            continue
        before, after = _around(text, at, mark, 0, end)
        if before.isspace() or after.isalnum():
            continue
        candidates.append((at, mark, before))
    for at, mark, before in candidates:
        if before in ".,?!;…" or not (before == "s" and text[at + 1 : at + 3].strip()[:1].islower()):
            return at, mark
    return None if not candidates else candidates[0][:2]
