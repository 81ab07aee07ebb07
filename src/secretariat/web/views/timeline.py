"""Timeline: meetings, proposals, statements, contradictions and moves over time, as a picture and as a table."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from datetime import date

from flask import Blueprint, Response, current_app
from markupsafe import Markup

from secretariat.answer.days import day_words
from secretariat.answer.event_rows import EventKind, EventRow
from secretariat.web.asking import Ask, asked, here, refuse
from secretariat.web.naming import short_name, short_names
from secretariat.web.pictures.axis import Span, steps
from secretariat.web.pictures.columns import Columns
from secretariat.web.pictures.drawing import Room
from secretariat.web.pictures.marks import MarkKind, look_of
from secretariat.web.pictures.timeline import MOST_MARKS, Lane, Mark, timeline
from secretariat.web.reading import cut_here, passage_url
from secretariat.web.shared import events_and_people
from secretariat.web.timeline_index import KINDS, Choice, Entry, TimelineIndex
from secretariat.web.timeline_lines import Lines, TimelineLine

pages = Blueprint("timeline", __name__)

WIDTHS = {"wide": 1140.0, "middle": 690.0, "narrow": 348.0}
"""Pixels of the pictures, one of which the style sheet shows."""
_MOST_PARTIES = 8
"""Parties whose statements have a row of their own."""
_LANES: tuple[tuple[EventKind, str], ...] = (
    ("meeting", "Meetings"),
    ("proposal", "Proposals"),
    ("shift", "Moves"),
    ("contradiction", "Contradictions"),
)


@pages.get("/timeline")
def page() -> Response:
    """The picture and the table of the days `from` … `to`, narrowed by `party` (a name), `issue` and `kind`."""
    ask = asked()
    index = ask.answer("timeline index", lambda _: TimelineIndex(events_and_people(ask)[0]))
    party, issue, kind = ask.text("party"), ask.text("issue"), ask.choice("kind", KINDS)
    span = _span(ask, index)
    choice = Choice(
        span=span if _is_narrowed(ask) else None,
        parties=None if party is None else index.called(party),
        issue=issue,
        kind=next((one for one in KINDS if one == kind), None),
    )
    drawn: Mapping[str, Markup] = {}
    if span is not None and ask.format == "html":
        drawn = index.drawn(here(page=None), lambda: _draw(index, choice, span))
    return ask.table(
        "timeline.html",
        TimelineLine,
        Lines(index.chosen(choice), index.events, ask.dossier),
        title="Timeline",
        answer=index.events,
        drawn=drawn,
        span=span,
        steps=None if span is None or index.whole is None else steps(span, index.whole),
        zoom=_zoom,
        narrowed=_is_narrowed(ask),
        parties=[one.name for one in index.events.parties[:40]],
        issues=[one.name for one in index.events.issues],
        kinds=KINDS,
        party=party,
        issue=issue,
        undated=index.undated(choice),
    )


def _draw(index: TimelineIndex, choice: Choice, span: Span) -> Mapping[str, Markup]:
    """The pictures by name of their widths."""
    still = bool(current_app.config["STILL"])
    lanes, columns = _lanes(index, choice, span), _columns(index, choice, still=still)
    zoom = None if still else _zoom
    return {
        name: timeline(lanes, columns, span, Room(wide, f"timeline-{name}"), until=_last(index), zoom=zoom)
        for name, wide in WIDTHS.items()
    }


def _is_narrowed(ask: Ask) -> bool:
    return ask.text("from") is not None or ask.text("to") is not None


def _span(ask: Ask, index: TimelineIndex) -> Span | None:
    """The days asked for; those not given are those of the talks."""
    first, last = ask.day_of("from"), ask.day_of("to")
    if first is not None and last is not None and last < first:
        refuse(f"“to” ({last}) is before “from” ({first}).")
    core = index.core
    if core is None and (first is None or last is None):
        return None
    if core is not None:
        first, last = first or min(core.first, last or core.first), last or max(core.last, first or core.last)
    assert first is not None
    assert last is not None
    return Span(first, last)


def _zoom(span: Span) -> str:
    """The address of the same view of other days."""
    return here(**{"from": span.first.isoformat(), "to": span.last.isoformat()})


def _last(index: TimelineIndex) -> date | None:
    return None if index.events.last is None else date.fromisoformat(index.events.last)


def _lanes(index: TimelineIndex, choice: Choice, span: Span) -> list[Lane]:
    """The lanes of what is asked for, on the days shown, with how many there are before and after."""
    known = set(index.events.names.values())
    lanes = []
    for kind, name in _LANES:
        if choice.kind in {None, kind}:
            asked_for = Choice(span, choice.parties, choice.issue, kind)
            shown, (before, after) = index.chosen(asked_for), index.beside(asked_for)
            crowded = len(shown) > MOST_MARKS
            lanes.append(
                Lane(
                    name,
                    () if crowded else tuple(_mark(one, known) for one in shown if isinstance(one.row, EventRow)),
                    before=before,
                    after=after,
                    crowd=_crowd(shown, span) if crowded else (),
                )
            )
    return lanes


def _crowd(entries: Sequence[Entry], span: Span) -> tuple[Columns, ...]:
    """Too many to draw each, as columns by what their shapes would say."""
    found: dict[MarkKind, Counter[date]] = {}
    for one in entries:
        if isinstance(one.row, EventRow):
            day = max(one.first or one.last or span.first, span.first)
            found.setdefault(_shape(one.row), Counter())[day] += 1
    sorts = sorted(found, key=lambda kind: (-found[kind].total(), kind))
    return tuple(Columns(kind, found[kind], "mark", look=look_of(kind)) for kind in sorts)


def _shape(row: EventRow) -> MarkKind:
    shape = row.status or (row.direction if row.direction != "new" else None)
    if shape is not None:
        return shape
    return "contradiction" if row.kind == "contradiction" else "proposal"


def _mark(entry: Entry, known: set[str]) -> Mark:
    row = entry.row
    assert isinstance(row, EventRow)
    who = short_names([one.name for one in row.who], known)
    label, word = _LABELS[row.kind](row, who)
    when = day_words(row.when) + (" (published)" if row.by == "published" else "")
    told = f"{when}. {row.kind.capitalize()}: {label}{f', {word}' if word else ''}. “{cut_here(row.words, 400)}”"
    return Mark(entry.first, entry.last, _shape(row), label, word, told, passage_url(row.passage))


def _meeting(row: EventRow, who: str) -> tuple[str, str]:
    word = "" if row.status == "held" else str(row.status)
    return f"{who or 'somebody'}{f', {row.place}' if row.place else ''}", word


def _proposal(row: EventRow, who: str) -> tuple[str, str]:
    return f"{row.what or 'proposal'}{f' ({who})' if who else ''}", ""


def _shift(row: EventRow, who: str) -> tuple[str, str]:
    return f"{who}: {', '.join(row.issues)}", str(row.direction)


def _contradiction(row: EventRow, who: str) -> tuple[str, str]:
    return who.replace(", ", " / ") or "reports", str(row.type)


_LABELS: dict[str, Callable[[EventRow, str], tuple[str, str]]] = {
    "meeting": _meeting,
    "proposal": _proposal,
    "shift": _shift,
    "contradiction": _contradiction,
}


def _columns(index: TimelineIndex, choice: Choice, *, still: bool) -> Sequence[Columns]:
    """Statements of each of the parties that speak most, then of all others."""
    if choice.kind not in {None, "statement"}:
        return ()
    known = set(index.events.names.values())
    said = [
        (one, days)
        for one in index.events.parties
        if (choice.parties is None or one.id in choice.parties)
        and (days := _inside(index.said.get((one.id, choice.issue), Counter()), choice.span))
    ]
    said.sort(key=lambda pair: (-sum(pair[1].values()), pair[0].name, pair[0].id))
    found = [
        Columns(short_name(one.name, known), days, "statement", None if still else here(party=one.name))
        for one, days in said[:_MOST_PARTIES]
    ]
    rest = [days for _, days in said[_MOST_PARTIES:]]
    if rest:
        found.append(Columns(f"{len(rest)} others", _sum(rest), "statement"))
    if choice.parties is None:
        unnamed = [index.said[key] for key in index.said if key[0] in index.unnamed and key[1] == choice.issue]
        if unnamed:
            found.append(Columns("Unnamed sources", _sum(unnamed), "statement"))
    return found


def _inside(days: Mapping[date, int], span: Span | None) -> Mapping[date, int]:
    return days if span is None else {day: n for day, n in days.items() if span.first <= day <= span.last}


def _sum(counts: Sequence[Mapping[date, int]]) -> dict[date, int]:
    whole: dict[date, int] = {}
    for one in counts:
        for day, count in one.items():
            whole[day] = whole.get(day, 0) + count
    return whole
