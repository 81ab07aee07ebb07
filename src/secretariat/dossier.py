"""A dossier for Python programs: add reports, ask, export. The command line is a face over this."""

from __future__ import annotations

import io
import time
from collections.abc import Callable, Generator, Iterator, Sequence
from datetime import date
from pathlib import Path
from types import TracebackType
from typing import TYPE_CHECKING, BinaryIO, Self

import msgspec

from secretariat.answer import queries
from secretariat.answer.days import read_day
from secretariat.answer.exports import build_export
from secretariat.answer.rows import Actors, Hits, Overview, Statements
from secretariat.problems import Problem, SecretariatError
from secretariat.records import Export
from secretariat.settings import MEGABYTE, Settings
from secretariat.store.problems import container_of
from secretariat.store.scope import Scope
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


class Dossier:
    """The dossier in one file. The file is opened for each call, so that others may read and add meanwhile.

    Args:
        path: the file; `add` makes it when there is none, everything else needs it.
        settings: how reports are read; None: defaults and environment.
        day: shown as it was known at the end of this day; None: as it is now. See `as_of`.
    """

    def __init__(self, path: str | Path, settings: Settings | None = None, day: date | None = None) -> None:
        self.path = Path(path)
        self.settings = Settings.from_environment() if settings is None else settings
        self.day = day

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        """Nothing is left open between calls."""

    def as_of(self, day: str | date) -> Dossier:
        """This dossier as it was known at the end of a day (UTC, `YYYY-MM-DD`), by publication time only.

        Reports not known to be published by then are left out; answers count them in `left_out`.

        Raises:
            SecretariatError: `day` is no day.
        """
        return Dossier(self.path, self.settings, read_day(day, "as_of") if isinstance(day, str) else day)

    def add(
        self,
        paths: Sequence[str | Path],
        *,
        stdin: BinaryIO | None = None,
        progress: Callable[[Progress], None] | None = None,
    ) -> Added:
        """Read reports into the dossier; those it knows are not read again.

        Each report is in the dossier as soon as it is read: when this is stopped at any moment, calling it again goes
        on from there. What cannot be read is told in `Added.problems`; nothing else is lost.

        Args:
            paths: files, folders, `-` for standard input.
            stdin: where `-` reads; None: there is none.
            progress: called after each report.

        Raises:
            SecretariatError: a path does not exist, the dossier cannot be opened or written, or this is an as-of view.
        """
        if self.day is not None:
            raise SecretariatError("A dossier as of a day is for reading; add reports to the dossier itself.")
        started = time.monotonic()
        limit = self.settings.max_megabytes * MEGABYTE + 1
        piped = stdin.read(limit) if stdin is not None and "-" in map(str, paths) else None
        addition = _Addition(self.settings, paths, piped, progress or (lambda _: None))
        addition.sources()
        with Store.open(self.path, create=True) as store:
            return addition.run(store, started)

    def overview(self) -> Overview:
        """How many reports, of which outlets and days, and who speaks most in them."""
        with self._reading() as store:
            return queries.overview(store, self._scope())

    def statements(self, speaker: str | None = None) -> Statements:
        """Who said what, by report; with `speaker` (a name or a part of one), only what they said.

        Raises:
            SecretariatError: nobody in the dossier has that name.
        """
        with self._reading() as store:
            return queries.statements(store, self._scope(), speaker)

    def actors(self) -> Actors:
        """Everyone named in the reports."""
        with self._reading() as store:
            return queries.actors(store, self._scope())

    def search(
        self,
        words: str,
        *,
        speaker: str | None = None,
        since: str | date | None = None,
        until: str | date | None = None,
        limit: int = 20,
    ) -> Hits:
        """Reports and statements in which all the words occur, the best first.

        Args:
            words: what to look for; "in double quotes" words stand together, `sanction*` is any ending.
            speaker: only statements by those whose name contains this.
            since: only reports published on this day (`YYYY-MM-DD`) or later.
            until: only reports published on this day or earlier.
            limit: how many reports at most.

        Raises:
            SecretariatError: there is nothing to look for, nobody of that name, or a day is no day.
        """
        scope = self._scope(
            since=read_day(since, "since") if isinstance(since, str) else since,
            until=read_day(until, "until") if isinstance(until, str) else until,
        )
        with self._reading() as store:
            return queries.search(store, words, scope, speaker=speaker, limit=limit)

    def export(self, as_of: str | date | None = None) -> Export:
        """Everything the dossier holds, or held as of a day. Raises `SecretariatError` when `as_of` is no day."""
        if as_of is not None:
            return self.as_of(as_of).export()
        with self._reading() as store:
            return build_export(store, self._scope())

    def _reading(self) -> Store:
        return Store.open(self.path, readonly=True)

    def _scope(self, since: date | None = None, until: date | None = None) -> Scope:
        return Scope(as_of=self.day, since=since, until=until)


def open(path: str | Path, settings: Settings | None = None) -> Dossier:
    """The dossier in the file `path`: `secretariat.open("talks.db")`. The file is made by the first `add`."""
    return Dossier(path, settings)


Bytes = tuple[str, str]
"""SHA-256 (hex) and media of a source: what its reading depends on."""


class _Addition:
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
        self._survey(store)
        if self.wanted:
            self._read(store)
        self._settle_copies(store)
        store.name_again(self.named)
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
        touched: set[str] = set()
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
