"""Which terms of plans became known to be changed, dropped or added since a day, by publication only."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from typing import TYPE_CHECKING

from secretariat.answer.across_rows import ProvisionChange, SaidRow
from secretariat.answer.plan_names import plan_name, version_name
from secretariat.records import Plan, Term, TermCell

if TYPE_CHECKING:
    from secretariat.answer.accounts import Accounts

_CHANGING = {"changed", "dropped", "added"}


class ProvisionNews:
    """The changes of all terms, as the plans stand, worked out once."""

    def __init__(self, whole: Accounts) -> None:
        """
        Args:
            whole: the reports of a scope with what is derived over them; it is not asked again.
        """
        self._whole = whole
        found = [one for plan in whole.across.plans for term in plan.terms for one in self._of_term(plan, term)]
        self._changes = sorted(found, key=lambda pair: (*self._place(pair[0].now), pair[0].id, pair[0].version))

    def since(self, known: Collection[str]) -> Iterator[ProvisionChange]:
        """Those that no report of before tells; `known` are the ids of these."""
        return (one for one, reports in self._changes if not reports & set(known))

    def _place(self, one: SaidRow) -> tuple[int, int]:
        return self._whole.order[one.report.id], one.passage.start

    def _of_term(self, plan: Plan, term: Term) -> Iterator[tuple[ProvisionChange, frozenset[str]]]:
        """The changes of a term, each with the reports that tell it."""
        cells = {cell.version: cell for cell in term.cells}
        names = {one.id: version_name(one, at) for at, one in enumerate(plan.versions, start=1)}
        for cell in term.cells:
            if cell.state in _CHANGING and (now := self._first(term, cell)) is not None:
                before = None if cell.against is None else self._first(term, cells[cell.against])
                change = ProvisionChange(
                    id=term.id,
                    plan=plan.id,
                    name=plan_name(plan),
                    version=names[cell.version],
                    issue=term.issue,
                    state=cell.state,
                    changes=cell.changes,
                    now=now,
                    before=before,
                )
                yield change, frozenset(passage.report for passage in (*cell.passages, *cell.why))

    def _first(self, term: Term, cell: TermCell) -> SaidRow | None:
        """The words that say so, else those that tell the term of the version: of these the first by publication."""
        rows = [self._whole.said(term.id, passage) for passage in cell.why or cell.passages]
        return min(rows, key=lambda row: (row.copy_of is not None, *self._place(row)), default=None)
