"""Clauses set off by commas that say through whom the rest of the sentence came: "…, the company insisted"."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING

from secretariat.extract.relays import is_outlet, may_be_outlet, phrase_of, short
from secretariat.extract.spans import Tokens, is_break, own_subject, verb_group
from secretariat.knowledge.sourcing import load_sourcing

if TYPE_CHECKING:
    from spacy.tokens import Span, Token

_LONGEST = 16
"""Tokens of such a clause."""


@dataclass(frozen=True, slots=True)
class Clause:
    """One of them; stretches in tokens of the paragraph's document."""

    subject: Tokens
    cue: Tokens
    whole: Tokens
    listener: Tokens | None
    """The outlet that was told."""
    report: bool
    """An outlet says it."""
    last: bool
    """It ends the sentence."""


def outer_clauses(sentence: Span) -> Iterator[Clause]:
    """All of them in the sentence, in order of the text."""
    lists = load_sourcing()
    for verb in sentence:
        if verb.pos_ != "VERB" or verb.lemma_.lower() not in lists.passing | lists.passed | lists.reporting:
            continue
        subject = own_subject(verb) or _inverted(verb)
        if (
            subject is None
            or subject.pos_ not in {"NOUN", "PROPN", "NUM", "PRON"}
            or subject.tag_ in {"PRP", "WP", "WDT"}
        ):
            continue
        if verb.dep_ in {"relcl", "acl", "advcl"} or any(
            c.dep_ in {"neg", "auxpass"} or c.tag_ == "MD" for c in verb.children
        ):
            continue
        found = _clause(verb, subject, sentence)
        if found is not None:
            yield found


def _inverted(verb: Token) -> Token | None:
    """The noun behind a finite verb with a comma in front, which the parser takes for its object: ", informs the
    press service"."""
    if verb.tag_ not in {"VBZ", "VBD"} or verb.i == 0 or verb.nbor(-1).text != ",":
        return None
    return next((c for c in verb.children if c.dep_ == "dobj" and c.left_edge.i == verb.i + 1), None)


def _clause(verb: Token, subject: Token, sentence: Span) -> Clause | None:
    doc = verb.doc
    actor = short(phrase_of(subject), sentence)
    group = verb_group(verb)
    start, end = min(actor[0], group[0]), max(actor[1], group[1])
    if start == sentence.start or not is_break(doc[start - 1]) or doc[start - 1].text in {":", ";"}:
        return None
    while end < sentence.end and doc[end].text not in {",", ".", ";", ":", "”", '"', "“", "»", "«", "—", "–"}:
        if doc[end].pos_ in {"VERB", "AUX"} or doc[end].dep_ == "mark":
            return None
        end += 1
    last = not any(t.is_alpha for t in doc[end : sentence.end])
    if end - start > _LONGEST or not (last or doc[end].text == ","):
        return None
    told = [c for c in verb.children if c.dep_ in {"dobj", "dative"} and c.i > verb.i and c != subject]
    heard = next((phrase_of(c) for c in told if is_outlet(doc[slice(*phrase_of(c))])), None)
    if told and heard is None and verb.lemma_.lower() not in {"tell", "inform", "assure"}:
        return None
    return Clause(actor, group, (start, end), heard, may_be_outlet(doc[slice(*actor)]), last)
