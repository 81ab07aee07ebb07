"""Which points are compared, and what is judged of them."""

from __future__ import annotations

import pytest

from secretariat.reconcile.claims import LONGEST, candidates, judge_points, told
from secretariat.reconcile.points import Point


def point(number: int, report: str, text: str, **fields: tuple[tuple[float, str | None], ...]) -> Point:
    words = frozenset(word.lower().strip(".") for word in text.split() if len(word) > 3)
    return Point(
        id=f"k-{report}-{number}",
        report=report,
        statement=f"s-{report}-{number}",
        text=text,
        quote=text,
        verb="withdraw",
        words=words,
        doers=frozenset(),
        undergoers=frozenset(),
        named=frozenset(),
        amounts=fields.get("amounts", ()),
        times=(),
        negated=False,
        denial=False,
        mode="future",
        speaker=frozenset(),
        published=(741000, 741001),
    )


def test_of_a_report_without_end_the_first_points_are_compared() -> None:
    points = [point(at, "r", f"Kestria will withdraw {at} soldiers") for at in range(LONGEST + 50)]
    assert len(told("r", points).points) == LONGEST
    assert len(told("r", points).vectors) == LONGEST


def test_the_same_words_are_the_same_and_another_number_contradicts() -> None:
    text = "Kestria will withdraw 900 soldiers from Tolvik"
    ours = told("r", [point(0, "r", text, amounts=((900, "soldiers"),))])
    same = told("t", [point(0, "t", text, amounts=((900, "soldiers"),))])
    other = told("t", [point(0, "t", text.replace("900", "950"), amounts=((950, "soldiers"),))])
    assert [one.verdict for one in judge_points(ours, same).judgements] == ["same"]
    (found,) = judge_points(ours, other).contradictions
    assert (found.type, found.why) == ("value", "900 and 950 soldiers")


@pytest.mark.parametrize("turned", [False, True])
def test_the_order_of_two_reports_does_not_matter(turned: bool) -> None:
    ours = told("r", [point(0, "r", "Kestria will withdraw 900 soldiers", amounts=((900, "soldiers"),))])
    theirs = told("t", [point(0, "t", "Kestria is to withdraw 950 soldiers", amounts=((950, "soldiers"),))])
    pair = (theirs, ours) if turned else (ours, theirs)
    assert judge_points(*pair) == judge_points(ours, theirs)


def test_points_of_one_statement_are_not_compared() -> None:
    one = point(0, "r", "Kestria will withdraw 900 soldiers")
    again = Point(**{**{name: getattr(one, name) for name in Point.__dataclass_fields__}, "id": "k-r-1"})
    whole = told("r", [one, again])
    assert list(candidates(whole, whole)) == []
