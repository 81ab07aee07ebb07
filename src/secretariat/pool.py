"""Work spread over processes: batches out, results back as they are done, and an end at once on Ctrl-C.

Each process has a pipe of its own and one batch, so that it is known what was lost when a process dies (killed for
want of memory, a crash in a library): its batch is tried again item by item, and an item whose process dies again is
given up. The pools of the standard library lose every batch under way, and wait for them on Ctrl-C.
"""

from __future__ import annotations

import itertools
import os
import pickle
import signal
import traceback
from collections import deque
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from multiprocessing import get_context
from multiprocessing.connection import Connection, wait
from typing import Any, Generic, Protocol, TypeVar

from secretariat.problems import SecretariatError

MOST_LOST = 10
"""Items given up one after another, with no result between them, before the run is stopped."""

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


@dataclass(frozen=True, slots=True)
class Work(Generic[Item, Result, S]):
    """What is done with the items. Both functions give one result for each item."""

    do: Callable[[list[Item], S], list[Result]]
    """The work, on a batch; a function of a module, since other processes look it up there."""
    give_up: Callable[[Item, str], Result]
    """What becomes of an item whose process died again; the words say how ("was killed by SIGSEGV")."""


def in_pool(work: Work[Item, Result, S], items: Iterable[Item], settings: S) -> Iterator[Result]:
    """The work done on batches of the items; results as they come.

    A single batch, or a single process, is done here: starting a process costs more than reading a few reports.
    Never more than a few batches for each process wait in memory. Closing the iterator ends the processes at once.

    Raises:
        SecretariatError: the processes cannot be started, or die one after another.
        Exception: what the work raised, with a note that says where.
    """
    batches = _batches(items, settings.batch)
    first = next(batches, [])
    second = next(batches, [])
    processes = settings.processes or cores()
    rest = itertools.chain([second] if second else [], batches)
    if not second or processes == 1:
        for batch in itertools.chain([first] if first else [], rest):
            yield from work.do(batch, settings)
        return
    yield from _Crew(work, itertools.chain([first], rest), settings).results(processes)


def cores() -> int:
    """Processor cores this process may use."""
    return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1


def _batches(items: Iterable[Item], size: int) -> Iterator[list[Item]]:
    iterator = iter(items)
    while batch := list(itertools.islice(iterator, max(1, size))):
        yield batch


@dataclass(frozen=True, slots=True)
class _Task(Generic[Item]):
    items: list[Item]
    again: bool = False
    """Its process died the first time."""


class _Crew(Generic[Item, Result, S]):
    """The processes and what is still to do."""

    def __init__(self, work: Work[Item, Result, S], batches: Iterator[list[Item]], settings: S) -> None:
        self._work = work
        self._batches = batches
        self._settings = settings
        self._again: deque[Item] = deque()
        self._workers: list[_Worker[Item]] = []
        self._done: deque[Result] = deque()
        self._lost = 0

    def results(self, processes: int) -> Iterator[Result]:
        """Hands out the batches and takes in the results, as many at a time as there are processes."""
        enough = 2 * processes * max(1, self._settings.batch)
        try:
            while True:
                while len(self._workers) < processes and (task := self._next()) is not None:
                    worker = _Worker(task)
                    self._workers.append(worker)
                    worker.send((self._work.do, self._settings))
                if not self._workers and not self._done:
                    return
                if len(self._done) < enough:
                    self._take(0 if self._done else None)
                if self._done:
                    yield self._done.popleft()
        finally:
            for worker in self._workers:
                worker.process.kill()
            for worker in self._workers:
                worker.bury()

    def _next(self) -> _Task[Item] | None:
        if self._again:
            return _Task([self._again.popleft()], again=True)
        batch = next(self._batches, None)
        return None if batch is None else _Task(batch)

    def _take(self, timeout: float | None) -> None:
        """Takes what the processes have sent, and gives them more to do."""
        ready = wait([worker.connection for worker in self._workers], timeout)
        for worker in [worker for worker in self._workers if worker.connection in ready]:
            try:
                answer = worker.connection.recv()
            except (EOFError, OSError):
                self._workers.remove(worker)
                self._mourn(worker)
                continue
            if isinstance(answer, BaseException):
                raise answer
            if worker.started:
                self._done.extend(answer)
                self._lost = 0
                worker.task = self._next()
            worker.started = True
            if worker.task is None:
                self._workers.remove(worker)
                worker.bury()
            else:
                worker.send(worker.task.items)

    def _mourn(self, worker: _Worker[Item]) -> None:
        ending = worker.bury()
        if not worker.started or worker.task is None:
            raise SecretariatError(
                f"A reading process could not be started: it {ending}. A script has to call Secretariat under "
                '`if __name__ == "__main__":`; SECRETARIAT_PROCESSES=1 reads without other processes.'
            )
        if not worker.task.again:
            self._again.extend(worker.task.items)
            return
        self._done.extend(self._work.give_up(item, ending) for item in worker.task.items)
        self._lost += 1
        if self._lost >= MOST_LOST:
            raise SecretariatError(
                f"{self._lost} reading processes have died one after another; the last {ending}. Free some memory, or "
                "set SECRETARIAT_PROCESSES=1 to see what happens."
            )


class _Worker(Generic[Item]):
    """A process, the pipe to it, and what it is doing."""

    def __init__(self, task: _Task[Item]) -> None:
        context = get_context("spawn")
        self.connection, theirs = context.Pipe()
        self.process = context.Process(target=_serve, args=(theirs,), daemon=True)
        self.task: _Task[Item] | None = task
        self.started = False
        """It has said that it is there."""
        with _interrupts_later():
            self.process.start()
        theirs.close()

    def send(self, message: object) -> None:
        """What to do, or a batch; only when it waits for one. If it has died, reading the pipe will tell."""
        with suppress(ConnectionError):
            self.connection.send(message)

    def bury(self) -> str:
        """Waits for its end and says how it ended. An idle process ends when its pipe is closed."""
        self.connection.close()
        self.process.join(5)
        if self.process.exitcode is None:
            self.process.kill()
            self.process.join()
        return _ending(self.process.exitcode)


def _ending(code: int | None) -> str:
    if code is None or code >= 0:
        return f"ended with exit code {code}"
    try:
        name = signal.Signals(-code).name
    except ValueError:
        name = f"signal {-code}"
    return f"was killed by {name}" + (" (too little memory?)" if name == "SIGKILL" else "")


@contextmanager
def _interrupts_later() -> Iterator[None]:
    """Ctrl-C is held back while a process starts, and in that process for good: it goes to the parent only."""
    if not hasattr(signal, "pthread_sigmask"):
        yield
        return
    from multiprocessing import resource_tracker

    resource_tracker.ensure_running()  # else the first start does it, and lets Ctrl-C through again
    before = signal.pthread_sigmask(signal.SIG_BLOCK, {signal.SIGINT})
    try:
        yield
    finally:
        signal.pthread_sigmask(signal.SIG_SETMASK, before)


def _serve(connection: Connection) -> None:
    """The life of a process: what to do, then batch after batch until the pipe is closed."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    for variable in ("OMP_NUM_THREADS", "OPENBLAS_NUM_THREADS", "MKL_NUM_THREADS"):
        os.environ[variable] = "1"
    try:
        do, settings = connection.recv()
        connection.send(None)
        while (items := _received(connection)) is not None:
            connection.send(do(items, settings))
    except Exception as error:
        with suppress(OSError):  # the parent has gone
            connection.send(_portable(error))


def _received(connection: Connection) -> Any:
    try:
        return connection.recv()
    except EOFError:
        return None


def _portable(error: Exception) -> Exception:
    """The error, or one that says the same where it does not survive the way to the parent."""
    where = "In a reading process:\n" + "".join(traceback.format_exception(error))
    try:
        pickle.loads(pickle.dumps(error))
    except Exception:
        return RuntimeError(where)
    error.add_note(where)
    return error
