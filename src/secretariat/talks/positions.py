"""Positions: the stance of each party to an issue, a proposal or a step, on the words that tell it."""

from __future__ import annotations

from collections.abc import Sequence

from secretariat.evidence import Passage
from secretariat.identity import record_id
from secretariat.knowledge.beliefs import precision_of_talks
from secretariat.knowledge.stances import load_stances
from secretariat.parse import Parsed
from secretariat.records import Position
from secretariat.talks.issues import Assigned, Issues
from secretariat.talks.marks import NEAR, Mark, covers
from secretariat.talks.who import Who

VERSION = "1"


def read_positions(parsed: Parsed, who: Who, issues: Issues, marks: Sequence[Mark]) -> tuple[Position, ...]:
    """The positions that the marks tell: one for each party, thing and stance."""
    found: list[Position] = []
    every: dict[tuple[str, str], list[tuple[int, int]]] = {}
    report = parsed.report
    for mark in marks:
        if not _is_of_talks(mark, issues):
            continue
        told = _issue(mark, issues)
        for actor, party in [(holder, one) for holder in mark.holders for one in who.parties(holder)]:
            start, end = mark.span
            before = every.setdefault((party, mark.stance), [])
            if any(covers(span, (start, end)) for span in before[-NEAR:]):
                continue
            before.append((start, end))
            speaker = None if mark.statement is None else mark.statement.speaker
            stated = speaker is not None and (speaker == actor or party in who.parties(speaker))
            one = Position(
                id=record_id("q", report.id, party, mark.stance, start, end),
                party=party,
                actor=actor if actor != party else None,
                issue="other" if told is None else told.label,
                issue_why=None if told is None else told.why,
                about=None if mark.about is None else _words(mark),
                stance=mark.stance,
                condition=mark.condition,
                status="stated" if stated else "reported",
                statement=None if mark.statement is None else mark.statement.id,
                passages=(Passage.cut(report.id, report.text, start, end),),
                score=precision_of_talks(f"positions.{mark.rule}"),
                made_by=f"positions.{mark.rule}/{VERSION}",
            )
            found.append(one)
    return tuple(sorted(found, key=lambda one: one.passages[0].start))


def _is_of_talks(mark: Mark, issues: Issues) -> bool:
    """Whether the words of a mark tell of an issue, or of what is negotiated; verbs of stance need not."""
    if mark.spotted is not None or mark.rule in {"verb", "act"} or issues.within(mark.paragraph, *mark.span):
        return True
    matters = load_stances().matters
    return any(token.lemma_.lower() in matters for token in mark.words)


def _issue(mark: Mark, issues: Issues) -> Assigned | None:
    about = mark.about
    words = mark.words if about is None else about.doc[about.left_edge.i : about.right_edge.i + 1]
    near = words if len(words) > 2 and words.sent.start == mark.words.sent.start else mark.words
    return issues.of(mark.paragraph, near, mark.spotted)


def _words(mark: Mark) -> str | None:
    assert mark.about is not None
    about = mark.about
    text = about.doc[about.left_edge.i : about.right_edge.i + 1].text
    return " ".join(text.split())[:200] or None
