"""What else the words of a term say: toward whom, for how long, and of which proposal it is."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence
from typing import TYPE_CHECKING

from secretariat.parse import Paragraph, label_before
from secretariat.records import Proposal
from secretariat.talks.amounts import TIMES
from secretariat.talks.phrases import is_somebody
from secretariat.talks.who import Who

if TYPE_CHECKING:
    from spacy.tokens import Span, Token

_TOWARD = {"to", "from", "with", "against", "for", "toward", "towards", "among", "between"}
"""Prepositions behind which stands to whom something is done."""
_LASTING = {"for", "until", "till", "through", "throughout", "during", "over"}
_UNTIL = {"until", "till", "through"}
_TIMES = TIMES | {"night", "quarter", "season", "decade", "century"}
_FOREVER = {"permanently", "indefinitely", "forever"}
_LONG = 12
"""Words that tell how long, at most."""


def toward(words: Span, paragraph: Paragraph, obliged: Sequence[str], who: Who) -> tuple[str, ...]:
    """Parties toward whom the deed is done, of those that the words name; whom it obliges is none of them."""
    heads = [token for token in words if _is_met(token) and is_somebody(token)]
    own = {party for one in obliged for party in who.parties(one)}
    parties = (party for one in who.of(paragraph, heads) for party in who.parties(one))
    return tuple(dict.fromkeys(party for party in parties if party not in own))


def _is_met(token: Token) -> bool:
    if token.dep_ == "pobj":
        return token.head.lower_ in _TOWARD
    return token.dep_ == "dative" or (token.dep_ == "dobj" and label_before(token) in {"GPE", "NORP", "ORG", "PERSON"})


def duration(words: Span) -> str | None:
    """The words for how long it holds: "for three years", "until the spring", "indefinitely"; None: there are none."""
    for token in words:
        if token.lower_ in _FOREVER:
            return token.text
        if token.dep_ == "prep" and token.lower_ in _LASTING and _is_of_the_deed(token, words):
            objects = [child for child in token.rights if child.dep_ in {"pobj", "pcomp"}]
            if any(_is_time(child, until=token.lower_ in _UNTIL) for child in objects):
                last = min(token.right_edge.i + 1, words.end, token.i + _LONG)
                return " ".join(words.doc[token.i : last].text.split())
        joined = token.i >= words.start + 2 and token.nbor(-1).text == "-" and token.nbor(-2).like_num
        if joined and token.lemma_.lower() in _TIMES - {"hour", "quarter", "minute"}:
            return words.doc[token.i - 2 : token.i + 1].text
    return None


def _is_of_the_deed(preposition: Token, words: Span) -> bool:
    """Whether it says of the deed how long, not of somebody "held for ten years"."""
    above = preposition.head
    return above.i == words.root.i or above.dep_ not in {"acl", "relcl"}


def _is_time(noun: Token, *, until: bool) -> bool:
    """A stretch of time, "three years", "the week"; behind "until" a day too."""
    if until:
        return noun.lemma_.lower() in _TIMES or label_before(noun) in {"DATE", "TIME"}
    counted = any(child.like_num or child.lower_ in {"a", "an", "the", "another", "several"} for child in noun.lefts)
    followed = any(child.lower_ == "of" for child in noun.rights)
    return noun.lemma_.lower() in _TIMES and counted and not (followed and noun.lemma_.lower() == "quarter")


class Papers:
    """Which proposal a term is of."""

    def __init__(self, proposals: Sequence[Proposal]) -> None:
        told = [(passage.start, one) for one in proposals for passage in one.passages]
        self._told = sorted(told, key=lambda pair: pair[0])
        self._starts = [start for start, _ in self._told]
        self._every = tuple(proposals)

    def of(self, paragraph: Paragraph, words: Span, holders: Sequence[str], who: Who) -> str | None:
        """Id of the last proposal named in front of a term in its sentence, or in it; else of the report's only one,
        where its authors hold the term; None: neither."""
        first, last = paragraph.start + words.sent.start_char, paragraph.start + words.end_char
        at = bisect_right(self._starts, last - 1) - 1
        if at >= 0 and self._starts[at] >= first:
            return self._told[at][1].id
        if len(self._every) != 1:
            return None
        authors = {party for one in self._every[0].authors for party in who.parties(one)}
        return self._every[0].id if authors & set(holders) else None
