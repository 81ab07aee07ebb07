"""Who is who: parties and those who speak for them, who met whom, and all that is known of one of them."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from itertools import combinations

import msgspec

from secretariat.answer.event_rows import EventRow, Events, Name, Spoken
from secretariat.answer.events import Gathered, event_order, events_of
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
from secretariat.evidence import Passage
from secretariat.problems import SecretariatError
from secretariat.records import Actor, MeetingStatus, Position, SourceType
from secretariat.store.scope import EVERYTHING, Scope
from secretariat.store.sqlite import Store

_HELD: frozenset[MeetingStatus] = frozenset({"held", "under way"})
_PLANNED: frozenset[MeetingStatus] = frozenset({"planned", "postponed", "uncertain"})


class People:
    """What is told of actors, read once; `who` and `page` answer from it."""

    def __init__(self, gathered: Gathered) -> None:
        """
        Args:
            gathered: what was read; nothing of it is kept that holds the texts of reports.
        """
        accounts = gathered.accounts
        self.as_of, self.left_out = accounts.as_of, accounts.left_out
        self.actors: Mapping[str, Actor] = gathered.actors
        self.names: Mapping[str, str] = accounts.names
        self.reports: Mapping[str, ReportRow] = accounts.rows
        self.meetings: tuple[EventRow, ...] = gathered.meetings
        self._parties = accounts.parties
        self._named = gathered.named
        self._relays = Counter(one.chain[0].actor for one in accounts.statements.values() if one.chain)
        self._order = accounts.order
        self._said: dict[str, list[Spoken]] = defaultdict(list)
        for one in gathered.spoken:
            self._said[one.speaker or ""].append(one)
        self._mediators = _mediators(gathered)
        self._met = Counter(name.id for row in self.meetings for name in row.who)
        self._members: dict[str, list[str]] = defaultdict(list)
        for actor in self.actors.values():
            if self.party(actor.id) != actor.id:
                self._members[self.party(actor.id)].append(actor.id)
        self._positions: dict[str, list[PositionRow]] = defaultdict(list)
        for position in sorted(accounts.across.positions.values(), key=lambda one: _place(one, accounts.order)):
            row = _position(position, gathered)
            for side in {position.party, position.actor, self.party(position.party or "")} - {None, ""}:
                self._positions[side or ""].append(row)

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
            pairs=self._pairs(self.party, self.meetings),
            people=self._pairs(lambda actor: actor, self.meetings),
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
        attended = [row for row in self.meetings if group & _ids(row)]
        pairs = self._pairs(lambda other: actor if other == actor else self.party(other), attended)
        spoken = [said for member in group for said in self._said.get(member, ())]
        held = {row.id: row for member in group for row in self._positions.get(member, ())}
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
            spoken=tuple(sorted(spoken, key=lambda one: (self._order[one.report], one.start, one.id))),
            passed_on=self._relays[actor],
            meetings=tuple(sorted(attended, key=event_order)),
            positions=tuple(sorted(held.values(), key=lambda row: self._place(row.passages[0]))),
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

    def _place(self, passage: Passage) -> tuple[int, int]:
        return self._order[passage.report], passage.start

    def _pairs(self, side: Callable[[str], str], meetings: Iterable[EventRow]) -> tuple[PairRow, ...]:
        """Who met whom; `side` tells for whom somebody counts."""
        found: dict[tuple[str, str], list[tuple[EventRow, bool]]] = defaultdict(list)
        for row in meetings:
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


def people(store: Store, scope: Scope = EVERYTHING) -> People:
    """Who is who."""
    with store.snapshot():
        return People(Gathered(store, scope))


def events_and_people(store: Store, scope: Scope = EVERYTHING) -> tuple[Events, People]:
    """What happened and who is who, with one reading of the dossier."""
    with store.snapshot():
        gathered = Gathered(store, scope)
        return events_of(gathered), People(gathered)


def _mediators(gathered: Gathered) -> Mapping[str, frozenset[str]]:
    """Id of a meeting → actor ids of those who mediate or host it."""
    mediating = {one.id: one.mediators for one in gathered.accounts.across.meetings.values()}
    told = {course.id: [one.record for one in course.told] for course in gathered.courses}
    return {
        row.id: frozenset(actor for record in told.get(row.id, [row.id]) for actor in mediating[record])
        for row in gathered.meetings
    }


def _place(position: Position, order: Mapping[str, int]) -> tuple[int, int, str]:
    first = position.passages[0]
    return order[first.report], first.start, position.id


def _position(one: Position, gathered: Gathered) -> PositionRow:
    party, actor = gathered.party(one.party or one.actor or ""), one.actor or one.party
    return PositionRow(
        id=one.id,
        words=" … ".join(passage.quote for passage in one.passages),
        passages=one.passages,
        report=gathered.accounts.rows[one.passages[0].report],
        made_by=one.made_by,
        score=one.score,
        party=gathered.name(party).name,
        actor=None if actor is None or actor == party else gathered.name(actor).name,
        issue=one.issue or "other",
        issue_why=one.issue_why,
        stance=one.stance,
        about=one.about,
        condition=one.condition,
        status=one.status,
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
