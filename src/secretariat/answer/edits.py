"""What an edited report added, dropped and wrote anew, sentence by sentence."""

from __future__ import annotations

import difflib
import re
from collections.abc import Iterable, Iterator, Mapping
from typing import TYPE_CHECKING

from secretariat.answer.across_rows import Edit, EditedReport, Wording
from secretariat.evidence import Passage
from secretariat.records import Report

if TYPE_CHECKING:
    from secretariat.answer.accounts import Accounts

_END = re.compile(r"(?<=[.!?])[\"”’»]?\s+")
_ALIKE = 0.5
"""Share of the words of two sentences from which one is the other written anew."""
_MOST_PAIRS = 10_000
"""Pairs of sentences that are compared; where there are more, none is held to be written anew."""
_MOST_WORDS = 400
"""Words of a sentence that is compared with another."""

Sentences = Mapping[str, Passage]
"""The words of a sentence, on one line → where it stands."""


def edited_reports(whole: Accounts, new: Iterable[str]) -> Iterator[EditedReport]:
    """Those of the reports `new` that are edited versions, in the order of publication."""
    for identity in sorted(new, key=whole.order.__getitem__):
        report = whole.reports[identity]
        before = _edited_from(whole, report)
        if before is not None:
            now, then = sentences(report), sentences(before)
            yield EditedReport(
                report=whole.rows[identity],
                before=whole.rows[before.id],
                added=tuple(one for one in now if one not in then),
                dropped=tuple(one for one in then if one not in now),
                edits=edits(then, now),
            )


def _edited_from(whole: Accounts, report: Report) -> Report | None:
    """The report that this one edits: of which it is a version, or which its outlet sent again in other sentences."""
    if report.version_of is not None:
        return whole.reports[report.version_of]
    above = whole.reports.get(report.copy_of or "")
    if above is None or (above.outlet or above.byline) != (report.outlet or report.byline or ""):
        return None
    return above if sentences(above).keys() != sentences(report).keys() else None


def sentences(report: Report) -> Sentences:
    """The sentences of a report's body, in order, each once."""
    spans = [(one.start, one.end) for one in report.blocks if one.kind == "body"] or [(0, len(report.text))]
    found: dict[str, Passage] = {}
    for first, last in spans:
        start = first
        for following in (*(one.end() for one in _END.finditer(report.text, first, last)), last):
            quote = report.text[start:following]
            words = " ".join(quote.split())
            if words and words not in found:
                begin = start + len(quote) - len(quote.lstrip())
                found[words] = Passage.cut(report.id, report.text, begin, begin + len(quote.strip()))
            start = following
    return found


def edits(before: Sentences, now: Sentences) -> tuple[Edit, ...]:
    """What is different, in the order of the edited report; what was dropped stands where it would follow."""
    fresh = [words for words in now if words not in before]
    gone = [words for words in before if words not in now]
    anew = _written_anew(gone, fresh)
    order = {words: at for at, words in enumerate(now)}
    found: list[tuple[float, int, Edit]] = []
    for words in fresh:
        old = anew.get(words)
        wording = (Wording(text=words, change="added"),) if old is None else _compared(old, words)
        edit = Edit(before=None if old is None else before[old], now=now[words], wording=wording)
        found.append((order[words], 0, edit))
    place, became = -1, {old: new for new, old in anew.items()}
    for at, words in enumerate(before):
        if words in order or words in became:
            place = order[became.get(words, words)]
        else:
            edit = Edit(before=before[words], now=None, wording=(Wording(text=words, change="dropped"),))
            found.append((place + 0.5, at, edit))
    return tuple(edit for _, _, edit in sorted(found, key=lambda one: one[:2]))


def _written_anew(gone: list[str], fresh: list[str]) -> dict[str, str]:
    """Sentence → the dropped one that it is alike to, the most alike first, each once."""
    if len(gone) * len(fresh) > _MOST_PAIRS:
        return {}
    split = {words: words.split() for words in (*gone, *fresh)}
    pairs = []
    for new_at, new in enumerate(fresh):
        for old_at, old in enumerate(gone):
            if max(len(split[new]), len(split[old])) <= _MOST_WORDS:
                matcher = difflib.SequenceMatcher(None, split[old], split[new], autojunk=False)
                if matcher.real_quick_ratio() >= _ALIKE <= matcher.quick_ratio() and matcher.ratio() >= _ALIKE:
                    pairs.append((-matcher.ratio(), new_at, old_at))
    found: dict[str, str] = {}
    for _, new_at, old_at in sorted(pairs):
        if fresh[new_at] not in found and gone[old_at] not in found.values():
            found[fresh[new_at]] = gone[old_at]
    return found


def _compared(before: str, now: str) -> tuple[Wording, ...]:
    old, new = before.split(), now.split()
    found = []
    for tag, a, b, c, d in difflib.SequenceMatcher(None, old, new, autojunk=False).get_opcodes():
        if tag == "equal":
            found.append(Wording(text=" ".join(new[c:d]), change="kept"))
            continue
        if b > a:
            found.append(Wording(text=" ".join(old[a:b]), change="dropped"))
        if d > c:
            found.append(Wording(text=" ".join(new[c:d]), change="added"))
    return tuple(found)
