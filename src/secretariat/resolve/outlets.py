"""Outlets as actors: one known by several names is one actor, "the paper" is the one named before."""

from __future__ import annotations

import re

from secretariat.identity import actor_id
from secretariat.knowledge.outlets import (
    is_outlet_alone,
    is_same_outlet,
    names_of,
    outlet_name,
    outlet_named,
    without_article,
)
from secretariat.knowledge.titles import load_titles
from secretariat.records import Actor, Report

_BRACKETS = re.compile(r"\s*\(([^()]*)\)")
RELATIONS = {"reported by", "quoted by", "told", "citing"}
"""Links whose actor is an outlet."""


def after_noun(words: str) -> str:
    """The name behind what the outlet is called: "the news channel" of "Tarsovian news channel Kanal 4"."""
    parts = words.split()
    last = max((at for at, word in enumerate(parts[:-1]) if word in load_titles().media), default=-1)
    rest = parts[last + 1 :]
    return " ".join(rest) if rest and (rest[0][:1].isupper() or rest[0][:1].isdigit()) else words


class Outlets:
    """The outlets that a report has named so far."""

    def __init__(self, report: Report) -> None:
        self._report = report
        self._named: list[Actor] = []

    def find(self, words: str, *, surely: bool = False) -> Actor | None:
        """The outlet that a phrase names; None: it names none.

        Args:
            words: the phrase, as written.
            surely: the grammar says that it is one, whatever it is called.
        """
        only = _BRACKETS.fullmatch(words)
        words = only.group(1) if only is not None and only.group(1).strip() else words  # "(Reuters)"
        if is_outlet_alone(words):
            return self._named[-1] if self._named else None
        name = outlet_name(words)
        bare = without_article(_BRACKETS.sub("", words))
        if " " not in bare and outlet_named(bare) is None:
            shorter = next((a for a in reversed(self._named) if bare in {a.name.split()[0], a.name.split()[-1]}), None)
            if shorter is not None:
                return self._keep(shorter, bare)
        if name is None and not surely:
            return None
        return self._actor(name or bare, words)

    def _actor(self, name: str, words: str) -> Actor:
        known = outlet_named(name)
        full = name if known is None else known.name
        if is_same_outlet(name, self._report.outlet):
            full = next(n for n in names_of(name) if actor_id("outlet", n) == self._report.outlet)
        met = {name, after_noun(without_article(_BRACKETS.sub("", words))), *_BRACKETS.findall(words)}
        aliases = tuple(sorted(one for one in met - {full} if 1 < len(one) <= 60))
        return self._keep(Actor(id=actor_id("outlet", full), name=full, kind="outlet", aliases=aliases))

    def _keep(self, actor: Actor, *names: str) -> Actor:
        """The actor with the names; the latest named stands last."""
        before = next((a for a in self._named if a.id == actor.id), None)
        names = (*actor.aliases, *names, *(() if before is None else before.aliases))
        kept = Actor(id=actor.id, name=actor.name, kind="outlet", aliases=tuple(sorted({*names} - {actor.name})))
        self._named = [a for a in self._named if a.id != actor.id] + [kept]
        return kept
