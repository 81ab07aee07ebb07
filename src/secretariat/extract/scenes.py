"""A statement in its surroundings, as the network that reads sayings is shown it (`hearing.py`).

A scene is the statement's own words and those around them, in the order of the text, each with what is known of it:
whose cue, source or content it is, what the rules read in it, and where it stands.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Literal, cast

import numpy as np

from secretariat.extract.addressees import addressee_in
from secretariat.extract.credits import agency_passage
from secretariat.extract.links import DISTANCES
from secretariat.extract.media import medium_in
from secretariat.extract.moments import moment_span
from secretariat.extract.quotes import Span
from secretariat.extract.states import States
from secretariat.extract.telling import Telling
from secretariat.extract.told import told
from secretariat.parse import Parsed
from secretariat.records import Statement

if TYPE_CHECKING:
    from numpy.typing import NDArray

    Numbers = NDArray[np.int64]

Role = Literal["medium", "addressee", "time", "reported by", "citing", "quoted by", "told", "relayed by"]
ROLES: tuple[Role, ...] = ("medium", "addressee", "time", "reported by", "citing", "quoted by", "told", "relayed by")
"""What words around a statement can be: through what, to whom and when it was said, and the links of its chain."""
LINKS = ROLES[3:]
"""From the outermost to the innermost, as they mostly stand in a chain."""


@dataclass(frozen=True, slots=True)
class Around:
    """Words around a statement and what they are to it; half-open characters of the report's text."""

    role: Role
    words: Span
    belief: float
    """Probability of their labels, 0 to 1."""


BEFORE, AFTER, LONGEST = 48, 16, 224
"""Words in front of the statement and behind it, and words at most; from a longer one the middle is left out. (The
network was trained on 72 and 24, and reads the tuning part as well with these, in three quarters of the time.)"""
FEATURES = ("part", "rule", "place", "home")
SIZES = (7, 1 + len(ROLES), 2 * len(DISTANCES) + 1, 5)
"""Number of values of each feature.

`part`: 0 none, 1 to 3 the statement's cue, source, content, 4 to 6 another's. `rule`: 0 none, else 1 + the index of
the role that the rules read. `place`: the distance to the cue in words, its side told apart. `home`: the cue's
sentence, its paragraph before and behind it, other paragraphs before and behind it.
"""


@dataclass(frozen=True, slots=True, eq=False)
class Scene:
    """What the network is shown of one statement."""

    words: Numbers
    """Numbers of the words among those of `States`, [words]."""
    features: Numbers
    """[words, len(FEATURES)]."""
    told: tuple[float, ...]
    """What the rules read in the statement (`told.py`)."""
    ruled: Mapping[Role, Span] = field(default_factory=dict)
    """The medium, addressee and time that the rules read, by role."""


class Stage:
    """A report's words, and the statements in it."""

    def __init__(self, parsed: Parsed, states: States, statements: Sequence[Statement]) -> None:
        self._parsed, self._states = parsed, states
        starts = np.array([start for start, _ in states.spans], dtype=np.int64)
        sentences = [p.start + sentence.start_char for p in parsed.paragraphs for sentence in p.doc.sents]
        self._sentence = np.searchsorted(sentences, starts, side="right")
        self._paragraph = np.searchsorted([p.start for p in parsed.paragraphs], starts, side="right")
        self._part = np.zeros(len(starts), dtype=np.int64)
        for statement in statements:
            for value, words in enumerate(self._own(statement), 4):
                self._part[words] = value
        self._agency = agency_passage(parsed.report)

    def scene(self, telling: Telling) -> Scene | None:
        """The statement's scene; None: none of its words was read."""
        own = self._own(telling.statement)
        at = (own[0] or own[2])[:1]
        if not own[2] or not at:
            return None
        mine = sorted({*own[0], *own[1], *own[2]})
        words = _shortened(np.arange(max(0, mine[0] - BEFORE), min(len(self._part), mine[-1] + 1 + AFTER)), mine, at[0])
        features = np.zeros((len(words), len(FEATURES)), dtype=np.int64)
        features[:, 0] = self._part[words]
        place = {int(word): row for row, word in enumerate(words)}
        for value, group in ((3, own[2]), (2, own[1]), (1, own[0])):
            features[[place[word] for word in group if word in place], 0] = value
        ruled = self._ruled(telling)
        for role, span in (*ruled.items(), *self._links(telling.statement)):
            rows = [place[word] for word in self._states.words([span]) if word in place]
            features[rows, 1] = 1 + ROLES.index(role)
        features[:, 2] = _places(words - at[0])
        features[:, 3] = self._homes(words, at[0])
        return Scene(words, features, tuple(told(telling, self._parsed.report)), ruled)

    def _own(self, statement: Statement) -> list[list[int]]:
        return [
            self._states.words((p.start, p.end) for p in passages)
            for passages in (statement.cue, statement.source, statement.content)
        ]

    def _ruled(self, telling: Telling) -> dict[Role, Span]:
        """The medium, addressee and time that the rules read."""
        report = self._parsed.report
        spans: dict[Role, Span | None] = {
            "medium": medium_in(telling),
            "addressee": addressee_in(telling, report),
            "time": moment_span(telling, report),
        }
        return {role: span for role, span in spans.items() if span is not None}

    def _links(self, statement: Statement) -> Iterator[tuple[Role, Span]]:
        """The links that the rules read, but for the report's agency."""
        for link in statement.chain:
            if link.passage != self._agency:
                yield cast("Role", link.relation), (link.passage.start, link.passage.end)

    def _homes(self, words: Numbers, at: int) -> Numbers:
        apart = self._paragraph[words] - self._paragraph[at]
        beside = self._sentence[words] - self._sentence[at]
        return np.select([apart < 0, apart > 0, beside < 0, beside > 0], [3, 4, 1, 2], 0)


def _shortened(words: Numbers, mine: Sequence[int], at: int) -> Numbers:
    """At most `LONGEST` words: those furthest from the cue and from the statement's edges are left out."""
    if len(words) <= LONGEST:
        return words
    edges = np.array([at, mine[0], mine[-1]])
    far = np.abs(words[:, None] - edges).min(axis=1)
    return np.sort(words[np.argsort(far, kind="stable")[:LONGEST]])


def _places(distance: Numbers) -> Numbers:
    gap = np.maximum(np.abs(distance) - 1, 0)
    bucket = np.searchsorted(np.array(DISTANCES), gap, side="left")
    place: Numbers = np.where(distance < 0, bucket, 2 * len(DISTANCES) - bucket)
    return place
