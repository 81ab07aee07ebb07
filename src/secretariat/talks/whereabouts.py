"""Where and when a meeting is: the times and places that hang on the words that tell of it."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from itertools import islice
from typing import TYPE_CHECKING

from secretariat.parse import Paragraph, Parsed
from secretariat.records import DateMention, NameMention, When
from secretariat.talks.clauses import STEPS

if TYPE_CHECKING:
    from spacy.tokens import Token

_MOST = 50
"""Times and places of one sentence that are looked at."""
_WHERE = {"in", "at", "near", "outside"}


_TIMED = {
    "open", "begin", "hold", "set", "schedule", "end", "plan", "start", "last", "take", "kick", "resume",
    "conclude", "fix", "slate",
    "close", "foresee", "convene", "expect", "pencil", "launch", "break",
}  # fmt: skip
"""Verbs of a clause behind a noun whose time is the meeting's: "the talks, which opened on Monday"."""


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
        """Name of the place that the noun or its verb tells; None: they tell none."""
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
