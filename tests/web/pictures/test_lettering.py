"""Owns: how wide text is taken to be, and how it is cut."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from lxml import etree

from secretariat.web.pictures.lettering import cut, drawable, spoken, width


@pytest.mark.parametrize(
    ("narrow", "wide"), [("i", "m"), ("l", "W"), ("Kestria", "Government of Kestria"), ("a", "中")]
)
def test_what_is_wider_is_taken_to_be_wider(narrow: str, wide: str) -> None:
    assert width(narrow, 12) < width(wide, 12)


def test_the_width_grows_with_the_letters() -> None:
    assert width("Lunn", 24) == pytest.approx(2 * width("Lunn", 12))
    assert width("", 12) == 0


def test_marks_over_letters_take_no_room() -> None:
    assert width("é", 12) == width("e", 12)
    assert width("e\u200d", 12) == width("e", 12)


@pytest.mark.parametrize(
    ("room", "shown"),
    [(200.0, "Government of Kestria"), (80.0, "Governme…"), (28.0, "G…"), (13.0, ""), (0.0, ""), (-5.0, "")],
)
def test_words_are_cut_to_their_room(room: float, shown: str) -> None:
    assert cut("Government of Kestria", room, 12) == shown


def test_what_is_cut_ends_with_a_word_not_with_a_comma() -> None:
    assert cut("Kestria, Tarsovia", width("Kestria, …", 12), 12) == "Kestria…"


def test_half_a_megabyte_without_a_space_is_cut_at_once() -> None:
    assert len(cut("w" * 500_000, 100, 12)) < 20
    assert len(spoken("w" * 500_000)) == 600


@given(st.text(), st.floats(0, 500), st.sampled_from([10.0, 12.0, 13.0]))
def test_whatever_is_cut_fits(text: str, room: float, size: float) -> None:
    assert width(cut(text, room, size), size) <= room + 1e-6


@given(st.text(st.characters()))
def test_every_text_can_be_drawn(text: str) -> None:
    element = etree.Element("text")
    element.text = drawable(text)
    element.set("title", drawable(text))
    read = etree.fromstring(etree.tostring(element))
    assert (read.text or "") == drawable(text)
    assert not {"\u202e", "\u2066", "\x00", "\x1b", "\n", "\t"} & {*drawable(text)}
