"""What follows from the judgements: claims with their origins. Nothing here is stored: groups are derived."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence

from secretariat.evidence import Passage
from secretariat.groups import is_rules
from secretariat.identity import record_id
from secretariat.reconcile.grouping import together
from secretariat.reconcile.origins import Sources, origins
from secretariat.reconcile.points import is_denied
from secretariat.records import Claim, Contradiction, Judgement, Proposition, Statement


def claims(
    propositions: Iterable[Proposition],
    statements: Mapping[str, Statement],
    judgements: Iterable[Judgement],
    contradictions: Sequence[Contradiction],
    sources: Sources,
    groups: Iterable[Sequence[str]] | None = None,
) -> tuple[Claim, ...]:
    """The claims of some reports: each group of points that say the same, and each point of a statement, or of a
    contradiction, alone; those told by most reports first.

    Args:
        propositions: the points of the reports.
        statements: by id.
        judgements: on pairs of points, those in force; a person's outweigh those of rules.
        contradictions: pairs that are never the same.
        sources: tells from whom each point is.
        groups: only the claims of these groups (a point alone is one too); None: all that there are.
    """
    points = {one.id: one for one in propositions}
    if groups is not None:
        found = [_claim([points[member] for member in group], statements, sources) for group in groups]
        return tuple(sorted(found, key=_rank))
    every = grouped((one for one in judgements if one.left in points and one.right in points), contradictions)
    shared = {member for group in every for member in group}
    disputed = {side for one in contradictions for side in (one.left, one.right)}
    alone = [
        [one.id]
        for one in points.values()
        if one.id not in shared and (one.statement is not None or one.id in disputed)
    ]
    found = [_claim([points[m] for m in group], statements, sources) for group in (*every, *alone)]
    return tuple(sorted(found, key=_rank))


def _rank(one: Claim) -> tuple[int, int, str]:
    return -len(one.reports), -one.independent, one.id


def grouped(judgements: Iterable[Judgement], contradictions: Iterable[Contradiction]) -> list[list[str]]:
    """The groups of points that say the same, of two members and more; each sorted, and they by their first member.

    Args:
        judgements: on pairs of points; those in force count, a person's before a rule's.
        contradictions: pairs that are never the same.
    """
    ruled = _in_force(judgements)
    same = [(one.score or 1.0, *pair) for pair, one in ruled.items() if one.verdict == "same"]
    apart = {pair for pair, one in ruled.items() if one.verdict == "different"}
    apart |= {(one.left, one.right) for one in contradictions if ruled.get((one.left, one.right)) is None}
    return together(same, apart)


def _in_force(judgements: Iterable[Judgement]) -> dict[tuple[str, str], Judgement]:
    """Pair → the judgement that counts: a person's before a rule's."""
    found: dict[tuple[str, str], Judgement] = {}
    for one in judgements:
        pair = (one.left, one.right)
        if one.withdrawn is None and (pair not in found or is_rules(found[pair])):
            found[pair] = one
    return found


def _claim(members: Sequence[Proposition], statements: Mapping[str, Statement], sources: Sources) -> Claim:
    whole = origins(sources.of_all((one, statements.get(one.statement or "")) for one in members), sources)
    ordered = sorted(members, key=lambda one: (one.passage.report, one.passage.start, one.id))
    return Claim(
        id=record_id("c", ordered[0].id),
        gist=_clearest(ordered).quote,
        denied=all(is_denied(one, statements.get(one.statement or "")) for one in ordered),
        statements=tuple(dict.fromkeys(one.statement for one in ordered if one.statement is not None)),
        passages=tuple(one.passage for one in ordered),
        origins=whole.origins,
        independent=whole.independent,
        independence_unknown=whole.unknown,
        reports=tuple(sorted({one.passage.report for one in ordered})),
    )


_LONG = 4
"""How many times as long as the shortest member a member may be before its length tells against it."""


def _clearest(members: Sequence[Proposition]) -> Passage:
    """The words of the member that tells most of what the others tell, and not much besides."""
    told: dict[str, int] = defaultdict(int)
    for one in members:
        for word in {*one.words, *one.named, one.verb}:
            told[word] += 1
    least = min(len(one.passage.quote) for one in members)

    def clarity(one: Proposition) -> tuple[float, int, str]:
        shared = sum(told[word] for word in {*one.words, *one.named, one.verb})
        plain = (0.5 if one.subject is not None else 1.0) * (1.0 if one.named else 0.6)
        return -shared * plain / (1 + len(one.passage.quote) / (_LONG * least)), len(one.passage.quote), one.id

    return min(members, key=clarity).passage
