"""Owns: what a search found, in pages, with the other records that have the words, and where the words stand."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from secretariat.answer.finding import found_spans, words_in
from secretariat.answer.naming import naming
from secretariat.answer.queries import search
from secretariat.answer.searching import Wanted, search_page
from secretariat.store.sqlite import Store
from secretariat.store.writing import MARK_END, MARK_START
from tests.answer.talking import BERLIN, GENEVA
from tests.answer.talking import UNDATED as TALKS_UNDATED
from tests.store.readings import BRENIK, ORSK, person_of, put


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    with Store.open(tmp_path / "talks.db", create=True) as opened:
        put(opened, BRENIK, ORSK, GENEVA, BERLIN, TALKS_UNDATED)
        yield opened


def test_records_with_the_words_those_with_most_first(store: Store) -> None:
    page = search_page(store, Wanted(words="army soldiers"), naming(store))
    (row,) = page.rows
    assert [(note.kind, note.passages[0].quote) for note in row.notes] == [
        ("provision", "Tarsovia is to cut its army to 600,000 soldiers"),
        ("position", "No cut of the army"),
    ]


def test_it_finds_what_the_command_finds_in_that_order(store: Store) -> None:
    page = search_page(store, Wanted(words="geneva"), naming(store))
    assert [row.hit for row in page.rows] == list(search(store, "geneva").hits)


def test_pages_follow_one_another(store: Store) -> None:
    known = naming(store)
    whole = [row.hit.report.id for row in search_page(store, Wanted(words="geneva"), known).rows]
    parts = [search_page(store, Wanted(words="geneva", skip=at, limit=1), known) for at in range(len(whole))]
    assert [row.hit.report.id for part in parts for row in part.rows] == whole
    assert [part.more for part in parts] == [True] * (len(whole) - 1) + [False]


def test_only_what_some_said(store: Store) -> None:
    wanted = Wanted(words="line", speakers=(person_of(BRENIK),))
    page = search_page(store, wanted, naming(store))
    assert [len(row.hit.statements) for row in page.rows] == [1]
    assert page.people == ()


def test_people_by_the_beginnings_of_their_names(store: Store) -> None:
    assert [one.name for one in search_page(store, Wanted(words="josef halv"), naming(store)).people] == [
        "Josef Halvek"
    ]
    assert search_page(store, Wanted(words="osef"), naming(store)).people == ()


@pytest.mark.parametrize(
    ("text", "words", "found"),
    [
        ("The Army left", "army", ["Army"]),
        ("Erdoğan spoke", "erdogan", ["Erdoğan"]),
        ("sanctions, sanctioned", "sanction*", ["sanctions", "sanctioned"]),
        ("the red line is red", '"red line"', ["red", "line", "red"]),
        ("nothing", "army", []),
        ("an armyful", "army", []),
    ],
)
def test_where_words_stand(text: str, words: str, found: list[str]) -> None:
    assert [text[start:end] for start, end in words_in(text, words)] == found


@given(st.text(), st.text())
def test_no_text_and_no_words_break_it(text: str, words: str) -> None:
    for start, end in words_in(text, words):
        assert 0 <= start < end <= len(text)


def test_marks_are_read_as_places_of_the_text() -> None:
    assert found_spans(f"the {MARK_START}red{MARK_END} line {MARK_START}stays{MARK_END}") == [(4, 7), (13, 18)]
