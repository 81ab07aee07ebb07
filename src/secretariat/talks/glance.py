"""A glance at a paragraph before the network of talks reads it: may it tell of a position, a term or a meeting?

A convolution over the embeddings of the word pieces, with whether the rules found a mark in the window and whether
somebody speaks in it; a hundredth of the network's work. Trained on what the network spots in news of all kinds
(`training/train_glance.py`): most of them tell of no talks.
"""

from __future__ import annotations

import functools
from typing import TYPE_CHECKING

import numpy as np

from secretariat.extract.tagger import load_tagger
from secretariat.knowledge.pinned import arrays
from secretariat.talks.scenes import TOLD

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from secretariat.extract.words import Window

    Floats = NDArray[np.float32]

WIDTH = 5
"""Word pieces that the convolution sees at once."""
LEAST = -0.7
"""Score from which a window is read: a third of the windows of news of all kinds are not."""


class Glance:
    """The weights, loaded once a process."""

    def __init__(self) -> None:
        self._part = arrays("glance.npz")

    def is_worth_reading(self, window: Window) -> bool:
        """Whether the network may spot something in it; what the rules found is always weighed."""
        told = told_of(window)
        return bool(told[0]) or self._score(window, told) >= LEAST

    def score(self, window: Window) -> float:
        """The higher, the likelier something is spotted in it."""
        return self._score(window, told_of(window))

    def _score(self, window: Window, told: Floats) -> float:
        part = self._part
        words, scale = load_tagger().words
        ids = np.array(window.pieces)
        vectors = words[ids].astype(np.float32) * scale[ids, None]
        small = np.maximum(vectors @ part["down.weight"].T + part["down.bias"], 0)
        padded = np.pad(small, ((WIDTH // 2, WIDTH // 2), (0, 0)))
        seen = np.concatenate([padded[at : at + len(ids)] for at in range(WIDTH)], axis=1)
        found = np.maximum(seen @ part["conv.weight"].T + part["conv.bias"], 0).max(axis=0)
        given = np.concatenate([found, told])
        return float(given @ part["out.weight"][0] + part["out.bias"][0])


def told_of(window: Window) -> Floats:
    """Whether the rules found a mark in a window, and whether somebody speaks in it; 0 or 1."""
    told = np.array(window.features)[:, -len(TOLD) :]
    return np.array([told[:, TOLD.index(name)].any() for name in ("marked", "said")], dtype=np.float32)


@functools.cache
def load_glance() -> Glance:
    """The glance that comes with the package.

    Raises:
        SecretariatError: its file is not the one that was measured.
    """
    return Glance()
