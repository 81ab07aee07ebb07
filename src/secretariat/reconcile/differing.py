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
    """The type of a contradiction, and how the two differ, in words."""

    type: ContradictionType
    why: str


def kind_of(left: Point, right: Point, common: Common) -> Difference | None:
    """How two points that are about one thing differ; None: they do not."""
    if common.denied:
        return Difference(_denied(left, right), _denying(left, right))
    if common.numbers is not None:
        return Difference("value", common.numbers)
    if common.times is not None:
        return Difference("date", common.times)
    if common.doers:
        return Difference("attribution", "different doers of one deed")
    return None


def _denied(left: Point, right: Point) -> ContradictionType:
    words = left.words | right.words
    verbs = {left.verb, right.verb}
    if left.denial or right.denial:
        return "denial"
    if verbs & _AGREEING or words & _AGREEING:
        return "agreement"
    if verbs & _INVOLVING or words & _INVOLVING:
        return "involvement"
    if verbs & _EXISTING:
        return "existence"
    return "denial"


def _denying(left: Point, right: Point) -> str:
    one = left if left.negated else right
    return "one denies what the other says" if one.denial else "one says that it is not so"
