"""What became of a term from one version of a plan to the next, and what reports themselves say of that.

The press is silent about most of a plan: a term that no report tells of a version is `not told`, never `dropped`.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from secretariat.evidence import Passage
from secretariat.identity import plain_letters
from secretariat.reconcile.families import Draft
from secretariat.reconcile.plan_amounts import Sum, with_units
from secretariat.reconcile.plan_marks import sentence_at
from secretariat.reconcile.plan_tellings import Tabling
from secretariat.reconcile.plan_terms import LITTLE, WORDS, Clause, sentences_of
from secretariat.reconcile.words import Weighted, proper, soft_overlaps, stems, weighted
from secretariat.records import TermChange, TermState

_GONE = re.compile(
    r"\bno longer\b|\b(?:is|are|was|were|been) (?:now )?(?:gone|dropped|removed|struck out|deleted|scrapped|taken out|"
    r"left out|omitted|abandoned|crossed out)\b|\bgone (?:is|are)\b|"
    r"\b(?:drops|dropped|removes|removed|omits|omitted|deletes|deleted|scraps|scrapped|strikes out|struck out|"
    r"leaves out|left out) (?:the|any|all|a|an|its|every|from)\b|\bha(?:s|ve|d) disappeared\b|"
    r"\b(?:missing|absent) (?:is|are)\b|\b(?:does|do|did) not (?:contain|include|mention|repeat) (?:the|any|a)\b",
    re.IGNORECASE,
)
_WITHOUT = re.compile(r"\bwithout (?:the|a|an|any|its)\b", re.IGNORECASE)
_NEW = re.compile(
    r"\b(?:new|additional|further|extra) (?:article|clause|chapter|point|paragraph|provision|section|annex|condition|"
    r"term|item|demand)s?\b|\b(?:adds|added|newly|for the first time)\b|\bnow (?:also )?(?:includes|contains|demands|"
    r"calls|provides)\b",
    re.IGNORECASE,
)
_BREAK = re.compile(r"[:;]|,? (?:but|and|while) ")
_GONE_LIKE, _ALONE, _FEW = 0.4, 0.5, 2
"""How like a sentence has to be to a term that it says is gone; if they share less than a few words; and how many these
are."""
_SAME_WORDS = 0.72
"""How like the words of two provisions are from which they say the same."""
_OTHER_WORDS = 0.5
"""Up to which two conditions are two."""
_LIKE_SIZE = 10
"""How many times one bare number may be the other and still count the same."""


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


@dataclass(frozen=True, slots=True)
class Step:
    """What became of a term in one version."""

    state: TermState
    against: int | None = None
    changes: tuple[TermChange, ...] = ()
    why: tuple[Passage, ...] = ()
    differing: tuple[str, ...] = ()


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
            passage = _cut(report, text, start, end)
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


def _cut(report: str, text: str, start: int, end: int) -> Passage:
    """The sentence without the blanks around it."""
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


def steps_of(row: Sequence[Clause], count: int, gone: Iterable[tuple[Gone, float]], tabling: Tabling) -> list[Step]:
    """What became of a term in each version.

    Args:
        row: the provisions that tell it.
        count: how many versions there are.
        gone: sentences that say that it is there no more.
        tabling: all records.
    """
    by_draft: dict[int, list[Clause]] = defaultdict(list)
    for one in row:
        by_draft[one.draft].append(one)
    units = with_units((*one.amounts, *one.before) for one in row)
    said = {draft: [one.passage for one, _ in gone if one.draft == draft] for draft in range(count)}
    found: list[Step] = []
    last: int | None = None
    for draft in range(count):
        own = by_draft.get(draft, [])
        if own:
            found.append(_told(by_draft.get(last if last is not None else -1, []), own, last, draft, (units, tabling)))
            last = draft
        elif last is not None and said[draft]:
            found.append(Step("dropped", last, why=tuple(said[draft])))
        else:
            found.append(Step("not told", None))
    return found


Known = tuple[Mapping[Sum, Sum], Tabling]


def _told(before: Sequence[Clause], own: Sequence[Clause], last: int | None, draft: int, known: Known) -> Step:
    units, tabling = known
    differing = _differing(own, units, tabling)
    if last is None:
        said = tuple(passage for one in own if (passage := _said_new(one, tabling)) is not None)
        changes = _said_changes(own, before, units) if draft > 0 else ()
        if changes:
            return Step("changed", None, changes, _words(own), differing)
        state: TermState = "told" if draft == 0 else "added" if said else "first told"
        return Step(state, None, (), said if state == "added" else (), differing)
    changes = (*_said_changes(own, before, units), *_amounts(before, own, units), *_others(before, own, tabling))
    unique = tuple({(one.what, one.from_, one.to): one for one in changes}.values())
    if unique:
        return Step("changed", last, unique, _words(own), differing)
    return Step("kept" if _says_the_same(before, own, units) else "other words", last, differing=differing)


def _words(own: Sequence[Clause]) -> tuple[Passage, ...]:
    """The words that say from what to what."""
    return tuple(one.record.passages[0] for one in own if one.before)


def _said_new(one: Clause, tabling: Tabling) -> Passage | None:
    """The sentence of a provision, where it says that this is new."""
    passage = one.record.passages[0]
    text = tabling.reports[passage.report].text
    start, end = sentence_at(sentences_of(text), passage.start)
    return None if _NEW.search(text, start, end) is None else _cut(passage.report, text, start, end)


def _unit(one: Sum, units: Mapping[Sum, Sum]) -> Sum:
    return units.get(one, one)


def _said_changes(own: Sequence[Clause], before: Sequence[Clause], units: Mapping[Sum, Sum]) -> tuple[TermChange, ...]:
    """The changes that the words themselves tell: "the proposed ceiling from 90,000 to 120,000". What is not told of
    an earlier version may be what holds today: "cut its duty from 24 to 12 per cent"."""
    earlier = {amount.value for one in before for amount in one.amounts}
    found = []
    for one in own:
        if one.before and (one.before[0].value in earlier or _OF_A_PLAN.search(one.text) is not None):
            old = _unit(one.before[0], units)
            new = Sum(one.amounts[0].value, one.amounts[0].unit or old.unit)
            found.append(_change(old, new))
    return tuple({(one.from_, one.to): one for one in found}.values())


_OF_A_PLAN = re.compile(
    r"\b(?:proposed|offer(?:ed)?|draft|version|demand(?:ed)?|(?:rais|lower|reduc)(?:es|ed|ing) the)\b", re.IGNORECASE
)


def _change(old: Sum, new: Sum) -> TermChange:
    time = old.is_time or new.is_time
    return TermChange(what="duration" if time else "quantity", from_=old.words, to=new.words)


def _amounts(before: Sequence[Clause], own: Sequence[Clause], units: Mapping[Sum, Sum]) -> tuple[TermChange, ...]:
    """The amounts that differ, of one unit; what reports give differently for one version is all told."""
    if _said_changes(own, before, units):
        return ()
    old, new = _by_unit(before, units), _by_unit(own, units)
    found = []
    for unit in sorted(old.keys() & new.keys(), key=str):
        if not old[unit] & new[unit] and (unit is not None or _like_size(old[unit], new[unit])):
            sides = [" or ".join(Sum(v, unit).words for v in sorted(side[unit])) for side in (old, new)]
            time = Sum(1, unit).is_time
            found.append(TermChange(what="duration" if time else "quantity", from_=sides[0], to=sides[1]))
    return tuple(found)


def _by_unit(own: Sequence[Clause], units: Mapping[Sum, Sum]) -> dict[str | None, set[float]]:
    """Unit → values. A number whose unit follows from elsewhere is kept under both."""
    found: dict[str | None, set[float]] = defaultdict(set)
    for one in own:
        for amount in one.amounts:
            known = _unit(amount, units)
            found[known.unit].add(known.value)
            if amount.unit is None and known.unit is not None:
                found[None].add(known.value)
    return found


def _like_size(old: Iterable[float], new: Iterable[float]) -> bool:
    small, large = sorted((max(old), max(new)))
    return small > 0 and large / small <= _LIKE_SIZE


def _others(before: Sequence[Clause], own: Sequence[Clause], tabling: Tabling) -> tuple[TermChange, ...]:
    """Conditions, places and those obliged that differ, where both sides tell them; whom a term obliges only where its
    own words name them."""
    found = []
    old, new = _conditions(before), _conditions(own)
    if old and new and all(_overlap(one, other) < _OTHER_WORDS for one in old for other in new):
        found.append(TermChange(what="condition", from_=old[0], to=new[0]))
    places = [{place for one in side for place in one.record.territory} for side in (before, own)]
    if places[0] and places[1] and not stems(places[0]) & stems(places[1]):
        found.append(TermChange(what="territory", from_=", ".join(sorted(places[0])), to=", ".join(sorted(places[1]))))
    obliged = [[one for one in side if one.obliged] for side in (before, own)]
    if (
        obliged[0]
        and obliged[1]
        and not {w for one in obliged[0] for w in one.stems} & {w for one in obliged[1] for w in one.obliged}
        and not {w for one in obliged[1] for w in one.stems} & {w for one in obliged[0] for w in one.obliged}
    ):
        sides = [", ".join(sorted({_names(one, tabling) for one in side})) for side in obliged]
        found.append(TermChange(what="obliged", from_=sides[0], to=sides[1]))
    return tuple(found)


def _conditions(own: Sequence[Clause]) -> list[str]:
    return sorted({one.record.condition for one in own if one.record.condition is not None})


def _overlap(one: str, other: str) -> float:
    left, right = (weighted(set(map(plain_letters, WORDS.findall(text))) - LITTLE) for text in (one, other))
    return max(soft_overlaps(left, right))


def _names(one: Clause, tabling: Tabling) -> str:
    return ", ".join(sorted(tabling.actors[who].name for who in one.record.obliged if who in tabling.actors))


def _says_the_same(before: Sequence[Clause], own: Sequence[Clause], units: Mapping[Sum, Sum]) -> bool:
    """Whether the two tell the same: an amount of one unit, or words that are nearly the same and no amounts that
    only one tells."""
    old, new = _by_unit(before, units), _by_unit(own, units)
    if any(old[unit] & new[unit] for unit in old.keys() & new.keys()):
        return True
    if old or new:
        return False
    return any(min(soft_overlaps(one.weighted, other.weighted)) >= _SAME_WORDS for one in before for other in own)


def _differing(own: Sequence[Clause], units: Mapping[Sum, Sum], tabling: Tabling) -> tuple[str, ...]:
    """Amounts of one unit that reports give differently for one version; copies do not count."""
    by_report: dict[str, list[Clause]] = defaultdict(list)
    for one in own:
        if tabling.reports[one.report].copy_of is None:
            by_report[one.report].append(one)
    told = {report: _by_unit(clauses, units) for report, clauses in by_report.items()}
    found: set[tuple[str, float]] = set()
    for unit in {unit for one in told.values() for unit in one if unit is not None}:
        values = [one[unit] for one in told.values() if unit in one]
        if any(not one & other for one in values for other in values):
            found |= {(unit, value) for one in values for value in one}
    return tuple(Sum(value, unit).words for unit, value in sorted(found))


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
