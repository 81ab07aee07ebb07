"""What became known when, worked out once over a dossier, to be asked for many days.

Gives the same as `accounts.changes`, which works everything out for one day.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Mapping
from datetime import date
from typing import NamedTuple

from secretariat.answer.accounts import Accounts
from secretariat.answer.across import place
from secretariat.answer.across_rows import Changes, ClaimRow
from secretariat.answer.edits import edited_reports
from secretariat.answer.meeting_news import MeetingNews
from secretariat.answer.provision_news import ProvisionNews
from secretariat.reconcile.origins import origins
from secretariat.records import Claim
from secretariat.store.scope import EVERYTHING, Scope, interval
from secretariat.store.sqlite import Store


class _Grown(NamedTuple):
    """A claim, and how it grew."""

    row: ClaimRow
    shared: bool
    """Whether more than one report tells it, or it has more than one origin."""
    ends: tuple[str, ...]
    """Moments by which a further report was certainly published, in order."""
    independent: tuple[int, ...]
    """Independent origins by each of them."""
    whole: tuple[bool, ...]
    """Whether all that tell it were published by then."""


class Chronicle:
    """What became known when; `since` answers from it."""

    def __init__(self, store: Store, scope: Scope = EVERYTHING) -> None:
        """
        Args:
            store: the dossier; it is not asked again.
            scope: which reports.
        """
        with store.snapshot():
            whole = Accounts(store, scope)
            published = {one.id: interval(one.published)[1] for one in whole.reports.values()}
            self._ends: Mapping[str, str] = {one: end for one, end in published.items() if end is not None}
            self._reports = tuple(whole.rows[one] for one in sorted(whole.rows, key=whole.order.__getitem__))
            self._claims = tuple(
                grown for claim in whole.across.claims if (grown := self._grown(whole, claim)) is not None
            )
            self._pairs = tuple(row for _, row in whole.contradictions())
            self._moves = tuple(whole.shift(one) for one in whole.across.shifts() if one.direction != "new")
            self._meetings = MeetingNews(whole)
            self._provisions = ProvisionNews(whole)
            self._edited = tuple(edited_reports(whole, whole.reports))
        self._about = whole.as_of, whole.left_out

    def since(self, day: date) -> Changes:
        """What became known on a day or later, by publication only."""
        until = f"{day.isoformat()}T00:00:00Z"
        known = {one for one, end in self._ends.items() if end <= until}
        as_of, left_out = self._about
        steps = [(one, bisect_right(one.ends, until) - 1) for one in self._claims]
        return Changes(
            as_of=as_of,
            left_out=left_out,
            since=day.isoformat(),
            reports=tuple(one for one in self._reports if one.id not in known),
            claims=tuple(one.row for one, step in steps if step < 0 and one.shared),
            confirmed=tuple(
                one.row
                for one, step in steps
                if step >= 0 and not one.whole[step] and one.independent[step] < one.row.independent
            ),
            contradictions=tuple(one for one in self._pairs if not {one.left.report.id, one.right.report.id} <= known),
            shifts=tuple(one for one in self._moves if one.now.report.id not in known),
            meetings=tuple(self._meetings.since(known)),
            edited=tuple(one for one in self._edited if one.report.id not in known),
            provisions=tuple(self._provisions.since(known)),
        )

    def _grown(self, whole: Accounts, claim: Claim) -> _Grown | None:
        """How a claim grew; None: it never is news beyond the report that tells it."""
        shared = len(claim.reports) > 1 or claim.independent > 1
        if not shared and len(claim.passages) < 2:
            return None
        ends = sorted({self._ends[one] for one in claim.reports if one in self._ends})
        sources, independent, complete = whole.across.sources, [], []
        for end in ends:
            told = [one for one in claim.passages if one.report in self._ends and self._ends[one.report] <= end]
            points = (whole.across.points[whole.across.places[place(one)]] for one in told)
            found = sources.of_all((one, whole.statements.get(one.statement or "")) for one in points)
            independent.append(origins(found, sources).independent)
            complete.append(len(told) == len(claim.passages))
        return _Grown(whole.claim(claim), shared, tuple(ends), tuple(independent), tuple(complete))
