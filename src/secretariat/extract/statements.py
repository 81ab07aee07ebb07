"""Statements by grammar: cues with their source and content, the whole quotation where content is quoted, and the
quotations that go on without a cue of their own."""

from __future__ import annotations

from collections.abc import Sequence

from msgspec.structs import replace

from secretariat.evidence import Passage
from secretariat.extract.candidates import Candidate, candidates
from secretariat.extract.quotes import Span, overlap, quoted_share
from secretariat.extract.selection import citations, relays, select
from secretariat.identity import record_id
from secretariat.knowledge.speech import act_of
from secretariat.parse import Parsed
from secretariat.plugins import Extracted
from secretariat.quotations import Quotation
from secretariat.records import Act, ChainLink, Manner, Statement, StatementKind

VERSION = "1"
THRESHOLD = 0.25
"""Least measured precision of a cue that is believed (PolNeAR dev: who-said-what F1 flat from 0.32 to 0.42)."""
_ALWAYS = {"according", "label"}
_DEEDS: frozenset[Act] = frozenset({"accept", "reject", "praise"})
_CLAUSES = {"that", "fin", "wh", "pre", "mid", "tail", "colon"}


def extract_statements(parsed: Parsed) -> Extracted:
    """The statements of a report: `said` ones and `held` ones, in order of the text."""
    every = [c for c in candidates(parsed) if _in_body(parsed, c)]
    kept = select(every, parsed.quotations, THRESHOLD)
    through, cited = relays(kept, every), citations(kept, every)
    found = []
    for candidate, score in kept:
        links = [("reported by", relay.source) for said, relay in through if said is candidate]
        origin = next((citation.content[0] for said, citation in cited if said is candidate), None)
        if origin is not None:
            links.append(("citing", candidate.source))
        found.append(_statement(parsed, candidate, score, origin or candidate.source, links))
    found = _with_rest(parsed, found)
    found.sort(key=lambda statement: (statement.content[0].start, statement.id))
    return found, ()


def _in_body(parsed: Parsed, candidate: Candidate) -> bool:
    """A headline tells in the desk's words what the body tells in full: the statement stands on the body."""
    return any(p.kind == "body" and p.start <= candidate.anchor < p.end for p in parsed.paragraphs)


def _manner(candidate: Candidate, act: Act | None) -> Manner:
    """Said, or held: no speech event where the cue is no word of speech, where the saying has not happened, or where
    it is a deed ("rejected the plan", "agreed to meet")."""
    if candidate.frame in _ALWAYS:
        return "said"
    deed = act in _DEEDS and candidate.frame not in _CLAUSES
    return "held" if act is None or candidate.modal or deed else "said"


def _statement(
    parsed: Parsed, candidate: Candidate, score: float, source: Span | None, links: Sequence[tuple[str, Span | None]]
) -> Statement:
    act = act_of(candidate.lemma)
    text, report = parsed.report.text, parsed.report.id
    return Statement(
        id=record_id("s", report, candidate.cue, candidate.content),
        report=report,
        unresolved="not resolved",
        source=() if source is None else (Passage.cut(report, text, *source),),
        cue=(Passage.cut(report, text, *candidate.cue),),
        content=tuple(Passage.cut(report, text, *piece) for piece in candidate.content),
        kind=_kind(candidate.content, parsed.quotations, text),
        manner=_manner(candidate, act),
        act=act or "assert",
        negated=candidate.negated,
        chain=tuple(
            ChainLink(actor=None, relation=relation, passage=Passage.cut(report, text, *span))
            for relation, span in links
            if span is not None
        ),
        score=round(score, 3),
        made_by=f"statements.{candidate.frame.partition(':')[0].replace(' ', '-')}/{VERSION}",
    )


def _kind(content: Sequence[Span], quotations: Sequence[Quotation], text: str) -> StatementKind:
    share = quoted_share(content, quotations, text)
    return "direct" if share >= 1 else "indirect" if share <= 0 else "mixed"


def _with_rest(parsed: Parsed, found: Sequence[Statement]) -> list[Statement]:
    """The statements, each with the quotations that go on after it without a cue of their own.

    One attribution for each source and cue: `"A," he said. "B."` is one statement with two passages, and so is a
    quotation that runs on into the next paragraph.
    """
    text, report = parsed.report.text, parsed.report.id
    taken = [(p.start, p.end) for statement in found for p in (*statement.content, *statement.source)]
    rest: dict[str, list[Passage]] = {}
    last: Statement | None = None
    spoken = sorted((s for s in found if s.manner == "said"), key=lambda s: s.cue[0].start if s.cue else 0)
    for quotation in parsed.quotations:
        span = (quotation.start, quotation.end)
        if any(overlap(span, other) for other in taken):
            continue
        before = [s for s in spoken if s.cue and s.cue[0].start < span[0] and s.kind != "indirect"]
        home = next(p for p in parsed.paragraphs if p.start <= span[0] < p.end)
        near = [s for s in before if home.start <= s.cue[0].start]
        last = near[-1] if near else last if quotation.continues else None
        if last is not None and (quotation.continues or _is_sentence(text, quotation, home.start)):
            rest.setdefault(last.id, []).append(Passage.cut(report, text, *span))
    return [
        replace(s, content=tuple(sorted((*s.content, *rest[s.id]), key=lambda p: p.start))) if s.id in rest else s
        for s in found
    ]


def _is_sentence(text: str, quotation: Quotation, start: int) -> bool:
    """The quotation stands as a sentence of its own: after the end of another, and not two words long."""
    before = text[start : quotation.start].rstrip()
    words = text[quotation.inner_start : quotation.inner_end].split()
    return (not before or before[-1] in ".!?\"”:'’") and len(words) >= 2
