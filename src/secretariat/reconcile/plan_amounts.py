"""The amounts in the words of a term, and what the words themselves say of a change: "from 90,000 to 120,000"."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass

from secretariat.reconcile.plan_marks import number_of

_SCALES = {"hundred": 1e2, "thousand": 1e3, "million": 1e6, "billion": 1e9}
_NUMBER = (
    r"\d{1,3}(?:,\d{3})+(?:\.\d+)?|\d+(?:\.\d+)?|"
    r"(?:twenty|thirty|forty|fifty|sixty|seventy|eighty|ninety)(?:-\w+)?|"
    r"two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|thirteen|fourteen|fifteen|sixteen|seventeen|"
    r"eighteen|nineteen"
)
_MONEY = {"$": "dollar", "€": "euro", "£": "pound", "¥": "yen"}
_AMOUNT = re.compile(
    rf"(?<![\w.])(?P<sign>[$€£¥])?(?P<number>{_NUMBER})(?P<percent>\s?%)?"
    rf"(?:[ -](?P<scale>{'|'.join(_SCALES)}))?(?:[- ](?P<unit>[a-zA-Z]+))?(?![\d,]*\d)",
    re.IGNORECASE,
)
_NO_UNIT = {
    "a", "an", "and", "as", "at", "by", "down", "each", "every", "for", "from", "had", "has", "if", "in", "instead",
    "into", "is", "it", "its", "more", "new", "no", "of", "on", "once", "or", "other", "over", "own", "per", "so",
    "than", "that", "the", "their", "them", "then", "to", "under", "until", "up", "was", "were", "when", "which", "who",
    "will", "with", "within", "would", "but", "after", "before", "against", "across", "about", "all", "both",
}  # fmt: skip
_MONTHS = {
    "january", "february", "march", "april", "may", "june", "july", "august", "september", "october", "november",
    "december",
}  # fmt: skip
_TIMES = {"hour", "day", "week", "month", "year", "decade"}
_FROM_TO = re.compile(
    r"\bfrom\s+(?P<old>\S*\d[^;.!?]{0,40}?)\s+to\s+(?P<new>\S*\d\S*(?:\s+(?:per cent|[a-z]+))?)", re.IGNORECASE
)
_TO_FROM = re.compile(
    r"\bto\s+(?P<new>\S*\d[^;.!?,]{0,30}?)\s+from\s+(?P<old>\S*\d\S*(?:\s+(?:per cent|[a-z]+))?)", re.IGNORECASE
)
_YEAR = range(1900, 2200)


@dataclass(frozen=True, slots=True, order=True)
class Sum:
    """An amount as the words of a term have it."""

    value: float
    unit: str | None
    """A noun in the singular, "day", "percent"; None: not told."""

    @property
    def is_time(self) -> bool:
        """Whether it says how long."""
        return self.unit in _TIMES

    @property
    def words(self) -> str:
        """ "120,000", "45 days", "4.5 percent"."""
        whole = float(self.value).is_integer()
        value = f"{self.value:,.0f}" if whole else f"{self.value:,.10g}"
        plural = "" if self.unit in {None, "percent", "euro", "yen", "people"} or self.value == 1 else "s"
        return value if self.unit is None else f"{value} {self.unit}{plural}"


def amounts_in(text: str) -> tuple[Sum, ...]:
    """The amounts of a text, each once, in order; days of a month and years are none."""
    found: dict[Sum, None] = {}
    for one in _AMOUNT.finditer(text):
        value = _value(one["number"])
        unit = _unit(one)
        if value is None or unit in _MONTHS or (value in _YEAR and unit is None and "," not in one["number"]):
            continue
        if text[: one.start()].rstrip().rsplit(" ", 1)[-1].lower() in _MONTHS or unit in {"point", "side"}:
            continue
        found[Sum(value * _SCALES.get((one["scale"] or "").lower(), 1), unit)] = None
    return tuple(found)


def _value(number: str) -> float | None:
    if number[0].isdigit():
        return float(number.replace(",", ""))
    told = number_of(number)
    return None if told is None else float(told)


def _unit(one: re.Match[str]) -> str | None:
    word = (one["unit"] or "").lower()
    if one["percent"] or word in {"percent", "pct", "percentage"}:
        return "percent"
    if one["sign"]:
        return _MONEY[one["sign"]]
    if word == "per":
        return "percent" if one.string[one.end() :].lstrip().lower().startswith("cent") else None
    return None if not word or word in _NO_UNIT else singular(word)


def singular(word: str) -> str:
    """A noun without the ending of the plural: "troops" is "troop", "people" is "people"."""
    if word.endswith("ies") and len(word) > 4:
        return f"{word[:-3]}y"
    return word[:-1] if word.endswith("s") and not word.endswith(("ss", "us")) and len(word) > 3 else word


def change_in(text: str) -> tuple[tuple[Sum, ...], tuple[Sum, ...]] | None:
    """What the words themselves say was changed, from which amounts to which; None: they say nothing of it.

    "From 90,000 to 120,000", "to 6% from 4.5%".
    """
    found = _FROM_TO.search(text) or _TO_FROM.search(text)
    if found is None:
        return None
    old, new = amounts_in(found["old"]), amounts_in(found["new"])
    if len(old) != 1 or len(new) != 1:
        return None
    units = {one.unit for one in (*old, *new)} - {None}
    if len(units) > 1:
        return None
    unit = units.pop() if units else None
    return (Sum(old[0].value, unit),), (Sum(new[0].value, unit),)


def with_units(rows: Iterable[Iterable[Sum]]) -> dict[Sum, Sum]:
    """Amounts of a term → the same in one unit each: a number without a unit has that which the same number has
    elsewhere, and units of which the same large number is told ("1,450 people", "1,450 prisoners") are one."""
    every = sorted({one for row in rows for one in row}, key=lambda one: (one.value, one.unit or ""))
    heads: dict[str, str] = {one.unit: one.unit for one in every if one.unit is not None}

    def head(unit: str) -> str:
        while heads[unit] != unit:
            unit = heads[unit]
        return unit

    for one in every:
        for other in every:
            if one.value == other.value >= RARE and one.unit is not None and other.unit is not None:
                first, second = sorted((head(one.unit), head(other.unit)), key=lambda unit: (unit == "people", unit))
                heads[second] = first
    found: dict[Sum, Sum] = {}
    for one in every:
        units = {head(other.unit) for other in every if other.value == one.value and other.unit is not None}
        if one.unit is not None:
            found[one] = Sum(one.value, head(one.unit))
        elif len(units) == 1:
            found[one] = Sum(one.value, units.pop())
    return found


RARE = 100
"""From this on a number is hardly met twice by chance."""
