"""Owns: claims with their origins, one claim with its tree, and accounts that differ, side by side."""

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
from tests.answer.differing import PULLOUT, differing
from tests.web import dossiers


@pytest.fixture(scope="module")
def path(tmp_path_factory: pytest.TempPathFactory) -> Path:
    made = tmp_path_factory.mktemp("claims") / "talks.db"
    with Store.open(made, create=True) as store:
        differing(store)
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


def gists(client: FlaskClient, query: str = "") -> list[str]:
    return [text(one) for one in read(client, f"/claims?{query}").xpath("//h2")]


def claim_of(client: FlaskClient, words: str) -> str:
    rows = json.loads(client.get("/claims?format=json").data)["rows"]
    return next(str(row["id"]) for row in rows if words in row["gist"])


FEWER = "Only 700 soldiers leave"


def test_each_claim_says_on_how_many_origins_it_rests(client: FlaskClient) -> None:
    first = read(client, "/claims").xpath("//li[@class='claim']")[0]
    assert text(first.xpath("p[@class='score']")[0]) == "2 origins ●●"
    assert "3 reports, 2 origins: Arno Veldt; Marta Osk" in text(first)
    assert "contradicted 2 times" in text(first)


def test_reprints_hang_on_what_they_reprint(client: FlaskClient) -> None:
    first = read(client, "/claims").xpath("//li[@class='claim']")[0]
    (below,) = first.xpath(".//ol[contains(@class, 'reprints')]")
    assert "Velmar Courier" in text(below)
    assert "reprint" in text(below)
    assert "Meridian Wire" in text(below.xpath("ancestor::li[@class='member']")[0])


def test_who_tells_it_for_whom_and_through_whom(client: FlaskClient) -> None:
    whole = text(read(client, "/claims"))
    assert "Arno Veldt, for Kestria" in whole
    assert "Marta Osk · citing Radio Lunn" in whole
    assert "Nadia Ferrin, for Tarsovia denies it" in whole


@pytest.mark.parametrize(
    ("query", "left"),
    [
        ("", [PULLOUT, f"Denied: {PULLOUT}", FEWER]),
        ("rests=independent+origins", [PULLOUT]),
        ("rests=a+single+origin", [f"Denied: {PULLOUT}", FEWER]),
        ("standing=denied", [f"Denied: {PULLOUT}"]),
        ("standing=contradicted&party=osk", [PULLOUT]),
        ("words=700", [FEWER]),
    ],
)
def test_filters(client: FlaskClient, query: str, left: list[str]) -> None:
    assert gists(client, query) == left


def test_what_does_not_fit_is_told(client: FlaskClient) -> None:
    assert "No claim is like that" in client.get("/claims?words=snow").text
    assert "independent origins" in client.get("/claims?rests=nothing").text
    assert client.get("/claims?rests=nothing").status_code == 400


def test_a_claim_has_its_tree_its_members_and_what_speaks_against_it(client: FlaskClient) -> None:
    page = read(client, f"/claims/{claim_of(client, PULLOUT)}")
    assert text(page.xpath("//h1")[0]) == PULLOUT
    assert len(page.xpath("//figure//*[local-name()='svg']")) == 3
    assert len(page.xpath("//li[@class='member']")) == 3
    against = page.xpath("//section[@id='against']//article")
    assert {text(one.xpath(".//p[@class='type']/b")[0]) for one in against} == {"denial", "value"}


def test_every_member_leads_to_its_words(client: FlaskClient) -> None:
    page = read(client, f"/claims/{claim_of(client, PULLOUT)}")
    for link in page.xpath("//li[@class='member']/div/a[@class='quote']/@href"):
        address, _, anchor = link.partition("#")
        assert f'id="{anchor}"' in client.get(address).text


def test_a_claim_can_be_downloaded(client: FlaskClient) -> None:
    rows = json.loads(client.get(f"/claims/{claim_of(client, PULLOUT)}?format=json").data)["rows"]
    assert [row["report"]["name"] for row in rows] == ["wire.txt", "gazette.txt", "courier.txt"]
    found = client.get("/claims?format=csv&words=700").data.decode("utf-8-sig")
    (row,) = csv.DictReader(io.StringIO(found))
    assert (row["gist"], row["independent"]) == (FEWER, "1")


def test_a_claim_that_is_not_there(client: FlaskClient) -> None:
    answer = client.get("/claims/c-000000000000")
    assert answer.status_code == 404
    assert "There is no claim" in answer.text
    denial = claim_of(client, "700")
    assert client.get(f"/claims/{denial}?as_of=2031-03-08").status_code == 404


def pairs(client: FlaskClient, query: str = "") -> list[Any]:
    found: list[Any] = read(client, f"/contradictions?{query}").xpath("//article[@class='pair']")
    return found


def test_accounts_stand_side_by_side_the_newest_first(client: FlaskClient) -> None:
    value, denial = pairs(client)
    assert text(value.xpath("p[@class='type']")[0]).startswith("value 900 and 700 soldiers")
    left, right = denial.xpath("div[@class='side']")
    assert "Arno Veldt, for Kestria" in text(left)
    assert "4 Mar 2031" in text(left)
    assert "Nadia Ferrin, for Tarsovia denies it" in text(right)
    assert text(right.xpath(".//a[contains(@class, 'context')]")[0]) == f"Nadia Ferrin denied that {PULLOUT}."
    assert text(right.xpath(".//mark")[0]) == PULLOUT


def test_one_party_against_itself_is_marked(client: FlaskClient) -> None:
    value, denial = pairs(client)
    assert "one party against itself: Kestria" in text(value)
    assert "against itself" not in text(denial)


@pytest.mark.parametrize(
    ("query", "left"),
    [
        ("type=denial", ["denial"]),
        ("sides=one+party", ["value"]),
        ("party=ferrin", ["denial"]),
        ("words=700", ["value"]),
    ],
)
def test_filters_of_pairs(client: FlaskClient, query: str, left: list[str]) -> None:
    assert [text(one.xpath("p[@class='type']/b")[0]) for one in pairs(client, query)] == left


def test_denied_claims_stand_below(client: FlaskClient) -> None:
    page = read(client, "/contradictions")
    (listed,) = page.xpath("//ul[@class='denied']/li")
    assert text(listed).startswith(f"{PULLOUT} denied by Nadia Ferrin, for Tarsovia, 7 Mar 2031")
    assert read(client, "/contradictions?type=value").xpath("//ul[@class='denied']") == []


def test_no_verdict_is_given(client: FlaskClient) -> None:
    assert "No verdict is given" in client.get("/contradictions").text


def test_pairs_can_be_downloaded(client: FlaskClient) -> None:
    rows = json.loads(client.get("/contradictions?format=json&type=value").data)["rows"]
    assert [(row["left"]["said"]["words"], row["one_side"]) for row in rows] == [(PULLOUT, "Kestria")]


def test_a_dossier_in_which_nothing_is_told_twice(tmp_path: Path) -> None:
    page = dossiers.client(dossiers.empty(tmp_path / "talks.db"))
    assert "Nothing is told more than once yet" in page.get("/claims").text
    assert "No two accounts are known to contradict" in page.get("/contradictions").text
