"""How often each cue word, in each frame, was an attribution when people read the news.

The counts in `cues.json` were made by `training/measure_cues.py` on PolNeAR's training part (Newell, Margolin and
Ruths 2018); they are counts of words, and hold no text. A word is rated by its own counts where there are many, and
drawn towards its frame's where there are few (a beta prior worth `PRIOR` observations).
"""

from __future__ import annotations

import functools
import json
from importlib import resources

from secretariat.knowledge.speech import act_of

PRIOR = 4.0
"""Weight of the frame's precision against a cue's own, in observations (dev F1 flat from 2 to 8)."""

Counts = dict[str, dict[str, tuple[int, int]]]
"""Lemma → frame → (seen, right)."""


@functools.cache
def _counts() -> tuple[Counts, dict[str, float]]:
    with resources.files(__package__).joinpath("cues.json").open(encoding="utf-8") as file:
        data = json.load(file)
    return data["cues"], data["frames"]


def precision(lemma: str, frame: str, quoted: bool, named: bool) -> float:
    """Share of candidates like this one that were attributions with this source and content, 0 to 1.

    Args:
        lemma: the cue's lemma, lower case.
        frame: how the content hangs on it (`extract.clauses`).
        quoted: some of the content stands in quotation marks.
        named: the clause names a source.
    """
    cues, frames = _counts()
    key = frame_key(frame, quoted, named)
    prior = frames.get(f"{class_of(lemma)} {key}", 0.0)
    seen, right = cues.get(lemma, {}).get(key, (0, 0))
    return (right + PRIOR * prior) / (seen + PRIOR)


def frame_key(frame: str, quoted: bool, named: bool) -> str:
    """The frame, with what else tells attributions apart: quoted content (`+q`), no source (`-s`)."""
    return frame + ("+q" if quoted else "") + ("" if named else "-s")


def class_of(lemma: str) -> str:
    """`said` for a cue of speech, `held` for any other: the two kinds of prior."""
    return "said" if act_of(lemma) or act_of(lemma, noun=True) else "held"
