"""Rows of a table whose words are read only when they are shown or downloaded."""

from __future__ import annotations

from abc import abstractmethod
from collections.abc import Iterator, Sequence
from typing import Generic, TypeVar, overload

from secretariat.answer.event_rows import Events, Spoken
from secretariat.answer.people import People
from secretariat.answer.people_rows import SpeechRow
from secretariat.dossier import Dossier

T = TypeVar("T")
R = TypeVar("R")


class Loaded(Sequence[R], Generic[T, R]):
    """The rows of things, made from a stretch of them at a time. Not so many may come back as were asked for: what is
    gone from the dossier meanwhile is left out."""

    def __init__(self, things: Sequence[T]) -> None:
        self._things = things

    @abstractmethod
    def rows(self, things: Sequence[T]) -> Iterator[R]:
        """The rows of some of them."""

    def __len__(self) -> int:
        return len(self._things)

    @overload
    def __getitem__(self, at: int) -> R: ...
    @overload
    def __getitem__(self, at: slice) -> tuple[R, ...]: ...
    def __getitem__(self, at: int | slice) -> R | tuple[R, ...]:
        if isinstance(at, slice):
            return tuple(self.rows(self._things[at]))
        return next(self.rows([self._things[at]]))

    def __iter__(self) -> Iterator[R]:
        return self.rows(self._things)


class Speeches(Loaded[Spoken, SpeechRow]):
    """Statements with their words."""

    def __init__(self, spoken: Sequence[Spoken], known: Events | People, dossier: Dossier) -> None:
        super().__init__(spoken)
        self._known, self._dossier = known, dossier

    def rows(self, things: Sequence[Spoken]) -> Iterator[SpeechRow]:
        """The rows of some of them."""
        return iter(self._dossier.speeches(things, self._known))
