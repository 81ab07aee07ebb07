"""Who is who: parties and those who speak for them, who met whom, and all that is known of one of them."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from itertools import combinations

import msgspec

from secretariat.answer.event_rows import EventRow, Name, Spoken
from secretariat.answer.events import Gathered, event_order, meeting_events, spoken_in
from secretariat.answer.people_rows import (
    ActorPage,
    PairRow,
    PartyRow,
    PersonRow,
    RoleRow,
    UnnamedRow,
    Who,
)
from secretariat.answer.rows import ReportRow
from secretariat.answer.talk_rows import PositionRow
from secretariat.answer.talks import positions
from secretariat.problems import SecretariatError
from secretariat.records import Actor, MeetingStatus, SourceType
from secretariat.store.scope import EVERYTHING, Scope
from secretariat.store.sqlite import Store

_HELD: frozenset[MeetingStatus] = frozenset({"held", "under way"})
_PLANNED: frozenset[MeetingStatus] = frozenset({"planned", "postponed", "uncertain"})


class People:
    """What is told of actors, read once; `who` and `page` answer from it."""

    def __init__(self, store: Store, scope: Scope = EVERYTHING) -> None:
        """
        Args:
            store: the dossier; it is not asked again.
            scope: which reports.
        """
        held = positions(store, scope)
        with store.snapshot():
            gathered = Gathered(store, scope)
            same = store.same(scope)
            named = {(report, same.get(one.id, one.id)) for report, one in store.named(scope)}
            spoken = sorted(spoken_in(gathered), key=lambda one: (gathered.accounts.order[one.report], one.start))
            mediating = {one.id: one.mediators for one in gathered.accounts.across.meetings.values()}
            taken = {one.id: (one.party, one.actor) for one in gathered.accounts.across.positions.values()}
            relays = Counter(one.chain[0].actor for one in gathered.accounts.statements.values() if one.chain)
        self.as_of, self.left_out = gathered.accounts.as_of, gathered.accounts.left_out
        self.actors: Mapping[str, Actor] = gathered.actors
        self.names: Mapping[str, str] = gathered.accounts.names
        self.reports: Mapping[str, ReportRow] = gathered.accounts.rows
        self._parties = gathered.accounts.parties
        self._relays = relays
        self._named = Counter(actor for _, actor in named)
        self._said: dict[str, list[Spoken]] = defaultdict(list)
        for one in spoken:
            self._said[one.speaker or ""].append(one)
        self.meetings: tuple[EventRow, ...] = tuple(meeting_events(gathered))
        told = {course.id: [one.record for one in course.told] for course in gathered.courses}
        self._mediators = {
            row.id: frozenset(actor for record in told.get(row.id, [row.id]) for actor in mediating[record])
            for row in self.meetings
        }
        self._met = Counter(name.id for row in self.meetings for name in row.who)
        self._members: dict[str, list[str]] = defaultdict(list)
        for actor in self.actors.values():
            if self.party(actor.id) != actor.id:
                self._members[self.party(actor.id)].append(actor.id)
        self._positions: list[tuple[PositionRow, tuple[str | None, str | None]]] = [
            (row, taken[row.id]) for row in held.rows if row.id in taken
        ]

    def party(self, actor: str) -> str:
        """Actor id of whom somebody speaks for; their own where that is not known."""
        return self._parties.get(actor) or actor

    def who(self) -> Who:
        """Parties and people, and who met whom."""
        own = [one for one in self.actors.values() if self.party(one.id) == one.id and one.kind != "anonymous"]
        rows = [self._party_row(one) for one in own if one.kind != "outlet"]
        hosts = {one for row in self.meetings for one in self._mediators[row.id]}
        return Who(
            as_of=self.as_of,
            left_out=self.left_out,
            parties=tuple(sorted((one for one in rows if one.statements or one.meetings or one.people), key=_most)),
            unnamed=self._unnamed(),
            outlets=tuple(sorted((self._party_row(one) for one in own if one.kind == "outlet"), key=_most)),
            pairs=self._pairs(self.party),
            people=self._pairs(lambda actor: actor),
            mediators=tuple(sorted({*hosts, *map(self.party, hosts)})),
        )

    def page(self, actor: str) -> ActorPage:
        """All that is known of one actor.

        Raises:
            SecretariatError: there is no actor of this id.
        """
        one = self.actors.get(actor)
        if one is None:
            raise SecretariatError(f"There is no actor {actor!r} in these reports.")
        group, party = {actor, *self._members.get(actor, ())}, self.party(actor)
        pairs = self._pairs(
            self.party if party == actor else lambda other: other if other == actor else self.party(other)
        )
        spoken = [said for member in group for said in self._said.get(member, ())]
        return ActorPage(
            as_of=self.as_of,
            left_out=self.left_out,
            id=actor,
            name=one.name,
            kind=one.kind,
            aliases=one.aliases,
            country=one.country,
            party=None if party == actor else self._name(party),
            party_why=one.party_why,
            source_type=None if one.unnamed is None else one.unnamed.type,
            roles=tuple(self._roles(one)),
            people=self._people(actor),
            spoken=tuple(sorted(spoken, key=self._published)),
            passed_on=self._relays[actor],
            meetings=tuple(sorted((row for row in self.meetings if group & _ids(row)), key=event_order)),
            positions=tuple(row for row, sides in self._positions if group & {*sides}),
            met=tuple(_seen_from(actor, pair) for pair in pairs if actor in {pair.left.id, pair.right.id}),
            reports=self._named[actor],
        )

    def _name(self, actor: str) -> Name:
        return Name(id=actor, name=self.names.get(actor, actor))

    def _person(self, actor: Actor) -> PersonRow:
        said = self._said.get(actor.id, ())
        return PersonRow(
            id=actor.id,
            name=actor.name,
            kind=actor.kind,
            roles=tuple(dict.fromkeys(_title(role.title, role.of) for role in actor.roles)),
            why=actor.party_why if actor.party is not None else None,
            statements=len(said),
            through=sum(one.relayed for one in said),
            reports=self._named[actor.id],
            meetings=self._met[actor.id],
        )

    def _people(self, party: str) -> tuple[PersonRow, ...]:
        members = (self.actors[one] for one in self._members.get(party, ()))
        return tuple(sorted((self._person(one) for one in members if one.kind != "anonymous"), key=_most))

    def _party_row(self, actor: Actor) -> PartyRow:
        group = {actor.id, *self._members.get(actor.id, ())}
        return PartyRow(
            **{name: getattr(self._person(actor), name) for name in ("id", "name", "kind", "roles", "reports")},
            country=actor.country,
            statements=sum(len(self._said.get(one, ())) for one in group),
            meetings=sum(actor.id in row.parties for row in self.meetings),
            mediated=sum(bool(group & hosts) for hosts in self._mediators.values()),
            people=self._people(actor.id),
        )

    def _unnamed(self) -> tuple[UnnamedRow, ...]:
        sources: dict[SourceType, list[int]] = defaultdict(list)
        for actor in self.actors.values():
            if actor.kind == "anonymous" and actor.id in self._said:
                kind: SourceType = "other" if actor.unnamed is None else actor.unnamed.type
                sources[kind].append(len(self._said[actor.id]))
        rows = [UnnamedRow(type=one, sources=len(each), statements=sum(each)) for one, each in sources.items()]
        return tuple(sorted(rows, key=lambda one: (-one.statements, one.type)))

    def _roles(self, actor: Actor) -> Iterable[RoleRow]:
        for role in actor.roles:
            report = None if role.passage is None else self.reports.get(role.passage.report)
            yield RoleRow(title=role.title, of=role.of, when=role.when, passage=role.passage, report=report)

    def _published(self, said: Spoken) -> tuple[str, str, int]:
        published = self.reports[said.report].published
        return (published.earliest if published else None) or "~", said.report, said.start

    def _pairs(self, side: Callable[[str], str]) -> tuple[PairRow, ...]:
        """Who met whom; `side` tells for whom somebody counts."""
        found: dict[tuple[str, str], list[tuple[EventRow, bool]]] = defaultdict(list)
        for row in self.meetings:
            sides = sorted({side(name.id) for name in row.who})
            hosts = {side(one) for one in self._mediators[row.id]}
            for pair in combinations(sides, 2):
                found[pair].append((row, bool(hosts & set(pair))))
        rows = [self._pair(pair, told) for pair, told in found.items()]
        return tuple(
            sorted(rows, key=lambda one: (-one.held, -one.planned, one.left.name, one.right.name, one.left.id))
        )

    def _pair(self, pair: tuple[str, str], told: Sequence[tuple[EventRow, bool]]) -> PairRow:
        statuses = [row.status for row, _ in told]
        held, planned = sum(one in _HELD for one in statuses), sum(one in _PLANNED for one in statuses)
        return PairRow(
            left=self._name(pair[0]),
            right=self._name(pair[1]),
            held=held,
            planned=planned,
            off=len(told) - held - planned,
            mediated=sum(hosted for _, hosted in told),
            meetings=tuple(row.id for row, _ in told),
        )


def _ids(row: EventRow) -> set[str]:
    return {name.id for name in row.who}


def _title(title: str, of: str | None) -> str:
    return f"{title} ({of})" if of and of not in title else title


def _most(row: PersonRow | PartyRow) -> tuple[int, int, int, str, str]:
    return -row.statements, -row.meetings, -row.reports, row.name.casefold(), row.id


def _seen_from(actor: str, pair: PairRow) -> PairRow:
    """The pair with this one on the left."""
    if pair.left.id == actor:
        return pair
    return msgspec.structs.replace(pair, left=pair.right, right=pair.left)
