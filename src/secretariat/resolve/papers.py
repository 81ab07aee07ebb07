"""Whose a paper is: "the statement by the ministry", "Harbour Board records", "a survey that the Board published"."""

from __future__ import annotations

from typing import TYPE_CHECKING

from secretariat.knowledge.titles import load_titles

if TYPE_CHECKING:
    from spacy.tokens import Span, Token

_BY = {"by", "from"}
_MAKING = {"publish", "issue", "release", "post", "put", "conduct", "carry", "prepare", "compile", "write",
           "produce", "distribute", "circulate", "send", "adopt", "sign", "make", "draft"}  # fmt: skip
"""What is done to a paper by those whose it is."""
_SPREADING = {"publish", "issue", "release", "post", "put", "distribute", "circulate", "send"}
"""What makes nobody the author of a study."""


def author(span: Span, head: Token) -> Span | None:
    """The words that say whose a paper is; None: they do not say it.

    Args:
        span: a phrase.
        head: its head, a word for a paper.
    """
    for preposition in (c for c in head.children if c.dep_ == "prep" and c.lower_ in _BY):
        found = next((c for c in preposition.children if c.dep_ == "pobj" and c.i < span.end), None)
        if found is not None:
            return _whole(found, span)
    making = _MAKING - _SPREADING if head.lemma_.lower() == "study" else _MAKING
    for verb in (c for c in head.children if c.dep_ == "acl" and c.lemma_.lower() in making):
        agents = (c for c in verb.children if c.lower_ in _BY and c.dep_ in {"agent", "prep"})
        found = next((c for p in agents for c in p.children if c.dep_ == "pobj" and c.i < span.end), None)
        if found is not None:
            return _whole(found, span)
    owner = next((c for c in head.children if c.dep_ == "poss" and c.pos_ in {"NOUN", "PROPN", "PRON"}), None)
    whose = owner is not None and owner.ent_type_ not in {"DATE", "TIME"} and owner.lower_ != "whose"
    if owner is not None and whose and owner.i >= span.start:
        return span.doc[max(owner.left_edge.i, span.start) : owner.i + 1]
    return _in_front(span, head)


def is_paper(head: Token) -> bool:
    """Whether the word is one for a paper that somebody puts out, in print or not."""
    return head.pos_ == "NOUN" and head.lemma_.lower() in load_titles().papers


def _in_front(span: Span, head: Token) -> Span | None:
    """ "The IEA report", "Federal Aviation Administration records", "the government statement"; a body, no subject of
    which it tells: the name or the word for a body stands just before the noun or before its adjective."""
    last = span.doc[head.i - 1] if head.i > span.start else None
    while last is not None and last.i > span.start and last.pos_ in {"ADJ", "VERB"} and not last.ent_type_:
        last = span.doc[last.i - 1]
    if last is None or last.i < span.start or last.dep_ not in {"compound", "nmod", "amod", "poss"}:
        return None
    if last.ent_type_ in {"ORG", "GPE"}:
        entity = next((e for e in span.ents if e.start <= last.i < e.end), None)
        return None if entity is None else span.doc[entity.start : last.i + 1]
    lone = span[0].lower_ == "the" and last.lower_ in {
        "government",
        "ministry",
        "police",
        "army",
        "court",
        "company",
        "embassy",
        "council",
    }
    return span.doc[span.start : last.i + 1] if lone else None


def _whole(found: Token, span: Span) -> Span:
    return span.doc[found.left_edge.i : min(found.right_edge.i + 1, span.end)]
