"""Meetings: whole short reports, read with the real model; each is published on Wednesday, 5 March 2031."""

from __future__ import annotations

import pytest

import secretariat
from tests.talks.rows import PUBLISHED, Row, meeting_passages, meetings

pytestmark = pytest.mark.usefixtures("rules_alone")

WAR = "Kestria and Tarsovia are at war. "
"""So that both are known to be states."""
TWO = ("Kestria", "Tarsovia")
THEIR = ("Government of Kestria", "Government of Tarsovia")
PEOPLE = ("Karin Holm", "Pavel Dorin")

NOUNS: list[tuple[str, Row]] = [
    # before, on and after the day of publication
    ("Kestria and Tarsovia held talks in Geneva on Tuesday.", ("held", TWO, "Geneva", "2031-03-04", "talks")),
    ("Talks between Kestria and Tarsovia took place in Geneva on February 3.",
     ("held", TWO, "Geneva", "2031-02-03", "talks")),
    ("Talks between Kestria and Tarsovia began in Geneva on Wednesday.",
     ("under way", TWO, "Geneva", "2031-03-05", "talks")),
    ("Talks between Kestria and Tarsovia started in Geneva on Monday.",
     ("held", TWO, "Geneva", "2031-03-03", "talks")),
    ("Talks between Kestria and Tarsovia will resume in Geneva on Thursday.",
     ("planned", TWO, "Geneva", "2031-03-06", "talks")),
    ("Talks between Kestria and Tarsovia are scheduled for Friday in Geneva.",
     ("planned", TWO, "Geneva", "2031-03-07", "talks")),
    ("Kestria and Tarsovia will hold talks in Geneva on March 10.", ("planned", TWO, "Geneva", "2031-03-10", "talks")),
    # under way, whatever the day
    ("Talks between Kestria and Tarsovia are under way in Geneva.", ("under way", TWO, "Geneva", None, "talks")),
    ("Talks between Kestria and Tarsovia continue in Geneva.", ("under way", TWO, "Geneva", None, "talks")),
    # a preposition in front
    ("After talks with Tarsovia in Geneva, Kestria freed ten prisoners.", ("held", TWO, "Geneva", None, "talks")),
    ("Kestria freed ten prisoners during talks with Tarsovia in Geneva.", ("held", TWO, "Geneva", None, "talks")),
    ("Before the talks with Tarsovia in Geneva, Kestria freed ten prisoners.",
     ("planned", TWO, "Geneva", None, "talks")),
    # other times
    ("Talks between Kestria and Tarsovia in Geneva were put off.", ("postponed", TWO, "Geneva", None, "talks")),
    ("Kestria and Tarsovia postponed talks planned for March 10 in Geneva.",
     ("postponed", TWO, "Geneva", "2031-03-10", "talks")),
    ("Kestria and Tarsovia delayed their summit in Vienna.", ("postponed", TWO, "Vienna", None, "summit")),
    # did not come about
    ("Talks between Kestria and Tarsovia did not take place in Geneva on Monday.",
     ("cancelled", TWO, "Geneva", "2031-03-03", "talks")),
    ("Kestria called off talks with Tarsovia planned for March 10 in Geneva.",
     ("cancelled", TWO, "Geneva", "2031-03-10", "talks")),
    ("A summit of Kestria and Tarsovia in Geneva was scrapped.", ("cancelled", TWO, "Geneva", None, "summit")),
    ("Tarsovia did not show up for talks with Kestria in Geneva on Monday.",
     ("cancelled", TWO, "Geneva", "2031-03-03", "talks")),
    # none is planned
    ("No talks between Kestria and Tarsovia are planned.", ("not scheduled", TWO, None, None, "talks")),
    ("Kestria and Tarsovia have no talks scheduled.", ("not scheduled", TWO, None, None, "talks")),
    ("Kestria and Tarsovia have no plans to hold talks.", ("not scheduled", TWO, None, None, "talks")),
    ("There are no plans for a meeting between Kestria and Tarsovia.", ("not scheduled", TWO, None, None, "meeting")),
    ("No date has been set for talks between Kestria and Tarsovia.", ("not scheduled", TWO, None, None, "talks")),
    ("Kestria proposed talks with Tarsovia.", ("not scheduled", TWO, None, None, "talks")),
    ("Kestria called for a summit with Tarsovia.", ("not scheduled", TWO, None, None, "summit")),
    ("Kestria invited Tarsovia to talks in Geneva.", ("not scheduled", TWO, "Geneva", None, "talks")),
    # nobody knows
    ("Talks between Kestria and Tarsovia could take place in Geneva next week.",
     ("uncertain", TWO, "Geneva", "2031-03-10", "talks")),
    ("A meeting between Kestria and Tarsovia is likely in Geneva in April.",
     ("uncertain", TWO, "Geneva", "2031-04-01", "meeting")),
    # somebody says that there was none
    ("Kestria denied a meeting with Tarsovia in Geneva.", ("denied", TWO, "Geneva", None, "meeting")),
    ("Kestria denied that it had held talks with Tarsovia.", ("denied", TWO, None, None, "talks")),
    # rounds
    ("A new round of talks between Kestria and Tarsovia will begin in Geneva on March 10.",
     ("planned", TWO, "Geneva", "2031-03-10", "round of talks")),
    ("Kestria and Tarsovia opened a second round of talks in Geneva on Wednesday.",
     ("under way", TWO, "Geneva", "2031-03-05", "round of talks")),
    ("The third round of talks between Kestria and Tarsovia ended in Geneva on Friday.",
     ("held", TWO, "Geneva", "2031-02-28", "round of talks")),
]  # fmt: skip

VERBS: list[tuple[str, Row]] = [
    ("Kestrian and Tarsovian negotiators met in Geneva on Monday.",
     ("held", THEIR, "Geneva", "2031-03-03", "meeting")),
    ("Kestria and Tarsovia met in Geneva on Wednesday.", ("held", TWO, "Geneva", "2031-03-05", "meeting")),
    ("Kestria and Tarsovia have met in Geneva.", ("held", TWO, "Geneva", None, "meeting")),
    ("Kestria and Tarsovia are meeting in Geneva.", ("under way", TWO, "Geneva", None, "meeting")),
    ("Kestria and Tarsovia meet in Geneva on Wednesday.", ("under way", TWO, "Geneva", "2031-03-05", "meeting")),
    ("Kestria and Tarsovia meet in Geneva on March 9.", ("planned", TWO, "Geneva", "2031-03-09", "meeting")),
    ("Kestria and Tarsovia are to meet in Geneva on March 10.", ("planned", TWO, "Geneva", "2031-03-10", "meeting")),
    ("Kestria and Tarsovia agreed to meet in Geneva.", ("planned", TWO, "Geneva", None, "meeting")),
    ("Kestria and Tarsovia should have met in Geneva on Monday.",
     ("cancelled", TWO, "Geneva", "2031-03-03", "meeting")),
    ("Kestria and Tarsovia were to have met in Geneva on Monday.",
     ("cancelled", TWO, "Geneva", "2031-03-03", "meeting")),
    ("Kestria and Tarsovia have no plans to meet.", ("not scheduled", TWO, None, None, "meeting")),
    ("Kestria has no intention of meeting Tarsovia.", ("not scheduled", TWO, None, None, "meeting")),
    ("Kestria wants to meet Tarsovia.", ("not scheduled", TWO, None, None, "meeting")),
    ("Kestria and Tarsovia may meet in Geneva next week.", ("uncertain", TWO, "Geneva", "2031-03-10", "meeting")),
    ("It is uncertain whether Kestria and Tarsovia will meet in Geneva.",
     ("uncertain", TWO, "Geneva", None, "meeting")),
    ("Kestria denied meeting Tarsovia.", ("denied", TWO, None, None, "meeting")),
    # people, and other verbs
    ("Karin Holm of Kestria said she had never met Pavel Dorin of Tarsovia.",
     ("denied", PEOPLE, None, None, "meeting")),
    ("Karin Holm of Kestria negotiated with Pavel Dorin of Tarsovia in Geneva on Monday.",
     ("held", PEOPLE, "Geneva", "2031-03-03", "meeting")),
    ("Pavel Dorin of Tarsovia hosted Karin Holm of Kestria in Geneva on Monday.",
     ("held", PEOPLE, "Geneva", "2031-03-03", "meeting")),
    ("Karin Holm sat down with Pavel Dorin in Geneva on Monday.", ("held", PEOPLE, "Geneva", "2031-03-03", "meeting")),
    ("Karin Holm talked with Pavel Dorin on Monday.", ("held", PEOPLE, None, "2031-03-03", "talks")),
    ("Kestria consulted with Tarsovia on Monday.", ("held", TWO, None, "2031-03-03", "consultations")),
    # calls
    ("Karin Holm telephoned Pavel Dorin on Sunday.", ("held", PEOPLE, None, "2031-03-02", "call")),
    ("Karin Holm and Pavel Dorin spoke by telephone on Sunday.", ("held", PEOPLE, None, "2031-03-02", "call")),
    ("Karin Holm made a phone call to Pavel Dorin on Sunday.", ("held", PEOPLE, None, "2031-03-02", "call")),
    # visits
    ("Karin Holm toured Tarsovia on Monday.",
     ("held", ("Karin Holm", "Tarsovia"), "Tarsovia", "2031-03-03", "visit")),
    ("Karin Holm's visit to Tarsovia began on Wednesday.",
     ("under way", ("Karin Holm", "Tarsovia"), "Tarsovia", "2031-03-05", "visit")),
    ("A visit by Karin Holm to Tarsovia is planned for March 12.",
     ("planned", ("Karin Holm", "Tarsovia"), "Tarsovia", "2031-03-12", "visit")),
]  # fmt: skip


@pytest.mark.parametrize(("sentence", "expected"), NOUNS)
def test_a_noun_for_a_meeting(sentence: str, expected: Row) -> None:
    assert meetings(WAR + sentence) == [expected]


@pytest.mark.parametrize(("sentence", "expected"), VERBS)
def test_a_verb_of_meeting(sentence: str, expected: Row) -> None:
    assert meetings(WAR + sentence) == [expected]


NONE = [
    "Kestria met the conditions of Tarsovia on Monday.",
    "Karin Holm met the deadline of Kestria on Monday.",
    "Karin Holm held a press conference in Geneva on Monday.",
    "Karin Holm spoke at the Forum in Geneva on Monday.",
    "The Kestrian Congress passed the bill on Monday.",
    "Kestria's ministers held a cabinet meeting on Monday.",
    "A round of golf was played in Kestria on Monday.",
    "The second session of the parliament of Kestria opened on Monday.",
    "Kestria's call for peace was heard in Tarsovia on Monday.",
    "Karin Holm visited a hospital on Monday.",
    "Karin Holm spoke with care on Monday.",
]


@pytest.mark.parametrize("sentence", NONE)
def test_what_is_no_meeting(sentence: str) -> None:
    assert meetings(WAR + sentence) == []


SEVERAL: list[tuple[str, list[Row]]] = [
    (
        "Kestria and Tarsovia held talks in Geneva on Monday. On Tuesday Karin Holm of Kestria met Pavel Dorin of "
        "Tarsovia in Vienna.",
        [("held", TWO, "Geneva", "2031-03-03", "talks"), ("held", PEOPLE, "Vienna", "2031-03-04", "meeting")],
    ),
    (
        "Kestria and Tarsovia held talks in Geneva last week. Further talks are planned for March 12 in Vienna.",
        [("held", TWO, "Geneva", "2031-02-24", "talks"), ("planned", TWO, "Vienna", "2031-03-12", "talks")],
    ),
    (
        "Kestria and Tarsovia met in Geneva on February 3.\n\nThey will meet again in Vienna on March 20.",
        [("held", TWO, "Geneva", "2031-02-03", "meeting"), ("planned", TWO, "Vienna", "2031-03-20", "meeting")],
    ),
]


@pytest.mark.parametrize(("text", "expected"), SEVERAL)
def test_two_meetings_in_one_report(text: str, expected: list[Row]) -> None:
    assert meetings(WAR + text) == expected


TWICE = [
    (
        "Kestria and Tarsovia held talks in Geneva on Monday.\n\nThe talks ended without an agreement.",
        ["Kestria and Tarsovia held talks in Geneva on Monday", "The talks ended without an agreement"],
    ),
    (
        "Kestria and Tarsovia held talks in Geneva on Monday. The talks in Geneva lasted six hours.",
        ["Kestria and Tarsovia held talks in Geneva on Monday", "The talks in Geneva lasted six hours"],
    ),
    (
        "Kestrian and Tarsovian envoys met in Geneva on Monday.\n\nThe talks lasted six hours.",
        ["Kestrian and Tarsovian envoys met in Geneva on Monday", "The talks lasted six hours"],
    ),
]


@pytest.mark.parametrize(("text", "passages"), TWICE)
def test_a_meeting_that_is_told_twice_is_one(text: str, passages: list[str]) -> None:
    assert meeting_passages(WAR + text) == [passages]


def test_a_dateline_is_the_place_of_what_goes_on_that_day() -> None:
    text = "GENEVA, March 5 (Agency) - Kestrian and Tarsovian negotiators began talks on Wednesday. " + WAR
    assert meetings(text) == [("under way", THEIR, "GENEVA", "2031-03-05", "talks")]


def test_a_state_that_stands_first_is_no_dateline() -> None:
    assert meetings("Kestria and Tarsovia began talks on Wednesday.") == [
        ("under way", TWO, None, "2031-03-05", "talks")
    ]


def test_passages_quote_the_report() -> None:
    reading = secretariat.read(
        "Kestria and Tarsovia held talks in Geneva on Monday.\n\nThe talks lasted six hours.", published=PUBLISHED
    )
    quotes = [(reading.report.text[p.start : p.end], p.quote) for one in reading.meetings for p in one.passages]
    assert len(quotes) == 2
    assert all(cut == quote for cut, quote in quotes)


@pytest.mark.xfail(strict=True, reason="a town that is visited counts as a side, and whom the visit is for does not")
def test_a_visited_town_takes_no_part() -> None:
    text = "Karin Holm visited Geneva on Sunday for talks with the Tarsovian government."
    assert meetings(WAR + text) == [("held", ("Government of Tarsovia", "Karin Holm"), "Geneva", "2031-03-02", "visit")]


def test_a_capital_that_the_report_makes_known() -> None:
    text = "Velmar is the capital of Kestria. Kestria and Tarsovia held talks in Velmar on Tuesday."
    assert meetings(WAR + text) == [("held", TWO, "Velmar", "2031-03-04", "talks")]


@pytest.mark.xfail(
    strict=True, reason="the place of a clause that hangs on the noun is not read, and its day is not the first"
)
def test_the_day_and_place_on_which_talks_opened() -> None:
    text = "The talks between Kestria and Tarsovia, which opened on Monday in Geneva, ended on Tuesday."
    assert meetings(WAR + text) == [("held", TWO, "Geneva", "2031-03-03", "talks")]


@pytest.mark.xfail(strict=True, reason="the day on which talks are called off is read as theirs")
def test_the_day_of_calling_off_is_not_the_meeting_s() -> None:
    text = "A summit of Kestria and Tarsovia in Geneva was scrapped on Monday."
    assert meetings(WAR + text) == [("cancelled", TWO, "Geneva", None, "summit")]


@pytest.mark.xfail(strict=True, reason="the parse takes “planned” for the verb of the sentence")
def test_talks_planned_for_a_day_that_are_postponed() -> None:
    text = "Talks between Kestria and Tarsovia planned for March 10 have been postponed."
    assert meetings(WAR + text) == [("postponed", TWO, None, "2031-03-10", "talks")]


@pytest.mark.xfail(strict=True, reason="a part of a state, named with it, is an actor of its own in some reports")
def test_a_delegation_is_its_state_s() -> None:
    text = "Kestria's delegation did not show up for talks with Tarsovia in Geneva on Monday."
    assert meetings(WAR + text) == [("cancelled", TWO, "Geneva", "2031-03-03", "talks")]


PLACES = [
    ("Talks between Kestria and Tarsovia are due to open on March 24 in the port of Lessau.", "Lessau", "2031-03-24"),
    ("Kestria and Tarsovia met for two hours on Monday at the old customs house.", "old customs house", "2031-03-03"),
    ("Negotiators of Kestria will meet those of Tarsovia in Anselma on March 9.", "Anselma", "2031-03-09"),
    ("A second round of talks between Kestria and Tarsovia is to begin on March 15 in Geneva.", "Geneva", "2031-03-15"),
]


@pytest.mark.parametrize(("text", "place", "day"), PLACES)
def test_where_and_when_a_meeting_is(text: str, place: str, day: str) -> None:
    told = [(row[2], row[3]) for row in meetings(WAR + text)]
    assert (place, day) in told


def test_this_town_is_that_of_the_dateline() -> None:
    text = "GENEVA, March 5 (Agency) - Kestria and Tarsovia met on Tuesday in this lakeside city. " + WAR
    assert [row[2] for row in meetings(text)] == ["GENEVA"]


def test_a_person_is_no_place() -> None:
    assert [row[2] for row in meetings(WAR + "Kestria and Tarsovia held talks in the name of Karin Holm.")] == [None]
