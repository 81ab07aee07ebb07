"""What every network does with a window: its summed embeddings, and odds of scores."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, Any

import numpy as np

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from secretariat.extract.words import Window

    Floats = NDArray[np.float32]

_CLS, _SEP = 101, 102
"""BERT's marks at the ends of a window."""


def summed(window: Window, pieces: tuple[Any, Any], part: Mapping[str, Any], features: Sequence[Any]) -> Floats:
    """What an encoder is given of a window, [1, pieces + 2, size]; each word's first piece stands at its `first` + 1.

    Args:
        window: the window.
        pieces: embeddings of the word pieces, in 8 bits, and the scale of each.
        part: holds the `positions` and `segments` of the network.
        features: a table for each of the window's features.
    """
    ids = np.array([_CLS, *window.pieces, _SEP])
    words, scale = pieces
    whole = words[ids].astype(np.float32) * scale[ids, None]
    whole = whole + part["positions"][: len(ids)] + part["segments"][int(window.title)]
    ends = [*window.first[1:], len(window.pieces)]
    told = np.repeat(np.array(window.features), np.subtract(ends, window.first), axis=0)
    for column, table in enumerate(features):
        whole[0] += table[0]
        whole[-1] += table[0]
        whole[1:-1] += table[told[:, column]]
    return np.asarray(whole[None], dtype=np.float32)


def odds(scores: Any) -> list[float]:
    """Probabilities of the answers, 0 to 1 (softmax)."""
    raised = np.exp(scores - scores.max())
    return [float(one) for one in raised / raised.sum()]
