"""Whether the words of a record bear what a sentence says of it: negation, modality, whose words they are.

A part of the check (`briefing.checking`). A sentence may say less than its words, never more: nothing denied, supposed,
planned or possible may be told as agreed, held or accepted.
"""

from __future__ import annotations

from secretariat.answer.briefing import licences
from secretariat.answer.briefing.ground import Ground
from secretariat.answer.briefing.sentences import Sentence
from secretariat.answer.briefing.surroundings import before
from secretariat.evidence import Passage
from secretariat.records import Claim, Meeting, Position, Provision, Shift

_ITS_OWN = frozenset({"accepts", "supports", "open", "studies", "red line"})
"""Stances that tell what somebody does: whoever does it has to be the one who holds them."""


def why_no_fact(identity: str, sentence: Sentence, ground: Ground) -> str | None:
    """What speaks against a record as the sentence tells it; None: nothing."""
    record = ground.records[identity]
    said = {part.kind for part in sentence.parts if part.of == identity}
    match record:
        case Position() if "stance" in said:
            return _position(record, ground)
        case Meeting() if "status" in said:
            return _meeting(record, ground)
        case Provision() if "status" in said and record.status == "agreed":
            return _agreed(record, ground)
        case Claim():
            return "claim: those who tell it say that it is not so" if record.denied else None
        case Shift():
            known = {record.from_, record.to} <= set(sentence.records)
            return None if known else "move: the two positions are not those of the record"
    return None


def _position(record: Position, ground: Ground) -> str | None:
    own = " ".join(passage.quote for passage in record.passages)
    licence = licences.STANCES[record.stance].search(own)
    if licence is None:
        return f"stance: nothing in its words says “{record.stance}”"
    if record.stance == "accepts" and (why := _supposed(record.passages, ground)):
        return f"modality: “accepts” is told as {why}"
    statement = ground.statements.get(record.statement or "")
    if record.status == "stated":
        if statement is None:
            return "stance: there is no statement in which it is stated"
        if ground.party_of(statement.speaker) != record.party and statement.speaker not in {record.party, record.actor}:
            return "name: it is stated by somebody of another party"
        if record.stance == "accepts" and (statement.negated or statement.certainty in {"possible", "probable"}):
            return "modality: “accepts” is said as denied or possible"
    else:
        named = ground.names_in(record.passages[0])
        at = min((place for actor, place in named.items() if ground.party_of(actor) == record.party), default=None)
        if at is None:
            return "name: its words do not name the party"
        if at > licence.start():
            return "name: the party is named only behind what it is said to do"
    if record.stance in _ITS_OWN and _of_others(record, ground):
        return "name: its words say that somebody else does it"
    return None


def _of_others(record: Position, ground: Ground) -> bool:
    """Whether every point in its words that has a doer is done by others."""
    doers = [one.doers for one in ground.points_at(record.passages) if one.doers]
    mine = {record.party, record.actor}
    return bool(doers) and not any(
        doer in mine or ground.party_of(doer) == record.party for found in doers for doer in found
    )


def _meeting(record: Meeting, ground: Ground) -> str | None:
    first = record.passages[0]
    if licences.MEETS.search(first.quote) is None:
        return "status: its words tell of no meeting"
    if record.status in {"held", "under way"}:
        why = _supposed((first,), ground)
        told = f"{before(ground.reports[first.report], first)[-60:]} {first.quote}"
        if why is None and record.status == "held" and licences.TO_COME.search(told):
            why = "to come"
        if why is not None:
            return f"modality: “{record.status}” is told as {why}"
    return None


def _agreed(record: Provision, ground: Ground) -> str | None:
    first = record.passages[0]
    around = before(ground.reports[first.report], first)
    if licences.AGREED.search(f"{around} {first.quote}") is None:
        return "status: nothing in its words says that it is agreed"
    why = _supposed(record.passages, ground)
    return None if why is None else f"modality: “agreed” is told as {why}"


def _supposed(passages: tuple[Passage, ...], ground: Ground) -> str | None:
    """How words are told that are not told as a fact; None: they are."""
    for one in passages:
        around = before(ground.reports[one.report], one)
        if (found := licences.NOT_A_FACT.search(around)) or (found := licences.NOT_A_FACT.search(one.quote)):
            return f"“{found[0]}”"
    for point in ground.points_at(passages):
        if point.negated:
            return "denied"
        if point.mode == "possible":
            return "possible"
    return None
