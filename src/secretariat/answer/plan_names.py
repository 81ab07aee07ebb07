"""What plans and their versions are called, where they are told in a line."""

from __future__ import annotations

from collections.abc import Sequence

from secretariat.records import Plan, PlanVersion, TermChange

_RANKS = ("first", "second", "third", "fourth", "fifth", "sixth", "seventh", "eighth")
_LONGEST = 80


def plan_name(one: Plan) -> str:
    """`peace plan`, `Escherin paper`: what it is called most, without what tells its versions apart."""
    return one.names[0][:_LONGEST] if one.names else "plan"


def version_name(one: PlanVersion, number: int) -> str:
    """What tells a version from the others: `28 points`, `third version`, its own name."""
    if one.points is not None:
        return f"{one.points} points"
    if one.rank is not None and one.rank <= len(_RANKS):
        return f"{_RANKS[one.rank - 1]} version"
    return min(one.names, key=lambda name: (len(name), name))[:_LONGEST] if one.names else f"version {number}"


def change_words(changes: Sequence[TermChange]) -> str | None:
    """`90,000 troops → 120,000 troops; 30 days → 45 days`; None: there are none."""
    return "; ".join(f"{one.from_ or 'not told'} → {one.to or 'not told'}" for one in changes) or None
