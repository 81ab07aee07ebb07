"""What a stance in the text is, before it becomes a record."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from secretariat.parse import Paragraph
from secretariat.records import Stance, Statement

if TYPE_CHECKING:
    from spacy.tokens import Span, Token

    from secretariat.talks.spotting import Spotted

NEAR = 20
"""How many earlier stretches one is compared with: they stand in the order of the text."""


@dataclass(frozen=True, slots=True)
class Mark:
    """One stance as the words tell it."""

    rule: str
    """Which rule found it: `verb`, `noun`, `adjective`, `thing`, `line`, `must`, `will`, `imperative`, `act`."""
    paragraph: Paragraph
    trigger: Token
    stance: Stance
    holders: tuple[str, ...]
    """Actor ids."""
    words: Span
    """The words it stands on."""
    about: Token | None
    """Head of what it is a stance to; None: the words do not tell."""
    statement: Statement | None
    """The statement in which, or by which, it is told; None: the reporter tells it."""
    condition: str | None = None
    spotted: Spotted | None = None
    """The run in which the network spotted it; None: it did not."""

    @property
    def span(self) -> tuple[int, int]:
        """Characters of the report's text, half-open."""
        if self.spotted is not None:
            return self.spotted.span
        return self.paragraph.start + self.words.start_char, self.paragraph.start + self.words.end_char


def covers(left: tuple[int, int], right: tuple[int, int]) -> bool:
    """Whether two stretches of text have most of the shorter one in common."""
    shared = min(left[1], right[1]) - max(left[0], right[0])
    return 2 * shared > min(left[1] - left[0], right[1] - right[0])
