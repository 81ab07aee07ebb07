"""Whether the proposals of two reports are one: judgements on pairs, by what the two say alone."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import product

from secretariat.identity import plain_letters
from secretariat.knowledge.proposal_words import load_proposal_words
from secretariat.reconcile.points import keys_of
from secretariat.reconcile.words import stems
from secretariat.records import Judgement, Proposal, Reading

RULE = "reconcile.tabled/1"
_EMPTY = {"the", "a", "an", "of", "for", "to", "on", "in", "by", "and", "with", "its", "his", "her", "their", "peace"}
_FEW = 2
"""Telling words, or amounts, that two proposals share, from which they are one whosever they are."""
_SMALL = 2
"""Up to this an amount tells nothing: "two pages"."""
_NAMELESS = {"group", "anonymous"}
"""Kinds of actors that are known by a noun only: "the mediators"."""

Amount = tuple[float, str | None]


@dataclass(frozen=True, slots=True)
class Tabled:
    """A proposal as it is compared."""

    id: str
    names: frozenset[str]
    """Telling words of its names, as stems."""
    titles: frozenset[str]
    """Words with a capital in its names, as stems, without its authors' names."""
    authors: frozenset[str]
    """Keys of its authors that have a name, and of their parties."""
    bodies: frozenset[str]
    """Of these, the keys of states, bodies and parties."""
    parties: Mapping[str, str]
    """Key of a person → key of the party, as this report tells."""
    points: int | None
    version: str | None
    amounts: frozenset[Amount]
    """Of its provisions, and of what is only offered, of its own words."""


def tabled_in(reading: Reading) -> tuple[Tabled, ...]:
    """The proposals of a report."""
    keys, actors = keys_of(reading), {actor.id: actor for actor in reading.actors}
    both = (keys.of(actor.id) for actor in reading.actors)
    parties = {own[0]: own[1] for own in both if len(own) > 1}

    def tabled(one: Proposal) -> Tabled:
        known = tuple(author for author in one.authors if author in actors and actors[author].kind not in _NAMELESS)
        people = {keys.of(author)[0] for author in known if actors[author].kind == "person"}
        return Tabled(
            id=one.id,
            names=frozenset(word for name in one.names for word in stems(_telling(name))),
            titles=stems(_titled(one.names)) - stems(keys.of_all(one.authors)),
            authors=keys.of_all(known),
            bodies=keys.of_all(known) - people,
            parties=parties,
            points=one.points,
            version=one.version,
            amounts=_amounts(reading, one),
        )

    return tuple(map(tabled, reading.proposals))


def _amounts(reading: Reading, proposal: Proposal) -> frozenset[Amount]:
    terms = [one.quantity for one in reading.provisions if one.proposal == proposal.id and one.quantity is not None]
    own = [
        amount
        for point in reading.propositions
        for passage in proposal.passages
        if passage.report == point.passage.report
        and passage.start < point.passage.end
        and point.passage.start < passage.end
        for amount in point.amounts
    ]
    return frozenset((amount.value, amount.unit) for amount in (*terms, *own) if amount.value > _SMALL)


def _telling(name: str) -> list[str]:
    """The words of a name that tell which proposal it is: no word for plans or versions, and no number."""
    words = load_proposal_words()
    common = words["plan"] | words["offer"] | words["accord"] | words["paper"] | words["version"] | _EMPTY
    return [word for word in re.findall(r"\w+", plain_letters(name)) if word not in common and not word.isdigit()]


def _titled(names: Sequence[str]) -> list[str]:
    """The words of names that have a capital."""
    words = (word for name in names if len(name.split()) > 1 for word in re.findall(r"\w+", name))
    return [plain_letters(word) for word in words if word[:1].isupper()]


def judge_proposals(left: Sequence[Tabled], right: Sequence[Tabled]) -> Iterator[Judgement]:
    """The pairs of proposals of two reports that are one."""
    for one, other in product(left, right):
        found = compare(one, other)
        if found is not None:
            first, second = sorted((one.id, other.id))
            yield Judgement(left=first, right=second, verdict="same", score=found[0], why=found[1], by=RULE)


def compare(one: Tabled, other: Tabled) -> tuple[float, str] | None:
    """How sure it is that two proposals are one, and why; None: nothing speaks for it, or something against it."""
    if are_versions(one, other):
        return None
    if one.points is not None and one.points == other.points:
        return 0.9, f"of {one.points} points both"
    parties = {**one.parties, **other.parties}
    authored = bool(_widened(one.authors, parties) & _widened(other.authors, parties))
    amounts, named = one.amounts & other.amounts, one.names & other.names
    if len(amounts) >= _FEW:
        return 0.8, "of the same amounts"
    ours, theirs = (_widened(side.bodies, parties) for side in (one, other))
    if ours and theirs and not authored:
        return None
    if one.titles & other.titles:
        return 0.8, "of one name"
    if authored and amounts:
        return 0.8, "of the same authors and of the same amount"
    if authored and named:
        return 0.8, "of the same authors and of a like name"
    if authored and not (one.amounts and other.amounts):
        return 0.7, "of the same authors"
    return (0.6, "of a like name or amount") if len(named) >= _FEW or amounts else None


def are_versions(one: Tabled, other: Tabled) -> bool:
    """Whether something tells two proposals apart that may be versions of one: points, amounts, "first" and
    "second"."""
    if one.points is not None and other.points is not None and one.points != other.points:
        return True
    words = load_proposal_words()
    versions = {one.version, other.version}
    if None not in versions and len(versions) > 1 and versions & words["newer"]:
        return True
    units = {unit for _, unit in one.amounts} & {unit for _, unit in other.amounts} - {None}
    return bool(units) and not one.amounts & other.amounts


def _widened(keys: frozenset[str], parties: Mapping[str, str]) -> frozenset[str]:
    return keys | {parties[key] for key in keys if key in parties}
