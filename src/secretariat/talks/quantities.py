"""Amounts in the words of a term: number, unit and bound. "To 600,000 personnel" of a cut is at most 600,000."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Literal

from number_parser import parse_number

from secretariat.records import Quantity

if TYPE_CHECKING:
    from spacy.tokens import Span, Token

Bound = Literal["exactly", "at most", "at least", "about"]
_SCALES = {
    "hundred": 1e2, "thousand": 1e3, "k": 1e3, "million": 1e6, "mln": 1e6, "m": 1e6, "billion": 1e9, "bln": 1e9,
    "bn": 1e9,
    "trillion": 1e12, "dozen": 12.0,
}  # fmt: skip
_FRACTIONS = {"half": 50.0, "third": 33.3, "quarter": 25.0, "fifth": 20.0, "tenth": 10.0, "twice": 2.0}
_CURRENCIES = {
    "$": "dollars",
    "us$": "dollars",
    "€": "euros",
    "£": "pounds",
    "¥": "yen",
    "dlr": "dollars",
    "dlrs": "dollars",
    "stg": "pounds",
}
_PERCENT = {"%", "percent", "pct", "per"}
_ABOUT = {"about", "around", "some", "roughly", "nearly", "almost", "approximately", "circa", "close", "estimated"}
_MOST = {"most", "maximum", "within", "under", "below", "than", "up", "ceiling", "cap", "limit", "no"}
_LEAST = {"least", "minimum", "over", "above", "floor", "exceeding"}
_DOWN = {"cut", "reduce", "cap", "limit", "lower", "shrink", "restrict", "trim", "slash", "scale", "bring", "thin"}
"""Verbs of terms that set an upper limit by "to"."""
_UP = {"raise", "increase", "lift", "extend", "expand"}
_COUNTED = {"points", "steps", "phases", "stages", "rounds", "parts", "instalments", "installments", "articles"}
"""Units that count the parts of a plan: no amount of a term."""
_TIMES = {"day", "week", "month", "year", "hour", "minute"}
_FIGURE = re.compile(r"\d[\d,.]*\Z")


def quantity_in(span: Span, verb: Token | None = None) -> Quantity | None:
    """The first amount in the words of a term that is no date and no count of points; None: there is none.

    Args:
        span: the words.
        verb: the deed, which may say that the amount is a limit.
    """
    first = verb.i if verb is not None and span.start <= verb.i < span.end else span.start
    for token in (*span.doc[first : span.end], *span.doc[span.start : first]):
        if not _is_number(token) or (token.ent_type_ == "DATE" and not _is_duration(token)):
            continue
        found = _read(token, span, verb)
        if found is not None:
            return found
    return None


def _is_number(token: Token) -> bool:
    word = token.lower_
    return (
        bool(_FIGURE.match(word)) or (token.like_num and word not in {"one", "first", "second"}) or word in _FRACTIONS
    )


def _is_duration(token: Token) -> bool:
    return any(t.lemma_.lower() in _TIMES for t in token.doc[token.i + 1 : token.i + 4])


def _read(token: Token, span: Span, verb: Token | None) -> Quantity | None:
    doc, at = token.doc, token.i
    before = doc[at - 1].lower_ if at else ""
    value = _value(token.text)
    if token.lower_ in _FRACTIONS:
        if token.lower_ in {"third", "quarter", "fifth", "tenth"} and before not in {"a", "one", "-"}:
            return None
        return Quantity(
            value=_FRACTIONS[token.lower_],
            unit="percent" if token.lower_ != "twice" else "times",
            bound=_bound(doc[at], verb),
        )
    if value is None:
        return None
    end = at + 1
    if end < len(doc) and doc[end].text in {"-", "/"} and end + 1 < len(doc):
        if doc[end].text == "/" and _value(doc[end + 1].text):
            value, end = round(value / (_value(doc[end + 1].text) or 1), 4), end + 2
        elif doc[end + 1].lemma_.lower() in _TIMES | {
            "point",
            "member",
            "nation",
            "party",
            "page",
            "step",
            "man",
            "strong",
            "megawatt",
        }:
            if doc[end + 1].lemma_.lower() not in _TIMES:
                return None
            return Quantity(value=_whole(value), unit=f"{doc[end + 1].lemma_.lower()}s", bound=_bound(token, verb))
    if end < len(doc) and doc[end].lower_ in {"thirds", "quarters", "fifths", "tenths"}:
        part = {"thirds": 3, "quarters": 4, "fifths": 5, "tenths": 10}[doc[end].lower_]
        return Quantity(value=round(100 * value / part, 1), unit="percent", bound=_bound(token, verb))
    while end < len(doc) and doc[end].lower_.rstrip(".") in _SCALES:
        value *= _SCALES[doc[end].lower_.rstrip(".")]
        end += 1
    unit = _CURRENCIES.get(before) or _CURRENCIES.get(f"{doc[at - 2].lower_}{before}" if at > 1 else "")
    if unit is None:
        unit, end = _unit(doc[end : min(end + 5, len(doc))])
    if unit is None or unit in _COUNTED:
        return None
    return Quantity(value=_whole(value), unit=unit, bound=_bound(token, verb))


def _whole(value: float) -> float:
    """Without a fraction that is nought."""
    value = round(value, 4)
    return int(value) if value == int(value) else value


def _value(word: str) -> float | None:
    digits = word.replace(",", "").rstrip(".")
    scale = re.fullmatch(r"([\d.]+)(bn|m|k|mln)", digits.lower())
    if scale is not None:
        return float(scale.group(1)) * _SCALES[scale.group(2)]
    try:
        return float(digits)
    except ValueError:
        number = parse_number(word, language="en")
        return None if number is None else float(number)


def _unit(words: Span) -> tuple[str | None, int]:
    """The unit that the words behind a number begin with, plural."""
    for token in words:
        if token.lower_ in _PERCENT or token.lower_ == "percentage":
            return "percent", token.i
        if token.lower_ in _CURRENCIES:
            return _CURRENCIES[token.lower_], token.i
        if token.pos_ in {"ADJ", "DET", "PART"} or token.lower_ in {"of", "more", "additional", "-"}:
            continue
        if token.pos_ in {"NOUN", "PROPN"}:
            head = token
            while head.i + 1 < words.end and words.doc[head.i + 1].pos_ == "NOUN" and head.dep_ == "compound":
                head = words.doc[head.i + 1]
            return (head.lower_ if head.tag_ == "NNS" else f"{head.lower_}s"), head.i
        break
    return None, words.start


def _bound(token: Token, verb: Token | None) -> Bound:
    doc, at = token.doc, token.i
    near = [t.lower_ for t in doc[max(0, at - 4) : at]]
    last = near[-3:]
    if "no" in near and ("than" in last or "less" in near or "fewer" in near):
        return "at least" if {"less", "fewer"} & set(near) else "at most"
    if {"more", "than"} <= set(last) or _LEAST & set(last) or "or more" in doc[at : at + 4].text:
        return "at least"
    if (
        {"at", "most"} <= set(last)
        or {"up", "to"} <= set(last)
        or {"less", "than"} <= set(last)
        or {"within", "below", "under", "maximum"} & set(last)
    ):
        return "at most"
    if _ABOUT & set(last):
        return "about"
    lemma = "" if verb is None else verb.lemma_.lower()
    if lemma in _DOWN and "to" in last:
        return "at most"
    if lemma in {"cap", "limit", "restrict"}:
        return "at most"
    return "exactly"
