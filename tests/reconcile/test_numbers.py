"""Where two points differ in a number: measures in any unit, and things by whatever name."""

from __future__ import annotations

import pytest

from secretariat.reconcile.numbers import Amounts, differing_numbers, near


@pytest.mark.parametrize(
    ("left", "right", "told"),
    [
        ([(610, "prisoners")], [(620, "prisoners")], "610 and 620 prisoners"),
        ([(98_700, "people")], [(100_000, "people")], None),
        ([(850, "prisoners")], [(980, "detainees")], "850 prisoners and 980 detainees"),
        ([(399, "prisoners")], [(400, "captives")], None),
        ([(2, "states")], [(11, "sailors")], None),
        ([(140, "men"), (38, "soldiers")], [(140, "men")], None),
        ([(140, "men"), (38, "soldiers")], [(12, "guns")], None),
        ([(15, "kilometres")], [(40, "guns")], None),
        ([(45_000, None)], [(38_000, "tonnes")], None),
    ],
    ids=[
        "of one thing", "one is the other rounded", "of things by two names", "rounded, by another name",
        "how many the sides are", "one of several is shared", "several things", "a measure and a thing", "of nothing",
    ],
)  # fmt: skip
def test_things(left: Amounts, right: Amounts, told: str | None) -> None:
    assert differing_numbers(left, right) == told
    assert (differing_numbers(right, left) is None) == (told is None)


@pytest.mark.parametrize(
    ("left", "right", "told"),
    [
        ([(72, "hours")], [(3, "days")], None),
        ([(2, "weeks")], [(10, "days")], "2 weeks and 10 days"),
        ([(6, "months")], [(1, "years")], "6 months and 1 years"),
        ([(4, "weeks")], [(1, "months")], None),
        ([(2, "hours")], [(2, "years")], None),
        ([(451, "kg")], [(451, "kilograms")], None),
        ([(451, "kg")], [(468, "kilograms")], "451 kg and 468 kilograms"),
        ([(480_000, "tons")], [(450_000, "tonnes")], "480,000 tons and 450,000 tonnes"),
        ([(12, "percent")], [(12, "kilometres")], None),
    ],
)
def test_measures_in_other_units(left: Amounts, right: Amounts, told: str | None) -> None:
    assert differing_numbers(left, right) == told


def test_near_is_rounded_and_not_merely_close() -> None:
    assert near(1000, 1004)
    assert not near(610, 620)
