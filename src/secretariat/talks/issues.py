"""Which issue the words of a report are about: by the terms of the vocabulary, by the neighbourhood of their meaning,
and by what the report around them is about.

A softmax regression over the terms in a stretch of text and the mean of its word vectors gives odds of every issue;
the odds of the clause, its sentence, its paragraph and the whole report are weighed against one another. Both were
fitted by `training/train_issues.py` on texts of our own. To them comes what the network of talks takes the clause for,
and the rest of the report.
"""

from __future__ import annotations

import functools
from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass
from importlib import resources
from typing import TYPE_CHECKING, Literal

import numpy as np

from secretariat.knowledge.issue_words import KINDS, load_issues
from secretariat.parse import Paragraph, Parsed
from secretariat.problems import SecretariatError

if TYPE_CHECKING:
    from numpy.typing import NDArray
    from spacy.tokens import Doc, Span, Token

    from secretariat.talks.spotting import Sight, Spotted

    Floats = NDArray[np.float32]

_SKIPPED = {"the", "a", "an", "its", "their", "his", "her", "our", "-", "–", "‑", "'s", "’s"}
_EMPTY = {"PRON", "DET", "ADP", "PUNCT", "CCONJ", "SCONJ", "PART", "AUX", "SPACE", "SYM", "NUM", "X", "PROPN"}
"""Parts of speech that tell of no issue."""
_LONGER = 0.3
"""What each further word of a term adds to its weight."""


_NEAR = 200
"""Words in front and behind that count for the sentence: one can be endless."""
SPOTTED = 1.0
"""Weight of the network's odds beside those of terms and word vectors; 0.5 to 1.5 differ by less than a point."""
ELSEWHERE = 1.0
"""Weight of what the network takes the rest of the report to be about; the best of 0 to 2, held and wire reports."""
SURELY = 1.0
"""Weight of a term of the clause itself that alone means an issue; the best of 0, 1 and no other answer."""
_TELLING: tuple[Literal["positions", "provisions"], ...] = ("positions", "provisions")
"""What the network spots that is about an issue."""


@dataclass(frozen=True, slots=True)
class Hit:
    """A term of an issue in the text."""

    start: int
    end: int
    """Characters of the report's text, half-open."""
    label: str
    strong: bool
    term: str


@dataclass(frozen=True, slots=True)
class Assigned:
    """The issue of some words, and why."""

    label: str
    why: str


@functools.cache
def labels() -> tuple[str, ...]:
    """Every label of the vocabulary, sorted."""
    return tuple(sorted({issue.label for issues in load_issues().values() for issue in issues}))


@functools.cache
def kinds_of_labels() -> Floats:
    """Whether a label stands in the file of a kind, [kinds, labels]."""
    table = [[float(any(i.label == label for i in load_issues()[kind])) for label in labels()] for kind in KINDS]
    return np.array(table, dtype=np.float32)


@functools.cache
def _in_every() -> Floats:
    """Whether a label is of every kind of negotiation, [labels]."""
    every = {issue.label for issue in load_issues()["every"]}
    return np.array([float(label in every) for label in labels()], dtype=np.float32)


Terms = dict[str, list[tuple[tuple[str, ...], str, str, bool]]]
"""First word → words of the term, label, kind and whether it is strong, the longest first."""


def _by_first_word(own: Mapping[str, tuple[str, ...]]) -> Terms:
    """The terms of the user's own issues."""
    found: Terms = defaultdict(list)
    for label, terms in own.items():
        for term in terms:
            found[term.split()[0]].append((tuple(term.split()), label, "own", True))
    return {first: sorted(entries, key=lambda entry: -len(entry[0])) for first, entries in found.items()}


@functools.cache
def _terms() -> Terms:
    """The terms of the vocabulary."""
    found: Terms = defaultdict(list)
    for kind, issues in load_issues().items():
        for issue in issues:
            for terms, strong in ((issue.strong, True), (issue.weak, False)):
                for term in terms:
                    words = tuple(term.split())
                    found[words[0]].append((words, issue.label, kind, strong))
    return {first: sorted(entries, key=lambda entry: -len(entry[0])) for first, entries in found.items()}


def hits_in(doc: Doc, shift: int = 0, listed: Terms | None = None) -> list[Hit]:
    """The terms in a parsed text, of the vocabulary or of a list; `shift` is added to their characters."""
    listed = _terms() if listed is None else listed
    words = [token for token in doc if token.lower_ not in _SKIPPED and not token.is_space]
    forms = [{token.lemma_.lower(), token.lower_} for token in words]
    found: list[Hit] = []
    taken: dict[tuple[str, str], int] = {}
    for at, token in enumerate(words):
        for form in sorted(forms[at]):
            for term, label, kind, strong in listed.get(form, ()):
                end = at + len(term)
                if end > len(words) or taken.get((kind, label), -1) > at:
                    continue
                if any(word not in own for word, own in zip(term[1:], forms[at + 1 : end], strict=True)):
                    continue
                last = words[end - 1]
                taken[kind, label] = end
                found.append(Hit(shift + token.idx, shift + last.idx + len(last), label, strong, " ".join(term)))
    return found


def counted(hits: list[Hit]) -> Floats:
    """Weights of the terms, [2, labels]: strong ones, weak ones; between 0 and 1."""
    table, places = np.zeros((2, len(labels())), dtype=np.float32), _places()
    for hit in hits:
        table[0 if hit.strong else 1, places[hit.label]] += 1 + _LONGER * hit.term.count(" ")
    return np.asarray(np.tanh(table), dtype=np.float32)


def meaning(words: Doc | Span) -> Floats:
    """Mean of the word vectors, each of length 1; zeros where no word has one."""
    own = [_unit(token) for token in words if token.pos_ not in _EMPTY and token.has_vector and not token.is_stop]
    size = words.vocab.vectors_length
    return np.mean(own, axis=0).astype(np.float32) if own else np.zeros(size, dtype=np.float32)


def _unit(token: Token) -> Floats:
    return np.asarray(token.vector / (token.vector_norm + 1e-6), dtype=np.float32)


@functools.cache
def _places() -> dict[str, int]:
    return {label: at for at, label in enumerate(labels())}


@dataclass(frozen=True, slots=True, eq=False)
class Weights:
    """What was fitted."""

    weights: Floats
    """[labels, vector + 2 labels]"""
    bias: Floats
    mixing: Floats
    """Weights of the features of `mixed`."""


@functools.cache
def load_weights() -> Weights:
    """The weights that come with the package.

    Raises:
        SecretariatError: they were fitted to another vocabulary.
    """
    with resources.files("secretariat.knowledge").joinpath("issues.npz").open("rb") as opened, np.load(opened) as data:
        if tuple(map(str, data["names"])) != labels():
            raise SecretariatError("The issues have other labels than their weights: run training.train_issues anew.")
        return Weights(data["weights"].astype(np.float32), data["bias"], data["mixing"])


def features(vector: Floats, hits: Floats) -> Floats:
    """What the regression reads of a stretch, [vector + 2 labels]."""
    return np.concatenate([8 * vector, 2 * hits.ravel()]).astype(np.float32)


def log_odds(weights: Floats, bias: Floats, stretches: Floats) -> Floats:
    """Logarithms of the probabilities of the labels, [stretches, labels]."""
    scores = stretches @ weights.T + bias
    scores = scores - scores.max(axis=1, keepdims=True)
    return np.asarray(scores - np.log(np.exp(scores).sum(axis=1, keepdims=True)), dtype=np.float32)


def mixed(near: Floats, hits: Floats, whole: Floats, all_hits: Floats) -> Floats:
    """The features by which the odds are weighed, [labels, features].

    Args:
        near: log odds of clause, sentence and paragraph, [3, labels].
        hits: terms of the same, [3, 2, labels].
        whole: logarithm of the mean odds of the report's paragraphs, [labels].
        all_hits: terms of all paragraphs, [2, labels].
    """
    kinds = np.exp(whole) @ kinds_of_labels().T
    kinds = kinds / kinds.sum()
    own = (kinds[:, None] * kinds_of_labels()).max(axis=0)
    share = all_hits[0] + 0.3 * all_hits[1]
    share = share / (share.sum() + 1e-6)
    rows = [
        *near,
        whole,
        own,
        _in_every(),
        *(part for stretch in hits for part in stretch),
        share,
        np.log(share + 0.02),
    ]
    return np.stack(rows, axis=1).astype(np.float32)


class Issues:
    """The issues of one report."""

    def __init__(
        self, parsed: Parsed, own: Mapping[str, tuple[str, ...]] | None = None, weights: Weights | None = None
    ) -> None:
        """
        Args:
            parsed: the report.
            own: issues of the user's own, label → terms; None: there are none.
            weights: what was fitted; None: what comes with the package.
        """
        self._hits = {p.start: hits_in(p.doc, p.start) for p in parsed.paragraphs}
        terms = _by_first_word(own or {})
        self._own = {p.start: hits_in(p.doc, p.start, terms) for p in parsed.paragraphs} if terms else {}
        body = [p for p in parsed.paragraphs if p.kind == "body"]
        self._counts = sum((counted(self._hits[p.start]) for p in body), np.zeros((2, len(labels())), dtype=np.float32))
        self._read = {p.start: features(meaning(p.doc), counted(self._hits[p.start])) for p in body}
        self._weights = weights or load_weights()
        self._whole = np.zeros(len(labels()), dtype=np.float32)
        if self._read:
            odds = log_odds(self._weights.weights, self._weights.bias, np.stack(list(self._read.values())))
            self._whole = np.log(np.exp(odds).mean(axis=0) + 1e-6)
        self._known: dict[tuple[int, int, Spotted | None], Assigned | None] = {}
        self._sight: Sight | None = None
        self._total = np.zeros(len(labels()), dtype=np.float32)

    def see(self, sight: Sight) -> None:
        """Takes in what the network sees in the report: each clause is about the more likely what the others are."""
        self._sight = sight
        self._total = sum((_odds(run) for kind in _TELLING for run in sight.of(kind)), self._total * 0)

    def within(self, paragraph: Paragraph, start: int, end: int) -> list[Hit]:
        """The terms in that stretch of the report's text."""
        return [hit for hit in self._hits.get(paragraph.start, ()) if start <= hit.start < end]

    def of(self, paragraph: Paragraph, words: Span, spotted: Spotted | None = None) -> Assigned | None:
        """The issue of some words of a paragraph; None: neither they nor the report tell of any.

        Args:
            paragraph: holds the words.
            words: the words.
            spotted: the run in which the network spotted them; None: it did not.
        """
        key = (paragraph.start + words.start_char, paragraph.start + words.end_char, spotted)
        if key not in self._known:
            self._known[key] = self._assigned(paragraph, words, spotted)
        return self._known[key]

    def table(self, paragraph: Paragraph, words: Span) -> Floats:
        """The features by which the odds of the labels are weighed for some words, [labels, features]."""
        sentence, doc = words.sent, paragraph.doc
        first, last = max(sentence.start, words.start - _NEAR), min(sentence.end, words.end + _NEAR)
        near = (words, doc[first:last], doc[:])
        hits = np.stack([counted(self._of_span(paragraph, one)) for one in near])
        whole = self._read.get(paragraph.start)
        read = [features(meaning(one), own) for one, own in zip(near[:2], hits[:2], strict=True)]
        read.append(features(meaning(paragraph.doc), hits[2]) if whole is None else whole)
        odds = log_odds(self._weights.weights, self._weights.bias, np.stack(read))
        return mixed(odds, hits, self._whole, self._counts)

    def _of_span(self, paragraph: Paragraph, words: Span) -> list[Hit]:
        return self.within(paragraph, paragraph.start + words.start_char, paragraph.start + words.end_char)

    def _assigned(self, paragraph: Paragraph, words: Span, spotted: Spotted | None) -> Assigned | None:
        for near in (words, words.sent) if self._own else ():
            start, end = paragraph.start + near.start_char, paragraph.start + near.end_char
            hit = next((one for one in self._own[paragraph.start] if start <= one.start < end), None)
            if hit is not None:
                return Assigned(hit.label, f"terms of dossier.toml: {hit.term}")
        if spotted is None and not self._counts.any():
            return None
        scores = self.table(paragraph, words) @ self._weights.mixing
        scores = scores + SURELY * (counted(self._of_span(paragraph, words))[0] > 0)
        own = paragraph.start + words.start_char, paragraph.start + words.end_char
        scores = scores + ELSEWHERE * np.log(self._elsewhere(own if spotted is None else spotted.span) + 0.02)
        if spotted is not None:
            scores = scores + SPOTTED * np.log([spotted.issues[label] + 1e-4 for label in labels()])
        label = labels()[int(scores.argmax())]
        terms = dict.fromkeys(hit.term for hit in self._of_span(paragraph, paragraph.doc[:]) if hit.label == label)
        told = f"terms: {', '.join(terms)}" if terms else "what the words mean, and what the report is about"
        return Assigned(label, told)

    def _elsewhere(self, span: tuple[int, int]) -> Floats:
        """Mean odds of the labels in the runs of the report that are of other words, [labels]; zeros where there is
        none."""
        if self._sight is None:
            return self._total
        near = [self._sight.of(kind)[at] for kind in _TELLING for at in self._sight.on(kind, span)]
        others = sum(len(self._sight.of(kind)) for kind in _TELLING) - len(near)
        total = self._total - sum((_odds(run) for run in near), self._total * 0)
        return np.asarray(np.maximum(total, 0) / max(1, others), dtype=np.float32)


def _odds(run: Spotted) -> Floats:
    """What a run is about, as far as it is believed, [labels]."""
    return np.array([run.issues[label] for label in labels()], dtype=np.float32) * np.float32(run.belief)
