"""What the network that spots stances and terms is told of each word: its pieces and parse, the rules' marks, and who
speaks."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from secretariat.extract.kinds import ACTS
from secretariat.extract.words import Drafted, Labels, Window, windows
from secretariat.parse import Paragraph, Parsed
from secretariat.records import Stance
from secretariat.talks.marks import Mark
from secretariat.talks.sayings import Sayings

if TYPE_CHECKING:
    from tokenizers import Tokenizer

STANCES: tuple[Stance, ...] = (
    "red line", "demands", "proposes", "supports", "accepts", "conditional", "open", "studies", "opposes", "rejects",
)  # fmt: skip
TOLD = ("mark", "marked", "said")
"""What is told of each word besides `words.FEATURES`: the stance whose mark it is, the stance in whose words it stands,
and the act of the statement it stands in; 0: none."""
TOLD_SIZES = (1 + len(STANCES), 1 + len(STANCES), 1 + len(ACTS))


@dataclass(frozen=True, slots=True)
class Scene:
    """A stretch of a paragraph that is read at once."""

    paragraph: Paragraph
    window: Window
    """Its features are those of `words.FEATURES` (the grammar's reading left out), then those of `TOLD`."""


def scenes(
    parsed: Parsed, marks: Sequence[Mark], sayings: Sayings, tokenizer: Tokenizer, labels: Labels
) -> Iterator[Scene]:
    """The body of a report.

    Args:
        parsed: the report.
        marks: what the rules found in it.
        sayings: its statements.
        tokenizer: the tagger's word pieces.
        labels: the tagger's labels.
    """
    text = parsed.report.text
    by_paragraph: dict[int, list[Mark]] = {}
    for mark in marks:
        by_paragraph.setdefault(mark.paragraph.start, []).append(mark)
    for paragraph in parsed.paragraphs:
        if paragraph.kind != "body":
            continue
        drafted = Drafted(paragraph, parsed.quotations_in(paragraph.start, paragraph.end), ())
        for window in windows(text, drafted, tokenizer, labels):
            told = _told(window, by_paragraph.get(paragraph.start, ()), sayings)
            features = tuple((*own, *more) for own, more in zip(window.features, told, strict=True))
            yield Scene(paragraph, replace(window, features=features))


def _told(window: Window, marks: Sequence[Mark], sayings: Sayings) -> list[list[int]]:
    found = [[0, 0, 0] for _ in window.spans]
    starts = [start for start, _ in window.spans]
    for mark in marks:
        stance = 1 + STANCES.index(mark.stance)
        shift = mark.paragraph.start
        for index in _within(starts, *mark.span):
            found[index][1] = stance
        for index in _within(starts, shift + mark.trigger.idx, shift + mark.trigger.idx + len(mark.trigger)):
            found[index][0] = stance
    for index, start in enumerate(starts):
        said = sayings.at(start)
        if said is not None:
            found[index][2] = 1 + ACTS.index(said.act)
    return found


def _within(starts: Sequence[int], start: int, end: int) -> range:
    """Numbers of the words that begin in a stretch of text."""
    first = bisect_right(starts, start - 1)
    return range(first, bisect_right(starts, end - 1))
