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
from secretariat.reconcile.plan_amounts import Sum, with_units
from secretariat.reconcile.plan_gone import Gone, sentence_passage
from secretariat.reconcile.plan_marks import sentence_at
from secretariat.reconcile.plan_tellings import Tabling
from secretariat.reconcile.plan_terms import LITTLE, WORDS, Clause, sentences_of
from secretariat.reconcile.words import soft_overlaps, stems, weighted
from secretariat.records import TermChange, TermState

_NEW = re.compile(
    r"\b(?:new|additional|further|extra) (?:article|clause|chapter|point|paragraph|provision|section|annex|condition|"
    r"term|item|demand)s?\b|\b(?:adds|added|newly|for the first time)\b|\bnow (?:also )?(?:includes|contains|demands|"
    r"calls|provides)\b",
    re.IGNORECASE,
)
_SAME_WORDS = 0.72
"""How like the words of two provisions are from which they say the same."""
_OTHER_WORDS = 0.5
"""Up to which two conditions are two."""
_LIKE_SIZE = 10
"""How many times one bare number may be the other and still count the same."""


@dataclass(frozen=True, slots=True)
class Step:
    """What became of a term in one version."""

    state: TermState
    against: int | None = None
    changes: tuple[TermChange, ...] = ()
    why: tuple[Passage, ...] = ()
    differing: tuple[str, ...] = ()


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
    return None if _NEW.search(text, start, end) is None else sentence_passage(passage.report, text, start, end)


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
