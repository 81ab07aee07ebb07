"""Where claims come from: independent origins are counted, never reprints, relays or what may rest on another."""

from __future__ import annotations

import pytest

from secretariat.evidence import Passage
from secretariat.identity import actor_id
from secretariat.reconcile.origins import Origins, Sources, origins
from secretariat.records import Actor, ChainLink, Report, Statement, Unnamed

KESTRIA = Actor(id="a-k", name="Government of Kestria", kind="government")
VELDT = Actor(id="a-v", name="Arno Veldt", kind="person", party="a-k")
FERRIN = Actor(id="a-f", name="Nadia Ferrin", kind="person", party="a-t")
TARSOVIA = Actor(id="a-t", name="Government of Tarsovia", kind="government")
WIRE, GAZETTE, COURIER = (
    Actor(id=actor_id("outlet", name), name=name, kind="outlet")
    for name in ("Meridian Wire", "Harbour Gazette", "Velmar Courier")
)
OFFICIALS, THEIRS, ANY = (
    Actor(
        id=f"a-{at}",
        name=name,
        kind="anonymous",
        source_type="officials",
        unnamed=Unnamed(type="officials", whose=whose),
    )
    for at, (name, whose) in enumerate(
        (("Kestrian officials", ("Kestrian",)), ("Tarsovian officials", ("Tarsovian",)), ("officials", ()))
    )
)
ACTORS = {a.id: a for a in (KESTRIA, VELDT, FERRIN, TARSOVIA, WIRE, GAZETTE, COURIER, OFFICIALS, THEIRS, ANY)}
REPORTS = {
    name: Report(id=name, name=name, outlet=outlet.id, text="…", sha256=name)
    for name, outlet in (("w", WIRE), ("g", GAZETTE), ("c", COURIER))
}


def passage(report: str) -> Passage:
    return Passage(report=report, start=0, end=1, quote="x")


def said(report: str, speaker: Actor | None, *through: Actor) -> Statement:
    chain = tuple(ChainLink(actor=one.id, relation="citing", passage=passage(report)) for one in through)
    identity = f"s-{report}-{None if speaker is None else speaker.id}"
    return Statement(
        id=identity,
        report=report,
        speaker=None if speaker is None else speaker.id,
        content=(passage(report),),
        kind="indirect",
        chain=chain,
        made_by="test/1",
    )


def counted(*told: tuple[str, Statement | None], copies: dict[str, str] | None = None) -> Origins:
    known = Sources(REPORTS, ACTORS, copies or {}, [one for _, one in told if one is not None])
    return origins((known.of(report, one) for report, one in told), known)


@pytest.mark.parametrize(
    ("told", "independent", "unknown"),
    [
        ([("w", VELDT), ("g", VELDT)], 1, 0),
        ([("w", VELDT), ("g", FERRIN)], 2, 0),
        ([("w", VELDT), ("g", KESTRIA)], 1, 0),
        ([("w", OFFICIALS), ("g", OFFICIALS)], 1, 1),
        ([("w", OFFICIALS), ("w", OFFICIALS)], 1, 0),
        ([("w", OFFICIALS), ("g", THEIRS)], 2, 0),
        ([("w", OFFICIALS), ("g", ANY)], 1, 1),
        ([("w", VELDT), ("g", OFFICIALS)], 1, 1),
        ([("w", FERRIN), ("g", OFFICIALS)], 2, 0),
    ],
    ids=[
        "one minister in two reports", "two ministers", "a minister and his government",
        "officials of one state through two outlets", "officials through one outlet", "officials of two states",
        "officials of whom nothing is said", "a minister and officials of his state",
        "a minister and officials of the other state",
    ],
)  # fmt: skip
def test_origins_that_share_no_one_are_counted(told: list[tuple[str, Actor]], independent: int, unknown: int) -> None:
    found = counted(*((report, said(report, actor)) for report, actor in told))
    assert (found.independent, found.unknown) == (independent, unknown)


def test_it_is_told_which_origins_are_certain_and_what_each_is() -> None:
    found = counted(("w", said("w", VELDT)), ("g", said("g", OFFICIALS)), ("c", None))
    told = {
        (one.actor, kind, certain) for one, kind, certain in zip(found.origins, found.kinds, found.certain, strict=True)
    }
    assert told == {(VELDT.id, "named", True), (OFFICIALS.id, "unnamed", False), (COURIER.id, "outlet", False)}
    assert sum(found.certain) == found.independent


def test_who_cites_an_outlet_adds_nothing_to_the_source_it_heard() -> None:
    found = counted(("w", said("w", OFFICIALS)), ("g", said("g", OFFICIALS, WIRE)))
    assert (found.independent, found.unknown) == (1, 0)
    assert [(one.actor, one.via) for one in found.origins] == [(OFFICIALS.id, WIRE.id)]
    assert found.origins[0].reports == ("g", "w")


def test_what_an_outlet_tells_by_itself_confirms_nothing() -> None:
    found = counted(("w", said("w", VELDT)), ("g", None))
    assert (found.independent, found.unknown) == (1, 1)
    alone = counted(("w", None), ("g", None))
    assert (alone.independent, alone.unknown) == (1, 1)


def test_an_outlet_that_quotes_the_origin_elsewhere_has_it_from_there() -> None:
    known = Sources(REPORTS, ACTORS, {}, [said("w", VELDT), said("g", VELDT)])
    found = origins([known.of("w", said("w", VELDT)), known.of("g", None)], known)
    assert (found.independent, found.unknown) == (1, 0)


def test_a_reprint_is_of_the_outlet_that_it_was_copied_from() -> None:
    found = counted(("w", said("w", OFFICIALS)), ("c", said("c", OFFICIALS)), copies={"c": "w"})
    assert (found.independent, found.unknown) == (1, 0)
    own = counted(("w", None), ("c", None), copies={"c": "w"})
    assert [one.actor for one in own.origins] == [WIRE.id]


def test_a_speaker_who_is_not_known_is_no_certain_origin_beside_another() -> None:
    found = counted(("w", said("w", VELDT)), ("g", said("g", None)))
    assert (found.independent, found.unknown) == (1, 1)


def test_the_order_of_the_members_does_not_matter() -> None:
    told = [("w", said("w", VELDT)), ("g", None), ("c", said("c", OFFICIALS)), ("g", said("g", ANY))]
    assert counted(*told) == counted(*reversed(told))
