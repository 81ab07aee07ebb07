"""Owns: the list of reports, one report with its records, statements in parts, who is who."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest

from secretariat.answer.naming import naming
from secretariat.answer.notes import notes, quantity_words
from secretariat.answer.queries import statements
from secretariat.answer.reports import counted_sayings, report_page, reports, some_sayings
from secretariat.problems import SecretariatError
from secretariat.records import Quantity
from secretariat.store.browsing import Sayings
from secretariat.store.scope import Scope
from secretariat.store.sqlite import Store
from tests.answer.talking import BERLIN, GENEVA, with_position
from tests.answer.talking import UNDATED as TALKS_UNDATED
from tests.store.readings import BRENIK, CHAYKIN, ORSK, TSCHAIKIN, UNDATED, day, judged, make, person_of, put


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    with Store.open(tmp_path / "talks.db", create=True) as opened:
        put(opened, BRENIK, ORSK, UNDATED, TSCHAIKIN, CHAYKIN)
        yield opened


def test_the_list_is_by_publication(store: Store) -> None:
    assert [line.report.name for line in reports(store).rows] == [
        "b/geneva.txt", "d/waits.txt", "a/berlin.txt", "e/hopes.txt", "c.txt",
    ]  # fmt: skip


def test_what_each_holds_is_counted(store: Store) -> None:
    put(store, GENEVA)
    line = next(one for one in reports(store).rows if one.report.id == GENEVA.report.id)
    assert (line.statements, line.meetings, line.proposals, line.provisions, line.positions) == (0, 2, 1, 1, 2)


def test_as_of_a_day(store: Store) -> None:
    answer = reports(store, Scope(as_of=date(2025, 11, 20)))
    assert [line.report.name for line in answer.rows] == ["b/geneva.txt", "d/waits.txt"]
    assert (answer.as_of, answer.left_out) == ("2025-11-20", 1)


def test_one_report_with_its_records(store: Store) -> None:
    put(store, BERLIN)
    known = naming(store)
    line = next(one for one in reports(store).rows if one.report.id == BERLIN.report.id)
    page = report_page(store, line, known)
    assert [note.kind for note in page.notes] == [
        "meeting", "meeting", "proposal", "provision", "position", "provision", "position", "provision", "position",
    ]  # fmt: skip
    position = next(note for note in page.notes if note.kind == "position")
    assert (position.label, position.issue, [one.name for one in position.who]) == (
        "open",
        "armed forces",
        ["Tarsovia"],
    )
    assert ("condition", "if others do") in position.details
    for note in page.notes:
        assert all(passage.holds_in(page.report.text) for passage in note.passages)


def test_a_report_that_is_gone_is_told(store: Store) -> None:
    known, line = naming(store), reports(store).rows[0]
    store.remove(line.report.id)
    with pytest.raises(SecretariatError, match="holds no report"):
        report_page(store, line, known)


def test_who_is_the_same_has_one_name_in_the_margin(store: Store) -> None:
    store.rule(judged(person_of(TSCHAIKIN), person_of(CHAYKIN), at="2025-12-01T00:00:00Z"))
    known = naming(store)
    found = {note.who[0] for reading in (TSCHAIKIN, CHAYKIN) for note in notes(reading, known)}
    assert len(found) == 1
    assert len(known.members([found.pop().id])) == 2


def test_a_name_asked_for_is_that_one_alone(store: Store) -> None:
    put(store, make("T\n\nBrenik said “yes”.", name="x.txt", said=[("Brenik", "said", "“yes”")]))
    known = naming(store)
    assert len(known.asked_for("Brenik", "--speaker")) == 1
    assert len(known.asked_for("brenik", "--speaker")) == 2
    with pytest.raises(SecretariatError, match="nobody in these reports"):
        known.asked_for("Nobody At All", "--speaker")


@pytest.mark.parametrize("size", [1, 2, 3, 10])
def test_statements_in_parts_are_all_statements_in_order(store: Store, size: int) -> None:
    known, lines = naming(store), reports(store).rows
    counted = counted_sayings(store, lines, Sayings())
    total = sum(number for _, number in counted)
    parts = [some_sayings(store, counted, Sayings(), known, (at, at + size)) for at in range(0, total, size)]
    whole = [said for group in statements(store).reports for said in group.statements]
    assert [one.said for part in parts for one in part] == whole


def test_statements_of_some_speakers_or_acts(store: Store) -> None:
    known, lines = naming(store), reports(store).rows
    for meant, number in (
        (Sayings(speakers=(person_of(BRENIK),)), 2),
        (Sayings(speakers=()), 0),
        (Sayings(act="assert"), 6),
        (Sayings(act="deny"), 0),
        (Sayings(speakers=(person_of(BRENIK),), act="assert"), 2),
    ):
        counted = counted_sayings(store, lines, meant)
        rows = some_sayings(store, counted, meant, known, (0, 99))
        assert len(rows) == number == sum(count for _, count in counted), meant


@pytest.mark.parametrize(
    ("quantity", "words"),
    [
        (Quantity(value=600000, unit="soldiers", bound="at most"), "at most 600,000 soldiers"),
        (Quantity(value=90, unit="days"), "90 days"),
        (Quantity(value=1.5), "1.5"),
        (Quantity(value=3e12, unit="dollars", bound="about"), "about 3e+12 dollars"),
        (None, None),
    ],
)
def test_amounts_in_words(quantity: Quantity | None, words: str | None) -> None:
    assert quantity_words(quantity) == words


def test_who_took_a_position_for_the_party_is_told(store: Store) -> None:
    told = with_position(
        make("T\n\nNo cut, Halvek said.", published=day("2025-11-20")), "No cut", "Tarsovia", None, "rejects",
        actor="Josef Halvek",
    )  # fmt: skip
    put(store, told)
    (note,) = notes(told, naming(store))
    assert ("by", "Josef Halvek") in note.details
    assert note.issue == "other"


def test_where_a_record_stands(store: Store) -> None:
    put(store, GENEVA, TALKS_UNDATED)
    assert store.home(GENEVA.positions[0].id) == ("position", GENEVA.positions[0].passages[0])
    assert store.home(BRENIK.statements[0].id) == ("statement", BRENIK.statements[0].content[0])
    assert store.home("q-000000000000") is None
    assert store.home(person_of(BRENIK)) is None, "an actor stands nowhere"
