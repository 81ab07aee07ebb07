"""What a terminal and a pipe get to see of talks."""

from __future__ import annotations

import io
from collections.abc import Callable
from pathlib import Path
from typing import Literal

import pytest
from msgspec.structs import replace
from rich.console import Console

from secretariat.answer import talks, terminal
from secretariat.answer.rows import Answer
from secretariat.answer.talks_terminal import TalkAnswer, lines, quantity_words
from secretariat.records import Quantity, Stance
from secretariat.store.sqlite import Store
from tests.answer.talking import (
    BERLIN,
    EVIL,
    EVIL_MARKS,
    GENEVA,
    UNDATED,
    naming,
    who,
    with_meeting,
    with_position,
    with_proposal,
    with_provision,
)
from tests.store.readings import day, make, put

Asked = Callable[[Store], TalkAnswer]
ASKED: tuple[Asked, ...] = (talks.meetings, talks.proposals, talks.provisions, talks.positions)


@pytest.fixture
def store(tmp_path: Path) -> Store:
    opened = Store.open(tmp_path / "talks.db", create=True)
    put(opened, UNDATED, BERLIN, GENEVA)
    return opened


@pytest.fixture
def empty(tmp_path: Path) -> Store:
    return Store.open(tmp_path / "empty.db", create=True)


def shown(answer: Answer, *, width: int | None = None, why: bool = False) -> list[str]:
    """Lines as printed on a terminal of that many columns; None: into a pipe."""
    console = Console(
        file=io.StringIO(), force_terminal=width is not None, width=width or 80, no_color=True, color_system=None
    )
    terminal.show(answer, console, why=why)
    assert isinstance(console.file, io.StringIO)
    return [line.rstrip() for line in console.file.getvalue().splitlines()]


def fields(answer: Answer) -> list[list[str]]:
    return [line.split("\t") for line in shown(answer)]


# --- quantities -----------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("value", "unit", "bound", "words"),
    [
        (600_000, "personnel", "at most", "at most 600,000 personnel"),
        (12, None, "exactly", "12"),
        (0, "tariffs", "exactly", "0 tariffs"),
        (2.5, "percent", "about", "about 2.5 percent"),
        (33.3, "percent", "at least", "at least 33.3 percent"),
        (0.1 + 0.2, "points", "exactly", "0.3 points"),
        (140e9, "dollars", "exactly", "140,000,000,000 dollars"),
        (1.3e12, "dollars", "at least", "at least 1,300,000,000,000 dollars"),
        (1_234_567.5, "barrels", "exactly", "1,234,567.5 barrels"),
        (-3, "percent", "exactly", "-3 percent"),
    ],
)
def test_a_quantity_in_words(
    value: float, unit: str | None, bound: Literal["exactly", "at most", "at least", "about"], words: str
) -> None:
    assert quantity_words(Quantity(value=value, unit=unit, bound=bound)) == words


def test_no_quantity_has_no_words() -> None:
    assert quantity_words(None) is None


# --- a terminal -----------------------------------------------------------------------------------------------------


def test_meetings_on_a_terminal(store: Store) -> None:
    assert shown(talks.meetings(store), width=90)[4:12] == [
        "  18 Nov 2025: held, round of talks in Geneva: Kestria, Tarsovia; mediators: Maruvia",
        "    Kestria and Tarsovia met in Geneva on 18 November",
        "    Reuters · 20 Nov 2025 · geneva.txt 13–62",
        "",
        "  25 Nov 2025: planned, meeting: Kestria, Tarsovia",
        "    The next round is on 25 November",
        "    Der Bote · 22 Nov 2025 · berlin.txt 59–91",
        "",
    ]


def test_a_meeting_of_unknown_time_says_no_time(store: Store) -> None:
    assert shown(talks.meetings(store), width=90)[-4:] == [
        "  uncertain, meeting: Kestria, Tarsovia",
        "    The envoys spoke",
        "    outlet unknown · date unknown · c.txt 45–61",
        "",
    ]


def test_proposals_on_a_terminal(store: Store) -> None:
    assert shown(talks.proposals(store), width=200) == [
        "  12-point plan (the plan) by Kestria · 12 points",
        "    a 12-point plan",
        "    Reuters · 20 Nov 2025 · geneva.txt 110–125",
        "",
        "  counter-plan by Tarsovia · prepared by Josef Halvek · approved by Maruvia, Tarsovia · consulted Karin Holm"
        " · left out the Alliance · version: second draft",
        "    The second draft, a counter-plan",
        "    Der Bote · 22 Nov 2025 · berlin.txt 93–125",
        "",
        "  flag deal",
        "    yes to the flags",
        "    outlet unknown · date unknown · c.txt 27–43",
        "",
    ]


def test_provisions_on_a_terminal_have_a_heading_for_each_issue(store: Store) -> None:
    reading = make("Up to half of it.", name="d.txt", published=day("2025-11-24"))
    half = Quantity(value=50, unit="percent", bound="at most")
    put(store, with_provision(reading, "half of it", "prisoners", ("Kestria",), quantity=half))
    printed = shown(talks.provisions(store), width=90)
    assert [line for line in printed if line and not line.startswith(" ")] == ["armed forces", "prisoners", "other"]
    assert printed[:3] == ["", "armed forces", "  open · Tarsovia"]
    assert "  agreed · condition: if the shooting stops" in printed
    assert "  open · Kestria · at most 50 percent" in printed


def test_positions_on_a_terminal_are_a_table_and_then_the_words(store: Store) -> None:
    printed = shown(talks.positions(store), width=90)
    assert [[cell.strip() for cell in line.split("  ") if cell.strip()] for line in printed[:3]] == [
        ["party", "armed forces", "inspections", "other"],
        ["Kestria", "demands", "red line, accepts"],
        ["Tarsovia", "rejects, open", "demands"],
    ]
    assert [line for line in printed[3:] if " · " in line and not line.startswith(" ")] == [
        "Kestria · inspections",
        "Kestria · other",
        "Tarsovia · armed forces",
        "Tarsovia · other",
    ]
    start = printed.index("Tarsovia · armed forces")
    assert printed[start + 1 : start + 8] == [
        "  rejects · stated · by Josef Halvek",
        "    No cut of the army",
        "    Reuters · 20 Nov 2025 · geneva.txt 177–195",
        "",
        "  open · reported · condition: if others do",
        "    Tarsovia may talk of the army",
        "    Der Bote · 22 Nov 2025 · berlin.txt 191–220",
    ]


def test_cells_of_the_table_stand_under_their_issues(store: Store) -> None:
    head, kestria, tarsovia, *_ = shown(talks.positions(store), width=90)
    assert kestria.index("demands") == head.index("inspections")
    assert kestria.index("red line, accepts") == tarsovia.index("demands") == head.index("other")
    assert tarsovia.index("rejects, open") == head.index("armed forces")


def test_a_stance_taken_twice_is_once_in_its_cell(empty: Store) -> None:
    reading = make("No. Never. Maybe.", name="d.txt")
    stances: tuple[tuple[str, Stance], ...] = (("No", "rejects"), ("Maybe", "open"), ("Never", "rejects"))
    for words, stance in stances:
        reading = with_position(reading, words, "Kestria", "borders", stance)
    put(empty, reading)
    assert shown(talks.positions(empty), width=90)[1].split() == ["Kestria", "rejects,", "open"]


def test_issues_beyond_six_are_below_the_table(empty: Store) -> None:
    reading = make("One two three four five six seven eight.", name="d.txt")
    for number, words in enumerate(reading.report.text.rstrip(".").split()):
        reading = with_position(reading, words, "Kestria", f"issue{number}", "open")
    put(empty, reading)
    printed = shown(talks.positions(empty), width=120)
    assert printed[0].split() == ["party", *(f"issue{number}" for number in range(6))]
    assert [line for line in printed if line.startswith("Kestria · ")] == [
        f"Kestria · issue{number}" for number in range(8)
    ]


@pytest.mark.parametrize("asked", ASKED)
def test_an_empty_dossier_prints_nothing(empty: Store, asked: Asked) -> None:
    assert shown(asked(empty), width=80) == shown(asked(empty)) == []
    assert list(lines(asked(empty))) == []


def test_what_nobody_told_is_said_to_be_unknown(empty: Store) -> None:
    """A proposal without a name, a position of nobody: no reader makes them, but a dossier may hold them."""
    reading = with_proposal(make("A plan. No!", name="d.txt"), "A plan")
    put(empty, with_position(reading, "No", None, "borders", "rejects"))
    assert shown(talks.proposals(empty), width=80)[0] == "  proposal"
    assert fields(talks.proposals(empty))[0][0] == "-"
    printed = shown(talks.positions(empty), width=80)
    assert printed[1].split() == ["party", "unknown", "rejects"]
    assert "party unknown · borders" in printed
    assert fields(talks.positions(empty))[0][0] == "-"


# --- why ------------------------------------------------------------------------------------------------------------


def test_why_shows_rule_and_score(store: Store) -> None:
    met = shown(talks.meetings(store), width=90, why=True)
    assert "    Reuters · 20 Nov 2025 · geneva.txt 13–62 · meetings/1, right in 91 %" in met
    assert "    Reuters · 20 Nov 2025 · geneva.txt 64–88 · meetings/1" in met
    terms = shown(talks.provisions(store), width=90, why=True)
    assert sum(line.endswith("· provisions.verb/1") for line in terms) == 5
    held = shown(talks.positions(store), width=90, why=True)
    assert "    Reuters · 20 Nov 2025 · geneva.txt 177–195 · positions.verb/1, right in 88 %" in held
    assert sum("positions.verb/1" in line for line in held) == 6


def test_why_of_what_has_no_rule_is_nothing(store: Store) -> None:
    """Proposals have neither."""
    assert shown(talks.proposals(store), width=90, why=True) == shown(talks.proposals(store), width=90)


@pytest.mark.parametrize("asked", ASKED)
def test_without_why_no_rule_is_shown_on_a_terminal_and_lines_have_it_always(store: Store, asked: Asked) -> None:
    answer = asked(store)
    assert not any("/1" in line for line in shown(answer, width=120))
    assert shown(answer, why=True) == shown(answer)


# --- a pipe ---------------------------------------------------------------------------------------------------------


def test_meetings_in_a_pipe(store: Store) -> None:
    rows = fields(talks.meetings(store))
    assert rows[1] == [
        "2025-11-18",
        "held",
        "round of talks",
        "Geneva",
        "Kestria | Tarsovia",
        "Maruvia",
        "b/geneva.txt [13-62]",
        "meetings/1",
        "0.91",
        "Kestria and Tarsovia met in Geneva on 18 November",
    ]
    assert rows[-1] == [
        "-",
        "uncertain",
        "-",
        "-",
        "Kestria | Tarsovia",
        "-",
        "c.txt [45-61]",
        "meetings/1",
        "-",
        "The envoys spoke",
    ]


def test_proposals_in_a_pipe(store: Store) -> None:
    assert fields(talks.proposals(store)) == [
        ["12-point plan | the plan", "Kestria", "-", "12", "b/geneva.txt [110-125]", "-", "-", "a 12-point plan"],
        ["counter-plan", "Tarsovia", "second draft", "-", "a/berlin.txt [93-125]", "-", "-",
         "The second draft, a counter-plan"],
        ["flag deal", "-", "-", "-", "c.txt [27-43]", "-", "-", "yes to the flags"],
    ]  # fmt: skip


def test_provisions_in_a_pipe(store: Store) -> None:
    reading = make("Up to half of it.", name="d.txt", published=day("2025-11-24"))
    half = Quantity(value=50, unit="percent", bound="at most")
    put(store, with_provision(reading, "half of it", "prisoners", ("Kestria",), quantity=half, score=1.0))
    rows = {row[-1]: row for row in fields(talks.provisions(store))}
    assert rows["half of it"] == [
        "prisoners", "open", "Kestria", "at most 50 percent", "-", "-", "-", "-", "-", "d.txt [6-16]",
        "provisions.verb/1", "1.00", "half of it",
    ]  # fmt: skip
    assert rows["talk of the army"][:5] == ["armed forces", "contested", "Kestria | Tarsovia", "-", "-"]
    assert rows["Prisoners go home"][:5] == ["prisoners", "agreed", "-", "-", "if the shooting stops"]


def test_whatever_else_a_provision_has_stands_beside_it(empty: Store) -> None:
    told = naming(make("The plan frees Kestria for a year.", name="d.txt"), ("Kestria",))
    told = with_proposal(told, "The plan", "the plan")
    more = {"toward": (who("Kestria"),), "territory": ("Lunn", "Brack"), "proposal": told.proposals[0].id}
    told = with_provision(told, "frees Kestria for a year", "prisoners", ("Tarsovia",), duration="for a year", **more)
    put(empty, told)
    (row,) = fields(talks.provisions(empty))
    assert row[5:9] == ["Kestria", "for a year", "Lunn | Brack", "the plan"]
    lines = shown(talks.provisions(empty), width=120)
    assert any("toward Kestria · for a year · in Lunn, Brack · of: the plan" in line for line in lines)


def test_a_stale_position_has_its_age(empty: Store) -> None:
    old = with_position(make("Kestria says no.", name="d.txt", published=day("2025-10-12")), "Kestria says no",
                        "Kestria", "inspections", "rejects")  # fmt: skip
    put(empty, old, GENEVA)
    rows = {row[-1]: row for row in fields(talks.positions(empty))}
    assert rows["Kestria says no"][7] == "39 stale"
    assert rows["No cut of the army"][7] == "0"
    assert any("stale: 39 days old" in line for line in shown(talks.positions(empty), width=100))


def test_positions_in_a_pipe(store: Store) -> None:
    rows = fields(talks.positions(store))
    assert [row[:7] for row in rows] == [
        ["Kestria", "inspections", "demands", "-", "stated", "-", "2025-11-20"],
        ["Kestria", "other", "red line", "-", "stated", "-", "2025-11-22"],
        ["Kestria", "other", "accepts", "-", "stated", "-", "-"],
        ["Tarsovia", "armed forces", "rejects", "Josef Halvek", "stated", "-", "2025-11-20"],
        ["Tarsovia", "armed forces", "open", "-", "reported", "if others do", "2025-11-22"],
        ["Tarsovia", "other", "demands", "-", "stated", "-", "2025-11-22"],
    ]
    assert rows[3][7:] == ["2", "b/geneva.txt [177-195]", "positions.verb/1", "0.88", "No cut of the army"]
    assert [row[7] for row in rows] == ["2", "0", "-", "2", "0", "0"], "days to the newest report"


@pytest.mark.parametrize(("asked", "number"), tuple(zip(ASKED, (10, 8, 13, 12), strict=True)))
def test_every_line_has_as_many_fields_and_none_is_empty(store: Store, asked: Asked, number: int) -> None:
    put(store, EVIL)
    rows = fields(asked(store))
    assert {len(row) for row in rows} == {number}
    assert all(field for row in rows for field in row)


def test_words_of_several_passages_have_all_their_places(empty: Store) -> None:
    reading = with_meeting(make("They met. Rain fell. They left.", name="d.txt"), "They met", ("Kestria",))
    (one,) = reading.meetings
    (last,) = with_meeting(reading, "They left", ()).meetings[1].passages
    put(empty, replace(reading, meetings=(replace(one, passages=(*one.passages, last)),)))
    assert fields(talks.meetings(empty))[0][6:] == ["d.txt [0-8, 21-30]", "meetings/1", "-", "They met … They left"]
    assert "d.txt 0–8, 21–30" in shown(talks.meetings(empty), width=80)[2]


# --- nothing raw ----------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("asked", ASKED)
@pytest.mark.parametrize("why", [True, False])
@pytest.mark.parametrize("width", [None, 20, 60, 200])
def test_nothing_raw_reaches_the_terminal(store: Store, asked: Asked, width: int | None, why: bool) -> None:
    put(store, EVIL)
    printed = shown(asked(store), width=width, why=why)
    raw = set(EVIL_MARKS) - set("[31m2J")
    assert not set("".join(printed)) & raw
    assert "\ufffd" in "".join(printed)
    assert all(len(line) <= (width or 10_000) for line in printed)


def test_square_brackets_are_no_markup(empty: Store) -> None:
    reading = make("They met [bold]. Envoys [/x] balk.", name="[red]d.txt")
    reading = with_meeting(reading, "They met [bold]", ("Kest[b]ria",), place="[green]Geneva[/]", format="[i]talks")
    put(empty, with_position(reading, "Envoys [/x] balk", "Kest[b]ria", "bord[u]ers", "rejects"))
    met = shown(talks.meetings(empty), width=80)
    assert met[:2] == ["  held, [i]talks in [green]Geneva[/]: Kest[b]ria", "    They met [bold]"]
    assert "[red]d.txt" in met[2]
    held = shown(talks.positions(empty), width=80)
    assert held[0].split() == ["party", "bord[u]ers"]
    assert held[1].split() == ["Kest[b]ria", "rejects"]
    assert "Kest[b]ria · bord[u]ers" in held


def test_the_exact_words_are_whole_at_40_columns(empty: Store) -> None:
    long = "They met " + "and met " * 30 + "at last"
    put(empty, with_meeting(make(f"{long}.", name="d.txt"), long, ("Kestria",)))
    assert long in " ".join(" ".join(shown(talks.meetings(empty), width=40)).split())
