"""How two points that cannot both hold differ: the types of contradictions."""

from __future__ import annotations

from dataclasses import dataclass

from secretariat.reconcile.alike import Common
from secretariat.reconcile.points import Point
from secretariat.records import ContradictionType

_AGREEING = {"agree", "accept", "sign", "conclude", "settle", "deal", "agreement", "accord", "consensus", "compromise"}
_INVOLVING = {"consult", "involve", "take part", "participate", "attend", "inform", "brief", "receive", "include",
              "invite", "discuss", "see", "show", "join", "consultation", "participation"}  # fmt: skip
_EXISTING = {"be", "exist", "have", "plan", "there"}


@dataclass(frozen=True, slots=True)
class Difference:
    """How two points differ."""

    type: ContradictionType
    why: str
    certain: bool
    """Whether they are of one matter, as far as names tell, and differ in a number, a day or a denial."""


def kind_of(left: Point, right: Point, common: Common, against: float) -> Difference:
    """How two points differ, as far as their words tell; `against` is the network's odds that both cannot hold."""
    one_matter = not common.names
    if common.numbers is not None:
        return Difference("value", common.numbers, one_matter)
    if common.times is not None:
        return Difference("date", common.times, one_matter)
    if left.denial or right.denial:
        return Difference("denial", "one denies what the other says", common.denied and one_matter)
    kind = _by_words(left, right)
    if common.denied:
        return Difference(kind, "one says that it is not so", one_matter)
    if kind == "denial" and common.doers:
        return Difference("attribution", "different doers of one deed", False)
    return Difference(kind, f"read to contradict one another ({against:.0%})", False)


def _by_words(left: Point, right: Point) -> ContradictionType:
    words, verbs = left.words | right.words, {left.verb, right.verb}
    if verbs & _AGREEING or words & _AGREEING:
        return "agreement"
    if verbs & _INVOLVING or words & _INVOLVING:
        return "involvement"
    return "existence" if verbs & _EXISTING else "denial"
