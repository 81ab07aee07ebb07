"""What a terminal and a pipe get to see."""

from __future__ import annotations

import io
from datetime import date
from pathlib import Path

import pytest
from msgspec.structs import replace
from rich.console import Console

from secretariat.answer import queries, terminal
from secretariat.answer.cleaning import clean
from secretariat.answer.rows import Answer
from secretariat.records import When
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

EVIL = make(
    "Talks \x1b[31mred\x1b[0m\n\nEve \u202eevil\u202c said \x9b2Jit \x07is\ttrue.",
    name="evil\x1b]0;x\x07.txt",
    said=[("Eve \u202eevil\u202c", "said", "\x9b2Jit \x07is\ttrue")],
)


@pytest.fixture
def store(tmp_path: Path) -> Store:
    opened = Store.open(tmp_path / "talks.db", create=True)
    put(opened, UNDATED, ORSK, BRENIK)
    return opened


def shown(answer: Answer, *, width: int | None = None) -> str:
    """As printed on a terminal of that many columns; None: into a pipe."""
    console = Console(
        file=io.StringIO(), force_terminal=width is not None, width=width or 80, no_color=True, color_system=None
    )
    terminal.show(answer, console)
    assert isinstance(console.file, io.StringIO)
    return console.file.getvalue()


def test_statements_on_a_terminal(store: Store) -> None:
    put(store, EVIL)
    lines = shown(queries.statements(store), width=80).splitlines()
    assert lines[:12] == [
        "Talks in Geneva",
        "Reuters · 20 Nov 2025 · b/geneva.txt",
        "",
        "  Tomasz Brenik  said",
        '    "the red line stays"',
        "    direct · published 20 Nov 2025 · geneva.txt 36–56",
        "",
        "  warned — speaker unresolved: nobody of that name is in the report",
        "    “no deal yet”",
        "    direct · published 20 Nov 2025 · geneva.txt 75–88",
        "",
        "Berlin weighs sanctions",
    ]


def test_statements_in_a_pipe_are_one_line_each(store: Store) -> None:
    lines = shown(queries.statements(store)).splitlines()
    assert lines[0].split("\t") == [
        "2025-11-20",
        "b/geneva.txt [36-56]",
        "Reuters",
        "Tomasz Brenik",
        "direct",
        "assert",
        "-",
        "said",
        "-",
        '"the red line stays"',
    ]
    assert len(lines) == 4


def test_how_to_whom_and_through_whom_it_was_said_is_shown(store: Store) -> None:
    answer = queries.statements(store)
    first = answer.reports[0].statements[0]
    told = replace(
        first, act="demand", negated=True, addressee="reporters", medium="a letter", through=("citing Radio Lunn",)
    )
    group = replace(answer.reports[0], statements=(told,))
    lines = shown(replace(answer, reports=(group,)), width=200)
    assert "direct · demand · negated · to reporters · in a letter · citing Radio Lunn · " in lines
    assert shown(replace(answer, reports=(group,))).split("\t")[4:7] == ["direct", "demand", "citing Radio Lunn"]


@pytest.mark.parametrize("width", [None, 60, 20, 200])
def test_nothing_raw_reaches_the_terminal(store: Store, width: int | None) -> None:
    evil = with_time(EVIL, "is\ttrue", "2025-11-22", day("2025-11-22"))
    speaker = replace(EVIL.actors[0], party=EVIL.actors[0].id)
    put(store, replace(evil, actors=(speaker,)))
    store.put_judgements([replace(judged(speaker.id, person_of(BRENIK), "unsure"), why="\x1b[31mred")])
    for answer in (
        queries.statements(store),
        queries.actors(store),
        queries.overview(store),
        queries.search(store, "talks"),
        queries.search(store, "true"),
        queries.timeline(store),
    ):
        text = shown(answer, width=width)
        assert not set(text) & set("\x1b\x07\x9b\u202e\u202c")
        assert all(len(line) <= (width or 10_000) for line in text.splitlines())


def test_the_exact_words_are_whole_at_60_columns(store: Store) -> None:
    long = "“" + "a word of the quotation, " * 20 + "and its end”"
    put(store, make(f"Long\n\nHe said {long}.", name="long.txt", said=[("He", "said", long)]))
    text = shown(queries.statements(store, speaker="He"), width=60)
    assert long in " ".join(text.split())


def test_an_overview(store: Store) -> None:
    assert shown(queries.overview(store)).splitlines() == [
        "reports\t3",
        "published\t20 Nov 2025 to 22 Nov 2025; 1 undated",
        "statements\t4; the speaker is known of 3",
        "actors\t4",
        "outlets\tDer Bote 1, Reuters 1, unknown 1",
        "most quoted\tTomasz Brenik 2, Ferdinand Orsk 1",
        "problems\tnone",
    ]
    assert shown(queries.overview(store), width=60).splitlines()[0] == "reports      3"


def test_a_timeline_on_a_terminal_has_a_heading_for_each_day(store: Store) -> None:
    put(store, WALK, with_time(CHAYKIN, "near", "2025-11-22", day("2025-11-22")))
    said = make("Halden\n\nAll ferries stop on 22 November.", name="x/ferries.txt", published=day("2025-11-21"))
    put(store, with_time(said, "22 November", "2025-11-22", day("2025-11-22")))
    lines = shown(queries.timeline(store), width=80).splitlines()
    assert lines[:5] == [
        "",
        "18 Nov 2025 (year by the other reports)",
        "  Tomasz Brenik: “we walk”",
        "  said · walk.txt 48–57",
        "",
    ]
    assert lines[5] == "22 Nov 2025"
    assert {lines[6], lines[8]} == {"  Yuri Chaykin: “a deal is near”", "  All ferries stop on 22 November."}
    assert {lines[7], lines[9]} == {"  said · hopes.txt 32–48", "  told · ferries.txt 8–40"}
    assert len(lines) == 10


def test_a_timeline_in_a_pipe_is_one_line_each(store: Store) -> None:
    march = make("All of March it rained.", name="march.txt", published=day("2025-11-21"))
    when = When(earliest="2025-03-01", latest="2025-04-01", words="March", anchor="publication")
    put(store, WALK, with_time(march, "March", "2025-03", when))
    assert [line.split("\t") for line in shown(queries.timeline(store)).splitlines()] == [
        ["2025-03-01/2025-03-31", "publication", "told", "march.txt [0-23]", "-", "All of March it rained."],
        ["2025-11-18", "dossier", "said", "walk.txt [48-57]", "Tomasz Brenik", "“we walk”"],
    ]


def speaking(store: Store) -> None:
    """Yuri Chaykin speaks for Halden Daily, and may be Jurij Tschaikin."""
    yuri = replace(CHAYKIN.actors[-1], party=outlet_of(TSCHAIKIN))
    put(store, TSCHAIKIN, replace(CHAYKIN, actors=(replace(CHAYKIN.actors[0], country="XA"), yuri)))
    store.put_judgements([judged(person_of(TSCHAIKIN), person_of(CHAYKIN), "unsure")])


def test_actors_on_a_terminal_with_whom_they_speak_for_and_who_may_be_one(store: Store) -> None:
    speaking(store)
    lines = shown(queries.actors(store), width=100).splitlines()
    assert lines[0].split("  ")[0] == "name"
    rows = {line.partition("  ")[0]: line.split()[-3:] for line in lines[1:]}
    assert rows["Yuri Chaykin"] == ["for", "Halden", "Daily"]
    assert rows["The Daily of Halden"][-1] == "XA"
    first, second = sorted((person_of(TSCHAIKIN), person_of(CHAYKIN)))
    names = {person_of(TSCHAIKIN): "Jurij Tschaikin", person_of(CHAYKIN): "Yuri Chaykin"}
    assert lines[-3:] == ["", "may be the same", f"  {names[first]} · {names[second]}  for a test"]
    assert "may be the same" not in shown(queries.actors(store, Scope(as_of=date(2025, 11, 20))), width=100)


def test_actors_in_a_pipe_are_one_line_each(store: Store) -> None:
    speaking(store)
    fields = {line.split("\t")[1]: line.split("\t") for line in shown(queries.actors(store)).splitlines()}
    assert fields["Yuri Chaykin"] == [person_of(CHAYKIN), "Yuri Chaykin", "person", "1", "1", "Halden Daily", "-"]
    assert len(fields) == 4 + 4


def test_clean_keeps_what_people_write() -> None:
    assert clean("„Größe“ — مفاوضات\u200f\n שלום 和平 👩‍⚖️") == "„Größe“ — مفاوضات\u200f שלום 和平 👩‍⚖️"
    assert clean("a\u2066b\x00\ud800\r\nc") == "a\ufffdb\ufffd\ufffd c"
