"""Disputed points: accounts that cannot both hold, side by side, without a verdict."""

from __future__ import annotations

import re
from collections.abc import Iterable

from secretariat.answer.briefing import telling
from secretariat.answer.briefing.brief_rows import Section
from secretariat.answer.briefing.desk import Desk
from secretariat.answer.briefing.likeness import alike, stems
from secretariat.answer.briefing.sentences import Sentence
from secretariat.answer.briefing.surroundings import whole_sentence
from secretariat.records import Contradiction

_MOST = 6
_SURE = re.compile(r"\((\d+)%\)")
_LEAST_SURE = 80
"""Percent from which what a network read as contradicting is told."""
_FIGURE = re.compile(r"\d[\d,.]*")
_NEAR = 800
"""Characters of one report within which one plainly answers another whom it names."""
_SHARED = 3
"""Words that the two sides have in common, where they are to be on one matter."""


def disputes(desk: Desk) -> Section:
    """The section; the newest first."""
    group = desk.group(None, _pairs(desk), _MOST)
    return Section(
        title="Disputed points",
        groups=(group,) if group.items else (),
        empty="No two accounts that plainly speak of one matter were read to contradict one another.",
    )


def _pairs(desk: Desk) -> Iterable[Sentence]:
    for one, _ in reversed(list(desk.ground.accounts.contradictions())):
        points = [desk.ground.points[side].passage for side in (one.left, one.right)]
        if desk.ground.apart(*points):
            desk.not_told["a contradiction between two versions of a plan"] += 1
        elif _is_plain(one, desk):
            yield telling.contradiction(one, desk.ground)
        else:
            desk.not_told["a contradiction whose sides have few words in common"] += 1


def _is_plain(one: Contradiction, desk: Desk) -> bool:
    """Whether both sides are plainly on one matter, and neither only copies."""
    sure = _SURE.search(one.why)
    if sure is not None and int(sure[1]) < _LEAST_SURE:
        return False
    left, right = desk.ground.points[one.left], desk.ground.points[one.right]
    if not all(desk.ground.is_current(side.passage.report) for side in (left, right)):
        return False
    if _side_by_side(one, desk):
        return True
    figures = [set(_FIGURE.findall(side.passage.quote)) for side in (left, right)]
    if one.type != "value" and all(figures) and figures[0].isdisjoint(figures[1]):
        return False
    if min(len(stems(side.passage.quote)) for side in (left, right)) < _SHARED:
        return False
    return alike(left.passage.quote, right.passage.quote, _SHARED)


def _side_by_side(one: Contradiction, desk: Desk) -> bool:
    """Whether two speakers are set against one another in one report, one naming the other."""
    ground = desk.ground
    left, right = ground.points[one.left], ground.points[one.right]
    if left.passage.report != right.passage.report or abs(left.passage.start - right.passage.start) > _NEAR:
        return False
    said = [ground.statements.get(side.statement or "") for side in (left, right)]
    speakers = [None if one is None else one.speaker for one in said]
    if speakers[0] == speakers[1] or None in speakers:
        return False
    report = ground.reports[left.passage.report]
    told = [whole_sentence(report, side.passage).quote for side in (left, right)]
    return any(form in told[1 - at] for at in (0, 1) for form in ground.forms(speakers[at] or ""))
