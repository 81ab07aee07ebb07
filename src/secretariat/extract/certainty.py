"""How sure the speaker puts it: as a fact, as likely, as possible, or not as a matter of fact at all."""

from __future__ import annotations

from secretariat.extract.moods import clauses_of
from secretariat.extract.telling import Telling, is_denied
from secretariat.knowledge.sayings import load_sayings
from secretariat.records import Act, Certainty

_OPEN: frozenset[Act] = frozenset({"demand", "offer", "ask", "decline to comment"})
"""Neither true nor false: nothing to be sure of."""


def read_certainty(telling: Telling, act: Act) -> Certainty:
    """The certainty of a statement of that act."""
    lists, lemma = load_sayings().certainty, telling.lemma
    denied = is_denied(telling)
    if act in _OPEN or lemma in lists.unknown_cues or telling.phrase in lists.unknown_cues:
        return "unknown"
    if denied and telling.phrase.startswith("rule out"):
        return "possible"
    if denied and act != "assert":
        return "unknown"
    if lemma in lists.possible_cues:
        return "possible"
    if lemma in lists.probable_cues:
        return "probable"
    return "certain" if act in {"accept", "reject", "deny"} else _hedged(telling)


def _hedged(telling: Telling) -> Certainty:
    lists = load_sayings().certainty
    likely = False
    for clause in clauses_of(telling):
        words = {clause.modal, clause.verb.lemma_.lower()}
        words |= {c.lemma_.lower() for c in clause.verb.children if c.dep_ in {"advmod", "acomp", "attr", "xcomp"}}
        if words & lists.possible and not (clause.negated and clause.modal == "could"):
            return "possible"
        likely = likely or bool(words & lists.probable)
    return "probable" if likely else "certain"
