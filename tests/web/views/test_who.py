"""Owns: the view Who and the pages of actors: names, roles, who met whom, what was said and through whom."""

from __future__ import annotations

import csv
import io
import json
from pathlib import Path
from typing import Any

import pytest
from flask.testing import FlaskClient
from hypothesis import given, settings
from hypothesis import strategies as st
from lxml import html

from secretariat.web.app import make_app
from tests.answer.talking import who
from tests.answer.test_people import HALVEK, TALKS, TARSOVIA
from tests.web import dossiers
from tests.web.pictures.seen import Seen, drawn_in


@pytest.fixture(scope="module")
def path(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return dossiers.dossier(tmp_path_factory.mktemp("who") / "talks.db", TALKS)


@pytest.fixture
def client(path: Path) -> FlaskClient:
    return dossiers.client(path)


def read(client: FlaskClient, address: str) -> Any:
    answer = client.get(address)
    assert answer.status_code == 200, answer.text[:300]
    return html.fromstring(answer.data)


def table(page: Any, caption: str) -> list[list[str]]:
    """The rows of the table whose caption has these words."""
    (found,) = [one for one in page.xpath("//table") if caption in one.xpath("caption")[0].text_content()]
    return [[" ".join(cell.text_content().split()) for cell in row.xpath("th|td")] for row in found.xpath("tbody/tr")]


def drawn(client: FlaskClient, address: str = "/who", width: str = "wide") -> Seen:
    return drawn_in(client.get(address).text, width)


def test_parties_and_their_people_stand_in_the_table(client: FlaskClient) -> None:
    rows = table(read(client, "/who"), "those who speak for it")
    assert rows[0] == ["Tarsovia", "state", "2", "", "1", "1"]
    assert rows[1] == ["Josef Halvek", "foreign minister (Tarsovia)", "2", "1", "1", "1"]
    assert ["Maruvia", "state mediates 1 meeting", "0", "", "1", "1"] in rows


@pytest.mark.parametrize("width", ["wide", "middle", "narrow"])
def test_who_met_whom_is_drawn_and_told_in_a_table(client: FlaskClient, width: str) -> None:
    page = read(client, "/who")
    seen = drawn(client, width=width)
    assert {"Kestria", "Tarsovia", "Maruvia"} <= {*seen.words()}
    assert len(seen.all("path", "pic-tie-held")) == 3
    assert len(seen.all("polygon", "pic-mediator")) == 2, "one in the key"
    assert seen.overlaps() == []
    anchors = {f"#{one}" for one in page.xpath("//tr/@id")}
    assert {one for one in seen.links() if one.startswith("#")} == anchors
    assert len(anchors) == 3
    rows = table(page, "Who met whom")
    assert ["Kestria", "Tarsovia", "1", "0", "0", "18 Nov 2025 ● held"] in [
        [*sorted(row[:2]), *row[2:]] for row in rows
    ]


def test_the_meetings_of_a_pair_lead_to_their_words(client: FlaskClient) -> None:
    led = read(client, "/who").xpath("//ul[@class='plain']//a/@href")
    assert led
    assert all(client.get(one.partition("#")[0]).status_code == 200 for one in led)


def test_people_are_drawn_when_asked(client: FlaskClient) -> None:
    assert "Josef Halvek" not in drawn(client, "/who").words()
    assert "Josef Halvek" in drawn(client, "/who?graph=people").words()
    assert client.get("/who?graph=cats").status_code == 400


@pytest.mark.parametrize(
    ("asked", "names"),
    [
        ("name=halv", ["Josef Halvek"]),
        ("party=Tarsovia", ["Tarsovia", "Josef Halvek"]),
        ("kind=outlet", ["Der Bote", "Radio Lunn"]),
        ("name=o&kind=state", ["Tarsovia"]),
    ],
)
def test_filters_narrow_the_table(client: FlaskClient, asked: str, names: list[str]) -> None:
    rows = table(read(client, f"/who?{asked}"), "those who speak for it")
    assert [row[0].removesuffix(" for Tarsovia") for row in rows] == names


def test_a_party_narrows_the_graph(client: FlaskClient) -> None:
    assert len(drawn(client, "/who?party=Tarsovia").all("path", "pic-tie-held")) == 2
    assert "Nobody like that" in client.get("/who?name=Zebra").text


def test_a_name_that_one_alone_has_leads_to_its_page(client: FlaskClient) -> None:
    answer = client.get("/who?name=Josef+Halvek&as_of=2025-11-21")
    assert answer.status_code == 302
    assert answer.location == f"/who/{HALVEK}?as_of=2025-11-21"
    assert client.get("/who?name=halvek").status_code == 200


def test_the_page_of_a_person_tells_role_party_and_words(client: FlaskClient) -> None:
    page = read(client, f"/who/{HALVEK}")
    (lead, *_) = page.xpath("//p[@class='lead']")
    told = " ".join(lead.text_content().split())
    assert told == "Speaks for Tarsovia (office: foreign minister of Tarsovia). Named in 1 report."
    assert table(page, "Titles")[0][:2] == ["foreign minister of Tarsovia", "20 Nov 2025"]
    said = table(page, "statement")
    assert [row[2] for row in said] == ["no", "never"]
    assert said[1][1] == "Josef Halvek reported by Radio Lunn"
    assert {row[1] for row in table(page, "Who met whom")} == {"Kestria", "Maruvia"}


def test_the_page_of_a_party_names_those_who_speak_for_it(client: FlaskClient) -> None:
    page = read(client, f"/who/{TARSOVIA}")
    assert table(page, "With what tells it") == [["Josef Halvek", "office: foreign minister of Tarsovia", "2"]]
    assert [row[1] for row in table(page, "statement")] == ["Josef Halvek", "Josef Halvek reported by Radio Lunn"]


def test_positions_stand_with_their_course(page: FlaskClient) -> None:
    rows = table(read(page, f"/who/{who('Tarsovia')}"), "latest stance")
    (army,) = [row for row in rows if row[0] == "armed forces"]
    assert army[1] == "▮ red line"
    assert "earlier stances" in army[3]
    assert read(page, f"/who/{who('Tarsovia')}").xpath("//div[@class='spark']/*")


def test_nobody_of_that_id_is_told(client: FlaskClient) -> None:
    answer = client.get("/who/a-0")
    assert answer.status_code == 404
    assert "There is nobody called" in answer.text


def test_the_downloads_hold_every_row(client: FlaskClient) -> None:
    rows = [*csv.DictReader(io.StringIO(client.get("/who?format=csv").data.decode("utf-8-sig")))]
    assert [row["name"] for row in rows][:2] == ["Tarsovia", "Josef Halvek"]
    assert rows[1]["party"] == "Tarsovia"
    body = json.loads(client.get(f"/who/{HALVEK}?format=json").data)
    assert [row["words"] for row in body["rows"]] == ["no", "never"]
    assert body["rows"][1]["chain"][0]["relation"] == "reported by"


def test_as_of_a_day_before_there_is_nobody(client: FlaskClient) -> None:
    assert "Nobody is named yet" in client.get("/who?as_of=2025-11-01").text
    assert client.get(f"/who/{HALVEK}?as_of=2025-11-01").status_code == 404


def test_an_empty_dossier_is_told(tmp_path: Path) -> None:
    text = dossiers.client(dossiers.empty(tmp_path / "empty.db")).get("/who").text
    assert "Nobody is named yet" in text
    assert "No report tells of a meeting of two" in text


def test_every_link_of_the_view_leads_somewhere(client: FlaskClient) -> None:
    for address in ("/who", f"/who/{HALVEK}", f"/who/{TARSOVIA}"):
        for one in {*read(client, address).xpath("//main//a/@href")}:
            assert one.startswith("#") or client.get(one.partition("#")[0]).status_code in {200, 302}, one


def test_the_still_copy_has_no_forms(path: Path) -> None:
    text = make_app(path, still=True).test_client().get("/who").text
    assert "<form" not in text
    assert "format=csv" not in text
    assert 'class="pic"' in text


@settings(max_examples=15, deadline=None)
@given(st.text(min_size=1, max_size=40).filter(lambda text: text.strip() != ""))
def test_any_words_stay_words(tmp_path_factory: pytest.TempPathFactory, words: str) -> None:
    try:
        path = dossiers.dossier(tmp_path_factory.mktemp("any") / "talks.db", dossiers.hostile(words))
    except UnicodeEncodeError:
        return
    client = dossiers.client(path)
    for address in ("/who", f"/who/{who(words)}"):
        found = read(client, address)
        assert len(found.xpath("//script")) == 1
        assert all(not one.lower().startswith("javascript") for one in found.xpath("//@href"))
