"""Owns: where parties stand: the latest position of each on each issue, how old it is, how it came to that."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import get_args

import pytest

from secretariat.answer.ages import newest
from secretariat.answer.counting import aged
from secretariat.answer.standpoint_rows import CellsWanted, Standpoints
from secretariat.answer.standpoints import SCALE, chosen, standpoints, tabled
from secretariat.records import Reading, Stance
from secretariat.store.scope import Scope
from secretariat.store.sqlite import Store
from tests.answer.differing import GAZETTE, ORLENZ, REPRINT, WIRE, differing
from tests.answer.talking import BERLIN, GENEVA, UNDATED, with_position
from tests.store.readings import day, make, put


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    with Store.open(tmp_path / "talks.db", create=True) as opened:
        yield opened


def held(at: str | None, *stances: Stance, name: str = "a.txt", party: str = "Kestria") -> Reading:
    """A report in which a party takes these stances on the army, one a sentence."""
    words = [f"View {number} of {name}." for number in range(len(stances))]
    told = make(f"Views\n\n{' '.join(words)}", name=name, published=None if at is None else day(at))
    for stance, sentence in zip(stances, words, strict=True):
        told = with_position(told, sentence, party, "armed forces", stance)
    return told


def known(store: Store, *readings: Reading, as_of: str | None = None) -> Standpoints:
    put(store, *readings)
    return standpoints(store, Scope(as_of=None if as_of is None else date.fromisoformat(as_of)))


def test_the_latest_position_counts_by_publication_not_by_arrival(store: Store) -> None:
    found = known(store, held("2031-03-08", "rejects", name="b.txt"), held("2031-03-04", "accepts", name="a.txt"))
    cell = found.cell("Kestria", "armed forces")
    assert cell is not None
    assert (cell.stance, cell.report.name, cell.positions) == ("rejects", "b.txt", 2)
    assert [one.position.stance for one in found.history("Kestria", "armed forces")] == ["accepts", "rejects"]


def test_ages_are_counted_to_the_newest_publication(store: Store) -> None:
    found = known(store, held("2031-03-04", "accepts"), make("New\n\nRain.", name="z.txt", published=day("2031-03-16")))
    (cell,) = found.cells
    assert (cell.age, cell.stale, found.until) == (12, False, "2031-03-16")


def test_as_of_a_day_ages_are_counted_to_that_day(store: Store) -> None:
    put(store, held("2031-03-04", "accepts"), held("2031-03-20", "rejects", name="b.txt"))
    for at, stance, age, stale in (("2031-03-19", "accepts", 15, False), ("2031-04-19", "rejects", 30, False),
                                   ("2031-04-20", "rejects", 31, True)):  # fmt: skip
        found = standpoints(store, Scope(as_of=date.fromisoformat(at)))
        (cell,) = found.cells
        assert (cell.stance, cell.age, cell.stale, found.until) == (stance, age, stale, at)


def test_a_report_of_unknown_day_is_not_the_latest(store: Store) -> None:
    found = known(store, held("2031-03-04", "accepts"), held(None, "rejects", name="b.txt"))
    (cell,) = found.cells
    assert (cell.stance, cell.age) == ("accepts", 0)
    assert [one.age for one in found.rows] == [0, None], "of unknown day last"


def test_where_no_day_is_known_there_is_no_age(store: Store) -> None:
    found = known(store, held(None, "accepts"))
    (cell,) = found.cells
    assert (cell.stance, cell.age, cell.stale, found.until) == ("accepts", None, False, None)


def test_other_stances_of_the_same_day_are_told_too(store: Store) -> None:
    found = known(store, held("2031-03-04", "red line", "open", "accepts"), held("2031-03-02", "opposes", name="b.txt"))
    (cell,) = found.cells
    assert (cell.stance, cell.also) == ("accepts", ("open", "red line")), "from acceptance to refusal"


def test_a_red_line_drawn_before_is_kept_in_sight(store: Store) -> None:
    found = known(store, held("2031-03-04", "red line"), held("2031-03-06", "open", name="b.txt"))
    (cell,) = found.cells
    assert cell.red_line is not None
    assert cell.red_line.name == "a.txt"


def test_a_reprint_makes_no_position_younger_and_hangs_on_what_it_reprints(store: Store) -> None:
    differing(store, (WIRE, REPRINT, ORLENZ))
    found = standpoints(store)
    cell = found.cell("Kestria", "armed forces")
    assert cell is not None
    assert (cell.report.name, cell.age, cell.positions) == ("wire.txt", 5, 1)
    (step,) = found.history("Kestria", "armed forces")
    assert [one.name for one in step.reprints] == ["courier.txt"]


def test_what_only_a_reprint_tells_says_so(store: Store) -> None:
    own = with_position(REPRINT, "As printed elsewhere", "Kestria", "ports", "open")
    differing(store, (WIRE, own))
    (step,) = standpoints(store).history("Kestria", "ports")
    assert step.copy_of is not None
    assert step.copy_of.name == "wire.txt"


def test_a_reprint_is_no_move(store: Store) -> None:
    differing(store, (WIRE, GAZETTE, REPRINT))
    steps = standpoints(store).history("Kestria", "armed forces")
    assert [(one.position.stance, one.move and one.move.direction) for one in steps] == [
        ("red line", None),
        ("conditional", "reversed"),
    ]
    (cell,) = standpoints(store).cells
    assert (cell.stance, cell.moved) == ("conditional", "reversed"), "not back to the red line by being printed again"


def test_a_move_has_both_sentences(store: Store) -> None:
    differing(store, (WIRE, GAZETTE))
    move = standpoints(store).history("Kestria", "armed forces")[-1].move
    assert move is not None
    assert move.before is not None
    assert (move.before.words, move.now.words) == (WIRE.positions[0].passages[0].quote, "Kestria may talk of the army")


def test_how_it_is_known(store: Store) -> None:
    told = with_position(GAZETTE, "Kestria will withdraw 900 soldiers from Tolvik", "Kestria", "borders", "accepts",
                         actor="Karin Holm", statement=GAZETTE.statements[0].id)  # fmt: skip
    differing(store, (told,))
    (step,) = standpoints(store).history("Kestria", "borders")
    assert step.through == ("citing Radio Lunn",)
    assert (step.position.actor, step.position.status) == ("Karin Holm", "stated")
    (other,) = standpoints(store).history("Kestria", "armed forces")
    assert (other.through, other.source, other.said) == ((), None, None), "the report's own words"


@pytest.mark.parametrize(
    ("wanted", "left"),
    [
        (CellsWanted(), 4),
        (CellsWanted(party="kest"), 2),
        (CellsWanted(party="KESTRIA", issue="other"), 1),
        (CellsWanted(issue="armed forces"), 1),
        (CellsWanted(stance="open"), 1),
        (CellsWanted(stance="demands"), 2),
        (CellsWanted(since=date(2025, 11, 21)), 3),
        (CellsWanted(since=date(2025, 11, 23)), 0),
        (CellsWanted(party="nobody"), 0),
    ],
)
def test_filters(store: Store, wanted: CellsWanted, left: int) -> None:
    found = known(store, GENEVA, BERLIN, UNDATED)
    assert len(chosen(found.cells, wanted)) == left


def test_the_table_leaves_out_what_is_empty_and_fills_nothing_in(store: Store) -> None:
    found = known(store, GENEVA, BERLIN)
    table = tabled(found.cells, found)
    assert table.issues[-1] == "other"
    assert [row.party for row in table.rows] == ["Tarsovia", "Kestria"]
    for row in table.rows:
        for issue, cell in zip(table.issues, row.cells, strict=True):
            assert cell == found.cell(row.party, issue)
    alone = tabled(chosen(found.cells, CellsWanted(issue="armed forces")), found)
    assert (alone.issues, [row.party for row in alone.rows]) == (("armed forces",), ["Tarsovia"])


def test_an_empty_dossier(store: Store) -> None:
    found = standpoints(store)
    assert (found.cells, found.rows, found.until) == ((), (), None)
    assert newest(()) is None


def test_the_scale_has_every_stance_once() -> None:
    assert sorted(SCALE) == sorted(get_args(Stance))


@pytest.mark.parametrize(
    ("days", "words"),
    [(0, "0 days old"), (1, "1 day old"), (12, "12 days old"), (730, "730 days old"), (731, "2 years old"),
     (7204, "19 years old")],
)  # fmt: skip
def test_ages_in_words(days: int, words: str) -> None:
    assert aged(days) == words
