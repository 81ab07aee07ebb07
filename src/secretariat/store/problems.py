"""Problems as rows: those of a report go with it, those of an unread file until that file is read again."""

from __future__ import annotations

import re
import sqlite3
from collections.abc import Iterable

from secretariat.problems import Problem
from secretariat.records import Reading
from secretariat.store.scope import EVERYTHING, SHOWN, Scope

_MEMBER = re.compile(r"^(.+)#\d+$", re.DOTALL)

_INSERT = (
    "INSERT INTO problems (report, after_name, place, stage, message, container, source) VALUES (?, ?, ?, ?, ?, ?, ?)"
)


def container_of(place: str) -> str:
    """The file a place lies in: `wire.jsonl` for `wire.jsonl#3`, the place itself where it is no member of a file."""
    member = _MEMBER.match(place)
    return member[1] if member else place


def put_of_report(connection: sqlite3.Connection, reading: Reading) -> None:
    """Keep a reading's own problems. A place that begins with the report's name follows when it is renamed."""
    name = reading.report.name
    for problem in dict.fromkeys(reading.problems):
        follows = problem.place.startswith(name)
        place = problem.place[len(name) :] if follows else problem.place
        row = (reading.report.id, int(follows), place, problem.stage, problem.message, None, None)
        connection.execute(_INSERT, row)


def put(connection: sqlite3.Connection, found: Iterable[Problem], source: str) -> None:
    """Keep problems of a source that could not be read; see `Store.note`."""
    for problem in dict.fromkeys(found):
        row = (None, 0, problem.place, problem.stage, problem.message, container_of(source), source)
        connection.execute(_INSERT, row)


def clear(connection: sqlite3.Connection, containers: Iterable[str]) -> None:
    """Forget the problems of these files and of their members."""
    connection.executemany("DELETE FROM problems WHERE container = ?", [(container,) for container in containers])


def refused(connection: sqlite3.Connection) -> set[str]:
    """The names of the sources in which no report could be made out."""
    return {
        row[0] for row in connection.execute("SELECT source FROM problems WHERE report IS NULL AND stage = 'ingest'")
    }


def of_report(connection: sqlite3.Connection, report: str) -> tuple[Problem, ...]:
    """The problems of one report, in the order in which they were met."""
    return _problems(connection.execute(f"{_OF_REPORTS} WHERE readings.id = ? ORDER BY problems.key", (report,)))


def found(connection: sqlite3.Connection, scope: Scope) -> tuple[Problem, ...]:
    """Problems of the scope's reports; of everything also those of unread files. Sorted by place, each once."""
    kept = set(_problems(connection.execute(f"{_OF_REPORTS} WHERE {SHOWN}", scope.bounds())))
    if scope == EVERYTHING:
        kept.update(_problems(connection.execute("SELECT stage, place, message FROM problems WHERE report IS NULL")))
    return tuple(sorted(kept, key=lambda problem: (problem.place, problem.stage, problem.message)))


_OF_REPORTS = """SELECT stage, iif(after_name, readings.name || place, place), message
    FROM problems JOIN readings ON readings.id = problems.report"""


def _problems(rows: Iterable[tuple[str, str, str]]) -> tuple[Problem, ...]:
    return tuple(Problem(stage=stage, place=place, message=message) for stage, place, message in rows)
