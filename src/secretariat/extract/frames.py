"""What stands around a cue: through what, to whom and when it was said, and through whom it came.

The tagger's vectors give a second chain of labels beside source, cue and content; a linker says to which cue each run
belongs. Trained on our own gold (`training/train_sayings.py`).
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Literal

from secretariat.extract.chain import Marked, Run, decode
from secretariat.extract.links import Linker
from secretariat.extract.quotes import Span
from secretariat.extract.words import Window

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    Floats = NDArray[np.float32]

FrameRole = Literal["medium", "addressee", "time", "relay"]
FRAMES: tuple[FrameRole, ...] = ("medium", "addressee", "time", "relay")


@dataclass(frozen=True, slots=True)
class Around:
    """Words around a cue; spans in characters of the report's text, half-open."""

    role: FrameRole
    words: Span
    cue: Span
    """The cue they belong to."""
    belief: float
    """Smallest probability of its labels and link, 0 to 1."""


class FrameHead:
    """The labels and the linker; `heads` holds their weights under `frame.…`."""

    def __init__(self, heads: Mapping[str, Any]) -> None:
        self._part = {name.removeprefix("frame."): value for name, value in heads.items() if name.startswith("frame.")}
        self._to_cue = Linker(heads, "frame.to_cue")

    def read(self, windows: Sequence[Window], states: Sequence[Floats], cues: Sequence[Sequence[Run]]) -> list[Around]:
        """What stands around the cues of each window, in order."""
        part = self._part
        emitted = [vectors @ part["emit.weight"].T + part["emit.bias"] for vectors in states]
        marked = decode(emitted, part["begin"], part["end"], part["moves"])
        found = []
        for window, vectors, own, marks in zip(windows, states, cues, marked, strict=True):
            found += self._around(window, vectors, own, marks) if own else []
        return found

    def _around(self, window: Window, states: Floats, cues: Sequence[Run], marks: Marked) -> list[Around]:
        found = []
        for number, role in enumerate(FRAMES):
            for run in marks.runs(number):
                cue, sure = self._to_cue.best(states, run, cues, cues, allow_none=False)
                assert cue is not None
                belief = min(sure, marks.belief(run))
                found.append(Around(role, _characters(window, run), _characters(window, cue), belief))
        return found


def _characters(window: Window, run: Run) -> Span:
    return window.spans[run[0]][0], window.spans[run[1] - 1][1]
