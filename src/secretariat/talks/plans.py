"""Words for plans, drafts, offers and accords in a report, each with what its phrase tells of it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

from secretariat.knowledge.proposal_words import load_proposal_words
from secretariat.parse import Paragraph
from secretariat.talks.clauses import is_negated
from secretariat.talks.phrases import noun_phrase

if TYPE_CHECKING:
    from spacy.tokens import Span, Token

PlanKind = Literal["plan", "offer", "accord", "paper"]
"""What is laid on the table; what somebody offers; what is agreed; a word that means one of them again."""

_NUMBERS = (
    "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve", "thirteen",
    "fourteen", "fifteen", "sixteen", "seventeen", "eighteen", "nineteen", "twenty",
)  # fmt: skip
_COUNTS = {word: at for at, word in enumerate(_NUMBERS, start=1)}
_POINTS = re.compile(rf"(?i)\b(\d{{1,3}}|{'|'.join(_COUNTS)})[- ](?:point|step|article|item)s?\b")
_INSIDE = {"within", "in", "under"}
_DEFINITE = {"the", "this", "that", "these", "those", "its", "their", "his", "her", "our", "such"}
_LONGEST = 12
"""Words of a name, at most."""


@dataclass(frozen=True, slots=True)
class PlanMention:
    """A phrase that means a plan, an offer or an accord."""

    paragraph: Paragraph
    noun: Token
    kind: PlanKind
    word: str
    """The noun, as a lemma; with "counter-" where that stands before it."""
    phrase: Span
    points: int | None
    """How many points it has; None: not told."""
    version: str | None
    """The word for the version: "revised"; None: there is none."""
    definite: bool
    """"The plan", "this offer", "their draft"."""
    named: bool
    """It has a name of its own: "the Harbour Paper"."""

    @property
    def name(self) -> str:
        """What it is called, without an article, and without clauses."""
        words = [t for t in self.phrase if not (t.i == self.phrase.start and t.pos_ in {"DET", "PRON"})]
        return " ".join("".join(t.text_with_ws for t in words[:_LONGEST]).split()).rstrip(" ,;:–—-")

    @property
    def span(self) -> tuple[int, int]:
        """Characters of the report's text, half-open."""
        return self.paragraph.start + self.phrase.start_char, self.paragraph.start + self.phrase.end_char


def plans_in(paragraph: Paragraph) -> Iterator[PlanMention]:
    """The phrases of a paragraph that mean plans, offers or accords, in order."""
    for noun in paragraph.doc:
        kind = _kind(noun)
        if kind is not None:
            phrase = _phrase(noun)
            counter = _counter(noun)
            if counter is not None:
                phrase = noun.doc[counter.left_edge.i : phrase.end]
            first = phrase[0].lower_
            yield PlanMention(
                paragraph=paragraph,
                noun=noun,
                kind=kind,
                word="counter-" * (counter is not None) + noun.lemma_.lower(),
                phrase=phrase,
                points=_points(phrase, noun),
                version=_version(noun),
                definite=first in _DEFINITE or any(child.dep_ == "poss" for child in noun.lefts),
                named=_is_named(noun),
            )


def _kind(noun: Token) -> PlanKind | None:
    words = load_proposal_words()
    lemma = noun.lemma_.lower()
    before = {child.lower_ for child in noun.lefts if child.dep_ in {"compound", "amod", "nmod"}}
    if noun.pos_ not in {"NOUN", "PROPN"} or _is_part(noun) or before & words["trade"] or _is_intention(noun):
        return None
    if _is_missing(noun):
        return None
    if lemma in words["plan"] and (lemma != "map" or "road" in before):
        return "plan"
    if lemma in words["offer"]:
        return "offer"
    if lemma in words["accord"]:
        return "plan" if before & words["drafted"] else "accord"
    if lemma in words["paper"] and noun.tag_ not in {"NNS", "NNPS"}:
        return "plan" if "draft" in before or _POINTS.search(_phrase(noun).text) else "paper"
    return None


def _is_part(noun: Token) -> bool:
    """A word that only stands in front of another: "plan talks"; not in "Plan B"."""
    if noun.dep_ not in {"compound", "amod", "nmod", "poss"} or noun.head.i <= noun.i:
        return False
    return len(noun.head.text) > 1 and not noun.head.like_num


def _is_intention(noun: Token) -> bool:
    """ "No plans to travel", "plans for the weekend", "its bid to join", "within the framework of"."""
    if noun.lemma_.lower() == "bid" and any(c.dep_ in {"acl", "relcl"} and _is_infinitive(c) for c in noun.rights):
        return True
    if noun.lemma_.lower() == "plan" and noun.tag_ == "NNS" and noun.head.lemma_.lower() in {"have", "make", "be"}:
        return True
    framework = noun.lemma_.lower() in {"framework", "outline", "draft"}
    above = noun.head
    return framework and noun.dep_ == "pobj" and above.lower_ in _INSIDE and any(c.lower_ == "of" for c in noun.rights)


def _is_infinitive(verb: Token) -> bool:
    return any(child.tag_ == "TO" for child in verb.lefts)


def _is_missing(noun: Token) -> bool:
    """There is none: "without a deal", "no proposal"."""
    missing = noun.dep_ == "pobj" and noun.head.lower_ == "without"
    return missing or any(child.lower_ in {"no", "neither"} for child in noun.lefts)


def _phrase(noun: Token) -> Span:
    """The noun phrase without the clauses in it."""
    phrase = noun_phrase(noun)
    clauses = [
        token.left_edge.i
        for token in phrase
        if token.i > noun.i and token.dep_ in {"relcl", "acl", "ccomp", "advcl"} and token.left_edge.i > noun.i
    ]
    end = min([phrase.end, *clauses])
    if noun.dep_ == "compound" and end == noun.i + 1:
        end = noun.head.i + 1
    while end - 1 > noun.i and (
        noun.doc[end - 1].is_punct
        or noun.doc[end - 1].pos_ == "PRON"
        or noun.doc[end - 1].dep_ in {"prep", "cc", "det"}
    ):
        end -= 1
    return noun.doc[phrase.start : end]


def _counter(noun: Token) -> Token | None:
    """The "counter" of "counter-proposal", where spaCy takes that apart."""
    before = noun.doc[max(0, noun.i - 2) : noun.i]
    return before[0] if [t.lower_ for t in before] == ["counter", "-"] else None


def _version(noun: Token) -> str | None:
    words = load_proposal_words()["version"]
    return next((child.lower_ for child in noun.lefts if child.lower_ in words), None)


def _is_named(noun: Token) -> bool:
    """Whether it has a name of its own: capitals in it, "the Harbour Paper", "the Lasht memorandum", or a letter
    behind it, "Plan B"."""
    if noun.text[:1].isupper() and noun.i > noun.sent.start and noun.head.i == noun.i + 1 and len(noun.head.text) == 1:
        return True
    return any(child.pos_ == "PROPN" and child.dep_ in {"compound", "amod", "nmod"} for child in noun.lefts)


def _points(phrase: Span, noun: Token) -> int | None:
    """How many points it has: "a 12-point plan", "a plan of five points", "the plan has 12 points"."""
    found = _POINTS.search(phrase.text)
    verb = noun.head
    having = verb.lemma_.lower() in load_proposal_words()["have"]
    if found is None and noun.dep_ == "nsubj" and having and not is_negated(verb):
        counted = [c for c in verb.rights if c.dep_ in {"dobj", "prep"}]
        found = next((m for c in counted if (m := _POINTS.match(_words(c)))), None)
    if found is None:
        return None
    count = found.group(1).lower()
    return _COUNTS.get(count) or int(count)


def number_in(word: Token) -> int | None:
    """The number that a word is, "four" or "4"; None: it is none."""
    return _COUNTS.get(word.lower_) or (int(word.text) if word.text.isascii() and word.text.isdigit() else None)


def _words(head: Token) -> str:
    """The words of a phrase from its left edge, without a preposition in front."""
    inner = next((c for c in head.children if c.dep_ == "pobj"), head) if head.dep_ == "prep" else head
    return inner.doc[inner.left_edge.i : inner.i + 1].text
