"""What looks like a statement and is none: a request not to be named, a question that is answered, a pronoun."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from secretariat.extract.telling import Telling, read_tellings
from secretariat.knowledge.unnamed import why_unnamed
from secretariat.parse import Parsed
from secretariat.records import Statement

if TYPE_CHECKING:
    from spacy.tokens import Token

_AROUND = 200
"""Characters about the cue in which the reason for not being named may begin."""


def sift(parsed: Parsed, statements: Sequence[Statement]) -> list[Statement]:
    """The statements without those that are none."""
    return [
        telling.statement
        for telling in read_tellings(parsed, statements)
        if not (_is_pronoun(telling.content) or _is_question_put(telling) or _is_why_unnamed(parsed, telling))
    ]


def _is_pronoun(content: Sequence[Token]) -> bool:
    """Nothing is said but "it" or "them"."""
    words = [token for token in content if token.is_alpha]
    return len(words) == 1 and words[0].pos_ == "PRON"


def _is_question_put(telling: Telling) -> bool:
    """ "Asked whether the port was open, she said …": the question is the reporters'."""
    head = telling.head
    return head is not None and telling.lemma == "ask" and head.tag_ == "VBN" and not telling.statement.source


def _is_why_unnamed(parsed: Parsed, telling: Telling) -> bool:
    """ "who asked not to be named": no more than why a name is missing."""
    if not telling.statement.cue:
        return False
    text, cue, content = parsed.report.text, telling.statement.cue[0], telling.statement.content
    for found in why_unnamed().finditer(text, max(0, cue.start - _AROUND), content[-1].end + _AROUND):
        if found.start() <= cue.start < found.end("phrase") and all(piece.start < found.end() for piece in content):
            return True
    return False
