"""Owns: from positions to the pictures of a stance over time."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from secretariat.answer.talk_rows import PositionRow
from secretariat.dossier import Dossier
from secretariat.records import Reading, Stance
from secretariat.web.app import make_app
from secretariat.web.course_of_stances import draw_history, draw_spark
from tests.answer.talking import with_position
from tests.store.readings import day, make
from tests.web import dossiers
from tests.web.pictures.seen import Seen


@pytest.fixture
def asking(talks: Path) -> Iterator[None]:
    """Addresses are made as for a request."""
    with make_app(talks).test_request_context("/"):
        yield


def rows(path: Path, *stances: tuple[str | None, Stance]) -> tuple[PositionRow, ...]:
    """The positions of Kestria on its army, of days of November 2025 (None: not known)."""
    readings: list[Reading] = []
    for number, (when, stance) in enumerate(stances):
        words = f"Kestria spoke of its army once more, {number}"
        told = make(f"T {number}\n\n{words}.", published=None if when is None else day(f"2025-11-{when}"))
        readings.append(with_position(told, words, "Kestria", "armed forces", stance))
    return Dossier(dossiers.dossier(path / "course.db", *readings)).positions().rows


def test_a_course_is_drawn_small_and_large(tmp_path: Path, asking: None) -> None:
    told = rows(tmp_path, ("10", "red line"), ("12", "demands"), ("20", "accepts"))
    spark = draw_spark(told, "Kestria on armed forces", "s")
    assert spark is not None
    assert Seen(spark).words() == ["10 Nov", "20 Nov"]
    drawn = draw_history(told, "Kestria on armed forces", "h")
    assert [*drawn] == ["wide", "middle", "narrow"]
    for one in drawn.values():
        seen = Seen(one)
        assert len(seen.links()) == 3
        assert all(link.startswith("/report/r-") for link in seen.links())
        assert "10 Nov 2025: red line. “Kestria spoke of its army once more, 0”" in seen.titles()
    assert len({Seen(one).root.get("aria-labelledby") for one in drawn.values()}) == 3


def test_one_day_is_no_course(tmp_path: Path, asking: None) -> None:
    told = rows(tmp_path, ("10", "demands"), ("10", "accepts"), (None, "open"))
    assert draw_spark(told, "t", "s") is None
    assert len(Seen(draw_history(told, "t", "h")["wide"]).links()) == 2


def test_without_days_there_is_no_picture(tmp_path: Path, asking: None) -> None:
    told = rows(tmp_path, (None, "demands"))
    assert (draw_spark(told, "t", "s"), draw_history(told, "t", "h")) == (None, {})


def test_a_stance_told_often_on_a_day_is_one_mark(tmp_path: Path, asking: None) -> None:
    told = rows(tmp_path, ("10", "demands"), ("10", "demands"), ("10", "demands"), ("11", "open"))
    seen = Seen(draw_history(told, "t", "h")["wide"])
    assert len(seen.links()) == 2
    assert any(title.endswith("and 2 more that day") for title in seen.titles())
