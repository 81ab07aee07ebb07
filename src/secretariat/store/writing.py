"""How one reading becomes rows. The caller holds the transaction."""

from __future__ import annotations

import sqlite3
import zlib
from typing import Any

import msgspec

from secretariat.evidence import OffsetMap
from secretariat.records import Reading, Report, Statement
from secretariat.store import faces, problems, stale
from secretariat.store.scope import interval

MARK_START, MARK_END = "\ufdd0", "\ufdd1"
"""Characters that occur in no text, put around each word that a search found."""

_NO_MARKS = str.maketrans(MARK_START + MARK_END, "\ufffd\ufffd")

READABLE = frozenset({"title", "subtitle", "body"})
"""The kinds of blocks that are read as news."""


def named_report(name: str, body: str) -> Report:
    """The report whose JSON is `body`, called `name`: the smallest of the names it was met under."""
    return msgspec.structs.replace(msgspec.json.decode(body, type=Report), name=name)


def put_reading(
    connection: sqlite3.Connection, reading: Reading, original: bytes, offsets: OffsetMap | None, media: str
) -> None:
    """Insert a reading, or replace the older one of the same bytes; see `Store.add`."""
    report = reading.report
    row = connection.execute("SELECT reader, name FROM readings WHERE sha256 = ?", (report.sha256,)).fetchone()
    if row is not None and row[0] == reading.reader and row[1] <= report.name:
        put_name(connection, report.sha256, report.name)
        return
    remove(connection, report.id)
    name = report.name if row is None else min(row[1], report.name)
    first, end = interval(report.published)
    key = connection.execute(
        "INSERT INTO readings (id, sha256, reader, name, published_from, published_to, body)"
        " VALUES (?, ?, ?, ?, ?, ?, ?)",
        (report.id, report.sha256, reading.reader, name, first, end, _json(report)),
    ).lastrowid
    packed = None if offsets is None else zlib.compress(msgspec.msgpack.encode(offsets))
    encoding = None if offsets is None else offsets.encoding
    connection.execute(
        "INSERT INTO originals VALUES (?, ?, ?, ?, ?)", (report.id, media, encoding, zlib.compress(original), packed)
    )
    connection.execute(
        "INSERT INTO report_words (rowid, title, text) VALUES (?, ?, ?)", (key, report.title, readable_text(report))
    )
    _put_records(connection, reading)
    faces.put(connection, report.id)
    stale.mark(connection, "actor", (actor.id for actor in reading.actors))
    problems.put_of_report(connection, reading)


def put_name(connection: sqlite3.Connection, sha256: str, name: str) -> None:
    """Call a report by `name` when that is smaller than its name now. Nothing happens when there is no such report."""
    connection.execute("UPDATE readings SET name = ?1 WHERE sha256 = ?2 AND name > ?1", (name, sha256))


def readable_text(report: Report) -> str:
    """The report's text with all that is not read as news blanked out, character for character.

    Without blocks all of it is read as news. The two characters that mark what a search found are replaced.
    """
    if not report.blocks:
        return report.text.translate(_NO_MARKS)
    parts, done = [], 0
    for block in report.blocks:
        if block.kind in READABLE:
            parts += [" " * (block.start - done), report.text[block.start : block.end]]
            done = block.end
    return "".join(parts).translate(_NO_MARKS)


def remove(connection: sqlite3.Connection, report: str) -> None:
    """Take out a reading with all that hangs on it; nothing happens when there is none."""
    rows = connection.execute("SELECT id FROM records WHERE kind = 'actor' AND report = ?", (report,))
    actors = [row[0] for row in rows]
    stale.mark_report(connection, report)
    connection.execute(
        "DELETE FROM statement_words WHERE rowid IN (SELECT key FROM records WHERE report = ? AND kind = 'statement')",
        (report,),
    )
    connection.execute("DELETE FROM report_words WHERE rowid IN (SELECT key FROM readings WHERE id = ?)", (report,))
    connection.execute("DELETE FROM readings WHERE id = ?", (report,))
    faces.put_anew(connection, actors)


def _put_records(connection: sqlite3.Connection, reading: Reading) -> None:
    called = {actor.id: " · ".join((actor.name, *actor.aliases)) for actor in reading.actors}
    kinds: tuple[tuple[str, tuple[Any, ...]], ...] = (
        ("actor", reading.actors),
        ("statement", reading.statements),
        ("meeting", reading.meetings),
        ("proposal", reading.proposals),
        ("provision", reading.provisions),
        ("position", reading.positions),
        ("date", reading.dates),
        ("place", reading.places),
        ("name", reading.names),
        ("proposition", reading.propositions),
    )
    for kind, records in kinds:
        for place, record in enumerate(records):
            key = connection.execute(
                "INSERT INTO records (report, kind, id, place, body) VALUES (?, ?, ?, ?, ?)",
                (reading.report.id, kind, getattr(record, "id", str(place)), place, _json(record)),
            ).lastrowid
            if isinstance(record, Statement):
                speaker = called.get(record.speaker or "") or " … ".join(passage.quote for passage in record.source)
                words = " … ".join(passage.quote for passage in record.content)
                connection.execute(
                    "INSERT INTO statement_words (rowid, speaker, words) VALUES (?, ?, ?)", (key, speaker, words)
                )


def _json(record: Any) -> str:
    return msgspec.json.encode(record).decode()
