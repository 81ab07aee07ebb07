"""Owns: the picture of the talks over time."""

from __future__ import annotations

from datetime import date, timedelta
from typing import get_args

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from secretariat.web.pictures.axis import Span
from secretariat.web.pictures.columns import Columns
from secretariat.web.pictures.drawing import Room
from secretariat.web.pictures.marks import MarkKind
from secretariat.web.pictures.timeline import Lane, Mark, timeline
from tests.web.pictures.seen import Seen

MARCH = Span(date(2031, 3, 1), date(2031, 3, 31))
WIDTHS = (1140.0, 690.0, 348.0)


def on(
    day: int, until: int | None = None, kind: MarkKind = "held", label: str = "Kestria, Tarsovia", word: str = ""
) -> Mark:
    """Something on a day of March, or on some day from it to another."""
    return Mark(date(2031, 3, day), date(2031, 3, until or day), kind, label, word, f"{label} {day} {word}", f"#e{day}")


def drawn(*marks: Mark, wide: float = 1140, span: Span = MARCH, columns: tuple[Columns, ...] = ()) -> Seen:
    return Seen(timeline([Lane("Meetings", marks)], columns, span, Room(wide, "t")))


def test_a_day_is_a_disc_in_its_place_and_some_days_are_a_bar() -> None:
    seen = drawn(on(1), on(16), on(10, 19, label="A"))
    left, right = sorted(float(one.get("cx")) for one in seen.all("circle", "pic-mark"))
    per_day = (right - left) / 15
    (bar,) = seen.all("rect", "pic-bar")
    assert float(bar.get("width")) == pytest.approx(10 * per_day, abs=0.3)
    assert float(bar.get("x")) == pytest.approx(left + 8.5 * per_day, abs=0.3)


def test_held_and_planned_are_told_apart_by_class_and_word() -> None:
    seen = drawn(on(3), on(9, kind="planned", word="planned"), on(20, kind="postponed", word="postponed"))
    looks = [one.get("class") for one in seen.all("circle")]
    assert looks == ["pic-mark pic-held", "pic-mark pic-planned", "pic-mark pic-postponed"]
    assert [one for one in seen.words() if "Kestria" in one] == [
        "Kestria, Tarsovia",
        "Kestria, Tarsovia\u00a0· planned",
        "Kestria, Tarsovia\u00a0· postponed",
    ]


def test_every_mark_is_a_link_with_the_whole_in_words() -> None:
    seen = drawn(on(3, label="x" * 300), on(9))
    assert seen.links() == ["#e3", "#e9"]
    assert "x" * 300 + " 3" in seen.titles()
    assert not any("x" * 100 in words for words in seen.words())
    assert [one.get("role") for one in seen.root.iter() if one.get("role")] == ["group", "list", "listitem", "listitem"]


def test_marks_of_one_day_stand_in_rows() -> None:
    seen = drawn(*(on(15, label=f"Envoys {n}") for n in range(5)))
    assert len({one.get("cy") for one in seen.all("circle")}) == 5
    assert len({one.get("cx") for one in seen.all("circle")}) == 1


def test_a_name_that_has_no_room_on_the_right_stands_on_the_left() -> None:
    seen = drawn(on(31))
    (label,) = [one for one in seen.boxes() if one.words == "Kestria, Tarsovia"]
    assert label.right < float(seen.all("circle")[0].get("cx"))


def test_a_name_that_has_room_nowhere_stands_in_its_bar() -> None:
    seen = drawn(on(1, 31))
    (bar,), (label,) = seen.all("rect", "pic-bar"), [one for one in seen.boxes() if one.words == "Kestria, Tarsovia"]
    assert float(bar.get("x")) < label.left < label.right < float(bar.get("x")) + float(bar.get("width"))


def test_what_is_not_in_the_span_is_counted_and_not_drawn() -> None:
    lane = Lane("Meetings", (on(3),), before=1, after=2000)
    seen = Seen(timeline([lane], [], Span(date(2031, 3, 10), date(2031, 3, 20)), Room(690, "t")))
    assert "1 earlier, 2,000 later" in " ".join(seen.words())
    assert seen.all("circle") == []
    assert "none in these days" in seen.words()


def test_what_has_no_known_end_is_open() -> None:
    open_end = Mark(date(2031, 3, 20), None, "planned", "Round", "planned", "Round", None)
    seen = drawn(open_end, Mark(None, date(2031, 3, 5), "held", "Visit", "", "Visit", None))
    assert len(seen.all("rect", "pic-open")) == 2
    assert len(seen.all("polyline", "pic-stroke")) == 2
    assert seen.outside() == []


def test_statements_are_columns_to_one_scale() -> None:
    seen = drawn(columns=(
        Columns("Kestria", {date(2031, 3, 3): 2, date(2031, 3, 4): 4}, "statement", "?party=Kestria"),
        Columns("Tarsovia", {date(2031, 3, 3): 1, date(2030, 1, 1): 9}, "statement"),
    ))  # fmt: skip
    heights = [float(one.get("height")) for one in seen.all("rect", "pic-column")]
    assert heights == [14, 28, 7]
    assert {"Statements per day", "Kestria\u00a06", "Tarsovia\u00a01"} <= {*seen.words()}
    assert "Kestria, 4 Mar 2031: 4 statements" in seen.titles()
    assert seen.links() == ["?party=Kestria"]


@pytest.mark.parametrize("wide", WIDTHS)
def test_a_crowd_is_shown_in_columns(wide: float) -> None:
    crowd = (Columns("planned", {date(2031, 3, 2): 8}, "mark"), Columns("held", {date(2031, 3, 3): 90}, "mark"))
    seen = Seen(timeline([Lane("Meetings", (), 3, 4, crowd)], [], MARCH, Room(wide, "t")))
    assert len(seen.all("rect", "pic-column")) == 2
    assert "planned, 2 Mar 2031: 8 marks" in seen.titles()
    assert {"planned\u00a08", "held\u00a090"} <= {*seen.words()}
    assert "Meetings: 98" in seen.all("desc")[0].text
    assert seen.overlaps() == []
    assert seen.outside() == []


def test_months_lead_closer_and_the_last_report_has_a_line() -> None:
    span = Span(date(2031, 2, 20), date(2031, 4, 10))
    seen = Seen(
        timeline(
            [], [], span, Room(1140, "t"), until=date(2031, 3, 24), zoom=lambda to: f"?from={to.first}&to={to.last}"
        )
    )
    assert seen.links()[1] == "?from=2031-03-01&to=2031-03-31"
    assert seen.all("line", "pic-until")
    assert "last report 24 Mar 2031" in seen.words()
    assert not drawn(on(3)).all("line", "pic-until")


def test_the_same_data_gives_the_same_bytes() -> None:
    marks = (on(3), on(9, kind="planned"), on(1, 8, label="A"))
    assert drawn(*marks).markup == drawn(*reversed(marks)).markup


KINDS: tuple[MarkKind, ...] = (
    "held",
    "under way",
    "planned",
    "postponed",
    "cancelled",
    "denied",
    "proposal",
    "reversed",
)
assert set(KINDS[:3]) < {*get_args(get_args(MarkKind)[0])}
DAYS = st.one_of(st.none(), st.dates(date(2030, 12, 1), date(2031, 6, 1)))


@st.composite
def marks(draw: st.DrawFn) -> Mark:
    first, last = draw(DAYS), draw(DAYS)
    if first is None and last is None:
        first = last = date(2031, 3, 9)
    if first is not None and last is not None and last < first:
        first, last = last, first
    label = draw(
        st.one_of(
            st.sampled_from(["Kestria, Tarsovia", "A", "Littoral League, Government of Kestria, Lunn"]), st.text()
        )
    )
    return Mark(
        first,
        last,
        draw(st.sampled_from(KINDS)),
        label,
        draw(st.sampled_from(["", "planned", "under way"])),
        label,
        "#x",
    )


@settings(max_examples=60, deadline=None)
@given(st.lists(marks(), max_size=30), st.sampled_from(WIDTHS), st.integers(1, 200))
def test_no_words_lie_on_others_and_nothing_is_outside(found: list[Mark], wide: float, days: int) -> None:
    span = Span(date(2031, 2, 1), date(2031, 2, 1) + timedelta(days=days - 1))
    said = {date(2031, 2, 1) + timedelta(days=3 * n): n for n in range(20)}
    columns = (Columns("Kestria", said, "statement"), Columns("Government of the Littoral League", {}, "statement"))
    lanes = [Lane("Meetings", tuple(found)), Lane("Proposals", tuple(found[:3])), Lane("Moves", ())]
    seen = Seen(timeline(lanes, columns, span, Room(wide, "t"), until=span.last))
    assert seen.overlaps() == []
    assert seen.outside() == []
