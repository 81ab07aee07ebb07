"""What the commands show."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from secretariat.answer import queries
from secretariat.answer.rows import Count
from secretariat.ingest import report_from_text
from secretariat.problems import Problem, SecretariatError
from secretariat.records import Reading
from secretariat.store.scope import Scope
from secretariat.store.sqlite import Store
from tests.store.readings import BRENIK, ORSK, UNDATED, make, put


@pytest.fixture
def store(tmp_path: Path) -> Store:
    opened = Store.open(tmp_path / "talks.db", create=True)
    put(opened, UNDATED, ORSK, BRENIK)
    opened.note([Problem(stage="ingest", place="x.bin", message="is no text.")], "x.bin")
    return opened


def test_the_overview_counts(store: Store) -> None:
    answer = queries.overview(store)
    assert (answer.reports, answer.undated, answer.first, answer.last) == (3, 1, "2025-11-20", "2025-11-22")
    assert answer.outlets == (Count(name="Der Bote", count=1), Count(name="Reuters", count=1))
    assert (answer.outlet_unknown, answer.statements, answer.unresolved, answer.actors) == (1, 4, 1, 4)
    assert answer.speakers == (Count(name="Tomasz Brenik", count=2), Count(name="Ferdinand Orsk", count=1))
    assert [problem.place for problem in answer.problems] == ["x.bin"]


def test_an_as_of_overview_leaves_out_and_counts(store: Store) -> None:
    answer = queries.overview(store, Scope(as_of=date(2025, 11, 21)))
    assert (answer.as_of, answer.reports, answer.left_out, answer.problems) == ("2025-11-21", 1, 1, ())


def test_statements_stand_by_report_in_order_of_publication(store: Store) -> None:
    answer = queries.statements(store)
    assert [group.report.title for group in answer.reports] == [
        "Talks in Geneva",
        "Berlin weighs sanctions",
        "No date here",
    ]
    first, second = answer.reports[0].statements
    assert (first.speaker, first.cue, first.words) == ("Tomasz Brenik", "said", '"the red line stays"')
    assert (second.speaker, second.unresolved) == (None, "nobody of that name is in the report")
    assert answer.reports[0].report.outlet == "Reuters"
    for group, reading in zip(answer.reports, (BRENIK, ORSK, UNDATED), strict=True):
        assert all(passage.holds_in(reading.report.text) for row in group.statements for passage in row.passages)


@pytest.mark.parametrize("name", ["Brenik", "tomasz brenik", "BRÉNIK"])
def test_statements_of_one_speaker(store: Store, name: str) -> None:
    answer = queries.statements(store, speaker=name)
    assert [(group.report.name, len(group.statements)) for group in answer.reports] == [
        ("b/geneva.txt", 1),
        ("c.txt", 1),
    ]


def test_an_unknown_speaker_is_said_with_the_closest_names(store: Store) -> None:
    with pytest.raises(SecretariatError, match=r"'Brenick': nobody .* has that name\. Did you mean Tomasz Brenik\?"):
        queries.statements(store, speaker="Brenick")
    with pytest.raises(SecretariatError, match="`secretariat show actors` lists"):
        queries.statements(store, speaker="")


def test_actors_who_speak_most_come_first(store: Store) -> None:
    rows = queries.actors(store).actors
    assert [(row.name, row.statements) for row in rows] == [
        ("Tomasz Brenik", 2),
        ("Ferdinand Orsk", 1),
        ("Der Bote", 0),
        ("Reuters", 0),
    ]


def test_a_search_shows_statements_or_the_best_paragraph(store: Store) -> None:
    line = queries.search(store, "red line").hits[0]
    assert ([row.words for row in line.statements], line.passage) == (['"the red line stays"'], None)
    quiet = queries.search(store, "quiet").hits[0]
    assert quiet.passage is not None
    assert quiet.passage.holds_in(ORSK.report.text)
    assert [quiet.passage.quote[start:end] for start, end in quiet.marks] == ["quiet"]
    title = queries.search(store, "weighs").hits[0]
    assert title.passage is not None
    assert title.passage.quote == "Berlin weighs sanctions"


def test_a_long_paragraph_is_cut_around_the_words(store: Store) -> None:
    long = make("Title\n\n" + "before " * 200 + "the ceasefire holds " + "after " * 200, name="long.txt")
    put(store, long)
    passage = queries.search(store, "ceasefire").hits[0].passage
    assert passage is not None
    assert passage.holds_in(long.report.text)
    assert "the ceasefire holds" in passage.quote
    assert len(passage.quote) <= 320


def test_the_line_with_the_words_is_shown(store: Store) -> None:
    talked = "They met and they talked of it.\n" * 30
    ingested = report_from_text(f"Talks\n\n{talked}The ceasefire holds.\nMore.\n")
    assert ingested.report is not None
    put(store, Reading(report=ingested.report, reader="test/1"))
    passage = queries.search(store, "ceasefire holds").hits[0].passage
    assert passage is not None
    assert passage.quote == "The ceasefire holds."


def test_undated_reports_left_out_by_days_are_counted(store: Store) -> None:
    assert queries.search(store, "brenik").undated == 0
    assert queries.search(store, "brenik", Scope(since=date(2025, 11, 21))).undated == 1
    assert queries.search(store, "brenik", Scope(until=date(2025, 11, 21))).undated == 1
    assert queries.search(store, "brenik", Scope(until=date(2025, 11, 21), as_of=date(2025, 11, 21))).undated == 0


def test_search_takes_days_and_speakers(store: Store) -> None:
    assert [hit.report.name for hit in queries.search(store, "geneva", Scope(since=date(2025, 11, 21))).hits] == [
        "a/berlin.txt"
    ]
    assert queries.search(store, "geneva", speaker="Orsk").hits == ()
    assert len(queries.search(store, "said", limit=1).hits) == 1
