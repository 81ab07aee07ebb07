"""What a report says, point by point."""

from __future__ import annotations

from functools import cache
from types import SimpleNamespace
from typing import Any

import pytest

import secretariat
from secretariat.evidence import Passage
from secretariat.records import Proposition, Reading, Statement
from secretariat.talks.propositions import read_propositions


@cache
def read(text: str) -> Reading:
    return secretariat.read(text, published="2031-03-05T10:00:00Z", outlet="Meridian Wire")


def points(text: str) -> tuple[Proposition, ...]:
    return read(text).propositions


def quotes(text: str) -> list[str]:
    return [one.passage.quote for one in points(text)]


def names(text: str, identities: tuple[str, ...]) -> list[str]:
    called = {actor.id: actor.name for actor in read(text).actors}
    return [called.get(one, one) for one in identities]


def test_what_only_says_who_says_it_is_no_part_of_a_point() -> None:
    text = "Foreign Minister Arno Veldt said on Monday that the bridge would reopen in April."
    (point,) = points(text)
    assert point.passage.quote == "the bridge would reopen in April"
    assert point.statement == read(text).statements[0].id
    assert point.mode == "future"


@pytest.mark.parametrize("told", ["shells killed 570 people in Lunn", "570 people were killed by shelling in Lunn"])
def test_what_somebody_rejects_as_false_is_a_point_of_its_own(told: str) -> None:
    text = f"Foreign Minister Nadia Ferrin rejected as false that {told}."
    (point,) = points(text)
    assert point.passage.quote == told
    assert point.statement == read(text).statements[0].id


def test_how_often_is_no_amount() -> None:
    (point,) = points("The mediator counted 40 lorries twice.")
    assert [(one.value, one.unit) for one in point.amounts] == [(40, "lorries")]


def test_clauses_that_are_joined_are_points_of_their_own() -> None:
    found = quotes("The army withdrew its guns from the ridge, and the militia opened the road to the market.")
    assert found == ["The army withdrew its guns from the ridge", "the militia opened the road to the market"]


def test_a_joined_clause_without_a_subject_has_that_of_the_clause_before() -> None:
    text = "The commission inspected the silos on Friday and found all of the seals intact."
    first, second = points(text)
    assert first.subject is None
    assert second.subject == "The commission"


def test_a_clause_that_a_comma_sets_off_is_a_point_with_its_noun() -> None:
    found = {
        one.passage.quote: one.subject for one in points("The League, which is mediating in the dispute, met twice.")
    }
    assert found["which is mediating in the dispute"] == "The League"


@pytest.mark.parametrize(
    "text",
    [
        "Kestria will pull back its guns if Tarsovia does the same.",
        "No treaty will be signed before the last soldier has left.",
        "The draft that the mediators wrote in the winter has 28 points.",
    ],
)
def test_what_limits_a_clause_belongs_to_it(text: str) -> None:
    assert quotes(text) == [text.rstrip(".")]


def test_who_does_it_and_to_whom_is_known_as_an_actor() -> None:
    text = "Tarsovia's envoy Piet Maro met President Marta Osk in Velmar on Tuesday. He thanked Marta Osk."
    met, thanked = points(text)
    assert "Piet Maro" in names(text, met.doers)
    assert names(text, met.undergoers) == ["Marta Osk"]
    assert names(text, thanked.doers) == ["Piet Maro"]


def test_amounts_and_days_are_taken_apart() -> None:
    (point,) = points("About 1,450 prisoners will be released on March 11.")
    assert [(one.value, one.unit, one.bound) for one in point.amounts] == [(1450, "prisoners", "about")]
    assert [(one.earliest, one.latest) for one in point.times] == [("2031-03-11", "2031-03-12")]


@pytest.mark.parametrize(
    ("text", "negated", "mode"),
    [
        ("The delegations did not meet in Aldervik.", True, "fact"),
        ("Nobody has signed the paper in Aldervik.", True, "fact"),
        ("The delegations will meet in Aldervik.", False, "future"),
        ("The delegations may meet in Aldervik.", False, "possible"),
        ("The delegations met in Aldervik.", False, "fact"),
    ],
)
def test_denial_and_mode_are_those_of_the_verb(text: str, negated: bool, mode: str) -> None:
    (point,) = points(text)
    assert (point.negated, point.mode) == (negated, mode)


def test_a_deed_that_is_itself_told_as_saying_is_kept_whole() -> None:
    assert "The minister denied the report of the Courier" in quotes("The minister denied the report of the Courier.")


def test_every_passage_quotes_its_text_and_every_id_is_used_once() -> None:
    text = (
        "The talks, which began on Monday, ended without a deal, the mediator said. “We will come back,” she told "
        "reporters, “and we will bring a map.” Two officials who asked not to be named said the map was ready; a third "
        "denied it. Why?"
    )
    found = points(text)
    assert all(one.passage.holds_in(read(text).report.text) for one in found)
    assert len({one.id for one in found}) == len(found)
    assert {one.statement for one in found} - {None} <= {one.id for one in read(text).statements}


def test_two_statements_may_have_the_same_words() -> None:
    words = Passage(report="r", start=0, end=5, quote="words")
    told = [Statement(id=f"s-{n}", report="r", content=(words,), kind="indirect", made_by="test/1") for n in "ab"]
    empty: Any = SimpleNamespace(report=None, paragraphs=())
    assert read_propositions(empty, empty, told, (), ()) == ()
