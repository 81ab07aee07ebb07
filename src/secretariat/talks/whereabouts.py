"""Where and when a meeting is: the times and places that hang on the words that tell of it."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from itertools import islice
from typing import TYPE_CHECKING

from secretariat.parse import Paragraph, Parsed, label_before
from secretariat.records import DateMention, NameMention, When
from secretariat.talks.clauses import STEPS

if TYPE_CHECKING:
    from spacy.tokens import Token

_MOST = 50
"""Times and places of one sentence that are looked at."""
_WHERE = {"in", "at", "near", "outside", "aboard"}
_GOING = {
    "go", "travel", "fly", "come", "return", "arrive", "head", "move", "shift", "visit", "trip", "journey", "shuttle",
}  # fmt: skip
"""Verbs and nouns behind which "to" says where a meeting is."""
_GENERAL = {"capital", "city", "town", "village", "resort", "port", "island", "suburb", "airport", "province"}
"""Nouns beside or behind which the name of the place stands."""
_BUILDINGS = {
    "hotel", "palace", "house", "hall", "headquarters", "ministry", "embassy", "mission", "castle", "monastery",
    "abbey", "lodge", "airport", "base", "checkpoint", "villa", "chancellery", "residence", "parliament",
    "university", "school", "church", "mosque", "court", "barracks", "compound", "club", "inn", "manor", "museum",
    "observatory", "centre", "center", "consulate", "chapel", "convent", "fort", "fortress", "ship", "library",
    "plant", "mill",
}  # fmt: skip
"""Nouns for what people meet in."""
_THIS = {"city", "town", "village", "resort", "port", "capital", "island"}
_TIMED = {
    "open", "begin", "hold", "set", "schedule", "end", "plan", "start", "last", "take", "kick", "resume",
    "conclude", "fix", "slate",
    "close", "foresee", "convene", "expect", "pencil", "launch", "break",
}  # fmt: skip
"""Verbs of a clause behind a noun, or of an infinitive, whose time is the meeting's: "the talks, which opened on
Monday", "is due to open on Monday"."""


class Whereabouts:
    """The times and places of one report."""

    def __init__(self, parsed: Parsed, dates: Sequence[DateMention], places: Sequence[NameMention]) -> None:
        """
        Args:
            parsed: the report.
            dates: its time expressions.
            places: its names; those that mean places are taken.
        """
        self._dates = sorted((one for one in dates if one.when is not None), key=_start)
        self._places = sorted((one for one in places if one.place is not None), key=_start)
        self._actors = sorted((one for one in places if one.actor is not None and one.place is None), key=_start)
        lines = [block for block in parsed.report.blocks if block.kind == "dateline"]
        self.here = next(
            (p.passage.quote for p in self._places for b in lines if b.start <= p.passage.start < b.end), None
        )
        """Where a dateline says the report was written."""
        published = parsed.report.published or parsed.report.written
        self._today = None if published is None or published.earliest is None else published.earliest[:10]

    def when(self, paragraph: Paragraph, near: Token, verb: Token | None) -> When | None:
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

    def place(self, paragraph: Paragraph, noun: Token, verb: Token | None) -> str | None:
        """The place that hangs on the noun or its verb, the nearest one; None: they tell none.

        A name that means a place, else a name or a building that the grammar puts there: "at the old customs house".
        """
        anchors = {noun.i} | ({verb.i} if verb is not None else set())
        if self.here is not None and any(_is_here(t, anchors) for t in noun.sent):
            return self.here
        found: list[tuple[int, str]] = []
        for token in noun.sent:
            visited = token.dep_ == "dobj" and token.head.lemma_.lower() in {"visit", "tour"}
            if (visited or _is_where(token)) and _hangs_on(token, anchors):
                place = self._place_of(paragraph, token)
                if place is not None:
                    found.append((abs(token.i - noun.i), place))
        return min(found)[1] if found else None

    def _place_of(self, paragraph: Paragraph, head: Token) -> str | None:
        """The place that a phrase means, by its head, or by the name beside or behind it: "the capital, Velmar"."""
        beside = [c for c in head.rights if c.dep_ == "appos"]
        behind = [c for p in head.rights if p.lower_ == "of" for c in p.children if c.dep_ == "pobj"]
        general = head.lemma_.lower() in _GENERAL
        for token in (head, *beside, *(behind if general else ())):
            place = self._place_at(paragraph.start + token.idx)
            if place is not None:
                return place
        if label_before(head) in {"DATE", "TIME", "NORP", "EVENT"} or self._is_somebody(paragraph.start + head.idx):
            return None
        for token in (head, *beside, *(behind if general else ())):
            if label_before(token) in {"GPE", "LOC", "FAC"} or token.pos_ == "PROPN":
                return _name(token)
        return _name(head) if head.lemma_.lower() in _BUILDINGS else None

    def _is_somebody(self, position: int) -> bool:
        at = bisect_right(self._actors, position, key=_start) - 1
        return at >= 0 and position < self._actors[at].passage.end

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


def _is_where(token: Token) -> bool:
    """Whether a phrase says where: behind "in" or "at", or behind "to" and going."""
    above = token.head
    if token.dep_ != "pobj" or above.dep_ not in {"prep", "pcomp"}:
        return False
    return above.lower_ in _WHERE or (above.lower_ == "to" and above.head.lemma_.lower() in _GOING)


def _is_here(token: Token, anchors: set[int]) -> bool:
    """ "Here", "in this lakeside town": where the report was written."""
    if token.lower_ == "here":
        return token.dep_ in {"advmod", "pobj", "pcomp"} and token.head.i in anchors
    this = token.lemma_.lower() in _THIS and any(child.lower_ == "this" for child in token.lefts)
    return this and _is_where(token) and _hangs_on(token, anchors)


def _name(token: Token) -> str:
    """The words of a place without an article and without what is said of it."""
    start = min([token.i, *(c.left_edge.i for c in token.lefts if c.dep_ in {"compound", "amod", "nmod", "poss"})])
    end = max([token.i, *(c.i for c in token.rights if c.dep_ in {"compound", "nummod"})]) + 1
    return " ".join(token.doc[start:end].text.split())


def _start(one: DateMention | NameMention) -> int:
    return one.passage.start


def _hangs_on(token: Token, anchors: set[int]) -> bool:
    """Whether no other verb stands between a time and what it may be the time of."""
    for above in (token, *islice(token.ancestors, STEPS)):
        if above.i in anchors:
            return True
        timed = above.lemma_.lower() in _TIMED
        own = timed and (above.dep_ == "xcomp" or (above.dep_ in {"relcl", "acl"} and above.head.i in anchors))
        if above.pos_ == "VERB" and above.i != token.i and not own:
            return False
    return False
