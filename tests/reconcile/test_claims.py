"""Which points are compared, and what is judged of them."""

from __future__ import annotations

from dataclasses import replace

import pytest

from secretariat.reconcile.claims import LONGEST, candidates, judge_points, told
from secretariat.reconcile.points import Point
from secretariat.reconcile.spellings import skeleton
from tests.reconcile.pointed import point


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


def judged(one: Point, other: Point) -> tuple[list[str], list[str]]:
    """Verdicts, and types of contradictions."""
    found = judge_points(told("r", [one]), told("t", [other]))
    return [each.verdict for each in found.judgements], [each.type for each in found.contradictions]


@pytest.mark.parametrize(
    ("ours", "theirs"),
    [
        ("Kestria will withdraw 900 soldiers from Tolvik", "Kestria will withdraw 900 soldiers from Eskmar"),
        ("Kestria will pull 900 troops out of Tolvik", "900 Kestrian soldiers are to leave Eskmar"),
        ("Tarsovia has agreed to free 440 prisoners held in Ravby", "Kestria is to let 440 detainees go from Dorford"),
    ],
    ids=["the same words of two places", "other words of two places", "two states and two places"],
)
def test_short_points_of_two_places_are_neither_the_same_nor_opposed(ours: str, theirs: str) -> None:
    one, other = point(0, "r", ours), point(0, "t", theirs)
    assert "same" not in judged(one, other)[0]
    assert judged(one, other)[1] == []
    fewer = replace(other, amounts=((800, "soldiers"),))
    assert judged(replace(one, amounts=((900, "soldiers"),)), fewer)[1] == []


def test_who_does_it_and_the_calendar_are_no_places() -> None:
    one = point(0, "r", "Benedek Oss will see her in Tolle on Tuesday")
    other = point(0, "t", "Yara Lindqvist will meet Oss in Tolle next Monday")
    assert one.called == {"bened", "oss", "tolle"}
    assert replace(one, doers=frozenset({skeleton("oss")})).beside == {"bened", "tolle"}
    assert other.called == {"yara", "lindq", "oss", "tolle"}


def test_a_word_that_begins_a_point_is_a_name_where_it_is_known_for_one_or_no_word() -> None:
    assert point(0, "r", "Kestria withdrew").called == {"kestr"}
    assert point(0, "r", "Soldiers withdrew").called == frozenset()
    assert replace(point(0, "r", "Paris withdrew"), named=frozenset({"paris"})).called == {"paris"}
    assert point(0, "r", "The Minister and President Six withdrew").called == frozenset()


def test_who_denies_one_number_does_not_deny_another() -> None:
    text = "Kestria will withdraw {} soldiers from Tolvik"
    denied = replace(point(0, "r", text.format(900), amounts=((900, "soldiers"),)), negated=True, denial=True)
    same = point(0, "t", text.format(900), amounts=((900, "soldiers"),))
    other = point(0, "t", text.format(950), amounts=((950, "soldiers"),))
    assert judged(denied, same)[1] == ["denial"]
    assert judged(denied, other)[1] == []


def test_the_same_thing_by_another_name_in_another_number_is_opposed() -> None:
    one = point(0, "r", "850 prisoners held in Norwick will be freed", amounts=((850, "prisoners"),))
    other = point(0, "t", "980 detainees held in Norwick will be freed", amounts=((980, "detainees"),))
    assert judged(one, other)[1] == ["value"]
