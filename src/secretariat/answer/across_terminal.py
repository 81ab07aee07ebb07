"""Claims, contradictions, shifts and changes as a terminal shows them, and as lines in a pipe."""

from __future__ import annotations

from collections.abc import Iterator

from rich.console import RenderableType
from rich.text import Text

from secretariat.answer.accounts import origin_words
from secretariat.answer.across_rows import (
    Changes,
    ClaimRow,
    Claims,
    ContradictionRow,
    Contradictions,
    EditedReport,
    MeetingChange,
    SaidRow,
    ShiftRow,
    Shifts,
)
from secretariat.answer.cleaning import clean
from secretariat.answer.days import day_code, day_words
from secretariat.answer.indented import HEADING, NAME, QUIET, Indented, short
from secretariat.answer.plans_terminal import provision_fields, provision_part

_DENIED = "not so: "
"""In front of what somebody denies."""
AcrossAnswer = Claims | Contradictions | Shifts | Changes


def parts(answer: AcrossAnswer) -> Iterator[RenderableType]:
    """An answer laid out."""
    match answer:
        case Claims():
            for claim in answer.rows:
                yield from _claim(claim)
            if answer.alone:
                yield Text(f"{answer.alone:,} more claims are told once, by one report.", QUIET)
        case Contradictions():
            for contradiction in answer.rows:
                yield from _contradiction(contradiction)
        case Shifts():
            for shift in answer.rows:
                yield from _shift(shift)
        case Changes():
            yield from _changes(answer)


def lines(answer: AcrossAnswer) -> Iterator[tuple[str, ...]]:
    """The fields of each line in a pipe.

    Claims: id, reports, independent origins, origins that may share one, origins, contradictions, gist. Contradictions:
    type, why, who says both, then of each side day, report [characters], who, words. Shifts: party, issue, direction,
    stance before, stance now, then day, report, who and words of both. Changes: what changed, then the fields of such a
    line; of reports day, name, outlet and title. `-` where there is nothing.
    """
    match answer:
        case Claims():
            yield from map(_claim_fields, answer.rows)
        case Contradictions():
            yield from map(_contradiction_fields, answer.rows)
        case Shifts():
            yield from map(_shift_fields, answer.rows)
        case Changes():
            yield from _change_lines(answer)


def _change_lines(answer: Changes) -> Iterator[tuple[str, ...]]:
    for report in answer.reports:
        yield "report", day_code(report.published), report.name, report.outlet or "-", report.title or "-"
    for label, claims in (("claim", answer.claims), ("confirmed", answer.confirmed)):
        yield from ((label, *_claim_fields(one)) for one in claims)
    yield from (("contradiction", *_contradiction_fields(one)) for one in answer.contradictions)
    yield from (("position", *_shift_fields(one)) for one in answer.shifts)
    yield from (("provision", *provision_fields(one)) for one in answer.provisions)
    for one in answer.meetings:
        who = " | ".join(one.participants) or "-"
        yield "meeting", one.change, one.before or "-", one.now, one.place or "-", who, *_said_fields(one.told)
    for edited in answer.edited:
        yield "edited", edited.report.name, edited.before.name, " ".join(edited.added), " ".join(edited.dropped)


def _said_fields(row: SaidRow) -> tuple[str, ...]:
    where = f"{row.report.name} [{row.passage.start}-{row.passage.end}]"
    return day_code(row.report.published), where, row.who or "-", f"{_DENIED if row.denied else ''}{row.words}"


def _claim_fields(row: ClaimRow) -> tuple[str, ...]:
    reports = len({one.report.id for one in row.members})
    origins = " | ".join(map(origin_words, row.origins))
    counts = str(reports), str(row.independent), str(row.unknown)
    return row.id, *counts, origins or "-", " | ".join(row.against) or "-", f"{_DENIED if row.denied else ''}{row.gist}"


def _contradiction_fields(row: ContradictionRow) -> tuple[str, ...]:
    return row.type, row.why, row.one_side or "-", *_said_fields(row.left), *_said_fields(row.right)


def _shift_fields(row: ShiftRow) -> tuple[str, ...]:
    before = ("-", "-", "-", "-") if row.before is None else _said_fields(row.before)
    return (
        row.party,
        row.issue,
        row.direction,
        row.before_stance or "-",
        row.now_stance,
        *before,
        *_said_fields(row.now),
    )


def _claim(row: ClaimRow) -> Iterator[RenderableType]:
    yield Text(f"{_DENIED if row.denied else ''}{clean(row.gist)}", HEADING)
    yield Indented(Text(clean(row.summary), NAME), 2)
    for one in row.members:
        yield from _said(one)
    if row.against:
        yield Indented(Text(f"disputed: {len(row.against)}, see `show contradictions`", QUIET), 2)
    yield Text()


def _said(row: SaidRow, label: str = "") -> Iterator[RenderableType]:
    who = f"{clean(row.who)}: " if row.who else ""
    head = Text.assemble((label, HEADING), (who, NAME), (_DENIED if row.denied else "", HEADING), clean(row.words))
    yield Indented(head, 2)
    told = [row.report.outlet or "outlet unknown", day_words(row.report.published)]
    told += [f"copy of {short(row.copy_of)}"] if row.copy_of else []
    told.append(f"{short(row.report.name)} {row.passage.start}–{row.passage.end}")
    yield Indented(Text(clean(" · ".join(told)), QUIET), 4)


def _contradiction(row: ContradictionRow) -> Iterator[RenderableType]:
    one_side = f", by one side: {row.one_side}" if row.one_side else ""
    yield Text.assemble((row.type, HEADING), (clean(f"  {row.why}{one_side}"), QUIET))
    for one in (row.left, row.right):
        yield from _said(one)
    yield Text()


def _shift(row: ShiftRow) -> Iterator[RenderableType]:
    yield Text.assemble((clean(row.party), NAME), clean(f" · {row.issue} · "), (row.direction, HEADING))
    if row.before is not None:
        yield from _said(row.before, f"{row.before_stance}  ")
    yield from _said(row.now, f"{row.now_stance}  ")
    yield Text()


def _changes(answer: Changes) -> Iterator[RenderableType]:
    yield from _section("new reports", len(answer.reports))
    for report in answer.reports:
        told = (day_words(report.published), report.outlet or "outlet unknown", report.title or short(report.name))
        yield Indented(Text(clean(" · ".join(told))), 2)
    for title, claims in (("new claims", answer.claims), ("new independent origins", answer.confirmed)):
        yield from _section(title, len(claims))
        for claim in claims:
            yield from _claim(claim)
    yield from _section("new contradictions and denials", len(answer.contradictions))
    for contradiction in answer.contradictions:
        yield from _contradiction(contradiction)
    yield from _section("positions moved", len(answer.shifts))
    for shift in answer.shifts:
        yield from _shift(shift)
    yield from _section("provisions changed", len(answer.provisions))
    for provision in answer.provisions:
        yield from provision_part(provision)
    yield from _section("meetings", len(answer.meetings))
    for meeting in answer.meetings:
        yield from _meeting(meeting)
    yield from _section("reports edited", len(answer.edited))
    for edited in answer.edited:
        yield from _edited(edited)


def _section(title: str, number: int) -> Iterator[RenderableType]:
    if number:
        yield from (Text(), Text(f"{title}: {number}", HEADING))


def _meeting(row: MeetingChange) -> Iterator[RenderableType]:
    before = f", {row.before} before" if row.before else ""
    place = f" in {row.place}" if row.place else ""
    who = clean(", ".join(row.participants))
    yield Indented(Text.assemble((row.change, HEADING), f" ({row.now}{before}){clean(place)}: ", (who, NAME)), 2)
    yield from _said(row.told)


def _edited(row: EditedReport) -> Iterator[RenderableType]:
    yield Indented(Text(clean(f"{short(row.report.name)}, before {short(row.before.name)}"), NAME), 2)
    yield from (Indented(Text(clean(f"+ {one}")), 4) for one in row.added)
    yield from (Indented(Text(clean(f"− {one}"), QUIET), 4) for one in row.dropped)
