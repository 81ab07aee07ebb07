"""Records with the actors that are the same led back to one: every field that holds an actor, and nothing else."""

from __future__ import annotations

import msgspec
import pytest

from secretariat.evidence import Passage
from secretariat.records import (
    Actor,
    ChainLink,
    DateMention,
    Meeting,
    Place,
    Position,
    Proposal,
    Provision,
    Report,
    Statement,
)
from secretariat.store.leading import led_back

SAME = {"a-old": "a-new", "a-new": "a-new"}
HERE = Passage(report="r-1", start=0, end=5, quote="a-old")
BOTH = ("a-new", "a-old", "a-other")

RECORDS: list[msgspec.Struct] = [
    Report(id="r-1", name="a.txt", outlet="a-old", text="a few words", sha256="0"),
    Actor(id="a-old", name="Karin Holm", kind="person", party="a-old"),
    Statement(
        id="s-1",
        report="r-1",
        speaker="a-old",
        content=(Passage(report="r-1", start=0, end=1, quote="x"),),
        kind="direct",
        chain=(
            ChainLink(actor="a-old", relation="told", passage=Passage(report="r-1", start=0, end=1, quote="x")),
            ChainLink(actor=None, relation="citing", passage=Passage(report="r-1", start=0, end=1, quote="x")),
        ),
        made_by="test/1",
    ),
    Meeting(id="m-1", participants=BOTH, status="held", mediators=BOTH, passages=(), made_by="test/1"),
    Proposal(
        id="p-1",
        names=("the plan",),
        authors=BOTH,
        prepared_by=BOTH,
        consulted=BOTH,
        left_out=BOTH,
        approved_by=BOTH,
        passages=(),
    ),
    Provision(id="v-1", issue="borders", obliged=BOTH, toward=BOTH, passages=(), made_by="test/1"),
    Position(id="o-1", party="a-old", actor="a-old", stance="demands", status="stated", passages=(), made_by="test/1"),
]


def name_of(record: msgspec.Struct) -> str:
    return type(record).__name__


@pytest.mark.parametrize("record", RECORDS, ids=name_of)
def test_every_actor_is_led_back(record: msgspec.Struct) -> None:
    written = msgspec.json.encode(record)
    led = msgspec.json.encode(led_back(record, SAME))
    assert b"a-old" in written
    assert b"a-old" not in led
    assert written.replace(b'"a-new","a-old"', b'"a-new"').replace(b"a-old", b"a-new") == led


@pytest.mark.parametrize("record", RECORDS, ids=name_of)
@pytest.mark.parametrize("same", [{}, {"a-someone": "a-else", "a-else": "a-else"}], ids=["none", "others"])
def test_where_nothing_is_led_back_the_record_is_the_same_one(record: msgspec.Struct, same: dict[str, str]) -> None:
    assert led_back(record, same) is record


@pytest.mark.parametrize(
    "record",
    [
        DateMention(passage=HERE, value="a-old"),
        Place(id="a-old", name="a-old", kind="city"),
        Statement(
            id="a-old",
            report="a-old",
            content=(HERE,),
            kind="direct",
            addressee="a-old",
            medium="a-old",
            made_by="a-old",
        ),
    ],
    ids=name_of,
)
def test_what_holds_no_actor_stays(record: msgspec.Struct) -> None:
    assert led_back(record, SAME) is record


def test_actors_of_one_group_are_one_among_the_others() -> None:
    meeting = Meeting(id="m-1", participants=("a-1", "a-2", "a-9"), status="held", passages=(), made_by="test/1")
    assert led_back(meeting, {"a-1": "a-9", "a-9": "a-9"}).participants == ("a-2", "a-9")
