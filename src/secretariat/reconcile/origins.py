"""Where a claim entered the reports, and how many of its origins share no one.

An origin is a named speaker, an unnamed source through the outlet that heard it, a document, or an outlet that tells it
by itself. Reprints, relays and repeated quotations add none. What an outlet tells without saying from where may rest on
anything: beside another origin it is one that cannot be told apart, never a confirmation.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import Literal

from rapidfuzz.fuzz import ratio

from secretariat.evidence import Passage
from secretariat.identity import fold_name, plain_letters
from secretariat.reconcile.points import name_key
from secretariat.reconcile.tellers import is_of_document, is_told_by_doer, names_outlet
from secretariat.reconcile.words import stems
from secretariat.records import Actor, Origin, Proposition, Report, Statement

Kind = Literal["named", "document", "unnamed", "outlet"]
_ORDER: dict[Kind, int] = {"named": 0, "document": 1, "unnamed": 2, "outlet": 3}


@dataclass(slots=True)
class Source:
    """Somebody from whom members of a claim have it."""

    kind: Kind
    actor: str | None
    """Actor id; of an unnamed source that of its words in the report."""
    via: str | None
    """Actor id of the outlet that heard an unnamed source; None: of a named one it does not matter."""
    whose: frozenset[str] = frozenset()
    """Of an unnamed source the nationalities and bodies that its words name, of a named one its party: as stems."""
    party: str | None = None
    """Actor id of the party for which a named source speaks."""
    reports: set[str] = field(default_factory=set)
    passages: list[Passage] = field(default_factory=list)
    """The words, where a report has it in its own."""

    @property
    def is_own(self) -> bool:
        """Whether a report has it in its own words, from no one or from a document."""
        return self.kind == "outlet" or (self.kind == "document" and self.actor is None)


@dataclass(frozen=True, slots=True)
class Origins:
    """The origins of a claim."""

    origins: tuple[Origin, ...]
    independent: int
    unknown: int
    kinds: tuple[Kind, ...] = ()
    """What each of the origins is."""
    certain: tuple[bool, ...] = ()
    """Whether each certainly shares nobody with those before it that do so too: so many are independent."""


class Sources:
    """Tells from whom each member of a claim has it."""

    def __init__(
        self,
        reports: Mapping[str, Report],
        actors: Mapping[str, Actor],
        copies: Mapping[str, str],
        statements: Iterable[Statement],
    ) -> None:
        """
        Args:
            reports: those that are known, by id.
            actors: by id, those that are the same put together.
            copies: report id → of which it is a copy.
            statements: those of the reports.
        """
        self._reports = reports
        self._actors = actors
        self._copies = copies
        self._heard: dict[str, set[str]] = defaultdict(set)
        for one in statements:
            if one.speaker is not None:
                self._heard[one.report] |= {one.speaker, *(link.actor for link in one.chain if link.actor is not None)}
        self._outlets = {fold_name(one.name): one.id for one in actors.values() if one.kind == "outlet"}

    def hears(self, report: str, source: Source) -> bool:
        """Whether a report has words of a source anywhere."""
        return bool({source.actor, source.via} & self._heard[report])

    def root(self, report: str) -> str:
        """The report whose text it is: of a copy the one it was copied from."""
        seen = {report}
        while (above := self._copies.get(report)) is not None and above not in seen:
            seen.add(above)
            report = above
        return report

    def of_all(self, told: Iterable[tuple[Proposition, Statement | None]]) -> list[Source]:
        """From whom the reports have the points of a claim: each with the statement whose words it is. What a copy or a
        version repeats it has from whom the text that tells most of it has it."""
        found = [(point, self.of(point.passage.report, said, point)) for point, said in told]
        printings: dict[str, list[tuple[Passage, Source]]] = defaultdict(list)
        for point, source in found:
            printings[self.root(point.passage.report)].append((point.passage, source))
        roots = (self.root(point.passage.report) for point, _ in found)
        return [_in_any(point.passage, root, printings[root]) for (point, _), root in zip(found, roots, strict=True)]

    def of(self, report: str, said: Statement | None, point: Proposition | None = None) -> Source:
        """From whom a report has a point.

        Args:
            report: its id.
            said: the statement whose words the point is; None: the report's own.
            point: the point, where it is known.
        """
        root = self.root(report)
        outlet = self._credited(root) or (self._reports[root].outlet if root in self._reports else None)
        if said is None:
            return self._own(report, outlet, point)
        through = [link.actor for link in said.chain if self._kind(link.actor) == "outlet"]
        via = through[-1] if through else outlet
        speaker = self._actors.get(said.speaker or "")
        types = {said.source_type, None if speaker is None else speaker.source_type}
        if "documents" in types and (speaker is None or self._house(speaker) is None):
            return Source("document", said.speaker, via, reports={report})
        if speaker is None and said.source_type is not None:
            return Source("unnamed", None, via, reports={report})
        speaker = speaker or self._relayer(said)
        if speaker is None:
            return Source("outlet", via, via, reports={report})
        return self._of_speaker(report, speaker, via)

    def _own(self, report: str, outlet: str | None, point: Proposition | None) -> Source:
        """From whom a report has a point that it tells in its own words."""
        if point is not None and is_told_by_doer(point) and (doer := self._actors.get(point.doers[0])) is not None:
            return self._of_speaker(report, doer, outlet)
        if point is not None and is_of_document(point):
            return Source("document", None, outlet, reports={report}, passages=[point.passage])
        passages = [] if point is None else [point.passage]
        return Source("outlet", outlet, outlet, reports={report}, passages=passages)

    def _relayer(self, said: Statement) -> Actor | None:
        """The last person or body that passed it on, where nobody knows who said it."""
        through = (self._actors.get(link.actor or "") for link in said.chain)
        return next((one for one in reversed([*through]) if one is not None and one.kind != "outlet"), None)

    def _of_speaker(self, report: str, speaker: Actor, via: str | None) -> Source:
        house = self._house(speaker)
        if house is not None:
            return Source("outlet", house, house, reports={report})
        if speaker.kind == "anonymous" or speaker.unnamed is not None:
            return Source("unnamed", speaker.id, via, self._whose(speaker), reports={report})
        return Source("named", speaker.id, None, self._whose(speaker), party=speaker.party, reports={report})

    def _house(self, speaker: Actor) -> str | None:
        """The outlet that somebody is; None: none."""
        return speaker.id if speaker.kind == "outlet" else self._outlets.get(fold_name(speaker.name))

    def names_before(self, one: Source, other: Source) -> bool:
        """Whether the reports of an outlet that tells a point by itself name, beside it, an outlet that told it before
        from another source."""
        heard = [report for report in other.reports if report not in one.reports]
        return bool(one.passages) and all(
            any(self._names(passage, report) for report in heard) for passage in one.passages
        )

    def _names(self, passage: Passage, other: str) -> bool:
        """Whether the paragraph of a passage names the outlet of an earlier report."""
        report, before = self._reports.get(passage.report), self._reports.get(other)
        outlet = None if before is None else self._actors.get(before.outlet or "")
        if report is None or before is None or outlet is None or outlet.id == report.outlet:
            return False
        return not _is_later(before, report) and names_outlet(report, passage, outlet.name)

    def _kind(self, actor: str | None) -> str | None:
        known = self._actors.get(actor or "")
        return None if known is None else known.kind

    def _credited(self, report: str) -> str | None:
        """The outlet that a report credits with its text."""
        credit = self._reports[report].credit if report in self._reports else None
        return None if credit is None else self._outlets.get(fold_name(credit))

    def _whose(self, speaker: Actor) -> frozenset[str]:
        party = self._actors.get(speaker.party or "")
        if party is None:
            party = None if speaker.kind in {"person", "anonymous"} else speaker
        words = () if speaker.unnamed is None else speaker.unnamed.whose
        return stems(plain_letters(name) for name in (*words, *(() if party is None else (name_key(party.name),))))


def origins(sources: Iterable[Source], known: Sources) -> Origins:
    """The origins that some members of a claim have, put together, with how many share no one.

    Args:
        sources: from whom each member has it.
        known: who told them.
    """
    found: list[Source] = []
    every = sorted(sources, key=lambda one: (_ORDER[one.kind], one.actor or "", one.via or "", sorted(one.reports)))
    attributed = {report for one in every if not one.is_own for report in one.reports}
    roots = {known.root(report) for report in attributed}
    for one in every:
        own = one.is_own and all(known.root(report) in roots for report in one.reports)
        if own and found:
            continue  # the report says from whom it has it in another sentence
        if one.kind == "outlet" and any(_rests_on(one, other, known) for other in every):
            continue
        before = next((other for other in found if _is_same(one, other)), None)
        if before is None:
            found.append(one)
        else:
            before.reports |= one.reports
            before.passages += one.passages
    found = found or every[:1]  # each names the other
    counted: list[Source] = []
    certain: list[bool] = []
    for one in found:
        certain.append(all(_share_no_one(one, other) for other in counted))
        if certain[-1]:
            counted.append(one)
    records = tuple(
        Origin(
            actor=one.actor,
            via=one.via if one.actor != one.via else None,
            document=one.kind == "document",
            reports=tuple(sorted(one.reports)),
        )
        for one in found
    )
    kinds = tuple(one.kind for one in found)
    return Origins(records, len(counted), len(found) - len(counted), kinds, tuple(certain))


def _rests_on(one: Source, other: Source, known: Sources) -> bool:
    """Whether an outlet that tells a point by itself has it from another origin, as far as can be told: its report has
    words of that origin elsewhere, or names the outlet that told it before."""
    if other is one:
        return False
    attributed = other.kind in {"named", "document", "unnamed"}
    return known.names_before(one, other) or (attributed and all(known.hears(r, other) for r in one.reports))


def _is_same(one: Source, other: Source) -> bool:
    if one.kind != other.kind:
        return False
    if one.kind == "named":
        return one.actor == other.actor or one.actor == other.party or one.party == other.actor
    if one.kind == "outlet":
        return one.actor == other.actor
    if one.kind == "unnamed":
        apart = one.whose and other.whose and not one.whose & other.whose
        return one.via is not None and one.via == other.via and not apart
    return one.actor == other.actor


def _in_any(passage: Passage, root: str, printings: Sequence[tuple[Passage, Source]]) -> Source:
    """From whom a passage is by that printing of its text that tells most of it; the first, where several do."""
    if len(printings) == 1:
        return printings[0][1]
    same = [source for other, source in printings if _is_repeated(passage.quote, other.quote)]
    best = min(same, key=lambda one: (_ORDER[one.kind], root not in one.reports, min(one.reports)))
    return replace(best, reports={passage.report}, passages=[passage] if best.passages else [])


def _is_repeated(one: str, other: str) -> bool:
    """Whether two passages are the same words, but for a few."""
    return one == other or ratio(one.casefold(), other.casefold()) >= _REPEATED


_REPEATED = 85
"""Per cent of their letters in which two passages that are the same words agree."""


def _is_later(one: Report, other: Report) -> bool:
    """Whether a report was certainly published after another."""
    first, last = one.published, other.published
    return first is not None and last is not None and (first.earliest or "") > (last.latest or "~")


def _share_no_one(one: Source, other: Source) -> bool:
    """Whether two origins certainly have nobody in common."""
    kinds = {one.kind, other.kind}
    if "outlet" in kinds:
        return False
    if kinds == {"named"}:
        return True
    if kinds == {"document"}:
        return one.actor is not None and other.actor is not None
    if "document" in kinds:
        return not one.passages and not other.passages  # of an own word for it nobody says who gave it away
    return bool(one.whose and other.whose and not one.whose & other.whose)
