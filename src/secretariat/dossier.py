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
from secretariat.store.sqlite import Known, Store

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
        since: str | None = None,
        until: str | None = None,
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
            since=None if since is None else read_day(since, "since"),
            until=None if until is None else read_day(until, "until"),
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
        self.unread = 0
        self.known = 0
        self.twice: list[tuple[str, str]] = []

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
        from secretariat.pipeline import reader_version

        reader = reader_version(self.settings)
        held = store.digests(reader)
        new = self._survey(store, reader, dict(held))
        done = self._read(store, reader, new, held) if new else Progress(total=0)
        store.name_again(self.twice)
        return Added(
            read=done.done,
            known=self.known,
            unread=self.unread,
            problems=tuple(dict.fromkeys(self.problems)),
            words=done.words,
            seconds=time.monotonic() - started,
        )

    def _survey(self, store: Store, reader: str, held: dict[str, Known]) -> int:
        """Count what is new, note what is known or unreadable; returns the number of new sources."""
        failed, troubled = store.unread(reader), store.troubled()
        noted: list[tuple[tuple[Problem, ...], str, str | None]] = []
        touched: set[str] = set()
        new = 0
        self.progress(Progress())
        for source in self.found():
            name = source.place if isinstance(source, Problem) else source.name
            touched.add(container_of(name))
            if isinstance(source, Problem):
                noted.append(((source,), name, None))
                continue
            digest = source.sha256
            if (digest, name) in failed:
                noted.append((failed[digest, name], name, digest))
            elif _is_new(digest, source, held):
                new += 1
            else:
                self.known += 1
                if name < held[digest].name:
                    self.twice.append((digest, name))
        store.clear_problems(touched & troubled)
        for problems, name, known in noted:
            self._note(store, problems, name, known, reader)
        return new

    def _read(self, store: Store, reader: str, new: int, held: dict[str, Known]) -> Progress:
        from secretariat.pipeline import read_sources

        failed = store.unread(reader)
        sources = (
            source
            for source in self.found()
            if not isinstance(source, Problem)
            and (source.sha256, source.name) not in failed
            and _is_new(source.sha256, source, held)
        )
        read = done = words = 0
        self.progress(Progress(total=new))
        outcomes = read_sources(sources, self.settings)
        try:
            for outcome in outcomes:
                done += 1
                if self._store(store, outcome, reader) and outcome.reading is not None:
                    read += 1
                    words += len(outcome.reading.report.text.split())
                self.progress(Progress(done=done, total=new, words=words))
        finally:
            if isinstance(outcomes, Generator):
                outcomes.close()
        return Progress(done=read, total=new, words=words)

    def _store(self, store: Store, outcome: Outcome, reader: str) -> bool:
        source, problems = outcome.source, outcome.problems
        if outcome.reading is None:
            self._note(store, problems, source.name, source.sha256, reader)
            return False
        problems = tuple(dict.fromkeys((*outcome.reading.problems, *problems)))
        try:
            store.add(
                msgspec.structs.replace(outcome.reading, problems=problems), source.data, outcome.offsets, source.media
            )
        except UnicodeEncodeError:
            message = "holds characters that are no valid Unicode and cannot be kept; it was left out."
            problem = Problem(stage="store", place=source.name, message=message)
            self._note(store, (problem,), source.name, source.sha256, reader)
            return False
        self.problems += problems
        return True

    def _note(self, store: Store, found: tuple[Problem, ...], name: str, digest: str | None, reader: str) -> None:
        self.unread += 1
        self.problems += found
        store.note(found, name, digest, reader if digest else None)


def _is_new(digest: str, source: Source, held: dict[str, Known]) -> bool:
    """Whether a source has to be read; if so it counts as held from now on.

    Bytes that are held are read again only as another kind of file under a smaller name, so that the reading does not
    depend on which of the two came first.
    """
    before = held.get(digest)
    if before is None or (source.media != before.media and source.name < before.name):
        held[digest] = Known(source.name, source.media)
        return True
    return False


def _encodable(name: str) -> str:
    return name.encode("utf-8", "backslashreplace").decode()
