"""Meetings: who met, meets or will meet whom, where, when, and whether it came about.

Each mention (a noun such as "talks" with what governs it, or a verb such as "meet") is read alone; mentions of one
meeting are then put together.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

from secretariat.evidence import Passage
from secretariat.identity import record_id
from secretariat.knowledge.meeting_words import load_meeting_words
from secretariat.parse import Paragraph, Parsed
from secretariat.records import DateMention, Meeting, MeetingStatus, NameMention, When
from secretariat.talks.clauses import is_negated, is_unreal, modal, owners, stretch, subjects, tense, verbs_above
from secretariat.talks.who import Who, is_somebody

if TYPE_CHECKING:
    from spacy.tokens import Span, Token

VERSION = "1"
_WITH = {"with", "between", "among", "of", "by", "to", "from"}
_BODIES = {"forum", "congress", "assembly", "mission", "conference", "dialogue"}
"""Nouns that in capitals are bodies."""
_HERE = {"under way", "held"}
_BESIDE = {"after", "following", "before", "during", "at", "in", "since", "until", "of", "ahead", "for"}
"""Prepositions behind which a meeting is only named: the verb tells of something else."""
_WHERE = {"in", "at", "on", "to", "near", "outside"}


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


def read_meetings(
    parsed: Parsed, who: Who, dates: Sequence[DateMention], places: Sequence[NameMention]
) -> tuple[Meeting, ...]:
    """The meetings of a report, each once.

    Args:
        parsed: the report.
        who: answers for its phrases.
        dates: its time expressions.
        places: its names that mean places.
    """
    reader = _Reader(parsed, who, dates, places)
    told = [one for p in parsed.paragraphs if p.kind == "body" for one in reader.read(p)]
    whole: list[Told] = []
    for one in told:
        at = next((n for n in range(len(whole) - 1, -1, -1) if _is_same(whole[n], one, who)), None)
        if at is None:
            whole.append(one)
        else:
            whole[at] = _joined(whole[at], one)
    found = (reader.record(one) for one in whole)
    return tuple(one for one in found if one is not None)


class _Reader:
    def __init__(self, parsed: Parsed, who: Who, dates: Sequence[DateMention], places: Sequence[NameMention]) -> None:
        self._parsed = parsed
        self._who = who
        self._dates = dates
        self._places = [one for one in places if one.place is not None]
        self._words = load_meeting_words()
        body = next((p.start for p in parsed.paragraphs if p.kind == "body"), 0)
        self._here = next((p.passage.quote for p in self._places if p.passage.start <= body + 3), None)
        """Where a dateline says the report was written."""
        published = parsed.report.published or parsed.report.written
        self._today = None if published is None or published.earliest is None else published.earliest[:10]

    def read(self, paragraph: Paragraph) -> Iterable[Told]:
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

    def record(self, told: Told) -> Meeting | None:
        """The meeting as a record; None: too little is known of it."""
        sides = told.sides
        if len(sides) < 2:
            sides = tuple(
                dict.fromkeys((*sides, *(one for one in self._who.main() if not self._is_within(one, sides))))
            )
        if not sides or told.status is None:
            return None
        report = self._parsed.report
        spans = (told.span, *told.also)
        place = told.place
        if place is None and told.status in _HERE and self._day(told.when) == 0:
            place = self._here
        return Meeting(
            id=record_id("m", report.id, *told.span),
            participants=tuple(sorted(sides)),
            place=place,
            when=told.when,
            status=told.status,
            format=told.format,
            mediators=tuple(sorted(told.hosts)),
            passages=tuple(Passage.cut(report.id, report.text, start, end) for start, end in spans),
            made_by=f"meetings/{VERSION}",
        )

    def _is_within(self, party: str, sides: tuple[str, ...]) -> bool:
        return any(party in self._who.parties(side) or party == side for side in sides)

    # -- nouns ------------------------------------------------------------------------------------------------------

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
        if lemma in {"round", "session"}:
            inner = [c for of in noun.rights if of.lower_ == "of" for c in of.children if c.dep_ == "pobj"]
            if inner and inner[0].lemma_.lower() not in self._words.formats and inner[0].lower_ != "talks":
                return None
        elif (
            noun.dep_ == "pobj"
            and noun.head.lower_ == "of"
            and noun.head.head.lemma_.lower() in {"round", "session", "resumption"}
        ):
            if noun.head.head.lemma_.lower() in {"round", "session"}:
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
        status = self._by_preposition(before, verb, when, front) if before is not None and beside else None
        status = status or self._status_of_noun(noun, verb, when, front)
        place = self._place(paragraph, noun, verb)
        definite = any(c.lower_ in {"the", "this", "these", "those", "their", "its"} for c in noun.lefts)
        if form == "visit" and (place is None and not sides):
            return None
        return Told(paragraph, words, form, status, sides, when, place, definite)

    def _by_preposition(
        self, before: Token, verb: Token | None, when: When | None, front: set[str]
    ) -> MeetingStatus | None:
        """ "After talks", "ahead of the summit", "at the last round": the preposition tells, with the day."""
        day, words = self._day(when), self._words
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

    def _status_of_noun(
        self, noun: Token, verb: Token | None, when: When | None, front: set[str]
    ) -> MeetingStatus | None:
        words, day = self._words, self._day(when)
        negative = any(c.lower_ == "no" for c in noun.lefts)
        if verb is not None:
            key = _key(verb)
            chain = [verb, *verbs_above(verb)][:3]
            keys = {k for v in chain[:2] for k in _key(v)}
            if words.holds("postpone", *key):
                return "postponed"
            if words.holds("cancel", *key) or (is_negated(verb) and _key(verb) & {"show", "turn"}):
                return "cancelled"
            if words.holds("deny", *key):
                return "denied"
            negative = negative or is_negated(verb)
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
            if verb.dep_ == "xcomp" and words.holds("propose", *_key(verb.head)):
                return "not scheduled"
            if words.holds("continue", *key):
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

    # -- verbs ------------------------------------------------------------------------------------------------------

    def _of_verb(self, paragraph: Paragraph, verb: Token) -> Told | None:
        lemma, words = verb.lemma_.lower(), self._words
        behind = {c.lower_ for c in verb.rights if c.dep_ in {"prep", "prt", "advmod"}}
        objects = [c for c in verb.children if c.dep_ == "dobj"]
        doers = [t for t in subjects(verb) if is_somebody(t)]
        others: list[Token] = [c for w in verb.rights if w.lower_ == "with" for c in w.children if c.dep_ == "pobj"]
        form, hosts = "meeting", ()
        if lemma in words.lists["meet"]:
            others += [o for o in objects if is_somebody(o)]
            if objects and not others:
                return None  # "met the conditions"
        elif lemma in words.lists["meet_with"]:
            if "with" not in behind and not (lemma == "sit" and "down" in behind):
                return None
            if lemma == "speak":
                by = {c.lower_ for p in verb.rights if p.lower_ in {"by", "on"} for c in p.children}
                if not by & {"telephone", "phone"}:
                    return None
                form = "call"
            elif lemma == "talk" or lemma == "consult":
                form = "consultations" if lemma == "consult" else "talks"
        elif lemma in words.lists["call"]:
            others += [o for o in objects if is_somebody(o)]
            form = "call"
        elif lemma in words.lists["visit"]:
            form = "visit"
            others += [o for o in objects if is_somebody(o)]
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
            self._status_of_verb(verb, when),
            tuple(dict.fromkeys((*sides, *met))),
            when,
            self._place(paragraph, verb, verb),
            False,
            hosts,
        )

    def _status_of_verb(self, verb: Token, when: When | None) -> MeetingStatus:
        day, words = self._day(when), self._words
        above = next(verbs_above(verb), None) if verb.dep_ in {"xcomp", "ccomp", "pcomp"} else None
        key = set() if above is None else _key(above)
        if above is not None and words.holds("postpone", *key):
            return "postponed"
        if above is not None and words.holds("cancel", *key):
            return "cancelled"
        if modal(verb) in {"should", "ought"} and any(c.lemma_ == "have" and c.dep_ == "aux" for c in verb.lefts):
            return "cancelled"  # "should have met"
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

    # -- sides, time, place -----------------------------------------------------------------------------------------

    def _sides(self, paragraph: Paragraph, noun: Token, verb: Token | None) -> tuple[str, ...]:
        heads: list[Token] = []
        for child in noun.children:
            if child.dep_ == "prep" and child.lower_ in {"with", "between", "among", "of", "by", "involving"}:
                heads += [c for c in child.children if c.dep_ == "pobj" and is_somebody(c)]
            if child.dep_ == "acl" and child.lower_ == "involving":
                heads += [c for c in child.children if c.dep_ == "dobj"]
        heads += [o for o in owners(noun) if is_somebody(o)]
        heads += [
            c for c in noun.lefts if c.dep_ in {"compound", "nmod", "amod"} and c.ent_type_ in {"GPE", "NORP", "ORG"}
        ]
        if verb is not None:
            for child in verb.children:
                if child.dep_ == "prep" and child.lower_ in {"with", "between", "among"}:
                    heads += [c for c in child.children if c.dep_ == "pobj" and is_somebody(c)]
            if noun.dep_ in {"dobj", "pobj"} and verb.pos_ == "VERB":
                heads += [t for t in subjects(verb) if is_somebody(t) and t.i != noun.i]
        return self._who.of(paragraph, heads)

    def _when(self, paragraph: Paragraph, near: Token, verb: Token | None) -> When | None:
        """The time that hangs on the noun or its verb, the nearest one in front or behind."""
        sentence, shift = near.sent, paragraph.start
        anchors = {near.i} | ({verb.i} if verb is not None else set())
        found: list[tuple[int, When]] = []
        for one in self._dates:
            if not shift + sentence.start_char <= one.passage.start < shift + sentence.end_char or one.when is None:
                continue
            if one.when.earliest is None or one.value.startswith("P") or "REF" in one.value:
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
                if child.dep_ == "prep" and child.lower_ in _WHERE:
                    for inner in (c for c in child.children if c.dep_ == "pobj"):
                        place = self._place_at(paragraph.start + inner.idx)
                        if place is not None:
                            return place
            if self._here is not None and any(
                c.lower_ == "here" and c.dep_ in {"advmod", "pobj"} for c in head.children
            ):
                return self._here
            for child in head.children:
                if child.dep_ == "dobj" and head.lemma_.lower() in {"visit", "tour"}:
                    place = self._place_at(paragraph.start + child.idx)
                    if place is not None:
                        return place
        return None

    def _place_at(self, position: int) -> str | None:
        return next((p.passage.quote for p in self._places if p.passage.start <= position < p.passage.end), None)

    def _day(self, when: When | None) -> int | None:
        """Before (-1), on (0) or after (1) the day of publication; None: not known."""
        if when is None or when.earliest is None or self._today is None:
            return None
        first, last = when.earliest[:10], (when.latest or when.earliest)[:10]
        if first <= self._today < last or first == self._today:
            return 0
        return -1 if first < self._today else 1


_TIMED = {
    "open", "begin", "hold", "set", "schedule", "end", "plan", "start", "last", "take", "kick", "resume", "conclude", "fix", "slate",
    "close", "foresee", "convene", "expect", "pencil", "launch", "break",
}  # fmt: skip
"""Verbs of a clause behind a noun whose time is the meeting's: "the talks, which opened on Monday"."""


def _hangs_on(token: Token, anchors: set[int]) -> bool:
    """Whether no other verb stands between a time and what it may be the time of."""
    for above in (token, *token.ancestors):
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


def _key(verb: Token) -> set[str]:
    lemma = verb.lemma_.lower()
    return {lemma, *(f"{lemma} {c.lower_}" for c in verb.rights if c.dep_ in {"prt", "prep", "advmod", "dobj"})}


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


def _is_same(known: Told, one: Told, who: Who) -> bool:
    """Whether a mention is of a meeting that was told of before."""
    if one.when is not None and known.when is not None and not _overlap(one.when, known.when):
        return False
    if one.place is not None and known.place is not None and one.place != known.place:
        return False
    if one.sides and known.sides and not _share(one.sides, known.sides, who):
        return False
    if one.when is None and known.when is None and one.status != "held" and known.status != "held":
        return True
    if one.status is not None and known.status is not None and one.status != known.status:
        if one.when is None or known.when is None:
            return (
                not one.sides
                and one.definite
                and one.when is None
                and {one.status, known.status} <= {"held", "under way"}
            )
        return {one.status, known.status} <= {
            "planned",
            "postponed",
            "cancelled",
            "under way",
            "held",
        } and one.when == known.when
    if one.when is None and one.status is None:
        return True
    if one.when is not None and known.when is not None:
        return True
    return one.definite or bool(one.sides and known.sides)


def _overlap(left: When, right: When) -> bool:
    a, b = (
        (left.earliest or "", left.latest or left.earliest or ""),
        (right.earliest or "", right.latest or right.earliest or ""),
    )
    return a[0] < b[1] and b[0] < a[1]


def _share(left: tuple[str, ...], right: tuple[str, ...], who: Who) -> bool:
    own = {party for side in left for party in (side, *who.parties(side))}
    other = {party for side in right for party in (side, *who.parties(side))}
    return bool(own & other)


_FINAL: tuple[MeetingStatus, ...] = (
    "cancelled",
    "postponed",
    "denied",
    "held",
    "under way",
    "planned",
    "uncertain",
    "not scheduled",
)


def _joined(known: Told, one: Told) -> Told:
    statuses = [s for s in (known.status, one.status) if s is not None]
    status = min(statuses, key=_FINAL.index) if statuses else None
    sides = known.sides if len(known.sides) > 1 else tuple(dict.fromkeys((*known.sides, *one.sides)))
    return replace(
        known,
        status=status,
        sides=sides,
        when=known.when or one.when,
        place=known.place or one.place,
        also=(*known.also, one.span) if one.span != known.span else known.also,
    )
