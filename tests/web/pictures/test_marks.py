"""Owns: shape and filling tell kinds apart without colour."""

from __future__ import annotations

from typing import get_args

import pytest

from secretariat.records import MeetingStatus
from secretariat.web.pictures.drawing import Picture
from secretariat.web.pictures.marks import MarkKind, bar, look_of, mark
from tests.web.pictures.seen import Seen

STATUSES: tuple[MeetingStatus, ...] = get_args(MeetingStatus)
OTHERS: tuple[MarkKind, ...] = ("proposal", "contradiction", "softened", "hardened", "reversed")


def drawn(kind: MarkKind) -> Seen:
    picture = Picture("p", "t", "d", links=False)
    mark(picture, kind, 50, 50)
    return Seen(picture.finish(100, 100))


@pytest.mark.parametrize("kind", [*STATUSES, *OTHERS])
def test_every_kind_has_a_mark_in_its_place_with_its_class(kind: MarkKind) -> None:
    seen = drawn(kind)
    assert look_of(kind) in seen.markup
    assert " " not in look_of(kind)
    assert seen.outside() == []


def test_strokes_tell_what_did_not_come_to_be() -> None:
    strokes = {kind: len(drawn(kind).all("line", "pic-stroke")) for kind in STATUSES}
    assert strokes == {
        "held": 0, "under way": 0, "planned": 0, "uncertain": 0,
        "postponed": 1, "cancelled": 2, "not scheduled": 2, "denied": 2,
    }  # fmt: skip


def test_the_shapes_of_other_kinds_differ() -> None:
    shapes = {kind: [one.get("points") for one in drawn(kind).all("polygon")] for kind in OTHERS}
    assert len({str(one) for one in shapes.values()}) == len(OTHERS)
    assert all(shapes.values())


def test_what_is_under_way_is_half_full() -> None:
    assert drawn("under way").all("path", "pic-half")
    assert not drawn("held").all("path", "pic-half")


@pytest.mark.parametrize(("opened", "arrows"), [((False, False), 0), ((True, False), 1), ((True, True), 2)])
def test_an_end_that_is_not_known_is_open(opened: tuple[bool, bool], arrows: int) -> None:
    picture = Picture("p", "t", "d", links=False)
    bar(picture, "planned", (10, 80), 50, opened)
    seen = Seen(picture.finish(100, 100))
    assert len(seen.all("polyline")) == arrows
    assert ("pic-open" in seen.markup) == any(opened)
    assert seen.outside() == []
