"""Proposals: plans, drafts, offers and accords, with whose they are and who had a hand in them.

A proposal is what a report calls one ("a 12-point plan", "the Harbour Paper", "an accord initialled by both"), or the
deed of proposing itself ("offered to exchange 19 for 19"). Later words for it ("the document") are joined to it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from secretariat.evidence import Passage
from secretariat.identity import record_id
from secretariat.knowledge.proposal_words import load_proposal_words
from secretariat.parse import Parsed
from secretariat.records import Proposal
from secretariat.talks.clauses import subjects
from secretariat.talks.hands import Hands, hands
from secretariat.talks.marks import Mark
from secretariat.talks.phrases import is_somebody
from secretariat.talks.plans import PlanKind, PlanMention, number_in, plans_in
from secretariat.talks.who import Who

if TYPE_CHECKING:
    from spacy.tokens import Span, Token

_NAME = 12
"""Words of the name of what is only proposed, at most."""
_LISTED = re.compile(r"\s*[:–—-]\s*(.+)$", re.DOTALL)
_COMMAS = re.compile(r"\s*(?:,\s*and\b|[,;])\s*")
_LAST = re.compile(r"\s+and\s+")
_CATEGORY = 8
"""Words of a category, at most: longer ones are no list."""


@dataclass(slots=True)
class _Told:
    kind: PlanKind
    word: str
    names: dict[str, None]
    spans: list[tuple[int, int]]
    hands: Hands
    points: int | None = None
    version: str | None = None
    named: bool = False
    definite: bool = False
    categories: dict[str, None] = field(default_factory=dict)
    verbal: bool = False


def read_proposals(parsed: Parsed, who: Who, marks: Sequence[Mark]) -> tuple[Proposal, ...]:
    """The proposals of a report, each once: by what they are called and whose they are.

    Args:
        parsed: the report.
        who: whom its phrases mean.
        marks: the stances that its words tell; whoever `proposes` makes a proposal.
    """
    proposing = [mark for mark in marks if mark.stance == "proposes"]
    whole: list[_Told] = []
    for told in sorted([*_named(parsed, who), *_deeds(proposing, who)], key=lambda one: one.spans[0]):
        fitting = [one for one in reversed(whole) if _is_same(one, told, who)]
        known = next((one for one in fitting if _is_told(one)), fitting[0] if fitting else None)
        if known is not None:
            _join(known, told)
        elif told.kind != "paper" or told.hands.authors or told.hands.prepared or told.named:
            whole.append(told)
    _author(whole, proposing, who)
    report = parsed.report
    return tuple(
        Proposal(
            id=record_id("o", report.id, *one.spans[0]),
            names=tuple(one.names),
            authors=tuple(sorted(_authors(one, who))),
            version=one.version,
            points=one.points,
            categories=tuple(one.categories),
            prepared_by=tuple(sorted(one.hands.prepared)),
            approved_by=tuple(sorted(one.hands.approved)),
            consulted=tuple(sorted(one.hands.consulted)),
            left_out=tuple(sorted(one.hands.left_out)),
            passages=tuple(Passage.cut(report.id, report.text, start, end) for start, end in sorted(set(one.spans))),
        )
        for one in whole
        if _is_told(one)
    )


def _named(parsed: Parsed, who: Who) -> Iterator[_Told]:
    """What the report calls a plan, an offer or an accord."""
    for paragraph in parsed.paragraphs:
        if paragraph.kind == "body":
            for mention in plans_in(paragraph):
                yield _Told(
                    kind=mention.kind,
                    word=mention.word,
                    names={mention.name: None},
                    spans=[mention.span],
                    hands=hands(mention, who),
                    points=mention.points,
                    version=mention.version,
                    named=mention.named,
                    definite=mention.definite,
                    categories=dict.fromkeys(_categories(mention)),
                )


def _deeds(proposing: Sequence[Mark], who: Who) -> Iterator[_Told]:
    """What somebody proposes without a word for it, "offered to cut it by a third": once for a sentence and
    proposer."""
    verbs, seen = load_proposal_words()["propose"], set[tuple[int, tuple[str, ...]]]()
    for mark in proposing:
        key = mark.paragraph.start + mark.trigger.sent.start_char, mark.holders
        if mark.trigger.lemma_.lower() in verbs and key not in seen and not any(True for _ in _plans_of(mark)):
            seen.add(key)
            first = max(mark.words.start, min(mark.trigger.i, mark.words.end - 1))
            words = mark.words.doc[first : mark.words.end].text.split()
            name = " ".join(words[:_NAME]) + " …" * (len(words) > _NAME)
            found = Hands(authors=dict.fromkeys(_proposers(mark, who)))
            yield _Told("offer", "offer", {name: None}, [mark.span], found, verbal=True)


def _plans_of(mark: Mark) -> Iterator[tuple[int, int]]:
    """Where the sentence of a mark has words for what is proposed."""
    sentence = mark.trigger.sent
    for mention in plans_in(mark.paragraph):
        if sentence.start <= mention.noun.i < sentence.end and mention.kind != "paper":
            yield mention.span


def _proposers(mark: Mark, who: Who) -> tuple[str, ...]:
    """Who proposes: the subject of the verb; whoever holds the stance where that has no name, known or not. Nobody
    where the word or the subject is the plan itself ("the draft would hand the port to the League")."""
    verb = mark.trigger
    if verb.pos_ != "VERB":
        return () if _is_plan(verb) else mark.holders
    own = subjects(verb) or (subjects(verb.head) if verb.dep_ == "advcl" else [])  # "gave them a plan, raising"
    known = who.of(mark.paragraph, [one for one in own if is_somebody(one)])
    told = any((one.text[:1].isupper() and one.pos_ != "PRON") or _is_plan(one) for one in own)
    return known if known or told else mark.holders


def _is_plan(noun: Token) -> bool:
    kinds = load_proposal_words()
    return noun.lemma_.lower() in kinds["plan"] | kinds["offer"] | kinds["accord"] | kinds["paper"]


def _author(whole: Sequence[_Told], proposing: Sequence[Mark], who: Who) -> None:
    """Gives plans without an author the one who proposes them in their sentence."""
    for mark in proposing:
        spans, doers = set(_plans_of(mark)), _proposers(mark, who)
        for one in whole:
            if not one.hands.authors and not one.hands.prepared and spans & set(one.spans):
                others = one.hands.consulted.keys() | one.hands.left_out.keys()
                one.hands.authors.update(dict.fromkeys(doer for doer in doers if doer not in others))


def _authors(one: _Told, who: Who) -> dict[str, None]:
    """Whose it is; where nobody is told, the parties of those who wrote it."""
    if one.hands.authors or not one.hands.prepared:
        return one.hands.authors
    return dict.fromkeys(who.party(writer) for writer in one.hands.prepared)


def _is_told(one: _Told) -> bool:
    """Whether anything is known of it: whose it is, its points, its version, a name; or it is a plan told of anew."""
    known = bool(one.hands.authors or one.points is not None or one.named)
    if one.kind == "accord":
        return known
    told = one.hands.prepared or one.hands.approved or one.hands.consulted or one.hands.left_out
    return known or one.version is not None or bool(told)


def _categories(mention: PlanMention) -> list[str]:
    """What it is divided into: "divided into three parts: borders, guarantees and money"."""
    parts = load_proposal_words()["part"]
    sentence: Span = mention.noun.sent
    head = next((t for t in sentence if t.i > mention.noun.i and t.lemma_.lower() in parts), None)
    if head is None or not any(child.like_num or child.lower_ in {"several", "the"} for child in head.lefts):
        return []
    listed = _LISTED.match(mention.paragraph.doc[head.i + 1 : sentence.end].text)
    if listed is None:
        return []
    told = [part.strip(" .;") for part in _COMMAS.split(listed.group(1)) if part.strip(" .;")]
    if len(told) != next((number_in(child) for child in head.lefts if child.like_num), None):
        told = [*told[:-1], *_LAST.split(told[-1], maxsplit=1)] if told else told
    return told if len(told) > 1 and all(len(part.split()) <= _CATEGORY for part in told) else []


def _is_same(known: _Told, told: _Told, who: Who) -> bool:
    """Whether a mention is of a proposal that was told of: nothing tells them apart, and the words can mean it."""
    if told.verbal or (known.verbal and told.kind not in {"offer", "paper"} and told.word != "proposal"):
        return False
    mine, others = ({who.party(a) for a in one.hands.authors} for one in (known, told))
    if mine and others and not mine & others:
        return False
    if known.points is not None and told.points is not None and known.points != told.points:
        return False
    if known.named and told.named and not _share_a_name(known, told):
        return False
    if _are_versions(known, told):
        return False
    return _can_mean(known, told)


def _are_versions(known: _Told, told: _Told) -> bool:
    words = load_proposal_words()
    if told.version in words["newer"]:
        return told.version != known.version
    return told.version in words["older"] and known.version in words["newer"]


def _can_mean(known: _Told, told: _Told) -> bool:
    """Whether the words of a mention can mean what was told of before."""
    if not told.definite:
        counted = told.points is not None and told.points == known.points
        return counted or (told.word == known.word and bool(set(told.names) & set(known.names)))
    if told.kind == "paper" or told.word == known.word:
        return True
    if told.kind == known.kind:
        own = told.hands.authors.keys()
        return not own or told.points is not None or not own.isdisjoint(known.hands.authors)
    drafted = {told.kind, known.kind} == {"plan", "accord"} and any("draft" in name for name in known.names)
    return not (told.hands.authors or told.named or told.points) and (told.word == "proposal" or drafted)


def _share_a_name(known: _Told, told: _Told) -> bool:
    """Whether two names have a telling word in common."""
    return any(_capitals(one) & _capitals(other) for one in known.names for other in told.names)


def _capitals(name: str) -> set[str]:
    return {word for word in re.findall(r"\w+", name) if word[:1].isupper() or word.isdigit()}


def _join(known: _Told, told: _Told) -> None:
    known.names.update(told.names)
    known.spans += told.spans
    known.points = known.points or told.points
    known.version = known.version or told.version
    known.named = known.named or told.named
    known.categories.update(told.categories)
    known.hands.join(told.hands)
