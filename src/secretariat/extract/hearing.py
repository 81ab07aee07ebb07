"""The network that reads one saying in its scene: what kind of saying it is, and what the words around it are to it.

It goes on from the tagger's lower layers: each word's vector there, with what the scene tells of it, passes three
layers more, once for each statement. A chain of labels over the words gives medium, addressee, time and the links of
the chain; a vector in front of them all, with those of cue, source and content, gives act, manner and the
type of an unnamed source. Trained on our own gold (`training/train_sayings.py`). Each scene is read by itself, so that
the same words are read the same whatever stands beside them.
"""

from __future__ import annotations

import functools
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from secretariat.extract.chain import Marked, decode
from secretariat.extract.kinds import ACTS, MANNERS, SOURCES
from secretariat.extract.pooling import odds
from secretariat.extract.scenes import ROLES, Around, Scene
from secretariat.extract.states import States
from secretariat.knowledge.pinned import arrays, session
from secretariat.records import Act, Manner, SourceType

if TYPE_CHECKING:
    from numpy.typing import NDArray

    Floats = NDArray[np.float32]


CLEAR = 6.0
"""A scene in which no word's score for any role comes that near to that for none has no words around it."""


@dataclass(frozen=True, slots=True)
class Heard:
    """What a statement was read to be: the probability of each answer, 0 to 1."""

    acts: Mapping[Act, float]
    manners: Mapping[Manner, float]
    sources: Mapping[SourceType | None, float]
    """What its source is; None: somebody with a name, or a word that points at somebody."""
    around: tuple[Around, ...]
    """In order of the text."""


class Hearing:
    """The network, loaded once a process."""

    def __init__(self) -> None:
        self._session = session("sayings.onnx")
        self._part = arrays("sayings.npz")
        self._features = [self._part[name] for name in sorted(self._part) if name.startswith("features.")]

    def read(self, states: States, scenes: Sequence[Scene]) -> list[Heard]:
        """What each scene's statement is."""
        part = self._part
        read = [self._through(states, scene) for scene in scenes]
        emitted = [vectors[1:] @ part["emit.weight"].T + part["emit.bias"] for vectors in read]
        some = [at for at, scores in enumerate(emitted) if (scores[:, 1:].max(axis=1) > scores[:, 0] - CLEAR).any()]
        decoded = decode([emitted[at] for at in some], part["begin"], part["end"], part["moves"])
        marked = dict(zip(some, decoded, strict=True))
        return [
            self._heard(states, scene, vectors, marked.get(at))
            for at, (scene, vectors) in enumerate(zip(scenes, read, strict=True))
        ]

    def _through(self, states: States, scene: Scene) -> Floats:
        """The vector in front and that of each word, [1 + words, size]."""
        part = self._part
        vectors = states.of(scene.words)
        for column, table in enumerate(self._features):
            vectors += table[scene.features[:, column]]
        front = part["front"] + part["told.weight"] @ np.array(scene.told, dtype=np.float32)
        (hidden,) = self._session.run(None, {"scene": np.concatenate([front[None], vectors])[None].astype(np.float32)})
        return np.asarray(hidden[0], dtype=np.float32)

    def _heard(self, states: States, scene: Scene, vectors: Floats, marks: Marked | None) -> Heard:
        part, words = self._part, vectors[1:]
        cue, source, content = (words[scene.features[:, 0] == value] for value in (1, 2, 3))
        pooled = [vectors[0], _mean(cue), _mean(source), _mean(content)]
        told = np.array(scene.told, dtype=np.float32)
        inner = np.maximum(part["wide.weight"] @ np.concatenate([*pooled, told]) + part["wide.bias"], 0)
        ends = np.concatenate([source[0], source[-1]]) if len(source) else np.zeros(2 * words.shape[1])
        outer = np.maximum(part["who.weight"] @ np.concatenate([ends, pooled[2], pooled[0]]) + part["who.bias"], 0)
        answers = {
            name: odds(part[f"{name}.weight"] @ (outer if name == "unnamed" else inner) + part[f"{name}.bias"])
            for name in ("act", "manner", "unnamed")
        }
        return Heard(
            acts=dict(zip(ACTS, answers["act"], strict=True)),
            manners=dict(zip(MANNERS, answers["manner"], strict=True)),
            sources=dict(zip((None, *SOURCES), answers["unnamed"], strict=True)),
            around=() if marks is None else tuple(_around(states, scene, marks)),
        )


def _around(states: States, scene: Scene, marks: Marked) -> list[Around]:
    found = []
    for number, role in enumerate(ROLES):
        for run in marks.runs(number):
            first, last = scene.words[run[0]], scene.words[run[1] - 1]
            span = states.spans[first][0], states.spans[last][1]
            found.append(Around(role, span, marks.belief(run)))
    return sorted(found, key=lambda one: one.words)


def _mean(vectors: Floats) -> Floats:
    return vectors.mean(axis=0) if len(vectors) else np.zeros(vectors.shape[1], dtype=np.float32)


@functools.cache
def load_hearing() -> Hearing:
    """The network that comes with the package.

    Raises:
        SecretariatError: a file of it is not the one that was measured.
    """
    return Hearing()
