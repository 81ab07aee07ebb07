"""A noun phrase as it is written: cut where a clause about it begins, and at what belongs to somebody's content."""

from __future__ import annotations

from collections.abc import Collection
from typing import TYPE_CHECKING

from secretariat.extract.quotes import Span

if TYPE_CHECKING:
    from spacy.tokens import Token


def written(head: Token, within: Collection[int], prepositions: Collection[str]) -> Span:
    """The phrase of `head`, in characters of its paragraph: what stands before it, and the prepositional phrases behind
    it that are wanted, as far as its tokens are `within`."""
    start, end = head.left_edge.i, head.i + 1
    while start < head.i and (start not in within or head.doc[start].is_punct or head.doc[start].is_quote):
        start += 1
    for child in sorted(head.rights, key=lambda token: token.i):
        joined = child.left_edge.i == end
        named = child.dep_ == "appos" and child.is_title and head.is_lower
        coordinated = child.dep_ == "cc" or (child.dep_ == "conj" and child.pos_ in {"NOUN", "PROPN", "PRON"})
        wanted = child.dep_ == "prep" and child.lower_ in prepositions and not is_time(child)
        if not joined or not (named or wanted or coordinated):
            break
        end = _end(child, within)
    while end > head.i + 1 and (head.doc[end - 1].dep_ == "cc" or head.doc[end - 1].is_punct):
        end -= 1
    return head.doc[start].idx, head.doc[end - 1].idx + len(head.doc[end - 1])


def _end(phrase: Token, within: Collection[int]) -> int:
    """One past a phrase, before any comma, clause or content in it."""
    last = phrase.i
    for token in phrase.doc[phrase.i + 1 : phrase.right_edge.i + 1]:
        if token.i not in within or token.is_punct or token.dep_ in {"relcl", "advcl"} or token.tag_ in {"WDT", "WP"}:
            break
        last = token.i
    return last + 1


def is_time(preposition: Token) -> bool:
    """ "on Tuesday", "in August"."""
    return any(child.ent_type_ in {"DATE", "TIME"} for child in preposition.children)
