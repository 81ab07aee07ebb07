"""Owns: the table of positions, its filters, and the history of a cell with sentences, moves and how it is known."""

from __future__ import annotations

import csv
import io
import json
from pathlib import Path
from typing import Any

import pytest
from flask.testing import FlaskClient
from lxml import html

from secretariat.store.sqlite import Store
from secretariat.web.app import make_app
from tests.answer.differing import REPRINT, differing
from tests.answer.talking import with_position
from tests.store.readings import day, make, put
from tests.web import dossiers

CELL = "/positions/cell?party=Kestria&issue=armed+forces"


@pytest.fixture(scope="module")
def path(tmp_path_factory: pytest.TempPathFactory) -> Path:
    made = tmp_path_factory.mktemp("positions") / "talks.db"
    with Store.open(made, create=True) as store:
        differing(store)
        late = make("Late\n\nTarsovia is open to it.", name="late.txt", published=day("2031-04-20"))
        put(store, with_position(late, "Tarsovia is open to it", "Tarsovia", "borders", "open"))
    return made


@pytest.fixture
def client(path: Path) -> FlaskClient:
    return dossiers.client(path)


def read(client: FlaskClient, address: str) -> Any:
    answer = client.get(address)
    assert answer.status_code == 200, answer.text[:300]
    return html.fromstring(answer.data)


def text(element: Any) -> str:
    return " ".join(element.text_content().split())


def table(page: Any) -> dict[str, dict[str, Any]]:
    """Party → issue → cell of the table."""
    issues = [text(one) for one in page.xpath("//table[@class='positions']/thead/tr/th")][1:]
    rows = page.xpath("//table[@class='positions']/tbody/tr")
    return {
        text(row.xpath("th/a")[0]): dict(zip(issues, row.xpath("td[not(@class='absent')]"), strict=True))
        for row in rows
    }


def tile(cell: Any) -> str:
    return text(cell.xpath(".//a[contains(@class, 'tile')]")[0])


def test_each_cell_has_its_stance_as_word_and_its_age(client: FlaskClient) -> None:
    cells = table(read(client, "/positions"))
    assert tile(cells["Kestria"]["armed forces"]) == "◐ conditional ◷ 46 days old ⬍ reversed ▮ red line 4 Mar 2031"
    assert tile(cells["Tarsovia"]["borders"]) == "○ open 0 days old"
    assert "s-conditional" in cells["Kestria"]["armed forces"].xpath(".//a")[0].get("class")


def test_what_is_old_is_marked(client: FlaskClient) -> None:
    cells = table(read(client, "/positions"))
    old = {party: "old" in cell.xpath(".//a")[0].get("class").split() for party, cell in
           ((party, own["borders"]) for party, own in cells.items())}  # fmt: skip
    assert old == {"Kestria": True, "Tarsovia": False}


def test_as_of_a_day_the_same_is_not_old_yet(client: FlaskClient) -> None:
    page = read(client, "/positions?as_of=2031-03-10")
    assert tile(table(page)["Kestria"]["armed forces"]).startswith("◐ conditional 5 days old")
    assert "counted to 10 Mar 2031" in text(page)


def test_no_position_is_an_empty_cell_that_says_so(client: FlaskClient) -> None:
    cell = table(read(client, "/positions"))["Tarsovia"]["armed forces"]
    assert text(cell) == "no position known"
    assert cell.xpath(".//a") == []


@pytest.mark.parametrize(
    ("query", "left"),
    [
        ("party=tars", {"Tarsovia": ["borders"]}),
        ("issue=armed+forces", {"Kestria": ["armed forces"]}),
        ("stance=open", {"Tarsovia": ["borders"]}),
        ("since=2031-03-06", {"Kestria": ["borders"], "Tarsovia": ["borders"]}),
    ],
)
def test_filters(client: FlaskClient, query: str, left: dict[str, list[str]]) -> None:
    cells = table(read(client, f"/positions?{query}"))
    assert {party: list(own) for party, own in cells.items()} == left


def test_nothing_like_that(client: FlaskClient) -> None:
    assert "No position is like that" in client.get("/positions?party=nobody").text
    assert client.get("/positions?stance=shrugs").status_code == 400


def test_the_download_has_a_row_for_each_cell(client: FlaskClient) -> None:
    rows = list(csv.DictReader(io.StringIO(client.get("/positions?format=csv&party=kestria").data.decode("utf-8-sig"))))
    assert {(row["party"], row["issue"], row["stance"], row["age"], row["stale"]) for row in rows} == {
        ("Kestria", "armed forces", "conditional", "46", "true"),
        ("Kestria", "borders", "red line", "42", "true"),
    }
    assert json.loads(client.get("/positions?format=json").data)["view"] == "positions"


def test_a_cell_opens_to_its_sentences_the_latest_first(client: FlaskClient) -> None:
    page = read(client, CELL)
    steps = page.xpath("//li[@class='step']")
    assert [text(step.xpath(".//span[@class='date']")[0]) for step in steps] == ["5 Mar 2031", "4 Mar 2031"]
    first, last = (text(step) for step in steps)
    assert "Kestria may talk of the army" in first
    assert "on condition: if others do" in first
    assert "reported" in first
    assert "stated" in last
    assert "also printed: Velmar Courier, 6 Mar 2031" in last
    for step in steps:
        assert step.xpath(".//a[@class='quote']")[0].get("href").startswith("/report/r-")


def test_a_move_stands_with_both_sentences(client: FlaskClient) -> None:
    (move,) = read(client, CELL).xpath("//div[@class='move']")
    assert text(move).startswith("⬍ reversed from ▮ red line of Meridian Wire, 4 Mar 2031")
    assert "Kestria will withdraw 900 soldiers from Tolvik" in text(move)


def test_the_course_is_drawn(client: FlaskClient) -> None:
    page = read(client, CELL)
    assert len(page.xpath("//figure//*[local-name()='svg']")) == 3, "a picture for each width"


def test_beside_it_stand_the_others_and_the_other_issues(client: FlaskClient) -> None:
    aside = text(read(client, "/positions/cell?party=Kestria&issue=borders").xpath("//aside")[0])
    assert "Others on borders Tarsovia" in aside
    assert "Kestria elsewhere armed forces" in aside


def test_an_issue_without_a_party_shows_all_of_them(client: FlaskClient) -> None:
    page = read(client, "/positions/cell?issue=borders")
    rows = [text(row.xpath("th")[0]) for row in page.xpath("//tbody/tr")]
    assert rows == ["Kestria", "Tarsovia"]
    rows = json.loads(client.get("/positions/cell?issue=borders&format=json").data)["rows"]
    assert [row["party"] for row in rows] == ["Kestria", "Tarsovia"]


def test_the_history_can_be_downloaded(client: FlaskClient) -> None:
    rows = json.loads(client.get(f"{CELL}&format=json").data)["rows"]
    assert [row["position"]["stance"] for row in rows] == ["red line", "conditional"]
    assert client.get(f"{CELL}&format=csv").data.decode("utf-8-sig").startswith("position_id,")


@pytest.mark.parametrize(
    ("address", "code", "said"),
    [
        ("/positions/cell", 400, "“issue” is missing"),
        ("/positions/cell?party=Kestria", 400, "“issue” is missing"),
        ("/positions/cell?issue=weather", 404, "No position on “weather” is known"),
        ("/positions/cell?issue=borders&party=Nobody", 404, "No position of “Nobody” on “borders” is known"),
        ("/positions/cell?issue=borders&as_of=2031-03-01", 404, "by that day"),
        ("/positions/cell/c-000000000000", 404, "no cell of this id"),
    ],
)
def test_what_is_not_there_is_told(client: FlaskClient, address: str, code: int, said: str) -> None:
    answer = client.get(address)
    assert (answer.status_code, said in answer.text) == (code, True)


def test_whoever_took_it_for_a_party_leads_to_the_party(tmp_path: Path) -> None:
    told = make("R\n\nKestria agrees, says Holm.", name="r.txt", published=day("2031-03-04"))
    told = with_position(told, "Kestria agrees", "Kestria", "borders", "accepts", actor="Karin Holm")
    page = dossiers.client(dossiers.dossier(tmp_path / "talks.db", told))
    answer = page.get("/positions/cell?issue=borders&party=Karin+Holm")
    assert (answer.status_code, answer.location) == (303, "/positions/cell?issue=borders&party=Kestria")


def test_the_name_of_an_issue_leads_to_its_cell(client: FlaskClient) -> None:
    answer = client.get("/positions/armed forces?party=Kestria")
    assert answer.status_code == 303
    assert answer.location == "/positions/cell?issue=armed+forces&party=Kestria"


def test_pages_that_are_kept_as_files_have_addresses_without_a_query(path: Path) -> None:
    still = make_app(path, still=True).test_client()
    links = [link for link in read(still, "/positions").xpath("//td//a/@href") if link.startswith("positions/")]
    assert links
    assert all("?" not in link for link in links)
    kept = [still.get(f"/{link.removesuffix('.html')}") for link in links]
    assert {answer.status_code for answer in kept} == {200}
    assert "Kestria may talk of the army" in "".join(answer.text for answer in kept)


def test_what_only_a_reprint_says_is_marked(tmp_path: Path) -> None:
    made = tmp_path / "talks.db"
    with Store.open(made, create=True) as store:
        from tests.answer.differing import WIRE

        differing(store, (WIRE, with_position(REPRINT, "As printed elsewhere", "Kestria", "ports", "open")))
    page = read(dossiers.client(made), "/positions/cell?party=Kestria&issue=ports")
    assert "reprint of Meridian Wire" in text(page)


def test_many_parties_come_in_pages(tmp_path: Path) -> None:
    made = tmp_path / "talks.db"
    readings = []
    for number in range(60):
        told = make(f"R\n\nState {number} agrees.", name=f"{number}.txt", published=day("2031-03-04"))
        readings.append(with_position(told, f"State {number} agrees", f"State {number}", "borders", "accepts"))
    page = dossiers.client(dossiers.dossier(made, *readings))
    assert len(table(read(page, "/positions"))) == 50
    assert len(table(read(page, "/positions?page=2"))) == 10
    assert len(json.loads(page.get("/positions?format=json").data)["rows"]) == 60
