"""The network that spots stances, terms and meetings: which words of a paragraph tell of one.

An encoder of its own over the tagger's word pieces, with what the parse, the statements and the rules' marks tell of
each word (`scenes.py`). A chain of labels for each kind gives the runs of words, and how sure each is; a run's vector
gives its stance, its issue and, of a meeting, its status. Trained on our own gold (`training/train_talks.py`). Each
window is read by itself, so that the same words are read the same whatever stands beside them.
"""

from __future__ import annotations

import functools
from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal, get_args

import numpy as np

from secretariat.extract.chain import decode
from secretariat.extract.pooling import odds, summed
from secretariat.extract.tagger import load_tagger
from secretariat.extract.words import FEATURES
from secretariat.knowledge.pinned import arrays, session
from secretariat.parse import Paragraph
from secretariat.records import MeetingStatus, Stance
from secretariat.talks.glance import Glance
from secretariat.talks.issues import labels
from secretariat.talks.marks import covers
from secretariat.talks.roles import SIZES, Candidate
from secretariat.talks.scenes import STANCES, TOLD, Scene

if TYPE_CHECKING:
    from numpy.typing import NDArray
    from spacy.tokens import Span

    Floats = NDArray[np.float32]

Kind = Literal["positions", "provisions", "meetings"]
KINDS: tuple[Kind, ...] = get_args(Kind)
STATUSES: tuple[MeetingStatus, ...] = get_args(MeetingStatus)
_OUTSIDE: Mapping[Kind, float] = {"positions": -0.2, "provisions": -0.7, "meetings": 0.0}
"""Added to the score of the label `outside`: the best of several from -1 to 0.3, held part and wire reports."""


@dataclass(frozen=True, slots=True, eq=False)
class Spotted:
    """A run of words that tells of something."""

    kind: Kind
    paragraph: Paragraph
    span: tuple[int, int]
    """Characters of the report's text, half-open."""
    belief: float
    """How sure its labels are, 0 to 1."""
    stances: Mapping[Stance, float]
    """Odds of each stance, 0 to 1; of positions."""
    issues: Mapping[str, float]
    """Odds of each issue, 0 to 1."""
    statuses: Mapping[MeetingStatus, float]
    """Odds of each status, 0 to 1; of meetings."""
    spans: tuple[tuple[int, int], ...]
    """Each word of the window it stands in, in characters of the report's text."""
    vectors: Floats
    """The vectors of those words, [words, size]."""

    @property
    def stance(self) -> Stance:
        """The likeliest one."""
        return max(self.stances, key=lambda one: self.stances[one])

    @property
    def status(self) -> MeetingStatus:
        """The likeliest one."""
        return max(self.statuses, key=lambda one: self.statuses[one])


class Sight:
    """What the network sees in a report."""

    def __init__(self, runs: Sequence[Spotted], doubts: Mapping[Kind, Mapping[int, float]]) -> None:
        """
        Args:
            runs: what was spotted.
            doubts: for each kind, the character at which each word of no run begins, and how sure it is in none.
        """
        self.runs = tuple(sorted(runs, key=lambda run: (run.kind, run.span)))
        self._of = {kind: tuple(run for run in self.runs if run.kind == kind) for kind in KINDS}
        self._starts = {kind: [run.span[0] for run in own] for kind, own in self._of.items()}
        self._doubts = doubts

    def of(self, kind: Kind) -> tuple[Spotted, ...]:
        """The runs of a kind, in order of the text; no two have a word in common."""
        return self._of[kind]

    def on(self, kind: Kind, span: tuple[int, int]) -> list[int]:
        """Numbers (in `of`) of the runs that have most of the shorter one in common with a stretch of the text."""
        first = max(0, bisect_right(self._starts[kind], span[0]) - 1)
        last = bisect_left(self._starts[kind], span[1])
        return [at for at in range(first, last) if covers(self._of[kind][at].span, span)]

    def doubt(self, kind: Kind, at: int) -> float:
        """How sure the network is that the word at a character tells of nothing of that kind, 0 to 1."""
        return self._doubts[kind].get(at, 0.0)


def words_of(run: Spotted) -> Span | None:
    """The words of a run; None: it holds none."""
    shift = run.paragraph.start
    return run.paragraph.doc.char_span(run.span[0] - shift, run.span[1] - shift, alignment_mode="expand")


def shared(left: tuple[int, int], right: tuple[int, int]) -> int:
    """Characters that two stretches of text have in common; negative: how far they are apart."""
    return min(left[1], right[1]) - max(left[0], right[0])


class Spotter:
    """The network, loaded once a process."""

    def __init__(self) -> None:
        self._session = session("spotting.onnx")
        self._part = arrays("spotting.npz")
        self._features = [self._part[f"features.{at}.weight"] for at in range(len(FEATURES) + len(TOLD))]

    def read(self, scenes: Iterable[Scene], glance: Glance | None = None) -> Sight:
        """What the scenes tell of.

        Args:
            scenes: of a report.
            glance: says which of them are worth reading. The others tell of no position and no term; what the rules
                take for a meeting there stands. None: all are read.
        """
        whole: list[Scene] = []
        passed: dict[int, float] = {}
        for scene in scenes:
            if glance is None or glance.is_worth_reading(scene.window):
                whole.append(scene)
            else:
                passed |= {start: 1.0 for start, _ in scene.window.spans}
        vectors = [self._through(scene) for scene in whole]
        found: list[Spotted] = []
        doubts: dict[Kind, dict[int, float]] = {kind: {} if kind == "meetings" else dict(passed) for kind in KINDS}
        for kind in KINDS:
            part = {
                name: self._part[f"chains.{kind}.{name}"]
                for name in ("emit.weight", "emit.bias", "begin", "end", "moves")
            }
            bias = part["emit.bias"] + np.array([_OUTSIDE[kind], 0, 0], dtype=np.float32)
            emitted = [words @ part["emit.weight"].T + bias for words in vectors]
            decoded = decode(emitted, part["begin"], part["end"], part["moves"])
            for scene, words, marked in zip(whole, vectors, decoded, strict=True):
                for run in marked.runs(0):
                    found.append(self._spotted(kind, scene, words, run, marked.belief(run)))
                told = zip(scene.window.spans, marked.labels, marked.sure, strict=True)
                doubts[kind].update((start, sure) for (start, _), label, sure in told if label == 0)
        return Sight(found, doubts)

    def _through(self, scene: Scene) -> Floats:
        """A vector for each word of the window, [words, size]."""
        given = summed(scene.window, load_tagger().words, self._part, self._features)
        (hidden,) = self._session.run(None, {"summed": given})
        return np.asarray(hidden[0][np.array(scene.window.first) + 1], dtype=np.float32)

    def _spotted(self, kind: Kind, scene: Scene, words: Floats, run: tuple[int, int], belief: float) -> Spotted:
        part, (start, end) = self._part, run
        pooled = np.concatenate([words[start], words[end - 1], words[start:end].mean(axis=0)])
        inner = np.maximum(part["wide.weight"] @ pooled + part["wide.bias"], 0)
        answers = {
            name: odds(part[f"answers.{name}.weight"] @ inner + part[f"answers.{name}.bias"])
            for name in ("stance", "issue", "status")
        }
        spans = scene.window.spans
        return Spotted(
            kind,
            scene.paragraph,
            (spans[start][0], spans[end - 1][1]),
            belief,
            dict(zip(STANCES, answers["stance"], strict=True)),
            dict(zip(labels(), answers["issue"], strict=True)),
            dict(zip(STATUSES, answers["status"], strict=True)),
            spans,
            words,
        )

    def parts(self, run: Spotted, some: Sequence[Candidate]) -> list[float]:
        """How likely each of the candidates plays the part in what was spotted, 0 to 1."""
        if not some:
            return []
        starts = [start for start, _ in run.spans]
        first, last = bisect_right(starts, run.span[0]) - 1, bisect_right(starts, run.span[1] - 1) - 1
        own = run.vectors[first : last + 1]
        pooled = np.concatenate([own[0], own[-1], own.mean(axis=0)])
        ends = run.spans[0][0], run.spans[-1][1]
        at = [bisect_right(starts, one.at) - 1 if ends[0] <= one.at < ends[1] else first for one in some]
        left = np.maximum(self._of("roles.run", pooled), 0)
        right = np.maximum(self._of("roles.candidate", run.vectors[at]), 0)
        kind = KINDS.index(run.kind)
        told = sum(
            self._part[f"roles.features.{column}.weight"][[one.features[column] + kind * size for one in some]]
            for column, size in enumerate(SIZES)
        )
        every = np.broadcast_to(left, right.shape)
        inner = np.concatenate([every, right, every * right, np.maximum(told, 0)], axis=1)
        scores = self._of("roles.out", np.maximum(self._of("roles.wide", inner), 0))[:, kind]
        return [float(one) for one in 1 / (1 + np.exp(-scores))]

    def _of(self, name: str, given: Floats) -> Floats:
        return np.asarray(given @ self._part[f"{name}.weight"].T + self._part[f"{name}.bias"], dtype=np.float32)


@functools.cache
def load_spotter() -> Spotter:
    """The network that comes with the package.

    Raises:
        SecretariatError: a file of it is not the one that was measured.
    """
    return Spotter()
