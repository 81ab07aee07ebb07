"""The answer for a source phrase, and what the parts that look for one ask of each other."""

from __future__ import annotations

from typing import Protocol

import msgspec

from secretariat.records import Actor
from secretariat.resolve.context import Context
from secretariat.resolve.people import Person
from secretariat.resolve.phrases import Phrase


class Resolved(msgspec.Struct, frozen=True):
    """The answer for one source phrase: an actor, or the reason why there is none."""

    actor: Actor | None
    reason: str | None = None


class Resolver(Protocol):
    """Whoever knows the whole report and can answer for another phrase of it."""

    context: Context

    def phrase(self, phrase: Phrase) -> Resolved:
        """The answer for a phrase of any kind."""

    def as_actor(self, person: Person) -> Actor:
        """The actor that a person of the report is."""

    def unnamed(self, words: str) -> Actor:
        """An actor known by a description only."""
