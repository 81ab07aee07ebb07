"""Marks of stance in a report: a verb, a noun, an adjective or a modal verb, whose stance it tells, and to what."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING

from secretariat.knowledge.speech import act_of
from secretariat.knowledge.stances import load_stances
from secretariat.parse import Paragraph, Parsed
from secretariat.records import Stance, Statement
from secretariat.talks.clauses import is_negated, is_purpose, is_unreal, modal, owners, patients, stretch, subjects
from secretariat.talks.who import Who, is_somebody

if TYPE_CHECKING:
    from spacy.tokens import Span, Token

_BE = {"be", "seem", "remain", "appear", "become", "stay", "look", "feel", "sound"}
_LIGHT = {
    "make", "have", "express", "voice", "give", "show", "present", "table", "lodge", "raise", "set", "put", "issue", "win",
    "declare", "reiterate", "repeat", "reaffirm", "submit", "announce", "signal", "withdraw", "confirm", "file", "renew",
    "state", "underline", "stress", "hold", "keep", "pledge", "offer", "bring", "advance", "demonstrate", "convey",
}  # fmt: skip
"""Verbs that only lend a noun of stance their subject: "raised objections"."""
_AIMS = {"to", "that", "for", "of", "in", "with", "on", "against", "over", "toward", "towards", "aimed"}
_DEMANDING = frozenset({"demands", "proposes", "supports", "open", "accepts"})


@dataclass(frozen=True, slots=True)
class Mark:
    """One stance as the words tell it."""

    rule: str
    """Which rule found it: `verb`, `noun`, `adjective`, `thing`, `must`, `will`, `act`."""
    paragraph: Paragraph
    trigger: Token
    stance: Stance
    holders: tuple[str, ...]
    """Actor ids."""
    words: Span
    """The words it stands on."""
    about: Token | None
    """Head of what it is a stance to; None: the words do not tell."""
    statement: Statement | None
    """The statement in which, or by which, it is told; None: the reporter tells it."""
    condition: str | None = None

    @property
    def span(self) -> tuple[int, int]:
        """Characters of the report's text, half-open."""
        return self.paragraph.start + self.words.start_char, self.paragraph.start + self.words.end_char


def find_marks(parsed: Parsed, who: Who) -> list[Mark]:
    """The marks of stance in the body of a report, in order of the text."""
    finder = _Finder(who)
    found = [mark for p in parsed.paragraphs if p.kind == "body" for mark in finder.read(p)]
    found += finder.acts(parsed, found)
    return sorted(found, key=lambda mark: mark.span)


class _Finder:
    def __init__(self, who: Who) -> None:
        self._who = who
        self._lists = load_stances()
        self._cues = {p.start: one for one in who.statements.every for p in one.cue}

    def read(self, paragraph: Paragraph) -> Iterator[Mark]:
        """The marks of one paragraph."""
        triggers: dict[int, Stance] = {}
        for token in paragraph.doc:
            mark = self._at(paragraph, token, triggers)
            if mark is not None:
                triggers[token.i] = mark.stance
                if mark.holders:
                    yield mark

    def acts(self, parsed: Parsed, found: list[Mark]) -> Iterator[Mark]:
        """Statements that are demands, refusals and the like by their act, in whose words no mark of the speaker's
        was found."""
        taken = {mark.statement.id for mark in found if mark.statement is not None}
        for one in self._who.statements.every:
            stance = _BY_ACT.get(one.act)
            if one.id in taken or stance is None or one.speaker is None or one.manner != "said" or one.negated:
                continue
            first = one.content[0]
            paragraph = parsed.paragraph_at(first.start)
            if paragraph is None or not self._may_hold(one.speaker):
                continue
            words = paragraph.doc.char_span(
                first.start - paragraph.start, min(first.end, paragraph.end) - paragraph.start, alignment_mode="expand"
            )
            if words is not None and len(words) > 2:
                yield Mark("act", paragraph, words.root, stance, (one.speaker,), words, words.root, one)

    def _at(self, paragraph: Paragraph, token: Token, triggers: dict[int, Stance]) -> Mark | None:
        if token.pos_ in {"VERB", "AUX"}:
            return (
                self._of_adjective(paragraph, token)
                or self._of_verb(paragraph, token, triggers)
                or self._of_modal(paragraph, token, triggers)
            )
        if token.pos_ in {"NOUN", "PROPN"}:
            return self._of_noun(paragraph, token)
        if token.pos_ in {"ADJ", "ADP", "ADV"}:
            return self._of_adjective(paragraph, token)
        return None

    # -- verbs ------------------------------------------------------------------------------------------------------

    def _of_verb(self, paragraph: Paragraph, verb: Token, triggers: dict[int, Stance]) -> Mark | None:
        told = self._verb_stance(verb)
        if told is None or verb.dep_ in {"amod", "compound"} or _is_governed(verb, triggers) or is_purpose(verb):
            return None
        about = _complement(verb)
        if about is not None and about.pos_ == "VERB" and verb.lemma_.lower() in _SAYING_NOTHING and _is_speech(about):
            return None
        if verb.lemma_.lower() == "ask" and (about is None or any(c.lower_ in {"if", "whether"} for c in about.lefts)):
            return None
        if told == "studies" and _is_judged(verb):
            return None
        if verb.lemma_.lower() == "agree" and (is_negated(verb) or _is_unable(verb)):
            return None
        return self._made("verb", paragraph, verb, told, subjects(verb), about)

    def _verb_stance(self, verb: Token) -> Stance | None:
        lemma = verb.lemma_.lower()
        behind = [c for c in verb.rights if c.dep_ in {"prt", "prep", "advmod", "agent"}]
        for child in behind:
            pair = f"{lemma} {child.lower_}"
            if pair in self._lists.verbs:
                return self._lists.verbs[pair]
            inner = next((c for c in child.rights if c.dep_ == "prep"), None)
            if inner is not None and f"{pair} {inner.lower_}" in self._lists.verbs:
                return self._lists.verbs[f"{pair} {inner.lower_}"]
        return self._lists.verbs.get(lemma)

    # -- adjectives and what a thing is said to be ------------------------------------------------------------------

    def _of_adjective(self, paragraph: Paragraph, token: Token) -> Mark | None:
        stance = self._lists.adjectives.get(token.lower_)
        verb = token.head if token.dep_ in {"acomp", "attr", "prep", "oprd", "advmod"} else token
        if stance is not None and _is_predicate(token):
            holders = subjects(verb)
            if token.lower_ in {"against", "free", "open"} and not any(True for _ in token.children):
                return None
            return self._made("adjective", paragraph, token, stance, holders, _complement(token), clause=verb)
        stance = self._lists.things.get(token.lower_)
        if stance is None or not (_is_predicate(token) or _is_object_predicate(token)):
            return None
        position = paragraph.start + token.idx
        said = self._who.statements.at(position)
        if said is None or said.speaker is None:
            return None
        things = subjects(verb) if verb.pos_ in {"VERB", "AUX"} else []
        about = next((c for c in (*token.children, *verb.children) if c.dep_ in {"xcomp", "ccomp", "csubj"}), None)
        about = about or (things[0] if things else None)
        return self._made("thing", paragraph, token, stance, [], about, clause=verb, speaker=said)

    # -- nouns ------------------------------------------------------------------------------------------------------

    def _of_noun(self, paragraph: Paragraph, noun: Token) -> Mark | None:
        stance = self._lists.nouns.get(noun.lemma_.lower())
        if stance is None or noun.dep_ in {"compound", "poss", "nmod"}:
            return None
        behind = [c for c in noun.rights if c.dep_ in {"acl", "relcl", "prep", "ccomp", "xcomp"}]
        about = _complement(noun)
        held = [o for o in owners(noun) if o.i != (about.i if about is not None else -1)]
        verb = noun.head if noun.dep_ in {"dobj", "nsubjpass", "attr"} else None
        if not held and verb is not None and verb.lemma_.lower() in _LIGHT:
            held = subjects(verb)
        if not held or (stance == "proposes" and not behind and about is None):
            return None
        return self._made("noun", paragraph, noun, stance, held, about, clause=noun)

    # -- modal verbs ------------------------------------------------------------------------------------------------

    def _of_modal(self, paragraph: Paragraph, verb: Token, triggers: dict[int, Stance]) -> Mark | None:
        """What a speaker says must be, and what it says its side will not do."""
        said = self._who.statements.at(paragraph.start + verb.idx)
        if said is None or said.speaker is None or is_unreal(verb):
            return None
        if _is_imperative(verb) and any(p.start <= paragraph.start + verb.idx < p.end for p in said.content):
            return self._made("imperative", paragraph, verb, "demands", [], verb, speaker=said, clause=verb)
        must = modal(verb)
        if must in self._lists.musts or _has_to(verb):
            if _is_governed(verb, triggers):
                return None
            return self._made("must", paragraph, verb, "demands", [], verb, speaker=said, clause=verb)
        if must in {"will", "would", "can", "could", "shall"} and is_negated(verb):
            doers = self._who.of(paragraph, subjects(verb))
            side = self._who.party(said.speaker)
            if any(self._who.party(doer) == side for doer in doers):
                return self._made("will", paragraph, verb, "rejects", [], verb, speaker=said, clause=verb, denied=False)
        return None

    # -- what all of them share -------------------------------------------------------------------------------------

    def _made(
        self,
        rule: str,
        paragraph: Paragraph,
        trigger: Token,
        stance: Stance,
        holders: list[Token],
        about: Token | None,
        *,
        clause: Token | None = None,
        speaker: Statement | None = None,
        denied: bool = True,
    ) -> Mark | None:
        clause = trigger if clause is None else clause
        if is_unreal(clause):
            return None
        whole: Stance | None = stance
        if denied and is_negated(trigger):
            whole = self._lists.denied.get(stance)
        if whole is None:
            return None
        position = paragraph.start + trigger.idx
        statement = speaker or self._who.statements.at(position) or self._cues.get(position)
        ids = (speaker.speaker,) if speaker is not None else self._who.of(paragraph, holders)
        kept = tuple(one for one in ids if one is not None and self._may_hold(one))
        words = stretch(clause, first=holders[0] if holders and holders[0].sent == clause.sent else None)
        text = " ".join(t.lower_ if t.lemma_ in {"be"} else t.lemma_.lower() for t in words)
        condition = _condition(words, self._lists.conditional) or _clause_of_condition(clause, about)
        if _has_phrase(words, self._lists.red, text):
            whole = "red line"
        elif condition is not None and whole not in {"studies", "opposes", "demands", "proposes"}:
            whole = "conditional"
        return Mark(rule, paragraph, trigger, whole, kept, words, about, statement, condition)

    def _may_hold(self, actor: str) -> bool:
        known = self._who.actors.get(actor)
        if known is None or known.kind == "outlet":
            return False
        if known.kind == "anonymous":
            return known.unnamed is None or known.unnamed.type not in _LOOKERS_ON
        words = {word for role in known.roles for word in re.findall(r"\w+", role.title.lower())}
        return known.kind != "person" or known.party is not None or not words & _COMMENTATORS


_LOOKERS_ON = {"experts", "witnesses", "media", "documents", "people familiar", "sources"}
_COMMENTATORS = {
    "analyst",
    "economist",
    "professor",
    "expert",
    "historian",
    "trader",
    "lecturer",
    "researcher",
    "columnist",
}
_BY_ACT: dict[str, Stance] = {
    "demand": "demands", "offer": "proposes", "accept": "accepts", "reject": "rejects", "threaten": "opposes",
    "praise": "supports", "criticise": "opposes",
}  # fmt: skip


def _is_governed(verb: Token, triggers: dict[int, Stance]) -> bool:
    """Whether the verb is what another mark is about: "refused to accept", "urged them to sign"."""
    above = verb
    while above.dep_ in {"xcomp", "ccomp", "conj", "pcomp", "acl", "prep"} and above.head.i != above.i:
        above = above.head
        if above.i in triggers:
            return above.i < verb.i and verb.dep_ != "conj"
        if above.pos_ not in {"VERB", "AUX", "ADP", "ADJ", "NOUN"}:
            return False
    return False


def _complement(token: Token) -> Token | None:
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


def _is_predicate(token: Token) -> bool:
    """Whether it stands behind "be": "are ready", "is opposed to", "was against it"."""
    if token.dep_ in {"acomp", "attr", "oprd", "prep", "advmod"} and token.head.lemma_.lower() in _BE:
        return True
    passive = any(child.dep_ == "auxpass" and child.lemma_.lower() in _BE for child in token.children)
    return passive or any(child.dep_ in {"cop"} for child in token.children)


def _is_object_predicate(token: Token) -> bool:
    """ "Called the plan unacceptable", "considers it fair"."""
    return token.dep_ in {"oprd", "acomp"} or (token.dep_ == "ccomp" and token.pos_ == "ADJ")


_SAYING_NOTHING = {"decline", "refuse", "want", "ask", "request"}


def _is_speech(verb: Token) -> bool:
    return act_of(verb.lemma_.lower()) is not None or verb.lemma_.lower() in {
        "disclose",
        "elaborate",
        "speculate",
        "identify",
        "name",
        "give",
    }


def _is_judged(verb: Token) -> bool:
    """ "Considers it unfair", "evaluated the demand as unrealistic"."""
    return any(c.dep_ in {"oprd", "ccomp", "acomp"} or (c.dep_ == "prep" and c.lower_ == "as") for c in verb.rights)


def _is_unable(verb: Token) -> bool:
    return verb.dep_ == "xcomp" and (verb.head.lower_ == "unable" or verb.head.lemma_.lower() == "fail")


def _is_imperative(verb: Token) -> bool:
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


def _has_to(verb: Token) -> bool:
    """ "Has to leave", "need to show"."""
    above = verb.head
    return verb.dep_ == "xcomp" and above.lemma_.lower() in {"have", "need", "ought"} and above.pos_ in {"VERB", "AUX"}


def _has_phrase(words: Span, phrases: tuple[str, ...], lemmas: str) -> bool:
    lower = words.text.lower()
    return any(phrase in lemmas or phrase in lower for phrase in phrases)


_IF = {"if", "unless", "until", "provided", "providing", "once"}


def _clause_of_condition(clause: Token, about: Token | None) -> str | None:
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


def _condition(words: Span, phrases: tuple[str, ...]) -> str | None:
    """The words of the condition, from the phrase that opens it to the end."""
    lower = words.text.lower()
    for phrase in phrases:
        found = re.search(rf"\b{re.escape(phrase)}\b", lower)
        if found is not None and found.start() > 0:
            return words.text[found.start() :]
    return None
