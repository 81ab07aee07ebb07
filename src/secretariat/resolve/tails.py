"""What a source's words hold beside the phrase that names it: a clause, a time, brackets."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from spacy.tokens import Span, Token

_EDGES = {",", ";", "-", "–", "—", ":"}
_LINKS = {"when", "while", "as", "if", "after", "before", "although", "though", "where", "and", "but"}
"""Words that begin what follows, and end no name."""
_RELATIVE = {"who", "which", "whose", "whom"}
_TIMES = {"DATE", "TIME"}
_LATE = {"late", "early", "later", "earlier", "today", "yesterday", "tonight", "also", "then"}
_VERBS = {"VBZ", "VBD", "VBP", "VBG", "VBN"}


def trimmed(span: Span) -> Span:
    """The phrase alone: "Fedir Lasko, when", "Branko Mikulic, unveiling the plan", "the Centre late today", "the
    Harbour Board (HB)" end with the name."""
    before = None
    while before is None or len(span) < len(before):
        before = span
        while len(span) > 1 and span[-1].text in _EDGES:
            span = span[:-1]
        while len(span) > 1 and span[0].text in _EDGES:
            span = span[1:]
        span = _without_clause(_without_brackets(_without_time(span)))
    return span


def _without_time(span: Span) -> Span:
    """Without a word that only begins what follows, and without when it was said, behind a noun."""
    if len(span) > 1 and span[-1].lower_ in _LINKS:
        return span[:-1]
    end = len(span)
    while end > 1 and (span[end - 1].ent_type_ in _TIMES or span[end - 1].lower_ in _LATE):
        end -= 1
    named = end < len(span) and span[end - 1].pos_ in {"NOUN", "PROPN"} and span[end - 1].ent_type_ not in _TIMES
    return span[:end] if named else span


def _without_brackets(span: Span) -> Span:
    """Without what stands in brackets at its end."""
    start = next((t.i - span.start for t in span if t.text == "("), 0)
    closed = next((t.i - span.start for t in span[start:] if t.text == ")"), len(span) - 1)
    return span[:start] if start > 0 and closed >= len(span) - 1 else span


def _without_clause(span: Span) -> Span:
    """Without what a comma sets off that is a clause: ", who left early", ", asked about it", ", the Gazette says";
    a name behind it is kept, unless one stands before it."""
    for comma in (t for t in span if t.text == "," and span.start < t.i < span.end - 1):
        front, rest = span.doc[span.start : comma.i], span.doc[comma.i + 1 : span.end]
        later = next((t.i for t in rest if t.text == ","), span.end)
        if any(_is_person(t) for t in rest if t.i > later) and not any(_is_person(t) for t in front):
            return span
        clause = rest[0].lower_ in _RELATIVE or (rest[0].tag_ in _VERBS and rest[0].pos_ in {"VERB", "AUX"})
        told = _is_person(front[-1]) and any(t.tag_ in {"VBZ", "VBD", "VBP"} for t in rest)
        if (clause or told) and any(t.pos_ in {"NOUN", "PROPN"} for t in front):
            return front
    return span


def _is_person(token: Token) -> bool:
    return token.ent_type_ == "PERSON"


def head_of(span: Span) -> Token:
    """The head of the phrase; where the parser gives the words several, no article, and the last one if it is a
    person's name: "Kamber senior adviser Tomas Brenik"."""
    roots = [t for t in span if t.head.i == t.i or not span.start <= t.head.i < span.end]
    last = roots[-1] if roots else span.root
    return last if (len(roots) > 1 and _is_person(last)) or span.root.pos_ == "DET" else span.root
