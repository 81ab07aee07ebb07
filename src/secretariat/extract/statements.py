"""Statements by grammar: cues with their source and content, the whole quotation where content is quoted, and the
quotations that go on without a cue of their own."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from msgspec.structs import replace

from secretariat.evidence import Passage
from secretariat.extract.candidates import Candidate, candidates, cut_out
from secretariat.extract.quotes import Span, overlap, quoted_share
from secretariat.extract.sayings import with_manners, with_sayings
from secretariat.extract.selection import citations, relays, select
from secretariat.identity import record_id
from secretariat.parse import Paragraph, Parsed
from secretariat.plugins import Extracted
from secretariat.quotations import Quotation
from secretariat.records import ChainLink, Statement, StatementKind

VERSION = "1"
THRESHOLD = 0.25
"""Least measured precision of a cue that is believed (PolNeAR dev: best who-said-what F1; 0.22 and 0.28 lose 0.4)."""


def extract_statements(parsed: Parsed) -> Extracted:
    """The statements of a report: `said` ones and `held` ones, in order of the text.

    A headline tells in the desk's words what the body tells in full: statements stand on the body.
    """
    body = [paragraph for paragraph in parsed.paragraphs if paragraph.kind == "body"]
    cued = [statement for paragraph in body for statement in _in_paragraph(parsed, paragraph)]
    found = _with_rest(parsed, body, with_manners(parsed, cued))
    found.sort(key=lambda statement: (statement.content[0].start, statement.id))
    return with_sayings(parsed, found), ()


def _in_paragraph(parsed: Parsed, paragraph: Paragraph) -> list[Statement]:
    text, quotations = parsed.report.text, parsed.quotations_in(paragraph.start, paragraph.end)
    every = list(candidates(paragraph, quotations, text))
    kept = select(every, quotations, THRESHOLD)
    through, cited = relays(kept, every), citations(kept, every)
    found = []
    for candidate, score in kept:
        links: list[tuple[str, Span | None]] = []
        source, told = candidate.source, candidate
        for relay in (relay for said, relay in through if said is candidate):
            links.append(("reported by", relay.source))
            told = cut_out(told, _stretch(relay.cue, relay.source), text) or told
        for citation in (citation for said, citation in cited if said is candidate):
            named = _named(citation, told, text)
            rest = cut_out(told, _stretch(citation.cue, named), text)
            if rest is not None:
                links.append(("citing", candidate.source))
                source, told = named, rest
                break
        statement = _statement(parsed, told, quotations)
        found.append(
            replace(
                statement,
                source=_passages(parsed, source),
                chain=tuple(
                    ChainLink(actor=None, relation=relation, passage=passage)
                    for relation, span in links
                    for passage in _passages(parsed, span)
                ),
                score=round(score, 3),
            )
        )
    return found


def _named(citation: Candidate, told: Candidate, text: str) -> Span:
    """Whom a citation names, up to what they are told to have said ("quoted the envoy as saying")."""
    start, end = citation.content[0]
    end = min((at for at in (told.cue[0], told.content[0][0]) if start < at < end), default=end)
    return start, start + len(text[start:end].rstrip(" ,").removesuffix(" as").rstrip(" ,"))


def _stretch(cue: Span, named: Span | None) -> Span:
    """From a cue to whom it names, or the other way round."""
    return cue if named is None else (min(cue[0], named[0]), max(cue[1], named[1]))


def _passages(parsed: Parsed, *spans: Span | None) -> tuple[Passage, ...]:
    return tuple(Passage.cut(parsed.report.id, parsed.report.text, *span) for span in spans if span is not None)


def _statement(parsed: Parsed, candidate: Candidate, quotations: Sequence[Quotation]) -> Statement:
    return Statement(
        id=record_id("s", parsed.report.id, candidate.cue, candidate.content),
        report=parsed.report.id,
        cue=_passages(parsed, candidate.cue),
        content=_passages(parsed, *candidate.content),
        kind=_kind(candidate.content, quotations, parsed.report.text),
        made_by=f"statements.{candidate.frame.partition(':')[0]}/{VERSION}",
    )


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
