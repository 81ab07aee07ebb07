"""A dossier for Python programs: add reports, ask, export. The command line is a face over this."""

from __future__ import annotations

import time
from collections.abc import Callable, Sequence
from datetime import UTC, date, datetime
from pathlib import Path
from types import TracebackType
from typing import TYPE_CHECKING, BinaryIO, Self, TypeVar

import msgspec

from secretariat.about import own_issues
from secretariat.addition import Added, Addition, Progress
from secretariat.answer import accounts, files, paged, paged_accounts, queries, speeches, talks
from secretariat.answer import events as happenings
from secretariat.answer import people as who
from secretariat.answer import plans as tabled
from secretariat.answer.across_rows import Changes, Claims, Contradictions, Shifts
from secretariat.answer.days import read_day
from secretariat.answer.event_rows import Events, Spoken
from secretariat.answer.exports import build_export
from secretariat.answer.formats.table import FORMATS, Words, Written, changes_written, export_written, recently
from secretariat.answer.paging import Page
from secretariat.answer.people import People
from secretariat.answer.people_rows import SpeechRow
from secretariat.answer.plan_rows import Plans
from secretariat.answer.rows import Actors, Hits, Overview, Statements, Timeline
from secretariat.answer.talk_rows import Meetings, Positions, Proposals, Provisions
from secretariat.problems import SecretariatError
from secretariat.records import Export, Judgement, Verdict
from secretariat.settings import MEGABYTE, Settings
from secretariat.store.scope import Scope
from secretariat.store.sqlite import Store

if TYPE_CHECKING:
    from secretariat.answer.briefing.brief_rows import Brief
    from secretariat.answer.briefing.sentences import LeftOut

__all__ = ["Added", "Dossier", "Page", "Progress", "open"]

T = TypeVar("T")


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
            SecretariatError: a path does not exist, the dossier cannot be opened or written, `dossier.toml` beside it
                cannot be used, or this is an as-of view.
        """
        if self.day is not None:
            raise SecretariatError("A dossier as of a day is for reading; add reports to the dossier itself.")
        started = time.monotonic()
        limit = self.settings.max_megabytes * MEGABYTE + 1
        piped = stdin.read(limit) if stdin is not None and "-" in map(str, paths) else None
        settings = msgspec.structs.replace(self.settings, issues=own_issues(self.path) or self.settings.issues)
        addition = Addition(settings, paths, piped, progress or (lambda _: None))
        addition.sources()
        with Store.open(self.path, create=True) as store:
            return addition.run(store, started)

    def remove(self, reports: Sequence[str]) -> int:
        """Take reports out of the dossier, with all that was read and judged of them; how many there were.

        Args:
            reports: their ids, or the names they were read from.

        Raises:
            SecretariatError: there is no such report (then nothing is taken out), or this is an as-of view.
        """
        if self.day is not None:
            raise SecretariatError("A dossier as of a day is for reading; take reports out of the dossier itself.")
        from secretariat.reconciling import reconcile

        with Store.open(self.path) as store:
            found: dict[str, None] = {}
            for asked in reports:
                met = store.reports_called(asked)
                if not met:
                    raise SecretariatError(f"{self.path} holds no report {asked!r}; `secretariat show` lists them.")
                found.update(dict.fromkeys(met))
            for identity in found:
                store.remove(identity)
            reconcile(store)
        return len(found)

    def ask(self, question: Callable[[Store, Scope], T]) -> T:
        """The answer to a question of `secretariat.answer` that has no method of its own here.

        Args:
            question: is given the open dossier, which it cannot write to, and what is asked of it.
        """
        with self._reading() as store:
            return question(store, self._scope())

    def overview(self) -> Overview:
        """How many reports, of which outlets and days, and who speaks most in them."""
        with self._reading() as store:
            return queries.overview(store, self._scope())

    def statements(self, speaker: str | None = None, page: Page | None = None) -> Statements:
        """Who said what, by report; with `speaker` (a name or a part of one), only what they said.

        Args:
            speaker: None: everybody.
            page: which of the reports; None: all. A page of a large dossier takes far less time than all of it; so it
                is with the lists below.

        Raises:
            SecretariatError: nobody in the dossier has that name.
        """
        with self._reading() as store:
            if page is None:
                return queries.statements(store, self._scope(), speaker)
            return paged.statements(store, page, self._scope(), speaker)

    def actors(self, page: Page | None = None) -> Actors:
        """Everyone named in the reports."""
        with self._reading() as store:
            return queries.actors(store, self._scope(), page)

    def timeline(self, page: Page | None = None) -> Timeline:
        """What the reports tell of times: statements by when they were made, sentences by the days they name."""
        with self._reading() as store:
            if page is None:
                return queries.timeline(store, self._scope())
            return paged.timeline(store, page, self._scope())

    def events(self) -> Events:
        """Meetings, proposals, statements, contradictions and moves in their places in time; each meeting once."""
        with self._reading() as store:
            return happenings.events(store, self._scope())

    def people(self) -> People:
        """Who is who: `people().who()` has parties, people and who met whom, `people().page(id)` one of them."""
        with self._reading() as store:
            return who.people(store, self._scope())

    def speeches(self, spoken: Sequence[Spoken], known: Events | People) -> tuple[SpeechRow, ...]:
        """The words of statements of which `events` or `people` (`known`) tell, with those through whom they came."""
        with self._reading() as store:
            return speeches.speeches(store, spoken, known.names, known.reports)

    def meetings(self, page: Page | None = None) -> Meetings:
        """Who met, meets or will meet whom, as each report tells it; the earliest first."""
        with self._reading() as store:
            if page is None:
                return talks.meetings(store, self._scope())
            return paged.meetings(store, page, self._scope())

    def proposals(self, page: Page | None = None) -> Proposals:
        """Plans, drafts and offers, as each report tells them, and the plans that they are versions of."""
        with self._reading() as store:
            found = tabled.proposals(store, self._scope())
        if page is None:
            return found
        first, last = page.span(len(found.rows))
        return msgspec.structs.replace(found, rows=found.rows[first:last], total=len(found.rows), skipped=first)

    def plans(self) -> Plans:
        """Plans with their versions side by side: what became of each term, who accepts what."""
        with self._reading() as store:
            return tabled.plans(store, self._scope())

    def provisions(self, page: Page | None = None) -> Provisions:
        """The terms that are asked for, offered, refused or agreed, by issue."""
        with self._reading() as store:
            if page is None:
                return talks.provisions(store, self._scope())
            return paged.provisions(store, page, self._scope())

    def positions(self, party: str | None = None, page: Page | None = None) -> Positions:
        """The stances of parties by issue; with `party` (a name or a part of one), only of those.

        Raises:
            SecretariatError: nobody in the dossier has that name.
        """
        with self._reading() as store:
            if page is None:
                return talks.positions(store, self._scope(), party)
            return paged.positions(store, page, self._scope(), party)

    def claims(self, page: Page | None = None) -> Claims:
        """What is told more than once, by whom, and how many independent origins it has."""
        with self._reading() as store:
            if page is None:
                return accounts.claims(store, self._scope())
            return paged_accounts.claims(store, page, self._scope())

    def contradictions(self, page: Page | None = None) -> Contradictions:
        """Where accounts differ, side by side."""
        with self._reading() as store:
            if page is None:
                return accounts.contradictions(store, self._scope())
            return paged_accounts.contradictions(store, page, self._scope())

    def shifts(self, page: Page | None = None) -> Shifts:
        """How the positions of parties moved."""
        with self._reading() as store:
            if page is None:
                return accounts.shifts(store, self._scope())
            return paged_accounts.shifts(store, page, self._scope())

    def changes(self, since: str | date) -> Changes:
        """What became known on a day or later, by publication.

        Raises:
            SecretariatError: `since` is no day.
        """
        day = read_day(since, "since") if isinstance(since, str) else since
        with self._reading() as store:
            return accounts.changes(store, day, self._scope())

    def brief(self, since: str | date | None = None) -> Brief:
        """A few pages: where things stand, what changed, positions, proposals, disputed points, sources, coverage.

        Each sentence carries the records and passages it stands on and was checked against them; `left_out` has those
        that failed. See `secretariat.answer.briefing.writing` for files.

        Args:
            since: from which day (`YYYY-MM-DD`) changes are told; None: from 14 days before the newest publication.

        Raises:
            SecretariatError: `since` is no day.
        """
        from secretariat.answer.briefing.brief import brief

        day = read_day(since, "since") if isinstance(since, str) else since
        with self._reading() as store:
            return brief(store, self._scope(), day)

    def verify(self, brief: Brief) -> tuple[LeftOut, ...]:
        """The sentences of a brief that do not hold against this dossier, with why; empty where all do.

        Whatever is in the brief is checked again, whoever wrote it: read one from its JSON with
        `secretariat.answer.briefing.writing.read_brief`.
        """
        from secretariat.answer.briefing.brief import verify

        with self._reading() as store:
            return verify(store, self._scope(), brief)

    def judge(self, left: str, right: str, verdict: Verdict, *, why: str, by: str) -> Judgement:
        """Rule on whether two actors are the same, or two points say the same; this outweighs what rules found, and can
        be taken back.

        Args:
            left: id of an actor or of a point; so is `right`.
            right: the other one.
            verdict: `same`, `different` or `unsure`.
            why: the reason, one sentence.
            by: who rules.

        Raises:
            SecretariatError: there are no such actors or points, both are one, or this is an as-of view.
        """
        from secretariat.reconciling.grouping import regroup

        self._check_pair(left, right)
        judgement = Judgement(left=left, right=right, verdict=verdict, why=why, by=by, at=_now())
        with Store.open(self.path) as store:
            store.rule(judgement)
            regroup(store)
        return judgement

    def withdraw(self, left: str, right: str) -> int:
        """Take back people's rulings on two actors or points, so that the rules' judgement counts again; how many there
        were.

        Raises:
            SecretariatError: there are no such actors or points, or this is an as-of view.
        """
        from secretariat.reconciling.grouping import regroup

        self._check_pair(left, right)
        with Store.open(self.path) as store:
            taken = store.withdraw(left, right, _now())
            regroup(store)
        return taken

    def _check_pair(self, left: str, right: str) -> None:
        if self.day is not None:
            raise SecretariatError("A dossier as of a day is for reading; rule on the dossier itself.")
        if left == right:
            raise SecretariatError("These are one and the same id; a ruling is on two actors, or on two points.")
        with self._reading() as store:
            if store.holds_points((left, right)):
                return
            known = {actor.id for _, actor in store.named_as((left, right))}
        for identity in (left, right):
            if identity not in known:
                raise SecretariatError(
                    f"There is no actor {identity!r}; `secretariat show actors --json` has the ids. Of points, which "
                    "are ruled on in pairs, `secretariat show claims --json` has them."
                )

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

    def written(self, kind: str = "json", *, words: Words = "all", since: str | date | None = None) -> Written:
        """Everything the dossier holds, or what changed in it, in a format of `secretariat.answer.formats.table`.

        Args:
            kind: `json`, `csv`, `parquet`, `xlsx`, `jsonld`, `graphml`, `ics`, `ftm`; `rss`, `atom`: what changed.
            words: which words of reports are in it: `all`; `quotes`: not their texts; `excerpts`: nor anything of more
                than 300 characters.
            since: of what changed: the first day; None: 14 days before the newest publication.

        Raises:
            SecretariatError: there is no such format, `since` is no day or goes with a format that is made of
                everything, or the format cannot hold as much.
        """
        made = FORMATS.get(kind)
        if made is None:
            raise SecretariatError(f"There is no format {kind!r}; there are {', '.join(FORMATS)}.")
        if made.changes is not None:
            return changes_written(made, self.changes(since or recently(self.overview().last)), words)
        if since is not None:
            feeds = " or ".join(one.name for one in FORMATS.values() if one.changes is not None)
            raise SecretariatError(f"since is {since}; it goes with {feeds}, not with {kind}.")
        return export_written(made, self.export(), words)

    def write(
        self, target: str | Path, kind: str = "json", *, words: Words = "all", since: str | date | None = None
    ) -> Written:
        """Write `written` to a file, replacing it, or into a folder (`csv`, `parquet`); what was written.

        Raises:
            SecretariatError: as `written`; or the target cannot be written, or is a dossier.
        """
        files.check_target(Path(target), self.path)
        if kind in FORMATS:
            files.check_shape(Path(target), FORMATS[kind])
        written = self.written(kind, words=words, since=since)
        files.write(written, Path(target), FORMATS[kind])
        return written

    def _reading(self) -> Store:
        return Store.open(self.path, readonly=True)

    def _scope(self, since: date | None = None, until: date | None = None) -> Scope:
        return Scope(as_of=self.day, since=since, until=until)


def _now() -> str:
    return datetime.now(UTC).isoformat(timespec="seconds")


def open(path: str | Path, settings: Settings | None = None) -> Dossier:
    """The dossier in the file `path`: `secretariat.open("talks.db")`. The file is made by the first `add`."""
    return Dossier(path, settings)
