"""To whom it was said, as far as the attributing clause tells."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from secretariat.extract.media import is_gathering, medium_of
from secretariat.extract.phrases import written
from secretariat.extract.quotes import Span
from secretariat.extract.telling import Telling
from secretariat.identity import actor_id
from secretariat.knowledge.agencies import is_agency
from secretariat.knowledge.sayings import load_sayings
from secretariat.knowledge.titles import load_titles
from secretariat.records import Report

if TYPE_CHECKING:
    from spacy.tokens import Token


_NAMES = {"NOUN", "PROPN", "PRON", "DET", "NUM"}


def addressee_in(telling: Telling, report: Report) -> Span | None:
    """The characters, in the report's text, of whom the words were said to; None where the clause names nobody, or an
    outlet that was told."""
    own = {token.i for token in telling.clause} - {token.i for token in telling.source}
    for token in _named(telling):
        if telling.paragraph is None or token.i not in own or token.pos_ not in _NAMES or is_gathering(token):
            continue
        start, end = (telling.paragraph.start + at for at in written(token, own, ("of", "from", "in", "at")))
        if not _is_outlet(token) or report.outlet == actor_id("outlet", report.text[start:end]):
            return start, end
    return None


def _named(telling: Telling) -> Iterator[Token]:
    head, lists = telling.head, load_sayings().addressees
    if head is None:
        return
    if head.pos_ in {"VERB", "AUX"}:
        if telling.lemma in lists.verbs:
            yield from (c for c in head.children if c.dep_ in {"dobj", "dative"} and c.pos_ != "ADP" and c.i > head.i)
            yield from (c for c in head.children if c.dep_ == "nsubjpass" and telling.lemma in {"tell", "promise"})
        if telling.lemma in lists.to:
            yield from _behind(head, "to")
        if telling.lemma == "call":
            yield from _behind(head, "on", "upon")
            yield from (c for c in head.children if c.dep_ == "dobj" and telling.phrase == "call on")
        for child in head.children:
            if (
                child.dep_ in {"advcl", "acl"}
                and child.tag_ == "VBG"
                and child.lemma_.lower() in lists.verbs | lists.to
            ):
                yield from (c for c in child.children if c.dep_ in {"dobj", "dative"} and child.lemma_ in lists.verbs)
                yield from _behind(child, "to")
    medium = medium_of(telling)
    if medium is not None:
        yield from _behind(medium, "to")


def _behind(head: Token, *prepositions: str) -> Iterator[Token]:
    for child in head.children:
        if child.dep_ in {"prep", "dative"} and child.lower_ in prepositions:
            yield from (c for c in child.children if c.dep_ == "pobj")


def _is_outlet(token: Token) -> bool:
    """One who publishes: told an outlet, it stands in the chain."""
    lists = load_sayings().addressees
    if token.lower_ in lists.outlets or token.lemma_.lower() in lists.outlets or is_agency(token.text):
        return True
    names = {c.lower_ for c in token.children if c.dep_ == "compound"}
    if token.pos_ != "PROPN":
        return False
    return bool(names & lists.outlets) or (token.ent_type_ == "ORG" and token.lower_ not in load_titles().bodies)
