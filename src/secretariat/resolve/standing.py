"""What the name of a place stands for in its clause: the one who acts, where something is, or whose something is.

"Moscow remains open" against "talks in Geneva" and "US officials". The rules go by the word that the name hangs on
and by the relation, as the parser gives them; the preposition and its head decide for a name behind a preposition.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from secretariat.knowledge.names import load_names
from secretariat.knowledge.places import spots_named, state_spot
from secretariat.knowledge.speech import act_of
from secretariat.knowledge.standing import load_standing
from secretariat.knowledge.states import state_of
from secretariat.knowledge.titles import load_titles
from secretariat.records import Standing

if TYPE_CHECKING:
    from spacy.tokens import Span, Token

_STATES = {"country", "state", "nation", "government", "power", "ally", "member"}
"""Nouns for what states are to one another."""
_PREFIXES = {"pro", "anti", "non", "intra", "ex"}
_DIRECTIONS = {"northern", "southern", "eastern", "western", "central", "rural", "upper", "lower", "mainland"}
_OUTSIDE = {
    "outside",
    "out",
    "inside",
    "north",
    "south",
    "east",
    "west",
    "northeast",
    "northwest",
    "southeast",
    "southwest",
    "off",
    "offshore",
    "upstream",
    "downstream",
}
"""Words in front of "of" that make it a preposition of place."""
_DASHES = {"-", "–", "—", "--"}
_DATELINE = {"(", ",", *_DASHES}
"""Marks behind the place of a dateline."""


_ABSTRACT = ("tion", "sion", "ment", "ance", "ence", "sal", "ism", "ure")
"""Ends of nouns of deeds (Quirk and others 1985, I.32-I.36)."""


def standing_of(name: Span, *, state: bool, region: bool = False, site: bool = False) -> Standing:
    """What the name stands for.

    Args:
        name: the name in its parse, without an article.
        state: it is the name of a state, its capital or a house of its government.
        region: it is the name of a region with a government of its own, which acts as states do.
        site: it is the name of a building, of land or water, which does nothing but speak.
    """
    if _is_joined(name):
        return "place" if name.doc[name.end + 1].lower_ == "based" else "belonging"
    if _ends_address(name) or _is_dateline(name):
        return "place"
    root, words = name.root, load_standing()
    for _ in range(20):  # "France, Germany and Italy": what the first is; "Kherson region": what the region is
        if root.dep_ in {"conj", "appos"} and root.head.i < name.start and _is_alike(root.head):
            root = root.head
        elif root.dep_ in {"compound", "nmod", "amod"} and root.head.i > root.i and root.head.lower_ in words.parts:
            root, state = root.head, False
        else:
            break
    while root.dep_ == "pobj" and _names_one_of(root.head) and root.head.head.pos_ in {"NOUN", "PROPN"}:
        root = root.head.head  # "countries including Algeria have cited"
    if root.dep_ == "appos" and root.head.lemma_.lower() in words.land:
        root, site = root.head, True  # "the capital, Sarn, fell"
    if root.dep_ == "pobj" and root.head.lower_ == "of" and root.head.head.lower_ in words.kinds:
        root = root.head.head  # "the state of Ohio limits"
    if any(child.lower_ in _DIRECTIONS and child.i < name.start for child in name.root.lefts):
        return "place"  # "northern Kestria"
    if root.dep_ == "nsubj" and ((region and root.head.lemma_.lower() in words.lying) or _is_said_to_be(root.head)):
        return "place"
    verb = root.head.head if root.dep_ == "pobj" and root.head.dep_ == "agent" else root.head
    speaks = root.dep_ in {"nsubj", "pobj"} and act_of(verb.lemma_.lower()) is not None
    if site and speaks and verb is not root.head:
        return "actor"  # "said by the hospital"
    if site and not (speaks and root.dep_ == "nsubj"):
        return "belonging" if root.dep_ in {"poss", "compound", "nmod"} and root.head.i > root.i else "place"
    if region and not state and _is_only_land(root):
        return "place"
    return _by_relation(root, name, state or region)


def _is_only_land(root: Token) -> bool:
    """Whether the name of a region stands where states are dealt with and regions mostly lie: "flipped Ruritania",
    "a ballot for Ruritania"."""
    head, words = root.head, load_standing()
    if root.dep_ in {"dobj", "dative", "oprd"}:
        return head.lemma_.lower() not in words.dealt and act_of(head.lemma_.lower()) is None
    beside = root.dep_ == "pobj" and head.lower_ in {"like", "than", "including", "between", "for"}
    return beside and not (head.lower_ == "for" and _belongs(head.head))


def _names_one_of(preposition: Token) -> bool:
    """ "Including", "such as"."""
    such = any(child.lower_ == "such" for child in preposition.lefts) or (
        preposition.i > 0 and preposition.nbor(-1).lower_ == "such"
    )
    states = preposition.head.lemma_.lower() in _STATES
    like = preposition.lower_ == "like" and states
    return preposition.lower_ == "including" or (preposition.lower_ == "as" and such) or like


def _is_said_to_be(verb: Token) -> bool:
    """ "Ruritania is the largest country": it does nothing."""
    lands = load_standing().land | load_standing().parts | {"economy"}
    return verb.lemma_ == "be" and any(c.dep_ == "attr" and c.lemma_.lower() in lands for c in verb.children)


def _is_dateline(name: Span) -> bool:
    """ "ORLENZ, March 2 -", "Sarn (Meridian Wire) -" at the head of a sentence."""
    doc, end = name.doc, name.end
    if name.start != name.sent.start or end >= len(doc) or doc[end].text not in _DATELINE:
        return False
    return doc[end].text != "," or any(t.text in _DASHES for t in doc[end + 1 : end + 6] if t.i < len(doc))


def _is_joined(name: Span) -> bool:
    """ "US-led", "pro-Beijing", "Luxembourg-based"."""
    doc = name.doc
    behind = name.end + 1 < len(doc) and doc[name.end].text in {"-", "‑"} and doc[name.end + 1].is_lower
    before = name.start > 1 and doc[name.start - 1].text in {"-", "‑"} and doc[name.start - 2].lower_ in _PREFIXES
    return behind or before


def _ends_address(name: Span) -> bool:
    """ "Texas" in "Allen, Texas, near Dallas": what a town lies in, which the parser hangs on it."""
    doc = name.doc
    if name.start < 2 or doc[name.start - 1].text != ",":
        return False
    before = doc[name.start - 2]
    state = state_of(name.text)
    known = None if state is None else state_spot(state)
    wider = {known.country} if known is not None else {s.country for s in spots_named(name.text) if s.kind == "region"}
    town = next((e for e in name.sent.ents if e.start <= before.i < e.end), before)
    if wider and before.ent_type_ in {"GPE", "LOC", "PERSON", "ORG"} and state_of(town.text) is None:
        here = spots_named(town.text)
        if any(s.country in wider for s in here) and (known is not None or not any(s.kind == "region" for s in here)):
            return True
    hangs = name.root.head.i == before.i and name.root.dep_ in {"appos", "npadvmod", "nmod"}
    return hangs and before.ent_type_ in {"GPE", "LOC", "PERSON"} and state_of(before.text) is None


def _is_alike(token: Token) -> bool:
    """Whether a token that a name is joined to by "and" or a comma is a name too."""
    return token.pos_ == "PROPN" or token.ent_type_ in {"GPE", "LOC", "NORP"}


def _by_relation(root: Token, name: Span, state: bool) -> Standing:
    head, relation, words = root.head, root.dep_, load_standing()
    acts: Standing = "actor" if state else "place"
    if relation == "poss":
        return _owner(head, state)
    if relation in {"compound", "nmod", "amod", "nummod", "quantmod"} and head.i > root.i:
        return "place" if head.lower_ in load_names().sites | words.land else "belonging"
    if relation == "nsubjpass" and head.lemma_.lower() in words.taken:
        return "place"
    if relation == "nsubj" and head.lemma_ == "have" and _has_only(head):
        return "place"
    if relation in {"nsubj", "nsubjpass", "csubj", "expl"}:
        return acts if state else _town_as_subject(root, head)
    if relation in {"dobj", "dative", "oprd"}:
        return "place" if head.lemma_.lower() in words.taken | {"represent"} else acts
    if relation == "pobj":
        return _behind_preposition(head, state)
    if relation in {"npadvmod", "advmod", "pcomp"} or (relation == "appos" and head.ent_type_ in {"GPE", "LOC", "FAC"}):
        return "place"
    return acts


def _has_only(verb: Token) -> bool:
    """ "Ruritania has the highest number of cases": what is found there."""
    return any(c.dep_ == "dobj" and c.lemma_.lower() in load_standing().found for c in verb.children)


def _belongs(noun: Token) -> bool:
    """Whether a name only says whose or which the noun is: an office, a body, a person."""
    titles, lemma = load_titles(), noun.lemma_.lower()
    kinds = titles.offices | titles.sources | titles.bodies | load_standing().members
    return lemma in kinds or noun.ent_type_ in {"PERSON", "ORG"} or noun.pos_ == "PROPN"


def _owner(noun: Token, state: bool) -> Standing:
    if noun.lemma_.lower() in load_standing().land:
        return "place"
    if noun.lower_ in load_names().sites:
        return "place"
    if state and noun.lemma_.lower() in {"ally", "partner", "rival", "enemy", "foe"}:
        return "actor"
    return "belonging" if _belongs(noun) or not state else "actor"


def _town_as_subject(root: Token, verb: Token) -> Standing:
    """A town that says or does something to others speaks for who governs it."""
    lemma = verb.lemma_.lower()
    if root.dep_ == "nsubjpass" or lemma in load_standing().lying or verb.pos_ == "AUX":
        return "place"
    does = any(child.dep_ in {"dobj", "ccomp", "xcomp"} for child in verb.children)
    return "actor" if does or act_of(lemma) is not None else "place"


def _behind_preposition(preposition: Token, state: bool) -> Standing:
    word, words = preposition.lower_, load_standing()
    if preposition.head.lower_ in _OUTSIDE and word in {"of", "as", "to", "from"}:
        return "place"
    while preposition.head.dep_ == "prep":
        preposition = preposition.head
    noun = preposition.head
    if word == "than" and noun.lower_ == "other" and noun.head.lemma_.lower() in words.land:
        return "actor" if noun.head.lemma_.lower() in _STATES else "place"  # "towns other than Sarn"
    if word in words.places or (noun.lemma_.lower() in words.land and word in (words.dealings | {"of"}) - {"by"}):
        return "place"
    if word == "to" and noun.dep_ == "dobj" and noun.head.lemma_.lower() in {"open", "close"}:
        return "actor" if state else "place"  # "closed its ports to Kestria"
    lemma = noun.lemma_.lower()
    if word == "by" and preposition.dep_ != "agent" and noun.pos_ == "VERB":
        return "place"  # "pass by Ruritania"
    if word in words.dealings:
        return "actor" if state or word in {"against", "with"} else "place"
    if word in {"of", "to", "for"} and _belongs(noun) and noun.pos_ != "VERB":
        return "belonging"
    if not state:
        return "place"
    if word == "of":
        return "actor" if lemma in words.deeds else "place"
    if word in {"to", "from", "on"}:
        return "actor" if _is_dealt_with(preposition, noun) else "place"
    if word == "for":
        return "place" if lemma in words.motion | {"leave"} else "actor"
    return "place" if word == "over" else "actor"


def _is_dealt_with(preposition: Token, noun: Token) -> bool:
    """Whether what stands behind "to", "from" or "on" gives, is given, or is the target: "aid to Ruritania", "pressure
    on Ruritania"; no end of a way ("flights to Ruritania")."""
    word, words, lemma = preposition.lower_, load_standing(), noun.lemma_.lower()
    objects = [child for child in noun.children if child.dep_ == "dobj"] if noun.pos_ == "VERB" else []
    given = {
        token.lemma_.lower()
        for token in (*objects, *([preposition.nbor(-1)] if preposition.i else ()))
        if token.pos_ == "NOUN"
    }
    if word == "on":
        return lemma in words.targets or bool(given & words.targets)
    if lemma in words.motion:
        return word == "to" and bool(given & words.handed)
    if word == "from":
        deed = noun.pos_ == "NOUN" and lemma.endswith(_ABSTRACT)
        return deed or lemma in words.given - {"win", "get", "return", "open", "close"}
    return lemma in words.given or bool(given & words.given)
