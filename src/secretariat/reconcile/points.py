"""The points of a report as they are compared with those of others: nothing in them depends on other reports."""

from __future__ import annotations

import functools
import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta

from secretariat.identity import plain_letters
from secretariat.reconcile.spellings import skeleton
from secretariat.reconcile.words import Weighted, called, proper, stems, weight, weighted
from secretariat.records import Actor, Mode, Place, Proposition, Reading, Statement, When

_OFFICIAL = re.compile(r"(?i)^(?:government|republic|kingdom|state|ministry of foreign affairs) of (?:the )?")
_DENYING = re.compile(r"\b(?:den(?:y|ies|ied|ying)|denials?|reject\w*|dismiss\w*|refut\w*|disput\w*|contradict\w*)\b")


@dataclass(frozen=True, eq=False)
class Point:
    """One point of one report; what is derived from its words is worked out once."""

    id: str
    report: str
    statement: str | None
    """Id of the statement whose words it is; None: the report's own."""
    text: str
    """Its words, with those for who does it, where they stand elsewhere."""
    quote: str
    """Its words."""
    verb: str
    words: frozenset[str]
    doers: frozenset[str]
    """Keys of those who do it, and of whom they speak for."""
    undergoers: frozenset[str]
    named: frozenset[str]
    """Keys of all that it names."""
    amounts: tuple[tuple[float, str | None], ...]
    times: tuple[tuple[int, int], ...]
    """First day and last, as ordinals, half-open."""
    negated: bool
    """Whether it is denied: by its own words, or by who says it."""
    denial: bool
    """Whether whoever says it denies it."""
    mode: Mode
    speaker: frozenset[str]
    """Keys of whoever says it; empty: the report itself, or somebody who is not known."""
    published: tuple[int, int] | None
    """Days on which its report can have been published, as ordinals, half-open; None: not known."""

    @functools.cached_property
    def stems(self) -> frozenset[str]:
        """Of all words that tell what it is about."""
        return stems({*self.words, *self.named, self.verb})

    @functools.cached_property
    def weight(self) -> float:
        """How much these tell."""
        return weight(self.stems)

    @functools.cached_property
    def name_stems(self) -> frozenset[str]:
        """Of those whom it names."""
        return stems(self.named | self.doers | self.undergoers)

    @functools.cached_property
    def capitals(self) -> frozenset[str]:
        """Stems of its words with a capital letter."""
        return proper(self.text)

    @functools.cached_property
    def called(self) -> frozenset[str]:
        """Stems of the names in it, as they are written."""
        return called(self.text, self.name_stems)

    @functools.cached_property
    def beside(self) -> frozenset[str]:
        """Of its own words the names of others than those who do it."""
        return called(self.quote, self.name_stems, self.doers)

    @functools.cached_property
    def weighted(self) -> Weighted | None:
        """Its telling words with their vectors."""
        return weighted({*self.words, *self.named, self.verb})

    @functools.cached_property
    def lower(self) -> str:
        """Its words in lower case."""
        return self.text.lower()

    @functools.cached_property
    def size(self) -> int:
        """Number of its words."""
        return len(self.text.split())


def points_of(reading: Reading) -> tuple[Point, ...]:
    """The points of a report, in the order of its text."""
    keys = keys_of(reading)
    said = {one.id: one for one in reading.statements}
    published = days_of(reading.report.published)
    return tuple(_point(one, said.get(one.statement or ""), keys, published) for one in reading.propositions)


def keys_of(reading: Reading) -> Keys:
    """What the actors and places of a report are known by."""
    return Keys({one.id: one for one in reading.actors}, {one.id: one for one in reading.places})


def _point(one: Proposition, said: Statement | None, keys: Keys, published: tuple[int, int] | None) -> Point:
    denial = is_denied(one, said)
    return Point(
        id=one.id,
        report=one.passage.report,
        statement=one.statement,
        text=" ".join(part for part in (one.subject, one.passage.quote) if part is not None),
        quote=one.passage.quote,
        verb=one.verb,
        words=frozenset(map(plain_letters, (*one.words, *_telling(one.subject)))),
        doers=keys.of_all(one.doers),
        undergoers=keys.of_all(one.undergoers),
        named=keys.of_all(one.named),
        amounts=tuple((q.value, q.unit) for q in one.amounts),
        times=tuple(days for when in one.times if (days := days_of(when)) is not None),
        negated=one.negated or denial,
        denial=denial,
        mode=one.mode,
        speaker=frozenset() if said is None or said.speaker is None else keys.of_all((said.speaker,)),
        published=published,
    )


def _telling(subject: str | None) -> list[str]:
    """The words of a subject that tell what it is: those of four letters and more."""
    return [] if subject is None else [word for word in subject.split() if len(word) > _SHORT and word.isalpha()]


_SHORT = 3


def is_denied(point: Proposition, said: Statement | None) -> bool:
    """Whether whoever says a point says that it is not so: "denied that …"; `said` is the statement whose words it
    is."""
    if said is None or said.negated or point.negated:
        return False
    return bool(_DENYING.search(" ".join(passage.quote for passage in said.cue).lower()))


class Keys:
    """What an actor or a place is known by in any report: a person by the family name, a state and its government by
    the state's name."""

    def __init__(self, actors: Mapping[str, Actor], places: Mapping[str, Place]) -> None:
        self._actors = actors
        self._places = places

    def of_all(self, identities: tuple[str, ...]) -> frozenset[str]:
        """The keys of all of them, and of the parties for which they speak."""
        return frozenset(key for one in identities for key in self.of(one))

    def of(self, identity: str) -> tuple[str, ...]:
        """Its key, and that of its party."""
        place = self._places.get(identity)
        if place is not None:
            return (name_key(place.name),)
        actor = self._actors.get(identity)
        if actor is None:
            return ()
        party = self._actors.get(actor.party or "")
        own = skeleton(actor.name.split()[-1]) if actor.kind == "person" else name_key(actor.name)
        return (own,) if party is None or party is actor else (own, name_key(party.name))


def name_key(name: str) -> str:
    """What a body, a state or its government is known by: "Government of Kestria" by "kestria"."""
    bare = _OFFICIAL.sub("", name)
    return plain_letters(bare.removeprefix("the ").removeprefix("The "))


def days_of(when: When | None) -> tuple[int, int] | None:
    """The days of a time, half-open, as ordinals; None where either end is not known. About a day is the day of its
    middle, as everywhere (`answer.days`)."""
    if when is None or when.earliest is None or when.latest is None:
        return None
    try:
        first, end = (datetime.fromisoformat(one).replace(tzinfo=None) for one in (when.earliest, when.latest))
    except ValueError:
        return None
    if end - first <= _ONE_DAY:
        middle = (first + (end - first) / 2).toordinal()
        return middle, middle + 1
    return first.toordinal(), (end - timedelta(seconds=1)).toordinal() + 1


_ONE_DAY = timedelta(hours=25)
