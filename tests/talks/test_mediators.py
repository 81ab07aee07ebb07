"""Who hosts or mediates a meeting and is no side of it, and by what an issue was assigned."""

from __future__ import annotations

import pytest

import secretariat

pytestmark = pytest.mark.usefixtures("rules_alone")


@pytest.mark.parametrize(
    ("text", "mediators", "sides"),
    [
        ("Norway hosted talks between Peru and Chile on Monday.", {"Norway"}, {"Peru", "Chile"}),
        ("Talks between Peru and Chile mediated by Norway ended on Monday.", {"Norway"}, {"Peru", "Chile"}),
        ("Norway held talks with Chile on Monday.", set(), {"Norway", "Chile"}),
        ("Norway hosted talks with Chile on Monday.", set(), {"Norway", "Chile"}),
    ],
)
def test_who_mediates_is_no_side(text: str, mediators: set[str], sides: set[str]) -> None:
    reading = secretariat.read(text, published="2031-03-05")
    names = {actor.id: actor.name.removeprefix("Government of ") for actor in reading.actors}
    (meeting,) = reading.meetings
    assert {names[one] for one in meeting.mediators} == mediators
    assert {names[one] for one in meeting.participants} == sides


def test_a_record_says_by_what_its_issue_was_assigned() -> None:
    reading = secretariat.read("Peru demanded a ceasefire in the valley.", published="2031-03-05")
    assert [(one.issue, one.issue_why) for one in reading.positions] == [("ceasefire", "terms: ceasefire")]
    assert [(one.issue, one.issue_why) for one in reading.provisions] == [("ceasefire", "terms: ceasefire")]
