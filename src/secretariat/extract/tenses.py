"""Whether a clause is about what has been, what is, or what is to come, for the times that stand in it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from secretariat.extract.times import Tense
from secretariat.knowledge.times import load_times

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

_COMING = {
    "will",
    "shall",
    "'ll",
    "’ll",
    "wo",
    "sha",
    "would",
    "'d",
    "may",
    "might",
    "could",
    "can",
    "should",
    "must",
    "ca",
}
_VERBS = {"VERB", "AUX"}
_UNTIL = {"until", "till", "by", "before"}
_STEPS = 12
"""How far up the parse a verb is looked for."""


def tense_at(doc: Doc, start: int, headline: bool = False) -> Tense | None:
    """The tense of the clause around the character `start` of the doc's text; None: it does not tell.

    A headline's present tense tells of the past, its infinitive of what is to come.
    """
    span = doc.char_span(start, start + 1, alignment_mode="expand")
    if span is None or not len(span):
        return None
    token = span[0]
    if token.i > 0 and token.nbor(-1).lower_ == "since":
        return "past"
    if token.i > 1 and token.nbor(-1).lower_ == "of" and token.nbor(-2).lower_ == "ahead":
        return "future"
    before = _before(token)
    if before is not None and before.pos_ in _VERBS:
        return _of_verb(before, headline)
    if _is_awaited(before):
        return "future"
    verb = _verb_over(token)
    if verb is None:
        return None
    tense = _of_verb(verb, headline)
    limit = token.nbor(-1).lower_ if token.i > 0 else ""
    if limit in _UNTIL and not (verb.tag_ == "VBD" and not _auxiliaries(verb)):
        return "future"
    return None if limit == "for" and tense == "past" else tense


def _before(token: Token) -> Token | None:
    """The word before the expression, over a preposition."""
    left = token.nbor(-1) if token.i > 0 else None
    if left is not None and left.lower_ in {"on", "for", "in", "at"} and left.i > 0:
        left = left.nbor(-1)
    return left


def _is_awaited(word: Token | None) -> bool:
    return word is not None and word.pos_ in {"ADJ", "NOUN"} and word.lemma_.lower() in load_times().tense.awaited


def _verb_over(token: Token) -> Token | None:
    for _ in range(_STEPS):
        if token.pos_ in _VERBS and token.dep_ not in {"aux", "auxpass"}:
            return token
        if token.head == token:
            return None
        token = token.head
    return None


def _auxiliaries(verb: Token) -> list[Token]:
    return [child for child in verb.children if child.dep_ in {"aux", "auxpass"}]


def _of_verb(verb: Token, headline: bool) -> Tense | None:
    """Up from participles and infinitives to the verb that carries the tense."""
    for _ in range(_STEPS):
        if verb.dep_ in {"aux", "auxpass"}:
            verb = verb.head
        words = _auxiliaries(verb)
        names = {word.lower_ for word in words}
        perfect = any(word.lemma_.lower() == "have" for word in words)
        tags = {word.tag_ for word in words} | {verb.tag_}
        if names & _COMING:
            return "past" if perfect and not names & {"will", "shall", "'ll", "’ll", "wo"} else "future"
        if verb.lemma_.lower() in load_times().tense.awaited and verb.tag_ == "VBN":
            return "future"
        if perfect or "VBD" in tags:
            return "future" if _is_due(verb) else "past"
        if "to" in names:
            return _of_infinitive(verb)
        if tags & {"VBZ", "VBP"}:
            if _is_due(verb):
                return "future"
            return "past" if headline and verb.tag_ != "VBG" else "present"
        if headline and verb.tag_ == "VBN":
            return "past"
        if verb.dep_ not in {"conj", "xcomp", "ccomp", "advcl", "dep"} or verb.head == verb:
            return "past" if verb.tag_ == "VBN" else None
        if verb.head.pos_ not in _VERBS:
            return "past" if verb.tag_ == "VBN" else None
        verb = verb.head
    return None


def _is_due(verb: Token) -> bool:
    """ "was due on Friday", "is set for May"."""
    return verb.lemma_ == "be" and any(
        child.dep_ in {"acomp", "attr"} and child.lemma_.lower() in load_times().tense.awaited
        for child in verb.children
    )


def _of_infinitive(verb: Token) -> Tense:
    """What one plans to do is to come; what one managed or failed to do has been."""
    above = verb.head
    done = above.lemma_.lower() in load_times().tense.achieved and above.tag_ in {"VBD", "VBN"}
    return "past" if done and verb.dep_ in {"xcomp", "advcl", "ccomp"} else "future"
