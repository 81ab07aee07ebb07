"""Places of the world by name: cities and regions of `places.tsv`, states of `states.json`, with country and id."""

from __future__ import annotations

import functools
import json
from collections.abc import Collection
from importlib import resources
from typing import Literal

import msgspec

from secretariat.identity import plain_letters

_FAMED = 5
"""How many times the people of a place nearer to what is told a city has that is meant in spite of it."""
_LARGE = 100_000
"""People of a city that is meant by its bare name although the report tells of nothing else in its country."""


class Spot(msgspec.Struct, frozen=True):
    """A place of the world."""

    kind: Literal["state", "city", "region"]
    name: str
    """As GeoNames or ISO 3166-2 has it."""
    country: str
    """ISO 3166-1 alpha-2 code."""
    geonames: int | None = None
    """GeoNames id; None: not known."""
    people: int = 0
    """Who live there; 0: not known."""


def folded(name: str) -> str:
    """A name for looking up: accents, case, apostrophes and a leading "the" do not count."""
    return " ".join(plain_letters(name).replace("’", "'").replace("-", " ").split()).removeprefix("the ")


@functools.cache
def _states() -> dict[str, Spot]:
    with resources.files(__package__).joinpath("states.json").open(encoding="utf-8") as file:
        states = json.load(file)["states"]
    return {name: Spot("state", name, entry["iso"], entry.get("geonames")) for name, entry in states.items()}


@functools.cache
def _by_code() -> dict[str, str]:
    return {spot.country: name for name, spot in _states().items()}


@functools.cache
def _by_name() -> dict[str, tuple[Spot, ...]]:
    """All that a name can mean: under its own name first, the largest first."""
    own: dict[str, list[Spot]] = {}
    also: dict[str, list[Spot]] = {}
    with resources.files(__package__).joinpath("places.tsv").open(encoding="utf-8") as file:
        for line in file:
            if line.startswith("#"):
                continue
            kind, name, others, country, geonames, people = line.rstrip("\n").split("\t")
            spot = Spot(
                "city" if kind == "city" else "region",
                name,
                country,
                int(geonames) if geonames else None,
                int(people) if people else 0,
            )
            own.setdefault(folded(name), []).append(spot)
            for other in filter(None, others.split("|")):
                also.setdefault(folded(other), []).append(spot)
    return {name: (*own.get(name, ()), *also.get(name, ())) for name in own.keys() | also.keys()}


def state_spot(state: str) -> Spot | None:
    """A state, by its name in `states.json`; None: GeoNames has no such state (the Soviet Union)."""
    return _states().get(state)


def state_with_code(code: str) -> str | None:
    """The name of the state with an ISO 3166-1 alpha-2 code; None: there is none."""
    return _by_code().get(code)


def spots_named(name: str) -> tuple[Spot, ...]:
    """Every city and region that goes by the name, those whose own name it is first; empty: none is known."""
    return _by_name().get(folded(name), ())


def spot_named(name: str, near: Collection[str] = ()) -> Spot | None:
    """The city or region that a bare name means; None: none is known, or it cannot be told.

    Args:
        name: as written.
        near: ISO 3166-1 codes of the countries that the report tells of. Of several places, the largest in these is
            meant, unless a city elsewhere has five times as many people (a region's are not known); else the largest
            city of that name, if it is large.
    """
    found = spots_named(name)
    own = [spot for spot in found if folded(spot.name) == folded(name)]
    largest = max(own, key=lambda spot: spot.people, default=None)
    close = max((s for s in found if s.country in near), key=lambda s: (s.people, s in own), default=None)
    if largest is not None and largest.people >= _LARGE:
        famed = close is None or (close.people > 0 and largest.people > _FAMED * close.people)
        return largest if famed else close
    if close is None and len(own) == 1 and own[0].kind == "region":
        return own[0]
    return close
