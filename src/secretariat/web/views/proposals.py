"""Proposals: plans with their versions side by side, what became of each term, and who accepts what."""

from __future__ import annotations

from collections.abc import Sequence
from typing import get_args

from flask import Blueprint, Response

from secretariat.answer.plan_rows import AnswerRow, PlanLine, PlanRow, Plans, PlanSummary
from secretariat.answer.plans import narrowed, only_terms, plan_lines, summaries
from secretariat.answer.plans_terminal import SIGNS
from secretariat.answer.rows import Row
from secretariat.answer.talk_rows import ProposalRow
from secretariat.answer.talks import proposals as told
from secretariat.dossier import Dossier
from secretariat.records import TermState
from secretariat.web.asking import Ask, asked, missing

pages = Blueprint("proposals", __name__)

STATES: tuple[TermState, ...] = tuple(one for one in get_args(TermState) if one != "not told")
SEVERAL = ("in several versions", "told by several reports")
"""What a plan is asked to be."""


@pages.get("/proposals")
def page() -> Response:
    """The plans; `author`, `party` (one that answers), `words` and `only` narrow them."""
    ask = asked()
    every = _plans(ask)
    author, party, words, only = ask.text("author"), ask.text("party"), ask.text("words"), ask.choice("only", SEVERAL)
    rows = narrowed(every.rows, author=author, party=party, words=words)
    if only is not None:
        rows = tuple(row for row in rows if (len(row.versions) if only == SEVERAL[0] else row.reports) > 1)
    chosen = any(one is not None for one in (author, party, words, only))
    return ask.table(
        "proposals.html",
        PlanSummary,
        summaries(rows),
        title="Proposals",
        answer=every,
        plans={row.id: row for row in rows},
        others=() if chosen else _others(ask),
        several=SEVERAL,
        narrowed=chosen,
        signs=SIGNS,
    )


@pages.get("/proposals/<id>")
def proposal(id: str) -> Response:
    """One plan; also by the id of a version or of a proposal of one report. `issue` and `state` narrow its terms."""
    ask = asked()
    every = _plans(ask)
    found = every.called(id)
    if found is None:
        known = "" if ask.day is None else " by that day"
        missing(f"There is no plan “{id[:40]}” that is known{known}.")
    issue, state = ask.text("issue"), ask.choice("state", STATES)
    shown = only_terms(found, issue, () if state is None else (state,))
    if ask.format != "html":
        return ask.table("proposal.html", PlanLine, plan_lines((shown,)))
    return ask.show(
        "proposal.html",
        title=found.name,
        answer=every,
        plan=shown,
        all_terms=found.terms,
        issues=sorted({term.issue for term in found.terms}),
        states=STATES,
        signs=SIGNS,
        stands=_stands(found),
        narrowed=issue is not None or state is not None,
    )


class Stand(Row, frozen=True):
    """How a party answers a plan."""

    party: str
    versions: tuple[AnswerRow | None, ...]
    """Its latest answer to each version; None: none is known."""
    terms: tuple[tuple[str, str, AnswerRow], ...]
    """Issue of a term, name of the version, and its answer to it there."""


def _stands(plan: PlanRow) -> Sequence[Stand]:
    """Every party that answers the plan or a term of it, by name."""
    found = []
    for party in plan.parties:
        versions = tuple(
            next((answer for answer in version.answers if answer.party == party), None) for version in plan.versions
        )
        terms = tuple(
            (term.issue, plan.versions[cell.number - 1].name, answer)
            for term in plan.terms
            for cell in term.cells
            for answer in cell.answers
            if answer.party == party
        )
        found.append(Stand(party=party, versions=versions, terms=terms))
    return found


def _plans(ask: Ask) -> Plans:
    return ask.answer("plans", Dossier.plans)


def _others(ask: Ask) -> Sequence[ProposalRow]:
    """The proposals of single reports that are of none of the plans."""

    def alone(dossier: Dossier) -> Sequence[ProposalRow]:
        inside = {said.id for row in _plans(ask).rows for version in row.versions for said in version.told}
        return [row for row in dossier.ask(told).rows if row.id not in inside]

    return ask.answer("other proposals", alone)
