"""Sentences that say that a version of a plan has something no more, and the terms of which they say it."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from secretariat.evidence import Passage
from secretariat.identity import plain_letters
from secretariat.reconcile.plan_drafts import Draft
from secretariat.reconcile.plan_marks import sentence_at
from secretariat.reconcile.plan_tellings import Tabling
from secretariat.reconcile.plan_terms import LITTLE, WORDS, Clause, sentences_of
from secretariat.reconcile.words import Weighted, proper, soft_overlaps, stems, weighted

_GONE = re.compile(
    r"\bno longer\b|\b(?:is|are|was|were|been) (?:now )?(?:gone|dropped|removed|struck out|deleted|scrapped|taken out|"
    r"left out|omitted|abandoned|crossed out)\b|\bgone (?:is|are)\b|"
    r"\b(?:drops|dropped|removes|removed|omits|omitted|deletes|deleted|scraps|scrapped|strikes out|struck out|"
    r"leaves out|left out) (?:the|any|all|a|an|its|every|from)\b|\bha(?:s|ve|d) disappeared\b|"
    r"\b(?:missing|absent) (?:is|are)\b|\b(?:does|do|did) not (?:contain|include|mention|repeat) (?:the|any|a)\b",
    re.IGNORECASE,
)
_WITHOUT = re.compile(r"\bwithout (?:the|a|an|any|its)\b", re.IGNORECASE)
_BREAK = re.compile(r"[:;]|,? (?:but|and|while) ")
_GONE_LIKE, _ALONE, _FEW = 0.4, 0.5, 2
"""How like a sentence has to be to a term that it says is gone; if they share less than a few words; and how many these
are."""


@dataclass(frozen=True, eq=False)
class Gone:
    """A sentence in which a report says that a version has something no more."""

    passage: Passage
    draft: int
    """Number of the version."""
    weighted: Weighted | None
    stems: frozenset[str]
    capitals: frozenset[str]

    def is_of(self, one: Clause) -> float:
        """How like it is to a term, 0 to 1."""
        left, right = soft_overlaps(one.weighted, self.weighted)
        common = (one.stems & self.stems) - one.obliged
        like = 0.6 * left + 0.2 * right + 0.1 * min(3, len(common))
        return 0.0 if not common or (len(common) < _FEW and like < _ALONE) else like


def gone_in(drafts: Sequence[Draft], tabling: Tabling) -> list[Gone]:
    """The sentences of a plan's reports that say that a version has something no more."""
    places: dict[str, list[tuple[int, int, bool]]] = defaultdict(list)
    for at, draft in enumerate(drafts):
        for one in draft.tellings:
            places[one.report] += [(span[0], at, one.relative == "previous") for span in one.spans]
    found: list[Gone] = []
    for report in sorted(places):
        text = tabling.reports[report].text
        for start, end in sentences_of(text):
            inside = sorted((a, at) for a, at, _ in places[report] if start <= a < end)
            said = _GONE.search(text, start, end) or (_WITHOUT.search(text, start, end) if inside else None)
            version = _version_said(inside, said, [at for _, at, previous in places[report] if not previous])
            if said is None or not version:
                continue
            words = _part(text[start:end], said.start() - start)
            telling = [word for word in map(plain_letters, WORDS.findall(words)) if word not in LITTLE]
            passage = sentence_passage(report, text, start, end)
            found.append(Gone(passage, version, weighted(set(telling)), stems(telling), proper(f"– {words}")))
    return found


def _part(sentence: str, at: int) -> str:
    """The part of a sentence, between its colons, in which a character stands."""
    begin = 0
    for stop in re.finditer(r"[:;]", sentence):
        if stop.start() > at:
            return sentence[begin : stop.start()]
        begin = stop.end()
    return sentence[begin:]


def _version_said(inside: Sequence[tuple[int, int]], said: re.Match[str] | None, told: Sequence[int]) -> int | None:
    """The version of which a sentence says that something is gone: the last one named in front of these words in it,
    else the latest of which its report tells."""
    if said is None:
        return None
    before = [at for start, at in inside if start < said.start()]
    return before[-1] if before else max(told, default=None)


def sentence_passage(report: str, text: str, start: int, end: int) -> Passage:
    """A sentence without the blanks around it."""
    words = text[start:end]
    first = start + len(words) - len(words.lstrip())
    return Passage.cut(report, text, first, first + len(words.strip()))


def is_said_gone(one: Clause, text: str) -> bool:
    """Whether the words of a provision are themselves those that say that something is gone."""
    passage = one.record.passages[0]
    start, end = sentence_at(sentences_of(text), passage.start)
    for said in _GONE.finditer(text, start, end):
        between = text[said.end() : passage.start] if said.end() <= passage.start else text[passage.end : said.start()]
        if _BREAK.search(between) is None:
            return True
    return False


def best_rows(gone: Iterable[Gone], rows: Sequence[Sequence[Clause]]) -> dict[int, list[tuple[Gone, float]]]:
    """Number of a term → sentences that say that it is gone, each given to the term that is likest, if it was told of
    an earlier version."""
    found: dict[int, list[tuple[Gone, float]]] = defaultdict(list)
    for one in gone:
        scores = [
            (max(one.is_of(clause) for clause in row if clause.draft < one.draft), -at)
            for at, row in enumerate(rows)
            if any(clause.draft < one.draft for clause in row)
        ]
        best = max(scores, default=(0.0, 0))
        if best[0] >= _GONE_LIKE:
            found[-best[1]].append((one, best[0]))
    return found
