"""Who accepts what of a plan, and what of it is agreed."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from typing import get_args

from secretariat.evidence import Passage
from secretariat.knowledge.proposal_words import load_proposal_words
from secretariat.reconcile.plan_drafts import Draft
from secretariat.reconcile.plan_marks import sentence_at
from secretariat.reconcile.plan_tellings import Tabling, day_of
from secretariat.reconcile.plan_terms import Clause, sentences_of
from secretariat.records import Agreement, Answered, Answering, Position

ANSWERING: tuple[Answering, ...] = get_args(Answering)
_NOT_HAD = re.compile(
    r"\b(?:not|never|no|den\w+)\b.{0,40}\b(?:receiv|seen|saw|handed|shown|given|sent|exist)", re.DOTALL
)
"""That somebody has not got a plan is no answer to it."""
_POINTING = {"it", "this", "that", "them", "one", "these", "those"}
_LOOSE = {"formula", "idea", "ideas", "concept", "note", "framework", "scheme", "project", "wording", "suggestion"}
_AGAINST = {"rejects", "opposes", "red line"}


class Answers:
    """The positions that answer a plan: on its versions, and on single terms."""

    def __init__(self, tabling: Tabling, drafts: Sequence[Draft], rows: Sequence[Sequence[Clause]]) -> None:
        self._tabling = tabling
        spans: dict[str, list[tuple[int, int, int]]] = defaultdict(list)
        for at, draft in enumerate(drafts):
            for told in draft.tellings:
                text = tabling.reports[told.report].text
                for number, (start, end) in enumerate(told.spans):
                    if number == 0 or not _is_loose(text[start:end]):
                        spans[told.report].append((start, end, at))
        words: dict[str, list[tuple[Passage, int, int]]] = defaultdict(list)
        for number, row in enumerate(rows):
            for clause in row:
                words[clause.report] += [(passage, number, clause.draft) for passage in clause.record.passages]
        ids = {clause.record.id: (number, clause.draft) for number, row in enumerate(rows) for clause in row}
        plans = {t.id: at for at, draft in enumerate(drafts) for t in draft.tellings if t.proposal is not None}
        self._of_version: dict[int, list[Position]] = defaultdict(list)
        self._of_term: dict[tuple[int, int], list[Position]] = defaultdict(list)
        for one in tabling.positions:
            report = one.passages[0].report
            if one.stance not in ANSWERING or report not in spans or _has_it_not(one):
                continue
            terms = {ids[one.about]} if one.about in ids else set(_met(one, words.get(report, ())))
            for place in sorted(terms):
                self._of_term[place].append(one)
            version = plans.get(one.about or "", _version(one, sorted(spans[report]), tabling))
            if version is not None and not terms:
                self._of_version[version].append(one)

    def of_version(self, draft: int) -> tuple[Answered, ...]:
        """The latest answer of each party to a version."""
        return self._latest(self._of_version.get(draft, ()))

    def of_term(self, row: int, draft: int) -> tuple[Answered, ...]:
        """The latest answer of each party to a term of a version."""
        return self._latest(self._of_term.get((row, draft), ()))

    def _latest(self, positions: Iterable[Position]) -> tuple[Answered, ...]:
        found: dict[str, Position] = {}
        reports, actors = self._tabling.reports, self._tabling.actors
        for one in sorted(positions, key=self._order):
            party = one.party or one.actor
            if party is None:
                continue
            speaks = actors.get(party)
            found[(speaks.party if speaks is not None else None) or party] = one
        return tuple(
            Answered(party=party, stance=stance, position=one.id, passages=one.passages)
            for party, one in sorted(found.items())
            for stance in ANSWERING
            if stance == one.stance and one.passages[0].report in reports
        )

    def _order(self, one: Position) -> tuple[bool, int, bool, str, str, int, str]:
        first = one.passages[0]
        report = self._tabling.reports[first.report]
        day = day_of(report)
        got = report.retrieved or ""
        return day is not None, day or 0, report.copy_of is None, got, first.report, first.start, one.id


def _has_it_not(one: Position) -> bool:
    return any(_NOT_HAD.search(passage.quote) for passage in one.passages)


def _met(one: Position, words: Iterable[tuple[Passage, int, int]]) -> Iterable[tuple[int, int]]:
    """The terms on whose words a position stands."""
    for passage, row, draft in words:
        if any(own.start < passage.end and passage.start < own.end for own in one.passages):
            yield row, draft


def _version(one: Position, spans: Sequence[tuple[int, int, int]], tabling: Tabling) -> int | None:
    """The version that a position's words name, else that its sentence names in front of them; None: neither."""
    named = [at for start, end, at in spans if any(own.start < end and start < own.end for own in one.passages)]
    if named:
        return named[-1]
    first = one.passages[0]
    if not _points_at_a_plan(one.about):
        return None
    start, _ = sentence_at(sentences_of(tabling.reports[first.report].text), first.start)
    before = [at for a, _, at in spans if start <= a < first.end]
    return before[-1] if before else None


def _is_loose(name: str) -> bool:
    """Whether words for a plan may as well mean something else in its report: "the formula", "the idea"."""
    return name.lower().split()[-1:] != [] and name.lower().split()[-1] in _LOOSE


def _points_at_a_plan(about: str | None) -> bool:
    """Whether the words for what a position is about can mean a plan: "it", "the draft"."""
    words = load_proposal_words()
    last = (about or "").lower().split()[-1:]
    return bool(last) and last[0] in _POINTING | words["plan"] | words["offer"] | words["paper"]


def agreement(
    own: Sequence[Clause], answers: Sequence[Answered], disputed: Mapping[str, Sequence[Passage]]
) -> Agreement:
    """Whether a term is agreed, as its reports tell it.

    Args:
        own: the provisions that tell it of a version.
        answers: those of parties to it.
        disputed: report → words of points of which others say the contrary: agreed or not, so or not.
    """
    statuses = {one.record.status for one in own}
    if "agreed" not in statuses:
        return "open" if statuses & {"open", "contested"} else "unknown"
    against = any(one.stance in _AGAINST for one in answers)
    denied = any(
        other.start < passage.end and passage.start < other.end
        for one in own
        for passage in one.record.passages
        for other in disputed.get(passage.report, ())
    )
    return "contested whether agreed" if against or denied or "contested" in statuses else "agreed"
