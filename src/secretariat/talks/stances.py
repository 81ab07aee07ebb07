"""Marks of stance in a report: a verb, a noun, an adjective or a modal verb, whose stance it tells, and to what."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from typing import TYPE_CHECKING

from secretariat.knowledge.stances import load_stances
from secretariat.parse import Paragraph, Parsed
from secretariat.records import Stance, Statement
from secretariat.talks.clauses import (
    alone,
    is_negated,
    is_no_longer,
    is_purpose,
    is_unreal,
    modal,
    owners,
    stretch,
    subjects,
)
from secretariat.talks.marks import Mark
from secretariat.talks.predicates import (
    SAYING_NOTHING,
    clause_of_condition,
    complement,
    condition_in,
    has_phrase,
    has_to,
    is_condition,
    is_governed,
    is_imperative,
    is_judged,
    is_object_predicate,
    is_predicate,
    is_speech,
    is_told,
    is_unable,
    listed_phrase,
)
from secretariat.talks.who import Who

if TYPE_CHECKING:
    from spacy.tokens import Span, Token

_LIGHT = {
    "make", "have", "express", "voice", "give", "show", "present", "table", "lodge", "raise", "set", "put",
    "issue", "win",
    "declare", "reiterate", "repeat", "reaffirm", "submit", "announce", "signal", "withdraw", "confirm", "file",
    "renew",
    "state", "underline", "stress", "hold", "keep", "pledge", "offer", "bring", "advance", "demonstrate", "convey",
}  # fmt: skip
"""Verbs that only lend a noun of stance their subject: "raised objections"."""


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
                    yield from self._lines_of(mark)

    def _lines_of(self, mark: Mark) -> Iterator[Mark]:
        """The mark; red lines that a sentence lists ("…: Kestria must keep its army and get guarantees"), each."""
        musts = [t for t in mark.words.sent if self._is_owed(t)] if mark.rule == "line" else []
        listed = [t for t in musts if t.i > mark.trigger.i and t.pos_ in {"VERB", "AUX"}]
        for verb in listed:
            words = alone(stretch(verb), verb)
            yield replace(mark, trigger=verb, words=words, about=verb)
        if not listed:
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
            if paragraph is None or not self._who.may_hold(one.speaker):
                continue
            words = paragraph.doc.char_span(
                first.start - paragraph.start, min(first.end, paragraph.end) - paragraph.start, alignment_mode="expand"
            )
            if words is not None and len(words) > 2:
                stance = "red line" if self._is_red(words) else stance
                holders = tuple(voice for voice in self._who.voices(one) if self._who.may_hold(voice))
                yield Mark("act", paragraph, words.root, stance, holders, words, words.root, one)

    def _at(self, paragraph: Paragraph, token: Token, triggers: dict[int, Stance]) -> Mark | None:
        if token.pos_ in {"VERB", "AUX"}:
            backing = token.lemma_.lower() in self._lists.verbs
            if backing and not self._lists.giving_up.isdisjoint(_with_particles(token)):
                return None  # "backed away from it" backs nothing
            return (
                self._of_adjective(paragraph, token)
                or self._of_thing(paragraph, token)
                or self._of_verb(paragraph, token, triggers)
                or self._of_modal(paragraph, token, triggers)
                or self._of_red(paragraph, token, triggers)
            )
        if token.pos_ in {"NOUN", "PROPN"}:
            return (
                self._of_line(paragraph, token) or self._of_noun(paragraph, token) or self._of_thing(paragraph, token)
            )
        if token.pos_ in {"ADJ", "ADP", "ADV"}:
            return self._of_adjective(paragraph, token) or self._of_thing(paragraph, token)
        return None

    # -- verbs ------------------------------------------------------------------------------------------------------

    def _of_verb(self, paragraph: Paragraph, verb: Token, triggers: dict[int, Stance]) -> Mark | None:
        told = self._verb_stance(verb)
        if told is None or verb.dep_ in {"amod", "compound"} or is_governed(verb, triggers) or is_purpose(verb):
            return None
        about = complement(verb)
        if about is not None and about.pos_ == "VERB" and verb.lemma_.lower() in SAYING_NOTHING and is_speech(about):
            return None
        if self._is_leaving_something_else(verb):
            return None
        inner = self._verb_stance(about) if about is not None and about.pos_ == "VERB" else None
        if verb.lemma_.lower() in {"refuse", "decline"} and inner in {"rejects", "opposes"}:
            return None  # "refused to rule out": the verb behind it tells
        if verb.lemma_.lower() == "ask" and (about is None or any(c.lower_ in {"if", "whether"} for c in about.lefts)):
            return None
        if (told == "studies" and is_judged(verb)) or (verb.lemma_.lower() in _TELLING and is_told(verb, about)):
            return None
        if is_imperative(verb) or (self._is_owed(verb) and not self._is_own(paragraph, verb)):
            return None
        if verb.lemma_.lower() == "agree" and (is_negated(verb) or is_unable(verb)):
            return None
        if told == "accepts" and verb.dep_ == "xcomp" and verb.head.lower_ == "unable":
            return None
        return self._made("verb", paragraph, verb, told, subjects(verb), about)

    def _is_leaving_something_else(self, verb: Token) -> bool:
        """ "Withdrew from the valley", "pulled out its guns": no talks and no pact are left."""
        lemma = verb.lemma_.lower()
        particles = {c.lower_ for c in verb.rights if c.dep_ in {"prt", "prep", "advmod"}}
        if lemma not in self._lists.leaving and not any(f"{lemma} {p}" in self._lists.leaving for p in particles):
            return False
        things = [c for c in verb.children if c.dep_ in {"dobj", "nsubjpass"}]
        things += [c for p in verb.rights if p.lower_ in {"of", "from"} for c in p.subtree if c.dep_ == "pobj"]
        return bool(things) and not any(t.lemma_.lower() in self._lists.left for t in things)

    def _is_owed(self, verb: Token) -> bool:
        return modal(verb) in self._lists.musts or has_to(verb)

    def _is_own(self, paragraph: Paragraph, verb: Token) -> bool:
        """Whether the doer is the side that speaks."""
        speaker = self._who.speaker(paragraph.start + verb.idx)
        if speaker is None:
            return False
        side = self._who.party(speaker)
        return any(self._who.party(doer) == side for doer in self._who.of(paragraph, subjects(verb)))

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
        phrase = listed_phrase(token, self._lists.adjectives) if is_predicate(token) else None
        if phrase is None:
            return None
        if phrase.text.lower() in {"against", "free", "open"} and not any(True for _ in token.children):
            return None
        if phrase.text.lower() in {"for", "against"} and token.head.lemma_ != "be":
            return None
        verb, stance = _clause_of(token), self._lists.adjectives[phrase.text.lower()]
        about = complement(phrase[len(phrase) - 1])
        return self._made("adjective", paragraph, token, stance, subjects(verb), about, clause=verb)

    def _of_thing(self, paragraph: Paragraph, token: Token) -> Mark | None:
        is_said = is_predicate(token) or is_object_predicate(token)
        phrase = listed_phrase(token, self._lists.things) if is_said else None
        if phrase is None:
            return None
        verb, stance = _clause_of(token), self._lists.things[phrase.text.lower()]
        position = paragraph.start + token.idx
        said = self._who.statements.at(position)
        if said is None or said.speaker is None:
            return None
        things = [child for child in verb.children if child.dep_ == "dobj"]
        if not things and verb.pos_ in {"VERB", "AUX"}:
            things = subjects(verb)
        about = next((c for c in (*token.children, *verb.children) if c.dep_ in {"xcomp", "ccomp", "csubj"}), None)
        about = about or (things[0] if things else None)
        return self._made("thing", paragraph, token, stance, [], about, clause=verb, speaker=said)

    # -- nouns ------------------------------------------------------------------------------------------------------

    def _of_noun(self, paragraph: Paragraph, noun: Token) -> Mark | None:
        stance = self._lists.nouns.get(noun.lemma_.lower())
        if stance is None or noun.dep_ in {"compound", "poss", "nmod"}:
            return None
        behind = [c for c in noun.rights if c.dep_ in {"acl", "relcl", "prep", "ccomp", "xcomp"}]
        about = complement(noun)
        held = [o for o in owners(noun) if o.i != (about.i if about is not None else -1)]
        verb = noun.head if noun.dep_ in {"dobj", "nsubjpass", "attr"} else None
        dropped = verb if noun.dep_ == "dobj" else _behind_preposition(noun)
        if dropped is not None and self._gives_up(dropped):
            return self._given_up(paragraph, dropped, noun, stance, about)
        if not held and verb is not None and verb.lemma_.lower() in _LIGHT:
            held = subjects(verb)
        if not held or (stance == "proposes" and not behind and about is None):
            return None
        return self._made("noun", paragraph, noun, stance, held, about, clause=noun)

    def _gives_up(self, verb: Token) -> bool:
        return not self._lists.giving_up.isdisjoint([verb.lemma_.lower(), *_with_particles(verb)])

    def _given_up(
        self, paragraph: Paragraph, verb: Token, trigger: Token, stance: Stance, about: Token | None
    ) -> Mark | None:
        """ "Dropped its objection to the plan", "no longer insists on a withdrawal"."""
        other = self._lists.given_up.get(stance)
        if other is None or is_negated(verb):
            return None
        mark = self._made("given up", paragraph, verb, other, subjects(verb), about, clause=verb, denied=False)
        return None if mark is None else replace(mark, trigger=trigger, stance=other)

    def _of_line(self, paragraph: Paragraph, noun: Token) -> Mark | None:
        """ "Kestria's red lines", "has three red lines: …", "is a red line for Kestria"."""
        if noun.lemma_.lower() != "line" or not any(c.lower_ == "red" for c in noun.lefts):
            return None
        verb, held = noun.head, owners(noun)
        things: list[Token] = []
        if noun.dep_ == "attr" and verb.lemma_ == "be":
            held = [c for p in noun.rights if p.lower_ == "for" for c in p.children if c.dep_ == "pobj"] or held
            things = subjects(verb)
        elif noun.dep_ == "dobj":
            held = held or subjects(verb)
        speaker = self._who.statements.at(paragraph.start + noun.idx)
        own = speaker if not held and speaker is not None and speaker.speaker is not None else None
        if not held and own is None:
            return None
        clause = verb if verb.pos_ in {"VERB", "AUX"} else noun
        about = things[0] if things else None
        mark = self._made("line", paragraph, noun, "red line", held, about, clause=clause, speaker=own)
        return None if mark is None else replace(mark, stance="red line")

    # -- modal verbs ------------------------------------------------------------------------------------------------

    def _of_modal(self, paragraph: Paragraph, verb: Token, triggers: dict[int, Stance]) -> Mark | None:
        """What a speaker says must be, and what it says its side will not do."""
        said = self._who.statements.at(paragraph.start + verb.idx)
        if said is None or said.speaker is None or is_unreal(verb):
            return None
        if is_imperative(verb) and any(p.start <= paragraph.start + verb.idx < p.end for p in said.content):
            return self._made("imperative", paragraph, verb, "demands", [], verb, speaker=said, clause=verb)
        must = modal(verb)
        if self._is_owed(verb):
            if is_governed(verb, triggers):
                return None
            clause = verb.head if has_to(verb) else verb
            return self._made("must", paragraph, verb, "demands", [], verb, speaker=said, clause=clause)
        if must in {"will", "would", "can", "could", "shall"} and is_negated(verb) and self._is_own(paragraph, verb):
            return self._made("will", paragraph, verb, "rejects", [], verb, speaker=said, clause=verb, denied=False)
        return None

    def _of_red(self, paragraph: Paragraph, verb: Token, triggers: dict[int, Stance]) -> Mark | None:
        """What a party does under no circumstances, whatever it is: "under no circumstances will Kestria leave"."""
        if verb.dep_ not in {"ROOT", "ccomp", "conj"} or is_governed(verb, triggers):
            return None
        doers = [child for child in verb.children if child.dep_ in {"nsubj", "nsubjpass"}]
        if not doers or modal(verb) is None or not self._is_red(stretch(verb)):
            return None
        return self._made("line", paragraph, verb, "red line", subjects(verb), verb, denied=False)

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
        if is_unreal(clause) or is_condition(clause):
            return None
        whole: Stance | None = stance
        if denied and is_no_longer(trigger):
            whole = self._lists.given_up.get(stance)
        elif denied and is_negated(trigger):
            kept_off = rule == "must" or trigger.lemma_.lower() == "want"
            whole = "opposes" if kept_off else self._lists.denied.get(stance)
        if whole is None:
            return None
        position = paragraph.start + trigger.idx
        statement = speaker or self._who.statements.at(position) or self._cues.get(position)
        ids = self._who.voices(speaker) if speaker is not None else self._who.of(paragraph, holders)
        kept = tuple(one for one in ids if self._who.may_hold(one))
        words = stretch(clause, first=holders[0] if holders and holders[0].sent == clause.sent else None)
        condition = condition_in(words, self._lists.conditional) or clause_of_condition(clause, about)
        if self._is_red(words):
            whole = "red line"
        elif condition is not None and whole not in {"studies", "opposes", "demands", "proposes"}:
            whole = "conditional"
        return Mark(rule, paragraph, trigger, whole, kept, words, about, statement, condition)

    def _is_red(self, words: Span) -> bool:
        text = " ".join(t.lower_ if t.lemma_ in {"be"} else t.lemma_.lower() for t in words)
        return has_phrase(words, self._lists.red, text)


def _with_particles(verb: Token) -> list[str]:
    """The lemma with each particle behind it: "back away"."""
    return [f"{verb.lemma_.lower()} {c.lower_}" for c in verb.rights if c.dep_ in {"prt", "advmod"}]


def _behind_preposition(noun: Token) -> Token | None:
    """The verb of "backed away from its demand"; None: the noun is behind no preposition."""
    if noun.dep_ != "pobj":
        return None
    above = noun.head.head
    return above.head if above.dep_ in {"advmod", "prt"} else above


def _clause_of(predicate: Token) -> Token:
    """The verb that joins a predicate to its subject; the predicate itself, where it is a participle."""
    return predicate.head if predicate.dep_ in {"acomp", "attr", "prep", "oprd", "advmod"} else predicate


_TELLING = {"suggest", "insist", "propose", "offer", "submit"}
"""Verbs of stance that may also only tell how things are."""
_BY_ACT: dict[str, Stance] = {
    "demand": "demands", "offer": "proposes", "accept": "accepts", "reject": "rejects", "threaten": "opposes",
    "praise": "supports", "criticise": "opposes",
}  # fmt: skip
