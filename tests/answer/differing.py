"""Reports of one pull-out that agree, reprint and contradict one another, made by hand, for whoever tests what follows
from several reports.

Meridian Wire has the claim from Arno Veldt; Velmar Courier reprints it; Harbour Gazette has it from Marta Osk;
Northlight has Nadia Ferrin, of Tarsovia, deny it, and is edited on the next day; Orlenz Today has another number.
"""

from __future__ import annotations

from collections.abc import Iterable

import msgspec
from msgspec.structs import replace

from secretariat.identity import actor_id, record_id
from secretariat.reconcile.copies import RULE
from secretariat.records import Actor, ChainLink, Contradiction, ContradictionType, Judgement, Proposition, Reading
from secretariat.store.pairs import Compared, Pair, PairKind
from secretariat.store.sqlite import Store
from tests.answer.talking import naming, who, with_meeting, with_position
from tests.store.readings import day, make, put, quote

PULLOUT = "Kestria will withdraw 900 soldiers from Tolvik"


def with_point(reading: Reading, words: str, *, said: int | None = None) -> Reading:
    """The reading with one more point, in these words; `said` is the number of the statement in which it stands."""
    passage = quote(reading.report.id, reading.report.text, words)
    one = Proposition(
        id=record_id("k", reading.report.id, passage.start),
        statement=None if said is None else reading.statements[said].id,
        passage=passage,
        verb="withdraw",
    )
    return replace(reading, propositions=(*reading.propositions, one))


def for_party(reading: Reading, person: str, party: str) -> Reading:
    """The reading in which somebody speaks for a party."""
    told = naming(reading, (party,))
    identity = actor_id("person", person)
    actors = tuple(replace(one, party=who(party)) if one.id == identity else one for one in told.actors)
    return replace(told, actors=actors)


def through(reading: Reading, outlet: str, words: str) -> Reading:
    """The reading whose first statement came through an outlet, which these words name."""
    house = Actor(id=actor_id("outlet", outlet), name=outlet, kind="outlet")
    link = ChainLink(actor=house.id, relation="citing", passage=quote(reading.report.id, reading.report.text, words))
    first = replace(reading.statements[0], chain=(link,))
    known = {one.id: one for one in (*reading.actors, house)}
    return replace(reading, actors=tuple(known.values()), statements=(first, *reading.statements[1:]))


def _wire(name: str, outlet: str, published: str, opening: str = "") -> Reading:
    told = make(
        f"Soldiers to leave\n\n{opening}{PULLOUT}, Arno Veldt said. “We leave the keys,” he added.",
        name=name,
        outlet=outlet,
        published=day(published),
        said=[("Arno Veldt", "said", PULLOUT), ("Arno Veldt", "added", "“We leave the keys,”")],
    )
    told = for_party(told, "Arno Veldt", "Kestria")
    told = with_point(told, PULLOUT, said=0)
    told = with_position(told, PULLOUT, "Kestria", "armed forces", "red line", statement=told.statements[0].id,
                         actor=None)  # fmt: skip
    return with_meeting(told, "We leave the keys", ("Kestria", "Tarsovia"), status="planned", when=day("2031-03-11"),
                        place="Tolvik")  # fmt: skip


WIRE = _wire("wire.txt", "Meridian Wire", "2031-03-04")
REPRINT = _wire("courier.txt", "Velmar Courier", "2031-03-06", "As printed elsewhere. ")


def _gazette() -> Reading:
    told = make(
        f"No word\n\n{PULLOUT}, Marta Osk told Radio Lunn. The talks moved to 15 March. Kestria may talk of the army.",
        name="gazette.txt",
        outlet="Harbour Gazette",
        published=day("2031-03-05"),
        said=[("Marta Osk", "told", PULLOUT)],
    )
    told = through(told, "Radio Lunn", "Radio Lunn")
    told = with_point(told, PULLOUT, said=0)
    told = with_position(told, "Kestria may talk of the army", "Kestria", "armed forces", "conditional",
                         status="reported", condition="if others do")  # fmt: skip
    return with_meeting(told, "The talks moved to 15 March", ("Kestria", "Tarsovia"), status="planned",
                        when=day("2031-03-15"))  # fmt: skip


def _denial(name: str, published: str, ending: str) -> Reading:
    told = make(
        f"Not one soldier\n\nNadia Ferrin denied that {PULLOUT}. Bread was short. {ending}",
        name=name,
        outlet="Northlight",
        published=day(published),
        said=[("Nadia Ferrin", "denied", PULLOUT)],
    )
    told = replace(told, statements=(replace(told.statements[0], act="deny"),))
    told = for_party(told, "Nadia Ferrin", "Tarsovia")
    return with_point(told, PULLOUT, said=0)


GAZETTE = _gazette()
DENIAL = _denial("denial.txt", "2031-03-07", "The list fills eleven pages. The ferries lie idle.")
EDITED = _denial("edited.txt", "2031-03-08", "The list fills twelve long pages. A ferry ran.")


def _orlenz() -> Reading:
    told = make(
        "Fewer\n\nOnly 700 soldiers leave, Arno Veldt said in the evening. Kestria never gives up Tolvik.",
        name="orlenz.txt",
        outlet="Orlenz Today",
        published=day("2031-03-09"),
        said=[("Arno Veldt", "said", "Only 700 soldiers leave")],
    )
    told = for_party(told, "Arno Veldt", "Kestria")
    told = with_point(told, "Only 700 soldiers leave", said=0)
    return with_position(told, "Kestria never gives up Tolvik", "Kestria", "borders", "red line", status="reported")


ORLENZ = _orlenz()
EVERY = (WIRE, GAZETTE, REPRINT, DENIAL, EDITED, ORLENZ)


def same(store: Store, kind: PairKind, left: str, right: str, reports: tuple[str, str]) -> None:
    """Note that two records are the same."""
    left, right = sorted((left, right))
    judged = Judgement(left=left, right=right, verdict="same", score=0.9, why="for a test", by=RULE)
    _note(store, Pair(kind, left, right, reports, msgspec.json.encode(judged).decode()))


def against(store: Store, kind: ContradictionType, left: Reading, right: Reading, why: str) -> None:
    """Note that the points of two readings cannot both hold."""
    sides = sorted(one.propositions[0].id for one in (left, right))
    found = Contradiction(id=record_id("x", *sides), type=kind, left=sides[0], right=sides[1], why=why)
    reports = (left.report.id, right.report.id)
    _note(store, Pair("contradiction", sides[0], sides[1], reports, msgspec.json.encode(found).decode()))


def _note(store: Store, pair: Pair) -> None:
    store.put_compared(Compared(pair.reports[1], None), (), [pair], rules="test/1")


def differing(store: Store, readings: Iterable[Reading] = EVERY) -> None:
    """Put these reports into a dossier, with what is judged of them."""
    every = tuple(readings)
    put(store, *every)
    there = {one.report.id for one in every}

    def told(*pair: Reading) -> bool:
        return {one.report.id for one in pair} <= there

    for left, right in ((WIRE, REPRINT), (WIRE, GAZETTE), (GAZETTE, REPRINT), (DENIAL, EDITED)):
        if told(left, right):
            reports = (left.report.id, right.report.id)
            same(store, "claim", left.propositions[0].id, right.propositions[0].id, reports)
    for left, right in ((WIRE, REPRINT), (DENIAL, EDITED)):
        if told(left, right):
            same(store, "copy", left.report.id, right.report.id, (left.report.id, right.report.id))
    if told(WIRE, GAZETTE):
        same(store, "meeting", WIRE.meetings[0].id, GAZETTE.meetings[0].id, (WIRE.report.id, GAZETTE.report.id))
    if told(WIRE, DENIAL):
        against(store, "denial", WIRE, DENIAL, "one denies what the other says")
    if told(WIRE, ORLENZ):
        against(store, "value", WIRE, ORLENZ, "900 and 700 soldiers")
