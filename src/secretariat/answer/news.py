"""What became known since a day, sorted as a reader wants it: which origins are new, denials by themselves."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Literal

from secretariat.answer.across_rows import (
    Change,
    Changes,
    ClaimRow,
    ContradictionRow,
    EditedReport,
    MeetingChange,
    OriginRow,
    ProvisionChange,
    ShiftRow,
)
from secretariat.answer.counting import counted
from secretariat.answer.plan_names import change_words
from secretariat.answer.rows import ReportRow, Row
from secretariat.evidence import Passage

NewsKind = Literal["claim", "origin", "position", "provision", "meeting", "contradiction", "denial", "edit", "report"]
_MEETINGS: tuple[Change, ...] = ("announced", "moved", "called off", "held", "told")


class Confirmed(Row, frozen=True):
    """A claim that was known and is told from elsewhere too."""

    claim: ClaimRow
    fresh: tuple[OriginRow, ...]
    """The origins that only new reports give."""


class News(Row, frozen=True):
    """The changes of `Changes`, sorted."""

    claims: tuple[ClaimRow, ...]
    confirmed: tuple[Confirmed, ...]
    contradictions: tuple[ContradictionRow, ...]
    """Those that are no denials."""
    denials: tuple[ContradictionRow, ...]
    """Those in which one denies what the other says."""
    shifts: tuple[ShiftRow, ...]
    """The latest first."""
    meetings: tuple[MeetingChange, ...]
    """Those announced first, then those moved, called off, held, and of which something else is told."""
    edited: tuple[EditedReport, ...]
    provisions: tuple[ProvisionChange, ...]
    """The latest first."""
    reports: tuple[ReportRow, ...]
    """The latest first; those of unknown day last."""


class NewsLine(Row, frozen=True):
    """One change in a line, for a download."""

    kind: NewsKind
    what: str
    """In words: `2 origins now, new: Ivo Marlen`, `hardened: from “open” to “rejects”`."""
    who: str | None
    """Who says, moves or meets; None: the report itself, or nobody who is known."""
    id: str
    """Of the claim, the contradiction, the move, the meeting or the report."""
    words: str | None
    passage: Passage | None
    report: ReportRow


def news(changes: Changes) -> News:
    """The changes, sorted."""
    dated = [one for one in changes.reports if one.published is not None]
    undated = [one for one in changes.reports if one.published is None]
    return News(
        claims=changes.claims,
        confirmed=tuple(Confirmed(claim=one, fresh=fresh_origins(one, changes)) for one in changes.confirmed),
        contradictions=tuple(one for one in changes.contradictions if not is_denial(one)),
        denials=tuple(one for one in changes.contradictions if is_denial(one)),
        shifts=changes.shifts[::-1],
        meetings=tuple(sorted(changes.meetings, key=lambda one: _MEETINGS.index(one.change))),
        edited=changes.edited,
        provisions=changes.provisions[::-1],
        reports=(*reversed(dated), *undated),
    )


def is_denial(row: ContradictionRow) -> bool:
    """Whether one side denies what the other says."""
    return row.type == "denial" or row.left.denied != row.right.denied


def fresh_origins(claim: ClaimRow, changes: Changes) -> tuple[OriginRow, ...]:
    """The origins of a claim that no report of before gives."""
    new = {one.id for one in changes.reports}
    return tuple(one for one in claim.origins if one.reports and new.issuperset(one.reports))


def news_lines(found: News, kind: NewsKind | None = None) -> tuple[NewsLine, ...]:
    """All of it, in the order of the page, a line each (a pair and an edited report has several); or one kind."""
    return tuple(one for one in _lines(found) if kind in {None, one.kind})


def _lines(found: News) -> Iterator[NewsLine]:
    for claim in found.claims:
        yield _claim("claim", claim, claim.summary)
    for one in found.confirmed:
        names = "; ".join(origin.name or "not known" for origin in one.fresh)
        yield _claim("origin", one.claim, f"{counted(one.claim.independent, 'origin')} now, new: {names}")
    for move in found.shifts:
        yield NewsLine(
            kind="position",
            what=f"{move.issue}: {move.direction} {move.why}",
            who=move.party,
            id=move.id,
            words=move.now.words,
            passage=move.now.passage,
            report=move.now.report,
        )
    for term in found.provisions:
        yield NewsLine(
            kind="provision",
            what=f"{term.issue}: {': '.join(part for part in (term.state, change_words(term.changes)) if part)}",
            who=None,
            id=term.id,
            words=term.now.words,
            passage=term.now.passage,
            report=term.now.report,
        )
    for meeting in found.meetings:
        yield NewsLine(
            kind="meeting",
            what=f"{meeting.change} ({meeting.now})",
            who="; ".join(meeting.participants),
            id=meeting.told.id,
            words=meeting.told.words,
            passage=meeting.told.passage,
            report=meeting.told.report,
        )
    for pair in (*found.contradictions, *found.denials):
        yield from _sides(pair)
    yield from _papers(found)


def _sides(pair: ContradictionRow) -> Iterator[NewsLine]:
    for said in (pair.left, pair.right):
        yield NewsLine(
            kind="denial" if is_denial(pair) else "contradiction",
            what=f"{pair.type}: {pair.why}",
            who=said.who,
            id=pair.id,
            words=said.words,
            passage=said.passage,
            report=said.report,
        )


def _papers(found: News) -> Iterator[NewsLine]:
    for edited in found.edited:
        for one in edited.edits:
            change = "written anew" if one.before and one.now else "added" if one.now else "dropped"
            passage = one.now or one.before
            yield NewsLine(
                kind="edit",
                what=change,
                who=None,
                id=edited.report.id,
                words=None if passage is None else passage.quote,
                passage=passage,
                report=edited.report if one.now else edited.before,
            )
    for report in found.reports:
        yield NewsLine(
            kind="report", what="new report", who=None, id=report.id, words=report.title, passage=None, report=report
        )


def _claim(kind: NewsKind, claim: ClaimRow, what: str) -> NewsLine:
    first = claim.members[0]
    return NewsLine(
        kind=kind,
        what=what,
        who=first.who,
        id=claim.id,
        words=claim.gist,
        passage=first.passage,
        report=first.report,
    )
