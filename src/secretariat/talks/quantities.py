"""Amounts in the words of a term: number, unit and bound. "To 600,000 personnel" of a cut is at most 600,000."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

from number_parser import parse_number

from secretariat.records import Quantity

if TYPE_CHECKING:
    from spacy.tokens import Doc, Span, Token

Bound = Literal["exactly", "at most", "at least", "about"]
_SCALES = {
    "hundred": 1e2, "thousand": 1e3, "k": 1e3, "million": 1e6, "mln": 1e6, "m": 1e6, "billion": 1e9, "bln": 1e9,
    "bn": 1e9, "trillion": 1e12, "dozen": 12.0, "crore": 1e7, "lakh": 1e5,
}  # fmt: skip
_FRACTIONS = {"half": 50.0, "third": 33.3, "quarter": 25.0, "fifth": 20.0, "tenth": 10.0}
_PARTS = {"halves": 2, "thirds": 3, "quarters": 4, "fifths": 5, "tenths": 10, "eighths": 8}
_SHARES: dict[str, tuple[float, str]] = {"halve": (50, "percent"), "double": (2, "times"), "treble": (3, "times")}
"""Deeds that are an amount."""
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
_PERCENT = {"%", "percent", "pct", "percentage"}
_COUNTED = {"points", "steps", "phases", "stages", "rounds", "parts", "instalments", "installments", "articles"}
"""Units that count the parts of a plan: no amount of a term."""
_ONE_WORD = {"point", "member", "nation", "party", "page", "step", "man", "strong", "megawatt", "way", "part"}
"""What follows a number and a dash in an adjective: "a six-member panel"."""
_TIMES = {"day", "week", "month", "year", "hour", "minute", "fortnight"}
_FIGURE = re.compile(r"\d+(?:,\d+)*(?:\.\d+)?(bn|m|k|mln)?\.?")
_ORDINALS = ("st", "nd", "rd", "th")
"""Ends of words for the place in a row: "third", "20th"."""
_LARGEST = 1e18
_BARE = {"to", "at", "of", "from", "for", "be", "is", "below", "above", "than", "least", "most", "by", "over", "under"}
"""Words behind which a number without a unit is an amount: "came down to 20,500"."""

_NOT = r"(?:\bno|\bnot|n't|\bnever|\bcannot)(?: (?!and\b|but\b|to\b)\w+){0,4}"
_MORE = (
    r"(?:(?:more|higher|further|longer|greater|later|better) than|over|above|beyond|in excess of|exceed(?:ing|s)?"
    r"|upwards of)"
)
_LESS = r"(?:(?:less|fewer|lower|earlier|shorter) than|under|below|beneath)"
_IN_FRONT: tuple[tuple[str, Bound], ...] = (
    (rf"{_NOT} {_MORE}", "at most"),
    (rf"{_NOT} {_LESS}", "at least"),
    (rf"\b(?:at least|minimum(?: of)?|floor(?: \w+){{0,2}} (?:of|at)|{_MORE})", "at least"),
    (rf"\b(?:at most|up to|as (?:much|many) as|within|inside|maximum(?: of)?|{_LESS})", "at most"),
    (r"\b(?:ceiling|cap|limit)(?: \w+){0,2} (?:of|at|to)", "at most"),
    (r"\b(?:limited to|restricted to|capped at|in the (?:next|coming))", "at most"),
)
"""What the words in front of an amount say of its bound; the first that fits (Quirk and others 1985, 15.71)."""
_BOUNDS = tuple((re.compile(pattern + r"\s*$"), bound) for pattern, bound in _IN_FRONT)
_ABOUT = re.compile(
    r"\b(?:about|around|some|roughly|nearly|almost|approximately|circa|close to|estimated|in the region of)\s*$"
)
_MOST_BEHIND = re.compile(
    r"(?: \w+){0,2},? (?:or (?:less|fewer|under|below)|at most|maximum|at the latest)\b"
    r"|(?: \w+)? (?:ceiling|limit|cap)\b"
)
_LEAST_BEHIND = re.compile(r"(?: \w+){0,2},? (?:or (?:more|over|above|better)|at least|minimum)\b|(?: \w+)? floor\b")
_BEFORE = re.compile(
    r"\b(?:a|an|the|us|another|further|additional|extra|annual|total|of the|each|next|last|coming|first)\s*$"
)
"""What may stand between the words of a bound and the number."""
_DOWN = {
    "cut", "reduce", "cap", "limit", "lower", "shrink", "restrict", "trim", "slash", "scale", "bring", "thin", "pare",
    "halve", "curb", "confine", "decrease", "drop",
}  # fmt: skip
"""Verbs of terms that set an upper limit by "to"."""
_LASTING = {"for", "by", "within", "of", "in", "than", "least", "most", "under", "over", "about"}
"""Words in front of "a week" that make it an amount."""
_HANDED = {"hand", "roll", "turn", "take", "carry", "sign"}
"""Verbs of which "over" is a part."""
_NEAR = 10
"""Words on either side of an amount among which its bound is looked for."""


@dataclass(frozen=True, slots=True)
class _Amount:
    value: float
    unit: str | None
    first: int
    """Its first token."""
    last: int
    """One past its last token."""

    @property
    def is_time(self) -> bool:
        return self.unit is not None and self.unit.rstrip("s") in _TIMES


def quantity_in(span: Span, verb: Token | None = None) -> Quantity | None:
    """The amount that the words of a term set, which is no date and no count of points; None: there is none.

    Of several the first behind the deed; how long a thing holds comes after how much it is.

    Args:
        span: the words.
        verb: the deed, which may say that the amount is a limit.
    """
    first = verb.i if verb is not None and span.start <= verb.i < span.end else span.start
    found = list(_amounts(span))
    if all(one.is_time for one in found):
        share = _SHARES.get(span.root.lemma_.lower() if verb is None else verb.lemma_.lower())
        if share is not None:
            return Quantity(value=share[0], unit=share[1], bound="exactly")
    if not found:
        return None
    best = min(found, key=lambda one: (one.is_time and _lasts(span.doc, one), one.first < first, one.first))
    return Quantity(value=_whole(best.value), unit=best.unit, bound=_bound(span.doc, best, verb))


def _lasts(doc: Doc, amount: _Amount) -> bool:
    """ "For three years", "three-year": how long it holds."""
    before = {token.lower_ for token in doc[max(0, amount.first - 3) : amount.first]}
    return bool(before & {"for", "over", "during", "every", "through"}) or doc[amount.last - 2].text == "-"


def _amounts(span: Span) -> Iterator[_Amount]:
    at = span.start
    while at < span.end:
        token = span.doc[at]
        found = None
        if _is_number(token) and (token.ent_type_ not in {"DATE", "TIME"} or _is_duration(token)):
            found = _read(token)
        if found is not None and found.value <= _LARGEST:
            yield found
        at = at + 1 if found is None else max(at + 1, found.last)


def _is_number(token: Token) -> bool:
    word = token.lower_
    return (
        bool(_FIGURE.fullmatch(word))
        or (token.like_num and (word in _SCALES or not word.endswith((*_ORDINALS, "second"))))
        or word in _FRACTIONS
        or _is_one_time(token)
        or word == "twice"
    )


def _is_one_time(token: Token) -> bool:
    """ "A week", "another year", "a fortnight": not "a week ago", "twice a week", "a day's work"."""
    if token.lemma_.lower() not in _TIMES or token.tag_ != "NN" or token.i < 1:
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
    return token.lemma_.lower() in _TIMES or any(
        t.lemma_.lower() in _TIMES for t in token.doc[token.i + 1 : token.i + 4]
    )


def _read(token: Token) -> _Amount | None:
    doc, at = token.doc, token.i
    before = doc[at - 1].lower_ if at else ""
    if _is_one_time(token):
        lemma = token.lemma_.lower()
        return _Amount(
            14 if lemma == "fortnight" else 1, "days" if lemma == "fortnight" else f"{lemma}s", at - 1, at + 1
        )
    if token.lower_ == "twice":
        return _Amount(2, "times", at, at + 1)
    if token.lower_ in _FRACTIONS:
        return _fraction(token, before)
    value = _value(token.text)
    if value is None or (token.lower_ == "one" and not _counts_one(token)):
        return None
    end = at + 1
    if end + 1 < len(doc) and doc[end].text == "-" and (part := _ratio(doc[end + 1].text)) is not None:
        value, end = value + part, end + 2  # "7-1/2"
    if end + 1 < len(doc) and doc[end].text in {"-", "/"}:
        joined = doc[end + 1].lemma_.lower()
        if doc[end].text == "-" and doc[end + 1].lower_ in _PARTS:
            return _Amount(round(100 * value / _PARTS[doc[end + 1].lower_], 1), "percent", at, end + 2)
        if doc[end].text == "/" and _value(doc[end + 1].text):
            value, end = value / (_value(doc[end + 1].text) or 1), end + 2
        elif joined in _TIMES:
            return _Amount(value, f"{joined}s", at, end + 2)
        elif joined in _ONE_WORD:
            return None
        elif doc[end].text == "-" and doc[end + 1].pos_ in {"NOUN", "PROPN"} and joined not in _SCALES:
            return _Amount(value, f"{joined.rstrip('s')}s", at, end + 2)
    if end < len(doc) and doc[end].lower_ in _PARTS:
        return _Amount(round(100 * value / _PARTS[doc[end].lower_], 1), "percent", at, end + 1)
    while end < len(doc) and doc[end].lower_.rstrip(".") in _SCALES:
        value *= _SCALES[doc[end].lower_.rstrip(".")]
        end += 1
    unit = _CURRENCIES.get(before) or _CURRENCIES.get(f"{doc[at - 2].lower_}{before}" if at > 1 else "")
    if unit is None:
        unit, last = _unit(doc[end : min(end + 5, len(doc))])
        end = end if unit is None else last + 1
    if unit in _COUNTED:
        return None
    if unit is None and (before not in _BARE or token.ent_type_ in {"DATE", "TIME"} or _is_year(token)):
        return None
    return _Amount(value, unit, at, max(end, at + 1))


def _fraction(token: Token, before: str) -> _Amount | None:
    """ "Half", "a third of"; "a third berth" is one more."""
    behind = token.nbor(1) if token.i + 1 < len(token.doc) else None
    if token.lower_ == "half":
        if behind is not None and behind.text == "-":
            return None
        if behind is not None and behind.lower_ in {"a", "an"} and behind.i + 1 < len(token.doc):
            return _half_of_one(token, behind.nbor(1))
    elif before not in {"a", "one", "-"} or behind is None or behind.pos_ in {"NOUN", "PROPN", "ADJ"}:
        return None
    return _Amount(_FRACTIONS[token.lower_], "percent", token.i, token.i + 1)


def _half_of_one(half: Token, one: Token) -> _Amount | None:
    """ "Half a million dollars", "half an hour"."""
    if one.lower_ in _SCALES:
        unit, last = _unit(one.doc[one.i + 1 : one.i + 6])
        return None if unit is None else _Amount(_SCALES[one.lower_] / 2, unit, half.i, last + 1)
    return _Amount(0.5, f"{one.lemma_.lower()}s", half.i, one.i + 1)


def _counts_one(token: Token) -> bool:
    """ "One week", "one percent": not "one of them", "one-sided"."""
    behind = token.nbor(1) if token.i + 1 < len(token.doc) else None
    return behind is not None and (behind.lemma_.lower() in _TIMES or behind.lower_ in {*_SCALES, *_PERCENT, "per"})


def _is_year(token: Token) -> bool:
    return bool(re.fullmatch(r"(?:1[89]|20)\d\d", token.text))


def _ratio(word: str) -> float | None:
    """ "13/16", "1-1/2"."""
    parts = re.fullmatch(r"(?:(\d{1,6})-)?(\d{1,6})/(\d{1,6})", word)
    if parts is None or not int(parts[3]):
        return None
    return int(parts[1] or 0) + int(parts[2]) / int(parts[3])


def _whole(value: float) -> float:
    """Without a fraction that is nought."""
    value = round(value, 4)
    return int(value) if value == int(value) else value


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
        if token.lower_ in _CURRENCIES:
            return _CURRENCIES[token.lower_], token.i
        if token.pos_ in {"ADJ", "DET", "PART"} or token.lower_ in {"of", "more", "additional", "-"}:
            continue
        if token.pos_ == "NUM" and "of" in {t.lower_ for t in words.doc[words.start : token.i]}:
            continue  # "seven of 15 seats"
        if token.pos_ in {"NOUN", "PROPN"}:
            head = token
            while head.i + 1 < words.end and words.doc[head.i + 1].pos_ == "NOUN" and head.dep_ == "compound":
                head = words.doc[head.i + 1]
            return (head.lower_ if head.tag_ == "NNS" else f"{head.lower_}s"), head.i
        break
    return None, words.start


def _bound(doc: Doc, amount: _Amount, verb: Token | None) -> Bound:
    """How the words on both sides limit an amount."""
    left = doc[max(0, amount.first - _NEAR) : amount.first].text.lower().replace("us$", "").rstrip("$€£¥ ")
    while (put := _BEFORE.search(left)) is not None and _told(left) is None:
        left = left[: put.start()].rstrip()
    if _is_over_in_another_sense(doc, amount):
        return "exactly"
    right = doc[amount.last : amount.last + _NEAR].text_with_ws.lower()
    right = f"{doc[amount.last - 1].whitespace_}{right}"
    told = None if _is_plain_preposition(doc, amount) else _told(left)
    if told is not None:
        return told
    if _MOST_BEHIND.match(right) or (amount.is_time and _is_given(doc, amount)):
        return "at most"  # "four days to lay down their arms"
    if _LEAST_BEHIND.match(right):
        return "at least"
    if _ABOUT.search(left):
        return "about"
    lemma = "" if verb is None else verb.lemma_.lower()
    if lemma in _DOWN and re.search(r"\bto(?: (?:a|an|the|just|only))?$", left):
        return "at most"
    if lemma in {"cap", "limit", "restrict"}:
        return "at most"
    return "exactly"


def _told(left: str) -> Bound | None:
    """The bound that the words in front of an amount end with."""
    return next((bound for pattern, bound in _BOUNDS if pattern.search(left)), None)


def _is_given(doc: Doc, amount: _Amount) -> bool:
    """ "Four days to lay down their arms"."""
    behind = doc[amount.last : amount.last + 2]
    return len(behind) == 2 and behind[0].lower_ == "to" and behind[1].tag_ == "VB"


def _in_front(doc: Doc, amount: _Amount) -> Token | None:
    """The word in front of an amount and its currency."""
    at = amount.first - 1
    while at >= 0 and doc[at].lower_ in _CURRENCIES:
        at -= 1
    return doc[at] if at >= 0 else None


def _is_plain_preposition(doc: Doc, amount: _Amount) -> bool:
    """ "A claim over two islands", "information about 40 prisoners": no bound; "no charge over $90" has one."""
    word = _in_front(doc, amount)
    if word is None or word.lower_ not in {"over", "under", "above", "below", "inside", "about", "around"}:
        return False
    measured = amount.is_time or amount.unit is None or amount.unit in {"percent", *_CURRENCIES.values()}
    return not measured and word.dep_ == "prep" and (word.head.pos_ == "NOUN" or word.lower_ == "inside")


def _is_over_in_another_sense(doc: Doc, amount: _Amount) -> bool:
    """ "Spread over five years", "roll over 210 mln dlrs"."""
    over = _in_front(doc, amount)
    if over is None or over.lower_ != "over":
        return False
    before = over.nbor(-1) if over.i else None
    if amount.is_time:
        return before is None or before.lower_ not in {"for", "well", "just", "not", "no", "slightly", "little"}
    return over.dep_ == "prt" or (before is not None and before.lemma_.lower() in _HANDED)
