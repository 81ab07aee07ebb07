"""Some claims, contradictions and shifts of a large dossier: chosen by what is kept of pairs
and groups, so that only the reports concerned are read. Each gives what the function of the same name in `accounts`
gives.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from secretariat.answer.accounts import Accounts
from secretariat.answer.across import place
from secretariat.answer.across_rows import ClaimRow, Claims, Contradictions, Shifts
from secretariat.answer.grouping import Groups
from secretariat.answer.moving import Moving
from secretariat.answer.paged import within
from secretariat.answer.paging import Page
from secretariat.records import Claim
from secretariat.store import choosing
from secretariat.store.choosing import Group, Opposed
from secretariat.store.scope import EVERYTHING, Scope
from secretariat.store.sqlite import Store


def contradictions(store: Store, page: Page, scope: Scope = EVERYTHING) -> Contradictions:
    """Where accounts differ."""
    with store.snapshot():
        every = list(_told_once(store, scope, Groups(store, scope)))
        shown = page.of(every)
        whole = Accounts(store, _around(store, scope, (report for one in shown for report in one.reports)), ())
        found = {one.id: one for one in whole.across.opposed}
        rows = tuple(whole.contradiction(found[one.id]) for one in shown)
    return Contradictions(
        as_of=whole.as_of, left_out=whole.left_out, rows=rows, total=len(every), skipped=page.span(len(every))[0]
    )


def _told_once(store: Store, scope: Scope, groups: Groups) -> Iterable[Opposed]:
    """The contradictions, the latest last; of those between two claims the one told first."""
    every = choosing.opposed(store, scope)
    order = {report: at for at, report in enumerate(choosing.order(store, scope))} if every else {}
    homes = groups.homes(side for one in every for side in (one.left, one.right))

    def when(one: Opposed) -> tuple[int, int, str]:
        first, last = sorted(order[report] for report in one.reports)
        return last, first, one.id

    seen: set[frozenset[str]] = set()
    for one in sorted(every, key=when):
        key = frozenset(homes.get(side, side) for side in (one.left, one.right))
        if key not in seen:
            seen.add(key)
            yield one


def _around(store: Store, scope: Scope, reports: Iterable[str]) -> Scope:
    """Of the scope these reports, with all of which they are copies or versions, or that are theirs."""
    return within(scope, choosing.copies(store, reports, scope))


def claims(store: Store, page: Page, scope: Scope = EVERYTHING) -> Claims:
    """What is told more than once, and where it comes from."""
    with store.snapshot():
        groups = Groups(store, scope)
        every = groups.all()
        disputed = choosing.opposed(store, scope)
        sides = {side for one in disputed for side in (one.left, one.right)}
        homes = groups.homes(sides)
        against: dict[str, set[str]] = {}
        for one in _told_once(store, scope, groups):
            for side in (one.left, one.right):
                against.setdefault(homes.get(side, side), set()).add(one.id)
        alone = sides - homes.keys()
        said = choosing.places(store, alone)
        unsaid = sum(said[point].statement is None for point in alone)
        number = choosing.stated(store, scope) - sum(one.said for one in every) + unsaid
        every += [Group(point, 1, 0) for point in alone & against.keys()]
        rows = _rows(store, scope, groups, every, page, against)
        left_out = store.undecided(scope)
    return Claims(
        as_of=None if scope.as_of is None else scope.as_of.isoformat(),
        left_out=left_out,
        rows=rows,
        alone=number - len(alone & against.keys()),
        total=len(every),
        skipped=page.span(len(every))[0],
    )


def _rows(
    store: Store, scope: Scope, groups: Groups, every: Sequence[Group], page: Page, against: dict[str, set[str]]
) -> tuple[ClaimRow, ...]:
    """The claims of one page: those of most reports first, of these those of most origins. Which have most is told of
    all that as many reports tell, so these are read."""
    first, last = page.span(len(every))
    by_number = sorted(every, key=lambda one: -one.reports)
    shown = {one.reports for one in by_number[first:last]}
    wanted = [one for one in by_number if one.reports in shown]
    skip = sum(one.reports > max(shown, default=0) for one in by_number)
    whole = _accounts(store, scope, groups, (one.home for one in wanted))
    home = {claim.id: min(_points(whole, claim)) for claim in whole.across.claims}
    return tuple(
        whole.claim(claim, against.get(home[claim.id], ())) for claim in whole.across.claims[first - skip : last - skip]
    )


def _points(whole: Accounts, claim: Claim) -> Iterable[str]:
    return (whole.across.places[place(passage)] for passage in claim.passages)


def _accounts(store: Store, scope: Scope, groups: Groups, homes: Iterable[str]) -> Accounts:
    """What is derived over the reports of some groups, with the claims of these groups."""
    members = groups.members(homes)
    points = choosing.places(store, (point for group in members.values() for point in group))
    reports = _around(store, scope, (one.report for one in points.values()))
    return Accounts(store, reports, list(members.values()))


def shifts(store: Store, page: Page, scope: Scope = EVERYTHING) -> Shifts:
    """How positions moved."""
    with store.snapshot():
        moving = Moving(store, scope, Groups(store, scope))
        every = moving.shifts()
        shown = page.of(every)
        sides = (side for one in shown for side in (one.from_, one.to) if side is not None)
        whole = Accounts(store, _around(store, scope, map(moving.report, sides)), ())
        rows = tuple(whole.shift(one) for one in shown)
    return Shifts(
        as_of=whole.as_of, left_out=whole.left_out, rows=rows, total=len(every), skipped=page.span(len(every))[0]
    )
