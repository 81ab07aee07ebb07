"""The templates: a record as a sentence. Plain, short, and no more than the record has."""

from __future__ import annotations

from collections.abc import Mapping

from secretariat.answer.briefing.days import long_days
from secretariat.answer.briefing.ground import Ground, Told
from secretariat.answer.briefing.sentences import Part, Sentence, compose, quote, source, words
from secretariat.answer.briefing.surroundings import whole_sentence
from secretariat.evidence import Passage
from secretariat.records import (
    Actor,
    Claim,
    Contradiction,
    Meeting,
    Position,
    Proposal,
    Provision,
    Shift,
    Stance,
    Statement,
)

STANCES: Mapping[Stance, str] = {
    "red line": "red line", "demands": "demand", "proposes": "proposal", "supports": "support", "accepts": "acceptance",
    "conditional": "condition", "open": "openness", "studies": "under study", "opposes": "opposition",
    "rejects": "rejection",
}  # fmt: skip
_MOST_ORIGINS = 4
_STATUS = {"denied": "told as not held"}
_POINTING = frozenset({"he", "her", "his", "it", "its", "my", "one", "our", "she", "some", "their", "they", "whose"})
"""Words with which a description begins that only its own report explains."""
_LONG_NAME = 90
"""Characters of a name beyond which it is no name."""


def position(one: Position, ground: Ground) -> Sentence:
    """`Tarsovia: red line on armed forces. “…” (Mirela Kostan, 7 March 2031) [8]`."""
    shown = cited(one, ground)
    parts = [*_holder(one, ground), words(". "), quote(shown), *_told_by(shown.report, _speaker(one, ground), ground)]
    return compose(parts, (one.id,), (shown,))


def cell(one: Position, ground: Ground) -> Sentence:
    """`Tarsovia: red line on armed forces, 7 March 2031 [8]`."""
    report = one.passages[0].report
    day = long_days(ground.published(report))
    dated = words(", undated") if day is None else Part(kind="day", text=day, of=report, field="published")
    parts = [*_holder(one, ground), *([dated] if day is None else [words(", "), dated]), words(" "), source(report)]
    return compose(parts, (one.id,), one.passages[:1])


def _holder(one: Position, ground: Ground) -> list[Part]:
    return [
        name(one.party or "", ground),
        words(": "),
        _stance(one, ground),
        words(" on "),
        Part(kind="issue", text=one.issue or "", of=one.id),
    ]


def _stance(one: Position, ground: Ground) -> Part:
    """`red line`; `reported red line` where no words of the party's own hold it."""
    statement = ground.statements.get(one.statement or "")
    stated = one.status == "stated" and statement is not None and statement.manner == "said"
    return Part(kind="stance", text=STANCES[one.stance] if stated else f"reported {STANCES[one.stance]}", of=one.id)


def _speaker(one: Position, ground: Ground) -> str | None:
    statement = ground.statements.get(one.statement or "")
    return one.actor if statement is None else statement.speaker


def meeting(one: Meeting, ground: Ground) -> Sentence:
    """`Planned for 2 April 2031 in Aldervik. “…” (Meridian Wire, 24 March 2031) [21]`."""
    shown = cited(one, ground)
    status = _STATUS.get(one.status, one.status)
    parts = [Part(kind="status", text=status[0].upper() + status[1:], of=one.id)]
    day = long_days(one.when)
    if day is not None:
        lead = " " if " or " in day or day.startswith("between") else " for " if one.status == "planned" else " on "
        parts += [words(lead), Part(kind="day", text=day, of=one.id, field="when")]
    if one.place is not None and one.place in " ".join(shown.quote.split()):
        parts += [words(" in "), Part(kind="place", text=one.place, of=one.id)]
    speaker, said = _sayer(one, shown, ground)
    parts += [words(". "), quote(shown), *_told_by(shown.report, speaker, ground)]
    return compose(parts, (one.id, *said), (shown,))


def term(one: Provision, ground: Ground) -> Sentence:
    """`Agreed on humanitarian access. “…” (Northlight News, 15 March 2031) [12]`."""
    shown = cited(one, ground)
    speaker, said = _sayer(one, shown, ground)
    parts = [
        Part(kind="status", text=one.status[0].upper() + one.status[1:], of=one.id),
        words(" on "),
        Part(kind="issue", text=one.issue, of=one.id),
        words(". "),
        quote(shown),
        *_told_by(shown.report, speaker, ground),
    ]
    return compose(parts, (one.id, *said), (shown,))


def _sayer(one: Told, shown: Passage, ground: Ground) -> tuple[str | None, tuple[str, ...]]:
    """Who says a record's words, with the id of the statement; nobody where the report tells them itself."""
    inside = [own for own in one.passages if shown.start <= own.start and own.end <= shown.end] or [shown]
    said = ground.said_at(inside[0])
    return (None, ()) if said is None else (said.speaker, (said.id,))


def statement(one: Statement, ground: Ground) -> Sentence:
    """`“…” (Karin Lindholt, 24 March 2031) [8]`."""
    shown = whole_sentence(ground.reports[one.report], one.content[0])
    return compose([quote(shown), *_told_by(one.report, one.speaker, ground)], (one.id,), (shown,))


def proposal(one: Proposal, ground: Ground) -> Sentence:
    """`28 points, by Halmere. “…” (The Harbour Gazette, 4 March 2031) [1]`."""
    shown = cited(one, ground)
    parts: list[Part] = []
    if one.points is not None:
        parts += [Part(kind="number", text=str(one.points), of=one.id, field="points"), words(" points")]
    inside = ground.names_in(shown)
    authors = [author for author in one.authors if author in inside]
    for at, author in enumerate(authors):
        parts += [words(", by " if at == 0 and parts else "By " if at == 0 else " and "), name(author, ground)]
    parts += [words(". ")] if parts else []
    return compose([*parts, quote(shown), *_told_by(shown.report, None, ground)], (one.id,), (shown,))


def claim(one: Claim, ground: Ground) -> Sentence:
    """`“…”: 2 independent origins, 3 reports, through … [1] [4]`."""
    gist = next((passage for passage in one.passages if passage.quote == one.gist), one.passages[0])
    reports = list(dict.fromkeys(passage.report for passage in (gist, *one.passages)))
    parts = [
        quote(gist),
        words(" Told by "),
        _count(one, "reports", len(one.reports)),
        words(" reports" if len(one.reports) > 1 else " report"),
    ]
    copies = sum(ground.reports[report].copy_of is not None for report in one.reports)
    if copies:
        parts += [words(", "), _count(one, "copies", copies), words(" of them copies")]
    parts += [
        words(", from "),
        _count(one, "independent", one.independent),
        words(" independent origins" if one.independent > 1 else " independent origin"),
    ]
    if one.independence_unknown:
        parts += [words(" and "), _count(one, "unknown", one.independence_unknown), words(" of unknown independence")]
    origins = sorted({(i.actor, i.via) for i in one.origins if i.actor in ground.actors}, key=str)
    for at, (actor, via) in enumerate(origins[:_MOST_ORIGINS]):
        parts += [words("; " if at else ": "), name(actor or "", ground)]
        parts += [words(", through "), name(via, ground)] if via in ground.actors and via is not None else []
    for report in reports:
        parts += [words(" "), source(report)]
    first = {passage.report: passage for passage in reversed(one.passages)} | {gist.report: gist}
    return compose(parts, (one.id,), (first[report] for report in reports))


def _count(one: Claim, field: str, value: int) -> Part:
    return Part(kind="number", text=str(value), of=one.id, field=field)  # type: ignore[arg-type]


def contradiction(one: Contradiction, ground: Ground) -> Sentence:
    """`“…” (Josef Halvek, 11 March 2031) [4]; against it: “…” (5 March 2031) [2]`."""
    sides = sorted((ground.points[one.left], ground.points[one.right]), key=lambda side: _place(side.passage, ground))
    parts: list[Part] = []
    shown = []
    for side in sides:
        passage = whole_sentence(ground.reports[side.passage.report], side.passage)
        statement = ground.statements.get(side.statement or "")
        parts += [words("; against it ")] if parts else []
        parts += [quote(passage), *_told_by(passage.report, None if statement is None else statement.speaker, ground)]
        shown.append(passage)
    records = [one.id, *(side.id for side in sides), *(side.statement for side in sides if side.statement is not None)]
    return compose(parts, records, shown)


def _place(passage: Passage, ground: Ground) -> tuple[int, int]:
    return ground.accounts.order[passage.report], passage.start


def shift(one: Shift, ground: Ground) -> Sentence:
    """`Tarsovia on armed forces, softened: red line, “…” (7 March 2031) [8]; then condition, “…” (21 March) [2]`."""
    parts = [
        name(one.party, ground),
        words(" on "),
        Part(kind="issue", text=one.issue, of=one.id),
        words(", read as "),
        Part(kind="move", text=one.direction, of=one.id),
        words(": "),
    ]
    shown = []
    for at, identity in enumerate((one.from_ or "", one.to)):
        held = ground.records[identity]
        assert isinstance(held, Position)
        passage = cited(held, ground)
        parts += [words("; then ")] if at else []
        parts += [_stance(held, ground), words(", "), quote(passage)]
        parts += _told_by(passage.report, _speaker(held, ground), ground)
        shown.append(passage)
    return compose(parts, (one.id, one.from_ or "", one.to), shown)


def spokespeople(party: str, people: list[tuple[Actor, Passage]], ground: Ground) -> Sentence:
    """`Tarsovia: Mirela Kostan, “Minister of Foreign Affairs” [8]; Dario Velkan, “President” [3]`."""
    parts = [name(party, ground), words(": ")]
    for at, (person, passage) in enumerate(people):
        parts += [words("; ")] if at else []
        parts += [name(person.id, ground), words(", "), quote(passage), words(" "), source(passage.report)]
    return compose(parts, (person.id for person, _ in people), (passage for _, passage in people))


def cited(one: Told, ground: Ground) -> Passage:
    """The sentence in which a record's words stand; of a meeting told in several the one that tells most of it."""
    found = [whole_sentence(ground.reports[passage.report], passage) for passage in one.passages]
    if not isinstance(one, Meeting):
        return found[0]
    wanted = [words for words in (one.place, None if one.when is None else one.when.words) if words is not None]
    return max(found, key=lambda shown: (sum(words in shown.quote for words in wanted), len(ground.names_in(shown))))


def name(actor: str, ground: Ground) -> Part:
    """What an actor is called."""
    return Part(kind="name", text=ground.called(actor), of=actor)


def _is_plain(actor: str, ground: Ground) -> bool:
    """Whether what an actor is called says who that is, without the words around it."""
    if actor not in ground.actors:
        return False
    called = ground.called(actor)
    return len(called) <= _LONG_NAME and called.casefold().split(" ")[0] not in _POINTING


def _told_by(report: str, speaker: str | None, ground: Ground) -> list[Part]:
    """` (Mirela Kostan, 7 March 2031) [8]`: who says it, or else the outlet, and when that was published."""
    parts: list[Part] = []
    outlet = ground.reports[report].outlet
    if speaker is not None and _is_plain(speaker, ground):
        parts.append(name(speaker, ground))
        if ground.actors[speaker].kind == "anonymous" and outlet is not None:
            parts += [words(", through "), name(outlet, ground)]
    elif outlet is not None:
        parts.append(name(outlet, ground))
    day = long_days(ground.published(report))
    parts += [words(", ")] if parts else []
    parts.append(words("undated") if day is None else Part(kind="day", text=day, of=report, field="published"))
    return [words(" ("), *parts, words(") "), source(report)]
