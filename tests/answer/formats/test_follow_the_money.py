"""FollowTheMoney: entities that its model takes. The library itself is not needed here; the table below is of its
model, version 4.11.2, as far as it is used."""

from __future__ import annotations

import json
from typing import Any

import msgspec
import pytest

from secretariat.answer.excerpts import excerpts_only
from secretariat.answer.formats.follow_the_money import money_file
from secretariat.records import DossierInfo, Export, When
from tests.answer.exporting import ACTORS, EXPORT, MEETINGS, REPORTS, TEXTS, hostile, on

Entity = dict[str, Any]

THING = {"name": 384, "alias": 384, "country": 2, "summary": 65_000, "description": 65_000, "keywords": 1024,
         "sourceUrl": 4096, "publisher": 1024, "proof": 200, "retrievedAt": 32}  # fmt: skip
INTEREST = {"role": 1024, "description": 65_000, "proof": 200, "date": 32}
MODEL: dict[str, dict[str, int]] = {
    "Article": {**THING, "fileName": 1024, "title": 1024, "author": 1024, "language": 3, "publishedAt": 32,
                "bodyText": 65_000},
    "Person": {**THING, "position": 1024},
    "PublicBody": THING,
    "Organization": THING,
    "LegalEntity": THING,
    "Event": {**THING, "date": 32, "location": 250, "involved": 200, "organizer": 200},
    "Note": {**THING, "entity": 200},
    "Representation": {**INTEREST, "agent": 200, "client": 200},
    "Membership": {**INTEREST, "member": 200, "organization": 200},
    "Documentation": {**INTEREST, "document": 200, "entity": 200},
}  # fmt: skip
"""Schema → its properties and how many characters a value can have."""

LEGAL = {"Person", "PublicBody", "Organization", "LegalEntity"}
RANGES = {
    "proof": {"Article"}, "document": {"Article"}, "organization": {"Organization", "PublicBody"},
    "involved": LEGAL, "organizer": LEGAL, "agent": LEGAL, "client": LEGAL, "member": LEGAL,
    "entity": {*LEGAL, "Event", "Article", "Note"},
}  # fmt: skip
REQUIRED = {
    "Article": {"fileName"}, "Representation": {"agent", "client"}, "Membership": {"member", "organization"},
    "Documentation": {"document", "entity"}, "Note": {"name"},
}  # fmt: skip


def read(export: Export, *, text: bool = True) -> list[Entity]:
    return [json.loads(line) for line in money_file(export, text=text).split(b"\n")[:-1]]


def of(entities: list[Entity], schema: str) -> list[Entity]:
    return [one for one in entities if one["schema"] == schema]


def check(entities: list[Entity]) -> None:
    """That the model takes them."""
    schemata = {one["id"]: one["schema"] for one in entities}
    assert len(schemata) == len(entities)
    for one in entities:
        fields = MODEL[one["schema"]]
        assert REQUIRED.get(one["schema"], {"name"}) <= one["properties"].keys()
        for name, values in one["properties"].items():
            assert values
            assert len(set(values)) == len(values)
            for value in values:
                assert 0 < len(value) <= fields[name], (one["id"], name)
                assert value == value.strip()
                assert name not in RANGES or schemata[value] in RANGES[name]


@pytest.mark.parametrize(
    "export",
    [
        EXPORT, hostile(EXPORT), hostile(EXPORT, " a;b,,c<BR>\n\nd , "), hostile(EXPORT, " " * 300_000 + ";"),
        excerpts_only(hostile(EXPORT)),
        Export(dossier=DossierInfo()),
    ],
)  # fmt: skip
def test_the_model_takes_every_entity(export: Export) -> None:
    check(read(export))


def test_records_become_what_fits_them() -> None:
    made = read(EXPORT)
    schemata = {one["id"]: one["schema"] for one in made}
    assert {one: schemata[one] for one in schemata if one[0] in "ar"} == {
        "r-1": "Article", "r-2": "Article", "r-3": "Article", "a-courier": "Organization", "a-kestria": "PublicBody",
        "a-league": "Organization", "a-marlen": "Person", "a-maruvia": "PublicBody", "a-tarsovia": "PublicBody",
        "a-wire": "Organization",
    }  # fmt: skip
    assert [one["id"] for one in of(made, "Event")] == ["m-1", "m-3", "m-4"]
    assert [one["id"] for one in of(made, "Note")] == ["s-1", "s-2", "s-3", "q-1", "q-2"]
    (spoken,) = of(made, "Representation")
    assert (spoken["properties"]["agent"], spoken["properties"]["client"]) == (["a-marlen"], ["a-kestria"])
    (member,) = of(made, "Membership")
    assert (member["properties"]["member"], member["properties"]["organization"]) == (["a-kestria"], ["a-league"])


def test_unnamed_sources_are_no_entities() -> None:
    made = read(EXPORT)
    assert not any("a-officials" in str(one) for one in made)
    note = next(one for one in made if one["id"] == "s-2")["properties"]
    assert "entity" not in note
    assert note["name"] == ["officials: “No deal today”"]
    assert note["keywords"] == ["statement", "direct", "assert", "denied"]


def test_an_event_is_of_a_day_or_as_near_as_is_known() -> None:
    met, week, none = of(read(EXPORT), "Event")
    assert met["properties"] == {
        "date": ["2031-03-11"], "involved": ["a-kestria", "a-tarsovia"], "keywords": ["meeting", "held"],
        "location": ["Lunn"], "name": ["Talks: Kestria, Tarsovia"], "organizer": ["a-maruvia"],
        "proof": ["r-1", "r-2"], "sourceUrl": ["https://courier.example/1"], "summary": ["held, 11 March"],
    }  # fmt: skip
    assert week["properties"]["date"] == ["2031-03"]
    assert week["properties"]["summary"] == ["planned, next week"]
    assert "date" not in none["properties"]


@pytest.mark.parametrize(
    ("when", "told"),
    [
        (on("2031-03-11", "2031-03-12"), ["2031-03-11"]),
        (on("2031-03-30", "2031-04-03"), ["2031"]),
        (on("2031-12-30", "2032-01-03"), []),
        (When(earliest="2031-03-11"), []),
        (None, []),
    ],
)
def test_no_day_is_more_precise_than_it_is_known(when: When | None, told: list[str]) -> None:
    meeting = msgspec.structs.replace(MEETINGS[2], when=when)
    (event,) = of(read(Export(dossier=DossierInfo(), meetings=(meeting,))), "Event")
    assert event["properties"].get("date", []) == told


def test_an_article_has_what_its_report_has() -> None:
    first, second, third = of(read(EXPORT), "Article")
    assert first["properties"] == {
        "author": ["Hanne Calloway"], "bodyText": [TEXTS["r-1"]], "fileName": ["wire/1.txt"], "language": ["eng"],
        "publishedAt": ["2031-03-05"], "publisher": ["Velmar Courier"], "retrievedAt": ["2031-03-05T12:00:00"],
        "sourceUrl": ["https://courier.example/1"], "title": ["Talks in Lunn next week"],
    }  # fmt: skip
    assert "sourceUrl" not in second["properties"]
    assert "publishedAt" not in third["properties"]
    assert all("bodyText" not in one["properties"] for one in of(read(EXPORT, text=False), "Article"))


def test_what_the_reports_document() -> None:
    told = {
        (one["properties"]["document"][0], one["properties"]["entity"][0], one["properties"]["role"][0])
        for one in of(read(EXPORT), "Documentation")
    }
    assert ("r-1", "a-marlen", "said") in told
    assert ("r-2", "a-tarsovia", "met") in told
    assert ("r-2", "a-maruvia", "mediated") in told
    assert not [one for one in told if one[1] == "a-league"]


def test_names_are_as_long_as_they_may_be() -> None:
    long = msgspec.structs.replace(ACTORS[3], name="n" * 500, aliases=("", " "))
    (person,) = of(read(Export(dossier=DossierInfo(), actors=(long,), reports=REPORTS)), "Person")
    assert len(person["properties"]["name"][0]) == 384
    assert "alias" not in person["properties"]


def test_the_same_export_gives_the_same_bytes() -> None:
    assert money_file(EXPORT) == money_file(EXPORT)
