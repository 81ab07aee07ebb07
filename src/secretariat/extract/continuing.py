"""Quotations without a cue of their own: what goes on after `he said.`, into the next paragraph, or stands alone."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from msgspec.structs import replace

from secretariat.evidence import Passage
from secretariat.extract.quotes import Span, overlap
from secretariat.identity import record_id
from secretariat.parse import Paragraph, Parsed
from secretariat.quotations import Quotation
from secretariat.records import Statement

VERSION = "1"


def with_continuations(parsed: Parsed, body: Sequence[Paragraph], found: Sequence[Statement]) -> list[Statement]:
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
        content=(passage(parsed, span),),
        kind="direct",
        chain=before.chain,
        made_by=f"statements.uncued/{VERSION}",
    )


def _continued(parsed: Parsed, statement: Statement, spans: Sequence[Span]) -> Statement:
    content = (*statement.content, *(passage(parsed, span) for span in spans))
    return replace(statement, content=tuple(sorted(content, key=lambda passage: passage.start)))


def _is_sentence(parsed: Parsed, quotation: Quotation, start: int) -> bool:
    """The quotation stands as a sentence of its own: after the end of another, and more than one word long."""
    text = parsed.report.text
    before = text[start : quotation.start].rstrip()
    words = text[quotation.inner_start : quotation.inner_end].split()
    return (not before or before[-1] in ".!?\"”:'’") and len(words) >= 2


def passage(parsed: Parsed, span: Span) -> Passage:
    """The characters as a passage of the report."""
    return Passage.cut(parsed.report.id, parsed.report.text, *span)
