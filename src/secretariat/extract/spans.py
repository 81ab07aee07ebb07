"""Stretches of a parse that attribution needs: who the subject is, where a phrase begins and ends."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

Tokens = tuple[int, int]
"""First and one-past-last token index of a stretch of one paragraph."""


@dataclass(frozen=True, slots=True)
class Attribution:
    """One reading of a cue; all stretches are in tokens of the paragraph's document."""

    lemma: str
    """Lemma of the cue, with its particle ("point out")."""
    frame: str
    anchor: int
    """Index of the cue word."""
    cue: Tokens
    source: Tokens | None
    content: tuple[Tokens, ...]
    negated: bool = False
    modal: bool = False
    """The saying is wanted, possible or to come ("will urge", "to ask"): it has not happened."""


SUBJECTS = {"nsubj", "nsubjpass", "csubj", "expl"}


def source_of(verb: Token) -> Tokens | None:
    """The phrase that names who speaks, thinks or wants: the subject, the agent of a passive, or the subject of the
    verb that this one hangs on. None where the clause names nobody."""
    if any(child.dep_ == "auxpass" or child.dep_ == "nsubjpass" for child in verb.children):
        return agent_of(verb)
    subject = own_subject(verb)
    if subject is not None:
        return noun_phrase(subject)
    if verb.tag_ == "VBN" and not any(child.dep_ == "aux" for child in verb.children) and verb.dep_ != "conj":
        return None
    return _inherited_source(verb)


def agent_of(verb: Token) -> Tokens | None:
    """The phrase behind the "by" of a passive."""
    by = next((child for child in verb.children if child.dep_ == "agent"), None)
    phrase = next((child for child in by.children if child.dep_ == "pobj"), None) if by is not None else None
    return None if phrase is None else noun_phrase(phrase)


def own_subject(verb: Token) -> Token | None:
    """The subject of the verb's own clause.

    The parser gives "“The port,” said the envoy, “is open”" two: the one behind a break and the verb is its own.
    """
    subjects = [child for child in verb.children if child.dep_ in {"nsubj", "nsubjpass", "expl"}]
    if len(subjects) > 1 and subjects[-1].i > verb.i and is_break(verb.doc[verb.i - 1]):
        return subjects[-1]
    return subjects[0] if subjects else None


def _inherited_source(verb: Token) -> Tokens | None:
    head = verb.head
    if head == verb:
        return None
    if verb.dep_ == "acl" and verb.tag_ == "VBG":
        return noun_phrase(head, without=verb)
    if verb.dep_ in {"conj", "advcl", "xcomp", "pcomp", "ccomp", "dep"}:
        if verb.dep_ == "pcomp" and head.pos_ == "ADP":
            quoted = next((c for c in head.head.children if c.dep_ == "nsubjpass"), None)
            if head.lower_ == "as" and quoted is not None:
                return noun_phrase(quoted)
            head = head.head
        if verb.dep_ == "conj":
            head = true_partner(verb)
        if head.pos_ in {"VERB", "AUX"}:
            if verb.dep_ == "ccomp" and head.lemma_ not in {"let", "help", "make"}:
                return None
            return source_of(head)
    return None


def true_partner(verb: Token) -> Token:
    """The verb that a coordinated verb is coordinated with: the nearest one above it in the same finite form.

    The parser hangs "… urged both sides to sign when they meet and warned …" under "meet"; coordinated verbs agree in
    tense, so its partner is "urged".
    """
    head = verb.head
    if verb.tag_ != "VBD" or head.tag_ == "VBD":
        return head
    return next((t for t in head.ancestors if t.tag_ == "VBD" and own_subject(t) is not None), head)


def cut_at_other_verb(verb: Token, content: Tokens) -> Tokens:
    """The content up to a coordinated verb in it that is the cue's partner, not the content's."""
    for token in verb.doc[slice(*content)]:
        if token.dep_ == "conj" and token.tag_ == "VBD" and token.head.i >= content[0] and true_partner(token) == verb:
            before = [c.i for c in token.head.children if c.dep_ == "cc" and c.i < token.i]
            return trim(verb.doc, content[0], max(before, default=token.left_edge.i))
    return content


def noun_phrase(head: Token, without: Token | None = None) -> Tokens:
    """The noun phrase of `head`: with its modifiers, appositions and relative clauses, without edge punctuation.

    A clause behind it that contains `without` (the cue) is cut off.
    """
    start, end = head.left_edge.i, head.right_edge.i + 1
    for child in head.children:
        if child.i > head.i and (
            (without is not None and dominates(child, without)) or child.dep_ in {"advcl", "parataxis"}
        ):
            end = min(end, child.left_edge.i)
    return trim(head.doc, start, max(end, head.i + 1))


def trim(doc: Doc, start: int, end: int) -> Tokens:
    """The stretch without punctuation and white space at its edges (brackets and quotation marks stay)."""
    loose = {",", ";", ":", "-", "--", "–", "—", "."}
    while start < end and (doc[start].is_space or doc[start].text in loose):
        start += 1
    while end > start and (doc[end - 1].is_space or doc[end - 1].text in loose):
        end -= 1
    return start, end


def dominates(ancestor: Token, token: Token) -> bool:
    """Whether the token is the ancestor or hangs under it."""
    return ancestor == token or ancestor.is_ancestor(token)


def subtree(head: Token) -> Tokens:
    """The stretch from the leftmost to the rightmost descendant, without edge punctuation."""
    return trim(head.doc, head.left_edge.i, head.right_edge.i + 1)


def verb_group(verb: Token) -> Tokens:
    """The verb with its auxiliaries, its negation and its particle."""
    first = last = verb.i
    for child in verb.children:
        if child.dep_ in {"aux", "auxpass", "neg"} and child.i < verb.i:
            first = min(first, child.i)
        elif child.dep_ == "prt" and child.i == verb.i + 1:
            last = child.i
    between = verb.doc[first : verb.i]
    if any(token.dep_ in SUBJECTS or token.is_punct for token in between):
        first = verb.i
    return first, last + 1


def is_break(token: Token) -> bool:
    """Whether the token is punctuation or white space."""
    return token.is_punct or token.is_quote or token.is_space
