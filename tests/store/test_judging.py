"""Judgements in a dossier: rules' are made anew, people's stay and can be taken back, and all records follow them."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from pathlib import Path

import msgspec
import pytest

from secretariat.problems import SecretariatError
from secretariat.records import Judgement
from secretariat.store.scope import Scope
from secretariat.store.sqlite import Store
from tests.store.readings import BRENIK, CHAYKIN, ORSK, TSCHAIKIN, judged, outlet_of, person_of, put

JURIJ, YURI, TOMASZ = person_of(TSCHAIKIN), person_of(CHAYKIN), person_of(BRENIK)
FIRST, SECOND, THIRD = "2031-03-01T09:00:00+00:00", "2031-03-02T09:00:00+00:00", "2031-03-03T09:00:00+00:00"


@pytest.fixture
def store(tmp_path: Path) -> Store:
    opened = Store.open(tmp_path / "talks.db", create=True)
    put(opened, TSCHAIKIN, CHAYKIN, BRENIK)
    return opened


def in_force(store: Store) -> list[tuple[str, str]]:
    """Verdict and signature of what counts."""
    return [(one.verdict, one.by) for one in store.judgements() if one.withdrawn is None]


def test_a_judgement_comes_out_as_it_went_in(store: Store) -> None:
    rules = (judged(JURIJ, YURI), judged(JURIJ, TOMASZ, "different"))
    store.put_judgements(rules)
    store.rule(ruling := judged(YURI, TOMASZ, "unsure", by="Ilse Brandt", at=FIRST))
    store.close()
    with Store.open(store.path, readonly=True) as again:
        assert set(again.judgements()) == {*rules, ruling}
        assert [(one.left, one.right) for one in again.judgements()] == sorted(
            (one.left, one.right) for one in again.judgements()
        )


def test_those_of_rules_are_replaced_and_those_of_people_stay(store: Store) -> None:
    store.put_judgements([judged(JURIJ, YURI)])
    store.rule(judged(JURIJ, YURI, "different", by="Ilse Brandt", at=FIRST))
    store.put_judgements([judged(JURIJ, TOMASZ, "unsure", by="reconcile.test/2")])
    assert sorted(in_force(store)) == [("different", "Ilse Brandt"), ("unsure", "reconcile.test/2")]
    store.put_judgements([])
    assert in_force(store) == [("different", "Ilse Brandt")]


def test_a_failed_replacement_leaves_the_old_ones(store: Store) -> None:
    def breaks() -> Iterator[Judgement]:
        yield judged(JURIJ, TOMASZ)
        raise ZeroDivisionError

    store.put_judgements([judged(JURIJ, YURI)])
    with pytest.raises(ZeroDivisionError):
        store.put_judgements(breaks())
    assert store.judgements() == (judged(JURIJ, YURI),)
    assert store.is_reconciled()


def test_whether_the_judgements_are_those_of_the_readings(store: Store) -> None:
    assert not store.is_reconciled()
    store.put_judgements([])
    assert store.is_reconciled()
    put(store, BRENIK)
    store.name_again([(BRENIK.report.sha256, "0.txt")])
    store.rule(judged(JURIJ, YURI, by="Ilse Brandt", at=FIRST))
    assert store.is_reconciled()
    put(store, ORSK)
    assert not store.is_reconciled()
    store.put_judgements([])
    put(store, msgspec.structs.replace(ORSK, reader="test/2"))
    assert not store.is_reconciled()


def test_what_was_judged_over_other_readings_is_not_put(store: Store) -> None:
    """Whoever added a report meanwhile judges anew."""
    mark = store.readings_mark()
    store.put_judgements([judged(JURIJ, YURI)], mark)
    assert len(store.judgements()) == 1
    put(store, ORSK)
    store.put_judgements([], mark)
    assert len(store.judgements()) == 1
    assert not store.is_reconciled()


def test_a_ruling_outweighs_the_rules_until_it_is_taken_back(store: Store) -> None:
    store.put_judgements([judged(JURIJ, YURI)])
    assert store.same() == {JURIJ: JURIJ, YURI: JURIJ}
    store.rule(judged(JURIJ, YURI, "different", by="Ilse Brandt", at=FIRST))
    assert store.same() == {}
    assert store.withdraw(JURIJ, YURI, SECOND) == 1
    assert store.same() == {JURIJ: JURIJ, YURI: JURIJ}
    assert [(one.by, one.withdrawn) for one in store.judgements()] == [
        ("reconcile.test/1", None),
        ("Ilse Brandt", SECOND),
    ]


@pytest.mark.parametrize("turned", [False, True])
def test_a_second_ruling_takes_the_first_back(store: Store, turned: bool) -> None:
    """Whichever of the two is named first."""
    first = judged(JURIJ, YURI, by="Ilse Brandt", at=FIRST)
    second = judged(JURIJ, YURI, "different", by="Omar Sadiri", at=SECOND)
    if turned:
        second = msgspec.structs.replace(second, left=second.right, right=second.left)
    store.rule(first)
    store.rule(second)
    assert in_force(store) == [("different", "Omar Sadiri")]
    kept, last = store.judgements()
    assert (kept.by, kept.at, kept.withdrawn) == ("Ilse Brandt", FIRST, SECOND)
    assert (last.left, last.right) == (first.left, first.right)


def test_taking_back_counts_what_was_in_force_and_leaves_rules_and_other_pairs(store: Store) -> None:
    store.put_judgements([judged(JURIJ, YURI)])
    store.rule(judged(JURIJ, TOMASZ, "different", by="Ilse Brandt", at=FIRST))
    assert store.withdraw(JURIJ, YURI, SECOND) == 0
    assert store.withdraw(TOMASZ, JURIJ, SECOND) == 1
    assert store.withdraw(TOMASZ, JURIJ, THIRD) == 0
    assert in_force(store) == [("same", "reconcile.test/1")]
    (taken,) = (one for one in store.judgements() if one.withdrawn is not None)
    assert taken.withdrawn == SECOND


def test_a_dossier_that_is_only_read_is_not_ruled_on(store: Store) -> None:
    with Store.open(store.path, readonly=True) as reader:
        with pytest.raises(SecretariatError, match="may not be written to"):
            reader.rule(judged(JURIJ, YURI, by="Ilse Brandt", at=FIRST))
        assert reader.judgements() == ()


def test_named_are_the_actors_as_each_report_gives_them(store: Store) -> None:
    store.put_judgements([judged(JURIJ, YURI)])
    named = store.named()
    assert {(report, actor.name) for report, actor in named if actor.kind == "person"} == {
        (TSCHAIKIN.report.id, "Jurij Tschaikin"),
        (CHAYKIN.report.id, "Yuri Chaykin"),
        (BRENIK.report.id, "Tomasz Brenik"),
    }
    assert [report for report, _ in named] == sorted(report for report, _ in named)
    early = {report for report, _ in store.named(Scope(as_of=date(2025, 11, 21)))}
    assert early == {TSCHAIKIN.report.id, BRENIK.report.id}


def test_all_records_are_led_back_and_the_reading_stays_as_it_was(store: Store) -> None:
    outlets = judged(outlet_of(TSCHAIKIN), outlet_of(CHAYKIN))
    store.put_judgements([judged(JURIJ, YURI), outlets])
    same = store.same()
    assert same[YURI] == same[JURIJ] == JURIJ
    assert {statement.speaker for statement in store.statements()} == {JURIJ, TOMASZ, None}
    paper = same[outlet_of(TSCHAIKIN)]
    assert {report.outlet for report in store.reports()} == {paper, outlet_of(BRENIK)}
    names = {actor.id: (actor.name, actor.aliases) for actor in store.actors()}
    assert names[JURIJ] == ("Jurij Tschaikin", ("Yuri Chaykin",))
    assert names[paper] == ("The Daily of Halden", ("Halden Daily",))
    assert YURI not in names
    assert store.reading(CHAYKIN.report.id) == CHAYKIN


def test_what_is_open_or_taken_back_leads_nowhere(store: Store) -> None:
    store.put_judgements([judged(JURIJ, YURI, "unsure")])
    store.rule(judged(JURIJ, YURI, by="Ilse Brandt", at=FIRST))
    assert store.same().keys() == {JURIJ, YURI}
    store.withdraw(JURIJ, YURI, SECOND)
    assert store.same() == {}
    assert {JURIJ, YURI} <= {actor.id for actor in store.actors()}


def test_as_of_a_day_only_judgements_on_actors_that_its_reports_name(store: Store) -> None:
    """On the 20th nobody had read of Yuri Chaykin."""
    ruling = judged(JURIJ, TOMASZ, "different", by="Ilse Brandt", at=FIRST)
    store.put_judgements([judged(JURIJ, YURI)])
    store.rule(ruling)
    early, late = Scope(as_of=date(2025, 11, 20)), Scope(as_of=date(2025, 11, 22))
    assert store.judgements(early) == (ruling,)
    assert store.same(early) == {}
    assert {statement.speaker for statement in store.statements(early)} == {JURIJ, TOMASZ, None}
    assert set(store.judgements(late)) == {judged(JURIJ, YURI), ruling}
    assert store.same(late) == {JURIJ: JURIJ, YURI: JURIJ}


@pytest.mark.parametrize("asked", [JURIJ, YURI])
def test_search_by_speaker_finds_what_all_of_a_group_said(store: Store, asked: str) -> None:
    """Asked for the head of the group; an id that is not the head has its own statements only."""
    store.put_judgements([judged(JURIJ, YURI)])
    found = store.search("deal", speakers=[asked])
    assert {said.speaker for hit in found for said in hit.statements} == {JURIJ}
    both = {TSCHAIKIN.report.id, CHAYKIN.report.id}
    assert {hit.report for hit in found} == (both if asked == JURIJ else {CHAYKIN.report.id})
    store.rule(judged(JURIJ, YURI, "different", by="Ilse Brandt", at=FIRST))
    assert len(store.search("deal", speakers=[asked])) == 1


def test_search_as_of_a_day_knows_the_group_of_that_day(store: Store) -> None:
    store.put_judgements([judged(JURIJ, YURI)])
    early = store.search("deal", Scope(as_of=date(2025, 11, 20)), speakers=[JURIJ])
    assert [hit.report for hit in early] == [TSCHAIKIN.report.id]
