"""Mentions of meetings: a noun such as "talks" with what governs it, or a verb such as "meet"."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from secretariat.knowledge.meeting_words import load_meeting_words
from secretariat.parse import Paragraph, Parsed, label_before
from secretariat.records import DateMention, MeetingStatus, NameMention, When
from secretariat.talks.clauses import owners, stretch, subjects
from secretariat.talks.phrases import PEOPLE, is_somebody
from secretariat.talks.spotting import Spotted
from secretariat.talks.statuses import by_preposition, keys_of, status_of_noun, status_of_verb
from secretariat.talks.whereabouts import Whereabouts
from secretariat.talks.who import Who

if TYPE_CHECKING:
    from spacy.tokens import Span, Token

_BODIES = {"forum", "congress", "assembly", "mission", "conference", "dialogue"}
"""Nouns that in capitals are bodies."""
_BESIDE = {"after", "following", "before", "during", "at", "in", "since", "until", "of", "ahead", "for"}
"""Prepositions behind which a meeting is only named: the verb tells of something else."""
_ROUNDS = {"round", "session"}
"""Nouns that have what they are rounds of behind them."""
_TAKING_PART = ("hold", "start", "continue", "plan", "postpone", "cancel", "propose", "appear")
"""Lists of verbs whose subject takes part."""
_TOWARDS = {"call", "visit", "trip"}
"""Nouns that have behind "to" the other side."""


@dataclass(frozen=True, slots=True)
class Told:
    """One mention of a meeting."""

    paragraph: Paragraph
    words: Span
    format: str
    status: MeetingStatus | None
    """None: the words do not tell."""
    sides: tuple[str, ...]
    """Actor ids."""
    when: When | None
    place: str | None
    """Name of a place, as the report has it."""
    definite: bool
    """It points at one that was told of: "the talks"."""
    at: int
    """Character of the report's text at which its noun or verb begins: two may be told by the same words."""
    hosts: tuple[str, ...] = ()
    """Those who host or mediate and are no side; actor ids."""
    also: tuple[tuple[int, int], ...] = field(default=())
    """Further stretches of the report's text that tell of it."""
    doubt: float = 0.0
    """How sure the network is that the words tell of no meeting, 0 to 1; 0: it spots one."""
    spotted: frozenset[int] = frozenset()
    """Numbers of the network's runs that tell of it (`Sight.of`)."""

    @property
    def span(self) -> tuple[int, int]:
        """Characters of the report's text, half-open."""
        return self.paragraph.start + self.words.start_char, self.paragraph.start + self.words.end_char


class Encounters:
    """Reads the mentions of one report."""

    def __init__(self, parsed: Parsed, who: Who, dates: Sequence[DateMention], places: Sequence[NameMention]) -> None:
        self._who = who
        self._words = load_meeting_words()
        self.whereabouts = Whereabouts(parsed, dates, places)

    def read(self, paragraph: Paragraph) -> Iterator[Told]:
        """The mentions of one paragraph."""
        for token in paragraph.doc:
            if token.pos_ in {"NOUN", "PROPN"}:
                one = self._of_noun(paragraph, token)
            elif token.pos_ == "VERB":
                one = self._of_verb(paragraph, token)
            else:
                one = None
            if one is not None:
                yield one

    def of_run(self, run: Spotted, words: Span) -> Told:
        """A mention that only the network has spotted, with the sides that the grammar gives it."""
        paragraph, root = run.paragraph, words.root
        nouns = [t for t in words if t.pos_ in {"NOUN", "PROPN"} and self._is_meeting(t)]
        head = nouns[0] if nouns else root
        verb = head if head.pos_ in {"VERB", "AUX"} else _governor(head)
        sides = self._sides(paragraph, head, verb)
        if verb is not None and not nouns:
            heads = [t for t in (*_doers(verb), *(c for c in verb.children if c.dep_ == "dobj")) if is_somebody(t)]
            sides = tuple(dict.fromkeys((*self._who.of(paragraph, heads), *sides)))
        return Told(
            paragraph,
            words,
            self._words.formats.get(_form(head), "meeting"),
            run.status,
            sides,
            self.whereabouts.when(paragraph, head, verb),
            self.whereabouts.place(paragraph, head, verb),
            definite=_is_definite(head),
            at=paragraph.start + head.idx,
        )

    def _is_meeting(self, noun: Token) -> bool:
        return _form(noun) in self._words.formats

    # -- nouns

    def _of_noun(self, paragraph: Paragraph, noun: Token) -> Told | None:
        lemma = _form(noun)
        form = self._words.formats.get(lemma)
        front = {c.lower_ for c in noun.lefts if c.dep_ in {"compound", "amod", "nmod", "nummod"}}
        if form is None or noun.dep_ in {"compound", "nmod", "amod"} or self._words.holds("other", *front):
            return None
        if noun.pos_ == "PROPN" and (label_before(noun) == "ORG" or lemma in _BODIES):
            return None  # "the Forum", "Congress"
        if form == "call" and not self._words.holds("calling", *front):
            return None
        if lemma in _ROUNDS:
            inner = _inner(noun)
            if inner and inner[0].lemma_.lower() not in self._words.formats and inner[0].lower_ != "talks":
                return None
        elif noun.dep_ == "pobj" and noun.head.lower_ == "of" and noun.head.head.lemma_.lower() in _ROUNDS:
            return None
        verb = _governor(noun)
        if (
            verb is not None
            and verb.pos_ == "VERB"
            and verb.lemma_.lower() in self._words.lists["meet"]
            and noun.dep_ == "pobj"
        ):
            return None  # "met at a conference" is told by the verb
        before = noun.head if noun.dep_ == "pobj" else None
        beside = before is not None and before.lower_ in _BESIDE
        words = stretch(verb if verb is not None and not beside else noun)
        when = self.whereabouts.when(paragraph, noun, verb)
        sides = self._sides(paragraph, noun, verb)
        status = (
            by_preposition(before, verb, self.whereabouts.day(when), front) if before is not None and beside else None
        )
        status = status or status_of_noun(noun, verb, self.whereabouts.day(when), front)
        place = self.whereabouts.place(paragraph, noun, verb)
        if form == "visit" and (place is None and not sides):
            return None
        hosts = self._who.of(paragraph, _hosts(noun, verb))
        at = paragraph.start + noun.idx
        return Told(paragraph, words, form, status, sides, when, place, _is_definite(noun), at, hosts)

    # -- verbs

    def _of_verb(self, paragraph: Paragraph, verb: Token) -> Told | None:
        lemma, words = verb.lemma_.lower(), self._words
        behind = {c.lower_ for c in verb.rights if c.dep_ in {"prep", "prt", "advmod"}}
        objects = [c for c in verb.children if c.dep_ == "dobj"]
        doers = [t for t in _doers(verb) if is_somebody(t)]
        others: list[Token] = [c for w in verb.rights if w.lower_ == "with" for c in w.children if c.dep_ == "pobj"]
        form = "meeting"
        if lemma in words.lists["meet"]:
            others += [o for o in objects if is_somebody(o)]
            if objects and not others:
                return None  # "met the conditions"
        elif lemma in words.lists["meet_with"]:
            by_phone = lemma == "speak" and any(
                c.lower_ in {"telephone", "phone"} for p in verb.rights if p.lower_ in {"by", "on"} for c in p.children
            )
            if "with" not in behind and not by_phone and not (lemma == "sit" and "down" in behind):
                return None
            if lemma == "speak":
                if not by_phone:
                    return None
                form = "call"
            elif lemma == "talk" or lemma == "consult":
                form = "consultations" if lemma == "consult" else "talks"
        elif lemma in words.lists["call"]:
            others += [o for o in objects if is_somebody(o)]
            form = "call"
        elif lemma in words.lists["visit"]:
            form = "visit"
            others += [o for o in objects if o.pos_ in {"PROPN", "PRON"} or o.lemma_.lower() in PEOPLE]
            if objects and not others:
                return None  # "visited a hospital"
        elif lemma in words.lists["receive"]:
            others += [o for o in objects if label_before(o) == "PERSON" or (lemma == "receive" and is_somebody(o))]
            if not others:
                return None
        else:
            return None
        if verb.dep_ == "amod" or not doers:
            return None
        sides = self._who.of(paragraph, doers)
        met = self._who.of(paragraph, [o for o in others if is_somebody(o)])
        several = len(sides) > 1 or any(d.tag_ in {"NNS", "NNPS"} or d.lower_ in {"they", "both"} for d in doers)
        if not met and not several and form not in {"visit"}:
            return None
        stretch_ = stretch(verb, first=doers[0] if doers[0].sent == verb.sent else None)
        when = self.whereabouts.when(paragraph, verb, verb)
        return Told(
            paragraph,
            stretch_,
            form,
            status_of_verb(verb, self.whereabouts.day(when)),
            tuple(dict.fromkeys((*sides, *met))),
            when,
            self.whereabouts.place(paragraph, verb, verb),
            definite=False,
            at=paragraph.start + verb.idx,
        )

    # -- sides, time, place

    def _sides(self, paragraph: Paragraph, noun: Token, verb: Token | None) -> tuple[str, ...]:
        heads: list[Token] = []
        lemma = noun.lemma_.lower()
        preps = {"with", "between", "among", "of", "by", "involving"} | ({"to"} if lemma in _TOWARDS else set())
        for child in (c for one in (noun, *(_inner(noun) if lemma in _ROUNDS else ())) for c in one.children):
            if child.dep_ == "prep" and child.lower_ in preps:
                heads += [c for c in child.children if c.dep_ == "pobj" and is_somebody(c)]
            if child.dep_ == "acl" and child.lower_ == "involving":
                heads += [c for c in child.children if c.dep_ == "dobj"]
        heads += [o for o in owners(noun) if is_somebody(o)]
        heads += [
            c
            for c in noun.lefts
            if c.dep_ in {"compound", "nmod", "amod"}
            and (label_before(c) in {"NORP", "ORG"} or (label_before(c) == "GPE" and self._who.is_state(c)))
        ]  # "Abuja talks" are where they are held
        if verb is not None:
            heads += [c for c in verb.children if c.dep_ == "dobj" and verb.lemma_ == "invite" and is_somebody(c)]
            for child in verb.children:
                if child.dep_ == "prep" and child.lower_ in {"with", "between", "among"}:
                    heads += [c for c in child.children if c.dep_ == "pobj" and is_somebody(c)]
            if noun.dep_ in {"dobj", "pobj"} and _takes_part(verb) and not _hosts(noun, verb):
                heads += [t for t in _doers(verb) if is_somebody(t) and t.i != noun.i]
        return self._who.of(paragraph, heads)


def _form(noun: Token) -> str:
    """The noun as the list has it: its lemma, but "talks"."""
    return noun.lower_ if noun.lower_ == "talks" else noun.lemma_.lower()


def _is_definite(noun: Token) -> bool:
    """Whether it points at a meeting that was told of: "the talks"."""
    return any(c.lower_ in {"the", "this", "these", "those", "their", "its"} for c in noun.lefts)


def _takes_part(verb: Token) -> bool:
    """Whether who does it is at the meeting: "resumed talks", not "praised the talks"."""
    lists = load_meeting_words().lists
    return verb.pos_ == "VERB" and any(keys_of(verb) & lists[name] for name in _TAKING_PART)


def _doers(verb: Token) -> list[Token]:
    """Who does it; of "they have no plans to meet", who has the plans."""
    found = subjects(verb)
    plans = verb.head
    if not found and verb.dep_ == "acl" and verb.tag_ == "VB" and plans.dep_ == "dobj" and plans.head.pos_ == "VERB":
        return subjects(plans.head)
    return found


def _hosts(noun: Token, verb: Token | None) -> list[Token]:
    """Heads of those who mediate: "Halmere hosted the talks", "talks mediated by Halmere", "under the auspices of …".
    Who hosts talks "with" somebody is a side."""
    found: list[Token] = []
    verbs = [c for c in noun.rights if c.dep_ in {"acl", "relcl"}]
    verbs += [verb] if verb is not None and noun.dep_ in {"dobj", "nsubjpass"} else []
    for one in verbs:
        aside = any(c.lower_ == "with" for head in (one, noun) for c in head.rights if c.dep_ == "prep")
        if one.lemma_.lower() in load_meeting_words().lists["mediate"] and not aside:
            found += [t for t in subjects(one) if t.i != noun.i]
    for under in (c for c in noun.rights if c.lower_ == "under"):
        found += [h for c in under.children for of in c.rights if of.lower_ == "of" for h in of.children]
    return [token for token in found if is_somebody(token)]


def _inner(noun: Token) -> list[Token]:
    """The talks of "a round of talks"."""
    return [c for of in noun.rights if of.lower_ == "of" for c in of.children if c.dep_ == "pobj"]


def _governor(noun: Token) -> Token | None:
    """The verb that says what becomes of it."""
    above = noun
    for _ in range(4):
        if above.head.i == above.i:
            return None
        relation, above = above.dep_, above.head
        if above.pos_ in {"VERB", "AUX"}:
            return above if relation not in {"relcl", "acl"} else None
        if above.pos_ not in {"ADP", "NOUN", "PROPN", "ADJ"} or relation in {"appos"}:
            return None
    return None
