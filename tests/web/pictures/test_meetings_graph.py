"""Owns: the picture of who met whom."""

from __future__ import annotations

from itertools import combinations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from secretariat.web.pictures.arranging import arrange
from secretariat.web.pictures.drawing import Room
from secretariat.web.pictures.meetings_graph import MOST, Edge, Node, meetings_graph
from secretariat.web.pictures.placing import place
from tests.web.pictures.seen import Seen

WIDTHS = (960.0, 690.0, 348.0)
NODES = tuple(Node(name, name, name == "Halmere", f"all of {name}", f"/who/{name}") for name in
              ("Kestria", "Tarsovia", "Halmere", "Velmar"))  # fmt: skip
EDGES = (
    Edge("Kestria", "Tarsovia", 3, 1, "Kestria and Tarsovia: 3 held, 1 planned", "#k-t"),
    Edge("Kestria", "Halmere", 1, 0, "Kestria and Halmere: 1 held", "#k-h"),
    Edge("Tarsovia", "Velmar", 0, 2, "Tarsovia and Velmar: 2 planned", "#t-v"),
)


def drawn(wide: float = 960, nodes: tuple[Node, ...] = NODES, edges: tuple[Edge, ...] = EDGES, others: int = 0) -> Seen:
    return Seen(meetings_graph(nodes, edges, Room(wide, "g"), others=others))


@pytest.mark.parametrize("wide", WIDTHS)
def test_held_and_planned_are_lines_of_two_kinds(wide: float) -> None:
    seen = drawn(wide)
    held = seen.all("path", "pic-tie-held")
    planned = seen.all("path", "pic-tie-planned")
    assert [float(one.get("stroke-width")) for one in held] == [6, 2]
    assert [float(one.get("stroke-width")) for one in planned] == [2, 4]
    assert {"3 + 1 planned", "2 planned"} <= {*seen.words()}
    assert {"met", "planned", "mediates"} <= {*seen.words()}


@pytest.mark.parametrize("wide", WIDTHS)
def test_names_and_pairs_lead_somewhere_and_say_what_they_are(wide: float) -> None:
    seen = drawn(wide)
    assert {*seen.links()} == {"#k-t", "#k-h", "#t-v", "/who/Kestria", "/who/Tarsovia", "/who/Halmere", "/who/Velmar"}
    assert "Kestria and Tarsovia: 3 held, 1 planned" in seen.titles()
    assert "all of Halmere" in seen.titles()


def test_who_mediates_has_another_shape() -> None:
    seen = drawn()
    assert len(seen.all("polygon", "pic-mediator")) == 2, "one in the key"
    assert len(seen.all("circle", "pic-node")) == 3
    assert "mediates" not in drawn(nodes=(NODES[0], NODES[1]), edges=EDGES[:1]).words()


def test_who_met_most_is_drawn_and_the_others_are_counted() -> None:
    nodes = tuple(Node(f"n{n}", f"Party {n:02}", False, "x") for n in range(40))
    edges = tuple(Edge("n0", f"n{n}", 41 - n, 0, "x") for n in range(1, 40))
    for wide in WIDTHS:
        seen = drawn(wide, nodes, edges, others=3)
        assert len(seen.all("circle", "pic-node")) == MOST
        assert "18 others in the table only" in seen.words()
        assert not {"Party 30", "Party 39"} & {*seen.words()}
        assert seen.overlaps() == []
        assert seen.outside() == []


def test_two_alone_and_nobody_can_be_drawn() -> None:
    for wide in WIDTHS:
        assert len(drawn(wide, NODES[:2], EDGES[:1]).all("circle", "pic-node")) == 2
        assert drawn(wide, NODES, ()).all("circle", "pic-node") == []


@pytest.mark.parametrize("wide", WIDTHS)
def test_the_order_of_the_data_does_not_matter(wide: float) -> None:
    assert drawn(wide).markup == drawn(wide, NODES[::-1], EDGES[::-1]).markup


@st.composite
def graphs(draw: st.DrawFn) -> tuple[tuple[Node, ...], tuple[Edge, ...]]:
    names = draw(st.lists(st.text(min_size=1, max_size=60), min_size=2, max_size=14))
    nodes = tuple(Node(f"n{at}", name, draw(st.booleans()), name, f"/who/n{at}") for at, name in enumerate(names))
    pairs = draw(st.lists(st.sampled_from([*combinations([one.id for one in nodes], 2)]), unique=True, max_size=30))
    counts = st.integers(0, 30)
    return nodes, tuple(Edge(*pair, draw(counts), draw(counts), "x", "#x") for pair in pairs)


@settings(max_examples=40, deadline=None)
@given(graphs(), st.sampled_from(WIDTHS))
def test_no_words_lie_on_others(graph: tuple[tuple[Node, ...], tuple[Edge, ...]], wide: float) -> None:
    seen = drawn(wide, *graph)
    assert seen.overlaps() == []
    assert [one for one in seen.outside() if not one.startswith("path")] == []


def test_strong_ties_stand_near_one_another() -> None:
    ties = {("a", "c"): 5.0, ("b", "d"): 5.0, ("a", "b"): 1.0}
    order = arrange("abcd", ties, round_=False)
    assert abs(order.index("a") - order.index("c")) == 1
    assert abs(order.index("b") - order.index("d")) == 1
    assert sorted(arrange("abcd", {}, round_=True)) == [*"abcd"]


def test_boxes_are_kept_inside_and_apart() -> None:
    names = [f"n{n}" for n in range(12)]
    ties = dict.fromkeys(combinations(names, 2), 1.0)
    found = place(names, ties, [(100.0, 40.0)] * 12, (0, 0, 600, 400))
    assert found is not None
    for x, y in found:
        assert 50 - 0.01 <= x <= 550.01
        assert 20 - 0.01 <= y <= 380.01
    for (a, b), (c, d) in combinations(found, 2):
        assert abs(a - c) >= 99.9 or abs(b - d) >= 39.9


def test_boxes_without_room_are_told() -> None:
    assert place(["a", "b"], {("a", "b"): 1.0}, [(100.0, 40.0)] * 2, (0, 0, 110, 50)) is None
    assert place(["a"], {}, [(100.0, 40.0)], (0, 0, 90, 50)) is None
    assert place([], {}, [], (0, 0, 1, 1)) == []
