"""The scorers of meetings, proposals and shifts count what they say they count."""

from __future__ import annotations

import pytest

import secretariat
from bench.quality import encounters, proposals
from bench.quality.across import Cluster

FIRST = (
    "Kestria and Tarsovia will hold talks in Geneva on March 11. Kestria presented a 12-point plan. "
    "Kestria rejected a ceasefire."
)
SECOND = "Kestria and Tarsovia held talks in Geneva on March 11. The 12-point plan of Kestria was discussed."


def cluster(meetings: list[list[tuple[str, str]]], plans: list[list[tuple[str, str]]]) -> Cluster:
    def groups(told: list[list[tuple[str, str]]]) -> list[dict[str, object]]:
        return [{"members": [{"report": report, "quote": quote} for report, quote in group]} for group in told]

    texts = {"a": ("2031-03-09", FIRST), "b": ("2031-03-12", SECOND)}
    readings = tuple(secretariat.read(text, published=day, name=name) for name, (day, text) in texts.items())
    gold = {
        "reports": [{"id": name} for name in texts],
        "meetings": groups(meetings),
        "proposals": groups(plans),
        "shifts": [],
    }
    return Cluster(gold, readings)


MET = [("a", "will hold talks in Geneva on March 11"), ("b", "held talks in Geneva on March 11")]
PLAN = [("a", "a 12-point plan"), ("b", "The 12-point plan")]


@pytest.fixture(scope="module")
def right() -> dict[str, float]:
    return encounters.score([cluster([MET], [PLAN])])


def test_what_is_one_in_both_is_right(right: dict[str, float]) -> None:
    assert (right["meetings.f1"], right["proposals.f1"]) == (100.0, 100.0)
    assert (right["meetings.found"], right["proposals.found"]) == (100.0, 100.0)


def test_what_the_gold_has_apart_is_wrong() -> None:
    figures = encounters.score([cluster([[MET[0]], [MET[1]]], [[PLAN[0]], [PLAN[1]]])])
    assert (figures["meetings.precision"], figures["proposals.precision"]) == (0.0, 0.0)


def test_what_is_asked_for_and_not_found_costs_recall() -> None:
    other = [("a", "Kestria rejected a ceasefire"), ("b", "The 12-point plan of Kestria was discussed")]
    figures = encounters.score([cluster([MET, other], [PLAN])])
    assert figures["meetings.recall"] == 50.0


@pytest.mark.parametrize(
    ("authors", "points", "expected"),
    [([["Kestria"]], 12, (100.0, 100.0)), ([["Tarsovia"]], 12, (0.0, 100.0)), ([], 13, (0.0, 0.0))],
)
def test_a_proposal_is_found_with_its_authors_and_points(
    authors: list[list[str]], points: int, expected: tuple[float, float]
) -> None:
    fact = {"words": "a 12-point plan", "authors": authors, "points": points, "version": None}
    item = {"id": "x", "text": FIRST, "published": "2031-03-09", "proposals": [fact]}
    figures = proposals.score([item], [proposals.read(item)])
    assert figures["recall"] == 100.0
    assert (figures["authors"], figures["points"]) == expected
