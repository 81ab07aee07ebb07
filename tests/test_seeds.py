"""The two reports that the project began from, in one dossier: who is one across them, and when things were."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from bench.quality.corpora import shared, tool
from secretariat.answer.exports import write_json
from secretariat.dossier import Dossier
from secretariat.settings import Settings

SEEDS = shared() / "seeds"
pytestmark = pytest.mark.skipif(not SEEDS.is_dir(), reason=f"{SEEDS} is not there (SECRETARIAT_SHARED)")

SIDES = {"speaker", "obliged", "party", "chain", "participants", "authors", "prepared_by", "consulted", "left_out"}
"""The fields of facts that name actors."""


@pytest.fixture(scope="module")
def export(tmp_path_factory: pytest.TempPathFactory) -> Any:
    home = tmp_path_factory.mktemp("seeds")
    dossier = Dossier(home / "seeds.db", Settings(processes=1))
    dossier.add(sorted(SEEDS.glob("*.txt")))
    (home / "seeds.json").write_bytes(write_json(dossier.export()))
    return tool("check_facts", shared()).Export(str(home / "seeds.json"))


def named(facts: Any, field: str | None = None) -> Iterator[tuple[str, ...]]:
    """Each list of accepted names of one actor in the facts."""
    if isinstance(facts, dict):
        for key, value in facts.items():
            yield from named(value, key)
    elif isinstance(facts, list):
        if facts and field in SIDES and all(isinstance(one, str) for one in facts):
            yield tuple(facts)
        for one in facts:
            yield from named(one, field)


def test_every_actor_has_one_id(export: Any) -> None:
    facts = json.loads((SEEDS / "facts.json").read_text(encoding="utf-8"))
    fold = tool("check_facts", shared()).fold
    several = {("Europe", "European Union", "Ukraine"), ("Germany", "Europe")}  # sides of which a fact accepts any
    for names in set(named(facts)) - several:
        if names == ("anonymous",) or len({name.split()[-1] for name in names}) > 2:
            continue  # unnamed people, and a list of several people
        wanted = {fold(name) for name in names}
        found = [a for a in export.data["actors"] if a["kind"] != "group" and export.names(a["id"]) & wanted]
        assert len(found) == 1, (names, [actor["name"] for actor in found])


def test_both_reports_name_the_same_people(export: Any) -> None:
    people = [actor["name"] for actor in export.data["actors"] if actor["kind"] == "person"]
    assert len(people) == len(set(people))
    assert {"Donald Trump", "Volodymyr Zelensky"} <= set(people)


def test_the_undated_report_is_bounded_and_not_dated(export: Any) -> None:
    (undated,) = [report for report in export.data["reports"] if report["published"] is None]
    assert undated["written"] == {
        "earliest": "2025-11-23",
        "latest": None,
        "words": "On 23 November",
        "anchor": "dossier",
    }
    said = [one["said"] for one in export.data["statements"] if one["report"] == undated["id"] and one["said"]]
    assert {one["anchor"] for one in said if one["earliest"]} == {"dossier"}


@pytest.mark.parametrize("name", ["Geneva", "Kyiv", "Miami"])
def test_places_have_their_ids(export: Any, name: str) -> None:
    (place,) = [place for place in export.data["places"] if place["name"] == name]
    assert (place["name"], place["country"], place["geonames"]) in {
        ("Geneva", "CH", 2660646),
        ("Kyiv", "UA", 703448),
        ("Miami", "US", 4164138),
    }


def test_the_timeline_has_no_day_that_nobody_gave(export: Any, tmp_path: Path) -> None:
    dossier = Dossier(tmp_path / "seeds.db", Settings(processes=1))
    dossier.add(sorted(SEEDS.glob("*.txt")))
    rows = dossier.timeline().rows
    assert rows
    assert all("2025-11-10" < (row.when.earliest or "") < "2025-11-30" for row in rows)
