"""Owns: what became known since a day, sorted: new origins, denials by themselves, meetings, and the lines of it."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import get_args

import pytest

from secretariat.answer.accounts import changes
from secretariat.answer.news import News, NewsKind, news, news_lines
from secretariat.store.sqlite import Store
from tests.answer.differing import PULLOUT, differing
from tests.answer.talking import UNDATED
from tests.reconcile.tabling import LEAK, SHORTER
from tests.store.readings import put


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    with Store.open(tmp_path / "talks.db", create=True) as opened:
        differing(opened)
        yield opened


@pytest.fixture
def found(store: Store) -> News:
    """All but what the first report tells."""
    return news(changes(store, date(2031, 3, 5)))


def test_a_further_origin_says_which_is_new(found: News) -> None:
    (one,) = found.confirmed
    assert one.claim.gist == PULLOUT
    assert [origin.name for origin in one.fresh] == ["Marta Osk"], "Veldt was known before"


def test_denials_stand_by_themselves(found: News) -> None:
    assert [one.type for one in found.denials] == ["denial"]
    assert [one.type for one in found.contradictions] == ["value"]


def test_what_moved_and_what_was_edited(found: News) -> None:
    assert [(one.party, one.direction) for one in found.shifts] == [("Kestria", "reversed")]
    assert [(one.before.name, one.report.name) for one in found.edited] == [("denial.txt", "edited.txt")]
    assert [one.change for one in found.meetings] == ["announced", "moved"]


def test_the_latest_reports_come_first_those_of_unknown_day_last(store: Store) -> None:
    put(store, UNDATED)
    names = [one.name for one in news(changes(store, date(2031, 3, 5))).reports]
    assert names == ["orlenz.txt", "edited.txt", "denial.txt", "courier.txt", "gazette.txt", "c.txt"]


def test_every_change_has_lines_with_its_words(found: News) -> None:
    lines = news_lines(found)
    assert {one.kind for one in lines} == set(get_args(NewsKind)) - {"provision"}, "no plan is told of"
    for one in lines:
        assert one.passage is None or one.words is not None
        assert one.passage is not None or one.kind == "report"
    assert [one.kind for one in lines] == sorted((one.kind for one in lines), key=get_args(NewsKind).index), (
        "in the order of the page"
    )


def test_terms_of_plans_that_were_changed_or_dropped_the_latest_first(store: Store) -> None:
    put(store, LEAK, SHORTER)
    lines = news_lines(news(changes(store, date(2031, 3, 5))), "provision")
    assert [one.what for one in lines] == [
        "prisoners: changed: 30 days → 45 days",
        "alliance membership: dropped",
        "armed forces: changed: 90,000 troops → 120,000 troops",
    ]
    assert {one.report.id for one in lines} == {SHORTER.report.id}
    assert news_lines(news(changes(store, date(2031, 3, 13))), "provision") == ()


@pytest.mark.parametrize(
    ("kind", "number", "what"),
    [
        ("claim", 1, "2 reports, 1 origin: Nadia Ferrin"),
        ("origin", 1, "2 origins now, new: Marta Osk"),
        ("position", 1, "armed forces: reversed from “red line” to “conditional”"),
        ("contradiction", 2, "value: 900 and 700 soldiers"),
        ("denial", 2, "denial: one denies what the other says"),
        ("meeting", 2, "announced (planned)"),
        ("edit", 3, "dropped"),
        ("report", 5, "new report"),
    ],
)
def test_lines_of_one_kind(found: News, kind: NewsKind, number: int, what: str) -> None:
    lines = news_lines(found, kind)
    assert len(lines) == number
    assert what in [one.what for one in lines]


def test_after_the_last_report_nothing_is_new(store: Store) -> None:
    found = news(changes(store, date(2031, 4, 1)))
    assert news_lines(found) == ()
