"""Adding reports to a dossier: what is new in the files given, read and stored one by one."""

from __future__ import annotations

import io
import time
from collections.abc import Callable, Generator, Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

import msgspec

from secretariat.problems import Problem
from secretariat.settings import Settings
from secretariat.store.problems import container_of
from secretariat.store.sqlite import Store

if TYPE_CHECKING:
    from secretariat.ingest import Source
    from secretariat.pipeline import Outcome


class Progress(msgspec.Struct, frozen=True, kw_only=True):
    """How far an `add` is."""

    done: int = 0
    """Reports dealt with: read, or found unreadable. Each of them is safely in the dossier."""
    total: int | None = None
    """Reports to read in this run; None: still being counted."""
    words: int = 0
    """Words read so far."""


class Added(msgspec.Struct, frozen=True, kw_only=True):
    """What an `add` did."""

    read: int
    """Reports read in this run."""
    known: int
    """Reports that were in the dossier already, or came twice in this run."""
    unread: int
    """Files and members of files that could not be read."""
    problems: tuple[Problem, ...]
    """Why, and what was odd in those that were read."""
    words: int
    """Words read in this run."""
    seconds: float
    """Time the whole run took."""


Bytes = tuple[str, str]
"""SHA-256 (hex) and media of a source: what its reading depends on."""


class Addition:
    """One run of `add`: the sources are gone through once to know what is new, and again to read that."""

    def __init__(
        self,
        settings: Settings,
        paths: Sequence[str | Path],
        piped: bytes | None,
        progress: Callable[[Progress], None],
    ) -> None:
        self.settings = settings
        self.paths = paths
        self.piped = piped
        self.progress = progress
        self.problems: list[Problem] = []
        self.read = 0
        self.words = 0
        self.unread = 0
        self.known = 0
        self.wanted: dict[Bytes, str] = {}
        self.copies: list[tuple[Bytes, str]] = []
        self.stored: set[str] = set()
        self.failed: dict[Bytes, tuple[str, tuple[Problem, ...]]] = {}
        self.named: list[tuple[str, str]] = []

    def sources(self) -> Iterator[Source | Problem]:
        """The sources, not opened yet; raises `SecretariatError` when a path does not exist."""
        from secretariat.ingest import find_sources

        return find_sources(self.paths, self.settings, None if self.piped is None else io.BytesIO(self.piped))

    def found(self) -> Iterator[Source | Problem]:
        """The sources, in order. Names that are no valid Unicode (file systems allow it) are written with escapes."""
        for source in self.sources():
            if isinstance(source, Problem):
                yield msgspec.structs.replace(source, place=_encodable(source.place))
            else:
                yield msgspec.structs.replace(source, name=_encodable(source.name))

    def run(self, store: Store, started: float) -> Added:
        """Adds what is new to the store; `started` is when the clock began to run (`time.monotonic`)."""
        self._survey(store)
        if self.wanted:
            self._read(store)
        self._settle_copies(store)
        store.name_again(self.named)
        from secretariat.reconciling import reconcile

        reconcile(store)
        return Added(
            read=self.read,
            known=self.known,
            unread=self.unread,
            problems=tuple(dict.fromkeys(self.problems)),
            words=self.words,
            seconds=time.monotonic() - started,
        )

    def _survey(self, store: Store) -> None:
        """Fill `wanted` with what has to be read; note what is known, a copy, or refused.

        What was refused before is tried again, here and not in a reading process: that is quick, and a setting may
        have been changed. Bytes that are held are read again only as another kind of file under a smaller name, so
        that the reading does not depend on which of the two came first.
        """
        from secretariat.pipeline import reader_version

        held, refused, troubled = store.digests(reader_version(self.settings)), store.refused(), store.troubled()
        noted: list[tuple[tuple[Problem, ...], str]] = []
        touched = {container_of(_encodable(str(path))) for path in self.paths}
        self.progress(Progress())
        for source in self.found():
            name = source.place if isinstance(source, Problem) else source.name
            touched.add(container_of(name))
            if isinstance(source, Problem):
                noted.append(((source,), name))
                continue
            digest, before = source.sha256, held.get(source.sha256)
            key = digest, source.media
            if before is not None and before.media == source.media:
                self._known(digest, name, before.name)
            elif key in self.wanted or key in self.failed:
                self.copies.append((key, name))
            elif name in refused and (problems := self._refusal(source)):
                self.failed[key] = name, problems
                noted.append((problems, name))
            elif before is not None and name >= before.name:
                self._known(digest, name, before.name)
            else:
                self.wanted[key] = name
        store.clear_problems(touched & troubled)
        for found, name in noted:
            self._note(store, found, name)

    def _known(self, digest: str, name: str, before: str) -> None:
        self.known += 1
        if name < before:
            self.named.append((digest, name))

    def _refusal(self, source: Source) -> tuple[Problem, ...]:
        """Why there is no report in the source; nothing when there is one."""
        from secretariat.ingest import read_source

        ingested = read_source(source, self.settings)
        return ingested.problems if ingested.report is None else ()

    def _read(self, store: Store) -> None:
        """Read what is `wanted`, each of the bytes once, and say of each what became of it."""
        from secretariat.pipeline import read_sources

        told, late = set(self.problems), list[Problem]()
        left, total, done = dict(self.wanted), len(self.wanted), 0

        def sources() -> Iterator[Source]:
            for source in self.found():
                if isinstance(source, Problem):
                    late.extend({source} - told)
                elif left.get((source.sha256, source.media)) == source.name:
                    del left[source.sha256, source.media]
                    yield source

        self.progress(Progress(total=total))
        outcomes = read_sources(sources(), self.settings)
        try:
            for outcome in outcomes:
                done += 1
                self._store(store, outcome)
                self.progress(Progress(done=done, total=total, words=self.words))
        finally:
            if isinstance(outcomes, Generator):
                outcomes.close()
        for problem in late:
            self._note(store, (problem,), problem.place)
        for name in sorted(left.values()):
            if container_of(name) not in {container_of(problem.place) for problem in late}:
                message = "was changed or removed while reports were being added; add it again."
                self._note(store, (Problem(stage="ingest", place=name, message=message),), name)
        if done < total:
            self.progress(Progress(done=total, total=total, words=self.words))

    def _store(self, store: Store, outcome: Outcome) -> None:
        source, reading = outcome.source, outcome.reading
        if reading is None:
            self._fail(store, source, outcome.problems)
            return
        problems = tuple(dict.fromkeys((*reading.problems, *outcome.problems)))
        try:
            store.add(msgspec.structs.replace(reading, problems=problems), source.data, outcome.offsets, source.media)
        except UnicodeEncodeError:
            message = "holds characters that are no valid Unicode and cannot be kept; it was left out."
            self._fail(store, source, (Problem(stage="store", place=source.name, message=message),))
            return
        self.problems += problems
        if source.sha256 in self.stored:
            self.known += 1
        else:
            self.stored.add(source.sha256)
            self.read += 1
            self.words += len(reading.report.text.split())

    def _fail(self, store: Store, source: Source, problems: tuple[Problem, ...]) -> None:
        self.failed[source.sha256, source.media] = source.name, problems
        self._note(store, problems, source.name)

    def _settle_copies(self, store: Store) -> None:
        """What came twice in this run is known, or as unreadable as the first of it."""
        for key, name in self.copies:
            if key in self.failed:
                first, problems = self.failed[key]
                self._note(store, tuple(_moved(problem, first, name) for problem in problems), name)
            else:
                self.known += 1
                self.named.append((key[0], name))

    def _note(self, store: Store, found: tuple[Problem, ...], name: str) -> None:
        self.unread += 1
        self.problems += found
        store.note(found, name)


def _moved(problem: Problem, first: str, name: str) -> Problem:
    """The problem of the source `first` as one of its copy `name`."""
    place = name + problem.place.removeprefix(first) if problem.place.startswith(first) else name
    return msgspec.structs.replace(problem, place=place)


def _encodable(name: str) -> str:
    return name.encode("utf-8", "backslashreplace").decode()
