"""Sayings inside sayings: "the ministry said Orlenz had confirmed …", "the agency quoted the envoy as saying …"."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from secretariat.extract.quotes import Span as Characters
from secretariat.extract.quotes import inside
from secretariat.extract.relays import phrase_of, short
from secretariat.extract.spans import Attribution, Tokens, noun_phrase, own_subject, trim, verb_group
from secretariat.extract.verbs import by_verb
from secretariat.knowledge.sourcing import load_sourcing
from secretariat.quotations import Quotation

if TYPE_CHECKING:
    from spacy.tokens import Doc, Span, Token

_CLAUSES = {"that", "fin", "wh", "to", "obj_to", "ing", "pre", "mid"}
_MODALS = {"will", "would", "can", "could", "shall", "should", "may", "might", "must", "'ll", "’ll", "wo", "to"}


@dataclass(frozen=True, slots=True)
class Quoted:
    """ "X quoted Y as saying", "Y was quoted by X as saying"; stretches in tokens."""

    source: Tokens
    cue: Tokens
    verb: Token
    """The gerund."""
    through: Tokens | None
    relation: str = "quoted by"


def quoted(sentence: Span) -> Iterator[Quoted]:
    """Everybody in the sentence whom somebody quotes."""
    for verb in sentence:
        lemma = verb.lemma_.lower()
        if verb.pos_ not in {"VERB", "AUX"} or lemma not in load_sourcing().quoting | {"report"}:
            continue
        gerund = _gerund(verb, sentence)
        if gerund is None:
            continue
        passive = next((c for c in verb.children if c.dep_ == "nsubjpass"), None)
        if passive is not None:
            yield Quoted(noun_phrase(passive), (verb_group(verb)[0], gerund.i + 1), gerund, _through(verb, gerund))
        elif lemma in load_sourcing().quoting:
            target = next((c for c in verb.children if c.dep_ == "dobj" and c.i < gerund.i), None)
            subject = own_subject(verb)
            if target is not None and subject is not None:
                source = noun_phrase(target, without=gerund)
                end = next((i for i in range(*source) if sentence.doc[i].lower_ == "as"), source[1])
                through = phrase_of(subject)
                yield Quoted(trim(sentence.doc, source[0], end), (gerund.i, gerund.i + 1), gerund, through)


def _gerund(verb: Token, sentence: Span) -> Token | None:
    """The "saying" of "quoted … as saying"."""
    for token in sentence.doc[verb.i + 1 : sentence.end]:
        if token.tag_ != "VBG" or token.lemma_.lower() not in load_sourcing().passed | {
            "repeat",
            "add",
            "note",
            "insist",
        }:
            continue
        return token if token.nbor(-1).lower_ == "as" else None
    return None


def _through(verb: Token, gerund: Token) -> Tokens | None:
    """Behind "by" (or "in", "on") of the passive."""
    doc = verb.doc
    for token in doc[verb.i + 1 : gerund.i + 1]:
        if token.lower_ == "by":
            named = next((c for c in token.children if c.dep_ == "pobj"), None)
            if named is not None:
                return short(phrase_of(named), doc[:])
    return None


def inner_saying(cue: Token, sentence: Span, quotations: Sequence[Quotation], shift: int) -> Attribution | None:
    """The saying that the cue's clause passes on; None: it passes on none.

    Its verb is the first behind the cue ("said that Orlenz had confirmed …") or, where the cue ends the sentence, the
    first of the sentence ("Orlenz had confirmed …, the ministry said"). It has a subject of its own that is a noun, and
    has happened: a verb in the past, not one that is wanted or to come.

    Args:
        cue: the word that attributes.
        sentence: its sentence.
        quotations: the paragraph's.
        shift: first character of the paragraph.
    """
    open_ = [t for t in sentence if inside(shift + t.idx, quotations) is None]
    verb = _first_verb([t for t in open_ if t.i > cue.i])
    if verb is None or not is_told(verb, cue):
        verb = _first_verb([t for t in open_ if t.i < cue.i])
        if verb is None or not is_told(verb, cue) or not _is_behind(cue, verb, sentence):
            return None
    if inside(shift + cue.idx, quotations) is not None:
        return None
    for found in by_verb(verb, sentence):
        if found.source is None or found.modal or not found.content:
            continue
        if found.frame in _CLAUSES or (found.frame == "obj" and found.lemma == "promise"):
            return _apart(found, cue, sentence)
    subject = own_subject(verb)
    if subject is None or any(c.dep_ in {"ccomp", "dobj", "xcomp"} for c in verb.children):
        return None
    lemma = verb.lemma_.lower()
    return Attribution(lemma, "fin", verb.i, verb_group(verb), noun_phrase(subject), ())


def _is_behind(cue: Token, verb: Token, sentence: Span) -> bool:
    """Whether the cue's clause stands behind that of the verb."""
    if cue.lower_ == "according":
        return verb.dep_ not in {"relcl", "acl", "advcl"} and cue.i > sentence.start and cue.nbor(-1).text == ","
    subject = own_subject(cue)
    if subject is None or subject.i < verb.i or cue.dep_ in {"advcl", "relcl", "acl"}:
        return False
    return verb.head.i == cue.i or sentence.end - cue.i <= 25


def _apart(found: Attribution, cue: Token, sentence: Span) -> Attribution | None:
    """The inner saying without the clause of the cue."""
    pieces = []
    for start, end in found.content:
        if start <= cue.i < end:
            subject = own_subject(cue)
            end = min(cue.i, cue.i if subject is None else subject.left_edge.i)
        start, end = trim(sentence.doc, start, end)
        if start < end:
            pieces.append((start, end))
    if found.source is None or not pieces:
        return None
    return Attribution(found.lemma, found.frame, found.anchor, found.cue, found.source, tuple(pieces), found.negated)


def _first_verb(tokens: Sequence[Token]) -> Token | None:
    for token in tokens:
        if token.pos_ in {"VERB", "AUX"} and token.dep_ not in {"aux", "auxpass"} and own_subject(token) is not None:
            return token
    return None


def is_told(verb: Token, cue: Token) -> bool:
    """A finite verb of saying with a noun for a subject that is not the cue's."""
    if verb.lemma_.lower() not in load_sourcing().passed or verb.tag_ not in {"VBD", "VBN"}:
        return False
    subject = own_subject(verb)
    if subject is None or subject.pos_ == "PRON" or subject.dep_ != "nsubj" or subject.i > verb.i:
        return False
    other = own_subject(cue)
    if other is not None and (other.i == subject.i or other.lower_ == subject.lower_):
        return False
    if any(child.dep_ == "auxpass" or (child.dep_ == "aux" and child.lower_ in _MODALS) for child in verb.children):
        return False
    return verb.dep_ not in {"relcl", "acl", "advcl"} or verb.head.i == cue.i


def characters(tokens: Tokens, doc: Doc, shift: int) -> Characters:
    """A stretch of tokens in characters of the report's text."""
    return shift + doc[tokens[0]].idx, shift + doc[tokens[1] - 1].idx + len(doc[tokens[1] - 1])
