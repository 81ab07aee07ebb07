"""Who published a report: the agency that it credits, where that is another, and its own outlet by name."""

from __future__ import annotations

import re

from secretariat.evidence import Passage
from secretariat.extract.quotes import Span
from secretariat.knowledge.outlets import is_same_outlet, outlet_name, without_article
from secretariat.records import BlockKind, Report

_LAST = re.compile(r"[.!?”\"’»]\s*\((?P<name>[A-Z][^()]{1,40})\)\s*$")
_LONGER = re.compile(r"(?: [A-Z]\w+){0,2}")
_WHERE: tuple[BlockKind, ...] = ("dateline", "credit", "byline", "site", "body")


def agency_passage(report: Report) -> Passage | None:
    """The words that name the agency of a dateline or a credit; None: there is none, or it is the report's outlet."""
    if report.credit is None:
        return _at_the_end(report)
    if is_same_outlet(report.credit, report.outlet):
        return None
    for kind in _WHERE:
        for block in report.blocks:
            at = report.text.find(report.credit, block.start, block.end) if block.kind == kind else -1
            if at >= 0:
                return Passage.cut(report.id, report.text, at, at + len(report.credit))
    return None


def is_own_outlet(report: Report, words: Span) -> bool:
    """Whether the words name the report's own outlet: by its name, or by the end of it ("the Gazette")."""
    text = report.text
    named = text[slice(*words)]
    longer = _LONGER.match(text, words[1])
    more = named if longer is None else text[words[0] : longer.end()]
    if is_same_outlet(named, report.outlet) or is_same_outlet(more, report.outlet):
        return True
    bare = without_article(named)
    if report.outlet is None or bare == named or " " in bare or not bare[:1].isupper():
        return False
    return f" {bare}" not in text[: words[0]].replace(f"the {bare}", "").replace(f"The {bare}", "")


def _at_the_end(report: Report) -> Passage | None:
    """ "(NAME)" behind the last sentence, where the name is an outlet's."""
    last = next((block for block in reversed(report.blocks) if block.kind == "body"), None)
    found = None if last is None else _LAST.search(report.text, max(last.start, last.end - 60), last.end)
    if found is None or outlet_name(found["name"]) is None or is_same_outlet(found["name"], report.outlet):
        return None
    return Passage.cut(report.id, report.text, *found.span("name"))
