"""A dossier in one SQLite file. Records go in and come out; each report goes in whole or not at all."""

from __future__ import annotations

import sqlite3
import zlib
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from types import TracebackType
from typing import Any, Literal, Self, TypeVar

import msgspec

from secretariat.evidence import OffsetMap, Passage
from secretariat.problems import Problem, SecretariatError
from secretariat.records import (
    Actor,
    Contradiction,
    DateMention,
    Judgement,
    Meeting,
    NameMention,
    Place,
    Position,
    Proposal,
    Proposition,
    Provision,
    Reading,
    Report,
    Statement,
)
from secretariat.store import browsing, faces, judging, people, writing
from secretariat.store import pairs as pair_rows
from secretariat.store import problems as problem_rows
from secretariat.store.actors import merge_actors
from secretariat.store.leading import led_back
from secretariat.store.opening import clear_errors, connect
from secretariat.store.scope import EVERYTHING, SHOWN, UNDATED, UNDECIDED, Scope, shown
from secretariat.store.words import fts_query

T = TypeVar("T", bound=msgspec.Struct)

_KINDS: dict[str, type[Any]] = {
    "actors": Actor,
    "statements": Statement,
    "meetings": Meeting,
    "proposals": Proposal,
    "provisions": Provision,
    "positions": Position,
    "dates": DateMention,
    "places": Place,
    "names": NameMention,
    "propositions": Proposition,
}

_LED = frozenset({"name", "statement", "meeting", "proposal", "provision", "position"})
"""Kinds of records that hold ids of actors."""

_SAID = f"""SELECT records.report, records.body, rank
    FROM statement_words JOIN records ON records.key = statement_words.rowid
    JOIN readings ON readings.id = records.report
    WHERE statement_words MATCH :query AND {SHOWN}
    AND (:speakers IS NULL OR json_extract(records.body, '$.speaker') IN (SELECT value FROM json_each(:speakers)))
    ORDER BY records.report, records.place"""

_WRITTEN = f"""SELECT readings.id, rank FROM report_words JOIN readings ON readings.key = report_words.rowid
    WHERE report_words MATCH :query AND {SHOWN} ORDER BY rank, readings.id LIMIT :limit"""

_MARKED = f"""SELECT highlight(report_words, 1, '{writing.MARK_START}', '{writing.MARK_END}')
    FROM report_words JOIN readings ON readings.key = report_words.rowid
    WHERE report_words MATCH :query AND readings.id = :report"""


class Known(msgspec.Struct, frozen=True):
    """A report the dossier holds."""

    name: str
    """The smallest of the names it was met under."""
    media: str
    """What its bytes were read as: `text`, `html`, `mhtml` or `json`."""


class Found(msgspec.Struct, frozen=True):
    """What a search found in one report, the best report first."""

    report: str
    """Report id."""
    marked: str | None
    """The report's text as `readable_text` gives it, the words found between
    `MARK_START` and `MARK_END`; None: only statements were found."""
    statements: tuple[Statement, ...]
    """The statements found, in the order of the text."""


class Store:
    """An open dossier. Use it in a `with` block, or `close` it.

    All methods raise `SecretariatError` when the file cannot be used: locked, full disk, damaged, read-only.
    """

    def __init__(self, path: Path, connection: sqlite3.Connection) -> None:
        self.path = path
        self._connection = connection
        self._same: dict[Scope, dict[str, str]] | None = None

    @classmethod
    def open(cls, path: str | Path, *, create: bool = False, readonly: bool = False) -> Self:
        """Open the dossier at `path`; with `create`, make it when there is none; with `readonly`, never write.

        Raises:
            SecretariatError: see `secretariat.store.opening.connect`.
        """
        return cls(Path(path), connect(Path(path), create=create, readonly=readonly))

    def close(self) -> None:
        """Close the file. A transaction that is still open is taken back."""
        self._connection.close()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    # Writing: one transaction a call.

    def add(self, reading: Reading, original: bytes, offsets: OffsetMap | None, media: str = "text") -> None:
        """Put one report and all that was read in it into the dossier, in one transaction.

        The same bytes under another name are the same report, called by the smallest of its names; a reading under
        that name by the same reader stays, any other is replaced. So the order of arrival does not matter.

        Args:
            reading: what was read.
            original: the bytes it was read from.
            offsets: where the text stands in them; None: not known.
            media: what the bytes were read as: `text`, `html`, `mhtml` or `json`.
        """
        with self._writing():
            writing.put_reading(self._connection, reading, original, offsets, media)

    def remove(self, report: str) -> None:
        """Take out a report (by its id) with all that hangs on it; nothing happens when there is none."""
        with self._writing():
            writing.remove(self._connection, report)

    def name_again(self, named: Iterable[tuple[str, str]]) -> None:
        """Note further names of reports: pairs of SHA-256 (hex) and name. Unknown reports are skipped."""
        with self._writing():
            for digest, name in named:
                writing.put_name(self._connection, digest, name)

    def note(self, found: Iterable[Problem], source: str) -> None:
        """Keep problems of something that could not be read; `source` is its name, or the place of the problem."""
        with self._writing():
            problem_rows.put(self._connection, found, source)

    def clear_problems(self, containers: Iterable[str]) -> None:
        """Forget the problems of these files and their members, because they are being read again."""
        with self._writing():
            problem_rows.clear(self._connection, containers)

    def put_judgements(self, judgements: Iterable[Judgement], over: str | None = None) -> None:
        """Replace the judgements of rules by these.

        Args:
            judgements: those of rules.
            over: `readings_mark` of the readings that they were made over; when these are others by now, nothing
                happens: whoever changed them judges anew. None: the readings as they are now.
        """
        with self._writing():
            now = judging.readings_mark(self._connection)
            if over is None or over == now:
                judging.put_rules(self._connection, judgements, now, None)

    @contextmanager
    def regrouping(self, version: int | None = None) -> Iterator[sqlite3.Connection | None]:
        """A transaction in which what is stale is put in order (`store.stale`, `store.judging`).

        Args:
            version: `version` before what is put was worked out; when others have written since, None is given, and
                whoever wrote puts it in order.
        """
        with self._writing():
            yield self._connection if version in {None, self.version()} else None

    @contextmanager
    def looking(self) -> Iterator[sqlite3.Connection]:
        """The connection, for reading what is stale and what it hangs on."""
        with clear_errors(self.path):
            yield self._connection

    def version(self) -> int:
        """Changes when another program has written to the file."""
        with clear_errors(self.path):
            return int(self._connection.execute("PRAGMA data_version").fetchone()[0])

    def rule(self, judgement: Judgement) -> None:
        """Keep a person's judgement on two actors; an earlier one on the same two is taken back."""
        with self._writing():
            judging.put_ruling(self._connection, judgement)

    def withdraw(self, left: str, right: str, at: str) -> int:
        """Take back people's judgements on two actors; how many were in force. `at`: ISO 8601 time."""
        with self._writing():
            return judging.withdraw(self._connection, left, right, at)

    def forget_compared(self, rules: str) -> None:
        """Take out what other rules than these judged of pairs of reports and of points."""
        with self._writing():
            pair_rows.forget(self._connection, rules)

    def put_compared(
        self,
        compared: pair_rows.Compared,
        shingles: Sequence[int],
        pairs: Iterable[pair_rows.Pair],
        *,
        rules: str,
        version: int | None = None,
    ) -> bool:
        """Keep that a report was compared with others, and what was judged, in one transaction; whether it was kept.

        Args:
            compared: the report.
            shingles: by which reports of one text are found.
            pairs: what was judged of it and those compared before.
            rules: by which rules.
            version: `version` before it was compared; when others have written since, nothing is kept: a report that
                they compared may be missing. None: nobody has.
        """
        with self._writing():
            if version not in {None, self.version()}:
                return False
            pair_rows.put(self._connection, compared, rules, shingles, pairs)
        return True

    # What is there already.

    def uncompared(self) -> list[str]:
        """Ids of the reports that were not compared with others yet, by publication."""
        with clear_errors(self.path):
            return pair_rows.uncompared(self._connection)

    def compared_near(self, days: tuple[int, int] | None, window: int) -> Iterator[pair_rows.Near]:
        """The compared reports within so many days of these (ordinals, half-open), and those of unknown day."""
        with clear_errors(self.path):
            yield from pair_rows.near(self._connection, days, window)

    def compared(self, report: str) -> pair_rows.Compared | None:
        """A compared report by its id; None: it was not compared yet."""
        with clear_errors(self.path):
            return pair_rows.kept(self._connection, report)

    def reports_of_text(self, shingles: Sequence[int], url: str | None) -> list[str]:
        """Ids of the compared reports that may be one text with a report of these shingles and this address."""
        with clear_errors(self.path):
            return pair_rows.of_one_text(self._connection, shingles, url)

    def is_reconciled(self) -> bool:
        """Whether the judgements of rules were made over the readings as they are now."""
        with clear_errors(self.path):
            return judging.is_made(self._connection)

    def readings_mark(self) -> str:
        """What changes with every reading that is added, replaced or taken out."""
        with clear_errors(self.path):
            return judging.readings_mark(self._connection)

    def digests(self, reader: str) -> dict[str, Known]:
        """The reports read by this reader version, by the SHA-256 (hex) of their bytes."""
        rows = self._rows(
            "SELECT sha256, name, media FROM readings JOIN originals ON report = readings.id WHERE reader = ?",
            (reader,),
        )
        return {digest: Known(name, media) for digest, name, media in rows}

    def refused(self) -> set[str]:
        """The names of the sources in which no report could be made out."""
        with clear_errors(self.path):
            return problem_rows.refused(self._connection)

    def troubled(self) -> set[str]:
        """The files that have problems of their own, or members that could not be read."""
        return {row[0] for row in self._rows("SELECT DISTINCT container FROM problems WHERE container IS NOT NULL")}

    # Reading.

    @contextmanager
    def snapshot(self) -> Iterator[None]:
        """Everything read inside the `with` block is read of one moment, whatever others write meanwhile. Inside of
        another one it is that one."""
        if self._same is not None:
            yield
            return
        with clear_errors(self.path):
            self._connection.execute("BEGIN")
        self._same = {}
        try:
            yield
        finally:
            self._same = None
            self._connection.execute("ROLLBACK")

    def reports(self, scope: Scope = EVERYTHING) -> tuple[Report, ...]:
        """The reports of the scope, sorted by id."""
        rows = self._rows(f"SELECT name, body FROM readings WHERE {shown(scope)} ORDER BY id", scope.bounds())
        same = self.same(scope)
        return tuple(led_back(writing.named_report(name, body), same) for name, body in rows)

    def reports_called(self, name: str) -> list[str]:
        """Ids of the reports with this id or this name."""
        return [row[0] for row in self._rows("SELECT id FROM readings WHERE ?1 IN (id, name) ORDER BY id", (name,))]

    def undecided(self, scope: Scope) -> int:
        """How many reports an as-of view leaves out because it is not known whether they were published by then."""
        if scope.as_of is None:
            return 0
        return int(next(self._rows(f"SELECT count(*) FROM readings WHERE {UNDECIDED}", scope.bounds()))[0])

    def undated(self, scope: Scope) -> int:
        """How many reports `since` and `until` leave out because their day of publication is not known."""
        return int(next(self._rows(f"SELECT count(*) FROM readings WHERE {UNDATED}", scope.bounds()))[0])

    def named(self, scope: Scope = EVERYTHING) -> tuple[tuple[str, Actor], ...]:
        """Report id and actor, for each actor of each report of the scope, as that report gives it."""
        rows = self._rows(
            f"""SELECT report, body FROM records WHERE kind = 'actor' AND {shown(scope, "report")}
                ORDER BY report, place""",
            scope.bounds(),
        )
        decoder = msgspec.json.Decoder(Actor)
        return tuple((report, decoder.decode(body)) for report, body in rows)

    def named_as(self, actors: Iterable[str], scope: Scope = EVERYTHING) -> tuple[tuple[str, Actor], ...]:
        """The same, of these actors (ids as reports have them)."""
        rows = self._rows(
            f"""SELECT report, body FROM records WHERE kind = 'actor'
                AND id IN (SELECT value FROM json_each(:ids)) AND {shown(scope, "+report")} ORDER BY report, place""",
            {**scope.bounds(), "ids": faces.listed(actors)},
        )
        decoder = msgspec.json.Decoder(Actor)
        return tuple((report, decoder.decode(body)) for report, body in rows)

    def named_ids(self, scope: Scope = EVERYTHING) -> Iterator[tuple[str, str]]:
        """Report id and actor id, for each actor of each report of the scope, the id as that report has it."""
        yield from self._rows(
            f"""SELECT records.report, records.id FROM records JOIN readings ON readings.id = records.report
                WHERE records.kind = 'actor' AND {SHOWN}""",
            scope.bounds(),
        )

    def judgements(self, scope: Scope = EVERYTHING) -> tuple[Judgement, ...]:
        """The judgements on actors that reports of the scope name, and people's on their points; also those taken
        back."""
        with clear_errors(self.path):
            every = judging.found(self._connection)
        return self._known(every, scope)

    def _known(self, every: tuple[Judgement, ...], scope: Scope) -> tuple[Judgement, ...]:
        """Those on two whom reports of the scope name."""
        if scope == EVERYTHING:
            return every
        judged = sorted({identity for one in every for identity in (one.left, one.right)})
        rows = self._rows(
            f"""SELECT DISTINCT id FROM records WHERE kind IN ('actor', 'proposition')
                AND id IN (SELECT value FROM json_each(:judged)) AND {shown(scope, "+report")}""",
            {**scope.bounds(), "judged": msgspec.json.encode(judged).decode()},
        )
        known = {row[0] for row in rows}
        return tuple(one for one in every if one.left in known and one.right in known)

    def judgements_on(self, actors: Iterable[str], scope: Scope = EVERYTHING) -> tuple[Judgement, ...]:
        """The judgements of which one of these actors is a side, as `judgements` gives them."""
        with clear_errors(self.path):
            found = judging.on(self._connection, actors)
        return self._known(found, scope)

    def rulings(self) -> tuple[Judgement, ...]:
        """People's judgements, also those taken back, by pair."""
        with clear_errors(self.path):
            return judging.of_people(self._connection)

    def same(self, scope: Scope = EVERYTHING) -> dict[str, str]:
        """Actor id → the id of its group, for those that are the same as another, by the judgements in force; of a
        choice of reports, for all in whose groups those are whom they name."""
        kept = self._same
        if kept is None or scope not in kept:
            with clear_errors(self.path):
                found = people.heads(self._connection, scope)
            if kept is None:
                return found
            kept[scope] = found
        return kept[scope]

    def actors(self, scope: Scope = EVERYTHING) -> tuple[Actor, ...]:
        """The actors named in the reports of the scope, those that are the same put together, sorted by id; of a choice
        of reports, also all outlets, and without roles."""
        if scope.reports is not None:
            with clear_errors(self.path):
                return people.some(self._connection, scope)
        same = self.same(scope)
        rows = self._rows(f"SELECT id, published_from, published_to FROM readings WHERE {shown(scope)}", scope.bounds())
        published = {report: (first, end) for report, first, end in rows}
        return merge_actors((led_back(actor, same) for _, actor in self.named(scope)), published)

    def actors_in_brief(self, scope: Scope = EVERYTHING, actors: Iterable[str] | None = None) -> tuple[Actor, ...]:
        """The actors of an as-of view without roles, those that are the same put together, sorted by id; with `actors`
        (ids as reports have them) those of their groups, and those whom they belong to or speak for."""
        with clear_errors(self.path):
            if actors is None:
                return people.every(self._connection, scope)
            return people.of(self._connection, scope, actors)

    def actor_names(self, scope: Scope = EVERYTHING, actors: Iterable[str] | None = None) -> dict[str, str]:
        """Id of the group, or of the actor where it has none, → fullest name, of these actors or of all."""
        with clear_errors(self.path):
            return people.names(self._connection, scope, actors)

    def heads(self, actors: Iterable[str], scope: Scope = EVERYTHING) -> dict[str, str]:
        """Actor id → the id of its group, of the groups in which these are."""
        with clear_errors(self.path):
            return people.heads_of(self._connection, scope, actors)

    def places(self, scope: Scope = EVERYTHING) -> tuple[Place, ...]:
        """The places named in the reports of the scope, each once, sorted by id."""
        found = {place.id: place for place in self._records("place", Place, scope)}
        return tuple(found[key] for key in sorted(found))

    def mentions(self, scope: Scope = EVERYTHING) -> tuple[NameMention, ...]:
        """Every name in the reports of the scope, sorted as `statements` are."""
        return self._records("name", NameMention, scope)

    def dates(self, scope: Scope = EVERYTHING) -> tuple[DateMention, ...]:
        """Every time expression in the reports of the scope, sorted as `statements` are."""
        return self._records("date", DateMention, scope)

    def statements(self, scope: Scope = EVERYTHING) -> tuple[Statement, ...]:
        """The statements of the scope, sorted by report id, then in the order of the text."""
        return self._records("statement", Statement, scope)

    def statements_called(self, identities: Sequence[str]) -> tuple[Statement, ...]:
        """The statements of these ids, sorted as `statements` are; ids of which there is none are left out."""
        rows = self._rows(
            """SELECT body FROM records WHERE kind = 'statement' AND id IN (SELECT value FROM json_each(?))
               ORDER BY report, place""",
            (msgspec.json.encode(list(identities)).decode(),),
        )
        decoder, same = msgspec.json.Decoder(Statement), self.same()
        return tuple(led_back(decoder.decode(body), same) for (body,) in rows)

    def meetings(self, scope: Scope = EVERYTHING) -> tuple[Meeting, ...]:
        """The meetings of the scope, sorted as `statements` are; so are those below."""
        return self._records("meeting", Meeting, scope)

    def proposals(self, scope: Scope = EVERYTHING) -> tuple[Proposal, ...]:
        """The proposals of the scope."""
        return self._records("proposal", Proposal, scope)

    def provisions(self, scope: Scope = EVERYTHING) -> tuple[Provision, ...]:
        """The provisions of the scope."""
        return self._records("provision", Provision, scope)

    def positions(self, scope: Scope = EVERYTHING) -> tuple[Position, ...]:
        """The positions of the scope."""
        return self._records("position", Position, scope)

    def propositions(self, scope: Scope = EVERYTHING) -> tuple[Proposition, ...]:
        """The points of the reports of the scope."""
        return self._records("proposition", Proposition, scope)

    def holds_points(self, identities: Sequence[str]) -> bool:
        """Whether all of these are ids of points."""
        query = """SELECT count(DISTINCT id) FROM records
                   WHERE kind = 'proposition' AND id IN (SELECT value FROM json_each(?))"""
        asked = msgspec.json.encode(sorted(set(identities))).decode()
        return int(next(self._rows(query, (asked,)))[0]) == len(set(identities))

    def copies(self, scope: Scope = EVERYTHING) -> tuple[Judgement, ...]:
        """What is judged of pairs of reports of the scope: whether they are one text."""
        return self._pairs("copy", Judgement, scope)

    def same_points(self, scope: Scope = EVERYTHING) -> tuple[Judgement, ...]:
        """What rules judged of pairs of points of the scope: whether they say the same."""
        return self._pairs("claim", Judgement, scope)

    def same_talks(self, kind: Literal["meeting", "proposal"], scope: Scope = EVERYTHING) -> tuple[Judgement, ...]:
        """What rules judged of pairs of meetings, or of proposals, of the scope: whether they are one."""
        return self._pairs(kind, Judgement, scope)

    def opposed_points(self, scope: Scope = EVERYTHING) -> tuple[Contradiction, ...]:
        """Pairs of points of the scope that cannot both hold."""
        return self._pairs("contradiction", Contradiction, scope)

    def problems(self, scope: Scope = EVERYTHING) -> tuple[Problem, ...]:
        """Problems of the reports of the scope, sorted, each once; without a scope also of what could not be read."""
        with clear_errors(self.path):
            return problem_rows.found(self._connection, scope)

    def reading(self, report: str) -> Reading:
        """All that was read in one report, as it was added; `report` is its id.

        Raises:
            SecretariatError: there is no such report.
        """
        row = self._one("SELECT name, body, reader FROM readings WHERE id = ?", report)
        parts: dict[str, list[Any]] = {kind: [] for kind in _KINDS}
        rows = self._rows("SELECT kind || 's', body FROM records WHERE report = ? ORDER BY place", (report,))
        for kind, body in rows:
            parts[kind].append(msgspec.json.decode(body, type=_KINDS[kind]))
        with clear_errors(self.path):
            own = problem_rows.of_report(self._connection, report)
        records: dict[str, Any] = {kind: tuple(part) for kind, part in parts.items()}
        return Reading(report=writing.named_report(row[0], row[1]), reader=row[2], problems=own, **records)

    def some_reports(self, identities: Sequence[str], scope: Scope = EVERYTHING) -> dict[str, Report]:
        """The reports of the scope that have these ids, by id; ids of no report are skipped."""
        same = self.same(scope)
        with clear_errors(self.path):
            rows = browsing.reports(self._connection, identities, scope)
            found = (led_back(writing.named_report(name, body), same) for name, body in rows)
            return {one.id: one for one in found}

    def held(self, scope: Scope = EVERYTHING) -> dict[str, dict[str, int]]:
        """Report id → kind of record → how many of that kind the report holds."""
        found: dict[str, dict[str, int]] = {}
        with clear_errors(self.path):
            for report, kind, number in browsing.held(self._connection, scope):
                found.setdefault(report, {})[kind] = number
        return found

    def said_in(self, sayings: browsing.Sayings, scope: Scope = EVERYTHING) -> dict[str, int]:
        """Report id → how many of the statements that are meant it holds, where it holds any."""
        with clear_errors(self.path):
            return dict(browsing.said_in(self._connection, scope, sayings))

    def sayings_of(self, reports: Sequence[str], sayings: browsing.Sayings) -> dict[str, list[Statement]]:
        """Report id → the statements that are meant, of these reports, in the order of the text."""
        found: dict[str, list[Statement]] = {}
        with clear_errors(self.path):
            for report, body in browsing.sayings_of(self._connection, reports, sayings):
                found.setdefault(report, []).append(msgspec.json.decode(body, type=Statement))
        return found

    def home(self, identity: str) -> tuple[str, Passage] | None:
        """Kind and first passage of the record (a point is one too) of this id; None: there is none."""
        with clear_errors(self.path):
            found = browsing.home(self._connection, identity)
        if found is None:
            return None
        record = msgspec.json.decode(found.body, type=_KINDS[f"{found.kind}s"])
        if isinstance(record, Proposition):
            return found.kind, record.passage
        return found.kind, record.content[0] if isinstance(record, Statement) else record.passages[0]

    def original(self, report: str) -> bytes:
        """The bytes a report was read from; `report` is its id. Raises `SecretariatError`: there is no such report."""
        return zlib.decompress(self._one("SELECT bytes FROM originals WHERE report = ?", report)[0])

    def media(self, report: str) -> str:
        """What those bytes were read as: `text`, `html`, `mhtml` or `json`; raises as `original` does."""
        return str(self._one("SELECT media FROM originals WHERE report = ?", report)[0])

    def offsets(self, report: str) -> OffsetMap | None:
        """Where a report's text stands in its original bytes; None: not known. Raises as `original` does."""
        packed = self._one("SELECT offsets FROM originals WHERE report = ?", report)[0]
        return None if packed is None else msgspec.msgpack.decode(zlib.decompress(packed), type=OffsetMap)

    def search(
        self,
        words: str,
        scope: Scope = EVERYTHING,
        *,
        speakers: Sequence[str] | None = None,
        limit: int = 20,
        skip: int = 0,
    ) -> tuple[Found, ...]:
        """Reports in which all the words occur, or one statement has them all; the best first.

        Args:
            words: as `secretariat.store.words.fts_query` takes them.
            scope: which reports.
            speakers: actor ids: only statements by one of them are found, no running text; None: everything.
            limit: how many reports at most.
            skip: how many of the best are left out.

        Raises:
            SecretariatError: there is nothing to search for in `words`.
        """
        values: dict[str, Any] = {**scope.bounds(), "query": fts_query(words), "speakers": None, "limit": skip + limit}
        same = self.same(scope)
        if speakers is not None:
            members = [one for one, head in same.items() if head in speakers]
            values["speakers"] = msgspec.json.encode(sorted({*speakers, *members})).decode()
        said: dict[str, list[Statement]] = {}
        rank: dict[str, tuple[int, float]] = {}
        for report, body, score in self._rows(_SAID, values):
            said.setdefault(report, []).append(led_back(msgspec.json.decode(body, type=Statement), same))
            rank[report] = min(rank.get(report, (0, score)), (0, score))
        written = {} if speakers is not None else dict(self._rows(_WRITTEN, values))
        for report, score in written.items():
            rank.setdefault(report, (1, score))
        best = sorted(rank, key=lambda report: (rank[report], report))[skip : skip + limit]
        return tuple(
            Found(report, self._marked(report, values) if report in written else None, tuple(said.get(report, ())))
            for report in best
        )

    # Inside.

    def _marked(self, report: str, values: dict[str, Any]) -> str:
        return str(next(self._rows(_MARKED, {**values, "report": report}))[0])

    def _records(self, kind: str, made: type[T], scope: Scope) -> tuple[T, ...]:
        rows = self._rows(
            f"SELECT body FROM records WHERE kind = :kind AND {shown(scope, 'report')} ORDER BY report, place",
            {**scope.bounds(), "kind": kind},
        )
        decoder = msgspec.json.Decoder(made)
        same = self.same(scope) if kind in _LED else {}
        return tuple(led_back(decoder.decode(row[0]), same) for row in rows)

    def _pairs(self, kind: pair_rows.PairKind, made: type[T], scope: Scope) -> tuple[T, ...]:
        decoder = msgspec.json.Decoder(made)
        with clear_errors(self.path):
            return tuple(decoder.decode(body) for body in pair_rows.bodies(self._connection, kind, scope))

    def _rows(self, query: str, values: Sequence[Any] | dict[str, Any] = ()) -> Iterator[tuple[Any, ...]]:
        with clear_errors(self.path):
            yield from self._connection.execute(query, values)

    def _one(self, query: str, report: str) -> tuple[Any, ...]:
        row: tuple[Any, ...] | None = next(self._rows(query, (report,)), None)
        if row is None:
            raise SecretariatError(f"{self.path} holds no report {report!r}; an id looks like r-1a2b3c4d5e6f7a8b.")
        return row

    @contextmanager
    def _writing(self) -> Iterator[None]:
        with clear_errors(self.path):
            self._connection.execute("BEGIN IMMEDIATE")
            try:
                yield
                self._connection.execute("COMMIT")
            except BaseException:
                if self._connection.in_transaction:
                    self._connection.execute("ROLLBACK")
                raise
