"""Where claims come from: independent origins are counted, never reprints, relays or what may rest on another."""

from __future__ import annotations

from typing import Any

import msgspec
import pytest

from secretariat.evidence import Passage
from secretariat.identity import actor_id
from secretariat.reconcile.origins import Origins, Sources, origins
from secretariat.records import Actor, ChainLink, Proposition, Quantity, Report, Statement, Unnamed, When

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


def told_in(report: str, quote: str, said: Statement | None = None, **fields: Any) -> Proposition:
    """A point of a report of which the text holds the words."""
    start = TEXTS[report].index(quote)
    return Proposition(
        id=f"k-{report}-{start}",
        statement=None if said is None else said.id,
        passage=Passage(report=report, start=start, end=start + len(quote), quote=quote),
        mode="fact",
        **{"verb": "open", **fields},
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


TEXTS = {
    "w": "The bridge will open in May. Under the draft, the toll would be four crowns.",
    "g": "The bridge could open in May. So says Meridian Wire, which has it from one engineer.",
    "c": "The bridge will open in May. Veldt put the toll at five crowns.",
}


def whole(*points: tuple[Proposition, Statement | None], copies: dict[str, str] | None = None) -> Origins:
    days = {"w": "2031-03-04", "g": "2031-03-05", "c": "2031-03-05"}
    reports = {
        name: Report(
            id=name, name=name, outlet=one.outlet, text=TEXTS[name], sha256=name,
            published=When(earliest=f"{days[name]}T08:00:00Z", latest=f"{days[name]}T08:00:01Z"),
        )
        for name, one in REPORTS.items()
    }  # fmt: skip
    known = Sources(reports, ACTORS, copies or {}, [])
    return origins(known.of_all(points), known)


def test_who_passed_it_on_is_the_origin_of_what_nobody_is_known_to_have_said() -> None:
    relayed = counted(("w", said("w", None, WIRE, VELDT)))
    assert [one.actor for one in relayed.origins] == [VELDT.id]
    unnamed = counted(("w", said("w", OFFICIALS)), ("g", said("g", None, WIRE, OFFICIALS)))
    assert (unnamed.independent, unnamed.unknown) == (1, 0)


def test_an_outlet_that_names_who_told_it_before_adds_nothing() -> None:
    first, later = told_in("w", "The bridge will open in May"), told_in("g", "The bridge could open in May")
    found = whole((first, said("w", OFFICIALS)), (later, None))
    assert (found.independent, found.unknown, found.origins[0].via) == (1, 0, WIRE.id)
    assert (whole((first, None), (later, None)).independent, whole((first, None), (later, None)).unknown) == (1, 0)
    other = told_in("c", "The bridge will open in May")
    assert (whole((first, None), (other, None)).independent, whole((first, None), (other, None)).unknown) == (1, 1)


def test_a_document_is_one_origin_wherever_it_is_read() -> None:
    under = told_in("w", "Under the draft, the toll would be four crowns")
    found = whole((under, None), (told_in("c", "The bridge will open in May", said("c", VELDT)), said("c", VELDT)))
    assert (found.independent, found.unknown) == (1, 1)  # nobody says who gave it away
    assert [(one.actor, one.document) for one in found.origins] == [(VELDT.id, False), (None, True)]
    seen = msgspec.structs.replace(said("w", None), source_type="documents")
    told = whole((under, seen), (told_in("c", "The bridge will open in May", said("c", VELDT)), said("c", VELDT)))
    assert (told.independent, told.unknown) == (2, 0)
    again = whole((under, None), (told_in("g", "The bridge could open in May", subject="the text", verb="say"), None))
    assert (again.independent, again.unknown) == (1, 0)


def test_an_outlet_that_is_said_to_be_a_document_is_none() -> None:
    paper = said("g", GAZETTE)
    found = counted(("g", msgspec.structs.replace(paper, source_type="documents")))
    assert [(one.actor, one.document) for one in found.origins] == [(GAZETTE.id, False)]


def test_who_puts_a_number_is_the_origin() -> None:
    five = (Quantity(value=5, unit="crowns"),)
    point = told_in("c", "Veldt put the toll at five crowns", verb="put", doers=(VELDT.id,), amounts=five)
    assert [one.actor for one in whole((point, None)).origins] == [VELDT.id]


def test_what_a_copy_repeats_is_of_whom_the_text_that_tells_most_has_it_from() -> None:
    first, later = told_in("w", "The bridge will open in May"), told_in("c", "The bridge will open in May")
    for one, other in ((said("w", VELDT), None), (None, said("c", VELDT))):
        found = whole((first, one), (later, other), copies={"c": "w"})
        assert [(origin.actor, origin.reports) for origin in found.origins] == [(VELDT.id, ("c", "w"))]
    apart = whole((first, said("w", VELDT)), (later, said("c", FERRIN)))
    assert apart.independent == 2
