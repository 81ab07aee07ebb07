"""Every attribution a report could hold, in characters of its text; which of them are believed is decided later."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from secretariat.extract.clauses import attributions
from secretariat.extract.quotes import Span, clean, cut, overlap, says_something, snap, with_marks
from secretariat.extract.spans import Attribution, Tokens
from secretariat.knowledge.titles import load_titles
from secretariat.parse import Paragraph, label_before
from secretariat.quotations import Quotation

if TYPE_CHECKING:
    from spacy.tokens import Span as Sentence


@dataclass(frozen=True, slots=True)
class Candidate:
    """A cue with its source and content; spans in characters of the report's text, half-open."""

    lemma: str
    frame: str
    """See `clauses`; or `label` (`NAME: words`), `colon` (a clause that ends in a colon before a quotation)."""
    anchor: int
    """First character of the cue word."""
    cue: Span
    source: Span | None
    content: tuple[Span, ...]
    quoted: bool
    """Some of the content stands in quotation marks."""
    negated: bool = False
    modal: bool = False
    """The saying is wanted, possible or to come: it has not happened."""
    about: str = ""
    """What the content is when it is one word or names a source: `pronoun`, `source`; empty for any other."""


def candidates(paragraph: Paragraph, quotations: Sequence[Quotation], text: str) -> Iterator[Candidate]:
    """All candidates of a paragraph in order of the text.

    Args:
        paragraph: the paragraph.
        quotations: those that begin in it.
        text: the report's whole text.
    """
    label = _label(paragraph, quotations, text)
    if label is not None:
        yield label
    for sentence in paragraph.doc.sents:
        for found in attributions(sentence):
            candidate = _placed(found, paragraph, quotations, text)
            if candidate is not None:
                yield candidate
        yield from _colon(sentence, paragraph, quotations, text)


def _about(content: Sentence) -> str:
    root = content.root
    if len(content) == 1 and root.pos_ in {"PRON", "ADV", "PART"}:
        return "pronoun"
    named = label_before(root) in {"PERSON", "ORG"} or root.lemma_.lower() in load_titles().sources
    return "source" if named and root.dep_ in {"dobj", "pobj"} else ""


def _characters(paragraph: Paragraph, tokens: Tokens) -> Span:
    return paragraph.span(paragraph.doc[tokens[0]], paragraph.doc[tokens[1] - 1])


def _placed(found: Attribution, paragraph: Paragraph, quotations: Sequence[Quotation], text: str) -> Candidate | None:
    cue = _characters(paragraph, found.cue)
    source = None if found.source is None or found.source[0] >= found.source[1] else found.source
    told = [piece for piece in found.content if piece[0] < piece[1]]
    content = snap([_characters(paragraph, piece) for piece in told], cue, quotations)
    content = tuple(with_marks(piece, quotations) for piece in content)
    where = None if source is None else _characters(paragraph, source)
    if where is not None:
        content = tuple(p for piece in content for p in cut(piece, where))
        where = _beside(where, cue, quotations, text)
    content = tuple(clean(piece, text) for piece in content)
    content = tuple(piece for piece in content if says_something(piece, text))
    if not content:
        return None
    quoted = any(overlap(piece, (q.inner_start, q.inner_end)) for piece in content for q in quotations)
    anchor = paragraph.start + paragraph.doc[found.anchor].idx
    about = _about(paragraph.doc[slice(*told[0])])
    return Candidate(found.lemma, found.frame, anchor, cue, where, content, quoted, found.negated, found.modal, about)


def _beside(source: Span, cue: Span, quotations: Sequence[Quotation], text: str) -> Span | None:
    """The source, cut at the cue and at a quotation that begins in it and goes on behind it. None: nothing is left."""
    start, end = next(iter(cut(source, cue)), (0, 0))
    end = min((q.start for q in quotations if start < q.start < end < q.end), default=end)
    if (start, end) != source:
        start, end = clean((start, end), text)
    return (start, end) if start < end else None


def _label(paragraph: Paragraph, quotations: Sequence[Quotation], text: str) -> Candidate | None:
    """`NAME: words`, as in transcripts and headlines: a short run of names or capitals before the first colon."""
    doc = paragraph.doc
    colon = next((token for token in doc[:8] if token.text == ":"), None)
    if colon is None or colon.i == 0 or colon.i + 1 >= len(doc):
        return None
    first = 1 if doc[0].is_quote else 0
    name = doc[first : colon.i]
    capitals = all(token.is_upper or not token.is_alpha for token in name) and any(token.is_alpha for token in name)
    proper = all(token.pos_ == "PROPN" for token in name)
    if not (capitals or proper) or not len(name):
        return None
    cue = _characters(paragraph, (colon.i, colon.i + 1))
    content = clean((cue[1], paragraph.end), text)
    if not says_something(content, text):
        return None
    frame = "label"
    quoted = any(overlap(content, (q.inner_start, q.inner_end)) for q in quotations)
    return Candidate(":", frame, cue[0], cue, _characters(paragraph, (first, colon.i)), (content,), quoted)


def _colon(sentence: Sentence, paragraph: Paragraph, quotations: Sequence[Quotation], text: str) -> Iterator[Candidate]:
    """A clause that ends in a colon, and the quotation behind it."""
    root = sentence.root
    for colon in sentence:
        if colon.text != ":" or root.i > colon.i:
            continue
        at = paragraph.start + colon.idx
        quotation = next((q for q in quotations if q.start > at), None)
        subject = next((c for c in root.children if c.dep_ == "nsubj" and c.i < colon.i), None)
        if quotation is None or subject is None or text[at + 1 : quotation.start].strip():
            continue
        cue = paragraph.span(root, root)
        source = _beside(_characters(paragraph, (subject.left_edge.i, subject.right_edge.i + 1)), cue, quotations, text)
        if source is None or not says_something((quotation.inner_start, quotation.inner_end), text):
            continue
        yield Candidate(root.lemma_.lower(), "colon", cue[0], cue, source, ((quotation.start, quotation.end),), True)
