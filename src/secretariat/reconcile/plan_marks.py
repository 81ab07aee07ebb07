"""Words that tell the versions of a plan apart, wherever they stand in a report: "the third draft", "the new version",
"a 28-point plan", "19 points instead of 28", "raised its offer to".

Only letters are looked at: what is found is a hint, which counts in reports that tell of a plan.
"""

from __future__ import annotations

import functools
import re
from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import Literal

from secretariat.knowledge.proposal_words import load_proposal_words

Relative = Literal["new", "previous"]
"""A version as told of against the others: the latest one, or one before it."""

_ONES = {
    "one": 1, "two": 2, "three": 3, "four": 4, "five": 5, "six": 6, "seven": 7, "eight": 8, "nine": 9, "ten": 10,
    "eleven": 11, "twelve": 12, "thirteen": 13, "fourteen": 14, "fifteen": 15, "sixteen": 16, "seventeen": 17,
    "eighteen": 18, "nineteen": 19,
}  # fmt: skip
_TENS = {
    "twenty": 20, "thirty": 30, "forty": 40, "fifty": 50, "sixty": 60, "seventy": 70, "eighty": 80, "ninety": 90,
}  # fmt: skip
_RANKS = {
    "initial": 1, "original": 1, "first": 1, "second": 2, "third": 3, "fourth": 4, "fifth": 5, "sixth": 6,
    "seventh": 7, "eighth": 8,
}  # fmt: skip
_PREVIOUS = {"previous", "earlier", "old", "older", "former", "preceding"}
_SHAPED = {"shorter", "longer", "slimmer", "shortened", "reworked", "redrafted", "rewritten", "newer"}
"""Words for a later version that are no words for versions on their own."""
_NOT_NEW = {"rival", "alternative"}
"""Of the newer: they tell of somebody else's plan."""

_ONE = "|".join(sorted(_ONES, key=len, reverse=True))
_NUMBER = rf"\d{{1,3}}|(?:{'|'.join(_TENS)})(?:[- ](?:{_ONE}))?|{_ONE}"
_POINT = r"(?:points?|articles?|items?)"
_COUNTED = re.compile(
    r"[- ]([Pp]oints?|[Aa]rticles?|[Ii]tems?)\b(?!\s+(?:of\s+order|shorter|longer|fewer|more|less)\b)"
)
_BEFORE = re.compile(rf"(?i)(?<![\w.,])({_NUMBER})$")
_LONGEST = 24
"""Characters of a number in words, at most, with those in front of it."""
_OTHER_COUNT = re.compile(
    rf"(?i)(?:instead of|rather than|down from|up from|compared with|against)\s+(?:the\s+)?({_NUMBER})\b"
)
_CUT = re.compile(rf"(?i)\bfrom ({_NUMBER})(?: {_POINT})? to ({_NUMBER})(?: {_POINT})?\b")
_TAKEN = re.compile(
    r"(?i)\b(?:lost|loses|took|taken|takes|shed|drop|drops|dropped|removed|added|adds|gained|all|other|percentage|"
    r"basis) $"
)
"""In front of a number of points that is not that of all points."""
_ELLIPSIS = re.compile(
    r"\bthe (first|second|third|fourth|fifth)(?=, (?:dated|on|of|presented|which)\b|"
    r" (?:would|will|allow|fores|spoke|speak|had|has|set|cap|was|within|gave|give|sought|put|call|ask|one\b)\w*)",
    re.IGNORECASE,
)
_RAISED = re.compile(
    r"\b(?:rais|improv|increas|lift|sweeten|lower|revis|doubl|better)(?:e|es|ed|ing)?\s+(?:its|their|his|her|the)\s+"
    r"(?:[\w’'-]+\s+){0,3}?(?:offer|bid|proposal)\b",
    re.IGNORECASE,
)
_STOP = re.compile(r"(?<!\bMr)(?<!\bMs)(?<!\bMrs)(?<!\bDr)(?<!\bSt)(?<!\bNo)(?<!\b[A-Z])[.!?…][\"”’»')\]]*\s+|\n+")


_MOST = 50
"""Marks of a sentence, at most."""


@dataclass(frozen=True, slots=True)
class VersionMark:
    """Words that tell which version of a plan is meant."""

    start: int
    """Characters of the report's text, half-open."""
    end: int
    rank: int | None = None
    """1: the first, 2: the second; None: not told."""
    points: int | None = None
    relative: Relative | None = None
    whole: bool = True
    """Whether the words name a plan; else they only count points."""


@functools.cache
def _phrases() -> re.Pattern[str]:
    words = load_proposal_words()
    first = sorted({*_RANKS, *_PREVIOUS, *_SHAPED, *(words["newer"] - _NOT_NEW), "final"})
    nouns = sorted(words["plan"] | words["offer"] | words["paper"] - {"idea", "suggestion", "note", "concept"})
    return re.compile(
        rf"\b(?P<word>{'|'.join(first)})\s+(?!of\b|and\b|in\b|to\b)(?:[\w’'-]+\s+){{0,2}}?"
        rf"(?:{'|'.join(nouns)}|one\s+of(?=\s+\d+\s+points))\b",
        re.IGNORECASE,
    )


def sentences(text: str) -> list[tuple[int, int]]:
    """The sentences of a text, half-open, in order; line breaks end one."""
    found, begin = [], 0
    for stop in _STOP.finditer(text):
        if text[begin : stop.end()].strip():
            found.append((begin, stop.end()))
        begin = stop.end()
    if text[begin:].strip():
        found.append((begin, len(text)))
    return found


def sentence_at(spans: list[tuple[int, int]], at: int) -> tuple[int, int]:
    """The sentence in which a character stands."""
    place = bisect_right(spans, (at, len(spans) and spans[-1][1] + 1)) - 1
    return spans[max(place, 0)] if spans else (0, 0)


def turned_in(text: str) -> bool:
    """Whether it says that a number of points became another: "cut from 24 points to 17"."""
    found = _CUT.search(text)
    return found is not None and any(True for _ in _counts(text, found.start(), found.end()))


def number_of(word: str) -> int | None:
    """The number that a word is, "22" or "twenty-two"; None: it is none."""
    if word.isascii() and word.isdigit():
        return int(word)
    parts = re.split(r"[- ]", word.lower())
    if len(parts) == 2 and parts[0] in _TENS and parts[1] in _ONES:
        return _TENS[parts[0]] + _ONES[parts[1]]
    return _TENS.get(parts[0], _ONES.get(parts[0])) if len(parts) == 1 else None


def rank_of(word: str | None) -> int | None:
    """The place of a version that a word tells: "third" 3; None: it tells none."""
    return _RANKS.get((word or "").lower())


def relative_of(word: str | None) -> Relative | None:
    """Whether a word tells of a later version, or of one before; None: of neither."""
    word = (word or "").lower()
    if word in _PREVIOUS:
        return "previous"
    newer = word in _SHAPED or word in load_proposal_words()["newer"] - _NOT_NEW - _RANKS.keys()
    return "new" if newer else None


def marks_in(text: str) -> list[VersionMark]:
    """The marks of a text, in order; points that are told in the sentence of a plan's words stand with these."""
    found: list[VersionMark] = []
    hits = [one.start() for pattern in (_COUNTED, _ELLIPSIS, _RAISED, _phrases()) for one in pattern.finditer(text)]
    spans = sentences(text) if hits else []
    for start, end in sorted({sentence_at(spans, hit) for hit in hits}):
        found += _of_sentence(text, start, end)
    return found


def _of_sentence(text: str, start: int, end: int) -> Iterator[VersionMark]:
    named = [
        VersionMark(one.start(), one.end(), rank_of(one["word"]), None, relative_of(one["word"]))
        for one in _phrases().finditer(text, start, end)
    ]
    taken = [(one.start, one.end) for one in named]
    named += [
        VersionMark(one.start(), one.end(), rank_of(one[1]))
        for one in _ELLIPSIS.finditer(text, start, end)
        if not any(a < one.end() and one.start() < b for a, b in taken)
    ]
    named += [VersionMark(one.start(), one.end(), relative="new") for one in _RAISED.finditer(text, start, end)]
    counted = [
        VersionMark(first, last, points=points, whole=False)
        for first, last, points in _counts(text, start, end)
        if _TAKEN.search(text, max(start, first - 12), first) is None
    ]
    turned = _CUT.search(text, start, end)
    if turned is not None and any(turned.start() <= one.start < turned.end() for one in counted):
        counted = [one for one in counted if not turned.start() <= one.start < turned.end()]
        yield VersionMark(turned.start(1), turned.end(1), None, number_of(turned[1]), "previous", whole=False)
        counted.append(VersionMark(turned.start(2), turned.end(), None, number_of(turned[2]), "new", whole=False))
    named = sorted(named, key=lambda one: one.start)[:_MOST]
    counted = counted[:_MOST]
    for at, one in enumerate(named):
        fitting = [count for count in counted if _belongs(count, at, named)]
        if fitting:
            counted.remove(fitting[0])
            named[at] = replace(one, points=fitting[0].points, end=max(one.end, fitting[0].end))
    if len(named) == len(counted) == 1 and named[0].points is None:
        named, counted = [replace(named[0], points=counted[0].points)], []
    if named or counted:
        other = [
            VersionMark(one.start(1), one.end(1), points=number_of(one[1]), relative="previous", whole=False)
            for one in _OTHER_COUNT.finditer(text, start, end)
            if counted or any(mark.points is not None for mark in named)
        ]
        yield from sorted([*named, *counted, *other], key=lambda one: (one.start, one.end))


def _counts(text: str, start: int, end: int) -> Iterator[tuple[int, int, int | None]]:
    """Where points are counted, and how many."""
    for one in _COUNTED.finditer(text, start, end):
        number = _BEFORE.search(text[max(start, one.start() - _LONGEST) : one.start()])
        if number is not None:
            yield one.start() - len(number[1]), one.end(), number_of(number[1])


def may_tell(text: str) -> bool:
    """Whether a text can have marks with the number or the points of a version: soon told."""
    lower = text.lower()
    return any(word in lower for word in ("draft", "version", "points", "-point", "articles"))


def _belongs(count: VersionMark, at: int, named: list[VersionMark]) -> bool:
    """Whether a count of points is of the mark `at`: it stands inside or behind it, and before the next one."""
    own, behind = named[at], named[at + 1].start if at + 1 < len(named) else None
    return own.start <= count.start and (behind is None or count.start < behind)
