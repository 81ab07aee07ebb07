"""What the tagger reads around a statement's cue: the medium."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator, Sequence

from secretariat.extract.frames import Around
from secretariat.extract.media import read_medium
from secretariat.extract.quotes import overlap
from secretariat.extract.telling import Telling
from secretariat.parse import Parsed
from secretariat.records import Statement

LEAST = 0.5
"""Least belief at which words around a cue are believed."""


class Surroundings:
    """The media of a report, found by the cue that they belong to."""

    def __init__(self, parsed: Parsed, around: Sequence[Around]) -> None:
        self._text = parsed.report.text
        media = (one for one in around if one.role == "medium" and one.belief >= LEAST)
        self._media = sorted(media, key=lambda one: (one.cue, one.words))
        self._ends = [one.cue[1] for one in self._media]

    def medium(self, telling: Telling) -> str | None:
        """Through what it was said, as written: as the grammar of the clause tells, else as the tagger reads it."""
        read = read_medium(telling)
        if read is not None:
            return read
        best = max(self._beside(telling.statement), key=lambda one: one.belief, default=None)
        return None if best is None else self._text[slice(*best.words)]

    def _beside(self, statement: Statement) -> Iterator[Around]:
        """What belongs to the statement's cue and stands outside its content and source."""
        taken = [(p.start, p.end) for p in (*statement.content, *statement.source)]
        for passage in statement.cue:
            at = bisect_right(self._ends, passage.start)
            while at < len(self._media) and self._media[at].cue[0] < passage.end:
                if not any(overlap(self._media[at].words, span) for span in taken):
                    yield self._media[at]
                at += 1
