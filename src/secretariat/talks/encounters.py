"""Mentions of meetings: a noun such as "talks" with what governs it, or a verb such as "meet"."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from itertools import islice
from typing import TYPE_CHECKING

from secretariat.knowledge.meeting_words import load_meeting_words
from secretariat.parse import Paragraph, Parsed
from secretariat.records import DateMention, MeetingStatus, NameMention, When
from secretariat.talks.clauses import STEPS, owners, stretch, subjects
from secretariat.talks.phrases import PEOPLE, is_somebody
from secretariat.talks.statuses import by_preposition, status_of_noun, status_of_verb
from secretariat.talks.who import Who

if TYPE_CHECKING:
    from spacy.tokens import Span, Token

_BODIES = {"forum", "congress", "assembly", "mission", "conference", "dialogue"}
"""Nouns that in capitals are bodies."""
_BESIDE = {"after", "following", "before", "during", "at", "in", "since", "until", "of", "ahead", "for"}
"""Prepositions behind which a meeting is only named: the verb tells of something else."""
_MOST = 50
"""Times and places of one sentence that are looked at."""
_ROUNDS = {"round", "session"}
"""Nouns that have what they are rounds of behind them."""
_TOWARDS = {"call", "visit", "trip"}
"""Nouns that have behind "to" the other side."""
_WHERE = {"in", "at", "near", "outside"}
_TIMED = {
    "open", "begin", "hold", "set", "schedule", "end", "plan", "start", "last", "take", "kick", "resume",
    "conclude", "fix", "slate",
    "close", "foresee", "convene", "expect", "pencil", "launch", "break",
}  # fmt: skip
"""Verbs of a clause behind a noun whose time is the meeting's: "the talks, which opened on Monday"."""


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
    hosts: tuple[str, ...] = ()
    also: tuple[tuple[int, int], ...] = field(default=())
    """Further stretches of the report's text that tell of it."""

    @property
    def span(self) -> tuple[int, int]:
        """Characters of the report's text, half-open."""
        return self.paragraph.start + self.words.start_char, self.paragraph.start + self.words.end_char


class Encounters:
    """Reads the mentions of one report."""

    def __init__(self, parsed: Parsed, who: Who, dates: Sequence[DateMention], places: Sequence[NameMention]) -> None:
        self._parsed = parsed
        self._who = who
        self._dates = sorted((one for one in dates if one.when is not None), key=_start)
        self._places = sorted((one for one in places if one.place is not None), key=_start)
        self._words = load_meeting_words()
        lines = [block for block in parsed.report.blocks if block.kind == "dateline"]
        self.here = next(
            (p.passage.quote for p in self._places for b in lines if b.start <= p.passage.start < b.end), None
        )
        """Where a dateline says the report was written."""
        published = parsed.report.published or parsed.report.written
        self._today = None if published is None or published.earliest is None else published.earliest[:10]

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

    # -- nouns

    def _of_noun(self, paragraph: Paragraph, noun: Token) -> Told | None:
        lemma = noun.lower_ if noun.lower_ in {"talks"} else noun.lemma_.lower()
        form = self._words.formats.get(lemma)
        front = {c.lower_ for c in noun.lefts if c.dep_ in {"compound", "amod", "nmod", "nummod"}}
        if form is None or noun.dep_ in {"compound", "nmod", "amod"} or self._words.holds("other", *front):
            return None
        if noun.pos_ == "PROPN" and (noun.ent_type_ == "ORG" or lemma in _BODIES):
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
        when = self._when(paragraph, noun, verb)
        sides = self._sides(paragraph, noun, verb)
        status = by_preposition(before, verb, self.day(when), front) if before is not None and beside else None
        status = status or status_of_noun(noun, verb, self.day(when), front)
        place = self._place(paragraph, noun, verb)
        definite = any(c.lower_ in {"the", "this", "these", "those", "their", "its"} for c in noun.lefts)
        if form == "visit" and (place is None and not sides):
            return None
        return Told(paragraph, words, form, status, sides, when, place, definite)

    # -- verbs

    def _of_verb(self, paragraph: Paragraph, verb: Token) -> Told | None:
        lemma, words = verb.lemma_.lower(), self._words
        behind = {c.lower_ for c in verb.rights if c.dep_ in {"prep", "prt", "advmod"}}
        objects = [c for c in verb.children if c.dep_ == "dobj"]
        doers = [t for t in _doers(verb) if is_somebody(t)]
        others: list[Token] = [c for w in verb.rights if w.lower_ == "with" for c in w.children if c.dep_ == "pobj"]
        form, hosts = "meeting", ()
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
            others += [o for o in objects if o.ent_type_ == "PERSON" or (lemma == "receive" and is_somebody(o))]
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
        when = self._when(paragraph, verb, verb)
        return Told(
            paragraph,
            stretch_,
            form,
            status_of_verb(verb, self.day(when)),
            tuple(dict.fromkeys((*sides, *met))),
            when,
            self._place(paragraph, verb, verb),
            False,
            hosts,
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
            c for c in noun.lefts if c.dep_ in {"compound", "nmod", "amod"} and c.ent_type_ in {"GPE", "NORP", "ORG"}
        ]
        if verb is not None:
            heads += [c for c in verb.children if c.dep_ == "dobj" and verb.lemma_ == "invite" and is_somebody(c)]
            for child in verb.children:
                if child.dep_ == "prep" and child.lower_ in {"with", "between", "among"}:
                    heads += [c for c in child.children if c.dep_ == "pobj" and is_somebody(c)]
            if noun.dep_ in {"dobj", "pobj"} and verb.pos_ == "VERB":
                heads += [t for t in _doers(verb) if is_somebody(t) and t.i != noun.i]
        return self._who.of(paragraph, heads)

    def _when(self, paragraph: Paragraph, near: Token, verb: Token | None) -> When | None:
        """The time that hangs on the noun or its verb, the nearest one in front or behind."""
        sentence, shift = near.sent, paragraph.start
        anchors = {near.i} | ({verb.i} if verb is not None else set())
        found: list[tuple[int, When]] = []
        first = bisect_left(self._dates, shift + sentence.start_char, key=_start)
        for one in self._dates[first : first + _MOST]:
            if one.passage.start >= shift + sentence.end_char:
                break
            if one.when is None or one.when.earliest is None or one.value.startswith("P") or "REF" in one.value:
                continue
            span = paragraph.doc.char_span(one.passage.start - shift, one.passage.end - shift, alignment_mode="expand")
            if span is not None and _hangs_on(span.root, anchors):
                found.append((abs(span.root.i - near.i), one.when))
        return min(found, key=lambda pair: pair[0])[1] if found else None

    def _place(self, paragraph: Paragraph, noun: Token, verb: Token | None) -> str | None:
        for head in (noun, verb):
            if head is None:
                continue
            for child in head.children:
                to = child.lower_ == "to" and head.lemma_.lower() in {"visit", "trip"}
                if child.dep_ == "prep" and (to or child.lower_ in _WHERE):
                    for inner in (c for c in child.children if c.dep_ == "pobj"):
                        place = self._place_at(paragraph.start + inner.idx)
                        if place is not None:
                            return place
            if self.here is not None and any(
                c.lower_ == "here" and c.dep_ in {"advmod", "pobj"} for c in head.children
            ):
                return self.here
            for child in head.children:
                if child.dep_ == "dobj" and head.lemma_.lower() in {"visit", "tour"}:
                    place = self._place_at(paragraph.start + child.idx)
                    if place is not None:
                        return place
        return self._place_near(paragraph, noun, verb)

    def _place_near(self, paragraph: Paragraph, noun: Token, verb: Token | None) -> str | None:
        """A place behind "in" or "at" in the sentence, with no other verb between it and the meeting."""
        anchors = {noun.i} | ({verb.i} if verb is not None else set())
        shift, sentence = paragraph.start, noun.sent
        first = bisect_left(self._places, shift + sentence.start_char, key=_start)
        for one in self._places[first : first + _MOST]:
            if one.passage.start >= shift + sentence.end_char:
                break
            span = paragraph.doc.char_span(one.passage.start - shift, one.passage.end - shift, alignment_mode="expand")
            token = None if span is None else span.root
            if token is None or token.dep_ != "pobj" or token.head.lower_ not in {"in", "at"}:
                continue
            if _hangs_on(token, anchors):
                return one.passage.quote
        return None

    def _place_at(self, position: int) -> str | None:
        at = bisect_right(self._places, position, key=_start) - 1
        found = self._places[at].passage if at >= 0 else None
        return found.quote if found is not None and position < found.end else None

    def day(self, when: When | None) -> int | None:
        """Before (-1), on (0) or after (1) the day of publication; None: not known."""
        if when is None or when.earliest is None or self._today is None:
            return None
        first, last = when.earliest[:10], (when.latest or when.earliest)[:10]
        if first <= self._today < last or first == self._today:
            return 0
        return -1 if first < self._today else 1


def _doers(verb: Token) -> list[Token]:
    """Who does it; of "they have no plans to meet", who has the plans."""
    found = subjects(verb)
    plans = verb.head
    if not found and verb.dep_ == "acl" and verb.tag_ == "VB" and plans.dep_ == "dobj" and plans.head.pos_ == "VERB":
        return subjects(plans.head)
    return found


def _inner(noun: Token) -> list[Token]:
    """The talks of "a round of talks"."""
    return [c for of in noun.rights if of.lower_ == "of" for c in of.children if c.dep_ == "pobj"]


def _start(one: DateMention | NameMention) -> int:
    return one.passage.start


def _hangs_on(token: Token, anchors: set[int]) -> bool:
    """Whether no other verb stands between a time and what it may be the time of."""
    for above in (token, *islice(token.ancestors, STEPS)):
        if above.i in anchors:
            return True
        own = above.dep_ in {"relcl", "acl"} and above.head.i in anchors and above.lemma_.lower() in _TIMED
        if above.pos_ == "VERB" and above.i != token.i and not own:
            return False
    return False


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
