"""Whom a pronoun takes up, where nobody has spoken before: somebody whom the paragraph only describes."""

from __future__ import annotations

from typing import TYPE_CHECKING

from secretariat.knowledge.unnamed import types
from secretariat.records import SourceType

if TYPE_CHECKING:
    from spacy.tokens import Span

_ONE, _MANY = {"he", "she"}, {"they"}


def described_before(pronoun: Span, kind: SourceType) -> str | None:
    """The words of the nearest noun phrase before the pronoun whose noun is of that kind of source ("the official asked
    … He said …"); None: there is none, or it is no pronoun that can mean it.

    Args:
        pronoun: the source's words in their paragraph.
        kind: what the network takes the source for.
    """
    word = pronoun.text.lower()
    if word not in _ONE | _MANY:
        return None
    for phrase in reversed(list(pronoun.doc[: pronoun.start].noun_chunks)):
        head = phrase.root
        fits = word in _MANY or head.tag_ == "NN"
        if head.pos_ == "NOUN" and fits and types().get(head.lemma_.lower()) == kind:
            return phrase.text
    return None
