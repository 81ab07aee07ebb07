"""A sentence of a brief: its text in parts, each part saying what it asserts and of which record, and its passages.

Nothing else may be said: names, days, numbers, quoted words, stances and statuses are parts of their own, so that the
check (`briefing.checking`) and any other reader of the brief's JSON can hold each against the record it names.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import Literal

import msgspec

from secretariat.answer.rows import Row
from secretariat.evidence import Passage

PartKind = Literal["words", "quote", "name", "place", "day", "number", "stance", "status", "issue", "move", "source"]
Field = Literal["published", "when", "said", "points", "independent", "unknown", "reports", "copies"]


class Part(Row, frozen=True):
    """A stretch of a sentence and what it asserts."""

    kind: PartKind
    """`words`: what holds the others together, of a closed list of words; `quote`: words of a cited passage; `name`: of
    an actor; `source`: a number of the list of sources; the others: what the record has."""
    text: str
    """As it stands in the sentence; of a quote without its quotation marks, white space as single spaces."""
    of: str | None = None
    """Id of the actor (`name`), the report (`source`, a day of publication) or the record that has it; None: none."""
    field: Field | None = None
    """Of a day or a number: which field of the record it is."""


class Sentence(Row, frozen=True):
    """One sentence, with all that it stands on."""

    text: str
    """The whole of it: its parts joined, quotes in “ ”."""
    parts: tuple[Part, ...]
    records: tuple[str, ...]
    """Ids of the records that say so."""
    passages: tuple[Passage, ...]
    """The words that it cites, one or more for each source."""


class LeftOut(Row, frozen=True):
    """A sentence that failed the check and is not in the brief."""

    sentence: Sentence
    why: tuple[str, ...]


def words(text: str) -> Part:
    """What holds the other parts together."""
    return Part(kind="words", text=text)


def quote(passage: Passage) -> Part:
    """The words of a passage on one line."""
    return Part(kind="quote", text=" ".join(passage.quote.split()))


def source(report: str) -> Part:
    """The place of a source's number, which is given when the brief is put together."""
    return Part(kind="source", text="[?]", of=report)


def compose(parts: Iterable[Part], records: Iterable[str], passages: Iterable[Passage]) -> Sentence:
    """A sentence of these parts; neighbouring passages that are one and the same are cited once."""
    told = tuple(parts)
    return Sentence(
        text=joined(told),
        parts=told,
        records=tuple(dict.fromkeys(records)),
        passages=tuple(dict.fromkeys(passages)),
    )


def joined(parts: Iterable[Part]) -> str:
    """The text of a sentence."""
    return "".join(f"“{part.text}”" if part.kind == "quote" else part.text for part in parts)


def numbered(sentence: Sentence, numbers: dict[str, int]) -> Sentence:
    """The sentence with the numbers of its sources; a report without one gets the next, in `numbers`."""
    parts = tuple(
        msgspec.structs.replace(part, text=f"[{numbers.setdefault(part.of or '', len(numbers) + 1)}]")
        if part.kind == "source"
        else part
        for part in sentence.parts
    )
    return msgspec.structs.replace(sentence, parts=parts, text=joined(parts))
