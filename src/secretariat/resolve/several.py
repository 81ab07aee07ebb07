"""Whether a phrase means one person, a pair, or some of many."""

from __future__ import annotations

from typing import TYPE_CHECKING

from secretariat.knowledge.titles import load_titles

if TYPE_CHECKING:
    from spacy.tokens import Span, Token


def of_things(head: Token, span: Span) -> bool:
    """ "One of the problems" is no source, "one of the officials" and "one of them" are."""
    titles = load_titles()
    inner = (c for p in head.children if p.dep_ == "prep" and p.lower_ == "of" for c in p.children if c.i < span.end)
    return any(
        token.pos_ == "NOUN" and not token.ent_type_ and token.lemma_.lower() not in titles.sources | titles.offices
        for token in inner
    )


def is_one_person(span: Span, head: Token) -> bool:
    """ "The senator and party leader": two offices under one article, both singular, and no name."""
    heads = [head, *(t for t in head.conjuncts if t.i < span.end)]
    offices = load_titles().offices
    if span[0].lower_ != "the" or len(heads) != 2 or any(t.ent_type_ == "PERSON" for t in span if t.i > head.i):
        return False
    singular = all(t.tag_ == "NN" and t.lemma_.lower() in offices for t in heads)
    return singular and not any(c.dep_ in {"det", "poss"} for c in heads[1].children)


def is_pair(span: Span, head: Token) -> bool:
    """ "both sides", "the two leaders"; "two sides" are any."""
    before = [token.lower_ for token in span if token.i < head.i]
    return "both" in before or ("two" in before and bool({"the", "these", "those"} & set(before)))
