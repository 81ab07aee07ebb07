"""Who had a hand in a plan: who laid it on the table, wrote it, passed it, was asked about it or left out."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from secretariat.knowledge.proposal_words import load_proposal_words
from secretariat.parse import label_before
from secretariat.talks.clauses import is_negated, is_unreal, owners, patients, subjects
from secretariat.talks.phrases import is_somebody
from secretariat.talks.plans import PlanMention
from secretariat.talks.who import Who

if TYPE_CHECKING:
    from spacy.tokens import Token

_IN_FRONT = {"compound", "amod", "nmod"}
_MOST = 12
"""Names in a list, at most."""
People = dict[str, None]
"""Actor ids, each once, in the order of the text."""


@dataclass(slots=True)
class Hands:
    """Those who had a hand in a plan, as far as the words around one mention of it tell."""

    authors: People = field(default_factory=dict)
    prepared: People = field(default_factory=dict)
    approved: People = field(default_factory=dict)
    consulted: People = field(default_factory=dict)
    left_out: People = field(default_factory=dict)

    def join(self, other: Hands) -> None:
        """Adds those that another mention tells."""
        self.authors.update(other.authors)
        self.prepared.update(other.prepared)
        self.approved.update(other.approved)
        self.consulted.update(other.consulted)
        self.left_out.update(other.left_out)


def hands(mention: PlanMention, who: Who) -> Hands:
    """Who had a hand in a plan, by its phrase, and by the verbs that it depends on or that hang on it."""
    noun, words = mention.noun, load_proposal_words()
    found = Hands(authors=_owners(mention, who))
    for verb in _verbs(noun):
        lemma = verb.lemma_.lower()
        doers = _people(mention, who, [t for t in _doers(verb) if t.i != noun.i])
        if lemma in words["write"] - {"work"} or _is_work(verb, noun):
            if not is_negated(verb):
                found.prepared.update(doers)
                found.consulted.update(_people(mention, who, _with(verb)))
        elif is_negated(verb):
            continue
        elif mention.kind == "accord" and lemma in words["sign"]:
            found.authors.update(doers)
            found.authors.update(_people(mention, who, _sides(noun)))
        elif lemma in words["make"]:
            found.authors.update(doers)
        elif lemma in words["pass"] and not is_unreal(verb):
            found.approved.update(doers)
        elif lemma in words["give"] and not found.authors:
            found.authors.update(doers)
    for verb in noun.doc[noun.sent.start : noun.sent.end]:
        if verb.lemma_.lower() in words["ask"] and any(c.dep_ == "nsubjpass" for c in verb.children):
            asked = _people(mention, who, [c for c in verb.children if c.dep_ == "nsubjpass"])
            if _takes_part(verb):
                continue
            (found.left_out if is_negated(verb) else found.consulted).update(asked)
    return found


def _owners(mention: PlanMention, who: Who) -> People:
    """Whose it is by its phrase: "the US plan", "Ongpin's offer". What stands in a name of its own owns nothing."""
    heads = [head for head in owners(mention.noun) if head.dep_ not in _IN_FRONT or _owns(mention, head)]
    return {
        actor: None
        for actor in _people(mention, who, heads)
        if actor not in who.actors or mention.noun.text not in who.actors[actor].name
    }


def _owns(mention: PlanMention, head: Token) -> bool:
    """Whether a word in front of the noun says whose it is: a people, a state or a person, and of no accord."""
    return mention.kind != "accord" and label_before(head) in {"GPE", "NORP", "PERSON"}


def _people(mention: PlanMention, who: Who, heads: list[Token]) -> People:
    listed = [one for head in heads for one in _listed(head) if is_somebody(one)]
    return dict.fromkeys(who.of(mention.paragraph, listed))


def _listed(head: Token) -> list[Token]:
    """The heads of a list of names, also where it is taken for one name set beside another."""
    found = [head]
    for one in found:
        found += [c for c in one.rights if c.dep_ in {"appos", "conj"} and c.pos_ == "PROPN" and len(found) < _MOST]
    return found


def _verbs(noun: Token) -> list[Token]:
    """The verbs of which a plan is the object, and those of the clauses that hang on it; those joined to them too."""
    found = [c for c in noun.rights if c.dep_ in {"acl", "relcl"} and c.pos_ in {"VERB", "AUX"}]
    found += [c for c in _behind(noun) if c.left_edge.i > 0 and c.left_edge.nbor(-1).text == ","]
    above = noun.head
    if noun.dep_ in {"dobj", "nsubjpass"} and above.pos_ == "VERB":
        found.append(above)
    worked = noun.dep_ == "pobj" and above.head.pos_ == "VERB" and above.head.lemma_ == "work"
    if worked or (noun.dep_ == "appos" and above.dep_ in {"dobj", "nsubjpass"}):
        found.append(above.head)
    joined = [c for verb in found for c in verb.conjuncts if c.pos_ == "VERB" and not _has_object(c, noun)]
    return [*found, *(verb for verb in joined if verb not in found)]


def _behind(noun: Token) -> list[Token]:
    """Relative clauses that hang on the last noun of its phrase: "a plan for peace, which the envoy wrote"."""
    within = [t for p in noun.rights if p.dep_ == "prep" for t in p.subtree if t.pos_ in {"NOUN", "PROPN"}]
    return [c for t in within for c in t.rights if c.dep_ == "relcl" and c.pos_ == "VERB"]


def _has_object(verb: Token, noun: Token) -> bool:
    """Whether a verb joined by "and" is about something else."""
    return any(one.i != noun.i and one.pos_ != "PRON" for one in patients(verb))


def _doers(verb: Token) -> list[Token]:
    """Who does it; of "involved in preparing it", those involved."""
    above = verb.head
    if verb.dep_ == "pcomp" and _takes_part(above.head):
        return [c for c in above.head.children if c.dep_ in {"nsubj", "nsubjpass"}]
    if verb.dep_ in {"xcomp", "ccomp"} and above.lemma_.lower() == "help":
        return [c for c in above.children if c.dep_ == "nsubj"]
    agents = [c for by in verb.children if by.dep_ == "agent" for c in by.children if c.dep_ == "pobj"]
    if verb.tag_ == "VBN" and verb.dep_ in {"acl", "relcl", "conj"} and agents:
        return agents
    if verb.dep_ == "relcl" and not any(c.dep_ == "nsubjpass" for c in verb.children):
        own = [c for c in verb.children if c.dep_ == "nsubj"]
        return own or subjects(verb)
    return subjects(verb)


def _takes_part(verb: Token) -> bool:
    """ "Was involved in preparing", "took part in drafting"."""
    if verb.lemma_.lower() not in load_proposal_words()["take_part"]:
        return False
    return any(c.dep_ == "prep" and any(d.dep_ == "pcomp" for d in c.children) for c in verb.children)


def _is_work(verb: Token, noun: Token) -> bool:
    return verb.lemma_.lower() == "work" and (noun.dep_ == "pobj" or verb.dep_ == "relcl")


def _with(verb: Token) -> list[Token]:
    """With whom it was written: "with Kestria", "in consultation with its envoy"."""
    inside = [verb, *(c for p in verb.rights if p.dep_ == "prep" for c in p.children if c.dep_ == "pobj")]
    return [c for one in inside for w in one.rights if w.lower_ == "with" for c in w.children if c.dep_ == "pobj"]


def _sides(noun: Token) -> list[Token]:
    """Those between whom it is: "an accord between Kestria and Tarsovia"."""
    return [
        c
        for p in noun.rights
        if p.dep_ == "prep" and p.lower_ in {"between", "with", "among"}
        for c in p.children
        if c.dep_ == "pobj"
    ]
