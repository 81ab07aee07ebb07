"""How the words on both sides of an amount limit it: "at least", "no more than", "or less"."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Literal

from secretariat.talks.amounts import CURRENCIES, Amount

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

Bound = Literal["exactly", "at most", "at least", "about"]
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
_HANDED = {"hand", "roll", "turn", "take", "carry", "sign"}
"""Verbs of which "over" is a part."""
_NEAR = 10
"""Words on either side of an amount among which its bound is looked for."""


def bound_of(doc: Doc, amount: Amount, verb: Token | None) -> Bound:
    """How an amount is limited.

    Args:
        doc: holds it.
        amount: the amount.
        verb: the deed, which may say that the amount is a limit; None: it is not known.
    """
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


def _is_given(doc: Doc, amount: Amount) -> bool:
    """ "Four days to lay down their arms"."""
    behind = doc[amount.last : amount.last + 2]
    return len(behind) == 2 and behind[0].lower_ == "to" and behind[1].tag_ == "VB"


def _in_front(doc: Doc, amount: Amount) -> Token | None:
    """The word in front of an amount and its currency."""
    at = amount.first - 1
    while at >= 0 and doc[at].lower_ in CURRENCIES:
        at -= 1
    return doc[at] if at >= 0 else None


def _is_plain_preposition(doc: Doc, amount: Amount) -> bool:
    """ "A claim over two islands", "information about 40 prisoners": no bound; "no charge over $90" has one."""
    word = _in_front(doc, amount)
    if word is None or word.lower_ not in {"over", "under", "above", "below", "inside", "about", "around"}:
        return False
    measured = amount.is_time or amount.unit is None or amount.unit in {"percent", *CURRENCIES.values()}
    return not measured and word.dep_ == "prep" and (word.head.pos_ == "NOUN" or word.lower_ == "inside")


def _is_over_in_another_sense(doc: Doc, amount: Amount) -> bool:
    """ "Spread over five years", "roll over 210 mln dlrs"."""
    over = _in_front(doc, amount)
    if over is None or over.lower_ != "over":
        return False
    before = over.nbor(-1) if over.i else None
    if amount.is_time:
        return before is None or before.lower_ not in {"for", "well", "just", "not", "no", "slightly", "little"}
    return over.dep_ == "prt" or (before is not None and before.lemma_.lower() in _HANDED)
