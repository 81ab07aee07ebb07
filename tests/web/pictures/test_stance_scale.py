"""Owns: the pictures of a stance over time, and the scale on which they stand."""

from __future__ import annotations

from datetime import date, timedelta
from itertools import pairwise, permutations
from typing import get_args

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from secretariat.reconcile.shifts import direction_of
from secretariat.records import Stance
from secretariat.web.pictures.drawing import Room
from secretariat.web.pictures.stance_scale import SCALE, Stand, stance_history, stance_spark
from tests.web.pictures.seen import Seen

WIDTHS = (960.0, 690.0, 348.0)
STANCES: tuple[Stance, ...] = get_args(Stance)


def on(day: int, stance: Stance) -> Stand:
    return Stand(date(2031, 3, day), stance, f"{day} Mar: {stance}", f"#s{day}")


COURSE = (on(3, "red line"), on(3, "demands"), on(9, "conditional"), on(24, "accepts"))


def large(*stands: Stand, wide: float = 960) -> Seen:
    return Seen(stance_history(stands, "Kestria on armed forces", Room(wide, "h")))


def small(*stands: Stand) -> Seen:
    return Seen(stance_spark(stands, "Kestria on armed forces", "s"))


def test_the_scale_has_every_stance_once() -> None:
    assert sorted(SCALE) == sorted(STANCES)


@pytest.mark.parametrize(("before", "now"), [*permutations(STANCES, 2)])
def test_what_is_softened_goes_up_and_what_is_hardened_goes_down(before: Stance, now: Stance) -> None:
    match direction_of(before, now):
        case "softened":
            assert SCALE.index(now) < SCALE.index(before)
        case "hardened":
            assert SCALE.index(now) > SCALE.index(before)


@pytest.mark.parametrize("wide", WIDTHS)
def test_every_stance_is_a_mark_at_its_height(wide: float) -> None:
    seen = large(*COURSE, wide=wide)
    heights = {box.words: (box.top + box.bottom) / 2 for box in seen.boxes() if box.words in SCALE}
    (dot, other) = seen.all("circle", "pic-stand")
    assert float(dot.get("cy")) == pytest.approx(heights["conditional"], abs=2)
    assert float(other.get("cy")) == pytest.approx(heights["accepts"], abs=2)
    assert seen.links() == ["#s3", "#s3", "#s9", "#s24"]
    assert "3 Mar: red line" in seen.titles()


def test_the_line_goes_in_steps() -> None:
    (line,) = large(*COURSE).all("polyline", "pic-steps")
    corners = [tuple(map(float, one.split(","))) for one in line.get("points").split()]
    assert all(a[0] == b[0] or a[1] == b[1] for a, b in pairwise(corners))


def test_a_red_line_has_a_shape_of_its_own() -> None:
    for seen in (large(*COURSE), small(*COURSE)):
        assert len(seen.all("rect", "pic-stand-red-line")) == 1
    assert not small(on(3, "demands"), on(5, "accepts")).all("rect", "pic-stand-red-line")


def test_the_small_one_says_its_days_and_its_course_in_words() -> None:
    seen = small(*COURSE)
    assert seen.words() == ["3 Mar", "24 Mar"]
    assert seen.root.get("role") == "img"
    told = seen.all("desc")[0].text
    assert told == ("4 times. 3 Mar 2031: red line; 3 Mar 2031: demands; 9 Mar 2031: conditional; 24 Mar 2031: accepts")


def test_years_are_told_where_they_differ() -> None:
    seen = small(on(3, "demands"), Stand(date(2033, 1, 9), "accepts", "x"))
    assert seen.words() == ["3 Mar 2031", "9 Jan 2033"]


def test_nothing_known_is_no_picture_of_something() -> None:
    for seen in (large(), small()):
        assert not seen.all("polyline")
        assert seen.all("desc")[0].text == "No stance of known day."


STANDS = st.lists(st.tuples(st.integers(0, 4000), st.sampled_from(STANCES), st.text()), max_size=25).map(
    lambda found: [
        Stand(date(2025, 1, 1) + timedelta(days=d), s, t, "#x") for d, s, t in sorted(found, key=lambda f: f[0])
    ]
)


@settings(max_examples=60, deadline=None)
@given(STANDS, st.sampled_from(WIDTHS))
def test_no_words_lie_on_others_and_nothing_is_outside(stands: list[Stand], wide: float) -> None:
    for seen in (large(*stands, wide=wide), small(*stands)):
        assert seen.overlaps() == []
        assert seen.outside() == []
