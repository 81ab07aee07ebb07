"""The terms of a plan: which provisions are of which version, and which of them tell one and the same term."""

from __future__ import annotations

import functools
import re
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from secretariat.identity import plain_letters
from secretariat.reconcile.families import Family
from secretariat.reconcile.plan_amounts import Sum, amounts_in, change_in, singular
from secretariat.reconcile.plan_drafts import Draft
from secretariat.reconcile.plan_marks import sentence_at, sentences, turned_in
from secretariat.reconcile.plan_tellings import Tabling, Telling, name_stems
from secretariat.reconcile.words import Weighted, proper, stems, weighted
from secretariat.records import Provision

WORDS = re.compile(r"[^\W\d_]{2,}")
LITTLE = {
    "the", "and", "would", "will", "shall", "that", "this", "its", "their", "his", "her", "for", "with", "from", "into",
    "has", "have", "had", "was", "were", "been", "are", "both", "sides", "two", "under", "also", "calls", "call",
    "plan", "draft", "text", "document", "proposal", "offer", "paper", "article", "new", "first", "second", "third",
    "within", "days", "day", "months", "weeks", "years", "year", "out", "not", "over", "all", "any", "end",
    "of", "in", "to", "on", "by", "at", "be", "it", "is", "an", "as", "or", "if", "no", "up", "per", "cent", "percent",
    "point", "points", "proposed", "drafts", "versions", "sets", "set", "month", "week", "hours", "hour",
    "longer", "gone", "dropped",
}  # fmt: skip
_VOICE = re.compile(
    r"\b(?:would|will|shall|is to|are to|foresees?|calls? for|provides?|obliges?|commits?|requires?|sets?|caps?|capped|"
    r"allows?|limits?|demands?|asks?|under the|free|gives?|leaves?)\b",
    re.IGNORECASE,
)
_WOULD = re.compile(r"\b(?:would|shall|under the (?:draft|plan|proposal|text|deal|accord|offer))\b", re.IGNORECASE)
_FAR = 4
"""Line breaks between the words for a plan and a term that is told of it without naming it again, at most."""
_NOT_OF_A_PLAN = re.compile(r"\b(?:vow\w*|never|ruled? out|ruling out|under no circumstances)\b", re.IGNORECASE)
_HANDED = re.compile(
    r"\b(?:would|will|to) be (?:given|sent|handed|presented|published|shown|discussed)\b", re.IGNORECASE
)
"""What is done with the plan itself."""
_OWN_VOICE = {"demands", "red line", "rejects", "opposes", "conditional", "open", "supports", "accepts", "studies"}
"""Stances whose words tell what a party says, not what the plan does."""


@dataclass(frozen=True, eq=False)
class Clause:
    """A provision as it is compared."""

    record: Provision
    draft: int
    """Number of the version that it is of."""
    text: str
    amounts: tuple[Sum, ...]
    """What it sets."""
    before: tuple[Sum, ...]
    """What its words say that it was."""
    obliged: frozenset[str]
    """Stems of the names of those obliged, as far as its words name them."""

    @functools.cached_property
    def weighted(self) -> Weighted | None:
        """Its telling words with their vectors."""
        return weighted(self.words)

    @functools.cached_property
    def words(self) -> frozenset[str]:
        """Its telling words."""
        return frozenset(w for w in map(plain_letters, WORDS.findall(self.text)) if w not in LITTLE)

    @functools.cached_property
    def stems(self) -> frozenset[str]:
        """Their stems."""
        return stems(self.words)

    @functools.cached_property
    def capitals(self) -> frozenset[str]:
        """Stems of its words with a capital letter."""
        return proper(f"– {self.text}")

    @property
    def report(self) -> str:
        """Id of its report."""
        return self.record.passages[0].report


def clauses(family: Family, drafts: Sequence[Draft], tabling: Tabling, shared: Iterable[str]) -> list[Clause]:
    """The provisions of a plan, each with its version; by report and place.

    Args:
        family: the plan.
        drafts: its versions.
        tabling: all records.
        shared: ids of reports that tell of other plans in versions too: only what they themselves give to this plan.
    """
    of = {one.id: at for at, draft in enumerate(drafts) for one in draft.tellings}
    own = {identity for one in family.tellings for identity in one.proposals}
    by_report: dict[str, list[Telling]] = defaultdict(list)
    for one in family.tellings:
        by_report[one.report].append(one)
    mixed, voices = set(shared), _voices(tabling, by_report.keys())
    found: list[Clause] = []
    for term in tabling.provisions:
        report = term.passages[0].report
        told = by_report.get(report)
        if told is None or (term.proposal not in own and report in mixed):
            continue
        draft, named = _draft_of(term, told, of, tabling, term.proposal in own)
        if draft is not None and _is_of_the_plan(term, tabling, voices, named=named or term.proposal in own):
            found += _clauses(term, draft, told, of, tabling)
    return sorted(found, key=lambda one: (one.report, one.record.passages[0].start, one.record.id))


def _draft_of(
    term: Provision, told: Sequence[Telling], of: Mapping[str, int], tabling: Tabling, given: bool
) -> tuple[int | None, bool]:
    """The version of which a term is, and whether its sentence names it: the last one named in front of it in its
    sentence; else that of the proposal to which it is given; else the last one named shortly before; None: none is."""
    passage = term.passages[0]
    text = tabling.reports[passage.report].text
    start, _ = sentence_at(sentences_of(text), passage.start)
    places = sorted((span[0], of[one.id]) for one in told if one.id in of for span in one.spans)
    before = [place for place in places if place[0] < passage.end]
    near = [place for place in before if place[0] >= start]
    if near:
        return near[-1][1], True
    if given:
        return next((of[one.id] for one in told if term.proposal in one.proposals and one.id in of), None), False
    passing = {of[one.id] for one in told if one.id in of and one.relative == "previous"}
    before = [place for place in before if place[1] not in passing] or before
    if not before or text.count("\n", before[-1][0], passage.start) > _FAR:
        return None, False
    return before[-1][1], False


@functools.lru_cache(maxsize=256)
def sentences_of(text: str) -> list[tuple[int, int]]:
    """The sentences of a text; the same as `sentences`, kept for the texts asked for last."""
    return sentences(text)


def _voices(tabling: Tabling, reports: Iterable[str]) -> dict[str, list[tuple[int, int]]]:
    """Report → where parties speak for themselves in it."""
    wanted, found = set(reports), defaultdict[str, list[tuple[int, int]]](list)
    for position in tabling.positions:
        if position.stance in _OWN_VOICE:
            for passage in position.passages:
                if passage.report in wanted:
                    found[passage.report].append((passage.start, passage.end))
    for said in tabling.statements.values():
        actor = tabling.actors.get(said.speaker or "")
        named = actor is not None and actor.kind not in {"anonymous", "group", "outlet"}
        if said.report in wanted and named:
            found[said.report] += [(passage.start, passage.end) for passage in said.content]
    return {report: sorted(spans) for report, spans in found.items()}


def _is_of_the_plan(
    term: Provision, tabling: Tabling, voices: Mapping[str, Sequence[tuple[int, int]]], *, named: bool
) -> bool:
    """Whether a term is told as what the plan does, and by no party of itself; `named`: its report gives it to the
    plan, so that one of the two is enough."""
    passage = term.passages[0]
    text = tabling.reports[passage.report].text
    start, end = sentence_at(sentences_of(text), passage.start)
    spoken = any(a < passage.end and passage.start < b for a, b in voices.get(passage.report, ()))
    told = _VOICE.search(text, start, end) is not None
    if _HANDED.search(passage.quote) is not None or turned_in(passage.quote):
        return False
    if named:
        return told or not spoken
    would = _WOULD.search(text, start, end) is not None
    return would and not spoken and term.status != "agreed" and _NOT_OF_A_PLAN.search(text, start, end) is None


def _clauses(
    term: Provision, draft: int, told: Sequence[Telling], of: Mapping[str, int], tabling: Tabling
) -> Iterable[Clause]:
    """A term as it is of its version; of "the first within 30 days, the second within 45" each version's part."""
    passage = term.passages[0]
    inside = sorted(
        (start, end, of[one.id])
        for one in told
        if one.id in of
        for start, end in one.spans
        if passage.start <= start and end <= passage.end
    )
    if len(term.passages) > 1 or len({at for _, _, at in inside}) < 2:
        yield _clause(term, draft, " ".join(one.quote for one in term.passages), tabling)
        return
    ends = [start for start, _, _ in inside[1:]] + [passage.end]
    before = passage.quote[: inside[0][0] - passage.start]
    for (_, end, at), stop in zip(inside, ends, strict=True):
        own = passage.quote[end - passage.start : stop - passage.start]
        yield _clause(term, at, f"{before.strip(' ,')} {own.strip(' ,')}", tabling)


def _clause(term: Provision, draft: int, text: str, tabling: Tabling) -> Clause:
    change = change_in(text)
    told = list(amounts_in(text))
    quantity = term.quantity
    if quantity is not None and not told:
        unit = None if quantity.unit is None else singular(quantity.unit.lower())
        told.append(Sum(quantity.value, unit))
    if change is not None:
        turned = {one.value for side in change for one in side}
        told = [*change[1], *(one for one in told if one.value not in turned)]
    letters = stems(plain_letters(word) for word in WORDS.findall(text))
    return Clause(
        record=term,
        draft=draft,
        text=text,
        amounts=tuple(told),
        before=() if change is None else change[0],
        obliged=name_stems(term.obliged, tabling.actors) & letters,
    )
