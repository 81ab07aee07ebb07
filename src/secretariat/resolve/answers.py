"""What the parts that look for the one whom a phrase means ask of each other."""

from __future__ import annotations

from typing import Protocol

from secretariat.records import Actor
from secretariat.resolve.context import Context, Resolved
from secretariat.resolve.people import Person
from secretariat.resolve.phrases import Phrase

__all__ = ["Resolved", "Resolver"]


class Resolver(Protocol):
    """Whoever knows the whole report and can answer for another phrase of it."""

    context: Context

    def phrase(self, phrase: Phrase) -> Resolved:
        """The answer for a phrase of any kind."""

    def as_actor(self, person: Person) -> Actor:
        """The actor that a person of the report is."""

    def unnamed(self, words: str) -> Actor:
        """An actor known by a description only."""
