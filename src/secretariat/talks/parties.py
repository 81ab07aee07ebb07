"""Which two parties a report's talks are between: who takes stances, and who is named most."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence

from secretariat.records import Actor, NameMention
from secretariat.talks.sayings import Sayings

_PARTIES = frozenset({"government", "state", "organisation", "bloc", "group"})
_ACTING = _PARTIES | {"person"}
_TAKES_STANCES = 3
"""How often a stance counts, against a mention."""


class Parties:
    """Counts the parties of one report."""

    def __init__(
        self,
        actors: Mapping[str, Actor],
        mentions: Sequence[NameMention],
        statements: Sayings,
        of: Callable[[str], Iterable[str]],
    ) -> None:
        """
        Args:
            actors: everyone in the report, by id.
            mentions: its names.
            statements: its statements.
            of: the parties that an actor speaks for.
        """
        self._actors, self._mentions, self._statements, self._of = actors, mentions, statements, of
        self._named = Counter(one.actor for one in mentions if one.actor is not None)
        self._held: Counter[str] = Counter()
        self._first: dict[str, int] = {}
        self._main: tuple[str, ...] | None = None

    def note(self, holders: Iterable[tuple[str, int]]) -> None:
        """Remembers who takes stances, and at which characters, instead of those told before."""
        self._held.clear()
        self._first.clear()
        for holder, at in holders:
            for party in self._of(holder):
                self._held[party] += 1
                self._first[party] = min(at, self._first.get(party, at))
        self._main = None

    def named(self, actor: str) -> int:
        """How often the report names somebody."""
        return self._named[actor]

    def held(self, party: str) -> int:
        """How many stances a party was noted to hold."""
        return self._held[party]

    def main(self) -> tuple[str, ...]:
        """The two parties that the report names most, those who take stances first; the one named first in front;
        fewer where there are none."""
        if self._main is None:
            counts: Counter[str] = Counter({party: _TAKES_STANCES * n for party, n in self._held.items()})
            first = dict(self._first)
            for mention in self._mentions:
                actor = None if mention.actor is None else self._actors.get(mention.actor)
                if actor is not None and actor.kind in _ACTING:
                    self._count(actor.id, mention.passage.start, counts, first)
            for said in self._statements.every:
                if said.speaker is not None:
                    self._count(said.speaker, said.content[0].start, counts, first)
            counts = Counter({p: n for p, n in counts.items() if p in first and _is_party(self._actors[p])})
            best = sorted(counts, key=lambda party: (-counts[party], first[party]))[:2]
            self._main = tuple(sorted(best, key=lambda party: first[party]))
        return self._main

    def _count(self, actor: str, at: int, counts: Counter[str], first: dict[str, int]) -> None:
        for party in self._of(actor):
            known = self._actors.get(party)
            if known is not None and _is_party(known):
                counts[party] += 1
                first[party] = min(at, first.get(party, at))


def _is_party(actor: Actor) -> bool:
    """Whether it can be one of the two; several others taken together ("Kestria and Tarsovia") are not."""
    together = actor.kind == "group" and len(actor.aliases) > 1 and all(one in actor.name for one in actor.aliases)
    return actor.kind in _PARTIES and not together
