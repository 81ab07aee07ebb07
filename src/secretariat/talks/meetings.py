"""Meetings: who met, meets or will meet whom, where, when, and whether it came about.

Each mention is read alone (`encounters.py`); mentions of one meeting are put together here.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

from secretariat.evidence import Passage
from secretariat.identity import record_id
from secretariat.knowledge.beliefs import precision_of_talks
from secretariat.parse import Parsed
from secretariat.records import DateMention, Meeting, MeetingStatus, NameMention, When
from secretariat.talks.encounters import Encounters, Told
from secretariat.talks.spotting import Sight, Spotted, shared, words_of
from secretariat.talks.weighing import players
from secretariat.talks.who import Who

if TYPE_CHECKING:
    from spacy.tokens import Span

VERSION = "1"
_PASSAGES = 20
"""Further passages that a meeting keeps."""
_MEMORY = 40
"""Meetings told of before that a mention may be of."""
DOUBT = 0.8
"""From how sure it is that no mention tells of a meeting the network outweighs the rules."""
SIDE, ALSO_SIDE = 0.3, 0.6
"""How likely the likeliest has to be who meets, and everybody else."""
SURE = 0.6
"""How sure the network has to be of a status that is not the rules'."""
_NEGOTIATING = {"talks", "round of talks", "meeting", "summit", "consultations", "conference"}
"""Formats of meetings in which parties negotiate."""
_HERE = {"under way", "held"}
"""Statuses of meetings that on the day of publication are where the report was written."""


def read_meetings(
    parsed: Parsed,
    who: Who,
    dates: Sequence[DateMention],
    places: Sequence[NameMention],
    sight: Sight,
) -> tuple[Meeting, ...]:
    """The meetings of a report, each once.

    Args:
        parsed: the report.
        who: answers for its phrases.
        dates: its time expressions.
        places: its names that mean places.
        sight: what the network sees in it.
    """
    reader = Encounters(parsed, who, dates, places)
    told = [one for p in parsed.paragraphs if p.kind == "body" for one in reader.read(p)]
    told = _weighed(reader, told, sight, who)
    whole: list[Told] = []
    for one in told:
        at = next(
            (n for n in range(len(whole) - 1, max(-1, len(whole) - 1 - _MEMORY), -1) if _is_same(whole[n], one, who)),
            None,
        )
        if at is None:
            whole.append(one)
        else:
            whole[at] = _joined(whole[at], one)
    circle = _circle(told, who)
    found = (_record(parsed, who, reader, one, circle) for one in whole)
    return tuple(one for one in found if one is not None)


def _weighed(reader: Encounters, told: Sequence[Told], sight: Sight, who: Who) -> list[Told]:
    """The rules' mentions, with which of them the network spots too, and those that only it spots; in order."""
    runs, found = sight.of("meetings"), []
    best = [max(sight.on("meetings", m.span), key=lambda n: shared(runs[n].span, m.span), default=None) for m in told]
    met = Counter(at for at in best if at is not None)
    for one, at in zip(told, best, strict=True):
        if at is not None:
            run = runs[at]
            sure = run.statuses[run.status] >= SURE
            status = run.status if sure or one.status is None else one.status
            one = replace(
                one,
                words=_widened(one.words, run) if met[at] == 1 else one.words,
                status=status,
                sides=_sides(run, one.sides, who),
                spotted=frozenset({at}),
            )
        else:
            doubts = (sight.doubt("meetings", one.paragraph.start + token.idx) for token in one.words)
            one = replace(one, doubt=min(doubts))
        found.append(one)
    for at, run in enumerate(runs):
        words = words_of(run)
        if at not in met and words is not None:
            one = reader.of_run(run, words)
            found.append(replace(one, sides=_sides(run, one.sides, who), spotted=frozenset({at})))
    return sorted(found, key=lambda one: one.span)


def _widened(words: Span, run: Spotted) -> Span:
    """The words of a mention with those of the run that tells of it, where they stand in one sentence."""
    own = words_of(run)
    if own is None or not words.sent.start <= own.start < own.end <= words.sent.end:
        return words
    return words.doc[min(own.start, words.start) : max(own.end, words.end)]


def _sides(run: Spotted, rules: Sequence[str], who: Who) -> tuple[str, ...]:
    return players(run, rules, who, least=SIDE, likely=ALSO_SIDE).actors


def _circle(told: Sequence[Told], who: Who) -> tuple[str, ...]:
    """Those between whom the report's talks are: whom its mentions of talks name together most often, else its two
    parties."""
    counts: Counter[tuple[str, ...]] = Counter()
    for one in told:
        parties = tuple(dict.fromkeys(party for side in one.sides for party in who.parties(side)))
        if len(parties) > 1 and one.format in _NEGOTIATING:
            counts[parties] += 1
    best = counts.most_common(1)
    return best[0][0] if best and (best[0][1] > 1 or len(who.main()) < 2) else who.main()


def _record(parsed: Parsed, who: Who, reader: Encounters, told: Told, circle: tuple[str, ...]) -> Meeting | None:
    """The meeting as a record; None: too little is known of it."""
    if told.doubt >= DOUBT:
        return None
    sides = told.sides
    if len(sides) < 2:
        sides = tuple(dict.fromkeys((*sides, *(one for one in circle if not _is_within(one, sides, who)))))
    if not sides or told.status is None:
        return None
    report = parsed.report
    spans = (told.span, *told.also)
    place = told.place
    if place is None and told.status in _HERE and reader.whereabouts.day(told.when) == 0:
        place = reader.whereabouts.here
    return Meeting(
        id=record_id("m", report.id, *told.span, told.at),
        participants=tuple(sorted(sides)),
        place=place,
        when=told.when,
        status=told.status,
        format=told.format,
        mediators=tuple(sorted(told.hosts)),
        passages=tuple(Passage.cut(report.id, report.text, start, end) for start, end in spans),
        score=precision_of_talks("meetings"),
        made_by=f"meetings/{VERSION}",
    )


def _is_within(party: str, sides: tuple[str, ...], who: Who) -> bool:
    return any(party in who.parties(side) or party == side for side in sides)


def _is_same(known: Told, one: Told, who: Who) -> bool:
    """Whether a mention is of a meeting that was told of before. The network spots a meeting once, where it is told
    first: what it spots apart is another one unless both are told to be at one time."""
    timed = one.when is not None and known.when is not None
    if one.when is not None and known.when is not None and not _overlap(one.when, known.when):
        return False
    if one.place is not None and known.place is not None and one.place != known.place:
        return False
    if one.spotted and known.spotted and not timed:
        return bool(one.spotted & known.spotted)
    if one.sides and known.sides and not _share(one.sides, known.sides, who):
        return False
    if one.when is None and one.status in {"postponed", "cancelled"} and known.status == "planned":
        return True  # "was to meet … However, she postponed her trip"
    if one.when is None and known.when is None and one.status != "held" and known.status != "held":
        return one.definite or one.place is None or one.place == known.place
    if one.status is not None and known.status is not None and one.status != known.status:
        if one.when is None or known.when is None:
            return (
                not one.sides
                and one.definite
                and one.when is None
                and {one.status, known.status} <= {"held", "under way"}
            )
        return {one.status, known.status} <= {
            "planned",
            "postponed",
            "cancelled",
            "under way",
            "held",
        } and one.when == known.when
    if one.when is None and one.status is None:
        return True
    if one.when is not None and known.when is not None:
        return True
    return one.definite or bool(one.sides and known.sides)


def _overlap(left: When, right: When) -> bool:
    a, b = (
        (left.earliest or "", left.latest or left.earliest or ""),
        (right.earliest or "", right.latest or right.earliest or ""),
    )
    return a[0] < b[1] and b[0] < a[1]


def _share(left: tuple[str, ...], right: tuple[str, ...], who: Who) -> bool:
    own = {party for side in left for party in (side, *who.parties(side))}
    other = {party for side in right for party in (side, *who.parties(side))}
    return bool(own & other)


_FINAL: tuple[MeetingStatus, ...] = (
    "cancelled",
    "postponed",
    "denied",
    "held",
    "under way",
    "planned",
    "uncertain",
    "not scheduled",
)


def _joined(known: Told, one: Told) -> Told:
    both = [known, one] if bool(known.spotted) == bool(one.spotted) else [known if known.spotted else one]
    statuses = [told.status for told in both if told.status is not None]
    statuses = statuses or [told.status for told in (known, one) if told.status is not None]
    status = min(statuses, key=_FINAL.index) if statuses else None
    sides = known.sides if len(known.sides) > 1 else tuple(dict.fromkeys((*known.sides, *one.sides)))
    return replace(
        known,
        status=status,
        sides=sides,
        when=known.when or one.when,
        place=known.place or one.place,
        doubt=min(known.doubt, one.doubt),
        spotted=known.spotted | one.spotted,
        also=(*known.also, one.span)[:_PASSAGES] if one.span != known.span else known.also,
    )
