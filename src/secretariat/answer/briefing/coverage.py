"""What the brief rests on, by counting the records, not by anything that a report says of itself."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence

from secretariat.answer.briefing import parties
from secretariat.answer.briefing.brief_rows import Coverage
from secretariat.answer.briefing.desk import Desk
from secretariat.answer.briefing.sentences import Sentence
from secretariat.answer.days import day_span
from secretariat.answer.rows import Count


def coverage(desk: Desk, told: Sequence[Sentence], undecided: int) -> Coverage:
    """The footer's numbers.

    Args:
        desk: the brief in the making.
        told: the sentences that are in it.
        undecided: reports that an as-of view leaves out.
    """
    ground = desk.ground
    reports = list(ground.reports.values())
    outlets = Counter(name for one in reports if (name := ground.outlet_of(one.id)) is not None)
    heard, more = parties.evidence(desk)
    homes = {(passage.report, passage.start): one.independent for one in ground.claims for passage in one.passages}
    origins = [_independent(one, homes, desk) for one in told]
    failed = Counter(why.partition(":")[0] for one in desk.left_out for why in one.why)
    return Coverage(
        reports=len(reports),
        outlets=_counts(outlets),
        outlet_unknown=len(reports) - sum(outlets.values()),
        copies=sum(one.copy_of is not None for one in reports),
        edited=sum(one.version_of is not None for one in reports),
        undated=sum(day_span(one.published) == (None, None) for one in reports),
        not_known_by_then=undecided,
        parties=heard,
        more_parties=more,
        cited_reports=len({passage.report for one in told for passage in one.passages}),
        told=len(told),
        one_origin=sum(one is not None and one < 2 for one in origins),
        several_origins=sum(one is not None and one > 1 for one in origins),
        claims=len(ground.claims),
        claims_one_origin=sum(one.independent < 2 for one in ground.claims),
        failed=len(desk.left_out),
        failed_why=_counts(failed),
        not_told=_counts(desk.not_told),
    )


def _independent(sentence: Sentence, homes: Mapping[tuple[str, int], int], desk: Desk) -> int | None:
    """The most independent origins that a claim has whose words a sentence cites; None: it cites none."""
    points = desk.ground.points_at(sentence.passages)
    found = [homes[key] for one in points if (key := (one.passage.report, one.passage.start)) in homes]
    return max(found, default=None)


def _counts(found: Mapping[str, int]) -> tuple[Count, ...]:
    return tuple(Count(name=name, count=n) for name, n in sorted(found.items(), key=lambda pair: (-pair[1], pair[0])))
