"""Where things stand: what the talks are about, who the parties are, the meetings next to the day, the terms."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Sequence

from secretariat.answer.briefing import parties, telling
from secretariat.answer.briefing.brief_rows import Group, Section
from secretariat.answer.briefing.desk import Desk
from secretariat.answer.briefing.likeness import alike
from secretariat.answer.briefing.sentences import Sentence
from secretariat.answer.days import day_span
from secretariat.evidence import Passage
from secretariat.records import Actor, Claim, Meeting, Position, Provision, ProvisionStatus

_MOST_STATE = 3
_STATE = re.compile(
    r"\b(?:(?:points?|articles?|issues?|chapters?|questions?)\b.{0,40}\b(?:agreed|open|settled|closed|remain|"
    r"unresolved)|no (?:deal|agreement|breakthrough|progress)|progress|breakthrough|deadlock|impasse|stalled|"
    r"closer than|far apart|differences remain|last mile)\b",
    re.IGNORECASE,
)
"""Words by which people say how far talks have come."""
_MOST_MEETINGS, _MOST_TERMS, _MOST_CLAIMS, _MOST_PEOPLE = 2, 4, 5, 4
_PROCEDURE = frozenset({"format of talks", "mediation", "peace treaty", "timetable"})
_SHORT_CLAIM = 45
"""Characters below which the words of a claim do not stand alone."""


def standing(desk: Desk) -> Section:
    """The section."""
    terms = desk.terms = tuple(current_terms(desk))
    groups = [
        desk.group(
            "What is talked of, and by whom", _people(desk), len(parties.shown(desk.ground)), counted=[_issues(desk)]
        ),
        desk.group("Next meeting", _next(desk), _MOST_MEETINGS),
        desk.group("Last meeting", _last(desk), _MOST_MEETINGS),
        desk.group("On the state of the talks", _state(desk), _MOST_STATE),
    ]
    labels: tuple[tuple[ProvisionStatus, str], ...] = (
        ("agreed", "Told as agreed"),
        ("contested", "Contested: refused or disputed"),
        ("open", "Open: on the table, not told as agreed"),
    )
    for status, title in labels:
        told = (telling.term(one, desk.ground) for one in terms if one.status == status)
        groups.append(desk.group(title, told, _MOST_TERMS))
    told = (telling.claim(one, desk.ground) for one in confirmed(desk, desk.ground.claims))
    groups.append(desk.group("Told by more than one independent origin", told, _MOST_CLAIMS))
    return Section(title="Where things stand", groups=with_something(groups), empty="The reports tell of no talks.")


def with_something(groups: Iterable[Group]) -> tuple[Group, ...]:
    """The groups in which there is anything."""
    return tuple(one for one in groups if one.items or one.counted)


def _issues(desk: Desk) -> str:
    """Of what the positions and terms are, by counting."""
    records: list[Position | Provision] = [*desk.ground.positions, *desk.ground.provisions]
    told = Counter(one.issue for one in records if one.issue not in {None, "other"} and _is_own(one.passages, desk))
    most = sorted(told.items(), key=lambda pair: (-pair[1], str(pair[0])))[:6]
    issues = ", ".join(f"{issue} ({count})" for issue, count in most)
    return f"Issues by the number of positions and terms read: {issues or 'none'}."


def _is_own(passages: Sequence[Passage], desk: Desk) -> bool:
    return desk.ground.is_current(passages[0].report)


def _people(desk: Desk) -> Iterable[Sentence]:
    """Who speaks for each party, by the offices that the reports give them; those quoted most first."""
    ground = desk.ground
    spoken = Counter(one.speaker for one in ground.statements.values())
    for party in parties.shown(ground):
        found: list[tuple[Actor, Passage]] = []
        people = [one for one in ground.actors.values() if one.party == party and one.kind == "person"]
        for person in sorted(people, key=lambda one: (-spoken[one.id], one.name, one.id)):
            offices = [one for one in ground.offices.get(person.id, ()) if ground.is_current(one.report)]
            if offices and spoken[person.id]:
                found.append((person, min(offices, key=_office)))
        if found:
            yield telling.spokespeople(party, found[:_MOST_PEOPLE], ground)


def _office(passage: Passage) -> tuple[bool, int, str, int]:
    """Sorts the titles of one person: the shortest of two words or more first."""
    return len(passage.quote.split()) < 2, len(passage.quote), passage.report, passage.start


def _next(desk: Desk) -> Iterable[Sentence]:
    """Meetings planned for the day of the brief or later, the nearest first; by the last report that tells of each."""
    later = [
        one
        for one in desk.ground.meetings
        if one.status in {"planned", "postponed", "under way"} and desk.day is not None and _end(one) >= str(desk.day)
    ]
    later.sort(key=lambda one: (_end(one), -_sides(one, desk)))
    return (telling.meeting(one, desk.ground) for one in once(later, desk))


def _last(desk: Desk) -> Iterable[Sentence]:
    """Meetings held, the latest first; of one known to an interval its first day counts."""
    held = [
        one
        for one in desk.ground.meetings
        if one.status in {"held", "under way"} and one.when is not None and "" < _end(one) <= str(desk.day)
    ]
    held = [one for one in held if _sides(one, desk) > 1]
    held.sort(key=lambda one: (str(day_span(one.when)[0]), _end(one), _sides(one, desk)), reverse=True)
    return (telling.meeting(one, desk.ground) for one in once(held, desk))


def _state(desk: Desk) -> Iterable[Sentence]:
    """What people say of how far the talks have come, the newest first; not of undated reports, nor where copied."""
    ground = desk.ground
    parties_shown = set(parties.shown(ground))
    said = [one for one in ground.statements.values() if _STATE.search(" ".join(part.quote for part in one.content))]
    said = [one for one in said if ground.is_current(one.report) and ground.party_of(one.speaker) in parties_shown]
    dated = [(day, one) for one in said if (day := ground.day_of(one.report)) is not None]
    dated.sort(key=lambda pair: (-pair[0].toordinal(), ground.accounts.order[pair[1].report], pair[1].content[0].start))
    return (telling.statement(one, ground) for _, one in dated)


def _end(one: Meeting) -> str:
    """ISO day on which a meeting is over; empty: not known."""
    first, last = day_span(one.when)
    return "" if first is None or last is None else last.isoformat()


def _sides(one: Meeting, desk: Desk) -> int:
    """How many parties the sentence that tells of it names."""
    named = desk.ground.names_in(telling.cited(one, desk.ground))
    return len({desk.ground.party_of(actor) for actor in named} - {None})


def once(found: Iterable[Meeting], desk: Desk) -> Iterable[Meeting]:
    """Each meeting once, by the first of its tellings that holds; not those that the brief has."""
    courses = {told.record: course for course in desk.ground.courses for told in course.told}
    seen = desk.meetings
    for one in found:
        course = courses.get(one.id)
        keys = {one.id if course is None else course.id, f"{_end(one)} {one.place}"}
        if (
            not keys & seen
            and desk.ground.is_current(one.passages[0].report)
            and desk.holds(telling.meeting(one, desk.ground))
        ):
            seen |= keys
            yield one


def current_terms(desk: Desk) -> list[Provision]:
    """Terms as reports tell them in their own words, the newest first; those that do not stand alone are counted."""
    found: list[Provision] = []
    for one in reversed(desk.ground.provisions):
        if not _is_own(one.passages, desk):
            desk.not_told["a copy, or a report that was edited later"] += 1
        elif one.action is None or one.status == "unknown" or one.issue == "other":
            desk.not_told["a term without a deed, a status or an issue"] += 1
        elif one.id in desk.ground.outdated and one.status != "agreed":
            desk.not_told["a term of an earlier version of a plan"] += 1
        elif one.issue in _PROCEDURE and one.status != "agreed":
            desk.not_told["a term on how to talk, not on what"] += 1
        elif len(one.passages[0].quote.split()) < 3:
            desk.not_told["a term of a word or two"] += 1
        else:
            found.append(one)
    found.sort(key=lambda one: desk.ground.day_of(one.passages[0].report) is None)
    return found


def confirmed(desk: Desk, claims: Iterable[Claim]) -> list[Claim]:
    """Claims that have two independent origins or more and whose members share their words; most origins first."""
    found = []
    for one in claims:
        own = {passage.report for passage in one.passages if desk.ground.reports[passage.report].copy_of is None}
        if one.independent < 2 or one.denied or len(one.gist) < _SHORT_CLAIM or len(own) < 2:
            continue
        if all(alike(one.gist, passage.quote) for passage in one.passages):
            found.append(one)
        else:
            desk.not_told["a claim whose members have few words in common"] += 1
    return sorted(found, key=lambda one: (-one.independent, -len(one.reports), one.id))
