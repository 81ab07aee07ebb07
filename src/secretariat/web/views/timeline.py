"""Timeline: meetings, proposals, statements, contradictions and moves over time, as a picture and as a table."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from datetime import date

from flask import Blueprint, Response, current_app
from markupsafe import Markup

from secretariat.answer.days import day_words
from secretariat.answer.event_rows import EventKind, EventRow
from secretariat.dossier import Dossier
from secretariat.web.asking import Ask, asked, here, refuse
from secretariat.web.naming import short_name, short_names
from secretariat.web.pictures.axis import Span, steps
from secretariat.web.pictures.columns import Columns
from secretariat.web.pictures.drawing import Room
from secretariat.web.pictures.timeline import Lane, Mark, timeline
from secretariat.web.reading import passage_url
from secretariat.web.timeline_index import KINDS, Choice, Entry, Lines, TimelineIndex, TimelineLine

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
    index = ask.answer("timeline index", lambda dossier: TimelineIndex(ask.answer("events", Dossier.events)))
    party, issue, kind = ask.text("party"), ask.text("issue"), ask.choice("kind", KINDS)
    span = _span(ask, index)
    choice = Choice(
        span=span if _is_narrowed(ask) else None,
        parties=None if party is None else index.called(party),
        issue=issue,
        kind=next((one for one in KINDS if one == kind), None),
    )
    entries = index.chosen(choice)
    still = bool(current_app.config["STILL"])
    drawn: dict[str, Markup] = {}
    if span is not None and ask.format == "html":
        lanes, columns = _lanes(index, choice), _columns(index, choice, still=still)
        for name, wide in WIDTHS.items():
            drawn[name] = timeline(
                lanes, columns, span, Room(wide, f"timeline-{name}"), until=_last(index), zoom=None if still else _zoom
            )
    return ask.table(
        "timeline.html",
        TimelineLine,
        Lines(entries, index.events, ask.dossier),
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
        undated=sum(one[:2] == (None, None) for one in index.chosen(Choice(None, *_rest(choice)))),
    )


def _rest(choice: Choice) -> tuple[frozenset[str] | None, str | None, EventKind | None]:
    return choice.parties, choice.issue, choice.kind


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


def _lanes(index: TimelineIndex, choice: Choice) -> list[Lane]:
    """The lanes of what is asked for; marks out of the span are there too, since they are counted beside it."""
    known = set(index.events.names.values())
    chosen = Choice(None, *_rest(choice))
    marks: dict[EventKind, list[Mark]] = {kind: [] for kind, _ in _LANES}
    for one in index.entries:
        if isinstance(one.row, EventRow) and one[:2] != (None, None) and chosen.has(one):
            marks[one.kind].append(_mark(one, one.row, known))
    return [Lane(name, tuple(marks[kind])) for kind, name in _LANES if choice.kind in {None, kind}]


def _mark(entry: Entry, row: EventRow, known: set[str]) -> Mark:
    who = short_names([one.name for one in row.who], known)
    label, word = _LABELS[row.kind](row, who)
    when = day_words(row.when) + (" (published)" if row.by == "published" else "")
    told = f"{when}. {row.kind.capitalize()}: {label}{f', {word}' if word else ''}. “{row.words}”"
    kind = row.status or row.direction or row.kind
    shape = "hardened" if kind == "new" else kind
    return Mark(entry.first, entry.last, shape, label, word, told, passage_url(row.passage))  # type: ignore[arg-type]


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
