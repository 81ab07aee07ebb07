"""Owns: the statements, by publication, narrowed by speaker, act and days."""

from __future__ import annotations

import json

import pytest
from flask.testing import FlaskClient


def said(page: FlaskClient, query: str = "") -> list[str]:
    return [row["said"]["words"] for row in json.loads(page.get(f"/statements?{query}&format=json").data)["rows"]]


def test_all_of_them(page: FlaskClient) -> None:
    assert said(page) == ["“We will never go below 600,000 soldiers,”", "The envoys meet"]


@pytest.mark.parametrize(
    ("query", "left"),
    [("speaker=halvek", 1), ("speaker=Josef+Halvek", 1), ("act=assert", 2), ("act=deny", 0), ("since=2025-11-24", 0),
     ("until=2025-11-23", 2)],
)  # fmt: skip
def test_filters_narrow_them(page: FlaskClient, query: str, left: int) -> None:
    assert len(said(page, query)) == left


def test_each_leads_to_its_words_and_its_speaker(page: FlaskClient) -> None:
    html = page.get("/statements").get_data(as_text=True)
    assert "#p21-63" in html or "?at=" in html
    assert 'href="/who?name=Josef+Halvek"' in html


def test_nobody_of_that_name_is_told_with_the_nearest(page: FlaskClient) -> None:
    html = page.get("/statements?speaker=halvok").get_data(as_text=True)
    assert "nobody in these reports has that name" in html
    assert "Halvek" in html


def test_as_of_a_day(page: FlaskClient) -> None:
    assert said(page, "as_of=2025-11-22") == []
