"""Owns: the first page of a dossier, and meetings as all reports together tell of them."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from pathlib import Path

import msgspec
import pytest

from secretariat.answer.front import front
from secretariat.answer.gatherings import gatherings
from secretariat.reconcile.copies import RULE
from secretariat.records import Judgement, Reading
from secretariat.store.pairs import Compared, Pair, PairKind
from secretariat.store.scope import Scope
from secretariat.store.sqlite import Store
from tests.answer.talking import BERLIN, GENEVA, UNDATED, with_meeting, with_position, with_provision
from tests.store.readings import day, make, put


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    with Store.open(tmp_path / "talks.db", create=True) as opened:
        yield opened


def judge(store: Store, kind: PairKind, records: tuple[str, str], reports: tuple[str, str]) -> None:
    """Note that two records are the same."""
    left, right = sorted(records)
    judgement = Judgement(left=left, right=right, verdict="same", score=0.9, why="for a test", by=RULE)
    pair = Pair(kind, left, right, reports, msgspec.json.encode(judgement).decode())
    store.put_compared(Compared(reports[1], None), (), [pair], rules="test/1")


def test_issues_with_terms_by_status_and_latest_positions(store: Store) -> None:
    put(store, GENEVA, BERLIN, UNDATED)
    found = front(store)
    assert found.columns == ("Kestria", "Tarsovia")
    army = next(line for line in found.issues if line.issue == "armed forces")
    assert army.statuses == {"open": 1, "contested": 1}
    kestria, tarsovia = army.latest
    assert kestria is None
    assert tarsovia is not None
    assert (tarsovia.stance, tarsovia.report.name) == ("open", "a/berlin.txt"), "the later one"
    assert found.statuses == {"open": 3, "contested": 1, "agreed": 1}
    assert found.issues[-1].issue == "other"


def test_parties_with_their_stances_from_acceptance_to_refusal(store: Store) -> None:
    put(store, GENEVA, BERLIN, UNDATED)
    (kestria, tarsovia) = front(store).parties
    assert (kestria.name, kestria.stances) == ("Kestria", (("accepts", 1), ("demands", 1), ("red line", 1)))
    assert (tarsovia.name, tarsovia.positions) == ("Tarsovia", 3)


def test_what_comes_is_counted_from_the_newest_report(store: Store) -> None:
    put(store, GENEVA, BERLIN)
    found = front(store)
    assert [(one.status, str(one.when and one.when.words)) for one in found.coming] == [("planned", "2025-11-25")]
    assert [one.when.words for one in found.held if one.when] == ["2025-11-18", "2025-11-10"]
    later = make("Later\n\nNothing new.", name="z.txt", published=day("2025-11-27"))
    put(store, later)
    assert front(store).coming == (), "that day is over"


def test_as_of_a_day(store: Store) -> None:
    put(store, GENEVA, BERLIN)
    found = front(store, Scope(as_of=date(2025, 11, 20)))
    assert found.overview.reports == 1
    assert found.coming == ()
    assert found.changes is not None
    assert found.changes.since == "2025-11-07"


def test_without_dated_reports_nothing_is_new(store: Store) -> None:
    put(store, UNDATED)
    assert front(store).changes is None


def test_an_empty_dossier(store: Store) -> None:
    found = front(store)
    assert (found.issues, found.parties, found.coming, found.differences, found.changes) == ((), (), (), (), None)


def pair_of_copies() -> tuple[Reading, Reading]:
    made = []
    for name, at in (("wire", "2025-11-20"), ("bote", "2025-11-21")):
        told = make(f"{name}\n\nThe army goes. Kestria rejects it.", name=f"{name}.txt", outlet=name, published=day(at))
        told = with_provision(told, "The army goes", "armed forces", ("Kestria",))
        made.append(with_position(told, "Kestria rejects it", "Kestria", "armed forces", "rejects"))
    return made[0], made[1]


def test_reprints_do_not_count(store: Store) -> None:
    first, later = pair_of_copies()
    put(store, first, later)
    assert front(store).statuses == {"open": 2}
    ids = (first.report.id, later.report.id)
    judge(store, "copy", ids, ids)
    assert front(store).statuses == {"open": 1}
    assert front(store).parties[0].positions == 1


def test_a_meeting_told_twice_is_one_with_its_last_status(store: Store) -> None:
    first = with_meeting(
        make("One\n\nThe envoys will meet.", name="1.txt", published=day("2025-11-20")), "The envoys will meet",
        ("Kestria", "Tarsovia"), status="planned", when=day("2025-11-22"), format="talks",
    )  # fmt: skip
    later = with_meeting(
        make("Two\n\nThe envoys met.", name="2.txt", published=day("2025-11-23")), "The envoys met",
        ("Kestria", "Tarsovia"), hosts=("Maruvia",), when=day("2025-11-22"), place="Geneva",
    )  # fmt: skip
    put(store, first, later)
    assert len(gatherings(store).rows) == 2
    judge(store, "meeting", (first.meetings[0].id, later.meetings[0].id), (first.report.id, later.report.id))
    (one,) = gatherings(store).rows
    assert (one.status, one.statuses, one.place, one.formats) == ("held", ("planned", "held"), "Geneva", ("talks",))
    assert (one.participants, one.mediators) == (("Kestria", "Tarsovia"), ("Maruvia",))
    assert [said.report.name for said in one.told] == ["1.txt", "2.txt"]
    assert gatherings(store).of("planned") == ()


def test_meetings_of_unknown_day_come_last(store: Store) -> None:
    put(store, GENEVA, BERLIN)
    days = [row.when is not None for row in gatherings(store).rows]
    assert days == sorted(days, reverse=True)
    assert [row.status for row in gatherings(store).of("held")] == ["held", "held"]


def test_the_days_before_the_first_day_there_is_are_not_asked_for(store: Store) -> None:
    put(store, make("Kestria left.", name="1.txt", published=day("0001-01-03")))
    new = front(store).changes
    assert new is not None
    assert (new.since, len(new.reports)) == ("0001-01-01", 1)
