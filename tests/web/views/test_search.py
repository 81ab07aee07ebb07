"""Owns: search over texts and records, with what was found marked."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from flask.testing import FlaskClient

from tests.store.readings import day, make
from tests.web.dossiers import client, dossier


def html(page: FlaskClient, query: str) -> str:
    return page.get(f"/search?{query}").get_data(as_text=True)


def test_nothing_asked_nothing_searched(page: FlaskClient) -> None:
    assert "Give one or more words" in html(page, "")


def test_what_was_found_is_marked_and_leads_to_its_place(page: FlaskClient) -> None:
    found = html(page, "q=inspectors")
    assert "<mark>inspectors</mark>" in found
    assert "/report/" in found
    assert "#p" in found


def test_records_with_the_words_are_shown(page: FlaskClient) -> None:
    found = html(page, "q=soldiers")
    assert "provision" in found
    assert "red line" in found


def test_people_of_that_name_are_named(page: FlaskClient) -> None:
    assert "Who: <a" in html(page, "q=halvek")


@pytest.mark.parametrize(
    ("query", "reports"),
    [
        ("q=geneva", 2),
        ("q=geneva&since=2025-11-23", 1),
        ("q=geneva&until=2025-11-20", 1),
        ("q=geneva&as_of=2025-11-21", 1),
        ("q=soldiers&speaker=halvek", 1),
        ('q="flags down"', 1),
        ("q=inspect*", 1),
        ("q=zzz", 0),
    ],
)
def test_filters_narrow_it(page: FlaskClient, query: str, reports: int) -> None:
    assert len(json.loads(page.get(f"/search?{query}&format=json").data)["rows"]) == reports


@pytest.mark.parametrize("words", ["%22", "***", "(", "NEAR(a", "a AND", "-", "%00"])
def test_no_words_break_it(page: FlaskClient, words: str) -> None:
    assert page.get(f"/search?q={words}").status_code == 200


def test_an_unknown_speaker_is_told(page: FlaskClient) -> None:
    assert "nobody in these reports has that name" in html(page, "q=a&speaker=zzz")


def test_pages(tmp_path: Path) -> None:
    told = [make(f"Report {n}\n\nThe envoys met.", name=f"{n}.txt", published=day("2025-11-20")) for n in range(45)]
    page = client(dossier(tmp_path / "talks.db", *told))
    first, last = html(page, "q=envoys"), html(page, "q=envoys&page=3")
    assert "Reports 1–20" in first
    assert "page=2" in first
    assert "Reports 41–45" in last
    assert "Next" not in last
    assert len(json.loads(page.get("/search?q=envoys&format=json").data)["rows"]) == 45
