"""Groups of what is the same, derived from judgements on pairs."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping

from secretariat.records import Judgement


def groups(judgements: Iterable[Judgement], names: Mapping[str, str]) -> dict[str, str]:
    """Actor id → the id of its group, for those that are the same as another.

    A person's verdict outweighs a rule's; a pair judged different is never put together by way of others: of the
    judgements that would, the least sure does not count.

    Args:
        judgements: those in force.
        names: actor id → name: a group has the id of the member with the most words, then the longest name.
    """
    ruled: dict[tuple[str, str], Judgement] = {}
    for judgement in sorted(judgements, key=lambda one: (_weight(one), one.verdict)):
        left, right = sorted((judgement.left, judgement.right))
        ruled.setdefault((left, right), judgement)
    apart: dict[str, set[str]] = defaultdict(set)
    for (left, right), judgement in ruled.items():
        if judgement.verdict == "different":
            apart[left].add(right)
            apart[right].add(left)
    members: dict[str, set[str]] = {}
    home: dict[str, str] = {}
    same = [(pair, judgement) for pair, judgement in ruled.items() if judgement.verdict == "same"]
    for (left, right), _ in sorted(same, key=lambda item: (_weight(item[1]), item[0])):
        first, second = home.get(left, left), home.get(right, right)
        if first == second:
            continue
        one, two = members.pop(first, {first}), members.pop(second, {second})
        if any(apart[member] & two for member in one):
            members |= {first: one, second: two}
            continue
        members[first] = one | two
        home |= dict.fromkeys(members[first], first)
    found: dict[str, str] = {}
    for group in members.values():
        if len(group) > 1:
            head = min(
                group, key=lambda m: (-len(names.get(m, "").split()), -len(names.get(m, "")), names.get(m, ""), m)
            )
            found |= dict.fromkeys(group, head)
    return found


def is_rules(judgement: Judgement) -> bool:
    """Whether a rule made it, and no person."""
    return judgement.by.startswith("reconcile.")


def _weight(judgement: Judgement) -> tuple[bool, float]:
    """People's verdicts first, then the surest."""
    return is_rules(judgement), -(judgement.score or 0.0)
