"""The tables of a dossier, and how an older dossier becomes one of today.

A dossier can be read with any SQLite program; three views are made for that:

* `reports` — id, name, title, outlet, published_from, published_to, url, language, text
* `statements` — id, report, report_name, published_from, speaker, unresolved, kind, manner, act, cue, words, body
* `actors` — id, kind, name, reports, statements

Times are UTC, `YYYY-MM-DDTHH:MM:SSZ`, half-open: `published_from` is the first moment it can have been,
`published_to` the first it can no longer have been. `words` joins the passages of a statement with " … ".
Every record stands whole, as JSON, in a column `body`. (`actor_names` — id, name — is what the three share.)

Below the views: `readings` (one row a report, with the version of the reader; `name` is the smallest of the names it
was met under), `originals` (the bytes it was read from, zlib, and the offset map, msgpack in zlib), `records` (all that
was read in it), `problems` (of a report; or, without one, of a file that could not be read: then `container` is the
file and `source` the member of it), `judgements` (which actors are the same: a rule's are made anew after each
addition, a person's stay; `withdrawn` is when it was taken back), `reconciled` (over which readings the rules' were
made), `compared` (the reports whose points were compared with those of others: by which rules, the days of their
publication as ordinals, half-open, and the vectors of their points), `pairs` (what is judged of pairs: `kind` is
`copy`, `claim`, `contradiction`, `meeting` or `proposal`; the body is a judgement or a contradiction), `shingles` (by
which reports of one text are found), `migrations` (the steps taken).
"""

from __future__ import annotations

import sqlite3
from datetime import UTC, datetime
from typing import NamedTuple

APPLICATION_ID = 0x53637274
"""`PRAGMA application_id` of a dossier: the letters "Scrt"."""


class Migration(NamedTuple):
    """One step from one schema version to the next."""

    name: str
    """What it does, in a few words; kept in the table `migrations`."""
    statements: tuple[str, ...]
    """SQL, one statement each, run in one transaction together with the record of having been applied."""


_FIRST = Migration(
    "reports, records, originals, problems, full-text search",
    (
        """CREATE TABLE readings (
             key INTEGER PRIMARY KEY,
             id TEXT NOT NULL UNIQUE,
             sha256 TEXT NOT NULL UNIQUE,
             reader TEXT NOT NULL,
             name TEXT NOT NULL,
             published_from TEXT,
             published_to TEXT,
             body TEXT NOT NULL)""",
        """CREATE TABLE originals (
             report TEXT PRIMARY KEY REFERENCES readings (id) ON DELETE CASCADE,
             media TEXT NOT NULL,
             encoding TEXT,
             bytes BLOB NOT NULL,
             offsets BLOB)""",
        """CREATE TABLE records (
             key INTEGER PRIMARY KEY,
             report TEXT NOT NULL REFERENCES readings (id) ON DELETE CASCADE,
             kind TEXT NOT NULL,
             id TEXT NOT NULL,
             place INTEGER NOT NULL,
             body TEXT NOT NULL,
             UNIQUE (report, kind, place))""",
        "CREATE INDEX records_by_id ON records (kind, id)",
        """CREATE INDEX statements_by_speaker ON records (json_extract(body, '$.speaker'))
             WHERE kind = 'statement'""",
        """CREATE TABLE problems (
             key INTEGER PRIMARY KEY,
             report TEXT REFERENCES readings (id) ON DELETE CASCADE,
             after_name INTEGER NOT NULL,
             place TEXT NOT NULL,
             stage TEXT NOT NULL,
             message TEXT NOT NULL,
             container TEXT,
             source TEXT)""",
        "CREATE INDEX problems_by_container ON problems (container)",
        "CREATE INDEX problems_by_report ON problems (report)",
        "CREATE VIRTUAL TABLE report_words USING fts5 (title, text, tokenize = 'unicode61 remove_diacritics 2')",
        "CREATE VIRTUAL TABLE statement_words USING fts5 (speaker, words, tokenize = 'unicode61 remove_diacritics 2')",
        """CREATE VIEW actor_names (id, name) AS
             SELECT id, name FROM (
               SELECT id, json_extract(body, '$.name') AS name, row_number() OVER (
                 PARTITION BY id ORDER BY length(json_extract(body, '$.name')) DESC, json_extract(body, '$.name')
               ) AS place FROM records WHERE kind = 'actor')
             WHERE place = 1""",
        """CREATE VIEW actors (id, kind, name, reports, statements) AS
             SELECT records.id, json_extract(body, '$.kind'), actor_names.name, count(DISTINCT report),
               (SELECT count(*) FROM records AS said
                WHERE said.kind = 'statement' AND json_extract(said.body, '$.speaker') = records.id)
             FROM records JOIN actor_names ON actor_names.id = records.id WHERE kind = 'actor' GROUP BY records.id""",
        """CREATE VIEW reports (id, name, title, outlet, published_from, published_to, url, language, text) AS
             SELECT readings.id, readings.name, json_extract(body, '$.title'), actor_names.name,
               published_from, published_to, json_extract(body, '$.url'),
               json_extract(body, '$.language'), json_extract(body, '$.text')
             FROM readings LEFT JOIN actor_names ON actor_names.id = json_extract(body, '$.outlet')""",
        """CREATE VIEW statements
             (id, report, report_name, published_from, speaker, unresolved, kind, manner, act, cue, words, body) AS
             SELECT records.id, records.report, readings.name, readings.published_from, actor_names.name,
               json_extract(records.body, '$.unresolved'), json_extract(records.body, '$.kind'),
               json_extract(records.body, '$.manner'), json_extract(records.body, '$.act'),
               (SELECT group_concat(json_extract(value, '$.quote'), ' … ') FROM json_each(records.body, '$.cue')),
               (SELECT group_concat(json_extract(value, '$.quote'), ' … ') FROM json_each(records.body, '$.content')),
               records.body
             FROM records JOIN readings ON readings.id = records.report
             LEFT JOIN actor_names ON actor_names.id = json_extract(records.body, '$.speaker')
             WHERE records.kind = 'statement'""",
    ),
)

_JUDGEMENTS = Migration(
    "judgements: which actors are the same",
    (
        """CREATE TABLE judgements (
             key INTEGER PRIMARY KEY,
             "left" TEXT NOT NULL,
             "right" TEXT NOT NULL,
             verdict TEXT NOT NULL,
             by TEXT NOT NULL,
             rule INTEGER NOT NULL,
             withdrawn TEXT,
             body TEXT NOT NULL)""",
        'CREATE INDEX judgements_by_pair ON judgements ("left", "right")',
        "CREATE TABLE reconciled (readings TEXT NOT NULL)",
    ),
)

_ACROSS = Migration(
    "what is judged of pairs of reports and of their points",
    (
        """CREATE TABLE compared (
             report TEXT PRIMARY KEY REFERENCES readings (id) ON DELETE CASCADE,
             rules TEXT NOT NULL,
             first INTEGER,
             last INTEGER,
             vectors BLOB NOT NULL)""",
        "CREATE INDEX compared_by_day ON compared (first)",
        """CREATE TABLE pairs (
             key INTEGER PRIMARY KEY,
             kind TEXT NOT NULL,
             "left" TEXT NOT NULL,
             "right" TEXT NOT NULL,
             left_report TEXT NOT NULL REFERENCES readings (id) ON DELETE CASCADE,
             right_report TEXT NOT NULL REFERENCES readings (id) ON DELETE CASCADE,
             body TEXT NOT NULL)""",
        "CREATE INDEX pairs_by_left ON pairs (left_report)",
        "CREATE INDEX pairs_by_right ON pairs (right_report)",
        """CREATE TABLE shingles (
             shingle INTEGER NOT NULL,
             report TEXT NOT NULL REFERENCES readings (id) ON DELETE CASCADE,
             PRIMARY KEY (shingle, report)) WITHOUT ROWID""",
        "CREATE INDEX shingles_by_report ON shingles (report)",
    ),
)

_ONE_AT_A_TIME = Migration(
    "what answers choose by, and what is kept of groups",
    (
        *(
            f"ALTER TABLE compared ADD COLUMN {name} BLOB NOT NULL DEFAULT x''"
            for name in ("names", "points", "talks", "printed")
        ),
        "ALTER TABLE compared ADD COLUMN url TEXT",
        "ALTER TABLE compared ADD COLUMN keys INTEGER NOT NULL DEFAULT 0",
        "ALTER TABLE compared ADD COLUMN timed INTEGER NOT NULL DEFAULT 0",
        """CREATE TABLE moments (
             first TEXT NOT NULL,
             last TEXT NOT NULL,
             report TEXT NOT NULL REFERENCES readings (id) ON DELETE CASCADE,
             start INTEGER NOT NULL,
             kind TEXT NOT NULL,
             PRIMARY KEY (first, last, report, start, kind)) WITHOUT ROWID""",
        "CREATE INDEX moments_by_report ON moments (report)",
        """ALTER TABLE records ADD COLUMN who TEXT AS (CASE kind
             WHEN 'statement' THEN json_extract(body, '$.speaker')
             WHEN 'position' THEN json_extract(body, '$.party')
             WHEN 'proposition' THEN json_extract(body, '$.statement') END) VIRTUAL""",
        """ALTER TABLE records ADD COLUMN otherwise TEXT AS (CASE kind
             WHEN 'position' THEN iif(json_extract(body, '$.party') IS NULL, json_extract(body, '$.actor'), NULL)
             END) VIRTUAL""",
        """ALTER TABLE records ADD COLUMN label TEXT AS (CASE kind
             WHEN 'meeting' THEN json_extract(body, '$.when')
             ELSE json_extract(body, '$.issue') END) VIRTUAL""",
        """ALTER TABLE records ADD COLUMN start INTEGER AS (CASE kind
             WHEN 'proposition' THEN json_extract(body, '$.passage.start')
             WHEN 'statement' THEN json_extract(body, '$.content[0].start')
             ELSE json_extract(body, '$.passages[0].start') END) VIRTUAL""",
        """ALTER TABLE records ADD COLUMN stop INTEGER AS (CASE kind
             WHEN 'proposition' THEN json_extract(body, '$.passage.end')
             WHEN 'position' THEN json_extract(body, '$.passages[#-1].end') END) VIRTUAL""",
        "ALTER TABLE records ADD COLUMN parts INTEGER AS (json_array_length(body, '$.passages')) VIRTUAL",
        "ALTER TABLE records ADD COLUMN stance TEXT AS (json_extract(body, '$.stance')) VIRTUAL",
        "CREATE INDEX records_in_order ON records (kind, report, start, label, who, otherwise, stance)"
        " WHERE start IS NOT NULL",
        "CREATE INDEX stances_in_order ON records (report, place, id, start, stop, parts, label, who, stance)"
        " WHERE kind = 'position'",
        "CREATE TABLE stances (report TEXT PRIMARY KEY REFERENCES readings (id) ON DELETE CASCADE,"
        " vectors BLOB NOT NULL)",
        "ALTER TABLE readings ADD COLUMN earliest TEXT AS (json_extract(body, '$.published.earliest')) VIRTUAL",
        "ALTER TABLE readings ADD COLUMN outlet TEXT AS (json_extract(body, '$.outlet')) VIRTUAL",
        "DROP INDEX records_by_id",
        "CREATE INDEX records_by_id ON records (kind, id, report, start, stop, who)",
        "CREATE INDEX statements_by_who ON records (who, report) WHERE kind = 'statement'",
        "CREATE INDEX readings_in_order ON readings (published_from, published_to, name, id, outlet, earliest)",
        """ALTER TABLE pairs ADD COLUMN verdict TEXT AS (json_extract(body, '$.verdict')) VIRTUAL""",
        """ALTER TABLE pairs ADD COLUMN score REAL AS (json_extract(body, '$.score')) VIRTUAL""",
        """CREATE INDEX pairs_by_kind ON pairs (kind, verdict, "left", "right", score, left_report, right_report)""",
        'CREATE INDEX pairs_by_right_side ON pairs (kind, verdict, "right", "left", score)',
        "ALTER TABLE reconciled ADD COLUMN rules TEXT",
        'CREATE INDEX judgements_by_right ON judgements ("right", "left")',
        """CREATE TABLE faces (
             id TEXT NOT NULL,
             face TEXT NOT NULL,
             known TEXT NOT NULL,
             name TEXT AS (json_extract(face, '$.name')) VIRTUAL,
             kind TEXT AS (json_extract(face, '$.kind')) VIRTUAL,
             PRIMARY KEY (id, face)) WITHOUT ROWID""",
        "CREATE INDEX faces_by_name ON faces (id, known, name, kind)",
        "CREATE INDEX faces_of_outlets ON faces (id) WHERE kind = 'outlet'",
        "CREATE TABLE actor_keys (sort TEXT NOT NULL, key TEXT NOT NULL, id TEXT NOT NULL,"
        " PRIMARY KEY (sort, key, id)) WITHOUT ROWID",
        "CREATE INDEX keys_of_actor ON actor_keys (id)",
        "CREATE TABLE alike (id TEXT PRIMARY KEY, head TEXT NOT NULL) WITHOUT ROWID",
        "CREATE INDEX alike_by_head ON alike (head)",
        """CREATE TABLE homes (
             point TEXT PRIMARY KEY,
             home TEXT NOT NULL,
             said INTEGER NOT NULL,
             start INTEGER NOT NULL,
             stop INTEGER NOT NULL,
             report TEXT NOT NULL REFERENCES readings (id) ON DELETE CASCADE) WITHOUT ROWID""",
        "CREATE INDEX homes_by_home ON homes (home, report, said)",
        "CREATE INDEX homes_by_report ON homes (report, start, stop, home)",
        "CREATE TABLE stale (what TEXT NOT NULL, id TEXT NOT NULL, PRIMARY KEY (what, id)) WITHOUT ROWID",
        """INSERT INTO faces (id, face, known)
             SELECT records.id, json_set(records.body, '$.roles', json('[]')),
               min(coalesce(readings.published_to, '~'))
             FROM records JOIN readings ON readings.id = records.report WHERE records.kind = 'actor' GROUP BY 1, 2""",
        "INSERT INTO stale SELECT column1, '*' FROM (VALUES ('actor'), ('head'), ('home'))"
        " WHERE EXISTS (SELECT 1 FROM readings)",
    ),
)

MIGRATIONS = (_FIRST, _JUDGEMENTS, _ACROSS, _ONE_AT_A_TIME)
"""Every step, in order; the n-th leads to schema version n."""

VERSION = len(MIGRATIONS)
"""The schema version this program reads and writes (`PRAGMA user_version`)."""


def schema_version(connection: sqlite3.Connection) -> int:
    """The schema version of an open file; 0: nothing of ours is in it yet."""
    return int(connection.execute("PRAGMA user_version").fetchone()[0])


def migrate(connection: sqlite3.Connection) -> None:
    """Bring an open file to `VERSION`, each step in one transaction together with the record of it.

    Two programs may do this at the same time: each step looks again once it holds the file for writing.
    """
    for number, migration in enumerate(MIGRATIONS, start=1):
        connection.execute("BEGIN IMMEDIATE")
        try:
            if schema_version(connection) < number:
                _apply(connection, number, migration)
            connection.execute("COMMIT")
        except BaseException:
            if connection.in_transaction:
                connection.execute("ROLLBACK")
            raise


def _apply(connection: sqlite3.Connection, number: int, migration: Migration) -> None:
    if number == 1:
        connection.execute(f"PRAGMA application_id = {APPLICATION_ID}")
        connection.execute(
            "CREATE TABLE migrations (number INTEGER PRIMARY KEY, name TEXT NOT NULL, applied TEXT NOT NULL)"
        )
    for statement in migration.statements:
        connection.execute(statement)
    applied = datetime.now(UTC).isoformat(timespec="seconds")
    connection.execute("INSERT INTO migrations VALUES (?, ?, ?)", (number, migration.name, applied))
    connection.execute(f"PRAGMA user_version = {number}")
