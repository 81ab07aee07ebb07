"""Proposals: plans, drafts, offers and counter-proposals, with whose they are and who had a hand in them."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from secretariat.evidence import Passage
from secretariat.identity import record_id
from secretariat.parse import Paragraph, Parsed
from secretariat.records import Proposal
from secretariat.talks.clauses import is_negated, owners, subjects
from secretariat.talks.phrases import is_somebody, noun_phrase
from secretariat.talks.who import Who

if TYPE_CHECKING:
    from spacy.tokens import Span, Token

_NOUNS = {
    "plan", "proposal", "draft", "package", "offer", "counter-proposal", "counterproposal", "counter-offer",
    "counteroffer",
    "scheme", "blueprint", "framework", "roadmap", "formula", "initiative", "paper", "memorandum", "outline",
    "compromise",
}  # fmt: skip
_VERSIONS = {
    "initial", "original", "first", "second", "third", "revised", "amended", "new", "latest", "final", "earlier",
    "previous",
    "updated", "draft", "joint", "interim", "modified", "watered-down", "leaked",
}  # fmt: skip
_MAKING = {
    "propose",
    "present",
    "table",
    "submit",
    "float",
    "offer",
    "unveil",
    "publish",
    "put",
    "circulate",
    "outline",
    "issue",
    "launch",
    "make",
    "announce",
}
_WRITING = {"prepare", "draft", "write", "draw", "devise", "develop", "author", "compose", "work"}
_PASSING = {"approve", "endorse", "sign", "adopt", "accept", "back", "ratify"}
_ASKING = {"consult", "involve", "include", "brief"}
_NUMBERS = (
    "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve", "thirteen",
    "fourteen", "fifteen", "sixteen", "seventeen", "eighteen", "nineteen", "twenty",
)  # fmt: skip
_COUNTS = {word: at for at, word in enumerate(_NUMBERS, start=1)}
_POINTS = re.compile(rf"(?i)\b(\d{{1,3}}|{'|'.join(_COUNTS)})[- ](?:point|step|article|item)s?\b")
_HAVING = {"have", "contain", "comprise", "consist", "list"}
"""Verbs that say what a proposal is made of."""


@dataclass(slots=True)
class _Told:
    noun: str
    names: dict[str, None]
    spans: list[tuple[int, int]]
    authors: dict[str, None] = field(default_factory=dict)
    points: int | None = None
    version: str | None = None
    prepared: dict[str, None] = field(default_factory=dict)
    approved: dict[str, None] = field(default_factory=dict)
    consulted: dict[str, None] = field(default_factory=dict)
    left_out: dict[str, None] = field(default_factory=dict)


def read_proposals(parsed: Parsed, who: Who) -> tuple[Proposal, ...]:
    """The proposals of a report, each once: by what they are called and whose they are."""
    whole: list[_Told] = []
    for paragraph in parsed.paragraphs:
        if paragraph.kind == "body":
            for told in _read(paragraph, who):
                known = next((one for one in reversed(whole) if _is_same(one, told)), None)
                if known is None:
                    whole.append(told)
                else:
                    _join(known, told)
    report = parsed.report
    return tuple(
        Proposal(
            id=record_id("o", report.id, *one.spans[0]),
            names=tuple(one.names),
            authors=tuple(sorted(one.authors)),
            version=one.version,
            points=one.points,
            prepared_by=tuple(sorted(one.prepared)),
            approved_by=tuple(sorted(one.approved)),
            consulted=tuple(sorted(one.consulted)),
            left_out=tuple(sorted(one.left_out)),
            passages=tuple(Passage.cut(report.id, report.text, start, end) for start, end in one.spans),
        )
        for one in whole
        if one.authors or one.points is not None or one.version is not None
    )


def _read(paragraph: Paragraph, who: Who) -> Iterator[_Told]:
    for noun in paragraph.doc:
        if noun.pos_ not in {"NOUN", "PROPN"} or noun.lemma_.lower() not in _NOUNS:
            continue
        if noun.dep_ in {"compound", "amod", "nmod", "poss"}:
            continue
        phrase = noun_phrase(noun)
        counter = _counter(noun)
        if counter is not None:
            phrase = paragraph.doc[counter.left_edge.i : phrase.end]
        name = _name(phrase)
        start, end = paragraph.start + phrase.start_char, paragraph.start + phrase.end_char
        told = _Told("counter-" * (counter is not None) + noun.lemma_.lower(), {name: None}, [(start, end)])
        told.points = _points(phrase, noun)
        told.version = next((c.lower_ for c in noun.lefts if c.lower_ in _VERSIONS), None)
        told.authors.update(dict.fromkeys(who.of(paragraph, [o for o in owners(noun) if is_somebody(o)])))
        _hands(paragraph, noun, who, told)
        yield told


def _counter(noun: Token) -> Token | None:
    """The "counter" of "counter-proposal", where spaCy takes that apart."""
    before = noun.doc[max(0, noun.i - 2) : noun.i]
    return before[0] if [t.lower_ for t in before] == ["counter", "-"] else None


def _points(phrase: Span, noun: Token) -> int | None:
    """How many points it has: "a 12-point plan", "a plan of five points", "the plan has 12 points"."""
    found = _POINTS.search(phrase.text)
    verb = noun.head
    if found is None and noun.dep_ == "nsubj" and verb.lemma_.lower() in _HAVING and not is_negated(verb):
        counted = [c for c in verb.rights if c.dep_ in {"dobj", "prep"}]
        found = next((m for c in counted if (m := _POINTS.match(_words(c)))), None)
    if found is None:
        return None
    count = found.group(1).lower()
    return _COUNTS.get(count) or int(count)


def _words(head: Token) -> str:
    """The words of a phrase from its left edge, without a preposition in front."""
    inner = next((c for c in head.children if c.dep_ == "pobj"), head) if head.dep_ == "prep" else head
    return inner.doc[inner.left_edge.i : inner.i + 1].text


def _hands(paragraph: Paragraph, noun: Token, who: Who, told: _Told) -> None:
    """Who made, wrote, passed or was asked about it, by the verb that it depends on or that hangs on it."""
    verbs = [c for c in noun.rights if c.dep_ in {"acl", "relcl"} and c.pos_ == "VERB"]
    above = noun.head
    if noun.dep_ in {"dobj", "nsubjpass"} and above.pos_ == "VERB":
        verbs.append(above)
    elif noun.dep_ == "pobj" and above.head.pos_ == "VERB" and above.head.lemma_ == "work":
        verbs.append(above.head)
    for verb in verbs:
        lemma, doers = verb.lemma_.lower(), [t for t in subjects(verb) if is_somebody(t) and t.i != noun.i]
        ids = dict.fromkeys(who.of(paragraph, doers))
        if lemma in _MAKING and not is_negated(verb):
            told.authors.update(ids)
        elif lemma in _WRITING:
            told.prepared.update(ids)
            others = [c for w in verb.rights if w.lower_ == "with" for c in w.children if c.dep_ == "pobj"]
            told.consulted.update(dict.fromkeys(who.of(paragraph, [t for t in others if is_somebody(t)])))
        elif lemma in _PASSING and not is_negated(verb):
            told.approved.update(ids)
    for verb in paragraph.doc[noun.sent.start : noun.sent.end]:
        if verb.lemma_.lower() in _ASKING and any(c.dep_ == "nsubjpass" for c in verb.children):
            asked = [c for c in verb.children if c.dep_ == "nsubjpass" and is_somebody(c)]
            (told.left_out if is_negated(verb) else told.consulted).update(dict.fromkeys(who.of(paragraph, asked)))


def _name(phrase: Span) -> str:
    words = [t for t in phrase if not (t.i == phrase.start and t.dep_ in {"det", "poss"} and t.pos_ in {"DET", "PRON"})]
    return " ".join("".join(t.text_with_ws for t in words).split())


def _is_same(known: _Told, told: _Told) -> bool:
    """Whether a mention is of a proposal that was told of: the same noun, and nothing that tells them apart."""
    if known.noun != told.noun:
        return set(known.names) == set(told.names)
    others = bool(known.authors and told.authors) and not set(known.authors) & set(told.authors)
    counted = known.points is not None and told.points is not None and known.points != told.points
    newer = told.version in {"new", "revised", "second", "third"} and told.version != known.version
    return not (others or counted or newer)


def _join(known: _Told, told: _Told) -> None:
    known.names.update(told.names)
    known.spans += told.spans
    known.points = known.points or told.points
    known.version = known.version or told.version
    for own, other in (
        (known.authors, told.authors), (known.prepared, told.prepared), (known.approved, told.approved),
        (known.consulted, told.consulted), (known.left_out, told.left_out),
    ):  # fmt: skip
        own.update(other)
