"""The timeline's events: meetings, proposals, statements, contradictions and moves, each in its place in time.

A meeting or a proposal of which several reports tell is one event. Nothing gets a day that no report gives: where it is
the day of publication that counts, the event says so.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any

from secretariat.answer.accounts import Accounts
from secretariat.answer.days import day_span
from secretariat.answer.event_rows import EventRow, Events, Name, Party, Spoken
from secretariat.answer.rows import Count
from secretariat.evidence import Passage
from secretariat.records import Actor, Meeting, Proposal, Report, When
from secretariat.store.scope import EVERYTHING, Scope
from secretariat.store.sqlite import Store

_ORDER = ("meeting", "proposal", "contradiction", "shift")


class Gathered:
    """What events are made of; made inside a `snapshot`."""

    def __init__(self, store: Store, scope: Scope) -> None:
        self.accounts = Accounts(store, scope)
        self.actors: Mapping[str, Actor] = {one.id: one for one in self.accounts.across.actors}
        self.proposals = {one.id: one for one in store.proposals(scope)}
        self.provisions = store.provisions(scope)
        self.courses = self.accounts.across.courses()
        self.meetings = tuple(meeting_events(self))
        self.spoken = tuple(sorted(spoken_in(self), key=_spoken_order))
        same = store.same(scope)
        named = {(report, same.get(actor, actor)) for report, actor in store.named_ids(scope)}
        self.named = Counter(actor for _, actor in named)
        """Actor id → how many reports name it."""

    def party(self, actor: str) -> str:
        """Actor id of whom somebody speaks for; their own where that is not known."""
        return self.accounts.parties.get(actor) or actor

    def name(self, actor: str) -> Name:
        """Somebody by id and name."""
        return Name(id=actor, name=self.accounts.names.get(actor, actor))

    def people(self, actors: Iterable[str]) -> dict[str, Any]:
        """The fields `who` and `parties` of an event."""
        known = sorted({one for one in actors if one}, key=lambda one: (self.accounts.names.get(one, one), one))
        return {
            "who": tuple(map(self.name, known)),
            "parties": tuple(sorted({self.party(one) for one in known})),
        }

    def placed(self, passage: Passage) -> dict[str, Any]:
        """The fields that say where an event stands."""
        return {"words": passage.quote, "passage": passage, "report": self.accounts.rows[passage.report]}

    def published(self, report: str) -> When | None:
        """When a report was published; None: not known."""
        return self.accounts.reports[report].published

    def dated(self, when: When | None, report: str) -> dict[str, Any]:
        """The fields `when` and `by` of an event: as it is told, else where it was published."""
        if day_span(when) != (None, None):
            return {"when": when, "by": "told"}
        published = self.published(report)
        return {"when": published, "by": None if day_span(published) == (None, None) else "published"}


def events(store: Store, scope: Scope = EVERYTHING) -> Events:
    """All events, the earliest first."""
    with store.snapshot():
        return events_of(Gathered(store, scope))


def events_of(gathered: Gathered) -> Events:
    """The same of what is gathered, inside its `snapshot`."""
    found = (*gathered.meetings, *_proposals(gathered), *_contradictions(gathered), *_shifts(gathered))
    rows = sorted(found, key=event_order)
    first, last = _days(gathered.accounts.reports.values())
    return Events(
        as_of=gathered.accounts.as_of,
        left_out=gathered.accounts.left_out,
        rows=tuple(rows),
        spoken=gathered.spoken,
        parties=_parties(rows, gathered.spoken, gathered),
        issues=_issues(rows, gathered.spoken),
        names=gathered.accounts.names,
        reports=gathered.accounts.rows,
        first=first,
        last=last,
    )


def event_order(row: EventRow) -> tuple[bool, str, str, int, str, int, str]:
    """Sorts events by their days, unknown last."""
    first, last = day_span(row.when)
    known = first or last
    return known is None, str(known), str(last), _ORDER.index(row.kind), row.report.id, row.passage.start, row.id


def _event(kind: str, identity: str, *parts: Mapping[str, Any], **fields: Any) -> EventRow:
    whole: dict[str, Any] = dict.fromkeys(("what", "place", "status", "type", "direction"))
    whole.update(kind=kind, id=identity, issues=(), reports=1)
    for part in parts:
        whole.update(part)
    return EventRow(**whole | fields)


def meeting_events(gathered: Gathered) -> Iterator[EventRow]:
    """The meetings. One that several reports tell has everybody whom any of them names, and the status and the words
    of the latest report of known day."""
    whole, single = gathered.accounts, dict(gathered.accounts.across.meetings)
    for course in gathered.courses:
        if course.kind == "meeting":
            told = [single.pop(one.record) for one in course.told]
            dated = [one for one in told if gathered.published(one.passages[0].report) is not None]
            yield _meeting(gathered, course.id, told, (dated or told)[-1], course.when, course.place)
    for one in sorted(single.values(), key=lambda one: (whole.order[one.passages[0].report], one.id)):
        yield _meeting(gathered, one.id, [one], one, one.when, one.place)


def _meeting(
    gathered: Gathered, identity: str, told: Sequence[Meeting], latest: Meeting, when: When | None, place: str | None
) -> EventRow:
    dated = day_span(when) != (None, None)
    formats = Counter(one.format for one in told if one.format is not None)
    return _event(
        "meeting",
        identity,
        gathered.people(side for one in told for side in (*one.participants, *one.mediators)),
        gathered.placed(latest.passages[0]),
        when=when if dated else None,
        by="told" if dated else None,
        what=formats.most_common(1)[0][0] if formats else None,
        place=place,
        status=latest.status,
        reports=len({one.passages[0].report for one in told}),
    )


def _proposals(gathered: Gathered) -> Iterator[EventRow]:
    whole, single = gathered.accounts, dict(gathered.proposals)
    groups: list[tuple[str, list[Proposal]]] = []
    for course in gathered.courses:
        if course.kind == "proposal":
            groups.append((course.id, [single.pop(one.record) for one in course.told]))
    rest = sorted(single.values(), key=lambda one: (whole.order[one.passages[0].report], one.passages[0].start))
    groups += [(one.id, [one]) for one in rest]
    issues: dict[str, set[str]] = defaultdict(set)
    for provision in gathered.provisions:
        if provision.proposal is not None:
            issues[provision.proposal].add(provision.issue)
    for identity, told in groups:
        first = told[0].passages[0]
        when = next((one.when for one in told if day_span(one.when) != (None, None)), None)
        names = [name for one in told for name in one.names]
        yield _event(
            "proposal",
            identity,
            gathered.people(author for one in told for author in one.authors),
            gathered.placed(first),
            gathered.dated(when, first.report),
            what=_best_name(names),
            issues=tuple(sorted({issue for one in told for issue in issues[one.id]})),
            reports=len({one.passages[0].report for one in told}),
        )


_LONG_NAME = 48


def _best_name(names: Sequence[str]) -> str | None:
    """The name that says most and is still a name; None: it has none."""
    short = [name for name in names if len(name) <= _LONG_NAME] or list(names)
    return max(short, key=lambda name: (len(name.split()) > 1, len(name), name), default=None)


def spoken_in(gathered: Gathered) -> Iterator[Spoken]:
    """The statements, as far as they are counted."""
    whole = gathered.accounts
    issues: dict[str, set[str]] = defaultdict(set)
    for position in whole.across.positions.values():
        if position.statement is not None and position.issue is not None:
            issues[position.statement].add(position.issue)
    terms: dict[str, list[tuple[Passage, str]]] = defaultdict(list)
    for provision in gathered.provisions:
        terms[provision.passages[0].report].append((provision.passages[0], provision.issue))
    for one in whole.statements.values():
        inside = {
            issue
            for passage, issue in terms[one.report]
            if any(part.start <= passage.start and passage.end <= part.end for part in one.content)
        }
        yield Spoken(
            id=one.id,
            report=one.report,
            start=one.content[0].start,
            speaker=one.speaker,
            party=None if one.speaker is None else gathered.party(one.speaker),
            issues=tuple(sorted(issues[one.id] | inside)),
            relayed=bool(one.chain),
            **gathered.dated(one.said, one.report),
        )


def _spoken_order(one: Spoken) -> tuple[bool, str, str, str, int, str]:
    first, last = day_span(one.when)
    known = first or last
    return known is None, str(known), str(last), one.report, one.start, one.id


def _contradictions(gathered: Gathered) -> Iterator[EventRow]:
    whole = gathered.accounts
    for record, row in whole.contradictions():
        spoken = (whole.statement(record.left), whole.statement(record.right))
        yield _event(
            "contradiction",
            row.id,
            gathered.people(one.speaker or "" for one in spoken if one is not None),
            gathered.placed(row.right.passage),
            gathered.dated(None, row.right.passage.report),
            what=row.type,
            type=row.type,
            reports=len({row.left.report.id, row.right.report.id}),
        )


def _shifts(gathered: Gathered) -> Iterator[EventRow]:
    whole = gathered.accounts
    for one in whole.across.shifts():
        now, before = whole.across.positions[one.to], whole.across.positions.get(one.from_ or "")
        if before is not None:
            yield _event(
                "shift",
                one.id,
                gathered.people((one.party,)),
                gathered.placed(now.passages[0]),
                gathered.dated(None, now.passages[0].report),
                what=f"{before.stance} → {now.stance}",
                issues=(one.issue,),
                direction=one.direction,
                reports=len({now.passages[0].report, before.passages[0].report}),
            )


def _parties(rows: Iterable[EventRow], spoken: Iterable[Spoken], gathered: Gathered) -> tuple[Party, ...]:
    counts = Counter(party for row in rows for party in row.parties)
    counts.update(one.party for one in spoken if one.party is not None)
    found = [
        Party(id=party, name=gathered.name(party).name, kind=gathered.actors[party].kind, count=count)
        for party, count in counts.items()
        if party in gathered.actors and gathered.actors[party].kind != "anonymous"
    ]
    return tuple(sorted(found, key=lambda one: (-one.count, one.name, one.id)))


def _issues(rows: Iterable[EventRow], spoken: Iterable[Spoken]) -> tuple[Count, ...]:
    counts = Counter(issue for row in rows for issue in row.issues)
    counts.update(issue for one in spoken for issue in one.issues)
    return tuple(Count(name=issue, count=counts[issue]) for issue in sorted(counts))


def _days(reports: Iterable[Report]) -> tuple[str | None, str | None]:
    """First and last day of publication."""
    spans = [day_span(one.published) for one in reports]
    days = sorted(day for span in spans for day in span if day is not None)
    return (days[0].isoformat(), days[-1].isoformat()) if days else (None, None)
