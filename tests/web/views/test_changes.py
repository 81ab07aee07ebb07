"""Owns: what became known since a day: each kind with its words, the day where none is given, downloads."""

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
from secretariat.web.views.changes import SHOWN
from tests.answer.differing import PULLOUT, differing
from tests.answer.talking import UNDATED
from tests.store.readings import day, make
from tests.web import dossiers


@pytest.fixture(scope="module")
def path(tmp_path_factory: pytest.TempPathFactory) -> Path:
    made = tmp_path_factory.mktemp("changes") / "talks.db"
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


def section(page: Any, kind: str) -> str:
    (found,) = page.xpath(f"//section[@id='{kind}']")
    return text(found)


SINCE = "/changes?since=2031-03-05"


def test_a_new_claim_and_a_further_origin(client: FlaskClient) -> None:
    page = read(client, SINCE)
    assert f"Denied: {PULLOUT}" in section(page, "claim")
    assert f"{PULLOUT} New origin: Marta Osk" in section(page, "origin")


def test_a_position_that_moved_with_both_sentences(client: FlaskClient) -> None:
    told = section(read(client, SINCE), "position")
    assert "⬍ reversed Kestria on armed forces" in told
    assert f"▮ red line 4 Mar 2031{PULLOUT} ◐ conditional 5 Mar 2031Kestria may talk of the army" in told


def test_a_meeting_that_was_moved_with_both_days(client: FlaskClient) -> None:
    told = section(read(client, SINCE), "meeting")
    assert "moved ○ planned Kestria, Tarsovia, 15 Mar 2031 told for 11 Mar 2031 before" in told
    assert "The talks moved to 15 March" in told


def test_differing_accounts_and_denials_stand_apart(client: FlaskClient) -> None:
    page = read(client, SINCE)
    assert "900 and 700 soldiers" in section(page, "contradiction")
    assert "Nadia Ferrin, for Tarsovia denies it" in section(page, "denial")


def test_an_edited_report_shows_what_was_changed(client: FlaskClient) -> None:
    (edited,) = read(client, SINCE).xpath("//article[contains(@class, 'edited')]")
    assert [text(one) for one in edited.xpath(".//li")] == [
        "written anew: ≈ The list fills eleven twelve long pages.",
        "dropped: − The ferries lie idle.",
        "added: + A ferry ran.",
    ]
    assert [text(one) for one in edited.xpath(".//del")] == ["eleven", "The ferries lie idle."]
    assert [text(one) for one in edited.xpath(".//ins")] == ["twelve long", "A ferry ran."]
    for link in edited.xpath(".//li/a/@href"):
        assert client.get(link.partition("#")[0]).status_code == 200


def test_every_section_leads_to_words(client: FlaskClient) -> None:
    for found in read(client, SINCE).xpath("//section[@class='kind']"):
        assert found.xpath(".//a[starts-with(@href, '/report/')]"), found.get("id")


def test_without_a_day_the_last_fourteen_before_the_newest_report(client: FlaskClient) -> None:
    page = read(client, "/changes")
    assert text(page.xpath("//h1")[0]) == "New since 24 Feb 2031"
    assert page.xpath("//input[@id='f-since']/@value") == ["2031-02-24"]
    assert text(read(client, "/changes?as_of=2031-03-05").xpath("//h1")[0]) == "New since 20 Feb 2031"


def test_the_tally_leads_to_the_sections(client: FlaskClient) -> None:
    page = read(client, SINCE)
    tally = {text(one) for one in page.xpath("//ul[@class='tally']/li")}
    assert {"1 new claims", "1 further independent origins", "5 new reports"} <= tally
    for anchor in page.xpath("//ul[@class='tally']//a/@href"):
        assert page.xpath(f"//section[@id='{anchor.removeprefix('#')}']")


def test_nothing_new(client: FlaskClient) -> None:
    assert "Nothing became known" in client.get("/changes?since=2031-04-01").text


def test_one_kind_alone(client: FlaskClient) -> None:
    page = read(client, f"{SINCE}&what=report")
    assert len(page.xpath("//p[contains(@class, 'piece')]")) == 5
    assert page.xpath("//section[@id='claim']") == []
    assert client.get(f"{SINCE}&what=gossip").status_code == 400


def test_the_download_has_a_line_for_each_change(client: FlaskClient) -> None:
    rows = list(csv.DictReader(io.StringIO(client.get(f"{SINCE}&format=csv").data.decode("utf-8-sig"))))
    assert {row["kind"] for row in rows} == {
        "claim", "origin", "position", "meeting", "contradiction", "denial", "edit", "report"
    }  # fmt: skip
    assert all(row["report_id"].startswith("r-") for row in rows)
    alone = json.loads(client.get(f"{SINCE}&what=origin&format=json").data)["rows"]
    assert [row["what"] for row in alone] == ["2 origins now, new: Marta Osk"]


def many(tmp_path: Path) -> Path:
    told = [make(f"Report {n:02}\n\nA{n} left.", name=f"{n:02}.txt", published=day("2031-03-04")) for n in range(60)]
    return dossiers.dossier(tmp_path / "talks.db", *told)


def test_of_many_some_are_shown_with_a_way_to_all(tmp_path: Path) -> None:
    page = dossiers.client(many(tmp_path))
    whole = read(page, "/changes")
    assert len(whole.xpath("//section[@id='report']//p[contains(@class, 'piece')]")) == SHOWN
    (way,) = whole.xpath("//section[@id='report']//p[@class='rest']/a/@href")
    assert "1–50 of 60 reports" in page.get(way).text


def test_pages_that_are_kept_as_files_lead_to_all(tmp_path: Path) -> None:
    still = make_app(many(tmp_path), still=True).test_client()
    page = read(still, "/changes")
    assert page.xpath("//section[@id='report']//p[@class='rest']/a/@href") == ["changes-of-report.html"]
    assert len(read(still, "/changes-of-report").xpath("//p[contains(@class, 'piece')]")) == 60
    assert page.xpath("//form") == []


def test_where_no_report_is_dated_a_day_is_asked_for(tmp_path: Path) -> None:
    page = dossiers.client(dossiers.dossier(tmp_path / "talks.db", UNDATED))
    assert "give the day since when" in page.get("/changes").text
    assert page.get("/changes?format=csv").data.decode("utf-8-sig").startswith("kind,")
    assert "date unknown" in page.get("/changes?since=2031-03-01").text


@pytest.mark.parametrize("since", ["0001-01-01", "9999-12-31"])
def test_the_first_and_the_last_day_that_can_be_written(client: FlaskClient, since: str) -> None:
    assert client.get(f"/changes?since={since}").status_code == 200
