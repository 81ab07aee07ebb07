"""The grammar of a clause: who does what in it, whether it is denied, and how real it is.

Relations are those of spaCy's English models (ClearNLP's dependency labels).
"""

from __future__ import annotations

from collections.abc import Iterator
from itertools import islice
from typing import TYPE_CHECKING

from secretariat.parse import label_before

if TYPE_CHECKING:
    from spacy.tokens import Span, Token

_SUBJECTS = {"nsubj", "nsubjpass", "csubj"}
_RELATIVE = {"WDT", "WP", "WP$"}
_OF_OBJECT = {
    "urge", "ask", "press", "want", "tell", "order", "allow", "force", "persuade", "request", "expect", "require",
    "invite",
    "encourage", "pressure", "push", "permit", "enable", "warn", "advise", "beg", "compel", "oblige", "help", "lobby",
}  # fmt: skip
"""Verbs behind which the doer of an infinitive is their object (Quirk and others 1985, 16.41-16.50)."""
_NEGATIONS = {"never", "neither", "nor", "hardly", "scarcely", "no", "nobody", "nothing", "none", "without"}
_UNREAL = {"if", "unless", "whether", "lest"}
_FAILING = {"fail", "refuse", "decline", "cease", "stop", "avoid"}
"""Verbs that deny the infinitive behind them."""
STEPS = 12
"""How far up the tree anything is looked for: a parse of what is no sentence can be a chain of hundreds."""


def subjects(verb: Token) -> list[Token]:
    """Heads of the phrases that name who does what the verb says; empty: the clause does not tell.

    The subject of an active clause, the "by" phrase of a passive one; for an infinitive or a participle, whoever the
    clause above it tells.
    """
    below = verb
    for _ in range(STEPS):
        told = [child for child in verb.children if child.dep_ == "nsubjpass"]
        if told and below.i != verb.i and below.dep_ == "xcomp":
            return [antecedent(token) for token in told]  # "was scheduled to meet"
        passive = any(child.dep_ in {"nsubjpass", "auxpass"} for child in verb.children)
        if passive or _is_participle(verb):
            agents = [c for by in verb.children if by.dep_ == "agent" for c in by.children if c.dep_ == "pobj"]
            if agents or _is_participle(verb) or any(child.dep_ == "nsubjpass" for child in verb.children):
                return agents
        own = [child for child in verb.children if child.dep_ in _SUBJECTS]
        if own:
            return [antecedent(token) for token in own]
        above = verb.head
        if verb.dep_ == "xcomp" and above.lemma_.lower() in _OF_OBJECT:
            given = [child for child in above.children if child.dep_ in {"dobj", "dative"} and child.i < verb.i]
            if given:
                return given
        if verb.dep_ in {"acl", "relcl"}:
            return [above] if verb.dep_ == "relcl" or verb.tag_ in {"VBG"} else owners(above)
        if verb.dep_ == "pcomp" and above.head.i != above.i:
            above = above.head
        if above.i == verb.i:
            return []
        if above.pos_ not in {"VERB", "AUX"}:
            if above.pos_ in {"NOUN", "PROPN"} and verb.dep_ in {"xcomp", "ccomp", "pcomp", "advcl"}:
                return owners(above) or subjects(above)
            if above.pos_ != "ADJ":
                return []
        below, verb = verb, above
    return []


def _is_participle(verb: Token) -> bool:
    """ "Asked whether", "proposed in July": done to what it hangs on."""
    return (
        verb.tag_ == "VBN"
        and verb.dep_ in {"acl", "advcl", "amod"}
        and not any(c.dep_ in {"aux", "nsubj"} for c in verb.children)
    )


def is_purpose(verb: Token) -> bool:
    """An infinitive that only says what something is done for: "left aides behind to consult them"."""
    return verb.dep_ == "advcl" and verb.tag_ == "VB" and any(c.lower_ == "to" for c in verb.lefts)


def patients(verb: Token) -> list[Token]:
    """Heads of the phrases to which it is done: the object, the subject of a passive clause, or, of a relative clause
    without one, the noun before it."""
    found = [child for child in verb.children if child.dep_ in {"dobj", "nsubjpass", "attr", "oprd"}]
    return [antecedent(token) for token in found]


def antecedent(token: Token) -> Token:
    """The noun that a relative pronoun stands for; any other token itself."""
    if token.tag_ not in _RELATIVE:
        return token
    for above in islice(token.ancestors, STEPS):
        if above.dep_ == "relcl":
            return above.head
    return token


def owners(noun: Token) -> list[Token]:
    """Heads of the phrases that name whose the noun is: "the US plan", "Ongpin's offer", "an offer by both sides", "the
    refusal of Tarsovia". A modifier counts when it is a name or a people's adjective."""
    found = [child for child in noun.lefts if child.dep_ == "poss"]
    for child in noun.rights:
        if child.dep_ == "agent" or (child.dep_ == "prep" and child.lower_ in {"by", "from", "of"}):
            found += [inner for inner in child.children if inner.dep_ == "pobj"]
    if not found:
        found = [c for c in noun.lefts if c.dep_ in {"compound", "amod", "nmod"} and label_before(c) in _NAMES]
    return found


_NAMES = {"GPE", "NORP", "ORG", "PERSON", "LOC"}


def is_negated(token: Token) -> bool:
    """Whether the clause of a verb, adjective or noun denies it: "not", "never", "no", "refused to"."""
    for child in token.children:
        if child.dep_ == "neg" or (child.lower_ in _NEGATIONS and child.dep_ in {"det", "advmod", "nsubj", "preconj"}):
            return True
        if child.dep_ in {"nsubj", "dobj"} and any(c.lower_ in {"no", "neither"} for c in child.lefts):
            return True
    if token.dep_ in {"acomp", "attr", "prep", "oprd"} and token.head.pos_ in {"VERB", "AUX"}:
        return is_negated(token.head)
    if token.dep_ == "xcomp" and token.head.lemma_.lower() in _FAILING:
        return not is_negated(token.head)
    return False


def is_no_longer(token: Token) -> bool:
    """Whether its clause says that it is so no longer, or not any more."""
    if token.dep_ in {"acomp", "attr", "prep", "oprd"} and token.head.pos_ in {"VERB", "AUX"}:
        return is_no_longer(token.head)
    return any(
        child.lower_ == "longer" and any(c.lower_ in {"no", "any"} for c in child.lefts) for child in token.children
    )


def modal(verb: Token) -> str | None:
    """The modal verb of the clause, lower case, full form: "will", "would", "must", "can"; None: there is none."""
    for child in verb.lefts:
        if child.tag_ == "MD":
            return {"'ll": "will", "wo": "will", "ca": "can", "'d": "would", "sha": "shall"}.get(
                child.lower_, child.lower_
            )
    if verb.dep_ == "conj" and verb.head.pos_ in {"VERB", "AUX"} and not any(c.dep_ in _SUBJECTS for c in verb.lefts):
        return modal(verb.head)
    return None


def is_unreal(token: Token) -> bool:
    """Whether it stands in a clause that only supposes it: "if talks fail", "whether they will meet"."""
    for above in (token, *islice(token.ancestors, STEPS)):
        if above.dep_ in {"advcl", "ccomp", "pcomp"} and any(
            c.lower_ in _UNREAL and c.dep_ == "mark" for c in above.lefts
        ):
            return True
    return False


def tense(verb: Token) -> str:
    """`past`, `present` or `future` of the clause, by its finite verb."""
    finite = verb
    for child in verb.lefts:
        if child.dep_ in {"aux", "auxpass"}:
            if child.tag_ == "MD":
                return "future" if child.lower_ in {"will", "'ll", "shall", "wo", "would", "'d"} else "present"
            if child.tag_ in {"VBD", "VBZ", "VBP"}:
                finite = child
                if child.lemma_ == "have":
                    return "past"
    if finite.tag_ in {"VBD", "VBN"}:
        return "past"
    if finite.tag_ in {"VBZ", "VBP"}:
        return "present"
    if finite.tag_ in {"VB", "VBG"} and verb.head.i != verb.i and verb.head.pos_ in {"VERB", "AUX"}:
        return tense(verb.head)
    return "present"


def stretch(token: Token, *, first: Token | None = None) -> Span:
    """The words of a token and of what hangs on it, without the clauses beside it that have subjects of their own."""
    doc, sentence = token.doc, token.sent
    start, end = token.i, token.i + 1
    for child in token.children:
        beside = child.dep_ in {"conj", "parataxis"} and any(c.dep_ in _SUBJECTS for c in child.children)
        if beside or child.dep_ == "punct":
            continue
        start, end = min(start, child.left_edge.i), max(end, child.right_edge.i + 1)
    if first is not None:
        start = min(start, first.left_edge.i)
    start, end = max(start, sentence.start), min(end, sentence.end)
    while end - 1 > start and (doc[end - 1].is_punct or doc[end - 1].dep_ == "cc"):
        end -= 1
    while start < end - 1 and doc[start].is_punct:
        start += 1
    return doc[start:end]


def alone(words: Span, *heads: Token) -> Span:
    """The words up to what is joined to a head by "and": that is another term."""
    joined = [c for head in heads for c in head.rights if c.dep_ == "conj" and words.start < c.left_edge.i < words.end]
    if not joined:
        return words
    end = min(c.left_edge.i for c in joined)
    while end - 1 > words.start and (words.doc[end - 1].is_punct or words.doc[end - 1].dep_ == "cc"):
        end -= 1
    return words.doc[words.start : end]


def verbs_above(token: Token) -> Iterator[Token]:
    """The verbs over a token, nearest first."""
    for above in islice(token.ancestors, STEPS):
        if above.pos_ in {"VERB", "AUX"}:
            yield above
