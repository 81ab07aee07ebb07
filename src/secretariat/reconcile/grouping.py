"""Groups of points that say the same thing, derived from judgements on pairs.

Single links would chain: two groups become one only if enough of the pairs between them are judged the same and none is
judged otherwise. The surest pairs come first, so the groups do not depend on the order of the judgements.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable

LINKED = 0.5
"""Share of the pairs between two groups that are the same, from which they are one."""

Pair = tuple[str, str]


def together(same: Iterable[tuple[float, str, str]], apart: Iterable[Pair]) -> list[list[str]]:
    """The groups of two members and more; each sorted, and they by their first member.

    Args:
        same: score and ids of pairs that are the same, each pair once.
        apart: pairs that are not.
    """
    links = sorted(same, key=lambda link: (-link[0], link[1], link[2]))
    linked: dict[str, set[str]] = defaultdict(set)
    barred: dict[str, set[str]] = defaultdict(set)
    for _, left, right in links:
        linked[left].add(right)
        linked[right].add(left)
    for left, right in apart:
        barred[left].add(right)
        barred[right].add(left)
    home: dict[str, str] = {}
    members: dict[str, set[str]] = {}
    for _, left, right in links:
        first, second = home.get(left, left), home.get(right, right)
        if first == second:
            continue
        one, two = members.get(first, {first}), members.get(second, {second})
        if len(one) > len(two):
            one, two, first, second = two, one, second, first
        if any(barred[member] & two for member in one if member in barred):
            continue
        if sum(len(linked[member] & two) for member in one) < LINKED * len(one) * len(two):
            continue
        members.pop(first, None)
        members[second] = two | one
        home |= dict.fromkeys(members[second], second)
    return sorted(sorted(group) for group in members.values())
