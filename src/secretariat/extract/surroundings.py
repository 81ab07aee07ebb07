"""What the tagger reads around a statement's cue: the medium."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from secretariat.extract.frames import Around, FrameRole
from secretariat.extract.media import read_medium
from secretariat.extract.quotes import overlap
from secretariat.extract.telling import Telling
from secretariat.parse import Parsed
from secretariat.records import Statement

LEAST = 0.5
"""Least belief at which words around a cue are believed."""


class Surroundings:
    """What stands around the cues of a report."""

    def __init__(self, parsed: Parsed, around: Sequence[Around]) -> None:
        self._report = parsed.report
        self._around = around

    def of(self, statement: Statement, role: FrameRole) -> Iterator[Around]:
        """What plays the role beside the statement's cue and outside its content and source, most believed first."""
        for one in sorted(self._around, key=lambda one: (-one.belief, one.words)):
            if one.role != role or one.belief < LEAST:
                continue
            if not any(overlap(one.cue, (p.start, p.end)) for p in statement.cue):
                continue
            if any(overlap(one.words, (p.start, p.end)) for p in (*statement.content, *statement.source)):
                continue
            yield one

    def words(self, statement: Statement, role: FrameRole) -> str | None:
        """The words of the most believed one."""
        found = next(self.of(statement, role), None)
        return None if found is None else self._report.text[slice(*found.words)]

    def medium(self, telling: Telling) -> str | None:
        """Through what it was said, as written: as the grammar of the clause tells, else as the tagger reads it."""
        return read_medium(telling) or self.words(telling.statement, "medium")
