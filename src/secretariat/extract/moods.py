"""What is said, clause by clause: who would do it, whether it will, must or may be, and on what condition."""

from __future__ import annotations

import functools
from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING

from secretariat.extract.telling import Telling
from secretariat.knowledge.titles import load_titles

if TYPE_CHECKING:
    from spacy.tokens import Token

FUTURE = {"will", "would", "shall", "go to"}
"""What has not happened yet, as `Clause.modal` has it."""
_FIRST = {"i", "we"}
_OWN = {"my", "our"}
_THEIRS = {"his", "her", "its", "their"}
_PRONOUNS = {"he", "she", "it", "they", "one"}
_CLIPPED = {"'ll": "will", "’ll": "will", "wo": "will", "sha": "shall", "ca": "can", "'d": "would", "’d": "would"}
_CONDITIONS = {"if", "unless", "until", "till", "provided", "once"}
_SEMI = {("have", "to"), ("need", "to"), ("ought", "to"), ("go", "to")}
_SEMI_WORDS = {" ".join(pair) for pair in _SEMI}
_STEM = 5
"""Letters that a country and its people share ("Almera", "Almeran")."""
_THINKING = {"believe", "think", "feel", "mean", "know", "find", "insist", "trust", "stress", "repeat"}
_NEGATIVES = {"no", "nobody", "none", "neither", "nothing", "never", "not", "n't", "n’t"}


@dataclass(frozen=True, slots=True)
class Clause:
    """A main clause of what is said."""

    verb: Token
    """Its full verb, or the copula."""
    subject: Token | None
    modal: str
    """"will", "must", "have to", …; empty: none."""
    negated: bool
    own: bool
    """The subject is the speaker or his side, as far as the words tell."""
    conditional: bool
    """It holds if, unless or until something else does."""


@functools.lru_cache(maxsize=8)
def clauses_of(telling: Telling) -> tuple[Clause, ...]:
    """The main clauses of the content, in order; those that depend on another are none."""
    inside = {(id(t.doc), t.i) for t in telling.content}
    clauses = []
    for token in telling.content:
        if token.pos_ not in {"VERB", "AUX"} or token.dep_ in {"aux", "auxpass"}:
            continue
        if _is_main(token, inside, len(telling.content)):
            clauses.append(_clause(token, telling, inside))
    return tuple(clauses)


def _is_main(verb: Token, inside: set[tuple[int, int]], limit: int) -> bool:
    """It hangs on nothing in the content, or is coordinated with what hangs on nothing, or follows after "believe"."""
    token = verb
    for _ in range(limit):
        head = token.head
        if head == token or (id(head.doc), head.i) not in inside:
            return True
        if token.dep_ not in {"conj", "parataxis", "ccomp", "dep"} or head.pos_ not in {"VERB", "AUX"}:
            return False
        if token.dep_ == "ccomp" and token.i > head.i and head.lemma_.lower() not in _THINKING:
            return False
        token = head
    return False


def _clause(verb: Token, telling: Telling, inside: set[tuple[int, int]]) -> Clause:
    children = [c for c in verb.children if (id(c.doc), c.i) in inside]
    subject = next((c for c in children if c.dep_ in {"nsubj", "nsubjpass", "expl"}), None)
    if subject is None and verb.dep_ == "conj" and not any(c.dep_ == "aux" for c in children):
        subject = next((c for c in verb.head.children if c.dep_ in {"nsubj", "nsubjpass"}), None)
    modal = _modal(verb, children)
    negated = any(c.dep_ == "neg" or c.lower_ in _NEGATIVES for c in children)
    if subject is not None:
        negated = negated or any(t.lower_ in _NEGATIVES for t in subject.subtree if t.i <= subject.i)
    negated = negated or any(c.dep_ in {"dobj", "attr"} and any(d.lower_ == "no" for d in c.children) for c in children)
    conditional = any(
        m.lower_ in _CONDITIONS for c in children if c.dep_ in {"advcl", "prep", "mark"} for m in (c, *c.children)
    )
    follows = next((c for c in children if c.dep_ == "xcomp"), None)
    if modal in _SEMI_WORDS and follows is not None:
        verb = follows
    return Clause(verb, subject, modal, negated, _is_own(subject, telling), conditional)


def _modal(verb: Token, children: list[Token]) -> str:
    for child in children:
        if child.dep_ == "aux" and child.tag_ == "MD":
            return _CLIPPED.get(child.lower_, child.lower_)
    follows = next((c for c in children if c.dep_ == "xcomp"), None)
    if follows is not None and any(c.tag_ == "TO" for c in follows.children):
        pair = (verb.lemma_.lower(), "to")
        if pair in _SEMI:
            return " ".join(pair)
    return ""


def _is_own(subject: Token | None, telling: Telling) -> bool:
    if subject is None:
        return False
    if subject.lower_ in _FIRST:
        return True
    owners = {c.lower_ for c in subject.children if c.dep_ == "poss"}
    if owners & _OWN:
        return True
    at = subject.idx + (telling.paragraph.start if telling.paragraph is not None else 0)
    if not any(q in {'"', "“", "”", "«"} for q in _before(subject)) and not _is_quoted(at, telling):
        if subject.lower_ in _PRONOUNS:
            return subject.lower_ != "it" or subject.dep_ != "expl"
        if owners & _THEIRS:
            return True
        if _is_body(subject):
            return True
    return _shares_name(subject, telling)


def _before(token: Token) -> Iterator[str]:
    if token.i > token.sent.start:
        yield token.nbor(-1).text


def _is_quoted(at: int, telling: Telling) -> bool:
    return telling.statement.kind == "direct"


def _is_body(subject: Token) -> bool:
    """ "the government", "the union" with nothing that says whose: the speaker's own."""
    children = list(subject.children)
    plain = all(c.dep_ in {"det"} for c in children) and any(c.lower_ == "the" for c in children)
    return plain and subject.lemma_.lower() in load_titles().bodies


def _shares_name(subject: Token, telling: Telling) -> bool:
    """A name of the subject stands in the source as well, or its country does ("Almera" for an Almeran minister)."""
    names = {t.lower_ for t in subject.subtree if t.pos_ == "PROPN" or t.lower_[:1] != t.text[:1]}
    others = [t.lower_ for t in telling.source if t.lower_[:1] != t.text[:1]]
    if subject.pos_ != "PROPN":
        names &= {t.lower_ for t in subject.children} | {subject.lower_}
    return any(
        len(name) > 2 and (name == other or (len(name) >= _STEM and name[:_STEM] == other[:_STEM]))
        for name in names
        for other in others
    )
