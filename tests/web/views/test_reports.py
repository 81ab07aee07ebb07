"""Owns: the list of reports, one report with its records, and the way from a record to its words."""

from __future__ import annotations

import json
from pathlib import Path

import msgspec
import pytest
from flask.testing import FlaskClient

from secretariat.reconcile.copies import RULE
from secretariat.records import Judgement
from secretariat.store.pairs import Compared, Pair
from secretariat.store.sqlite import Store
from tests.answer.talking import GENEVA
from tests.store.readings import day, make
from tests.web.dossiers import SPOKEN, client, dossier

REPORT = f"/report/{SPOKEN.report.id}"


def text(page: FlaskClient, address: str) -> str:
    return page.get(address).get_data(as_text=True)


def test_the_list_is_by_publication_the_undated_last(page: FlaskClient) -> None:
    html = text(page, "/reports")
    table = html[html.index("<table") :]
    places = [
        table.index(title) for title in ("Envoys meet", ">Views<", "Kestria hopes", "Halvek sets", "No date here")
    ]
    assert places == sorted(places)
    assert "date unknown" in html


@pytest.mark.parametrize(
    ("query", "left"),
    [
        ("title=HALVEK", {"Halvek sets a limit"}),
        ("title=berlin.txt", {"Kestria hopes"}),
        ("outlet=reuters", {"Envoys meet"}),
        ("since=2025-11-22", {"Kestria hopes", "Halvek sets a limit"}),
        ("until=2025-11-20", {"Envoys meet"}),
        ("since=2025-11-21&until=2025-11-21", {"Views"}),
        ("outlet=nobody", set()),
    ],
)
def test_filters_narrow_it(page: FlaskClient, query: str, left: set[str]) -> None:
    rows = json.loads(page.get(f"/reports?{query}&format=json").data)["rows"]
    assert {row["report"]["title"] for row in rows} == left
    assert ("No report fits" in text(page, f"/reports?{query}")) == (not left)


def test_how_much_was_read_is_counted(page: FlaskClient) -> None:
    rows = json.loads(page.get("/reports?title=halvek&format=json").data)["rows"]
    assert [(row["statements"], row["positions"], row["provisions"], row["meetings"]) for row in rows] == [(2, 1, 1, 1)]


def test_a_report_has_its_records_beside_it(page: FlaskClient) -> None:
    html = text(page, REPORT)
    assert "Halvek sets a limit" in html
    for name in (SPOKEN.statements[0].id, SPOKEN.positions[0].id, SPOKEN.provisions[0].id, SPOKEN.meetings[0].id):
        assert f'<li id="{name}"' in html
        assert f'href="#{name}"' in html, "its number in the text leads to it"
    words = SPOKEN.positions[0].passages[0]
    assert f'id="p{words.start}-{words.end}"' in html
    assert f'href="#p{words.start}-{words.end}"' in html


def test_a_red_line_has_word_and_sign(page: FlaskClient) -> None:
    html = text(page, REPORT)
    assert 'class="stance s-red-line"><span aria-hidden="true">▮</span> red line' in html


def test_ids_are_there_once(page: FlaskClient) -> None:
    import re

    found = re.findall(r' id="([^"]+)"', text(page, REPORT))
    assert len(found) == len(set(found))


def test_only_records_of_one_kind(page: FlaskClient) -> None:
    html = text(page, f"{REPORT}?kind=provision")
    assert SPOKEN.provisions[0].id in html
    assert SPOKEN.positions[0].id not in html


def test_words_are_marked(page: FlaskClient) -> None:
    assert '<span class="hl k-at">Halvek</span>' in text(page, f"{REPORT}?at=0-6")


@pytest.mark.parametrize("at", ["x", "5", "5-", "-5", "9-3", "3-3", "0-99999", "٣-٤", "1-2-3", "0-" + "9" * 30])
def test_a_wrong_place_is_told(page: FlaskClient, at: str) -> None:
    answer = page.get(REPORT, query_string={"at": at})
    assert answer.status_code == 400
    assert "“at” is" in answer.get_data(as_text=True)


@pytest.mark.parametrize("record", [SPOKEN.statements[0], SPOKEN.positions[0], GENEVA.proposals[0], GENEVA.meetings[0]])
def test_any_record_leads_to_its_words(page: FlaskClient, record: object) -> None:
    identity = record.id  # type: ignore[attr-defined]
    answer = page.get(f"/record/{identity}")
    assert answer.status_code == 303
    assert answer.headers["Location"].endswith(f"#{identity}")
    assert page.get(answer.headers["Location"]).status_code == 200


def test_as_of_a_day_before_it_there_is_no_such_report(page: FlaskClient) -> None:
    answer = page.get(f"{REPORT}?as_of=2025-11-21")
    assert answer.status_code == 404
    assert "published by that day" in answer.get_data(as_text=True)


def test_its_records_can_be_downloaded(page: FlaskClient) -> None:
    rows = json.loads(page.get(f"{REPORT}?format=json").data)["rows"]
    assert [row["kind"] for row in rows] == ["statement", "position", "provision", "meeting", "statement"]
    assert page.get(f"{REPORT}?format=csv").data.startswith(b"\xef\xbb\xbfid,kind,")


def test_copies_are_named_on_both_sides(tmp_path: Path) -> None:
    first = make("Wire\n\nThe envoys met.", name="wire.txt", outlet="Wire", published=day("2025-11-20"))
    later = make("Bote\n\nThe envoys met.", name="bote.txt", outlet="Bote", published=day("2025-11-21"))
    path = dossier(tmp_path / "talks.db", first, later)
    with Store.open(path) as store:
        judge_copies(store, first.report.id, later.report.id)
    page = client(path)
    assert "reprint of" in text(page, "/reports")
    assert "it is no further source" in text(page, f"/report/{later.report.id}")
    assert "Reprinted or edited later" in text(page, f"/report/{first.report.id}")


def judge_copies(store: Store, first: str, later: str) -> None:
    """Note that two reports are one text."""
    left, right = sorted((first, later))
    judgement = Judgement(left=left, right=right, verdict="same", score=0.9, why="for a test", by=RULE)
    pair = Pair("copy", left, right, (left, right), msgspec.json.encode(judgement).decode())
    store.put_compared(Compared(later, None), (), [pair], rules="test/1")
