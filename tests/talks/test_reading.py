"""What a report tells of talks, in one call, and that its records point at actors that there are."""

from __future__ import annotations

import pytest

import secretariat
from secretariat.records import Meeting, Position, Proposal, Provision, Reading

REPORT = """GENEVA, March 5 (Agency) - Kestria and Tarsovia held talks in Geneva on Tuesday.

Kestria presented a 12-point plan. Kestria would withdraw its troops within 60 days under the plan.

Kestrian Foreign Minister Karin Holm said: "We demand a ceasefire." Tarsovia rejected a ceasefire.
"""


@pytest.fixture(scope="module")
def reading() -> Reading:
    return secretariat.read(REPORT, published="2031-03-05")


def _records(reading: Reading) -> list[Meeting | Proposal | Provision | Position]:
    return [*reading.meetings, *reading.proposals, *reading.provisions, *reading.positions]


def test_every_kind_of_record_is_read(reading: Reading) -> None:
    assert [one.status for one in reading.meetings] == ["held"]
    assert [one.points for one in reading.proposals] == [12]
    assert reading.provisions
    assert reading.positions


def test_whoever_a_record_names_is_among_the_actors(reading: Reading) -> None:
    known = {actor.id for actor in reading.actors}
    named = {actor for meeting in reading.meetings for actor in (*meeting.participants, *meeting.mediators)}
    named |= {actor for one in reading.proposals for actor in (*one.authors, *one.prepared_by, *one.approved_by)}
    named |= {actor for one in reading.provisions for actor in (*one.obliged, *one.toward)}
    named |= {actor for one in reading.positions for actor in (one.actor, one.party) if actor is not None}
    assert named
    assert named <= known


def test_passages_quote_the_report(reading: Reading) -> None:
    records = _records(reading)
    passages = [passage for record in records for passage in record.passages]
    assert all(reading.report.text[one.start : one.end] == one.quote for one in passages)


def test_ids_are_each_record_s_own(reading: Reading) -> None:
    records = _records(reading)
    assert len({record.id for record in records}) == len(records)


def test_the_same_report_is_read_alike_twice(reading: Reading) -> None:
    assert secretariat.read(REPORT, published="2031-03-05") == reading


def test_a_report_of_no_talks_tells_of_none() -> None:
    reading = secretariat.read("The cat slept on the sofa. It rained in the north.", published="2031-03-05")
    assert (reading.meetings, reading.proposals, reading.provisions, reading.positions) == ((), (), (), ())
