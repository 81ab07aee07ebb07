"""Work spread over processes: batches out, results back as they are done, a clean end on Ctrl-C."""

from __future__ import annotations

import itertools
import os
import signal
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import FIRST_COMPLETED, Future, ProcessPoolExecutor, wait
from multiprocessing import get_context
from typing import Protocol, TypeVar

Item = TypeVar("Item")
Result = TypeVar("Result")


class Limits(Protocol):
    """The part of the settings that a pool needs."""

    @property
    def processes(self) -> int:
        """Processes; 0: one for each core."""

    @property
    def batch(self) -> int:
        """Items handed out at a time."""


S = TypeVar("S", bound=Limits)


def in_pool(work: Callable[[list[Item], S], list[Result]], items: Iterable[Item], settings: S) -> Iterator[Result]:
    """`work` done on batches of the items; results as they come.

    A single batch, or a single process, is done here: starting a process costs more than reading a few reports.
    Never more than two batches for each process wait in memory.
    """
    batches = _batches(items, settings.batch)
    first = next(batches, [])
    second = next(batches, [])
    processes = settings.processes or cores()
    rest = itertools.chain([second] if second else [], batches)
    if not second or processes == 1:
        for batch in itertools.chain([first] if first else [], rest):
            yield from work(batch, settings)
        return
    yield from _spread(work, itertools.chain([first], rest), settings, processes)


def cores() -> int:
    """Processor cores this process may use."""
    return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1


def _batches(items: Iterable[Item], size: int) -> Iterator[list[Item]]:
    iterator = iter(items)
    while batch := list(itertools.islice(iterator, max(1, size))):
        yield batch


def _spread(
    work: Callable[[list[Item], S], list[Result]], batches: Iterator[list[Item]], settings: S, processes: int
) -> Iterator[Result]:
    pool = ProcessPoolExecutor(processes, mp_context=get_context("spawn"), initializer=_quiet)
    try:
        waiting: set[Future[list[Result]]] = set()
        for batch in batches:
            waiting.add(pool.submit(work, batch, settings))
            if len(waiting) >= 2 * processes:
                done, waiting = wait(waiting, return_when=FIRST_COMPLETED)
                for future in done:
                    yield from future.result()
        while waiting:
            done, waiting = wait(waiting, return_when=FIRST_COMPLETED)
            for future in done:
                yield from future.result()
    finally:
        pool.shutdown(wait=True, cancel_futures=True)


def _quiet() -> None:
    """Reading processes leave Ctrl-C to the parent, which ends them, and use one thread each."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    for variable in ("OMP_NUM_THREADS", "OPENBLAS_NUM_THREADS", "MKL_NUM_THREADS"):
        os.environ[variable] = "1"
