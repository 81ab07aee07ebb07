"""Owns: plans as commands and the page show them: names, hands, sides by side, answers with their ages, lines."""

from __future__ import annotations

import io
from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest
from msgspec.structs import replace
from rich.console import Console

from secretariat.answer import terminal
from secretariat.answer.exports import build_export
from secretariat.answer.plan_names import change_words, version_name
from secretariat.answer.plan_rows import PlanRow
from secretariat.answer.plans import narrowed, only_terms, plan_lines, plans, proposals, summaries, with_authors
from secretariat.records import PlanVersion, TermChange
from secretariat.store.scope import Scope
from secretariat.store.sqlite import Store
from tests.reconcile.tabling import ANSWER, LEAK, SHORTER, paper, plan, stand, term
from tests.store.readings import day, put

EVIL = "<script>\u202egnp\x1b[31m"


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    with Store.open(tmp_path / "talks.db", create=True) as opened:
        put(opened, LEAK, SHORTER, ANSWER)
        yield opened


@pytest.fixture
def row(store: Store) -> PlanRow:
    (one,) = plans(store).rows
    return one


def test_a_plan_is_called_as_it_is_called_without_what_tells_its_versions_apart(row: PlanRow) -> None:
    assert [one.name for one in row.versions] == ["28 points", "19 points"]
    assert with_authors(row).endswith("(Halmere)")
    assert row.reports == 3
    assert row.first is not None
    assert (row.first.words, row.last and row.last.words) == ("2031-03-04", "2031-03-13")


def test_versions_have_their_hands_and_their_words(row: PlanRow) -> None:
    first, second = row.versions
    assert [one.name for one in first.hands.authors] == ["Halmere"]
    assert [one.name for one in first.hands.left_out] == ["Kestria"]
    assert [one.name for one in second.hands.approved_by] == ["Tarsovia"]
    assert second.categories == ("borders", "money")
    assert [one.words for one in first.told] == ["a 28-point plan", "28", "the 28-point plan"]


def test_what_an_edited_report_says_no_more_approves_nothing(tmp_path: Path) -> None:
    later = paper("Tarsovia is studying the new plan of 19 points.", "2031-03-13",
                  plans=[plan("the new plan of 19 points", "new plan", authors=("Halmere",))])  # fmt: skip
    with Store.open(tmp_path / "edited.db", create=True) as store:
        old = replace(ANSWER, report=replace(ANSWER.report, retrieved="2031-03-13T08:00:00"))
        new = replace(later, report=replace(later.report, retrieved="2031-03-13T19:00:00", version_of=old.report.id))
        put(store, LEAK, SHORTER, old, new)
        from secretariat.answer.plans import _edited

        assert list(_edited({one.report.id: one.report for one in (old, new)})) == [old.report.id]


def test_terms_stand_side_by_side_with_their_words(row: PlanRow) -> None:
    army = next(one for one in row.terms if one.issue == "armed forces")
    assert [(one.number, one.state, one.against) for one in army.cells] == [(1, "told", None), (2, "changed", 1)]
    assert change_words(army.cells[1].changes) == "90,000 troops → 120,000 troops"
    assert [one.report.outlet for one in army.cells[0].told] == ["Harbour Gazette"]
    assert (row.count("changed"), row.count("dropped"), row.agreed("open")) == (2, 1, 3)


def test_answers_have_their_age(row: PlanRow, store: Store) -> None:
    assert row.parties == ("Kestria", "Tarsovia")
    assert [(one.party, one.stance, one.age, one.stale) for one in row.versions[0].answers] == [
        ("Kestria", "rejects", 0, False)
    ]
    put(store, paper("Nothing.", "2031-04-20"))
    (later,) = plans(store).rows
    assert [(one.age, one.stale) for one in later.versions[0].answers] == [(38, True)]


def test_as_of_a_day_later_versions_are_not_there(store: Store) -> None:
    answer = plans(store, Scope(as_of=date(2031, 3, 5)))
    assert [len(one.versions) for one in answer.rows] == [1]
    assert (answer.as_of, answer.until) == ("2031-03-05", "2031-03-05")
    assert plans(store, Scope(as_of=date(2030, 1, 1))).rows == ()


def test_a_plan_is_found_by_its_id_its_versions_and_its_proposals(store: Store, row: PlanRow) -> None:
    answer = plans(store)
    assert {answer.called(one) for one in (row.id, row.versions[1].id, LEAK.proposals[0].id)} == {row}
    assert answer.called("f-none") is None


def test_plans_are_narrowed(row: PlanRow) -> None:
    assert narrowed([row], author="halm", party="kest", words="norrin") == (row,)
    assert narrowed([row], author="Kestria") == ()
    assert narrowed([row], party="Orlenz") == ()
    assert narrowed([row], words="fish") == ()
    assert [one.issue for one in only_terms(row, "prisoners", ()).terms] == ["prisoners"]
    assert [one.issue for one in only_terms(row, None, ("dropped",)).terms] == ["alliance membership"]
    assert only_terms(row, None, ()) == row


def test_lines_and_summaries(row: PlanRow) -> None:
    lines = plan_lines([row])
    assert [(one.version, one.issue, one.state, one.changes) for one in lines if one.state != "told"] == [
        ("19 points", "armed forces", "changed", "90,000 troops → 120,000 troops"),
        ("19 points", "prisoners", "changed", "30 days → 45 days"),
        ("19 points", "alliance membership", "dropped", None),
    ]
    (one,) = summaries([row])
    assert (one.versions, one.terms, one.changed, one.dropped, one.added) == (("28 points", "19 points"), 3, 2, 1, 0)


@pytest.mark.parametrize(
    ("version", "name"),
    [
        (PlanVersion(id="n", names=(), points=28, reports=(), passages=()), "28 points"),
        (PlanVersion(id="n", names=(), rank=3, reports=(), passages=()), "third version"),
        (PlanVersion(id="n", names=("the text", "offer"), reports=(), passages=()), "offer"),
        (PlanVersion(id="n", names=(), rank=99, reports=(), passages=()), "version 2"),
    ],
)
def test_names_of_versions(version: PlanVersion, name: str) -> None:
    assert version_name(version, 2) == name


def test_changes_in_words() -> None:
    assert change_words(()) is None
    assert change_words([TermChange(what="obliged", from_=None, to="Kestria")]) == "not told → Kestria"


def printed(store: Store, width: int | None) -> str:
    console = Console(file=io.StringIO(), force_terminal=width is not None, width=width or 80, color_system=None)
    terminal.show(proposals(store), console)
    assert isinstance(console.file, io.StringIO)
    return console.file.getvalue()


def test_a_terminal_shows_plans_above_what_each_report_tells(store: Store) -> None:
    shown = printed(store, 100)
    assert "→ 19 points: changed · 90,000 troops → 120,000 troops" in shown
    assert "− 19 points: dropped" in shown
    assert "rejects  Kestria: Kestria rejects the 28-point plan" in shown
    assert shown.index("19 points: dropped") < shown.index("as each report tells it")


def test_a_pipe_has_lines_of_plans_behind_those_of_reports(store: Store) -> None:
    rows = [line.split("\t") for line in printed(store, None).splitlines()]
    assert [row[0] for row in rows if row[0].startswith("plan ")] == ["plan version"] * 2 + ["plan term"] * 6
    assert {len(row) for row in rows if row[0] == "plan version"} == {7}
    assert {len(row) for row in rows if row[0] == "plan term"} == {13}
    assert all(field for row in rows for field in row)
    assert rows[len(rows) - 8][1:] == [
        rows[-1][1], "1", "28 points", "2031-03-04", "3", "Kestria rejects",
    ]  # fmt: skip


def test_hostile_words_reach_no_terminal(tmp_path: Path) -> None:
    evil = paper(
        f"{EVIL} tabled a 28-point plan. Under it {EVIL} would go.", "2031-03-04", outlet=EVIL,
        plans=[plan("a 28-point plan", EVIL, authors=(EVIL,), points=28)],
        terms=[term(f"{EVIL} would go", EVIL, EVIL, of=0, condition=EVIL)],
        stands=[stand("a 28-point plan", EVIL, "rejects")],
    )  # fmt: skip
    with Store.open(tmp_path / "evil.db", create=True) as store:
        put(store, evil)
        for width in (None, 60):
            assert not set(printed(store, width)) & {"\u202e", "\x1b"}


def test_undated_reports_do_no_harm(tmp_path: Path) -> None:
    undated = replace(LEAK, report=replace(LEAK.report, published=None))
    with Store.open(tmp_path / "undated.db", create=True) as store:
        put(store, undated)
        (one,) = plans(store).rows
        assert (one.first, one.last, plans(store).until) == (None, None, None)
        assert "date unknown" in printed(store, 100)
    assert day("2031-03-04").words == "2031-03-04"


def test_the_export_has_the_same_plans_in_any_order_of_arrival(tmp_path: Path) -> None:
    made = []
    for number, order in enumerate(((LEAK, SHORTER, ANSWER), (ANSWER, SHORTER, LEAK))):
        with Store.open(tmp_path / f"{number}.db", create=True) as store:
            put(store, *order)
            made.append(build_export(store).plans)
    assert made[0] == made[1]
    assert [len(one.versions) for one in made[0]] == [2]
