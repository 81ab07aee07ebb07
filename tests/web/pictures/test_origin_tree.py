"""Owns: the picture of where a claim comes from."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from secretariat.web.pictures.drawing import Room
from secretariat.web.pictures.origin_tree import Origin, OriginKind, Telling, origin_tree
from tests.web.pictures.seen import Seen

WIDTHS = (960.0, 690.0, 348.0)
ORIGINS = (
    Origin("Ivo Marlen", "named", None, True, "Ivo Marlen, named", "/who/a-1"),
    Origin("two officials", "unnamed", "The Harbour Gazette", False, "two officials", "/who/a-2"),
)
TELLINGS = (
    Telling("Harbour Gazette", "4 Mar 2031", "“90,000 troops”", (1,), None, "Gazette: 90,000", "/report/r-1"),
    Telling("Meridian Wire", "5 Mar 2031", "“a cap of 90,000”", (0, 1), None, "Wire: 90,000", "/report/r-2"),
    Telling("Velmar Courier", "6 Mar 2031", "“a cap of 90,000”", (), 1, "Courier: 90,000", "/report/r-3"),
    Telling("Orlenz Today", "7 Mar 2031", "“ninety thousand”", (), None, "Today: 90,000", "/report/r-4"),
)


def drawn(wide: float = 960, origins: tuple[Origin, ...] = ORIGINS, tellings: tuple[Telling, ...] = TELLINGS) -> Seen:
    return Seen(origin_tree(origins, tellings, Room(wide, "o")))


@pytest.mark.parametrize("wide", WIDTHS)
def test_origins_and_reports_are_told_in_words(wide: float) -> None:
    said = " | ".join(drawn(wide).words())
    assert "Ivo Marlen" in said
    assert "unnamed source (may share an origin)" in said
    assert "reprint" in said
    assert "no source given" in said or "Without saying from where" in said


@pytest.mark.parametrize("wide", WIDTHS)
def test_everything_leads_to_its_place(wide: float) -> None:
    seen = drawn(wide)
    assert {*seen.links()} == {"/who/a-1", "/who/a-2", "/report/r-1", "/report/r-2", "/report/r-3", "/report/r-4"}
    assert "Courier: 90,000" in seen.titles()


def test_a_way_that_may_be_no_other_is_dashed() -> None:
    ways = [one.get("class") for one in drawn().all("path") if "pic-way" in one.get("class")]
    assert ways == ["pic-way", "pic-way pic-way-unsure", "pic-way pic-way-unsure"]
    assert "may share an origin" in " ".join(drawn().words())


def test_a_reprint_stands_under_what_it_reprints() -> None:
    boxes = {one.words.partition("\u00a0")[0]: one for one in drawn().boxes()}
    wire, courier, today = boxes["Meridian Wire"], boxes["Velmar Courier"], boxes["Orlenz Today"]
    assert wire.top < courier.top < today.top
    assert courier.left > wire.left == today.left


@pytest.mark.parametrize(
    ("kind", "tag"), [("named", "circle"), ("unnamed", "circle"), ("document", "path"), ("outlet", "rect")]
)
def test_the_kinds_of_origins_have_their_shapes(kind: OriginKind, tag: str) -> None:
    seen = drawn(960, (Origin("X", kind, None, True, "X"),), ())
    assert len(seen.all(tag, f"pic-origin-{kind}")) == 1
    assert ("?" in seen.words()) == (kind == "unnamed")


def test_reprints_in_a_ring_end() -> None:
    ring = tuple(Telling(f"Outlet {n}", "", "w", (0,), (n + 1) % 3, "t") for n in range(3))
    for wide in WIDTHS:
        assert sum("Outlet" in words for words in drawn(wide, ORIGINS[:1], ring).words()) == 3


@st.composite
def trees(draw: st.DrawFn) -> tuple[tuple[Origin, ...], tuple[Telling, ...]]:
    text = st.text(max_size=80)
    kinds: list[OriginKind] = ["named", "document", "unnamed", "outlet"]
    origins = tuple(
        Origin(draw(text), draw(st.sampled_from(kinds)), draw(st.none() | text), draw(st.booleans()), "x", "#x")
        for _ in range(draw(st.integers(0, 5)))
    )
    count = draw(st.integers(0, 8))
    tellings = []
    for _ in range(count):
        of = draw(st.sets(st.sampled_from(range(len(origins))))) if origins else set[int]()
        copy = draw(st.none() | st.integers(0, count - 1))
        tellings.append(Telling(draw(text), "3 Mar 2031", draw(text), tuple(sorted(of)), copy, "x", "#x"))
    return origins, tuple(tellings)


@settings(max_examples=60, deadline=None)
@given(trees(), st.sampled_from(WIDTHS))
def test_no_words_lie_on_others_and_nothing_is_outside(
    tree: tuple[tuple[Origin, ...], tuple[Telling, ...]], wide: float
) -> None:
    seen = drawn(wide, *tree)
    assert seen.overlaps() == []
    assert seen.outside() == []
