"""Claims: what is told more than once, with its origins; and accounts that differ, side by side."""

from __future__ import annotations

from typing import Any, TypeVar, get_args

from flask import Blueprint, Response

from secretariat.answer.across_rows import ClaimRow, SaidRow
from secretariat.answer.claim_index import ClaimIndex, ClaimsWanted, Resting, hung
from secretariat.answer.opposing import Opposed, OpposedWanted, Opposing, Sides, chosen, opposing
from secretariat.records import ContradictionType
from secretariat.web.asking import Ask, asked, missing
from secretariat.web.tree_of_origins import draw_tree

pages = Blueprint("claims", __name__)

RESTING: tuple[Resting, ...] = get_args(Resting)
TYPES: tuple[ContradictionType, ...] = get_args(ContradictionType)
SIDES: tuple[Sides, ...] = get_args(Sides)
STANDING = ("contradicted", "denied")
"""What a claim is asked to be."""
T = TypeVar("T", bound=str)


@pages.get("/claims")
def page() -> Response:
    """The claims; `rests` (on which origins), `standing`, `party` and `words` narrow them."""
    ask = asked()
    index, standing = _index(ask), ask.choice("standing", STANDING)
    wanted = ClaimsWanted(
        resting=_one_of(ask, "rests", RESTING),
        contradicted=standing == "contradicted",
        denied=standing == "denied",
        party=ask.text("party"),
        words=ask.text("words"),
    )
    return ask.table(
        "claims.html",
        ClaimRow,
        index.chosen(wanted),
        title="Claims",
        answer=index.claims,
        claims=index.claims,
        hung=hung,
        resting=RESTING,
        standing=STANDING,
        narrowed=wanted != ClaimsWanted(),
    )


@pages.get("/claims/<id>")
def claim(id: str) -> Response:
    """One claim: who tells it, where it comes from, what speaks against it."""
    ask = asked()
    index = _index(ask)
    found = index.called(id)
    if found is None:
        known = "" if ask.day is None else " by that day"
        missing(f"There is no claim “{id[:40]}” that more than one report tells or that is contradicted{known}.")
    if ask.format != "html":
        return ask.table("claim.html", SaidRow, found.members)
    every: Opposing = _opposing(ask)
    return ask.show(
        "claim.html",
        title="Claim",
        answer=index.claims,
        claim=found,
        drawn=draw_tree(found),
        hung=hung(found.members),
        against=[row for row in every.rows if row.id in found.against],
    )


@pages.get("/contradictions")
def contradictions() -> Response:
    """Accounts that cannot both hold, side by side; `type`, `sides`, `party` and `words` narrow them."""
    ask = asked()
    every = _opposing(ask)
    wanted = OpposedWanted(
        type=_one_of(ask, "type", TYPES),
        party=ask.text("party"),
        sides=_one_of(ask, "sides", SIDES),
        words=ask.text("words"),
    )
    narrowed = wanted != OpposedWanted()
    return ask.table(
        "contradictions.html",
        Opposed,
        chosen(every.rows, wanted)[::-1],
        title="Contradictions",
        answer=every,
        types=TYPES,
        sides=SIDES,
        narrowed=narrowed,
        denied=() if narrowed or ask.page > 1 else _index(ask).chosen(ClaimsWanted(denied=True)),
    )


def _one_of(ask: Ask, name: str, allowed: tuple[T, ...]) -> T | None:
    given: Any = ask.choice(name, allowed)
    return next((one for one in allowed if one == given), None)


def _index(ask: Ask) -> ClaimIndex:
    return ask.answer("claim index", lambda dossier: ClaimIndex(dossier.claims()))


def _opposing(ask: Ask) -> Opposing:
    return ask.answer("opposing", lambda dossier: dossier.ask(opposing))
