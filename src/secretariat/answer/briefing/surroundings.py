"""The sentence of a report in which a passage stands: a record's own words are often only a part of it."""

from __future__ import annotations

import re

from secretariat.evidence import Passage
from secretariat.records import Report

LONGEST = 340
"""Most characters of a report that one quote of a brief shows."""
_WINDOW = 1200
"""Characters to each side in which the ends of a sentence are looked for."""
_END = re.compile(r"[.!?…][\"'”’»)\]]*\s+(?=[\"'“‘«(\[]*[A-Z0-9À-Þ])")
_SHORT = re.compile(
    r"(?:\b(?:Mr|Mrs|Ms|Dr|Prof|Gen|Col|Lt|Capt|Sgt|Sen|Rep|Gov|St|No|Nos|vs|approx|Corp|Inc|Ltd|Jr|Sr|a\.m|p\.m|"
    r"Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sept?|Oct|Nov|Dec)|\b[A-Za-z])\.\s+$"
)
"""What ends in a full stop and is no end of a sentence."""
_OPEN, _CLOSED = "“«‘(", "”»’)"


def whole_sentence(report: Report, passage: Passage) -> Passage:
    """The sentence, or the sentences, in which the passage stands: of its own paragraph and block.

    The passage itself, cut to whole words, where that would be longer than `LONGEST` characters.
    """
    first, last = _paragraph(report, passage)
    text = report.text
    start, end = first, last
    for match in _END.finditer(text, first, last):
        if _SHORT.search(text, max(first, match.start() - 12), match.end()):
            continue
        if match.end() <= passage.start:
            start = match.end()
        elif match.end() >= passage.end:
            end = match.end()
            break
    start, end = _balanced(text, *_stripped(text, start, end))
    if _is_quoted(text[start:end]) and start < passage.start and passage.end < end:
        start, end = start + 1, end - 1
    if start > passage.start or end < passage.end or end - start > LONGEST:
        start, end = passage.start, passage.end
    if end - start > LONGEST:
        cut = text.rfind(" ", start + LONGEST // 2, start + LONGEST)
        end = cut if cut > start else start + LONGEST
    start, end = _stripped(text, start, end)
    return Passage.cut(report.id, text, start, end) if end > start else passage


def before(report: Report, passage: Passage) -> str:
    """What stands in front of the passage in its sentence."""
    whole = whole_sentence(report, passage)
    if whole.start < passage.start:
        return report.text[whole.start : passage.start]
    return report.text[max(_paragraph(report, passage)[0], passage.start - 160) : passage.start]


def _paragraph(report: Report, passage: Passage) -> tuple[int, int]:
    """Where the paragraph stands, at most `_WINDOW` characters to each side."""
    first, last = 0, len(report.text)
    for block in report.blocks:
        if block.start <= passage.start < block.end:
            first, last = block.start, max(block.end, passage.end)
            break
    first, last = max(first, passage.start - _WINDOW), min(last, passage.end + _WINDOW)
    broken = report.text.rfind("\n\n", first, passage.start)
    first = first if broken < 0 else broken + 2
    broken = report.text.find("\n\n", passage.end, last)
    return first, last if broken < 0 else broken


def _stripped(text: str, start: int, end: int) -> tuple[int, int]:
    part = text[start:end]
    return start + len(part) - len(part.lstrip()), start + len(part.rstrip())


def _is_quoted(part: str) -> bool:
    """Whether one pair of quotation marks stands around the whole."""
    if len(part) < 3:
        return False
    if part[0] == part[-1] == '"':
        return part.count('"') == 2
    at = _OPEN.find(part[0])
    return at >= 0 and part[-1] == _CLOSED[at] and part.count(part[0]) == 1 == part.count(part[-1])


def _balanced(text: str, start: int, end: int) -> tuple[int, int]:
    """Without a quotation mark at one end whose partner stands outside."""
    part = text[start:end]
    if part and part[0] in _OPEN and part.count(_CLOSED[_OPEN.index(part[0])]) == 0:
        start += 1
    if part and part[-1] in _CLOSED and part.count(_OPEN[_CLOSED.index(part[-1])]) == 0:
        end -= 1
    if part.count('"') % 2 == 1:
        if part.startswith('"'):
            start += 1
        elif part.endswith('"'):
            end -= 1
    return start, end
