"""Meetings, proposals, provisions and positions as a terminal shows them, and as lines in a pipe."""

from __future__ import annotations

from collections.abc import Iterator

from rich.console import RenderableType
from rich.table import Table
from rich.text import Text

from secretariat.answer.cleaning import clean
from secretariat.answer.days import day_code, day_words
from secretariat.answer.indented import HEADING, NAME, QUIET, Indented, short
from secretariat.answer.plans_terminal import plan_fields, plan_parts
from secretariat.answer.talk_rows import (
    MeetingRow,
    Meetings,
    PositionRow,
    Positions,
    ProposalRow,
    Proposals,
    ProvisionRow,
    Provisions,
    TalkRow,
)
from secretariat.records import Quantity

TalkAnswer = Meetings | Proposals | Provisions | Positions
_COLUMNS = 6
"""Issues that the table has columns for; the others are below it."""
_UNKNOWN = "party unknown"


def parts(answer: TalkAnswer, why: bool) -> Iterator[RenderableType]:
    """An answer laid out; with `why`, each record's rule, version and score."""
    match answer:
        case Meetings():
            for meeting in answer.rows:
                yield from _record(_meeting(meeting), meeting, why)
        case Proposals():
            yield from plan_parts(answer.plans)
            if answer.plans and answer.rows:
                yield from (Text("as each report tells it", HEADING), Text())
            for proposal in answer.rows:
                yield from _record(_proposal(proposal), proposal, why)
        case Provisions():
            shown = None
            for provision in answer.rows:
                if provision.issue != shown:
                    yield from (Text(), Text(clean(provision.issue), HEADING))
                    shown = provision.issue
                yield from _record(_provision(provision), provision, why)
        case Positions():
            yield from _positions(answer, why)


def lines(answer: TalkAnswer) -> Iterator[tuple[str, ...]]:
    """The fields of each line in a pipe.

    Meetings: days, status, format, place, participants, mediators, report [characters], rule, score, words. Proposals:
    names, authors, version, points, report, rule, score, words; behind them those of the plans, see `plan_fields`.
    Provisions: issue, status, obliged, quantity, condition, toward, duration, territory, proposal, report, rule, score,
    words. Positions: party, issue, stance, who took it, stated or reported, condition, day of publication, days since
    then (with "stale"), report, rule, score, words. `-` where there is nothing.
    """
    match answer:
        case Meetings():
            for m in answer.rows:
                told = (
                    day_code(m.when),
                    m.status,
                    m.format or "-",
                    m.place or "-",
                    _list(m.participants),
                    _list(m.mediators),
                )
                yield (*told, *_end(m))
        case Proposals():
            for o in answer.rows:
                points = "-" if o.points is None else str(o.points)
                yield (_list(o.names), _list(o.authors), o.version or "-", points, *_end(o))
            yield from plan_fields(answer.plans)
        case Provisions():
            for p in answer.rows:
                yield (
                    p.issue,
                    p.status,
                    _list(p.obliged),
                    quantity_words(p.quantity) or "-",
                    p.condition or "-",
                    _list(p.toward),
                    p.duration or "-",
                    _list(p.territory),
                    p.proposal or "-",
                    *_end(p),
                )
        case Positions():
            for q in answer.rows:
                who = (q.party or "-", q.issue, q.stance, q.actor or "-", q.status, q.condition or "-")
                yield (*who, day_code(q.report.published), _age(q), *_end(q))


def _age(row: PositionRow) -> str:
    """ "12", "35 stale"; "-": not known."""
    return "-" if row.age is None else f"{row.age}{' stale' if row.stale else ''}"


def quantity_words(quantity: Quantity | None) -> str | None:
    """ "at most 600,000 personnel"; None: there is none."""
    if quantity is None:
        return None
    whole = float(quantity.value).is_integer()
    value = f"{quantity.value:,.0f}" if whole else f"{quantity.value:,.10g}"
    bound = "" if quantity.bound == "exactly" else f"{quantity.bound} "
    return f"{bound}{value}{f' {quantity.unit}' if quantity.unit else ''}"


def _list(names: tuple[str, ...]) -> str:
    return " | ".join(names) or "-"


def _end(row: TalkRow) -> tuple[str, ...]:
    where = ", ".join(f"{passage.start}-{passage.end}" for passage in row.passages)
    score = "-" if row.score is None else f"{row.score:.2f}"
    return f"{row.report.name} [{where}]", row.made_by or "-", score, row.words


def _record(head: Text, row: TalkRow, why: bool) -> Iterator[RenderableType]:
    yield Indented(head, 2)
    yield Indented(Text(clean(row.words)), 4)
    where = ", ".join(f"{passage.start}–{passage.end}" for passage in row.passages)
    told = [row.report.outlet or "outlet unknown", day_words(row.report.published), f"{short(row.report.name)} {where}"]
    if why:
        right = "" if row.score is None else f", right in {100 * row.score:.0f} %"
        told.append(f"{row.made_by}{right}" if row.made_by else "")
        told.append(getattr(row, "issue_why", None) or "")
    yield Indented(Text(clean(" · ".join(part for part in told if part)), QUIET), 4)
    yield Text()


def _meeting(row: MeetingRow) -> Text:
    what = row.format or "meeting"
    place = f" in {row.place}" if row.place else ""
    hosts = f"; mediators: {', '.join(row.mediators)}" if row.mediators else ""
    when = "" if row.when is None else f"{day_words(row.when)}: "
    return Text.assemble(
        when,
        (f"{row.status}", HEADING),
        clean(f", {what}{place}: "),
        (clean(", ".join(row.participants)), NAME),
        clean(hosts),
    )


def _proposal(row: ProposalRow) -> Text:
    told = []
    for label, names in (
        ("by", row.authors), ("prepared by", row.prepared_by), ("approved by", row.approved_by),
        ("consulted", row.consulted), ("left out", row.left_out),
    ):  # fmt: skip
        if names:
            told.append(f"{label} {', '.join(names)}")
    told += [f"{row.points} points"] if row.points is not None else []
    told += [f"version: {row.version}"] if row.version is not None else []
    also = f" ({'; '.join(row.names[1:4])})" if len(row.names) > 1 else ""
    return Text.assemble(
        (clean(row.names[0]) if row.names else "proposal", NAME), (clean(also), QUIET), clean(f"  {' · '.join(told)}")
    )


def _provision(row: ProvisionRow) -> Text:
    told: list[str] = [row.status, *([", ".join(row.obliged)] if row.obliged else [])]
    amount = quantity_words(row.quantity)
    told += [amount] if amount else []
    told += [f"toward {', '.join(row.toward)}"] if row.toward else []
    told += [row.duration] if row.duration else []
    told += [f"in {', '.join(row.territory)}"] if row.territory else []
    told += [f"condition: {row.condition}"] if row.condition else []
    told += [f"of: {row.proposal}"] if row.proposal else []
    return Text(clean(" · ".join(told)))


def _positions(answer: Positions, why: bool) -> Iterator[RenderableType]:
    """The table of parties and issues, then each cell with its sentences."""
    if not answer.rows:
        return
    columns, stances = answer.issues[:_COLUMNS], {(one.party, one.issue): one.stances for one in answer.cells}
    table = Table(box=None, pad_edge=False, header_style=HEADING, padding=(0, 2, 0, 0))
    table.add_column("party", style=NAME, ratio=2)
    for label in columns:
        table.add_column(Text(clean(label)), ratio=1)
    for party in answer.parties:
        cells = (", ".join(stances.get((party, label), ())) for label in columns)
        table.add_row(Text(clean(party) or _UNKNOWN), *cells)
    yield table
    shown: tuple[str, str] | None = None
    for row in answer.rows:
        if (row.party, row.issue) != shown:
            yield from (Text(), Text.assemble((clean(row.party) or _UNKNOWN, NAME), clean(f" · {row.issue}")))
            shown = row.party, row.issue
        yield from _record(_position(row), row, why)


def _position(row: PositionRow) -> Text:
    told: list[str] = [row.stance, row.status]
    told += [f"by {row.actor}"] if row.actor else []
    told += [f"condition: {row.condition}"] if row.condition else []
    told += [f"stale: {row.age} days old"] if row.stale else []
    return Text.assemble((told[0], HEADING), clean(f" · {' · '.join(told[1:])}"))
