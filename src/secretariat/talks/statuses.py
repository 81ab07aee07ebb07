"""Whether a meeting came about: by the verb that governs it, the preposition in front, an adjective, and the day.

A day is -1 before that of publication, 0 on it, 1 after it, None where it is not known.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from secretariat.knowledge.meeting_words import load_meeting_words
from secretariat.records import MeetingStatus
from secretariat.talks.clauses import is_negated, is_unreal, modal, tense, verbs_above

if TYPE_CHECKING:
    from spacy.tokens import Token


def by_preposition(before: Token, verb: Token | None, day: int | None, front: set[str]) -> MeetingStatus | None:
    """ "After talks", "ahead of the summit", "at the last round": the preposition tells, with the day."""
    words = load_meeting_words()
    if verb is not None and is_negated(verb) and verb.lemma_.lower() in {"show", "turn"}:
        return "cancelled"
    if before.lower_ in {"after", "following"}:
        return None if verb is not None and tense(verb) == "future" else "held"
    if day is not None and day != 0:
        return "held" if day < 0 else "planned"
    if words.holds("past", *front):
        return "held"
    if words.holds("future", *front) or before.lower_ in {"before", "ahead", "of", "until"}:
        return "planned"
    if before.lower_ in {"during", "at", "in", "since"} and verb is not None:
        return (
            "planned"
            if tense(verb) == "future"
            else "held"
            if before.lower_ == "during" and tense(verb) == "past"
            else None
        )
    return None


def status_of_noun(noun: Token, verb: Token | None, day: int | None, front: set[str]) -> MeetingStatus | None:
    """The status that a noun for a meeting has by its verb, its adjectives and its day; None: they do not tell.

    Args:
        noun: the noun.
        verb: the verb that governs it.
        day: the day.
        front: words in front of the noun, lower case.
    """
    words = load_meeting_words()
    negative = any(c.lower_ == "no" for c in noun.lefts)
    if verb is not None:
        key = keys_of(verb)
        chain = [verb, *verbs_above(verb)][:3]
        keys = {k for v in chain[:2] for k in keys_of(v)}
        if words.holds("postpone", *key):
            return "postponed"
        if words.holds("cancel", *key) or (is_negated(verb) and keys_of(verb) & {"show", "turn"}):
            return "cancelled"
        if words.holds("deny", *key) or _is_denied(verb):
            return "denied"
        if _fell_through(verb):
            return "cancelled"
        if _is_unplanned(noun):
            return "not scheduled"
        undated = any(c.dep_ == "nsubjpass" and any(w.lower_ == "no" for w in c.lefts) for c in verb.children)
        negative = negative or undated or is_negated(verb) or _is_unplanned(verb)
        if (
            negative
            and tense(verb) == "past"
            and key & {"take place", "take", "happen", "occur", "materialise", "materialize"}
        ):
            return "cancelled"
        if verb.lemma_ == "be" and any(
            c.lower_ in {"possible", "likely", "uncertain", "unlikely"} for c in verb.children
        ):
            return "uncertain"
        if words.holds("possible", *front) or modal(verb) in {"may", "might", "could"}:
            return "uncertain"
        if negative and keys & (words.lists["plan"] | words.lists["hold"] | {"be"}):
            return "not scheduled"
        if words.holds("start", *key) and noun.dep_ in {"dobj", "nsubj", "nsubjpass", "pobj"}:
            if tense(verb) == "future" or _is_to_come(verb):
                return "planned"
            return "under way" if day is None or day == 0 else "held" if day < 0 else "planned"
        if modal(verb) in {"will", "shall"} or _is_to_come(verb):
            return "planned"
        if words.holds("plan", *key) and noun.dep_ in {"dobj", "nsubjpass", "pobj"}:
            return "planned"
        if words.holds("propose", *key) and noun.dep_ in {"dobj", "pobj", "nsubjpass"} and day is None:
            return "not scheduled"
        if verb.dep_ == "xcomp" and words.holds("propose", *keys_of(verb.head)):
            return "not scheduled"
        if words.holds("continue", *key) or _is_under_way(verb):
            return "under way"
        if words.holds("hold", *key):
            if verb.tag_ == "VBG" and any(c.lemma_ == "be" for c in verb.lefts):
                return "under way"
            return "held" if tense(verb) == "past" else "planned" if day is not None and day > 0 else "under way"
    if words.holds("future", *front) and (day is None or day > 0):
        return "planned"
    if words.holds("past", *front):
        return "held"
    if words.holds("present", *front):
        return "under way"
    if day is not None:
        return "held" if day < 0 else "planned" if day > 0 else "under way"
    return None


def status_of_verb(verb: Token, day: int | None) -> MeetingStatus:
    """The status that a verb of meeting has by its tense, its modal verb, what governs it and the day."""
    words = load_meeting_words()
    above = next(verbs_above(verb), None) if verb.dep_ in {"xcomp", "ccomp", "pcomp"} else None
    key = set() if above is None else keys_of(above)
    if above is not None and words.holds("postpone", *key):
        return "postponed"
    if above is not None and words.holds("cancel", *key):
        return "cancelled"
    if _is_denied(verb):
        return "denied"
    if _is_unplanned(verb):
        return "not scheduled"
    if _fell_through(verb):
        return "cancelled"
    if is_unreal(verb) or modal(verb) in {"may", "might", "could"}:
        return "uncertain"
    if is_negated(verb):
        return "denied" if tense(verb) == "past" else "not scheduled"
    if above is not None and words.holds("propose", *key):
        return "not scheduled"
    if modal(verb) is not None or _is_to_come(verb) or (above is not None and words.holds("plan", *key)):
        return "planned"
    if verb.tag_ == "VBG" and any(c.lemma_ == "be" for c in verb.lefts):
        return "planned" if day is not None and day > 0 else "under way"
    if tense(verb) == "past":
        return "held"
    return "planned" if day is not None and day > 0 else "under way"


def keys_of(verb: Token) -> set[str]:
    """The verb's lemma, alone and with each particle, preposition, adverb or object behind it."""
    lemma = verb.lemma_.lower()
    return {lemma, *(f"{lemma} {c.lower_}" for c in verb.rights if c.dep_ in {"prt", "prep", "advmod", "dobj"})}


def _is_denied(verb: Token) -> bool:
    """ "Denied that they had held", "denied meeting"."""
    above = verb.head
    held = verb.dep_ in {"ccomp", "xcomp"} and above.i != verb.i
    return held and load_meeting_words().holds("deny", above.lemma_.lower()) and not is_negated(above)


def _fell_through(verb: Token) -> bool:
    """ "Should have met", "were to have met"."""
    if not any(c.lemma_ == "have" and c.dep_ == "aux" for c in verb.lefts):
        return False
    to_have = verb.dep_ == "xcomp" and verb.head.lemma_ == "be" and any(c.lower_ == "to" for c in verb.lefts)
    return to_have or modal(verb) in {"should", "ought"}


def _is_unplanned(token: Token) -> bool:
    """ "No plans to hold", "no intention of meeting", "no plans for talks"."""
    above = token.head.head if token.dep_ in {"pcomp", "pobj"} else token.head
    return (
        token.dep_ in {"acl", "pcomp", "pobj"}
        and above.lemma_.lower() in {"plan", "intention", "wish", "desire"}
        and any(c.lower_ == "no" for c in above.lefts)
    )


def _is_under_way(verb: Token) -> bool:
    """ "Are under way", "are in progress"."""
    return verb.lemma_ == "be" and any(
        inner.lower_ in {"way", "progress"} for c in verb.rights if c.lower_ in {"under", "in"} for inner in c.children
    )


def _is_to_come(verb: Token) -> bool:
    """ "Is to meet", "are due to", "is scheduled for", "plans to", "agreed to"."""
    if verb.lower_ in {"scheduled", "planned", "due", "expected", "set"} and any(c.lemma_ == "be" for c in verb.lefts):
        return True
    to = verb.tag_ == "VB" and any(c.lower_ == "to" for c in verb.lefts)
    above = verb.head
    if not to or above.i == verb.i:
        return False
    if verb.dep_ == "xcomp":
        return above.lemma_.lower() in {
            "be",
            "plan",
            "agree",
            "schedule",
            "expect",
            "intend",
            "set",
            "due",
            "decide",
            "arrange",
            "prepare",
        } or above.lower_ in {"due", "ready"}
    return False
