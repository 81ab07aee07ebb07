"""Which stretch of a report shows best what a search found in it."""

from __future__ import annotations

import re
from collections.abc import Iterator

from secretariat.evidence import Passage
from secretariat.identity import plain_letters
from secretariat.records import Block, Report
from secretariat.store.writing import MARK_END, MARK_START, READABLE

_WORD = re.compile(r"\w+")
_ASKED = re.compile(r"(\w+)(\*?)")
_PASSAGE_CHARACTERS = 320
"""Longest stretch shown, in characters: three or four lines of a terminal."""


def best_passage(report: Report, marked: str) -> tuple[Passage | None, tuple[tuple[int, int], ...]]:
    """The paragraph in which most of the words were found (or a stretch of it), and where they stand inside it.

    The title is chosen only when it has more of them than any paragraph.

    Args:
        report: the report.
        marked: its text as `Found.marked` has it.

    Returns:
        The passage, and the words found as half-open spans counted from its first character. None and nothing when no
        word was found in the text itself.
    """
    spans = found_spans(marked)
    best, inside, most = (0, 0), list[tuple[int, int]](), (0, False, 0)
    for start, end in _paragraphs(report):
        here = [span for span in spans if start <= span[0] < end]
        different = len({report.text[first:last].casefold() for first, last in here})
        rank = (different, report.text[start:end].strip() != report.title, len(here))
        if here and rank > most:
            best, inside, most = (start, end), here, rank
    if not inside:
        return None, ()
    first, last = _trimmed(report.text, best, inside[0])
    marks = tuple((low - first, high - first) for low, high in inside if high <= last)
    return Passage.cut(report.id, report.text, first, last), marks


def found_spans(marked: str) -> list[tuple[int, int]]:
    """Where the words found stand in the report's text, half-open; `marked` as `Found.marked` has it."""
    spans, position = [], 0
    for index, piece in enumerate(re.split(f"[{MARK_START}{MARK_END}]", marked)):
        if index % 2:
            spans.append((position, position + len(piece)))
        position += len(piece)
    return spans


def words_in(text: str, words: str) -> list[tuple[int, int]]:
    """Where words that were looked for stand in `text`, half-open; case and accents do not count.

    Args:
        text: any text.
        words: as `secretariat.store.words.fts_query` takes them; those of a phrase are found one by one.
    """
    wanted = [(plain_letters(word), star) for word, star in _ASKED.findall(words)]
    return [
        found.span()
        for found in _WORD.finditer(text)
        if any(_is_one(plain_letters(found[0]), word, star=bool(star)) for word, star in wanted)
    ]


def _is_one(found: str, word: str, *, star: bool) -> bool:
    return found.startswith(word) if star else found == word


def _paragraphs(report: Report) -> Iterator[tuple[int, int]]:
    """Where the paragraphs that are read as news stand: those inside its blocks, or inside all of the text."""
    whole = Block(start=0, end=len(report.text), kind="body")
    for block in report.blocks or (whole,):
        if block.kind in READABLE:
            start = block.start
            for paragraph in report.text[block.start : block.end].split("\n\n"):
                yield start, start + len(paragraph)
                start += len(paragraph) + 2


def _trimmed(text: str, part: tuple[int, int], found: tuple[int, int]) -> tuple[int, int]:
    """At most `_PASSAGE_CHARACTERS` of `part`, cut between words, with the words `found` inside."""
    start, end = part
    if end - start > _PASSAGE_CHARACTERS:
        if found[0] - start > _PASSAGE_CHARACTERS // 2:
            start = text.find(" ", found[0] - _PASSAGE_CHARACTERS // 2, found[0]) + 1 or found[0]
        if end - start > _PASSAGE_CHARACTERS:
            end = max(text.rfind(" ", start, start + _PASSAGE_CHARACTERS), found[1])
    stretch = text[start:end]
    return start + len(stretch) - len(stretch.lstrip()), start + len(stretch.rstrip())
