"""The rules' marks and the network's runs weighed against one another: what stands, whose it is, and which stance.

The thresholds were chosen on the held part of our own gold and on the wire reports: the network has seen neither.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from secretariat.talks.marks import Mark
from secretariat.talks.predicates import clause_of_condition, complement
from secretariat.talks.roles import candidates
from secretariat.talks.spotting import Sight, Spotted, load_spotter, shared, words_of
from secretariat.talks.who import Who

LIKELY = 0.995
"""How likely somebody holds a stance who is taken beside the likeliest one."""
DOUBT = 0.6
"""From how sure it is that a word tells of nothing the network outweighs the rules."""
SURE = 0.8
"""How sure the network has to be of a stance that is not the rules'."""
HELD = 0.2
"""How likely those have to be to whom the rules give a stance; else it is the network's likeliest one's."""
ALONE, TOGETHER = 0.28, 0.2
"""How likely a stance has to be with all that is said of it: of the network's alone, and of the rules' too."""


@dataclass(frozen=True, slots=True)
class Played:
    """Who plays the part in what was spotted."""

    actors: tuple[str, ...]
    """Actor ids: the likeliest, and whoever else is likely."""
    odds: float
    """How likely the likeliest is, 0 to 1; 0: there is nobody."""
    rules: float
    """The same of the likeliest of those to whom the rules give the part."""


def weighed(marks: Sequence[Mark], sight: Sight, who: Who) -> list[Mark]:
    """The stances of a report, in order of the text.

    Args:
        marks: what the rules found.
        sight: what the network sees in it.
        who: answers for the report's phrases.
    """
    found: list[Mark] = []
    own: dict[int, list[Mark]] = {}
    for mark in marks:
        runs = sight.on("positions", mark.span)
        for at in runs:
            own.setdefault(at, []).append(mark)
        if not runs and sight.doubt("positions", mark.paragraph.start + mark.trigger.idx) < DOUBT:
            found.append(mark)
    for at, run in enumerate(sight.of("positions")):
        one = _stance(run, own.get(at, ()), who)
        if one is not None:
            found.append(one)
    return sorted(found, key=lambda mark: mark.span)


def _stance(run: Spotted, marks: Sequence[Mark], who: Who) -> Mark | None:
    """What a run tells, with the rules' marks in it; None: it is too unlikely, or nobody holds it."""
    words, sure = words_of(run), run.stances[run.stance]
    least = TOGETHER if marks else ALONE / sure
    if words is None or run.belief < least:
        return None
    rules = tuple(dict.fromkeys(holder for mark in marks for holder in mark.holders))
    played = players(run, rules, who, likely=LIKELY)
    if not played.actors or run.belief * played.odds < least:
        return None
    if marks:
        mark = max(marks, key=lambda one: (one.rule == "given up", shared(run.span, one.span)))
        stance = run.stance if sure >= SURE and mark.rule != "given up" else mark.stance
        holders = mark.holders if played.rules >= HELD else played.actors
        return replace(mark, stance=stance, holders=holders, spotted=run)
    root = words.root
    said = who.statements.at(run.paragraph.start + root.idx)
    about = complement(root)
    condition = clause_of_condition(root, about)
    return Mark("network", run.paragraph, root, run.stance, played.actors, words, about, said, condition, run)


def players(run: Spotted, rules: Sequence[str], who: Who, *, least: float = 0.0, likely: float) -> Played:
    """Who plays the part in what was spotted, each party once.

    Args:
        run: what was spotted.
        rules: actor ids of those to whom the rules give the part.
        who: answers for the report's phrases.
        least: how likely the likeliest has to be.
        likely: how likely everybody else has to be.
    """
    words = words_of(run)
    some = [] if words is None else candidates(who, run.paragraph, words, rules)
    if run.kind == "positions":
        some = [one for one in some if any(who.may_hold(actor) for actor in one.actors)]
    odds = load_spotter().parts(run, some)
    best = max(odds, default=0.0)
    found: dict[str, None] = {}
    for one, own in sorted(zip(some, odds, strict=True), key=lambda pair: -pair[1]):
        if own >= least and (own == best or own >= likely):
            for actor in one.actors:
                if run.kind == "positions" and not who.may_hold(actor):
                    continue
                if not set(who.parties(actor)) & {party for known in found for party in who.parties(known)}:
                    found[actor] = None
    theirs = max((own for one, own in zip(some, odds, strict=True) if set(one.actors) & set(rules)), default=0.0)
    return Played(tuple(found), best, theirs)
