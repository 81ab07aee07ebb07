"""The amount that a term sets: number, unit and bound. "To 600,000 personnel" of a cut is at most 600,000."""

from __future__ import annotations

from typing import TYPE_CHECKING

from secretariat.records import Quantity
from secretariat.talks.amounts import Amount, amounts
from secretariat.talks.bounds import bound_of

if TYPE_CHECKING:
    from spacy.tokens import Doc, Span, Token

_SHARES: dict[str, tuple[float, str]] = {"halve": (50, "percent"), "double": (2, "times"), "treble": (3, "times")}
"""Deeds that are an amount."""


def quantity_in(span: Span, verb: Token | None = None) -> Quantity | None:
    """The amount that the words of a term set, which is no date and no count of points; None: there is none.

    Of several the first behind the deed; how long a thing holds comes after how much it is.

    Args:
        span: the words.
        verb: the deed, which may say that the amount is a limit.
    """
    first = verb.i if verb is not None and span.start <= verb.i < span.end else span.start
    found = list(amounts(span))
    if all(one.is_time for one in found):
        share = _SHARES.get(span.root.lemma_.lower() if verb is None else verb.lemma_.lower())
        if share is not None:
            return Quantity(value=share[0], unit=share[1], bound="exactly")
    if not found:
        return None
    best = min(found, key=lambda one: (one.is_time and _lasts(span.doc, one), one.first < first, one.first))
    return Quantity(value=_whole(best.value), unit=best.unit, bound=bound_of(span.doc, best, verb))


def _lasts(doc: Doc, amount: Amount) -> bool:
    """ "For three years", "three-year": how long it holds."""
    before = {token.lower_ for token in doc[max(0, amount.first - 3) : amount.first]}
    return bool(before & {"for", "over", "during", "every", "through"}) or doc[amount.last - 2].text == "-"


def _whole(value: float) -> float:
    """Without a fraction that is nought."""
    value = round(value, 4)
    return int(value) if value == int(value) else value
