"""Through whom a statement came: what the rules and the network read, as one chain."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence
from typing import TYPE_CHECKING

from secretariat.evidence import Passage
from secretariat.extract.credits import agency_passage, is_own_outlet
from secretariat.extract.nesting import characters
from secretariat.extract.quotes import Span, overlap
from secretariat.extract.relays import is_outlet, phrase_of, short, without_place
from secretariat.extract.scenes import LINKS, Around, Scene
from secretariat.extract.states import States
from secretariat.parse import Parsed
from secretariat.records import ChainLink, Statement

if TYPE_CHECKING:
    from spacy.tokens import Span as Tokens

LEAST = 0.7
"""Least belief at which a link of the network's alone stands (chain F1 on the tuning part, invented and Wikinews, of a
network that had not seen it: 0 86.4 and 81.2, 0.5 85.7 and 81.2, 0.7 88.9 and 83.9)."""
_REPORTER = {"i", "we", "us", "me"}
_PLACING = {"in", "at", "near", "outside"}
_PHRASE = 8
"""Tokens of a phrase that names a link, at most; a longer one is a slip of the parse."""


class Chains:
    """The links of a report's statements, as the rules read them."""

    def __init__(self, parsed: Parsed, states: States, statements: Sequence[Statement]) -> None:
        self._parsed, self._states = parsed, states
        self._agency = agency_passage(parsed.report)
        self._named = sorted({link.passage for statement in statements for link in statement.chain}, key=_place)

    def chain(self, statement: Statement, scene: Scene, around: Sequence[Around]) -> tuple[ChainLink, ...]:
        """The statement's chain, outermost first: what the rules read, and what the network reads in its scene.

        The report's agency stands in front. A relay that the rules read stands where the network agrees, or the scene
        does not show it; their links to outlets stand in any case. The relation of a link that both read is the
        network's, and words that the rules read as a link anywhere in the report are that link's.
        """
        shown = set(scene.words.tolist())
        first = [link for link in statement.chain if link.passage == self._agency]
        rules = [link for link in statement.chain if link.passage != self._agency]

        def is_shown(link: ChainLink) -> bool:
            return shown.issuperset(self._states.words([(link.passage.start, link.passage.end)]))

        found = {link.passage: link for link in rules if link.relation != "relayed by" or not is_shown(link)}
        for one in around:
            passage = self._passage(one) if one.role in LINKS else None
            if passage is None or passage == self._agency:
                continue
            if one.belief >= LEAST or any(link.passage == passage for link in rules):
                found[passage] = ChainLink(actor=None, relation=one.role, passage=passage)
        order: dict[str, int] = {role: at for at, role in enumerate(LINKS)}
        return (*first, *sorted(found.values(), key=lambda link: (order[link.relation], link.passage.start)))

    def _passage(self, one: Around) -> Passage | None:
        """The words that name a link, whole; None: they name the reporter, the report's own outlet, or a place."""
        report = self._parsed.report
        whole = _phrase(self._parsed, one)
        if whole is None or is_own_outlet(report, whole):
            return None
        at = bisect_left(self._named, whole[0], key=lambda passage: passage.end)
        same = (p for p in self._named[at : at + 2] if overlap((p.start, p.end), whole))
        return next(same, None) or Passage.cut(report.id, report.text, *whole)


def _place(passage: Passage) -> tuple[int, int]:
    return passage.start, passage.end


def _phrase(parsed: Parsed, one: Around) -> Span | None:
    """The whole noun phrase of the words; None: it is the reporter ("I have it from …"), or where it was said
    ("in Orlenz, she was quoted as saying …", "on Heron")."""
    words = one.words
    paragraph = parsed.paragraph_at(words[0])
    if paragraph is None or words[1] > paragraph.end:
        return words
    start, end = words[0] - paragraph.start, words[1] - paragraph.start
    span = paragraph.doc.char_span(start, end, alignment_mode="expand")
    if span is None:
        return words
    if span[0].dep_ == "prep":
        return None  # "posted on Heron": where it was said
    if (span.text.lower() in _REPORTER and span.text != "US") or (one.role != "relayed by" and _is_place(span)):
        return None
    tokens = without_place(short(phrase_of(span.root), paragraph.doc[:]), span.root)
    if tokens[0] <= span.start and span.end <= tokens[1] <= tokens[0] + _PHRASE:
        return characters(tokens, paragraph.doc, paragraph.start)
    return words


def _is_place(phrase: Tokens) -> bool:
    root = phrase.root
    placed = root.dep_ == "pobj" and root.head.lower_ in _PLACING
    body = len(phrase) > 1 and root.ent_type_ in {"ORG", "PRODUCT", "WORK_OF_ART"}
    return placed and not body and not is_outlet(phrase)
