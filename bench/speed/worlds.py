"""Invented dossiers of any size, made of records and not of text, so that reading is not measured.

Two worlds. In `matters` reports tell of many matters, a handful each within some days, as the press does: a fact of a
matter is told by about three reports in other words, names come from long lists, one report in ten is a reprint. In
`alike`, the worst case, every report tells facts of the last month, all in the same few ways: every report has to be
compared with every other of the window, word by word.
"""

from __future__ import annotations

import functools
import hashlib
import random
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from typing import Any, get_args

from tokenizers import Tokenizer

from secretariat.evidence import Passage
from secretariat.identity import actor_id, record_id
from secretariat.knowledge.pinned import pinned
from secretariat.records import (
    Actor,
    Block,
    DateMention,
    Meeting,
    MeetingStatus,
    NameMention,
    Place,
    Position,
    Proposal,
    Proposition,
    Provision,
    Quantity,
    Reading,
    Report,
    Role,
    Stance,
    Statement,
    Unnamed,
    When,
)

POINTS = 10
"""Points of a report, each of a statement of its own."""
DAILY = 10
"""Reports a day."""
BEGIN = datetime(2030, 1, 1, 8, tzinfo=UTC)
_HEADS = ("bar", "kel", "mon", "tar", "vel", "sor", "din", "pal", "ger", "lut")
_TAILS = ("ven", "dak", "mir", "ost", "ul")
PLACES = [f"{a}{b}{c}".title() for a in _HEADS for b in _HEADS for c in _TAILS]
SIDES = tuple(f"{a}{b}ia".title() for a in _HEADS for b in _TAILS)
GIVEN = [f"{a}{b}".title() for a in ("a", "e", "i", "o", "u", "la", "mi", "no") for b in ("rno", "lin", "vas", "dra")]
FAMILY = [f"{a}{b}{c}".title() for a in _HEADS for b in ("an", "ev", "os", "ik") for c in ("", *_TAILS, "ek", "in")]
FAMILIES = [f"{a}{b}" for a in FAMILY for b in ("", "sen", "ides", "ova", "strom")]
OUTLETS = [f"{place} Courier" for place in PLACES[::12]]
ISSUES = ("borders", "prisoners", "security guarantees", "sanctions", "ceasefire", "energy", "aid", "other")
DEEDS = (
    "withdraw", "release", "deliver", "repair", "inspect", "close", "reopen", "guard", "evacuate", "rebuild", "disarm",
    "finance", "count", "exchange", "register", "supply", "tax", "ban", "insure", "privatise", "flood", "fence",
    "search", "auction", "subsidise", "paint", "map", "irrigate", "vaccinate", "license",
)  # fmt: skip
THINGS = (
    "soldiers", "prisoners", "lorries", "bridges", "stations", "camps", "schools", "wells", "villages", "mines",
    "checkpoints", "hospitals", "silos", "trawlers", "turbines", "observers", "teachers", "ballots", "pylons",
    "tractors", "ferries", "wage claims", "herds", "forests", "dams", "reactors", "visas", "bonds", "tunnels",
    "bakeries", "orchards", "airfields", "cables", "pensions", "barracks", "clinics", "quarries", "vineyards",
    "customs posts", "radio masts",
)  # fmt: skip
ALIKE = (
    "{side} will {deed} {n} {thing} in {place}",
    "{n} {thing} in {place} are to be seen to by {side}, which will {deed} them",
    "plans of {side} to {deed} {n} {thing} around {place} were confirmed",
    "in {place}, {side} is going to {deed} {n} {thing}",
)
"""Ways of telling a fact in which nothing but names, number, deed and thing differ."""
WAYS = (
    "{side} will {deed} {n} {thing} in {place}, where the {about} had {more}",
    "the {about} had {more} when {n} {thing} in {place} were to be seen to by {side}, which will {deed} them",
    "plans of {side} to {deed} {n} {thing} around {place} after the {about} {more} were confirmed",
    "as the {about} in {place} {more}, {side} is going to {deed} {n} {thing}",
)


@dataclass(frozen=True, slots=True)
class Fact:
    """Something that reports tell."""

    side: str
    deed: str
    n: int
    thing: str
    place: str
    about: str = ""
    more: str = ""
    """Words that stand beside it; "" in the worst case."""

    def told(self, draw: random.Random) -> str:
        """The fact in one of the ways of telling it."""
        return draw.choice(WAYS if self.about else ALIKE).format(**{f: getattr(self, f) for f in self.__slots__})


@functools.cache
def vocabulary() -> Sequence[str]:
    """English words that are neither the commonest nor rare: whole pieces of the networks' vocabulary, by frequency."""
    pieces = Tokenizer.from_str(pinned("tokenizer.json").decode("utf-8")).get_vocab()
    ordered = sorted(pieces, key=pieces.__getitem__)[2_500:14_000]
    return [word for word in ordered if len(word) > 4 and word.isascii() and word.isalpha()]


@dataclass(frozen=True)
class Task:
    """What a report is to be made of."""

    number: int
    when: datetime
    outlet: str
    told: tuple[tuple[Fact, str, str], ...]
    """Fact, its words, and who says it."""
    sides: tuple[str, ...]
    filler: str


def _fact(draw: random.Random, sides: Sequence[str], places: Sequence[str]) -> Fact:
    """A fact of the worst case."""
    deed, thing = draw.choice(DEEDS), draw.choice(THINGS)
    return Fact(draw.choice(sides), deed, draw.randrange(10, 990), thing, draw.choice(places))


def _told_fact(draw: random.Random, sides: Sequence[str], places: Sequence[str], words: Sequence[str]) -> Fact:
    """A fact of a matter, in words of that matter."""
    deed, thing, *more = draw.sample(words, 5)
    return Fact(
        draw.choice(sides), deed, draw.randrange(10, 990), thing, draw.choice(places), more[0], " ".join(more[1:])
    )


def _person(draw: random.Random) -> str:
    return f"{draw.choice(GIVEN)} {draw.choice(FAMILIES)}"


def alike(number: int, seed: int = 0, daily: float = DAILY) -> Iterator[Reading]:
    """The worst case, in the order of publication."""
    draw = random.Random(seed)
    people = [_person(draw) for _ in range(200)]
    known: list[Fact] = []
    for at in range(number):
        facts = []
        for _ in range(POINTS):
            if known and draw.random() < _AGAIN:
                facts.append(draw.choice(known[-30 * POINTS :]))
            else:
                facts.append(_fact(draw, SIDES[::2], PLACES))
                known.append(facts[-1])
        told = tuple((fact, fact.told(draw), draw.choice(people)) for fact in facts)
        sides = tuple(dict.fromkeys(fact.side for fact in facts))
        yield _reading(Task(at, _when(at, daily), draw.choice(OUTLETS), told, sides, ""), draw)


_AGAIN = 0.3
"""Share of the facts that were told before."""


def matters(number: int, seed: int = 0, daily: float = DAILY) -> Iterator[Reading]:
    """Many matters, a handful of reports each, in the order of publication."""
    draw = random.Random(seed)
    open_: list[_Matter] = []
    leaders = [_person(draw) for _ in range(100)]
    most = max(3, round(daily * _OPEN))
    for at in range(number):
        while len(open_) < most:
            open_.append(_Matter(draw, leaders))
        matter = draw.choice(open_)
        task = matter.report(at, _when(at, daily), draw)
        if not matter.left:
            open_.remove(matter)
        yield _reading(task, draw)


def _when(at: int, daily: float) -> datetime:
    return BEGIN + timedelta(days=at / daily)


class _Matter:
    """A matter that some reports tell of."""

    def __init__(self, draw: random.Random, leaders: Sequence[str]) -> None:
        self.sides, places = tuple(draw.sample(SIDES, 2)), draw.sample(PLACES, 3)
        self.people = [draw.choice(leaders), *(_person(draw) for _ in range(4))]
        self.places, self.words = places, draw.sample(vocabulary(), 40)
        self.facts = [self.fact(draw) for _ in range(POINTS)]
        self.left = draw.randrange(2, 9)
        self.told: list[Task] = []

    def fact(self, draw: random.Random) -> Fact:
        """Something that belongs to it."""
        return _told_fact(draw, self.sides, self.places, self.words)

    def report(self, at: int, when: datetime, draw: random.Random) -> Task:
        """The next report that tells of it."""
        self.left -= 1
        outlet = draw.choice(OUTLETS)
        if self.told and draw.random() < _REPRINTED:
            first = self.told[0]
            return Task(at, when, outlet, first.told, self.sides, first.filler)
        facts = draw.sample(self.facts, POINTS // 2)
        facts += [self.fact(draw) for _ in range(POINTS - len(facts))]
        told = tuple((fact, fact.told(draw), draw.choice(self.people)) for fact in facts)
        filler = " ".join(draw.choice(vocabulary()) for _ in range(200))
        self.told.append(Task(at, when, outlet, told, self.sides, filler))
        return self.told[-1]


_REPRINTED = 0.12
"""Chance that a report reprints the first one on its matter."""
_OPEN = 0.6
"""Matters that are told of at one time, for each report a day: so that one is told of for three days."""
WORLDS: Mapping[str, Callable[[int], Iterator[Reading]]] = {"matters": matters, "alike": alike}
"""How a dossier of so many reports is made."""


def _reading(task: Task, draw: random.Random) -> Reading:
    """All records of a report, about as many of each kind as reports of news agencies have."""
    sentences = [words for _, words, _ in task.told]
    text = f"{task.outlet}, {task.number}\n\n" + "\n\n".join([*sentences, task.filler])
    sha = hashlib.sha256(f"{task.number} {text}".encode()).hexdigest()
    report = f"r-{sha[:16]}"
    actors = _Actors(report, task, draw)
    day = When(
        earliest=task.when.isoformat(), latest=(task.when + timedelta(minutes=1)).isoformat(), anchor="publication"
    )
    start = head = text.index("\n\n") + 2
    found: dict[str, list[Any]] = {kind: [] for kind in _KINDS}
    for at, (fact, words, speaker) in enumerate(task.told):
        passage = Passage.cut(report, text, start, start + len(words))
        _add_records(found, _Here(report, at, passage, actors, day), fact, speaker, draw)
        start += len(words) + 2
    return Reading(
        report=Report(
            id=report,
            name=f"report-{task.number:06}.txt",
            outlet=actors.outlet.id,
            title=task.told[0][1],
            published=day,
            text=text,
            blocks=(Block(start=0, end=head - 2, kind="title"), Block(start=head, end=len(text), kind="body")),
            sha256=sha,
        ),
        actors=actors.all(),
        reader="bench",
        **{kind: tuple(records) for kind, records in found.items()},
    )


_KINDS = (
    "statements", "meetings", "proposals", "provisions", "positions", "dates", "places", "names", "propositions",
)  # fmt: skip


class _Actors:
    """The actors of a report: outlet, governments, people with an office, some by the surname alone, some unnamed."""

    def __init__(self, report: str, task: Task, draw: random.Random) -> None:
        self._report = report
        self._found: dict[str, Actor] = {}
        self.outlet = self._add(Actor(id=actor_id("outlet", task.outlet), name=task.outlet, kind="outlet"))
        self.sides = {side: self._government(side) for side in task.sides}
        self.people: dict[str, Actor] = {}
        for speaker in dict.fromkeys(speaker for _, _, speaker in task.told):
            self.people[speaker] = self._speaker(speaker, task.sides[0], draw)
        for side in task.sides[:2]:
            self._add(Actor(id=actor_id("organisation", f"{side} Foreign Ministry"), name=f"{side} Foreign Ministry",
                            kind="organisation", aliases=("Foreign Ministry",), country=None))  # fmt: skip

    def all(self) -> tuple[Actor, ...]:
        """In the order of their ids."""
        return tuple(self._found[key] for key in sorted(self._found))

    def _add(self, actor: Actor) -> Actor:
        return self._found.setdefault(actor.id, actor)

    def _government(self, side: str) -> Actor:
        name = f"Government of {side}"
        return self._add(Actor(id=actor_id("government", name), name=name, kind="government", aliases=(side,)))

    def _speaker(self, name: str, side: str, draw: random.Random) -> Actor:
        chance, party = draw.random(), self.sides[side].id
        if chance < 0.15:
            words = f"a {side}n official"
            return self._add(
                Actor(
                    id=actor_id("anonymous", words, self._report),
                    name=words,
                    kind="anonymous",
                    source_type="officials",
                    unnamed=Unnamed(type="officials", whose=(side,)),
                )
            )
        if chance < 0.25:
            surname = name.split()[-1]
            return self._add(Actor(id=actor_id("person", surname, self._report), name=surname, kind="person"))
        office = Role(title=draw.choice(("Foreign Minister", "envoy", "spokesman", "negotiator")), of=side)
        return self._add(Actor(id=actor_id("person", name), name=name, kind="person", aliases=(name.split()[-1],),
                               roles=(office,), party=party, party_why="office"))  # fmt: skip


@dataclass(frozen=True)
class _Here:
    """Where in a report records are made."""

    report: str
    at: int
    passage: Passage
    actors: _Actors
    day: When


def _words_of(fact: Fact) -> tuple[str, ...]:
    return (fact.side.lower(), fact.thing, *fact.about.split(), *fact.more.split(), fact.place.lower())


def _add_records(found: dict[str, list[Any]], here: _Here, fact: Fact, speaker: str, draw: random.Random) -> None:
    """The records of one sentence."""
    passage, start = here.passage, here.passage.start
    who, side = here.actors.people[speaker], here.actors.sides[fact.side]
    said = Statement(
        id=record_id("s", here.report, start), report=here.report, speaker=who.id, content=(passage,), kind="indirect",
        said=here.day if here.at % 3 else None, made_by="bench/1",
    )  # fmt: skip
    place = Place(id=record_id("p", fact.place), name=fact.place, kind="city")
    found["statements"].append(said)
    if place not in found["places"]:
        found["places"].append(place)
    found["names"] += [
        NameMention(passage=passage, standing="actor", actor=side.id),
        NameMention(passage=passage, standing="place", place=place.id),
    ]
    found["propositions"].append(
        Proposition(
            id=record_id("k", here.report, start), statement=said.id, passage=passage, verb=fact.deed,
            doers=(side.id,), named=(side.id, place.id), words=_words_of(fact),
            amounts=(Quantity(value=fact.n, unit=fact.thing),), mode="future",
        )
    )  # fmt: skip
    if here.at % 2:
        issue, stance = ISSUES[len(fact.thing) % len(ISSUES)], draw.choice(get_args(Stance))
        found["positions"].append(Position(
            id=record_id("q", here.report, start), party=side.id, actor=who.id, issue=issue, stance=stance,
            status="stated", statement=said.id, passages=(passage,), made_by="bench/1"))  # fmt: skip
        found["dates"].append(DateMention(passage=passage, value=here.day.earliest or "", when=here.day))
    if here.at % 4 == 0:
        found["provisions"].append(Provision(
            id=record_id("v", here.report, start), issue=ISSUES[fact.n % len(ISSUES)], obliged=(side.id,),
            passages=(passage,), made_by="bench/1"))  # fmt: skip
    if here.at == 0:
        sides = tuple(sorted(actor.id for actor in here.actors.sides.values()))[:2]
        found["meetings"].append(Meeting(
            id=record_id("m", here.report, start), participants=sides, place=fact.place, when=here.day,
            status=draw.choice(get_args(MeetingStatus)), passages=(passage,), made_by="bench/1"))  # fmt: skip
        if here.passage.start % 2:
            found["proposals"].append(Proposal(
                id=record_id("o", here.report, start), names=(f"{fact.place} plan",), authors=sides[:1],
                passages=(passage,)))  # fmt: skip
