"""Where two points differ in a number: of one thing in one measure, or each of the only things that it counts."""

from __future__ import annotations

from collections.abc import Sequence

from secretariat.reconcile.words import stem

Amounts = Sequence[tuple[float, str | None]]
"""Values with what they are of, plural; None: not said."""

_MEASURES: dict[str, tuple[str, float]] = {
    "minutes": ("day", 1 / 1440), "hours": ("day", 1 / 24), "days": ("day", 1), "weeks": ("day", 7),
    "fortnights": ("day", 14), "months": ("day", 30.44), "years": ("day", 365.25), "decades": ("day", 3652.5),
    "percent": ("percent", 1), "grams": ("kilogram", 0.001), "kg": ("kilogram", 1), "kgs": ("kilogram", 1),
    "kilos": ("kilogram", 1), "kilograms": ("kilogram", 1), "kilogrammes": ("kilogram", 1), "tons": ("kilogram", 1000),
    "tonnes": ("kilogram", 1000), "metres": ("metre", 1), "meters": ("metre", 1), "km": ("metre", 1000),
    "kms": ("metre", 1000), "kilometres": ("metre", 1000), "kilometers": ("metre", 1000), "miles": ("metre", 1609),
    "hectares": ("hectare", 1), "acres": ("hectare", 0.405), "litres": ("litre", 1), "liters": ("litre", 1),
    "hectolitres": ("litre", 100), "hectoliters": ("litre", 100), "barrels": ("barrel", 1), "dollars": ("dollar", 1),
    "euros": ("euro", 1), "pounds": ("pound", 1), "yen": ("yen", 1), "roubles": ("rouble", 1), "rubles": ("rouble", 1),
    "times": ("time", 1), "degrees": ("degree", 1), "megawatts": ("megawatt", 1), "points": ("point", 1),
}  # fmt: skip
"""Unit, plural → measure, and how many of it one is. What is in none is a thing that is counted."""
_ROUND = 0.04
"""Relative difference of a number and the same number rounded."""
_TURNED = 0.1
"""The same of one in another unit: four weeks are a month."""
_FAR = 4
"""How many times as much the one in another unit may be, to be of the same thing."""
_SIDES = 2
"""A number of things up to which it may count the sides, and no more is told by it."""


def differing_numbers(left: Amounts, right: Amounts) -> str | None:
    """The numbers of one thing of which the two share none, in words; None: there are none."""
    ours, theirs = _measured(left), _measured(right)
    for measure in sorted(ours.keys() & theirs.keys()):
        pairs = [(one, two) for one in ours[measure] for two in theirs[measure] if _is_comparable(one, two)]
        if pairs and not any(_is_one(one, two) for one, two in pairs):
            return _told(*pairs[0])
    return _differing_things(left, right, ours.keys() & theirs.keys())


def near(one: float, two: float) -> bool:
    """Whether two numbers are one, or one is the other rounded: 98.7 and 100, not 610 and 620."""
    if one == two:
        return True
    return abs(one - two) <= _ROUND * max(abs(one), abs(two)) and _digits(one) != _digits(two)


def _digits(number: float) -> int:
    """Digits that tell something: 2 of 98,000."""
    return len(f"{number:.6g}".partition("e")[0].replace(".", "").strip("0-"))


Counted = tuple[float, str]
"""A value and its unit, as written."""


def _measured(amounts: Amounts) -> dict[str, list[Counted]]:
    """Measure, or the stem of a thing → what is told of it."""
    found: dict[str, list[Counted]] = {}
    for value, unit in amounts:
        if unit is not None:
            found.setdefault(_MEASURES[unit][0] if unit in _MEASURES else stem(unit), []).append((value, unit))
    return found


def _is_comparable(left: Counted, right: Counted) -> bool:
    """Whether two numbers can be of one thing: not hours of the one, and years of the other."""
    if left[1] == right[1] or left[1] not in _MEASURES or right[1] not in _MEASURES:
        return True
    one, two = sorted((left[0] * _MEASURES[left[1]][1], right[0] * _MEASURES[right[1]][1]))
    return two <= _FAR * one


def _is_one(left: Counted, right: Counted) -> bool:
    ours, theirs = (_MEASURES[unit][1] if unit in _MEASURES else 1 for _, unit in (left, right))
    if ours == theirs:
        return near(left[0], right[0])
    one, two = left[0] * ours, right[0] * theirs
    return abs(one - two) <= _TURNED * max(abs(one), abs(two))


def _differing_things(left: Amounts, right: Amounts, shared: set[str]) -> str | None:
    """The numbers of the only things that each counts, by whatever name: "850 prisoners", "980 detainees"."""
    ours, theirs = ({one for one in side if one[1] is not None and one[1] not in _MEASURES} for side in (left, right))
    if shared or len(ours) != 1 or len(theirs) != 1:
        return None
    (value, unit), (other, its) = *ours, *theirs
    if unit is None or its is None or min(value, other) <= _SIDES or near(value, other):
        return None
    return _told((value, unit), (other, its))


def _told(left: Counted, right: Counted) -> str:
    """ "610 and 620 prisoners"; "28 lorries and 30 trucks"."""
    one = f"{left[0]:,.10g}" if left[1] == right[1] else f"{left[0]:,.10g} {left[1]}"
    return f"{one} and {right[0]:,.10g} {right[1]}"
