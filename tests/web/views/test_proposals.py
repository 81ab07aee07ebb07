"""Owns: plans with their versions side by side on the page, who accepts what, filters and downloads."""

from __future__ import annotations

import csv
import io
import json
from pathlib import Path
from typing import Any

import pytest
from flask.testing import FlaskClient
from lxml import html

from tests.reconcile.tabling import ANSWER, LEAK, SHORTER, paper, plan
from tests.web import dossiers
from tests.web.test_app import SCRIPTS, safe

NAMED = paper("Kestria may join the Norrin Pact.", "2031-03-05", plans=[plan("the Norrin Pact", "Norrin Pact")])


@pytest.fixture(scope="module")
def path(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return dossiers.dossier(tmp_path_factory.mktemp("plans") / "talks.db", LEAK, SHORTER, ANSWER, NAMED)


@pytest.fixture
def client(path: Path) -> FlaskClient:
    return dossiers.client(path)


def read(client: FlaskClient, address: str) -> Any:
    answer = client.get(address)
    assert answer.status_code == 200, answer.text[:300]
    return html.fromstring(answer.data)


def text(element: Any) -> str:
    """Its words, with a blank between elements."""
    return " ".join(" ".join(element.itertext()).split())


def address(client: FlaskClient) -> str:
    (row,) = json.loads(client.get("/proposals?format=json").data)["rows"]
    return f"/proposals/{row['id']}"


def cells(page: Any, issue: str) -> list[Any]:
    """The versions of the term on an issue."""
    (row,) = [one for one in page.xpath("//table[@class='terms']//tr") if text(one).startswith(issue)]
    found: list[Any] = row.xpath("td")
    return found


def test_a_plan_is_listed_with_its_versions_and_what_became_of_its_terms(client: FlaskClient) -> None:
    (row,) = read(client, "/proposals").xpath("//li[@class='plan']")
    assert "Halmere · 3 reports · 4 Mar 2031 – 13 Mar 2031" in text(row)
    assert [text(one) for one in row.xpath(".//ol[@class='chain']/li")] == [
        "28 points 4 Mar 2031",
        "19 points 12 Mar 2031",
    ]
    assert "3 terms → 2 changed − 1 dropped" in text(row)
    assert "to the last version: Tarsovia ✓ accepts" in text(row)


def test_what_is_of_no_plan_stands_below(client: FlaskClient) -> None:
    (section,) = read(client, "/proposals").xpath("//section[h2[@id='h-others']]")
    assert [text(one) for one in section.xpath(".//q")] == ["the Norrin Pact"]
    assert not read(client, "/proposals?author=halmere").xpath("//section[h2[@id='h-others']]")


def test_terms_stand_side_by_side_by_sign_word_and_colour(client: FlaskClient) -> None:
    page = read(client, address(client))
    first, second = cells(page, "armed forces")
    assert text(first).startswith("· told cap the army of Kestria at 90,000 troops")
    assert "→ changed" in text(second)
    assert "quantity 90,000 troops → became 120,000 troops" in text(second)
    assert second.get("class") == "c-changed"
    told, gone = cells(page, "alliance membership")
    assert text(told).startswith("· told")
    assert text(gone).startswith("− dropped Gone is the demand")


def test_every_cell_leads_to_its_words(client: FlaskClient) -> None:
    page = read(client, address(client))
    for cell in page.xpath("//table[@class='terms']//td | //table[@class='stands']//td"):
        links = cell.xpath(".//a[contains(@href, '/report/')]/@href")
        assert links or "not" in text(cell)
        for link in links:
            answer = client.get(link.partition("#")[0])
            assert answer.status_code == 200
            assert f'id="{link.partition("#")[2]}"' in answer.text


def test_who_accepts_what(client: FlaskClient) -> None:
    rows = read(client, address(client)).xpath("//table[@class='stands']/tbody/tr")
    assert [[text(one) for one in row.xpath("th | td")] for row in rows] == [
        ["Kestria", "✕ rejects 13 Mar 2031 Kestria rejects the 28-point plan", "not known"],
        ["Tarsovia", "not known", "✓ accepts 13 Mar 2031 Tarsovia accepts the new plan of 19 points"],
    ]


def test_versions_have_their_hands(client: FlaskClient) -> None:
    first, second = read(client, address(client)).xpath("//ol[@class='versions']/li")
    assert "by Halmere" in text(first)
    assert "left out Kestria" in text(first)
    assert "approved by Tarsovia" in text(second)
    assert "divided into borders , money" in text(second)
    assert second.xpath(".//a[starts-with(@href, '/who/')]")


@pytest.mark.parametrize(
    ("query", "number"),
    [("author=halm", 1), ("author=kestria", 0), ("party=tarso", 1), ("party=orlenz", 0), ("words=norrin", 1),
     ("only=in+several+versions", 1), ("only=told+by+several+reports", 1)],
)  # fmt: skip
def test_plans_are_narrowed(client: FlaskClient, query: str, number: int) -> None:
    assert len(read(client, f"/proposals?{query}").xpath("//li[@class='plan']")) == number


@pytest.mark.parametrize(
    ("query", "issues"), [("issue=prisoners", ["prisoners"]), ("state=dropped", ["alliance membership"])]
)
def test_terms_are_narrowed(client: FlaskClient, query: str, issues: list[str]) -> None:
    page = read(client, f"{address(client)}?{query}")
    assert [text(one) for one in page.xpath("//table[@class='terms']//span[@class='issue']")] == issues
    assert "No term is like that." in client.get(f"{address(client)}?issue=fish").text


def test_what_is_shown_is_downloaded(client: FlaskClient) -> None:
    rows = list(csv.DictReader(io.StringIO(client.get(f"{address(client)}?format=csv").data.decode("utf-8-sig"))))
    assert [(row["version"], row["state"], row["changes"]) for row in rows if row["issue"] == "prisoners"] == [
        ("28 points", "told", ""), ("19 points", "changed", "30 days → 45 days"),
    ]  # fmt: skip
    narrowed = json.loads(client.get(f"{address(client)}?format=json&state=dropped").data)["rows"]
    assert {row["issue"] for row in narrowed} == {"alliance membership"}
    (row,) = json.loads(client.get("/proposals?format=json").data)["rows"]
    assert (row["versions"], row["changed"], row["dropped"]) == (["28 points", "19 points"], 2, 1)


def test_a_version_and_a_proposal_lead_to_their_plan(client: FlaskClient) -> None:
    for identity in (LEAK.proposals[0].id, ANSWER.proposals[1].id):
        assert client.get(f"/proposals/{identity}").text == client.get(f"/proposals/{identity}").text
        assert len(read(client, f"/proposals/{identity}").xpath("//ol[@class='versions']/li")) == 2
    assert client.get("/proposals/f-none").status_code == 404
    assert client.get("/proposals?only=x").status_code == 400


def test_as_of_a_day_the_later_version_is_not_there(client: FlaskClient) -> None:
    page = read(client, "/proposals?as_of=2031-03-05")
    assert not page.xpath("//ol[@class='chain']")
    assert "by that day" in client.get("/proposals/f-none?as_of=2031-03-05").text
    assert "No proposal is told of by that day." in client.get("/proposals?as_of=2030-01-01").text


def test_changes_lead_to_the_term(client: FlaskClient) -> None:
    page = read(client, "/changes?since=2031-03-05")
    links = [one for one in page.xpath("//a/@href") if one.startswith("/proposals/")]
    assert len(links) == 3
    for link in links:
        assert f'id="{link.partition("#")[2]}"' in client.get(link.partition("#")[0]).text


@pytest.mark.parametrize("words", [SCRIPTS[0], "\u202egnp.exe\x1b[31m", "x" * 20_000])
def test_what_reports_say_is_shown_as_text(tmp_path: Path, words: str) -> None:
    told = dossiers.hostile(f"{words} is a 28-point plan.")
    from tests.answer.talking import with_proposal

    named = with_proposal(told, told.report.text, words, authors=(words,), prepared_by=(words,), points=28)
    page = dossiers.client(dossiers.dossier(tmp_path / "evil.db", named))
    for shown in (page.get("/proposals"), page.get(f"/proposals/{named.proposals[0].id}"), page.get("/changes")):
        assert shown.status_code == 200
        safe(shown.text)


def test_an_empty_dossier_says_so(tmp_path: Path) -> None:
    page = dossiers.client(dossiers.empty(tmp_path / "empty.db"))
    assert "No proposal is told of yet." in page.get("/proposals").text
