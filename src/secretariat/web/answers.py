"""Answers kept while the dossier's file does not change, each worked out once however many ask for it at a time."""

from __future__ import annotations

import threading
from collections import OrderedDict
from collections.abc import Callable, Hashable
from typing import Any, TypeVar

from secretariat.store.changing import ChangeWatch, Mark

T = TypeVar("T")

KEPT = 64
"""How many answers are kept."""
_NONE = object()


class Answers:
    """A bounded memory of answers, the least recently used forgotten first. Threads share it.

    One answer is worked out at a time, since what is derived from a whole dossier takes memory while it is made; and
    beside it one of the quick ones, which so never wait for it.
    """

    def __init__(self, watch: ChangeWatch, kept: int = KEPT) -> None:
        self._watch = watch
        self._kept = kept
        self._found: OrderedDict[Hashable, Any] = OrderedDict()
        self._mark: Mark | None = None
        self._looking = threading.Lock()
        self._quick = threading.RLock()
        self._slow = threading.RLock()
        self._inside = threading.local()

    def get(self, key: Hashable, make: Callable[[], T], *, quick: bool = False) -> T:
        """The answer `key` over the dossier as it is; `make` works it out where it is not known.

        Whoever asks while another is working it out waits for that one. What `make` raises is raised here, and nothing
        is kept.

        Args:
            key: which answer.
            make: may ask for other answers, a quick one for quick ones only.
            quick: takes little time and memory, however large the dossier.

        Raises:
            RuntimeError: a quick one asks for one that is not (two threads could wait for one another for ever).
        """
        found, _ = self._look(key)
        if found is _NONE:
            within = getattr(self._inside, "quick", False)
            if within and not quick:
                raise RuntimeError(f"a quick answer asks for {key!r}, which is not quick")
            with self._quick if quick else self._slow:
                found, mark = self._look(key)
                if found is _NONE:
                    self._inside.quick = quick
                    try:
                        found = make()
                    finally:
                        self._inside.quick = within
                    self._keep(key, found, mark)
        answer: T = found
        return answer

    def _look(self, key: Hashable) -> tuple[Any, Mark]:
        """What is known, or `_NONE`, and the state of the file."""
        mark = self._watch.mark()
        with self._looking:
            if mark != self._mark:
                self._found.clear()
                self._mark = mark
            if key in self._found:
                self._found.move_to_end(key)
            return self._found.get(key, _NONE), mark

    def _keep(self, key: Hashable, answer: Any, mark: Mark) -> None:
        """Not where the file has changed since it was begun: it may be of the state before."""
        with self._looking:
            if mark == self._mark:
                self._found[key] = answer
                while len(self._found) > self._kept:
                    self._found.popitem(last=False)
