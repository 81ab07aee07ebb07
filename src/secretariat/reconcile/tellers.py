"""Who tells a point that a report has in its own words: whoever it says puts a number so high, a document, or another
outlet that it names beside the point."""

from __future__ import annotations

import functools
import re

from secretariat.evidence import Passage
from secretariat.identity import plain_letters
from secretariat.knowledge.sourcing import load_sourcing
from secretariat.records import Proposition, Report

_PUTTING = {"put", "estimate", "reckon"}
"""Verbs by which somebody who is named says how much something is: "Akeba put his force at 4,300"."""
_PROVIDING = {
    "say", "set", "foresee", "provide", "oblige", "require", "give", "grant", "promise", "raise", "lower", "drop",
    "allow", "ask", "limit", "demand", "recommend", "contain", "keep", "fix", "call", "replace", "mention", "state",
}  # fmt: skip
"""What a document does that is the origin of what it says."""
_NO_PAPERS = {"order", "file", "copy", "note", "minute", "leak", "intelligence", "recording", "letter"}
"""Documents that may also be something else, or say who wrote them."""
_GENERIC = {
    "news", "wire", "agency", "press", "radio", "daily", "times", "post", "today", "newspaper", "broadcasting",
    "television", "service", "online", "the", "of", "tribune", "standard", "observer", "journal", "evening", "morning",
}  # fmt: skip
"""Words of outlets' names by which nobody is called."""
_PARAGRAPH = "\n\n"
_NOTHING = re.compile(r"(?!)")


def is_told_by_doer(point: Proposition) -> bool:
    """Whether a point in a report's own words says at what somebody puts a number."""
    measured = bool(point.amounts) and re.search(r"\bat\b", point.passage.quote) is not None
    return point.verb in _PUTTING and measured and len(point.doers) == 1


def is_of_document(point: Proposition) -> bool:
    """Whether a point in a report's own words is what a document says: "under the draft", "the text, which gives …"."""
    under, begins, is_one = _patterns()
    if under.match(point.passage.quote) is not None:
        return True
    told = begins.match(point.passage.quote) if point.subject is None else is_one.fullmatch(point.subject)
    return told is not None and point.verb in _PROVIDING


@functools.cache
def _patterns() -> tuple[re.Pattern[str], ...]:
    papers = "|".join(sorted(load_sourcing().documents - _NO_PAPERS))
    phrase = rf"(?:the|a|this|that) (?:[\w’'-]+ ){{0,2}}(?:{papers})"
    return (
        re.compile(rf"(?:under|according to|in) {phrase}\b", re.IGNORECASE),
        re.compile(rf"{phrase}\b", re.IGNORECASE),
        re.compile(phrase, re.IGNORECASE),
    )


def names_outlet(report: Report, passage: Passage, outlet: str) -> bool:
    """Whether a report names an outlet in the paragraph of a passage: by its name, or "the Beacon agency" for "Beacon
    Wire" and "the Spark" for "The Lunn Spark".

    Args:
        report: the one that holds the passage.
        passage: the words of the point.
        outlet: the outlet's name.
    """
    words, (first, last, pattern) = _paragraph(report.text, passage.start, passage.end), _called(outlet)
    return (first in words or last in words) and pattern.search(words) is not None


@functools.lru_cache(maxsize=4096)
def _paragraph(text: str, start: int, end: int) -> str:
    """The paragraph of a passage, in lower case and without accents."""
    begin, last = text.rfind(_PARAGRAPH, 0, start) + 1, text.find(_PARAGRAPH, end)
    return plain_letters(text[begin : len(text) if last < 0 else last])


@functools.lru_cache(maxsize=4096)
def _called(outlet: str) -> tuple[str, str, re.Pattern[str]]:
    """The first and the last word of an outlet's name, and how it is named by others."""
    name = plain_letters(outlet).removeprefix("the ")
    words = name.split()
    if not words:
        return "", "", _NOTHING
    forms = [re.escape(name)] if len(words) > 1 or len(name) > 3 else [rf"the {re.escape(name)}"]
    if len(words) > 1:
        forms += [rf"(?:the|news site|newspaper|paper) {re.escape(words[-1])}"] if words[-1] not in _GENERIC else []
        forms += [rf"{re.escape(words[0])} (?:agency|news)"] if words[0] not in _GENERIC else []
    return words[0], words[-1], re.compile(rf"\b(?:{'|'.join(forms)})\b")
