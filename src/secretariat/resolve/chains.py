"""A speech event that goes on: what the same speaker says next came through the same outlet, on the same day."""

from __future__ import annotations

from collections.abc import Sequence

from msgspec.structs import replace

from secretariat.parse import Parsed
from secretariat.records import ChainLink, Statement, When
from secretariat.resolve.outlets import RELATIONS

_NEAR = 6
"""Statements of others after which the event is over."""
_PART = {"one", "another", "others", "both", "some"}


def carried_on(parsed: Parsed, statements: Sequence[Statement]) -> tuple[Statement, ...]:
    """The statements, each said one with the outlets through which its speaker was heard just before, and with the time
    at which the speaker was heard.

    Only where it has no link and no time of its own, and says nothing of another listener. The agency of the report's
    dateline is in every chain and is no event.
    """
    events: dict[str, tuple[int, tuple[ChainLink, ...]]] = {}
    days: dict[str, tuple[int, When]] = {}
    done: dict[str, Statement] = {}
    last: Statement | None = None
    agency = {link.passage for s in statements for link in s.chain[:1]} if _all_share(statements) else set()
    ordered = sorted(statements, key=lambda s: s.cue[0].start if s.cue else s.content[0].start)
    for number, statement in enumerate(ordered):
        if statement.manner == "said":
            own = tuple(link for link in statement.chain if link.passage not in agency)
            if not own:
                had = {link.actor for link in statement.chain}
                own = tuple(link for link in _event(statement, last, events, number, parsed) if link.actor not in had)
                statement = replace(statement, chain=(*statement.chain, *own))
            who = statement.speaker
            if who is not None:
                statement = _on_the_same_day(statement, who, days, number, parsed)
            links = tuple(link for link in own if link.relation in RELATIONS)
            if who is not None and links and all(link.actor != who for link in links):
                events[who] = (number, links)
            elif who is not None:
                events.pop(who, None)
            last = statement
        done[statement.id] = statement
    return tuple(done[statement.id] for statement in statements)


def _on_the_same_day(
    statement: Statement, who: str, days: dict[str, tuple[int, When]], number: int, parsed: Parsed
) -> Statement:
    """The statement with the time of the speaker's last one, if it has none of its own; remembers its time."""
    if statement.said is None and who in days and not _is_told_to_others(statement, parsed):
        at, when = days[who]
        if number - at <= _NEAR:
            statement = replace(statement, said=when)
    if statement.said is not None:
        days[who] = (number, statement.said)
    return statement


def _all_share(statements: Sequence[Statement]) -> bool:
    firsts = {s.chain[0].passage if s.chain else None for s in statements}
    return len(statements) > 1 and len(firsts) == 1 and None not in firsts


def _event(
    statement: Statement,
    last: Statement | None,
    events: dict[str, tuple[int, tuple[ChainLink, ...]]],
    number: int,
    parsed: Parsed,
) -> tuple[ChainLink, ...]:
    """The links of the event that the statement belongs to."""
    if _is_told_to_others(statement, parsed):
        return ()
    if statement.speaker in events:
        at, links = events[statement.speaker]
        return links if number - at <= _NEAR else ()
    if _is_quoted(statement) and last is not None and _beside(statement, last):
        return tuple(link for link in last.chain if link.relation in RELATIONS)
    part = statement.source and statement.source[0].quote.split()[0].lower() in _PART
    if part and last is not None and last.speaker in events and _beside(statement, last):
        return events[last.speaker][1]
    return ()


def _is_quoted(statement: Statement) -> bool:
    """ "was quoted as saying", and nobody says by whom: by the outlet before."""
    words = statement.cue[0].quote.split() if statement.cue else []
    return len(words) > 2 and words[-2] == "as"


def _beside(statement: Statement, last: Statement) -> bool:
    return abs(statement.content[0].start - last.content[-1].end) < 400


def _is_told_to_others(statement: Statement, parsed: Parsed) -> bool:
    """ "told reporters", "told the council": another event."""
    if not statement.cue:
        return False
    passage = statement.cue[0]
    paragraph = parsed.paragraph_at(passage.start)
    if paragraph is None:
        return False
    span = paragraph.doc.char_span(
        passage.start - paragraph.start, passage.end - paragraph.start, alignment_mode="expand"
    )
    verb = None if span is None else next((t for t in reversed(span) if t.pos_ == "VERB"), None)
    if verb is None or verb.lemma_.lower() != "tell":
        return False
    return any(c.dep_ in {"dobj", "dative"} and c.pos_ != "PRON" for c in verb.children)
