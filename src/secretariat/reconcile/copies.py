"""Which reports are the same text: whole and cut reprints, lightly rewritten agency copy, updated versions of a story.

Texts are compared by their shingles (Broder 1997): every run of some words, outside quotation marks, because the same
words of a minister stand in reports that know nothing of one another. Containment, not resemblance: a cut reprint is a
small part of what it was cut from. Two fillings of one form (a weekly statistic, a notice) are not one text.
"""

from __future__ import annotations

import hashlib
import re
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from secretariat.identity import fold_name, plain_letters
from secretariat.quotations import find_quotations
from secretariat.reconcile.figures import differing_figures
from secretariat.records import Judgement, Report

RULE = "reconcile.copies/2"
RESENT = "reconcile.copies.resent/1"
"""By what is judged that an outlet sent a report again, whole or cut, and changed nothing in it."""
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
_RESENT = 0.8
"""Share from which two texts are the same but for little: the later one's for a report that its outlet sent again."""
_FORM = 0.1
"""Share of the runs that two texts share when figures do not count: where more have others, the texts are one form."""
_STORY = 3
"""Days after which an outlet's report is a version of an earlier one only if it is the same but for little."""
_OTHERS = 0.5
"""Share of what a report has of the earlier one of which it has most, that it has of those from which it may come: a
paper that told of something itself and then prints an agency's text has a copy of that, not a version."""
_LEAST = 12
"""Shared shingles from which a lower share says anything; of shorter texts all words, also those in quotation marks,
count."""
_WORD = re.compile(r"\w+")
_CORRECTING = re.compile(r"\bcorrect(?:s|ed|ing|ions?)\b", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Imprint:
    """What a report says of where it comes from."""

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
    retrieved: str = ""
    """When it was fetched, ISO; empty: not known."""

    @property
    def order(self) -> tuple[bool, str, str, str, str]:
        """By publication, unknown last; of one moment, by when they were fetched."""
        first, last = self.published or ("", "")
        return self.published is None, first, last, self.retrieved, self.id

    def credits(self, other: Imprint) -> bool:
        """Whether it credits another's outlet with its text."""
        return other.outlet is not None and other.outlet != self.outlet and other.outlet in self.credit

    def days_before(self, other: Imprint) -> int:
        """Days that certainly lie between the publication of this and of a later one; 0 where it is not known."""
        if self.published is None or other.published is None:
            return 0
        last, first = (date.fromisoformat(moment[:10]) for moment in (self.published[1], other.published[0]))
        return max(0, (first - last).days)

    def shares_address(self, other: Imprint) -> bool:
        """Whether both were printed at one address."""
        return self.url is not None and self.url == other.url

    def shares_house(self, other: Imprint) -> bool:
        """Whether both are of one outlet; where neither's is known, of one author."""
        if self.outlet is not None or other.outlet is not None:
            return self.outlet == other.outlet
        return self.byline is not None and self.byline == other.byline


@dataclass(frozen=True, slots=True)
class Printed:
    """A report as it is compared with others."""

    imprint: Imprint
    shingles: frozenset[int]
    words: str = ""
    """The words of the shingles, in order, between blanks."""
    corrects: bool = False
    """Whether it speaks of correcting."""

    @property
    def keys(self) -> tuple[int, ...]:
        """Those of its shingles by which it is found."""
        return tuple(sorted(one for one in self.shingles if one % SAMPLED == 0))


def imprint(report: Report, outlet: str | None) -> Imprint:
    """What a report says of where it comes from; `outlet` is the name of whoever published it."""
    when = report.published
    known = None if when is None or when.earliest is None or when.latest is None else (when.earliest, when.latest)
    return Imprint(
        id=report.id,
        outlet=None if outlet is None else fold_name(outlet),
        byline=None if report.byline is None else fold_name(report.byline),
        credit=fold_name(f"{report.credit or ''} {report.byline or ''}"),
        url=report.url,
        published=known,
        retrieved=report.retrieved or "",
    )


def printed(report: Report, outlet: str | None) -> Printed:
    """A report as it is compared; `outlet` is the name of whoever published it."""
    words = _compared(report)
    corrects = _CORRECTING.search(f"{report.title or ''} {report.text}") is not None
    return Printed(imprint(report, outlet), _hashed(words), " ".join(words), corrects)


def shingles(report: Report) -> frozenset[int]:
    """The shingles of a report's body, as numbers of 63 bits."""
    return _hashed(_compared(report))


def _compared(report: Report) -> list[str]:
    """The words of a report's body outside quotation marks; of a short one all."""
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
    return told if len(told) >= _LEAST + WORDS - 1 else every


def _words(text: str) -> list[str]:
    return _WORD.findall(plain_letters(text))


def _hashed(words: Sequence[str]) -> frozenset[int]:
    runs = (" ".join(words[at : at + WORDS]) for at in range(len(words) - WORDS + 1))
    return frozenset(int.from_bytes(hashlib.blake2b(run.encode(), digest_size=8).digest()) >> 1 for run in runs)


def judge_copies(left: Printed, right: Printed) -> Judgement | None:
    """Whether two reports are one text; None: they are not. The order of the two does not matter."""
    if not left.shingles or not right.shingles:
        return None
    early, late = sorted((left, right), key=lambda one: one.imprint.order)
    first, later = early.imprint, late.imprint
    shared = len(early.shingles & late.shingles)
    of_later, of_first = shared / len(late.shingles), shared / len(early.shingles)
    edited, soon = later.shares_address(first), first.days_before(later) <= _STORY
    if edited:
        share, least, why = max(of_later, of_first), 0.0, "one address"
    elif later.shares_house(first):
        least = _VERSION if soon else _RESENT
        share, why = max(of_later, of_first), "one outlet"
    else:
        credited = later.credits(first) or first.credits(later)
        cut_either_way = later.published is None or first.credits(later)
        share = max(of_later, of_first) if cut_either_way else of_later
        least, why = (_CREDITED, "which it credits") if credited else (_COPY, "outside quotation marks")
    if not edited and (share < least or (shared < _LEAST and share < _RESENT)):
        return None
    rule, why = RULE, f"{share:.0%} of the words of one stand in the other, {why}"
    if not edited:
        others, runs = differing_figures(early.words.split(), late.words.split(), WORDS)
        one_figure = others <= WORDS and share >= _RESENT and soon
        if others > _FORM * runs and not one_figure:
            return None  # two fillings of one form
        corrected = others > 0 or (late.corrects and not early.corrects)
        if later.shares_house(first) and of_later >= _RESENT and not corrected:
            rule, why = RESENT, f"{why}, sent again whole or cut"
    one, other = sorted((first.id, later.id))
    return Judgement(left=one, right=other, verdict="same", score=round(share, 3), why=why, by=rule)


@dataclass(frozen=True, slots=True)
class Descent:
    """Of what a report is a copy, and of what a version."""

    copy_of: str | None = None
    version_of: str | None = None


def descents(
    reports: Iterable[Report], judgements: Iterable[Judgement], outlets: Mapping[str, str]
) -> dict[str, Descent]:
    """Report id → of what it is a copy or a version, for those that are.

    Of all earlier reports with its text, but those that have much less of it than another, a report is a copy of the
    first that its own outlet sent again in it, else a version of the last of its own outlet or address, else a copy of
    the first.

    Args:
        reports: those that are known.
        judgements: on pairs of reports, those in force.
        outlets: actor id → name.
    """
    known = {report.id: imprint(report, outlets.get(report.outlet or "")) for report in reports}
    beside: dict[str, dict[str, float]] = defaultdict(dict)
    resent: set[tuple[str, str]] = set()
    for one in judgements:
        if one.verdict == "same" and one.left in known and one.right in known:
            resent |= {(one.left, one.right), (one.right, one.left)} if one.by == RESENT else set()
            beside[one.left][one.right] = beside[one.right][one.left] = 1.0 if one.score is None else one.score
    found: dict[str, Descent] = {}
    for identity in sorted(beside):
        report = known[identity]
        others = (known[other] for other in beside[identity])
        before = sorted((other for other in others if _is_before(other, report)), key=lambda other: other.order)
        most = max((beside[identity][other.id] for other in before), default=0.0)
        before = [
            other for other in before if other.shares_address(report) or beside[identity][other.id] >= _OTHERS * most
        ]
        own = [other for other in before if other.shares_address(report) or other.shares_house(report)]
        again = [other for other in own if (other.id, identity) in resent]
        if again:
            found[identity] = Descent(copy_of=again[0].id)
        elif own:
            found[identity] = Descent(version_of=own[-1].id)
        elif before:
            found[identity] = Descent(copy_of=before[0].id)
    return found


def _is_before(one: Imprint, other: Imprint) -> bool:
    """Whether the first of two reports of one text is what the other was made from: it is credited, else it is
    earlier."""
    credited = other.credits(one), one.credits(other)
    return credited[0] if credited[0] != credited[1] else one.order < other.order
