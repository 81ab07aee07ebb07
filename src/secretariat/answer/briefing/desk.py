"""Where sentences are taken in: each is checked, those that fail are kept with the reason, the rest may be told."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from datetime import date

from secretariat.answer.briefing.brief_rows import Group, Item
from secretariat.answer.briefing.checking import Check
from secretariat.answer.briefing.ground import Ground
from secretariat.answer.briefing.sentences import LeftOut, Sentence
from secretariat.records import Provision


class Desk:
    """One brief in the making."""

    def __init__(self, ground: Ground, day: date | None, since: date | None) -> None:
        """
        Args:
            ground: the records.
            day: of the brief.
            since: from when changes are told.
        """
        self.ground = ground
        self.day = day
        self.since = since
        self._check = Check(ground)
        self._known: dict[Sentence, bool] = {}
        self.left_out: list[LeftOut] = []
        self.not_told: Counter[str] = Counter()
        self.terms: tuple[Provision, ...] = ()
        self.meetings: set[str] = set()
        self.told: set[tuple[str, int, int]] = set()

    def holds(self, sentence: Sentence) -> bool:
        """Whether a sentence passes the check; what does not is kept, once."""
        if sentence not in self._known:
            why = self._check.why_not(sentence)
            self._known[sentence] = not why
            if why:
                self.left_out.append(LeftOut(sentence=sentence, why=why))
        return self._known[sentence]

    def is_new(self, sentence: Sentence) -> bool:
        """Whether everything that a sentence cites was published since the day."""
        days = [self.ground.day_of(one.report) for one in sentence.passages]
        return self.since is not None and all(day is not None and day >= self.since for day in days)

    def group(
        self, title: str | None, found: Iterable[Sentence], most: int, *, counted: Sequence[str] = (), again: int = 0
    ) -> Group:
        """The first `most` of the sentences that hold and whose words the brief does not have yet; the first `again`
        also where it has."""
        items: list[Item] = []
        more = 0
        here: set[frozenset[tuple[str, int, int]]] = set()
        for at, sentence in enumerate(found):
            if not self.holds(sentence):
                continue
            words = frozenset((one.report, one.start, one.end) for one in sentence.passages)
            if words in here or (at >= again and words <= self.told):
                continue
            here.add(words)
            if len(items) == most:
                more += 1
                continue
            self.told |= words
            items.append(Item(sentence=sentence, new=self.is_new(sentence)))
        return Group(title=title, items=tuple(items), counted=tuple(counted), more=more)

    def age(self, report: str) -> int | None:
        """Days from the publication of a report to the day of the brief; None: not known."""
        day = self.ground.day_of(report)
        return None if day is None or self.day is None else (self.day - day).days
