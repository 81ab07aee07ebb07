"""Natural language inference: whether two points say the same, cannot both hold, or neither.

A small cross-encoder reads both in one window (`training/train_inference.py`; model card in `docs/across.md`). It
goes on from the tagger's word pieces. Each pair is read by itself, the lesser text first, so that what is read of it
depends on nothing else.
"""

from __future__ import annotations

import functools
from typing import TYPE_CHECKING, NamedTuple

import numpy as np
from tokenizers import Tokenizer

from secretariat.knowledge.pinned import arrays, pinned, session

if TYPE_CHECKING:
    from numpy.typing import NDArray

    Floats = NDArray[np.float32]

SAME, AGAINST, NEITHER = range(3)
"""The answers, in the order of the network's scores."""
MOST = 60
"""Word pieces of a point that count."""
_CLS, _SEP = 101, 102


class Odds(NamedTuple):
    """Probabilities of the three answers."""

    same: float
    against: float
    neither: float


class Inference:
    """The network, loaded once a process."""

    def __init__(self) -> None:
        self._session = session("inference.onnx")
        self._part = arrays("inference.npz")
        heads = arrays("heads.npz")
        self._words, self._scale = heads["words"], heads["words.scale"]
        self._pieces = Tokenizer.from_str(pinned("tokenizer.json").decode("utf-8"))
        self._pieces.no_truncation()
        self._pieces.no_padding()
        self._of: functools._lru_cache_wrapper[tuple[int, ...]] = functools.lru_cache(50_000)(self._cut)

    def read(self, left: str, right: str) -> Odds:
        """What holds between two points; their order does not matter."""
        first, second = (self._of(text) for text in sorted((left, right)))
        pieces = [_CLS, *first, _SEP, *second, _SEP]
        segments = np.zeros(len(pieces), np.int64)
        segments[len(first) + 2 :] = 1
        summed = self._words[pieces] * self._scale[pieces, None]
        summed = summed + self._part["positions"][: len(pieces)] + self._part["segments"][segments]
        (hidden,) = self._session.run(None, {"summed": summed[None].astype(np.float32)})
        return self._answer(hidden[0], segments)

    def _answer(self, hidden: Floats, segments: NDArray[np.int64]) -> Odds:
        one, other = hidden[segments == 0].mean(0), hidden[segments == 1].mean(0)
        pooled = np.concatenate([hidden[0], one * other, np.abs(one - other), one + other])
        inner = np.maximum(pooled @ self._part["wide.weight"].T + self._part["wide.bias"], 0)
        scores = inner @ self._part["out.weight"].T + self._part["out.bias"]
        odds = np.exp(scores - scores.max())
        same, against, neither = (float(one) for one in odds / odds.sum())
        return Odds(same, against, neither)

    def _cut(self, text: str) -> tuple[int, ...]:
        return tuple(self._pieces.encode(text, add_special_tokens=False).ids[:MOST])


@functools.cache
def load_inference() -> Inference:
    """The network, read once."""
    return Inference()
