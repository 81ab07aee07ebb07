"""Who may play a part in what was spotted: the phrases around a run that mean somebody, and what is told of each.

The network scores each of them (`spotting.py`): who holds a stance, whom a term obliges, who meets.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import islice
from typing import TYPE_CHECKING

from secretariat.parse import Paragraph, label_before
from secretariat.talks.clauses import STEPS, owners, subjects
from secretariat.talks.phrases import is_first_person, is_somebody
from secretariat.talks.who import Who

if TYPE_CHECKING:
    from spacy.tokens import Span, Token

RELATIONS = (
    "none", "subject", "subject above", "owner", "agent", "object", "below", "conjunct", "speaker", "main", "head"
)  # fmt: skip
_KINDS = (
    "none", "own", "pronoun", "person", "government", "state", "organisation", "bloc", "group", "anonymous", "outlet"
)  # fmt: skip
_DISTANCES = (1, 2, 4, 8, 16, 32)
"""Upper bounds of the buckets for the words between a candidate and the run."""
_OFTEN = (1, 2, 4, 8)
FEATURES = ("relation", "kind", "place", "sentence", "often", "holds", "rule", "said")
"""What is told of a candidate, in this order."""
SIZES = (len(RELATIONS), len(_KINDS), 3 * (len(_DISTANCES) + 1), 3, len(_OFTEN) + 1, len(_OFTEN) + 1, 3, 3)
_NEAR = 150
"""Words in front of a run and behind it that are looked at, and words below its root: a sentence can be endless."""
MOST = 24
"""Candidates of one run."""


@dataclass(frozen=True, slots=True)
class Candidate:
    """A phrase that means somebody, or somebody whom no word near the run names."""

    at: int
    """Character of the report's text at which its head begins; of the speaker and the main parties the run's first."""
    actors: tuple[str, ...]
    """Actor ids."""
    features: tuple[int, ...]
    """An index for each of `FEATURES`."""


def candidates(who: Who, paragraph: Paragraph, words: Span, rules: Iterable[str]) -> list[Candidate]:
    """Who may play a part in what the words tell.

    Args:
        who: answers for the report's phrases.
        paragraph: holds the words.
        words: the run.
        rules: actor ids that the rules give the part to.
    """
    return list(islice(_all(who, paragraph, words, frozenset(rules)), MOST))


def _all(who: Who, paragraph: Paragraph, words: Span, rules: frozenset[str]) -> Iterator[Candidate]:
    shift, root = paragraph.start, words.root
    said = who.statements.at(shift + root.idx)
    speaker = None if said is None else said.speaker
    near, own_sentence = _related(root), words.sent
    parties = frozenset(p for one in rules for p in who.parties(one))
    own = frozenset() if speaker is None else frozenset(who.parties(speaker))

    def told(relation: str, kind: str, place: int, sentence: int, actors: Sequence[str]) -> tuple[int, ...]:
        meant = {party for one in actors for party in who.parties(one)}
        rule = 0 if not rules else 2 if rules & set(actors) or parties & meant else 1
        return (
            RELATIONS.index(relation),
            _KINDS.index(kind) if kind in _KINDS else 0,
            place,
            sentence,
            bisect_left(_OFTEN, max((who.counts.named(one) for one in actors), default=0)),
            bisect_left(_OFTEN, max((who.counts.held(one) for one in meant), default=0)),
            rule,
            0 if speaker is None else 2 if meant & own else 1,
        )

    if said is not None and speaker is not None:
        voices = who.voices(said)
        yield Candidate(shift + words.start_char, voices, told("speaker", _kind(who, speaker), 0, 1, voices))
    for party in who.main():
        yield Candidate(shift + words.start_char, (party,), told("main", _kind(who, party), 0, 1, (party,)))
    for token in _around(words):
        actors = who.of(paragraph, [token])
        if not actors:
            continue
        kind = "own" if is_first_person(token) else "pronoun" if token.pos_ == "PRON" else _kind(who, actors[0])
        sentence = 1 if own_sentence.start <= token.i < own_sentence.end else 0 if token.i < words.start else 2
        yield Candidate(
            shift + token.idx, actors, told(near.get(token.i, "none"), kind, _place(token, words), sentence, actors)
        )


def _around(words: Span) -> list[Token]:
    """Heads of the phrases of the words' sentence and of the one before that may mean somebody, the nearest first."""
    sentence = words.sent
    start = sentence[0].nbor(-1).sent.start if sentence.start > 0 else sentence.start
    near = words.doc[max(start, words.start - _NEAR) : min(sentence.end, words.end + _NEAR)]
    heads = [token for token in near if is_somebody(token) and not _is_part(token)]
    return sorted(heads, key=lambda token: (abs(token.i - words.root.i), token.i))


def _is_part(token: Token) -> bool:
    """Whether it is a part of a name or of a phrase whose head is asked instead."""
    if token.dep_ == "compound" or (token.dep_ == "amod" and label_before(token) not in {"NORP", "GPE"}):
        return token.head.pos_ == "PROPN" or is_somebody(token.head)
    return token.dep_ in {"amod", "nmod", "appos"} and is_somebody(token.head) and token.head.i > token.i


def _related(root: Token) -> dict[int, str]:
    """Relations of words to the root of a run."""
    found: dict[int, str] = {}
    for token in islice(root.subtree, _NEAR):
        found[token.i] = "below"
    for child in root.children:
        if child.dep_ in {"dobj", "nsubjpass", "attr", "dative"}:
            found[child.i] = "object"
        for inner in child.children if child.dep_ in {"prep", "agent"} and child.lower_ in {"by", "from"} else ():
            found[inner.i] = "agent"
    for above in islice(root.ancestors, STEPS):
        for token in subjects(above):
            found[token.i] = "subject above"
    for token in owners(root):
        found[token.i] = "owner"
    for token in subjects(root):
        found[token.i] = "subject"
    found[root.i] = "head"
    for at, relation in list(found.items()):
        if relation in {"subject", "owner", "agent"}:
            for other in root.doc[at].conjuncts:
                found.setdefault(other.i, "conjunct")
    return found


def _place(token: Token, words: Span) -> int:
    """In front of the run, in it or behind it, with the distance to its edge, in buckets."""
    size = len(_DISTANCES) + 1
    if token.i < words.start:
        return bisect_left(_DISTANCES, words.start - token.i)
    if token.i >= words.end:
        return size + bisect_left(_DISTANCES, token.i - words.end + 1)
    return 2 * size + bisect_left(_DISTANCES, token.i - words.start)


def _kind(who: Who, actor: str) -> str:
    known = who.actors.get(actor)
    return "none" if known is None else known.kind
