"""Whether the words of a record bear what a sentence says of it: negation, modality, whose words they are.

A part of the check (`briefing.checking`). A sentence may say less than its words, never more: nothing denied, supposed,
planned or possible may be told as agreed, held or accepted.
"""

from __future__ import annotations

from secretariat.answer.briefing import licences
from secretariat.answer.briefing.ground import Ground, Told
from secretariat.answer.briefing.sentences import Sentence
from secretariat.answer.briefing.surroundings import before, whole_sentence
from secretariat.evidence import Passage
from secretariat.records import Claim, Meeting, Position, Provision, Shift

_AHEAD = 60
"""Characters in front of a term in which it may be told that it is to be."""
_ITS_OWN = frozenset({"accepts", "supports", "open", "studies", "red line"})
"""Stances that tell what somebody does: whoever does it has to be the one who holds them."""


def why_no_fact(identity: str, sentence: Sentence, ground: Ground) -> str | None:
    """What speaks against a record as the sentence tells it; None: nothing."""
    record = ground.records[identity]
    said = {part.kind for part in sentence.parts if part.of == identity}
    match record:
        case Position() if "stance" in said:
            return _position(record, _shown(record, sentence), ground)
        case Meeting() if "status" in said:
            return _meeting(record, _shown(record, sentence)[0], ground)
        case Provision() if "status" in said:
            return _term(record, _shown(record, sentence), ground)
        case Claim():
            return "claim: those who tell it say that it is not so" if record.denied else None
        case Shift():
            known = {record.from_, record.to} <= set(sentence.records)
            return None if known else "move: the two positions are not those of the record"
    return None


def _shown(record: Told, sentence: Sentence) -> tuple[Passage, ...]:
    """The words of a record that stand in what the sentence cites."""
    return tuple(
        own
        for own in record.passages
        if any(one.report == own.report and one.start <= own.start and own.end <= one.end for one in sentence.passages)
    ) or tuple(one for one in sentence.passages if one.report == record.passages[0].report)


def _position(record: Position, shown: tuple[Passage, ...], ground: Ground) -> str | None:
    own = " ".join(passage.quote for passage in shown)
    licence = licences.STANCES[record.stance].search(own)
    if licence is None:
        return f"stance: nothing in its words says “{record.stance}”"
    if record.stance in {"rejects", "opposes"} and licences.CONDITION.search(own, licence.start()):
        return f"stance: “{record.stance}” is told as a condition"
    if licences.OTHERS_DO.search(own[: licence.start()]):
        return "name: its words say that somebody else does it"
    if record.stance in licences.TURNED and (turned := _turned(shown[0], ground, own[: licence.start()])):
        return f"negation: “{record.stance}” is told as “{turned}”"
    if record.stance == "accepts" and (why := _supposed(shown, ground)):
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
        named = ground.names_in(shown[0])
        at = min((place for actor, place in named.items() if ground.party_of(actor) == record.party), default=None)
        if at is None:
            return "name: its words do not name the party"
        if at > licence.start():
            return "name: the party is named only behind what it is said to do"
        if any(place < at for actor, place in named.items() if ground.party_of(actor) not in {record.party, None}):
            return "name: another party is named in front of it"
    if record.stance in _ITS_OWN and _of_others(record, shown, ground):
        return "name: its words say that somebody else does it"
    return None


def _turned(first: Passage, ground: Ground, ahead: str) -> str | None:
    """The denial in front of the words of a stance; None: there is none."""
    found = licences.DENIED.search(f"{before(ground.reports[first.report], first)} {ahead}")
    return None if found is None else found[0]


def _of_others(record: Position, shown: tuple[Passage, ...], ground: Ground) -> bool:
    """Whether every point in its words that has a doer is done by others."""
    doers = [one.doers for one in ground.points_at(shown) if one.doers]
    mine = {record.party, record.actor}
    return bool(doers) and not any(
        doer in mine or ground.party_of(doer) == record.party for found in doers for doer in found
    )


def _meeting(record: Meeting, first: Passage, ground: Ground) -> str | None:
    found = licences.MEETS.search(first.quote)
    if found is None:
        return "status: its words tell of no meeting"
    if record.status in {"held", "under way"}:
        told = f"{before(ground.reports[first.report], first)[-80:]} {first.quote[: found.end()]}"
        against = [licences.NOT_A_FACT] + ([licences.TO_COME] if record.status == "held" else [])
        for pattern in against:
            if (doubt := pattern.search(told)) is not None:
                return f"modality: “{record.status}” is told as “{doubt[0]}”"
        if record.status == "held" and licences.TO_COME.match(first.quote[found.end() :].lstrip()):
            return "modality: “held” is told as to come"
    return None


def _term(record: Provision, shown: tuple[Passage, ...], ground: Ground) -> str | None:
    first = shown[0]
    around = before(ground.reports[first.report], first)
    whole = whole_sentence(ground.reports[first.report], first).quote
    if record.status == "contested":
        if (before_now := licences.NO_MORE.search(whole)) is not None:
            return f"modality: “contested” is told as “{before_now[0]}”"
        return None if licences.CONTESTED.search(whole) else "status: nothing in its words says that it is contested"
    if record.status == "open":
        near = f"{around[-_AHEAD:]} {first.quote}"
        return None if licences.TO_BE.search(near) else "status: nothing in its words says that it is to be"
    if licences.AGREED.search(f"{around} {first.quote}") is None:
        return "status: nothing in its words says that it is agreed"
    why = _supposed(shown, ground)
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
