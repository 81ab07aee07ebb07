"""The simulated world says of itself what is true."""

from __future__ import annotations

import re
from datetime import timedelta

import pytest

from bench.quality.spreading import Settings, World

SEEDS = range(4)
_NUMBER, _DAY = re.compile(r"\d+"), re.compile(r"\w+day\b")


def _told(world: World, number: int, start: int, end: int) -> str:
    return world.reports[number].text[start:end]


def _place(told: set[str]) -> set[str]:
    """The names in all the ways that something is told."""
    return set.intersection(*(set(re.findall(r"\b[A-Z]\w+", words)) for words in told))


@pytest.mark.parametrize("seed", SEEDS)
def test_each_claim_stands_where_the_world_says(seed: int) -> None:
    world = World(seed, Settings())
    for at, report in enumerate(world.reports):
        for claim, start, end in report.told:
            assert (at, start, end) in world.claims[claim].places
            told = report.text[start:end]
            assert told
            assert told == told.strip()


@pytest.mark.parametrize("seed", SEEDS)
def test_a_copy_begins_as_its_original_and_comes_later(seed: int) -> None:
    world = World(seed, Settings())
    copies = [one for one in world.reports if one.copy_of is not None]
    assert copies
    for copy in copies:
        original = world.reports[copy.copy_of or 0]
        assert original.text.startswith(copy.text)
        assert copy.published > original.published
        assert copy.outlet != original.outlet or original.copy_of is not None


def test_what_one_outlet_prints_twice_is_of_its_first_and_a_version_where_it_has_more() -> None:
    twice = [
        (one, world.reports[number])
        for world in (World(seed, Settings(reprint=0.9, cut=0.9)) for seed in SEEDS)
        for one in world.reports
        for number in (one.version_of if one.copy_of is None else one.copy_of,)
        if number is not None and world.reports[number].outlet == one.outlet
    ]
    assert {one.version_of is None for one, _ in twice} == {True, False}
    for one, first in twice:
        assert first.copy_of is not None
        assert one.published > first.published
        assert (one.version_of is not None) == (len(one.text) > len(first.text))
        assert first.text.startswith(one.text) or one.text.startswith(first.text)


@pytest.mark.parametrize("seed", SEEDS)
def test_one_claim_is_told_in_one_number_and_of_one_day(seed: int) -> None:
    world = World(seed, Settings(error=0.9, reports=4))
    told = {at: {_told(world, *place) for place in one.places} for at, one in enumerate(world.claims) if one.places}
    assert all(len({_NUMBER.findall(words)[0] for words in every}) == 1 for every in told.values())
    assert all(len({tuple(_DAY.findall(words)) for words in every}) == 1 for every in told.values())
    events = [(at, other) for at, other in map(sorted, world.opposed) if at in told and other in told]
    assert events
    assert any(_place(told[at]) == _place(told[other]) for at, other in events)


@pytest.mark.parametrize("seed", SEEDS)
def test_two_errors_of_one_event_are_opposed_to_one_another_unless_they_are_one(seed: int) -> None:
    world = World(seed, Settings(error=1, denial=0, reports=4))
    beside: dict[int, set[int]] = {}
    for pair in world.opposed:
        one, other = pair
        beside.setdefault(one, set()).add(other)
        beside.setdefault(other, set()).add(one)
    assert any(len(others) > 1 for others in beside.values())
    assert all(beside[one] - {other} == beside[other] - {one} for one, other in world.opposed)


@pytest.mark.parametrize("seed", SEEDS)
def test_a_sentence_begins_with_a_capital_and_reports_of_a_day_come_within_a_week(seed: int) -> None:
    world = World(seed, Settings())
    assert all(one.text[0].isupper() or one.text[0].isdigit() for one in world.reports)
    for claim in world.claims:
        times = [world.reports[number].published for number, _, _ in claim.places]
        assert not times or max(times) - min(times) < timedelta(days=6)


@pytest.mark.parametrize("seed", SEEDS)
def test_claims_that_are_opposed_are_two_and_each_has_an_origin(seed: int) -> None:
    world = World(seed, Settings())
    assert all(len(pair) == 2 for pair in world.opposed)
    told = [claim for claim in world.claims if claim.places]
    assert told
    assert all(claim.origins for claim in told)


def test_a_seed_is_one_world_and_settings_turn_it() -> None:
    assert World(1, Settings()).reports == World(1, Settings()).reports
    plain = World(1, Settings(reprint=0, cut=0, cite=0, error=0, denial=0))
    assert not plain.opposed
    assert all(one.copy_of is None for one in plain.reports)
