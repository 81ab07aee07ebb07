"""The agency that a report credits, where another outlet published it."""

from __future__ import annotations

from secretariat.evidence import Passage
from secretariat.knowledge.outlets import is_same_outlet
from secretariat.records import BlockKind, Report

_WHERE: tuple[BlockKind, ...] = ("dateline", "credit", "byline", "site", "body")


def agency_passage(report: Report) -> Passage | None:
    """The words that name the agency of a dateline or a credit; None: there is none, or it is the report's outlet."""
    if report.credit is None or is_same_outlet(report.credit, report.outlet):
        return None
    for kind in _WHERE:
        for block in report.blocks:
            at = report.text.find(report.credit, block.start, block.end) if block.kind == kind else -1
            if at >= 0:
                return Passage.cut(report.id, report.text, at, at + len(report.credit))
    return None
