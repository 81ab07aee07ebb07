"""In which statement a place of the text lies: statements built by hand."""

from __future__ import annotations

import pytest

from secretariat.evidence import Passage
from secretariat.records import Manner, Statement
from secretariat.talks.sayings import Sayings

TEXT = "Karin Holm said the envoy said the plan was dead. Nobody left."


def said(words: str, *more: str, manner: Manner = "said") -> Statement:
    pieces = [Passage.cut("r-1", TEXT, TEXT.index(w), TEXT.index(w) + len(w)) for w in (words, *more)]
    return Statement(
        id=f"s-{words}", report="r-1", content=tuple(pieces), kind="indirect", manner=manner, made_by="by hand"
    )


OUTER = said("the envoy said the plan was dead")
INNER = said("the plan was dead")


@pytest.mark.parametrize(
    ("word", "expected"),
    [
        ("Karin", None),
        ("envoy", OUTER),
        ("plan", INNER),
        ("dead", INNER),
        (". Nobody", None),
        ("left", None),
    ],
)
def test_the_innermost_statement_counts(word: str, expected: Statement | None) -> None:
    assert Sayings([INNER, OUTER]).at(TEXT.index(word)) == expected


def test_a_piece_is_half_open() -> None:
    [piece] = INNER.content
    assert Sayings([INNER]).at(piece.start) == INNER
    assert Sayings([INNER]).at(piece.end - 1) == INNER
    assert Sayings([INNER]).at(piece.end) is None
    assert Sayings([INNER]).at(piece.start - 1) is None


def test_what_is_only_held_is_no_saying_but_kept() -> None:
    wish = said("the plan was dead", manner="held")
    sayings = Sayings([wish])
    assert sayings.at(TEXT.index("plan")) is None
    assert sayings.every == (wish,)


def test_behind_a_shorter_piece_the_longer_one_goes_on() -> None:
    short = said("the envoy")
    assert Sayings([short, OUTER]).at(TEXT.index("plan")) == OUTER


def test_content_in_pieces_has_a_gap() -> None:
    split = said("the envoy", "was dead")
    assert Sayings([split]).at(TEXT.index("envoy")) == split
    assert Sayings([split]).at(TEXT.index("plan")) is None
    assert Sayings([split]).at(TEXT.index("dead")) == split


def test_without_statements_nobody_speaks() -> None:
    assert Sayings([]).at(0) is None
