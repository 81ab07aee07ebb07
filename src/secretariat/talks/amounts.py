"""Amounts in the words of a report: numbers with their units, in figures, words and fractions."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING

from number_parser import parse_number

from secretariat.parse import label_before

if TYPE_CHECKING:
    from spacy.tokens import Span, Token

_SCALES = {
    "hundred": 1e2, "thousand": 1e3, "k": 1e3, "million": 1e6, "mln": 1e6, "m": 1e6, "billion": 1e9, "bln": 1e9,
    "bn": 1e9, "trillion": 1e12, "dozen": 12.0, "crore": 1e7, "lakh": 1e5,
}  # fmt: skip
_FRACTIONS = {"half": 50.0, "third": 33.3, "quarter": 25.0, "fifth": 20.0, "tenth": 10.0}
_PARTS = {"halves": 2, "thirds": 3, "quarters": 4, "fifths": 5, "tenths": 10, "eighths": 8}
CURRENCIES = {
    "$": "dollars",
    "us$": "dollars",
    "€": "euros",
    "£": "pounds",
    "¥": "yen",
    "dlr": "dollars",
    "dlrs": "dollars",
    "stg": "pounds",
}
_PERCENT = {"%", "percent", "pct", "percentage"}
_COUNTED = {"points", "steps", "phases", "stages", "rounds", "parts", "instalments", "installments", "articles"}
"""Units that count the parts of a plan: no amount of a term."""
_ONE_WORD = {"point", "member", "nation", "party", "page", "step", "man", "strong", "megawatt", "way", "part"}
"""What follows a number and a dash in an adjective: "a six-member panel"."""
TIMES = {"day", "week", "month", "year", "hour", "minute", "fortnight"}
_FIGURE = re.compile(r"\d+(?:,\d+)*(?:\.\d+)?(bn|m|k|mln)?\.?")
_ORDINALS = ("st", "nd", "rd", "th")
"""Ends of words for the place in a row: "third", "20th"."""
_WORDS = 12
"""Tokens of a number in words, at most."""
_LARGEST = 1e18
_NOUNS = {"NOUN", "PROPN"}
_BARE = {"to", "at", "of", "from", "for", "be", "is", "below", "above", "than", "least", "most", "by", "over", "under"}
"""Words behind which a number without a unit is an amount: "came down to 20,500"."""
_LASTING = {"for", "by", "within", "of", "in", "than", "least", "most", "under", "over", "about"}
"""Words in front of "a week" that make it an amount."""


@dataclass(frozen=True, slots=True)
class Amount:
    """A number of something."""

    value: float
    unit: str | None
    """Plural; None: the words have none."""
    first: int
    """Its first token."""
    last: int
    """One past its last token."""

    @property
    def is_time(self) -> bool:
        """Whether it is a stretch of time."""
        return self.unit is not None and self.unit.rstrip("s") in TIMES


def amounts(span: Span) -> Iterator[Amount]:
    """The amounts in some words that are no dates and no counts of points, in order."""
    at = span.start
    while at < span.end:
        token = span.doc[at]
        found = None
        if _is_number(token) and (label_before(token) not in {"DATE", "TIME"} or _is_duration(token)):
            found = _read(token)
        if found is not None and found.value <= _LARGEST:
            yield found
        at = at + 1 if found is None else max(at + 1, found.last)


def _is_number(token: Token) -> bool:
    word = token.lower_
    return (
        bool(_FIGURE.fullmatch(word))
        or (token.like_num and (word in _SCALES or not word.endswith(_ORDINALS)))
        or word in _FRACTIONS
        or _is_one_time(token)
        or word == "twice"
    )


def _is_one_time(token: Token) -> bool:
    """ "A week", "another year", "a fortnight": not "a week ago", "twice a week", "a day's work"."""
    if token.lemma_.lower() not in TIMES or token.tag_ != "NN" or token.i < 1:
        return False
    doc, at = token.doc, token.i
    front = doc[at - 2].lower_ if at > 1 else ""
    behind = doc[at + 1].lower_ if at + 1 < len(doc) else ""
    return (
        doc[at - 1].lower_ in {"a", "another", "one"}
        and front in _LASTING
        and behind not in {"ago", "'s", "earlier", "later"}
    )


def _is_duration(token: Token) -> bool:
    far = 7 if token.doc[token.i + 1 : token.i + 4].text.lower() == "and a half" else 4
    return token.lemma_.lower() in TIMES or any(
        t.lemma_.lower() in TIMES for t in token.doc[token.i + 1 : token.i + far]
    )


def _read(token: Token) -> Amount | None:
    doc, at = token.doc, token.i
    before = doc[at - 1].lower_ if at else ""
    if _is_one_time(token):
        lemma = token.lemma_.lower()
        return Amount(
            14 if lemma == "fortnight" else 1, "days" if lemma == "fortnight" else f"{lemma}s", at - 1, at + 1
        )
    if token.lower_ == "twice":
        return Amount(2, "times", at, at + 1)
    if token.lower_ in _FRACTIONS:
        return _fraction(token, before)
    value, end = _spelt(token) or (_value(token.text), at + 1)
    if value is None or (token.lower_ == "one" and end == at + 1 and not _counts_one(token)):
        return None
    if end + 1 < len(doc) and doc[end].text == "-" and (part := _ratio(doc[end + 1].text)) is not None:
        value, end = value + part, end + 2  # "7-1/2"
    if end + 1 < len(doc) and doc[end].text in {"-", "/"}:
        joined = doc[end + 1].lemma_.lower()
        if doc[end].text == "-" and doc[end + 1].lower_ in _PARTS:
            return Amount(round(100 * value / _PARTS[doc[end + 1].lower_], 1), "percent", at, end + 2)
        if doc[end].text == "/" and _value(doc[end + 1].text):
            value, end = value / (_value(doc[end + 1].text) or 1), end + 2
        elif joined in TIMES:
            return Amount(value, f"{joined}s", at, end + 2)
        elif joined in _ONE_WORD:
            return None
        elif doc[end].text == "-" and doc[end + 1].pos_ in {"NOUN", "PROPN"} and joined not in _SCALES:
            return Amount(value, f"{joined.rstrip('s')}s", at, end + 2)
    if end < len(doc) and doc[end].lower_ in _PARTS:
        return Amount(round(100 * value / _PARTS[doc[end].lower_], 1), "percent", at, end + 1)
    while end < len(doc) and doc[end].lower_.rstrip(".") in _SCALES:
        value *= _SCALES[doc[end].lower_.rstrip(".")]
        end += 1
    unit = CURRENCIES.get(before) or CURRENCIES.get(f"{doc[at - 2].lower_}{before}" if at > 1 else "")
    if unit is None:
        unit, last = _unit(doc[end : min(end + 5, len(doc))])
        end = end if unit is None else last + 1
    if unit in _COUNTED:
        return None
    if unit is None and (before not in _BARE or label_before(token) in {"DATE", "TIME"} or _is_year(token)):
        return None
    return Amount(value, unit, at, max(end, at + 1))


def _spelt(token: Token) -> tuple[float, int] | None:
    """A number of several words, and the token behind it: "two hundred and fourteen", "twenty-six", "two and a half";
    None: it is one word, or in figures."""
    doc, words, end = token.doc, list[str](), token.i
    for other in doc[token.i : token.i + _WORDS]:
        if other.lower_ in {"and", "-"} and words:
            continue
        if not other.is_alpha or not other.like_num or other.lower_.endswith(_ORDINALS):
            break
        if other.i > end and doc[end].lower_ == "and" and words[-1] not in _SCALES:
            break  # "two and three"
        words.append(other.lower_)
        end = other.i + 1
    found = parse_number(" ".join(words), language="en") if len(words) > 1 else None
    value = None if found is None else float(found)
    half = [one.lower_ for one in doc[end : end + 3]]
    if half == ["and", "a", "half"] and words:
        value, end = (_value(words[0]) if value is None else value), end + 3
        return None if value is None else (value + 0.5, end)
    return None if value is None else (value, end)


def _fraction(token: Token, before: str) -> Amount | None:
    """ "Half", "a third of"; "a third berth" is one more."""
    behind = token.nbor(1) if token.i + 1 < len(token.doc) else None
    if token.lower_ == "half":
        if behind is not None and behind.text == "-":
            return None
        if behind is not None and behind.lower_ in {"a", "an"} and behind.i + 1 < len(token.doc):
            return _half_of_one(token, behind.nbor(1))
    elif before not in {"a", "one", "-"} or behind is None or behind.pos_ in {"NOUN", "PROPN", "ADJ"}:
        return None
    return Amount(_FRACTIONS[token.lower_], "percent", token.i, token.i + 1)


def _half_of_one(half: Token, one: Token) -> Amount | None:
    """ "Half a million dollars", "half an hour"."""
    if one.lower_ in _SCALES:
        unit, last = _unit(one.doc[one.i + 1 : one.i + 6])
        return None if unit is None else Amount(_SCALES[one.lower_] / 2, unit, half.i, last + 1)
    return Amount(0.5, f"{one.lemma_.lower()}s", half.i, one.i + 1)


def _counts_one(token: Token) -> bool:
    """ "One week", "one percent": not "one of them", "one-sided"."""
    behind = token.nbor(1) if token.i + 1 < len(token.doc) else None
    return behind is not None and (behind.lemma_.lower() in TIMES or behind.lower_ in {*_SCALES, *_PERCENT, "per"})


def _is_year(token: Token) -> bool:
    return bool(re.fullmatch(r"(?:1[89]|20)\d\d", token.text))


def _ratio(word: str) -> float | None:
    """ "13/16", "1-1/2"."""
    parts = re.fullmatch(r"(?:(\d{1,6})-)?(\d{1,6})/(\d{1,6})", word)
    if parts is None or not int(parts[3]):
        return None
    return int(parts[1] or 0) + int(parts[2]) / int(parts[3])


def _value(word: str) -> float | None:
    if "/" in word:
        return _ratio(word)
    figure = _FIGURE.fullmatch(word.lower())
    if figure is not None:
        scale = _SCALES[figure[1]] if figure[1] else 1.0
        return float(word.lower().rstrip(".").removesuffix(figure[1] or "").replace(",", "")) * scale
    if not word.isalpha():
        return None
    number = parse_number(word, language="en")
    return None if number is None else float(number)


def _unit(words: Span) -> tuple[str | None, int]:
    """The unit that the words behind a number begin with, plural."""
    for token in words:
        if token.lower_ in _PERCENT:
            return "percent", token.i
        if token.lower_ == "per":
            behind = token.nbor(1) if token.i + 1 < len(token.doc) else None
            return ("percent", token.i + 1) if behind is not None and behind.lower_ == "cent" else (None, words.start)
        if token.lower_ in CURRENCIES:
            return CURRENCIES[token.lower_], token.i
        if token.pos_ in {"ADJ", "DET", "PART"} or token.lower_ in {"of", "more", "additional", "-"}:
            continue
        if token.tag_ in {"VBN", "VBG"} and token.dep_ == "amod":
            continue  # "140 captured fighters"
        if token.pos_ == "NUM" and "of" in {t.lower_ for t in words.doc[words.start : token.i]}:
            continue  # "seven of 15 seats"
        if token.pos_ in {"NOUN", "PROPN"}:
            head = token
            while head.i + 1 < words.end and words.doc[head.i + 1].pos_ in _NOUNS and head.dep_ == "compound":
                head = words.doc[head.i + 1]
            return (head.lower_ if head.tag_ == "NNS" else f"{head.lower_}s"), head.i
        break
    return None, words.start
