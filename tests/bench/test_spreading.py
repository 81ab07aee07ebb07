"""The simulated world says of itself what is true."""

from __future__ import annotations

import pytest

from bench.quality.spreading import Settings, World

SEEDS = range(4)


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
        assert copy.outlet != original.outlet


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
