"""Owns: the view Timeline: the picture, the table, the filters, the ways to other days, the downloads."""

from __future__ import annotations

import csv
import io
import json
import re
from pathlib import Path
from typing import Any

import pytest
from flask.testing import FlaskClient
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from lxml import html

from secretariat.web.app import make_app
from tests.answer.talking import UNDATED, with_meeting, with_position
from tests.store.readings import day, make
from tests.web import dossiers
from tests.web.pictures.seen import Seen, drawn_in


def read(client: FlaskClient, address: str = "/timeline") -> Any:
    answer = client.get(address)
    assert answer.status_code == 200, answer.text[:300]
    return html.fromstring(answer.data)


def drawn(client: FlaskClient, address: str = "/timeline", width: str = "wide") -> Seen:
    return drawn_in(client.get(address).text, width)


def cells(page: Any) -> list[list[str]]:
    """The words of the rows of the table."""
    return [[" ".join(cell.text_content().split()) for cell in row.xpath("th|td")] for row in page.xpath("//tbody/tr")]


def test_meetings_are_drawn_held_and_planned(page: FlaskClient) -> None:
    for width in ("wide", "middle", "narrow"):
        seen = drawn(page, width=width)
        assert len(seen.all("circle", "pic-held")) == 2
        assert len(seen.all("circle", "pic-planned")) == 2
        assert seen.overlaps() == []
        assert seen.outside() == []


def test_a_mark_leads_to_the_words_that_tell_it(page: FlaskClient) -> None:
    seen = drawn(page)
    (title,) = [one for one in seen.titles() if "18 Nov 2025. Meeting" in one]
    assert "“Kestria and Tarsovia met in Geneva on 18 November”" in title
    led = [one for one in seen.links() if one.startswith("/report/")]
    assert led
    for address in led:
        assert page.get(address.partition("#")[0]).status_code == 200


def test_the_table_has_every_event_the_earliest_first(page: FlaskClient) -> None:
    rows = cells(read(page))
    assert rows[0][:3] == ["10 Nov 2025", "meeting ● held", "Josef Halvek, Karin Holm"]
    assert rows[0][3] == "Holm saw Halvek on 10 November"
    assert [row[0] for row in rows if row[1].startswith("statement")] == ["23 Nov 2025 published"] * 2
    assert rows[-1][0] == "date unknown"


def test_from_and_to_choose_the_days_of_picture_and_table(page: FlaskClient) -> None:
    address = "/timeline?from=2025-11-15&to=2025-11-19"
    found = read(page, address)
    assert [row[3] for row in cells(found)] == ["Kestria and Tarsovia met in Geneva on 18 November"]
    seen = drawn(page, address)
    assert len(seen.all("circle", "pic-mark")) == 1
    assert "1 earlier, 2 later" in " ".join(seen.words())
    assert found.xpath("//input[@id='f-from']/@value") == ["2025-11-15"]


def test_the_ways_to_other_days_work_without_a_script(page: FlaskClient) -> None:
    found = read(page, "/timeline?from=2025-11-15&to=2025-11-22&issue=other")
    ways = {one.text_content().strip(): one.get("href") for one in found.xpath("//nav[@class='zoom']/a")}
    assert [*ways] == ["← Earlier", "Later →", "+ Closer", "− Wider", "The talks as a whole"]
    assert {*ways["← Earlier"].partition("?")[2].split("&")} == {"from=2025-11-11", "to=2025-11-18", "issue=other"}
    assert "from" not in ways["The talks as a whole"]
    for address in ways.values():
        assert page.get(address).status_code == 200
    assert "Wider" not in "".join(read(page).xpath("//nav[@class='zoom']/a/text()"))


def test_a_party_narrows_picture_and_table(page: FlaskClient) -> None:
    found = read(page, "/timeline?party=Karin+Holm")
    assert [row[2] for row in cells(found)] == ["Josef Halvek, Karin Holm"]
    assert len(drawn(page, "/timeline?party=Karin+Holm").all("circle", "pic-mark")) == 1
    assert found.xpath("//option[@selected]/text()") == ["Karin Holm"]
    assert "Nothing is told" in page.get("/timeline?party=Nobody").text


def test_an_issue_narrows_statements_and_leaves_meetings(page: FlaskClient) -> None:
    found = read(page, "/timeline?issue=armed+forces")
    kinds = {row[1].split()[0] for row in cells(found)}
    assert kinds == {"meeting", "statement"}
    assert sum(row[1] == "statement" for row in cells(found)) == 1
    assert "Meetings and contradictions have no issue" in page.get("/timeline?issue=armed+forces").text


def test_a_kind_narrows(page: FlaskClient) -> None:
    found = read(page, "/timeline?kind=proposal")
    assert {row[1].split()[0] for row in cells(found)} == {"proposal"}
    assert "Meetings" not in drawn(page, "/timeline?kind=proposal").words()
    assert page.get("/timeline?kind=dance").status_code == 400


@pytest.mark.parametrize(
    "asked", ["from=yesterday", "from=2025-13-01", "to=x", "from=2025-11-20&to=2025-11-01", "page=99"]
)
def test_what_cannot_be_asked_is_told(page: FlaskClient, asked: str) -> None:
    answer = page.get(f"/timeline?{asked}")
    assert answer.status_code == 400
    assert "Traceback" not in answer.text


def test_as_of_a_day_nothing_later_is_there(page: FlaskClient) -> None:
    found = read(page, "/timeline?as_of=2025-11-20")
    words = " ".join(" ".join(row) for row in cells(found))
    assert "Geneva" in words
    assert "Holm saw Halvek" not in words
    seen = drawn(page, "/timeline?as_of=2025-11-20")
    assert "last report 20 Nov 2025" in seen.words()
    assert seen.links()
    assert all("as_of=2025-11-20" in one for one in seen.links())


def test_the_downloads_hold_every_row_with_its_words(page: FlaskClient) -> None:
    shown = len(cells(read(page)))
    rows = [*csv.DictReader(io.StringIO(page.get("/timeline?format=csv").data.decode("utf-8-sig")))]
    assert len(rows) == shown
    assert rows[0]["words"] == "Holm saw Halvek on 10 November"
    assert rows[0]["kind"] == "meeting"
    body = json.loads(page.get("/timeline?format=json&kind=statement").data)
    assert {row["kind"] for row in body["rows"]} == {"statement"}
    assert any("600,000" in row["words"] for row in body["rows"])


def test_an_empty_dossier_and_one_without_days_are_told(tmp_path: Path) -> None:
    empty = dossiers.client(dossiers.empty(tmp_path / "empty.db"))
    assert "No report tells of a time yet" in empty.get("/timeline").text
    undated = dossiers.client(dossiers.dossier(tmp_path / "undated.db", UNDATED))
    found = read(undated)
    assert found.xpath("//figure") == []
    assert {row[0] for row in cells(found)} == {"date unknown"}
    assert drawn(undated, "/timeline?from=2025-11-01&to=2025-11-05").all("circle") == []


def test_times_at_the_ends_of_the_calendar_are_drawn(tmp_path: Path) -> None:
    told = make("T\n\nThey met once. They meet at last. They meet some day.", published=day("2025-11-20"))
    told = with_meeting(told, "They met once", ("Kestria", "Tarsovia"), when=day("0001-01-01"))
    told = with_meeting(told, "They meet at last", ("Kestria", "Tarsovia"), when=day("9999-12-27"), status="planned")
    client = dossiers.client(dossiers.dossier(tmp_path / "ends.db", told))
    assert "1 earlier, 1 later" in " ".join(drawn(client).words())
    for days in ("from=0001-01-01&to=9999-12-31", "from=0001-01-01&to=0001-01-01", "from=9999-12-31&to=9999-12-31"):
        seen = drawn(client, f"/timeline?{days}")
        assert seen.overlaps() == []


def test_parties_that_speak_most_in_the_days_shown_have_rows(tmp_path: Path) -> None:
    said = [
        make(f"T{n}\n\n" + " ".join(f"S{k} said word{n}x{k}." for k in range(12)), published=day(f"2025-11-{10 + n}"),
             said=[(f"S{k}", "said", f"word{n}x{k}") for k in range(n, 12)])
        for n in range(10)
    ]  # fmt: skip
    client = dossiers.client(dossiers.dossier(tmp_path / "many.db", *said))
    words = drawn(client).words()
    assert "S11\u00a010" in words
    assert "4 others\u00a010" in words
    late = drawn(client, "/timeline?from=2025-11-19&to=2025-11-19").words()
    assert {one for one in late if one.startswith("S")} == {
        "S9\u00a01",
        "S10\u00a01",
        "S11\u00a01",
        "Statements per day",
    }


def test_the_still_copy_has_the_picture_without_ways_that_need_a_server(talks: Path) -> None:
    text = make_app(talks, still=True).test_client().get("/timeline").text
    assert 'class="pic"' in text
    assert "zoom" not in text
    assert not re.search(r'href="[^"]*\?(from|party)=', text)


def test_moves_are_drawn_with_what_they_are(tmp_path: Path) -> None:
    first = with_position(make("A\n\nKestria demands that the army be cut.", published=day("2025-11-18")),
                          "Kestria demands that the army be cut", "Kestria", "armed forces", "demands")  # fmt: skip
    later = with_position(make("B\n\nKestria accepts that the army be cut.", published=day("2025-11-20")),
                          "Kestria accepts that the army be cut", "Kestria", "armed forces", "accepts")  # fmt: skip
    seen = drawn(dossiers.client(dossiers.dossier(tmp_path / "moves.db", first, later)))
    assert len(seen.all("polygon", "pic-softened")) == 1
    assert "Kestria: armed forces\u00a0· softened" in seen.words()


@settings(max_examples=15, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.text(min_size=1, max_size=40).filter(lambda text: text.strip() != ""))
def test_any_words_stay_words(tmp_path_factory: pytest.TempPathFactory, words: str) -> None:
    try:
        path = dossiers.dossier(tmp_path_factory.mktemp("any") / "talks.db", dossiers.hostile(words))
    except UnicodeEncodeError:
        return
    answer = dossiers.client(path).get("/timeline")
    assert answer.status_code == 200
    found = html.fromstring(answer.data)
    assert len(found.xpath("//script")) == 1
    assert found.xpath("//svg//*[starts-with(name(@*), 'on')]") == []
    assert all(not one.lower().startswith("javascript") for one in found.xpath("//@href"))
