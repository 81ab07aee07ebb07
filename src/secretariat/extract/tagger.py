"""The tagger: a small encoder that reads who said what off the words of a paragraph.

It was trained on PolNeAR (`training/`); what it is, what it was measured to do and what it must not be used for is in
`knowledge/tagger/CARD.md`. Each window is read by itself, so that the same words are read the same whatever stands
beside them.
"""

from __future__ import annotations

import functools
import itertools
import json
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import numpy as np

from secretariat.extract.chain import Marked, Run, decode
from secretariat.extract.links import Linker
from secretariat.extract.pooling import summed
from secretariat.extract.quotes import Span
from secretariat.extract.states import States
from secretariat.extract.words import ROLES, Drafted, Labels, Window, windows
from secretariat.knowledge.pinned import arrays, pinned, session

if TYPE_CHECKING:
    from numpy.typing import NDArray
    from tokenizers import Tokenizer as Pieces

    Floats = NDArray[np.float32]

_TOGETHER = 64
"""Paragraphs whose labels are worked out together: memory does not grow with the report."""


@dataclass(frozen=True, slots=True)
class Tagged:
    """One attribution as the tagger reads it; spans in characters of the report's text, half-open."""

    cue: Span
    source: Span | None
    content: tuple[Span, ...]
    belief: float
    """Probability that the tagger gives to its labels and links, 0 to 1; how often it is right is another number
    (`knowledge.beliefs`)."""


@dataclass(frozen=True, slots=True, eq=False)
class Sensed:
    """What the tagger reads in a report."""

    tagged: tuple[Tagged, ...]
    """The attributions, in order."""
    states: States
    """The vectors of the words, for `hearing.py`."""


class Tagger:
    """The network, loaded once a process."""

    def __init__(self) -> None:
        from tokenizers import Tokenizer as Pieces

        self._session = session("encoder.onnx")
        self.pieces: Pieces = Pieces.from_str(pinned("tokenizer.json").decode("utf-8"))
        self.labels = Labels(**json.loads(pinned("labels.json")))
        self._heads = arrays("heads.npz")
        self.words = self._heads["words"], self._heads["words.scale"]
        """Embeddings of the word pieces, in 8 bits, and the scale of each."""
        self._features = [self._heads[name] for name in sorted(self._heads) if name.startswith("features.")]
        self._to_cue, self._to_source = (Linker(self._heads, name) for name in ("to_cue", "to_source"))

    def read(self, text: str, paragraphs: Iterable[Drafted]) -> Sensed:
        """What the paragraphs of a report's text tell."""
        tagged: list[Tagged] = []
        read: list[Window] = []
        vectors: list[Any] = []
        waiting = iter(paragraphs)
        while some := list(itertools.islice(waiting, _TOGETHER)):
            found = [window for drafted in some for window in self.windows(text, drafted)]
            encoded = [self._encode(window) for window in found]
            hidden = [one for one, _ in encoded]
            for window, states, marks in zip(found, hidden, self._marked(hidden), strict=True):
                tagged += self._linked(window, states, marks)
            read += found
            vectors += [lower.astype(np.float16) for _, lower in encoded]
        return Sensed(tuple(sorted(tagged, key=lambda one: (one.cue, one.content))), States(read, vectors))

    def windows(self, text: str, drafted: Drafted) -> list[Window]:
        """The paragraph in the windows in which it is read."""
        return windows(text, drafted, self.pieces, self.labels)

    def _marked(self, hidden: Sequence[Floats]) -> list[Marked]:
        emitted = [states @ self._heads["emit.weight"].T + self._heads["emit.bias"] for states in hidden]
        return decode(emitted, self._heads["begin"], self._heads["end"], self._heads["moves"])

    def _encode(self, window: Window) -> tuple[Floats, Floats]:
        """Two vectors for each word of the window, those of its first piece: for attributions, and from the layers
        below, for sayings."""
        words = np.array(window.first) + 1
        hidden, lower = self._session.run(None, {"summed": summed(window, self.words, self._heads, self._features)})
        return np.asarray(hidden[0][words], dtype=np.float32), np.asarray(lower[0][words], dtype=np.float32)

    def _linked(self, window: Window, states: Floats, marks: Marked) -> list[Tagged]:
        """Labels become attributions: each content hangs on a cue, each cue on a source or on none."""
        sources, cues, contents = (marks.runs(role) for role in range(len(ROLES)))
        if not cues or not contents:
            return []
        held: dict[Run, list[tuple[Run, float]]] = {}
        for content in contents:
            cue, sure = self._to_cue.best(states, content, cues, cues, allow_none=False)
            assert cue is not None
            held.setdefault(cue, []).append((content, sure))
        found = []
        for cue, own in sorted(held.items()):
            source, sure = self._to_source.best(states, cue, sources, cues, allow_none=True)
            belief = min([sure, marks.belief(cue), *(min(link, marks.belief(content)) for content, link in own)])
            found.append(
                Tagged(
                    cue=_characters(window, cue),
                    source=None if source is None else _characters(window, source),
                    content=tuple(_characters(window, content) for content, _ in own),
                    belief=round(float(belief), 3),
                )
            )
        return found


def _characters(window: Window, run: Run) -> Span:
    return window.spans[run[0]][0], window.spans[run[1] - 1][1]


@functools.cache
def load_tagger() -> Tagger:
    """The tagger that comes with the package.

    Raises:
        SecretariatError: a file of it is not the one that was measured.
    """
    return Tagger()
