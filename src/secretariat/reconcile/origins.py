"""Where a claim entered the reports, and how many of its origins share no one.

An origin is a named speaker, an unnamed source through the outlet that heard it, a document, or an outlet that tells it
by itself. Reprints, relays and repeated quotations add none. What an outlet tells without saying from where may rest on
anything: beside another origin it is one that cannot be told apart, never a confirmation.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import Literal

from secretariat.identity import fold_name, plain_letters
from secretariat.reconcile.points import name_key
from secretariat.reconcile.words import stems
from secretariat.records import Actor, Origin, Report, Statement

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

    def of(self, report: str, said: Statement | None) -> Source:
        """From whom a report has a point.

        Args:
            report: its id.
            said: the statement whose words the point is; None: the report's own.
        """
        root = self.root(report)
        outlet = self._credited(root) or (self._reports[root].outlet if root in self._reports else None)
        if said is None:
            return Source("outlet", outlet, outlet, reports={report})
        through = [link.actor for link in said.chain if self._kind(link.actor) == "outlet"]
        via = through[-1] if through else outlet
        speaker = self._actors.get(said.speaker or "")
        if said.source_type == "documents" or (speaker is not None and speaker.source_type == "documents"):
            return Source("document", said.speaker, via, reports={report})
        if speaker is None:
            if said.source_type is not None:
                return Source("unnamed", None, via, reports={report})
            return Source("outlet", via, via, reports={report})
        house = speaker.id if speaker.kind == "outlet" else self._outlets.get(fold_name(speaker.name))
        if house is not None:
            return Source("outlet", house, house, reports={report})
        if speaker.kind == "anonymous" or speaker.unnamed is not None:
            return Source("unnamed", speaker.id, via, self._whose(speaker), reports={report})
        return Source("named", speaker.id, None, self._whose(speaker), party=speaker.party, reports={report})

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
    attributed = {report for one in every if one.kind != "outlet" for report in one.reports}
    roots = {known.root(report) for report in attributed}
    for one in every:
        own = one.kind == "outlet" and all(known.root(report) in roots for report in one.reports)
        if own and found:
            continue  # the report says from whom it has it in another sentence
        if one.kind == "outlet" and any(_rests_on(one, other, known) for other in found):
            continue
        before = next((other for other in found if _is_same(one, other)), None)
        if before is None:
            found.append(one)
        else:
            before.reports |= one.reports
    counted: list[Source] = []
    certain: list[bool] = []
    for one in found:
        certain.append(all(_share_no_one(one, other) for other in counted))
        if certain[-1]:
            counted.append(one)
    records = tuple(
        Origin(actor=one.actor, via=one.via if one.actor != one.via else None, reports=tuple(sorted(one.reports)))
        for one in found
    )
    kinds = tuple(one.kind for one in found)
    return Origins(records, len(counted), len(found) - len(counted), kinds, tuple(certain))


def _rests_on(one: Source, other: Source, known: Sources) -> bool:
    """Whether an outlet that tells a point by itself has it from another origin, as far as can be told: its report has
    words of that origin elsewhere."""
    attributed = other.kind in {"named", "document", "unnamed"}
    return attributed and all(known.hears(report, other) for report in one.reports)


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
    return one.via == other.via


def _share_no_one(one: Source, other: Source) -> bool:
    """Whether two origins certainly have nobody in common."""
    kinds = {one.kind, other.kind}
    if "outlet" in kinds:
        return False
    if kinds == {"named"}:
        return True
    if "document" in kinds:
        return one.via != other.via or kinds != {"document"}
    return bool(one.whose and other.whose and not one.whose & other.whose)
