"""One meeting and one proposal as all reports tell of it, in the order of publication."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import TypeVar

from secretariat.identity import record_id
from secretariat.reconcile.grouping import together
from secretariat.records import Course, Judgement, Meeting, Proposal, Report, Told, When

R = TypeVar("R", Meeting, Proposal)


def meeting_courses(
    meetings: Iterable[Meeting], judgements: Iterable[Judgement], reports: Mapping[str, Report]
) -> tuple[Course, ...]:
    """The meetings of which several reports tell, those first told first.

    Args:
        meetings: of the reports.
        judgements: on pairs of them, those in force.
        reports: by id.
    """
    found = []
    for group in _groups(meetings, judgements, reports):
        told = _told(group, reports)
        placed = [one.place for one in group if one.place is not None]
        dated = [one.when for one in group if one.when is not None]
        found.append(
            Course(
                id=record_id("e", group[0].id),
                kind="meeting",
                told=told,
                status=_latest(group, reports).status,
                participants=tuple(sorted({side for one in group for side in one.participants})),
                place=max(sorted(set(placed)), key=placed.count, default=None),
                when=dated[-1] if dated else None,
                passages=tuple(passage for one in group for passage in one.passages),
            )
        )
    return tuple(found)


def proposal_courses(
    proposals: Iterable[Proposal], judgements: Iterable[Judgement], reports: Mapping[str, Report]
) -> tuple[Course, ...]:
    """The proposals of which several reports tell; as `meeting_courses`."""
    return tuple(
        Course(
            id=record_id("e", group[0].id),
            kind="proposal",
            told=_told(group, reports),
            authors=tuple(sorted({author for one in group for author in one.authors})),
            names=tuple(sorted({name for one in group for name in one.names})),
            passages=tuple(passage for one in group for passage in one.passages),
        )
        for group in _groups(proposals, judgements, reports)
    )


def _groups(records: Iterable[R], judgements: Iterable[Judgement], reports: Mapping[str, Report]) -> list[list[R]]:
    """What several reports tell of, each in the order of publication."""
    known = {one.id: one for one in records}
    ruled = {(one.left, one.right): one for one in judgements if one.left in known and one.right in known}
    same = [(one.score or 1.0, one.left, one.right) for one in ruled.values() if one.verdict == "same"]
    apart = [pair for pair, one in ruled.items() if one.verdict == "different"]
    grouped = [
        sorted((known[member] for member in group), key=lambda one: _order(one, reports))
        for group in together(same, apart)
    ]
    return sorted(grouped, key=lambda group: _order(group[0], reports))


def _order(one: Meeting | Proposal, reports: Mapping[str, Report]) -> tuple[bool, str, str, int, str]:
    first = one.passages[0]
    when = reports[first.report].published if first.report in reports else None
    day = None if when is None else when.earliest
    return day is None, day or "", first.report, first.start, one.id


def _latest(group: Sequence[R], reports: Mapping[str, Report]) -> R:
    """As the latest report of known day has it: one of unknown day may be older than all others."""
    dated = [one for one in group if _published(one, reports) is not None]
    return (dated or list(group))[-1]


def _told(group: Sequence[R], reports: Mapping[str, Report]) -> tuple[Told, ...]:
    return tuple(
        Told(
            record=one.id,
            report=one.passages[0].report,
            published=_published(one, reports),
            status=one.status if isinstance(one, Meeting) else None,
            version=one.version if isinstance(one, Proposal) else None,
            points=one.points if isinstance(one, Proposal) else None,
        )
        for one in group
    )


def _published(one: Meeting | Proposal, reports: Mapping[str, Report]) -> When | None:
    report = reports.get(one.passages[0].report)
    return None if report is None else report.published
