"""Answers kept while the dossier's file does not change, each worked out once however many ask for it at a time."""

from __future__ import annotations

import threading
from collections import OrderedDict
from collections.abc import Callable, Hashable
from concurrent.futures import Future
from typing import Any, TypeVar

from secretariat.store.changing import ChangeWatch, Mark

T = TypeVar("T")

KEPT = 48
"""How many answers are kept."""


class Answers:
    """A bounded memory of answers, the least recently used forgotten first. Threads share it."""

    def __init__(self, watch: ChangeWatch, kept: int = KEPT) -> None:
        self._watch = watch
        self._kept = kept
        self._lock = threading.Lock()
        self._mark: Mark | None = None
        self._found: OrderedDict[Hashable, Future[Any]] = OrderedDict()

    def get(self, key: Hashable, make: Callable[[], T]) -> T:
        """The answer `key` over the dossier as it is; `make` works it out where it is not known yet.

        Whoever asks while another is working it out waits for that one. What `make` raises, all of them get, and
        nothing is kept. `make` may ask for other answers, but not for its own.
        """
        mine: Future[T] = Future()
        mark = self._watch.mark()
        with self._lock:
            if mark != self._mark:
                self._found.clear()
                self._mark = mark
            found = self._found.get(key)
            if found is None:
                self._found[key] = mine
                while len(self._found) > self._kept:
                    self._found.popitem(last=False)
            else:
                self._found.move_to_end(key)
        if found is not None:
            answer: T = found.result()
            return answer
        try:
            mine.set_result(make())
        except BaseException as error:
            with self._lock:
                if self._found.get(key) is mine:
                    del self._found[key]
            mine.set_exception(error)
            raise
        return mine.result()
