"""Medium, addressee and time of a statement: as the tagger reads them around its cue, else as the grammar does."""

from __future__ import annotations

import os
from collections.abc import Iterator, Sequence

from secretariat.extract.addressees import read_addressee
from secretariat.extract.frames import Around, FrameRole
from secretariat.extract.media import read_medium
from secretariat.extract.moments import moment_in, read_moment
from secretariat.extract.quotes import overlap
from secretariat.extract.telling import Telling
from secretariat.parse import Parsed
from secretariat.records import Statement, When

LEAST: dict[FrameRole, float] = {"medium": 0.5, "addressee": 0.5, "time": 0.5, "relay": 0.5}
"""Least belief at which words around a cue are believed."""
MODE = os.environ.get("MODE", "net,rules")


class Surroundings:
    """What stands around the cues of a report."""

    def __init__(self, parsed: Parsed, around: Sequence[Around]) -> None:
        self._report = parsed.report
        self._around = around

    def of(self, statement: Statement, role: FrameRole) -> Iterator[Around]:
        """What plays the role beside the statement's cue and outside its content and source, most believed first."""
        for one in sorted(self._around, key=lambda one: (-one.belief, one.words)):
            if one.role != role or one.belief < LEAST[role]:
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
        """Through what it was said, as written."""
        net = self.words(telling.statement, "medium") if "net" in MODE else None
        return net or (read_medium(telling) if "rules" in MODE else None)

    def addressee(self, telling: Telling) -> str | None:
        """To whom it was said, as written; an outlet only where it is the report's own."""
        net = self.words(telling.statement, "addressee") if "net" in MODE else None
        return net or (read_addressee(telling, self._report) if "rules" in MODE else None)

    def moment(self, telling: Telling) -> When | None:
        """When it was said."""
        found = next(self.of(telling.statement, "time"), None) if "net" in MODE else None
        if found is not None:
            return moment_in(self._report, found.words)
        return read_moment(telling, self._report) if "rules" in MODE else None
