"""The grammar of attribution: a cue word in a dependency parse, its source, and what is attributed.

The labels are those of spaCy's English models (ClearNLP's). A *frame* names how the content is attached to the cue:

| frame | example (cue in capitals) |
|---|---|
| `that`, `fin` | they SAID that the port is open / they SAID the port is open |
| `wh` | she EXPLAINED why the talks stopped |
| `pre` | the port is open, they SAID |
| `mid` | the port, they SAID, is open |
| `to` | he PROMISED to sign |
| `obj_to` | she URGED both sides to sign |
| `ing` | he DENIED taking sides |
| `obj` | they ANNOUNCED a truce |
| `as` | he DESCRIBED the draft as a start |
| `prep:for` … | they CALLED for a truce |
| `tail` | as `pre`, where the parser has lost the content |
| `according` | ACCORDING to the ministry, the port is open |
| `relay` | the port is open, he said, as REPORTED by the paper |
| `noun` | the CLAIM that the port is open |
| `adj` | he is CONFIDENT that they will sign |
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from secretariat.extract.spans import SUBJECTS, Attribution, is_break, noun_phrase, source_of, subtree, trim, verb_group
from secretariat.extract.verbs import by_verb

if TYPE_CHECKING:
    from spacy.tokens import Span, Token


def attributions(sentence: Span) -> Iterator[Attribution]:
    """Every reading of every possible cue in the sentence; which are kept is for the caller to decide."""
    for token in sentence:
        if token.lower_ == "according":
            yield from _according(token, sentence)
        elif token.pos_ in {"VERB", "AUX"}:
            yield from by_verb(token, sentence)
        elif token.pos_ == "NOUN":
            yield from nominal(token)
        elif token.pos_ == "ADJ":
            yield from _adjectival(token)


def _according(token: Token, sentence: Span) -> Iterator[Attribution]:
    doc = token.doc
    to = next((child for child in token.children if child.lower_ == "to"), None)
    phrase = next((c for c in (to or token).children if c.dep_ == "pobj"), None)
    if to is None or phrase is None:
        return
    source = noun_phrase(phrase)
    before = trim(doc, sentence.start, token.i)
    after = trim(doc, source[1], sentence.end)
    if source[1] < sentence.end and not is_break(doc[source[1]]):
        after = (sentence.end, sentence.end)
    pieces = tuple(piece for piece in (before, after) if any(t.is_alpha for t in doc[slice(*piece)]))
    if pieces:
        yield Attribution("according to", "according", token.i, (token.i, to.i + 1), source, pieces)


def nominal(noun: Token) -> Iterator[Attribution]:
    """The reading of a noun for a cue: "the minister's claim that …"."""
    clause = next((c for c in noun.children if c.dep_ in {"acl", "ccomp"} and c.i > noun.i), None)
    if clause is None:
        return
    mark = next((c for c in clause.children if c.dep_ == "mark" and c.lower_ == "that"), None)
    to_form = any(c.dep_ == "aux" and c.lower_ == "to" for c in clause.children)
    if mark is None and not to_form:
        return
    owner = next((c for c in noun.children if c.dep_ == "poss"), None)
    source = None
    if owner is not None:
        start, end = subtree(owner)
        source = (start, end - 1) if noun.doc[end - 1].tag_ == "POS" else (start, end)
    elif noun.dep_ == "dobj" and noun.head.pos_ == "VERB":
        source = source_of(noun.head)
    frame = "noun" if mark is not None else "noun_to"
    yield Attribution(noun.lemma_.lower(), frame, noun.i, (noun.i, noun.i + 1), source, (subtree(clause),))


def _adjectival(adjective: Token) -> Iterator[Attribution]:
    clause = next((c for c in adjective.children if c.dep_ in {"ccomp", "xcomp"} and c.i > adjective.i), None)
    verb = adjective.head
    if clause is None or adjective.dep_ not in {"acomp", "oprd"} or verb.pos_ not in {"AUX", "VERB"}:
        return
    mark = next((c for c in clause.children if c.dep_ == "mark" and c.lower_ == "that"), None)
    frame = "adj" if mark is not None or clause.dep_ == "ccomp" else "adj_to"
    cue = (verb_group(verb)[0], adjective.i + 1)
    if any(t.dep_ in SUBJECTS for t in adjective.doc[slice(*cue)]):
        cue = (adjective.i, adjective.i + 1)
    negated = any(c.dep_ == "neg" for c in verb.children)
    yield Attribution(adjective.lemma_.lower(), frame, adjective.i, cue, source_of(verb), (subtree(clause),), negated)
