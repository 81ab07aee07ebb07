"""Statements by grammar: cues with their source and content, the whole quotation where content is quoted, and the
quotations that go on without a cue of their own."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from msgspec.structs import replace

from secretariat.evidence import Passage
from secretariat.extract.candidates import Candidate, candidates
from secretariat.extract.quotes import Span, overlap, quoted_share
from secretariat.extract.selection import select
from secretariat.extract.sourcing import with_chains
from secretariat.identity import record_id
from secretariat.knowledge.speech import act_of
from secretariat.parse import Paragraph, Parsed
from secretariat.plugins import Extracted
from secretariat.quotations import Quotation
from secretariat.records import Act, Manner, Statement, StatementKind

VERSION = "1"
THRESHOLD = 0.25
"""Least measured precision of a cue that is believed (PolNeAR dev: best who-said-what F1; 0.22 and 0.28 lose 0.4)."""
_ALWAYS = {"according", "label"}
_DEEDS: frozenset[Act] = frozenset({"accept", "reject", "praise"})
_SAYING = {"say", "comment", "disclose", "elaborate", "specify", "identify", "reveal"}
_OF_WHAT = {"wh", "obj", "prep:on"}
"""Cues and frames that, negated, mean silence: "did not say when", "would not comment on it"."""
_CLAUSES = {"that", "fin", "wh", "pre", "mid", "tail", "colon"}


def extract_statements(parsed: Parsed) -> Extracted:
    """The statements of a report: `said` ones and `held` ones, in order of the text.

    A headline tells in the desk's words what the body tells in full: statements stand on the body.
    """
    body = [paragraph for paragraph in parsed.paragraphs if paragraph.kind == "body"]
    found = [statement for paragraph in body for statement in _in_paragraph(parsed, paragraph)]
    found = _with_rest(parsed, body, found)
    return with_chains(parsed, found), ()


def _in_paragraph(parsed: Parsed, paragraph: Paragraph) -> list[Statement]:
    text, quotations = parsed.report.text, parsed.quotations_in(paragraph.start, paragraph.end)
    every = list(candidates(paragraph, quotations, text))
    return [
        replace(
            _statement(parsed, candidate, quotations),
            source=_passages(parsed, candidate.source),
            score=round(score, 3),
        )
        for candidate, score in select(every, quotations, THRESHOLD)
    ]


def _passages(parsed: Parsed, *spans: Span | None) -> tuple[Passage, ...]:
    return tuple(Passage.cut(parsed.report.id, parsed.report.text, *span) for span in spans if span is not None)


def _statement(parsed: Parsed, candidate: Candidate, quotations: Sequence[Quotation]) -> Statement:
    act = _act(candidate)
    silent = candidate.negated and candidate.lemma in _SAYING and candidate.frame in _OF_WHAT
    return Statement(
        id=record_id("s", parsed.report.id, candidate.cue, candidate.content),
        report=parsed.report.id,
        cue=_passages(parsed, candidate.cue),
        content=_passages(parsed, *candidate.content),
        kind=_kind(candidate.content, quotations, parsed.report.text),
        manner=_manner(candidate, act),
        act="decline to comment" if silent else act or "assert",
        negated=candidate.negated,
        made_by=f"statements.{candidate.frame.partition(':')[0]}/{VERSION}",
    )


def _act(candidate: Candidate) -> Act | None:
    frame, _, preposition = candidate.frame.partition(":")
    cue = f"{candidate.lemma} {preposition}" if frame == "prep" else candidate.lemma
    return act_of(cue, noun=frame.startswith("noun"))


def _manner(candidate: Candidate, act: Act | None) -> Manner:
    """Said, or held: no speech event where the cue is no word of speech, where the saying has not happened, or where
    it is a deed ("rejected the plan", "agreed to meet")."""
    if candidate.frame in _ALWAYS:
        return "said"
    deed = act in _DEEDS and candidate.frame not in _CLAUSES
    return "held" if act is None or candidate.modal or deed else "said"


def _kind(content: Sequence[Span], quotations: Sequence[Quotation], text: str) -> StatementKind:
    share = quoted_share(content, quotations, text)
    return "direct" if share >= 1 else "indirect" if share <= 0 else "mixed"


def _with_rest(parsed: Parsed, body: Sequence[Paragraph], found: Sequence[Statement]) -> list[Statement]:
    """The statements, each with the quotations that go on after it without a cue of their own.

    One attribution for each source and cue: `"A," he said. "B."` is one statement with two passages, and so is a
    quotation that runs on into the next paragraph. A paragraph that opens with another quotation, after one that
    quoted somebody, is that speaker's next statement.
    """
    rest: dict[str, list[Span]] = {}
    more: list[Statement] = []
    before: Statement | None = None
    by_paragraph: dict[int, list[Statement]] = {}
    for statement in found:
        home = parsed.paragraph_at(statement.cue[0].start)
        by_paragraph.setdefault(-1 if home is None else home.start, []).append(statement)
    begun = _begun(parsed, body, by_paragraph)
    for paragraph in body:
        own = by_paragraph.get(paragraph.start, [])
        quoting = [s for s in own if s.manner == "said" and s.kind != "indirect"]
        last: Statement | None = None
        for quotation in _unclaimed(parsed, paragraph, own):
            span = (quotation.start, quotation.end)
            if span[0] in begun:
                rest.setdefault(begun[span[0]].id, []).append(span)
                continue
            speaking = next((s for s in reversed(quoting) if s.cue[0].start < span[0]), None)
            if quotation.continues and speaking is None:
                speaking = before
            opens = not parsed.report.text[paragraph.start : span[0]].strip()
            if speaking is not None and (quotation.continues or _is_sentence(parsed, quotation, paragraph.start)):
                rest.setdefault(speaking.id, []).append(span)
                last = speaking
            elif before is not None and opens and not own and _is_sentence(parsed, quotation, paragraph.start):
                last = _uncued(parsed, before, span)
                more.append(last)
        before = quoting[-1] if quoting else last
    return [_continued(parsed, s, rest[s.id]) if s.id in rest else s for s in (*found, *more)]


def _begun(
    parsed: Parsed, body: Sequence[Paragraph], by_paragraph: Mapping[int, Sequence[Statement]]
) -> dict[int, Statement]:
    """Quotations, by their first character, that run on into a paragraph which says whose words they are."""
    begun: dict[int, Statement] = {}
    owner: Statement | None = None
    for paragraph in reversed(body):
        inside = parsed.quotations_in(paragraph.start, paragraph.end)
        if inside and not inside[-1].closed and owner is not None:
            begun[inside[-1].start] = owner
        owner = None
        if inside and inside[0].continues:
            span = (inside[0].start, inside[0].end)
            own = by_paragraph.get(paragraph.start, ())
            claims = (s for s in own if any(overlap(span, (p.start, p.end)) for p in s.content))
            owner = next(claims, begun.get(span[0]))
    return begun


def _unclaimed(parsed: Parsed, paragraph: Paragraph, own: Sequence[Statement]) -> list[Quotation]:
    """The paragraph's quotations that no statement touches."""
    taken = [(p.start, p.end) for statement in own for p in (*statement.content, *statement.source)]
    text, inside = parsed.report.text, parsed.quotations_in(paragraph.start, paragraph.end)
    inside = tuple(q for q in inside if any(c.isalnum() for c in text[q.inner_start : q.inner_end]))
    return [q for q in inside if not any(overlap((q.start, q.end), span) for span in taken)]


def _uncued(parsed: Parsed, before: Statement, span: Span) -> Statement:
    return Statement(
        id=record_id("s", parsed.report.id, "uncued", span),
        report=parsed.report.id,
        source=before.source,
        content=_passages(parsed, span),
        kind="direct",
        chain=before.chain,
        made_by=f"statements.uncued/{VERSION}",
    )


def _continued(parsed: Parsed, statement: Statement, spans: Sequence[Span]) -> Statement:
    content = (*statement.content, *_passages(parsed, *spans))
    return replace(statement, content=tuple(sorted(content, key=lambda passage: passage.start)))


def _is_sentence(parsed: Parsed, quotation: Quotation, start: int) -> bool:
    """The quotation stands as a sentence of its own: after the end of another, and more than one word long."""
    text = parsed.report.text
    before = text[start : quotation.start].rstrip()
    words = text[quotation.inner_start : quotation.inner_end].split()
    return (not before or before[-1] in ".!?\"”:'’") and len(words) >= 2
