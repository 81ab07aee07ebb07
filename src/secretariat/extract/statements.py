"""Statements by grammar: cues with their source and content, the whole quotation where content is quoted, and the
quotations that go on without a cue of their own."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from secretariat.evidence import Passage
from secretariat.extract.candidates import Candidate, candidates
from secretariat.extract.quotes import Span, overlap, quoted_share
from secretariat.extract.selection import select
from secretariat.identity import record_id
from secretariat.knowledge.speech import act_of
from secretariat.parse import Parsed
from secretariat.plugins import Extracted
from secretariat.quotations import Quotation
from secretariat.records import Manner, Statement, StatementKind

VERSION = "1"
THRESHOLD = 0.36
"""Least measured precision of a cue that is believed (PolNeAR dev: who-said-what F1 flat from 0.32 to 0.42)."""
_ALWAYS = {"according", "label", "title label", "colon"}


def extract_statements(parsed: Parsed) -> Extracted:
    """The statements of a report: `said` ones and `held` ones, in order of the text."""
    kept = select(candidates(parsed), parsed.quotations, THRESHOLD)
    found = [_statement(parsed, candidate, score) for candidate, score in kept]
    found.extend(_continuations(parsed, found))
    found.sort(key=lambda statement: (statement.content[0].start, statement.id))
    return found, ()


def _statement(parsed: Parsed, candidate: Candidate, score: float) -> Statement:
    act = act_of(candidate.lemma)
    manner: Manner = "said" if act is not None or candidate.frame in _ALWAYS else "held"
    text, report = parsed.report.text, parsed.report.id
    return Statement(
        id=record_id("s", report, candidate.cue, candidate.content),
        report=report,
        unresolved="not resolved",
        source=() if candidate.source is None else (Passage.cut(report, text, *candidate.source),),
        cue=(Passage.cut(report, text, *candidate.cue),),
        content=tuple(Passage.cut(report, text, *piece) for piece in candidate.content),
        kind=_kind(candidate.content, parsed.quotations, text),
        manner=manner,
        act=act or "assert",
        negated=candidate.negated,
        score=round(score, 3),
        made_by=f"statements.{candidate.frame.partition(':')[0].replace(' ', '-')}/{VERSION}",
    )


def _kind(content: Sequence[Span], quotations: Sequence[Quotation], text: str) -> StatementKind:
    share = quoted_share(content, quotations, text)
    return "direct" if share >= 1 else "indirect" if share <= 0 else "mixed"


def _continuations(parsed: Parsed, found: Sequence[Statement]) -> Iterator[Statement]:
    """Quotations that no cue claims but that follow one: the same source goes on."""
    text, report = parsed.report.text, parsed.report.id
    taken = [(p.start, p.end) for statement in found for p in (*statement.content, *statement.source)]
    for paragraph in parsed.paragraphs:
        own = [s for s in found if paragraph.start <= s.content[0].start < paragraph.end and s.manner == "said"]
        for quotation in parsed.quotations:
            span = (quotation.start, quotation.end)
            if not paragraph.start <= quotation.start < paragraph.end or any(overlap(span, t) for t in taken):
                continue
            before = [s for s in own if s.cue and s.cue[0].start < quotation.start and s.kind != "indirect"]
            if not before or not _is_sentence(text, quotation, paragraph.start):
                continue
            last = before[-1]
            yield Statement(
                id=record_id("s", report, "continued", span),
                report=report,
                unresolved="not resolved",
                source=last.source,
                content=(Passage.cut(report, text, *span),),
                kind="direct",
                score=None,
                made_by=f"statements.continued/{VERSION}",
            )


def _is_sentence(text: str, quotation: Quotation, start: int) -> bool:
    """The quotation stands as a sentence of its own: after the end of another, and not two words long."""
    before = text[start : quotation.start].rstrip()
    words = text[quotation.inner_start : quotation.inner_end].split()
    return (not before or before[-1] in ".!?\"”:'’") and len(words) >= 2
