"""The grammar of a stance: what it is about, what governs it, and on what it depends."""

from __future__ import annotations

import re
from itertools import islice
from typing import TYPE_CHECKING

from secretariat.knowledge.speech import act_of
from secretariat.talks.clauses import STEPS, modal, patients, tense
from secretariat.talks.phrases import is_somebody

if TYPE_CHECKING:
    from collections.abc import Iterable

    from spacy.tokens import Span, Token

    from secretariat.records import Stance

_BE = {"be", "seem", "remain", "appear", "become", "stay", "look", "feel", "sound"}
_AIMS = {"to", "that", "for", "of", "in", "with", "on", "against", "over", "toward", "towards", "aimed"}


def is_governed(verb: Token, triggers: dict[int, Stance]) -> bool:
    """Whether the verb is what another mark is about: "refused to accept", "urged them to sign"."""
    above, joined = verb, True
    while above.dep_ in {"xcomp", "ccomp", "conj", "pcomp", "acl", "prep"} and above.head.i != above.i:
        joined = joined and above.dep_ == "conj"
        above = above.head
        if above.i in triggers:
            return above.i < verb.i and not joined
        if above.pos_ not in {"VERB", "AUX", "ADP", "ADJ", "NOUN"}:
            return False
    return False


def complement(token: Token) -> Token | None:
    """Head of what a stance is about: the clause, the object, or the phrase behind a preposition."""
    children = list(token.children)
    for relation in ("xcomp", "ccomp", "acl"):
        for child in children:
            if child.dep_ == relation and child.i > token.i:
                return child
    for child in (*patients(token), *(c for c in children if c.dep_ == "dobj")):
        return child
    for child in children:
        if child.dep_ in {"prep", "agent"} and child.i > token.i and child.lower_ in _AIMS:
            inner = next((c for c in child.children if c.dep_ in {"pobj", "pcomp"}), None)
            if inner is not None and not (child.lower_ in {"by", "from", "of"} and is_somebody(inner)):
                return inner
    return None


def is_predicate(token: Token) -> bool:
    """Whether it stands behind "be": "are ready", "is opposed to", "was against it"."""
    if token.dep_ in {"acomp", "attr", "oprd", "prep", "advmod"} and token.head.lemma_.lower() in _BE:
        return True
    passive = any(child.dep_ == "auxpass" and child.lemma_.lower() in _BE for child in token.children)
    return passive or any(child.dep_ in {"cop"} for child in token.children)


def is_object_predicate(token: Token) -> bool:
    """ "Called the plan unacceptable", "considers it fair"."""
    return token.dep_ in {"oprd", "acomp"} or (token.dep_ == "ccomp" and token.pos_ == "ADJ")


_DETAILS = {"disclose", "elaborate", "speculate", "identify", "name", "give", "comment", "draw"}
"""Verbs of giving details, and "be drawn on"."""
SAYING_NOTHING = {"decline", "refuse", "want", "ask", "request"}


def is_speech(verb: Token) -> bool:
    """Whether the verb is one of telling, or of giving details."""
    return act_of(verb.lemma_.lower()) == "assert" or verb.lemma_.lower() in _DETAILS


def is_told(verb: Token, about: Token | None) -> bool:
    """Whether the verb only tells how things are: "suggested that something good may be happening"."""
    if about is None or about.dep_ != "ccomp" or about.pos_ not in {"VERB", "AUX"}:
        return False
    modals = {c.lower_ for c in about.lefts if c.tag_ == "MD"}
    if modals:
        return not modals & {"should", "must", "shall", "would"}
    finite = [about, *(c for c in about.lefts if c.dep_ in {"aux", "auxpass"})]
    return any(t.tag_ in {"VBZ", "VBD", "VBP"} for t in finite) and any(
        c.dep_ in {"nsubj", "nsubjpass"} for c in about.lefts
    )


def is_judged(verb: Token) -> bool:
    """ "Considers it unfair", "evaluated the demand as unrealistic"."""
    return any(c.dep_ in {"oprd", "ccomp", "acomp"} or (c.dep_ == "prep" and c.lower_ == "as") for c in verb.rights)


def is_unable(verb: Token) -> bool:
    """ "Unable to agree", "failed to agree"."""
    return verb.dep_ == "xcomp" and (verb.head.lower_ == "unable" or verb.head.lemma_.lower() == "fail")


def is_imperative(verb: Token) -> bool:
    """ "Lift the blockade": the bare form at the head of a sentence or a quotation, without a subject."""
    if (
        verb.tag_ != "VB"
        or verb.dep_ not in {"ROOT", "ccomp", "conj"}
        or verb.lemma_.lower() in {"let", "thank", "look"}
    ):
        return False
    bare = not any(c.dep_ in {"aux", "nsubj", "nsubjpass"} or c.lower_ == "to" for c in verb.lefts)
    first = verb.left_edge
    return (
        bare
        and verb.dep_ != "conj"
        and (first.i == verb.sent.start or first.is_punct or (first.i > 0 and first.nbor(-1).is_punct))
    )


def has_to(verb: Token) -> bool:
    """ "Has to leave", "need to show"."""
    above = verb.head
    return verb.dep_ == "xcomp" and above.lemma_.lower() in {"have", "need", "ought"} and above.pos_ in {"VERB", "AUX"}


def listed_phrase(token: Token, phrases: Iterable[str]) -> Span | None:
    """The longest of the phrases that has the token in it, as written: "out of the question", "a step forward"; None:
    none of them."""
    doc, sentence = token.doc, token.sent
    starts = range(max(sentence.start, token.i - _REACH), token.i + 1)
    ends = range(min(sentence.end, token.i + _REACH + 1), token.i, -1)
    found = [doc[start:end] for start in starts for end in ends if doc[start:end].text.lower() in phrases]
    return max(found, key=len, default=None)


_REACH = 3
"""How many words a phrase has at most before or behind one of its words."""


def has_phrase(words: Span, phrases: Iterable[str], lemmas: str) -> bool:
    """Whether any of the phrases stands in the words, as written or as lemmas."""
    lower = words.text.lower()
    return any(phrase in lemmas or phrase in lower for phrase in phrases)


_IF = {"if", "unless", "until", "provided", "providing", "once"}


def clause_of_condition(clause: Token, about: Token | None) -> str | None:
    """The words of a clause that conditions what is told or what it is about: "will stay shut until …"."""
    for verb in (clause, about):
        for child in () if verb is None else verb.children:
            mark = (
                next((c for c in child.lefts if c.dep_ in {"mark", "advmod"}), None) if child.dep_ == "advcl" else None
            )
            if mark is not None and (mark.lower_ in _IF or mark.head.lower_ in _IF):
                return child.doc[child.left_edge.i : child.right_edge.i + 1].text
            if child.dep_ == "prep" and child.lower_ in {"until", "unless"}:
                return child.doc[child.i : child.right_edge.i + 1].text
    return None


def is_condition(verb: Token) -> bool:
    """Whether it tells on what something else depends, not what is so: "until they accept it", "on condition that they
    sign". What lay in the past counts as real: "waited until they accepted it"."""
    for clause in (verb, *islice(verb.ancestors, STEPS)):
        above = clause.head
        if clause.dep_ in {"acl", "ccomp"} and above.lemma_.lower() == "condition" and above.head.lower_ == "on":
            return True
        if clause.dep_ == "advcl" and any(c.lower_ in _IF and c.dep_ in {"mark", "advmod"} for c in clause.lefts):
            return not (tense(clause) == "past" and above.tag_ == "VBD" and modal(above) is None)
    return False


def condition_in(words: Span, phrases: Iterable[str]) -> str | None:
    """The words of the condition, from the phrase that opens it to the end."""
    lower = words.text.lower()
    for phrase in phrases:
        found = re.search(rf"\b{re.escape(phrase)}\b", lower)
        if found is not None and found.start() > 0:
            return words.text[found.start() :]
    return None
