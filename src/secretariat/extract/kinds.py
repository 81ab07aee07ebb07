"""What kind of saying a statement is, and what kind of source it has, by the tagger's vectors and the rules' reading.

A small network beside the tagger's: means of the vectors of cue, source and content, the content's once more as
weighted by what tells, and what the rules read (`told.py`). Trained on our own gold (`training/train_sayings.py`).
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, get_args

import numpy as np

from secretariat.extract.quotes import Span
from secretariat.extract.states import States
from secretariat.records import Act, Certainty, Manner, SourceType, Statement

if TYPE_CHECKING:
    from numpy.typing import NDArray

    Floats = NDArray[np.float32]

ACTS: tuple[Act, ...] = get_args(Act)
CERTAINTIES: tuple[Certainty, ...] = get_args(Certainty)
MANNERS: tuple[Manner, ...] = get_args(Manner)
SOURCES: tuple[SourceType, ...] = get_args(SourceType)


@dataclass(frozen=True, slots=True)
class Kind:
    """What a statement was read to be."""

    act: Act
    certainty: Certainty
    manner: Manner
    unnamed: SourceType | None
    """What its source is; None: somebody with a name, or a word that points at somebody."""
    sure: Mapping[str, float]
    """Probability of each, 0 to 1, by the names of the fields."""


class KindHead:
    """The network; `heads` holds its weights under `kind.…`."""

    def __init__(self, heads: Mapping[str, Any]) -> None:
        self._part = {name.removeprefix("kind."): value for name, value in heads.items() if name.startswith("kind.")}

    def read(self, states: States, statement: Statement, rules: Sequence[float]) -> Kind:
        """The kind of a statement; `rules` is what `told.told` gives."""
        part = self._part
        cue, source, content = (
            states.of(states.words((p.start, p.end) for p in passages))
            for passages in (statement.cue, statement.source, statement.content)
        )
        size = part["weigh"].shape[0]
        pooled = [_mean(cue, size), _mean(source, size), _mean(content, size), _weighed(content, part["weigh"])]
        inner = np.maximum(part["wide.weight"] @ np.concatenate([*pooled, np.array(rules)]) + part["wide.bias"], 0)
        ends = np.concatenate([source[0], source[-1]]) if len(source) else np.zeros(2 * size)
        outer = np.maximum(part["who.weight"] @ np.concatenate([ends, pooled[1], pooled[0]]) + part["who.bias"], 0)
        odds = {
            name: _odds(part[f"{name}.weight"] @ (outer if name == "unnamed" else inner) + part[f"{name}.bias"])
            for name in ("act", "certainty", "manner", "unnamed")
        }
        best = {name: int(values.argmax()) for name, values in odds.items()}
        return Kind(
            act=ACTS[best["act"]],
            certainty=CERTAINTIES[best["certainty"]],
            manner=MANNERS[best["manner"]],
            unnamed=None if best["unnamed"] == 0 else SOURCES[best["unnamed"] - 1],
            sure={name: float(values.max()) for name, values in odds.items()},
        )


def spans_of(statement: Statement) -> tuple[list[Span], list[Span], list[Span]]:
    """Characters of cue, source and content."""
    cue, source, content = (
        [(p.start, p.end) for p in passages] for passages in (statement.cue, statement.source, statement.content)
    )
    return cue, source, content


def _mean(vectors: Floats, size: int) -> Floats:
    return vectors.mean(axis=0) if len(vectors) else np.zeros(size, dtype=np.float32)


def _weighed(vectors: Floats, weigh: Floats) -> Floats:
    if not len(vectors):
        return np.zeros(len(weigh), dtype=np.float32)
    shares = _odds(vectors @ weigh)
    return np.asarray(shares @ vectors, dtype=np.float32)


def _odds(scores: Any) -> Any:
    odds = np.exp(scores - scores.max())
    return odds / odds.sum()
