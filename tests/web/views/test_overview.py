"""Owns: the first page says where the talks stand, what comes next and what is new, with links everywhere."""

from __future__ import annotations

import json

from flask.testing import FlaskClient


def test_what_there_is(page: FlaskClient) -> None:
    html = page.get("/").get_data(as_text=True)
    for words in ("5 reports", "20 Nov 2025", "1 of unknown day", "armed forces", "Issue by issue", "Next meetings",
                  "25 Nov 2025", "Last held", "Geneva", "Who speaks most", "Josef Halvek"):  # fmt: skip
        assert words in html, words


def test_issues_lead_to_their_history(page: FlaskClient) -> None:
    html = page.get("/").get_data(as_text=True)
    assert 'href="/positions/cell?issue=armed+forces"' in html
    assert 'href="/positions/cell?issue=armed+forces&amp;party=Tarsovia"' in html


def test_the_latest_position_counts(page: FlaskClient) -> None:
    issues = {row["issue"]: row for row in json.loads(page.get("/?format=json").data)["rows"]}
    latest = [one for one in issues["armed forces"]["latest"] if one is not None]
    assert [(one["party"], one["stance"]) for one in latest] == [("Tarsovia", "red line")]
    assert issues["armed forces"]["statuses"] == {"open": 1, "contested": 2}


def test_as_of_an_earlier_day_it_is_as_it_was(page: FlaskClient) -> None:
    html = page.get("/?as_of=2025-11-20").get_data(as_text=True)
    assert "1 report" in html
    assert "red line" not in html.split("Parties</h2>")[0].split("<table")[1]


def test_new_is_counted_from_the_newest_report_not_from_today(page: FlaskClient) -> None:
    html = page.get("/").get_data(as_text=True)
    assert 'href="/changes?since=2025-11-10"' in html
