"""Owns: text in a picture stays text, links stay on the page, numbers are written alike, screen readers get names."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from secretariat.web.pictures.drawing import Picture, number
from secretariat.web.pictures.lettering import drawable, spoken
from tests.web.pictures.seen import Seen


def picture(words: str, *, links: bool = True) -> Seen:
    drawn = Picture("p", words, words, links=links)
    link = drawn.link("/who/a-1", words)
    link.text((0, 10), words, "pic-label", more=words)
    drawn.group(role="list", label=words)
    return Seen(drawn.finish(100, 20))


@given(st.text())
def test_any_text_stays_text(words: str) -> None:
    seen = picture(words)
    tags = {one.tag.rpartition("}")[2] for one in seen.root.iter()}
    assert tags <= {"svg", "title", "desc", "a", "text", "tspan", "g"}
    assert seen.all("text")[0].text == (drawable(words) or None) or seen.all("text")[0].text == ""
    assert (seen.titles()[0] or "") == spoken(words)
    assert "on" not in {name[:2] for one in seen.root.iter() for name in one.attrib}


@pytest.mark.parametrize(
    "words", ["<script>alert(1)</script>", '"><img src=x onerror=alert(1)>', "]]>", "&amp;", "<!--"]
)
def test_markup_in_a_text_is_shown_as_it_is(words: str) -> None:
    seen = picture(words)
    assert words in seen.words()[0]
    assert "<script" not in seen.markup
    assert "<img" not in seen.markup


@pytest.mark.parametrize(
    "address", ["javascript:alert(1)", " javascript:x", "//evil.example", "https://x.example", "\\\\x"]
)
def test_a_link_out_of_the_page_is_refused(address: str) -> None:
    with pytest.raises(ValueError, match="leads out of the page"):
        Picture("p", "t", "d", links=True).link(address, "x")


@pytest.mark.parametrize(
    "address", ["/report/r-1?at=1-2#p1-2", "#pair", "?from=2031-03-01", "../who/a.html", "who.html"]
)
def test_a_link_of_the_page_is_kept(address: str) -> None:
    drawn = Picture("p", "t", "d", links=True)
    drawn.link(address, "x")
    assert Seen(drawn.finish(1, 1)).links() == [address]


def test_nothing_needs_a_style_or_a_script() -> None:
    seen = picture("Kestria")
    assert all("style" not in one.attrib for one in seen.root.iter())
    assert seen.all("script") == seen.all("style") == []


@pytest.mark.parametrize(("links", "role"), [(True, "group"), (False, "img")])
def test_the_whole_has_a_name_and_is_told(links: bool, role: str) -> None:
    seen = picture("Who met whom", links=links)
    assert seen.root.get("role") == role
    for pointer in ("aria-labelledby", "aria-describedby"):
        (told,) = [one for one in seen.root.iter() if one.get("id") == seen.root.get(pointer)]
        assert told.text == "Who met whom"


def test_a_name_that_is_no_id_is_made_one() -> None:
    seen = Seen(Picture('x" onload="y z', "t", "d", links=False).finish(1, 1))
    assert seen.root.get("aria-labelledby") == "x--onload--y-z-title"


@pytest.mark.parametrize(
    ("value", "written"), [(0, "0"), (-0.04, "0"), (3.0, "3"), (3.14159, "3.1"), (-2.25, "-2.2"), (1e6, "1000000")]
)
def test_numbers_are_written_alike(value: float, written: str) -> None:
    assert number(value) == written
