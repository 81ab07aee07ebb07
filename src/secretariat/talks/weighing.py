"""The rules' marks and the network's runs weighed against one another: what stands, whose it is, and which stance."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from secretariat.talks.marks import Mark, covers
from secretariat.talks.predicates import clause_of_condition, complement
from secretariat.talks.roles import candidates
from secretariat.talks.spotting import Sight, Spotted, load_spotter, shared, words_of
from secretariat.talks.who import Who

LIKELY = 0.98
"""How likely somebody holds a stance who is taken beside the likeliest one."""
DOUBT = 0.6
"""From how sure it is that a word tells of nothing the network outweighs the rules."""
SURE = 0.6
"""How sure the network has to be of a stance that is not the rules'."""


def weighed(marks: Sequence[Mark], sight: Sight, who: Who) -> list[Mark]:
    """The stances of a report, in order of the text.

    Args:
        marks: what the rules found.
        sight: what the network sees in it.
        who: answers for the report's phrases.
    """
    found: list[Mark] = []
    met: set[int] = set()
    for run in sight.of("positions"):
        near = [at for at, mark in enumerate(marks) if mark.paragraph is run.paragraph and covers(run.span, mark.span)]
        met.update(near)
        best = max((marks[at] for at in near), key=lambda mark: shared(run.span, mark.span), default=None)
        rules = tuple(dict.fromkeys(holder for at in near for holder in marks[at].holders))
        one = _stance(run, best, rules, who)
        if one is not None:
            found.append(one)
    for at, mark in enumerate(marks):
        if at not in met and sight.doubt("positions", mark.paragraph.start + mark.trigger.idx) < DOUBT:
            found.append(mark)
    return sorted(found, key=lambda mark: mark.span)


def _stance(run: Spotted, mark: Mark | None, rules: tuple[str, ...], who: Who) -> Mark | None:
    """What a run tells, with the rule's mark in it; None: nobody holds it."""
    words = words_of(run)
    if words is None:
        return None
    holders = players(run, rules, who, likely=LIKELY)
    if not holders:
        return None
    if mark is not None:
        stance = run.stance if run.stances[run.stance] >= SURE else mark.stance
        return replace(mark, stance=stance, holders=holders, spotted=run)
    root = words.root
    said = who.statements.at(run.paragraph.start + root.idx)
    about = complement(root)
    condition = clause_of_condition(root, about)
    return Mark("network", run.paragraph, root, run.stance, holders, words, about, said, condition, run)


def players(
    run: Spotted, rules: Sequence[str], who: Who, *, least: float = 0.0, likely: float = 0.5
) -> tuple[str, ...]:
    """Actor ids of those who play the part in what was spotted: the likeliest, and whoever else is likely.

    Args:
        run: what was spotted.
        rules: those to whom the rules give the part.
        who: answers for the report's phrases.
        least: how likely the likeliest has to be.
        likely: how likely everybody else has to be.
    """
    words = words_of(run)
    if words is None:
        return ()
    some = [
        one
        for one in candidates(who, run.paragraph, words, rules)
        if run.kind != "positions" or any(who.may_hold(actor) for actor in one.actors)
    ]
    odds = load_spotter().parts(run, some)
    best = max(odds, default=0.0)
    found: dict[str, None] = {}
    for one, own in sorted(zip(some, odds, strict=True), key=lambda pair: -pair[1]):
        if own >= least and (own == best or own >= likely):
            for actor in one.actors:
                if not set(who.parties(actor)) & {party for known in found for party in who.parties(known)}:
                    found[actor] = None
    return tuple(found)
