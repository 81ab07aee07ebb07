"""Places of the world: what a name can mean, and which of several it does."""

from __future__ import annotations

import json
import re
from collections import Counter
from importlib import resources

import pytest

from secretariat.knowledge.places import Spot, folded, spot_named, spots_named, state_spot, state_with_code

INVENTED = ["Velmar", "Halmere", "Orlenz", "Aldervik", "Kestria"]


def id_of(spot: Spot | None) -> int | None:
    return None if spot is None else spot.geonames


@pytest.mark.parametrize(
    ("name", "country", "geonames"),
    [
        ("Geneva", "CH", 2660646),
        ("Kyiv", "UA", 703448),
        ("Kiev", "UA", 703448),
        ("Vienna", "AT", 2761369),
        ("Moscow", "RU", 524901),
        ("Donetsk", "UA", 709717),
        ("São Paulo", "BR", 3448439),
    ],
)
def test_a_city_has_its_country_and_its_id(name: str, country: str, geonames: int) -> None:
    first = spots_named(name)[0]
    assert (first.kind, first.country, first.geonames) == ("city", country, geonames)


@pytest.mark.parametrize(
    ("state", "code", "geonames"),
    [("France", "FR", 3017382), ("United States", "US", 6252001), ("Ukraine", "UA", 690791)],
)
def test_a_state_has_its_code_and_its_id(state: str, code: str, geonames: int) -> None:
    assert state_spot(state) == Spot("state", state, code, geonames)
    assert state_with_code(code) == state


@pytest.mark.parametrize("state", ["Soviet Union", "Kestria", "Kyiv", "france", ""])
def test_what_geonames_has_no_state_of(state: str) -> None:
    assert state_spot(state) is None


@pytest.mark.parametrize("code", ["XX", "fr", ""])
def test_what_is_no_code(code: str) -> None:
    assert state_with_code(code) is None


@pytest.mark.parametrize(
    "spellings",
    [
        ["Port-au-Prince", "PORT AU PRINCE", "port-au-prince"],
        ["São Paulo", "Sao  Paulo", "SAO PAULO"],
        ["Xi'an", "Xi’an", "the Xi'an"],
        ["Gdańsk", "Gdansk"],
    ],
    ids=lambda spellings: str(spellings[0]),
)
def test_accents_case_apostrophes_hyphens_and_the_do_not_count(spellings: list[str]) -> None:
    assert len({folded(one) for one in spellings}) == 1
    assert len({spots_named(one) for one in spellings}) == 1
    assert spots_named(spellings[0])


@pytest.mark.parametrize("name", [*INVENTED, "", "the"])
def test_an_unknown_name_is_nowhere(name: str) -> None:
    assert spots_named(name) == ()
    assert spot_named(name, ["US", "GB"]) is None


@pytest.mark.parametrize(
    ("name", "near", "geonames"),
    [
        # the country that the report tells of decides
        ("Cambridge", [], 2653941),
        ("Cambridge", ["US"], 4931972),
        ("Cambridge", ["FR", "US"], 4931972),
        ("Cambridge", ["FR"], 2653941),
        ("Hamilton", ["NZ"], 2190324),
        ("Valencia", [], 3625549),
        ("Valencia", ["ES"], 2509954),
        # of two in the countries told of, the larger
        ("Cambridge", ["US", "GB"], 2653941),
        # a city that everybody knows is meant in spite of a namesake
        ("London", ["CA"], 2643743),
        ("Donetsk", ["RU"], 709717),
        ("Santiago", ["PH"], 3871336),
        # a small one is meant only where its country is told of
        ("Allen", [], None),
        ("Allen", ["US"], 4670300),
        ("Allen", ["AR"], 3866242),
        ("Luxembourg", ["LU"], 2960316),
        # a region, where no other place is called so
        ("Ohio", [], 5165418),
        ("Ohio", ["FR"], 5165418),
        ("Georgia", ["US"], 4197000),
        # another name does not make a city everybody knows
        ("Brack", [], None),
    ],
)
def test_which_of_several_is_meant(name: str, near: list[str], geonames: int | None) -> None:
    assert id_of(spot_named(name, near)) == geonames


def test_a_region_of_the_country_told_of_goes_before_a_city_elsewhere() -> None:
    """How many people live in a region is not known."""
    found = spot_named("Victoria", ["AU"])
    assert found is not None
    assert (found.kind, found.country) == ("region", "AU")


def test_what_bears_a_name_stands_before_what_is_also_called_so_and_the_larger_before_the_smaller() -> None:
    found = spots_named("Victoria")
    own = [spot.name == "Victoria" for spot in found]
    assert own == sorted(own, reverse=True)
    assert not all(own)
    people = [spot.people for spot in found if spot.name == "Victoria" and spot.kind == "city"]
    assert people == sorted(people, reverse=True)


def rows() -> list[list[str]]:
    """The lines of the table, without its head, taken apart."""
    text = resources.files("secretariat.knowledge").joinpath("places.tsv").read_text(encoding="utf-8")
    return [line.split("\t") for line in text.splitlines() if not line.startswith("#")]


def states() -> dict[str, dict[str, str | int | None]]:
    text = resources.files("secretariat.knowledge").joinpath("states.json").read_text(encoding="utf-8")
    found: dict[str, dict[str, str | int | None]] = json.loads(text)["states"]
    return found


def test_the_table_says_where_it_is_from() -> None:
    text = resources.files("secretariat.knowledge").joinpath("places.tsv").read_text(encoding="utf-8")
    head = [line for line in text.splitlines()[:5] if line.startswith("#")]
    assert "GeoNames" in head[0]
    assert "CC BY 4.0" in head[0]
    assert any("ISO 3166-2" in line and "LGPL" in line for line in head)


def test_every_line_is_a_city_or_a_region_of_a_country() -> None:
    found, codes = rows(), {entry["iso"] for entry in states().values()}
    kinds = Counter(row[0] for row in found)
    assert set(kinds) == {"city", "region"}
    assert kinds["city"] > 30_000
    assert kinds["region"] > 4_000
    for kind, name, others, country, geonames, people in found:
        assert name == " ".join(name.split()) != ""
        assert name not in others.split("|")
        assert country in codes
        assert re.fullmatch(r"\d+", geonames) or (kind == "region" and geonames == "")
        assert re.fullmatch(r"\d+", people) or (kind == "region" and people == "")


def test_no_place_stands_twice_and_larger_cities_stand_first() -> None:
    found = rows()
    ids = Counter(row[4] for row in found if row[4])
    assert [one for one, times in ids.items() if times > 1] == []
    people = [int(row[5]) for row in found if row[0] == "city"]
    assert people == sorted(people, reverse=True)


def test_every_state_has_an_id_and_a_code_of_its_own() -> None:
    entries = states()
    for field in ("geonames", "iso"):
        assert len({entry[field] for entry in entries.values()}) == len(entries)
    assert all(isinstance(entry["geonames"], int) for entry in entries.values())
    assert all(re.fullmatch("[A-Z]{2}", str(entry["iso"])) for entry in entries.values())
    assert all(state_with_code(str(entry["iso"])) == name for name, entry in entries.items())


def test_nearly_every_capital_is_a_city_of_the_table() -> None:
    """Not: those of GeoNames' former states, and a few spelt otherwise."""
    missing = [
        entry["capital"]
        for entry in states().values()
        if entry["capital"] is not None
        and not any(spot.kind == "city" and spot.country == entry["iso"] for spot in spots_named(str(entry["capital"])))
    ]
    assert len(missing) <= 8, missing
