"""Owns: the amounts in the words of a term, and what the words themselves say of a change."""

from __future__ import annotations

import pytest

from secretariat.reconcile.plan_amounts import Sum, amounts_in, change_in, singular, with_units


@pytest.mark.parametrize(
    ("text", "amounts"),
    [
        ("free 1,450 prisoners within 30 days", ["1,450 prisoners", "30 days"]),
        ("at no more than 130,000", ["130,000"]),
        ("1,450 in all, within 45 days", ["1,450", "45 days"]),
        ("a 90-day truce", ["90 days"]),
        ("a duty of 4.5 per cent, then 6%", ["4.5 percent", "6 percent"]),
        ("40 billion crowns and $3 million", ["40,000,000,000 crowns", "3,000,000 dollars"]),
        ("ten years and two phases", ["10 years", "2 phases"]),
        ("twenty-two ships for 1,200 people", ["22 ships", "1,200 people"]),
        ("on 5 March 2031, and by April 12", []),
        ("the two sides agree on 19 points", []),
        ("nothing at all", []),
    ],
)
def test_amounts(text: str, amounts: list[str]) -> None:
    assert [one.words for one in amounts_in(text)] == amounts


@pytest.mark.parametrize(
    ("text", "change"),
    [
        ("raising the ceiling from 90,000 to 120,000", ("90,000", "120,000")),
        ("cut from 24 to 12 per cent", ("24 percents", "12 percent")),
        ("its offer to 6% from 4.5%", ("4.5 percent", "6 percent")),
        ("from 30 days to 45 days", ("30 days", "45 days")),
        ("from Monday to Friday", None),
        ("from 10 kilometres to 45 days", None),
    ],
)
def test_changes_that_words_tell(text: str, change: tuple[str, str] | None) -> None:
    found = change_in(text)
    told = None if found is None else (found[0][0].words, found[1][0].words)
    assert told == (None if change is None else tuple(one.replace("percents", "percent") for one in change))


def test_a_number_has_the_unit_that_it_has_elsewhere() -> None:
    row = [(Sum(1450, None), Sum(45, "day")), (Sum(1450, "prisoner"),), (Sum(1400, "prisoner"),)]
    assert with_units(row)[Sum(1450, None)] == Sum(1450, "prisoner")


def test_units_of_one_large_number_are_one_those_of_a_small_one_are_not() -> None:
    found = with_units([(Sum(1450, "people"), Sum(3, "day")), (Sum(1450, "prisoner"), Sum(3, "month"))])
    assert found[Sum(1450, "people")] == found[Sum(1450, "prisoner")] == Sum(1450, "prisoner")
    assert found[Sum(3, "day")] != found[Sum(3, "month")]


def test_a_number_of_which_two_units_are_told_keeps_none() -> None:
    assert Sum(3, None) not in with_units([(Sum(3, None), Sum(3, "day"), Sum(3, "month"))])


def test_times_and_words() -> None:
    assert [Sum(1, unit).is_time for unit in ("day", "troop", None)] == [True, False, False]
    assert [Sum(1, "day").words, Sum(2.5, "year").words, Sum(7, None).words] == ["1 day", "2.5 years", "7"]
    assert [singular(one) for one in ("troops", "duties", "people", "gas", "class")] == [
        "troop", "duty", "people", "gas", "class",
    ]  # fmt: skip
