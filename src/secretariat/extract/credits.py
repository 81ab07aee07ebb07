"""The agency that a report credits, where another outlet published it."""

from __future__ import annotations

import re

from secretariat.evidence import Passage
from secretariat.knowledge.outlets import is_same_outlet, outlet_name
from secretariat.records import BlockKind, Report

_LAST = re.compile(r"[.!?”\"’»]\s*\((?P<name>[A-Z][^()]{1,40})\)\s*$")
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


def _at_the_end(report: Report) -> Passage | None:
    """ "(NAME)" behind the last sentence, where the name is an outlet's."""
    last = next((block for block in reversed(report.blocks) if block.kind == "body"), None)
    found = None if last is None else _LAST.search(report.text, max(last.start, last.end - 60), last.end)
    if found is None or outlet_name(found["name"]) is None or is_same_outlet(found["name"], report.outlet):
        return None
    return Passage.cut(report.id, report.text, *found.span("name"))
