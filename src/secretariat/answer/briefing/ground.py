"""What a brief is made from: the records of a dossier, or of a view of it, by id, with what they are called."""

from __future__ import annotations

import functools
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping
from datetime import date
from typing import TypeVar

from secretariat.answer.accounts import Accounts
from secretariat.answer.days import day_span
from secretariat.evidence import Passage
from secretariat.records import (
    Actor,
    Claim,
    Contradiction,
    Course,
    Meeting,
    NameMention,
    Position,
    Proposal,
    Proposition,
    Provision,
    Report,
    Shift,
    Statement,
    When,
)
from secretariat.store.scope import Scope
from secretariat.store.sqlite import Store

Told = Meeting | Position | Proposal | Provision
"""What one report tells, and stands on its words."""
Citable = Told | Statement | Claim | Shift | Proposition | Contradiction | Actor
"""What a sentence of a brief may stand on."""
R = TypeVar("R", bound=Told)
PARTIES = frozenset({"state", "government", "organisation", "bloc", "group"})
"""Kinds of actors that are parties; a person is none, but may speak for one."""
_GOVERNMENT = "Government of "


class Ground:
    """The records of a scope, read at once; made inside a `snapshot`."""

    def __init__(self, store: Store, scope: Scope) -> None:
        self.accounts = Accounts(store, scope)
        across = self.accounts.across
        self.reports: Mapping[str, Report] = self.accounts.reports
        self.actors: Mapping[str, Actor] = {one.id: one for one in across.actors}
        self.statements: Mapping[str, Statement] = self.accounts.statements
        self.positions = self._ordered(across.positions.values())
        self.meetings = self._ordered(across.meetings.values())
        self.provisions = self._ordered(store.provisions(scope))
        self.proposals = self._ordered(store.proposals(scope))
        self.claims: tuple[Claim, ...] = across.claims
        self.shifts: tuple[Shift, ...] = across.shifts()
        self.courses: tuple[Course, ...] = across.courses()
        self.points: Mapping[str, Proposition] = across.points
        self.records: Mapping[str, Citable] = self._by_id()
        self.mentions: dict[str, list[NameMention]] = defaultdict(list)
        for mention in store.mentions(scope):
            self.mentions[mention.passage.report].append(mention)
        self.points_of: dict[str, list[Proposition]] = defaultdict(list)
        for point in self.points.values():
            self.points_of[point.passage.report].append(point)
        same = store.same(scope)
        self.offices: dict[str, list[Passage]] = defaultdict(list)
        for _, actor in store.named(scope):
            own = (role.passage for role in actor.roles if role.passage is not None)
            self.offices[same.get(actor.id, actor.id)] += own
        self.statements_of: dict[str, list[Statement]] = defaultdict(list)
        for said in self.statements.values():
            self.statements_of[said.report].append(said)
        self.superseded = frozenset(one.version_of for one in self.reports.values() if one.version_of is not None)

    def _ordered(self, records: Iterable[R]) -> tuple[R, ...]:
        """In the order of publication; those of undated reports last."""
        order = self.accounts.order
        return tuple(sorted(records, key=lambda one: (order[one.passages[0].report], one.passages[0].start, one.id)))

    def _by_id(self) -> dict[str, Citable]:
        found: dict[str, Citable] = {one.id: one for one in self.accounts.across.opposed}
        found |= {one.id: one for one in self.points.values()}
        found |= self.actors
        found |= {one.id: one for one in self.statements.values()}
        for records in (self.positions, self.meetings, self.provisions, self.proposals, self.claims, self.shifts):
            found |= {one.id: one for one in records}
        return found

    @functools.cached_property
    def newest(self) -> date | None:
        """Day of the newest publication; None: no report is dated."""
        days = [day for one in self.reports.values() for day in day_span(one.published) if day is not None]
        return max(days, default=None)

    def day_of(self, report: str) -> date | None:
        """The last day on which a report can have been published; None: not known."""
        return day_span(self.reports[report].published)[1]

    def is_current(self, report: str) -> bool:
        """Whether a report tells in its own words, and no later version of it is there."""
        return self.reports[report].copy_of is None and report not in self.superseded

    @functools.cached_property
    def outdated(self) -> frozenset[str]:
        """Ids of the provisions that are told of earlier versions of a plan only."""
        last, earlier = set[str](), set[str]()
        for plan in self.accounts.across.plans:
            for cell in (cell for term in plan.terms for cell in term.cells):
                (last if cell.version == plan.versions[-1].id else earlier).update(cell.provisions)
        return frozenset(earlier - last)

    def apart(self, left: Passage, right: Passage) -> bool:
        """Whether two passages tell terms of different versions of one plan."""
        told = [self._versions_at(one) for one in (left, right)]
        shared = told[0].keys() & told[1].keys()
        return any(told[0][plan].isdisjoint(told[1][plan]) for plan in shared)

    def _versions_at(self, passage: Passage) -> dict[str, set[str]]:
        """Plan id → ids of the versions of which a passage tells terms."""
        found: dict[str, set[str]] = defaultdict(set)
        for one, plan, version in self._terms_told.get(passage.report, ()):
            if one.start < passage.end and passage.start < one.end:
                found[plan].add(version)
        return found

    @functools.cached_property
    def _terms_told(self) -> Mapping[str, list[tuple[Passage, str, str]]]:
        """Report → the passages in it that tell terms of plans, each with the ids of the plan and of the version."""
        found: dict[str, list[tuple[Passage, str, str]]] = defaultdict(list)
        for plan in self.accounts.across.plans:
            for cell in (cell for term in plan.terms for cell in term.cells):
                for one in cell.passages:
                    found[one.report].append((one, plan.id, cell.version))
        return found

    @functools.cached_property
    def _named(self) -> dict[str, Counter[str]]:
        """Actor id → the forms by which the reports name it, with how often."""
        found: dict[str, Counter[str]] = defaultdict(Counter)
        for mentions in self.mentions.values():
            for one in mentions:
                if one.actor is not None:
                    found[one.actor][" ".join(one.passage.quote.split())] += 1
        return found

    def forms(self, actor: str) -> frozenset[str]:
        """Every form of an actor's name: the fullest, the others met, the words by which reports name it."""
        one = self.actors.get(actor)
        if one is None:
            return frozenset()
        found = {one.name, *one.aliases, *self._named.get(actor, ())}
        if one.name.startswith(_GOVERNMENT):
            found.add(one.name.removeprefix(_GOVERNMENT))
        return frozenset(found)

    def called(self, actor: str) -> str:
        """What a brief calls an actor: a government by its state or its shortest name, others by their fullest."""
        one = self.actors[actor]
        if one.name.startswith(_GOVERNMENT):
            return one.name.removeprefix(_GOVERNMENT)
        used = self._named.get(actor, Counter())
        if one.kind in {"government", "state"}:
            short = [form for form in one.aliases if used[form] and form[:1].isupper()]
            return min(short, key=lambda form: (len(form.split()), -used[form], form), default=one.name)
        return one.name

    def outlet_of(self, report: str) -> str | None:
        """What the outlet of a report is called, or else whom it credits with its text; None: neither is known."""
        outlet = self.reports[report].outlet
        return self.reports[report].credit if outlet is None or outlet not in self.actors else self.called(outlet)

    def said_at(self, passage: Passage) -> Statement | None:
        """The statement in whose content a passage begins, with a known speaker; None: none."""
        for one in self.statements_of[passage.report]:
            inside = any(part.start <= passage.start < part.end for part in one.content)
            if inside and one.speaker in self.actors:
                return one
        return None

    def party_of(self, actor: str | None) -> str | None:
        """The party an actor speaks for, or is; None: not known."""
        one = self.actors.get(actor or "")
        if one is None:
            return None
        return one.party or (one.id if one.kind in PARTIES else None)

    def names_in(self, passage: Passage) -> dict[str, int]:
        """Ids of the actors that are named in a passage → how far from its beginning the first name stands."""
        found: dict[str, int] = {}
        for one in self.mentions.get(passage.report, ()):
            inside = passage.start <= one.passage.start and one.passage.end <= passage.end
            if inside and one.actor is not None:
                found.setdefault(one.actor, one.passage.start - passage.start)
        return found

    def points_at(self, passages: Iterable[Passage]) -> list[Proposition]:
        """The points whose words overlap one of the passages."""
        found: dict[str, Proposition] = {}
        for passage in passages:
            for one in self.points_of.get(passage.report, ()):
                if one.passage.start < passage.end and passage.start < one.passage.end:
                    found[one.id] = one
        return list(found.values())

    def published(self, report: str) -> When | None:
        """When a report was published; None: not known."""
        return self.reports[report].published
