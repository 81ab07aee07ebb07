"""What the commands show."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import Literal

import msgspec
import pytest

from secretariat.answer import queries
from secretariat.answer.rows import Count
from secretariat.ingest import report_from_text
from secretariat.problems import Problem, SecretariatError
from secretariat.records import Reading, When
from secretariat.store.scope import Scope
from secretariat.store.sqlite import Store
from tests.store.readings import (
    BRENIK,
    CHAYKIN,
    ORSK,
    TSCHAIKIN,
    UNDATED,
    WALK,
    day,
    judged,
    make,
    outlet_of,
    person_of,
    put,
    with_time,
)


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


JURIJ, YURI, TOMASZ = person_of(TSCHAIKIN), person_of(CHAYKIN), person_of(BRENIK)


def test_actors_that_are_the_same_are_one_row(store: Store) -> None:
    put(store, TSCHAIKIN, CHAYKIN)
    store.put_judgements([judged(JURIJ, YURI)])
    rows = {row.id: row for row in queries.actors(store).actors}
    assert (rows[JURIJ].name, rows[JURIJ].aliases) == ("Jurij Tschaikin", ("Yuri Chaykin",))
    assert (rows[JURIJ].statements, rows[JURIJ].reports) == (2, 2)
    assert YURI not in rows
    assert queries.overview(store).actors == 4 + 3


def test_a_report_that_names_both_of_a_group_counts_once(store: Store) -> None:
    both = make(
        "Jurij Tschaikin said “no”. Yuri Chaykin said “yes”.",
        name="both.txt",
        said=[("Jurij Tschaikin", "said", "“no”"), ("Yuri Chaykin", "said", "“yes”")],
    )
    put(store, both)
    store.put_judgements([judged(JURIJ, YURI)])
    (row,) = (row for row in queries.actors(store).actors if row.id == JURIJ)
    assert (row.statements, row.reports) == (2, 1)


def test_for_whom_an_actor_speaks_is_told_by_name(store: Store) -> None:
    """The body under the name of its group."""
    papers = (outlet_of(TSCHAIKIN), outlet_of(CHAYKIN))
    speaks = msgspec.structs.replace(CHAYKIN.actors[-1], party=papers[0], country="XA")
    put(store, TSCHAIKIN, msgspec.structs.replace(CHAYKIN, actors=(CHAYKIN.actors[0], speaks)))
    store.put_judgements([judged(*papers)])
    (row,) = (row for row in queries.actors(store).actors if row.id == YURI)
    assert (row.party, row.country) == ("The Daily of Halden", "XA")


def test_who_may_be_the_same_as_whom_is_told_once(store: Store) -> None:
    """By group: with Jurij and Yuri one, whether Tomasz is Yuri is whether he is Jurij."""
    put(store, TSCHAIKIN, CHAYKIN)
    store.put_judgements([judged(JURIJ, YURI), judged(YURI, TOMASZ, "unsure"), judged(JURIJ, TOMASZ, "unsure")])
    (pair,) = queries.actors(store).open
    assert {pair.left, pair.right} == {JURIJ, TOMASZ}
    assert dict(zip((pair.left, pair.right), pair.names, strict=True)) == {
        JURIJ: "Jurij Tschaikin",
        TOMASZ: "Tomasz Brenik",
    }
    assert pair.why == "for a test"
    assert queries.actors(store, Scope(as_of=date(2025, 11, 20))).open == (pair,)


@pytest.mark.parametrize("verdict", ["same", "different"])
@pytest.mark.parametrize("ruled_on", [JURIJ, YURI])
def test_what_somebody_ruled_is_open_no_more_until_it_is_taken_back(
    store: Store, verdict: Literal["same", "different"], ruled_on: str
) -> None:
    """Whichever of the group the ruling names."""
    put(store, TSCHAIKIN, CHAYKIN)
    store.put_judgements([judged(JURIJ, YURI), judged(YURI, TOMASZ, "unsure")])
    store.rule(judged(ruled_on, TOMASZ, verdict, by="Ilse Brandt", at="2031-03-01T09:00:00+00:00"))
    assert queries.actors(store).open == ()
    store.withdraw(ruled_on, TOMASZ, "2031-03-02T09:00:00+00:00")
    assert len(queries.actors(store).open) == 1


@pytest.mark.parametrize("name", ["tschaikin", "Chaykin"])
def test_the_statements_of_a_group_are_found_by_any_of_its_names(store: Store, name: str) -> None:
    put(store, TSCHAIKIN, CHAYKIN)
    store.put_judgements([judged(JURIJ, YURI)])
    said = [row for group in queries.statements(store, speaker=name).reports for row in group.statements]
    assert [(row.speaker, row.words) for row in said] == [
        ("Jurij Tschaikin", "“no deal today”"),
        ("Jurij Tschaikin", "“a deal is near”"),
    ]
    hits = queries.search(store, "deal", speaker=name).hits
    assert {row.speaker for hit in hits for row in hit.statements} == {"Jurij Tschaikin"}
    assert {hit.report.name for hit in hits} == {"d/waits.txt", "e/hopes.txt"}


def test_an_outlet_has_the_name_of_its_group_wherever_it_is_shown(store: Store) -> None:
    put(store, TSCHAIKIN, CHAYKIN)
    store.put_judgements([judged(outlet_of(TSCHAIKIN), outlet_of(CHAYKIN))])
    name = "The Daily of Halden"
    assert Count(name=name, count=2) in queries.overview(store).outlets
    assert [hit.report.outlet for hit in queries.search(store, "deal today").hits] == [name]
    shown = {group.report.name: group.report.outlet for group in queries.statements(store).reports}
    assert (shown["d/waits.txt"], shown["e/hopes.txt"]) == (name, name)


def test_the_timeline_has_the_days_that_the_dossier_gives_to_undated_reports(store: Store) -> None:
    march = make("Halden\n\nTalks open on 5 March 2031.", name="march.txt", published=day("2025-11-21"))
    put(store, WALK, with_time(march, "5 March 2031", "2031-03-05", day("2031-03-05")))
    answer = queries.timeline(store)
    assert [(row.kind, row.who, row.words, row.report.name) for row in answer.rows] == [
        ("said", "Tomasz Brenik", "“we walk”", "walk.txt"),
        ("told", None, "Talks open on 5 March 2031.", "march.txt"),
    ]
    assert answer.rows[0].when == When(
        earliest="2025-11-18", latest="2025-11-19", words="18 November", anchor="dossier"
    )
    said = {group.report.name: group.statements for group in queries.statements(store).reports}
    assert said["walk.txt"][0].said == answer.rows[0].when


def test_a_timeline_as_of_a_day_leaves_undated_reports_out_and_counts_them(store: Store) -> None:
    put(store, WALK)
    answer = queries.timeline(store, Scope(as_of=date(2025, 11, 22)))
    assert (answer.as_of, answer.left_out, answer.rows) == ("2025-11-22", 2, ())


def test_a_timeline_names_the_group(store: Store) -> None:
    put(store, with_time(TSCHAIKIN, "today", "2025-11-20", day("2025-11-20")))
    put(store, with_time(CHAYKIN, "near", "2025-11-22", day("2025-11-22")))
    store.put_judgements([judged(JURIJ, YURI)])
    assert [row.who for row in queries.timeline(store).rows] == ["Jurij Tschaikin", "Jurij Tschaikin"]
