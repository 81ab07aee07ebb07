"""Which reports are the same text: whole and cut reprints, lightly rewritten agency copy, updated versions of a story.

Texts are compared by their shingles (Broder 1997): every run of some words, outside quotation marks, because the same
words of a minister stand in reports that know nothing of one another. Containment, not resemblance: a cut reprint is a
small part of what it was cut from.
"""

from __future__ import annotations

import hashlib
import re
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from secretariat.identity import fold_name, plain_letters
from secretariat.quotations import find_quotations
from secretariat.records import Actor, Judgement, Report

RULE = "reconcile.copies/1"
WORDS = 4
"""Words of a shingle."""
SAMPLED = 4
"""One shingle in so many is an index key."""
_COPY = 0.4
"""Share of the shingles of the later report that stand in the earlier one, from which it is a copy of it."""
_CREDITED = 0.25
"""The same, where it credits the other's outlet."""
_VERSION = 0.3
"""Share of the shorter one's, from which two reports of one outlet are versions of one story."""
_LEAST = 12
"""Shingles from which a share says anything; of shorter texts all words, also those in quotation marks, count."""
_WORD = re.compile(r"\w+")


@dataclass(frozen=True, slots=True)
class Printed:
    """A report as it is compared with others."""

    id: str
    outlet: str | None
    """Folded name of the outlet; None: not known."""
    byline: str | None
    """Folded; None: there is none."""
    credit: str
    """Folded names of those whom it credits with the text, and its byline."""
    url: str | None
    published: tuple[str, str] | None
    """First moment, and the first at which it can no longer have been, ISO; None: not known."""
    shingles: frozenset[int]

    @property
    def house(self) -> str | None:
        """Whose report it is: the outlet's, else the author's; None: neither is known."""
        return self.outlet or self.byline

    @property
    def keys(self) -> tuple[int, ...]:
        """Those of its shingles by which it is found."""
        return tuple(sorted(one for one in self.shingles if one % SAMPLED == 0))


def printed(report: Report, outlet: Actor | None) -> Printed:
    """A report as it is compared; `outlet` is the actor who published it."""
    when = report.published
    known = None if when is None or when.earliest is None or when.latest is None else (when.earliest, when.latest)
    return Printed(
        id=report.id,
        outlet=None if outlet is None else fold_name(outlet.name),
        byline=None if report.byline is None else fold_name(report.byline),
        credit=fold_name(f"{report.credit or ''} {report.byline or ''}"),
        url=report.url,
        published=known,
        shingles=shingles(report),
    )


def shingles(report: Report) -> frozenset[int]:
    """The shingles of a report's body, as numbers of 63 bits."""
    paragraphs = [(b.start, b.end) for b in report.blocks if b.kind == "body"] or [(0, len(report.text))]
    told, every = list[str](), list[str]()
    quotations = find_quotations(report.text, paragraphs)
    for start, end in paragraphs:
        at = start
        for quoted in (q for q in quotations if start <= q.start < end):
            told += _words(report.text[at : quoted.start])
            at = max(at, quoted.end)
        told += _words(report.text[at:end])
        every += _words(report.text[start:end])
    found = _hashed(told)
    return found if len(found) >= _LEAST else _hashed(every)


def _words(text: str) -> list[str]:
    return _WORD.findall(plain_letters(text))


def _hashed(words: Sequence[str]) -> frozenset[int]:
    runs = (" ".join(words[at : at + WORDS]) for at in range(len(words) - WORDS + 1))
    return frozenset(int.from_bytes(hashlib.blake2b(run.encode(), digest_size=8).digest()) >> 1 for run in runs)


def judge_copies(left: Printed, right: Printed) -> Judgement | None:
    """Whether two reports are one text; None: they are not. The order of the two does not matter."""
    if not left.shingles or not right.shingles:
        return None
    first, later = sorted((left, right), key=_order)
    shared = len(first.shingles & later.shingles)
    of_later, of_first = shared / len(later.shingles), shared / len(first.shingles)
    one_house = first.house is not None and first.house == later.house
    one_address = first.url is not None and first.url == later.url
    if one_house or one_address:
        share, least = max(of_later, of_first), 0.0 if one_address else _VERSION
        why = "one address" if one_address else "one outlet"
    else:
        known = first.published is not None and later.published is not None
        share = of_later if known else max(of_later, of_first)
        credited = _credits(later, first) or _credits(first, later)
        least = _CREDITED if credited else _COPY
        why = "which it credits" if credited else "outside quotation marks"
        if _credits(first, later) and of_first > share:
            share = of_first
    if share < least:
        return None
    why = f"{share:.0%} of the words of one stand in the other, {why}"
    ends = sorted((left.id, right.id))
    return Judgement(left=ends[0], right=ends[1], verdict="same", score=round(share, 3), why=why, by=RULE)


def _credits(one: Printed, other: Printed) -> bool:
    return other.outlet is not None and other.outlet in one.credit


def _order(one: Printed) -> tuple[bool, str, str, str]:
    """By publication, unknown last."""
    first, last = one.published or ("", "")
    return one.published is None, first, last, one.id


@dataclass(frozen=True, slots=True)
class Descent:
    """Of what a report is a copy, and of what a version."""

    copy_of: str | None = None
    version_of: str | None = None


def descents(
    reports: Iterable[Report], judgements: Iterable[Judgement], outlets: Mapping[str, str]
) -> dict[str, Descent]:
    """Report id → of what it is a copy or a version, for those that are.

    Of all earlier reports with its text, a report is a version of the last of its own outlet or address, else a copy
    of the first.

    Args:
        reports: those that are known.
        judgements: on pairs of reports, those in force.
        outlets: actor id → name.
    """
    known = {report.id: report for report in reports}
    beside: dict[str, set[str]] = defaultdict(set)
    for one in judgements:
        if one.verdict == "same" and one.left in known and one.right in known:
            beside[one.left].add(one.right)
            beside[one.right].add(one.left)
    found: dict[str, Descent] = {}
    for identity in sorted(beside):
        report = known[identity]
        before = sorted((known[o] for o in beside[identity] if _is_before(known[o], report, outlets)), key=_published)
        own = [other for other in before if _is_of_one_house(other, report)]
        if own:
            found[identity] = Descent(version_of=own[-1].id)
        elif before:
            found[identity] = Descent(copy_of=before[0].id)
    return found


def _is_of_one_house(one: Report, other: Report) -> bool:
    if one.url is not None and one.url == other.url:
        return True
    if one.outlet is not None or other.outlet is not None:
        return one.outlet == other.outlet
    return one.byline is not None and fold_name(one.byline) == fold_name(other.byline or "")


def _is_before(one: Report, other: Report, outlets: Mapping[str, str]) -> bool:
    """Whether the first of two reports of one text is what the other was made from: it is credited, else it is
    earlier."""
    credited = (_is_credited(one, other, outlets), _is_credited(other, one, outlets))
    if credited[0] != credited[1]:
        return credited[0]
    return _published(one) < _published(other)


def _is_credited(one: Report, by: Report, outlets: Mapping[str, str]) -> bool:
    name = outlets.get(one.outlet or "")
    return (
        name is not None
        and one.outlet != by.outlet
        and fold_name(name) in fold_name(f"{by.credit or ''} {by.byline or ''}")
    )


def _published(report: Report) -> tuple[bool, str, str, str]:
    when = report.published
    first = None if when is None else when.earliest
    return first is None, first or "", (when.latest or "") if when is not None else "", report.id
