"""Content and quotation marks: what is snapped to a quotation, what is cut, how much of it is quoted."""

from __future__ import annotations

import pytest

from secretariat.extract.quotes import inside, merge, overlap, quoted_share, snap
from secretariat.quotations import find_quotations


def at(text: str, words: str) -> tuple[int, int]:
    """Where the words stand in the text."""
    start = text.index(words)
    return start, start + len(words)


SNAPPED = [
    pytest.param(
        "Talmon said: “The bridge is open. Nobody crosses it.” The guards left.",
        "said",
        ["“The bridge is open."],
        ["“The bridge is open. Nobody crosses it.”"],
        id="over the end of a sentence",
    ),
    pytest.param(
        "“The bridge is open. Nobody crosses it,” Talmon said.",
        "said",
        ["Nobody crosses it"],
        ["“The bridge is open. Nobody crosses it,”"],
        id="back to the opening mark",
    ),
    pytest.param(
        "“The bridge,” Talmon said, “is open.”",
        "said",
        ["The bridge", "is open"],
        ["“The bridge,”", "“is open.”"],
        id="each piece to its own quotation",
    ),
    pytest.param(
        "Talmon said it was “a start” and “not more” than that.",
        "said",
        ["it was “a start” and “not"],
        ["it was “a start” and “not more”"],
        id="words outside the marks stay",
    ),
    pytest.param(
        "“He said it was open. I doubt it,” Talmon added.",
        "said",
        ["it was open"],
        ["it was open"],
        id="not where the cue itself is quoted",
    ),
    pytest.param(
        "“He said it was open,” Talmon added. Nobody crossed.",
        "said",
        ["it was open,” Talmon added"],
        ["it was open,"],
        id="not out of the quotation in which the cue stands",
    ),
    pytest.param("Talmon said it was open.", "said", ["it was open"], ["it was open"], id="nothing quoted"),
]


@pytest.mark.parametrize(("text", "cue", "content", "expected"), SNAPPED)
def test_snap(text: str, cue: str, content: list[str], expected: list[str]) -> None:
    quotations = find_quotations(text, [(0, len(text))])
    found = snap([at(text, piece) for piece in content], at(text, cue), quotations)
    assert [text[slice(*piece)] for piece in found] == expected


@pytest.mark.parametrize(
    ("spans", "cue", "expected"),
    [
        ([(0, 4), (4, 9)], (20, 22), ((0, 9),)),
        ([(5, 9), (0, 6)], (20, 22), ((0, 9),)),
        ([(0, 4), (6, 9)], (20, 22), ((0, 4), (6, 9))),
        ([(0, 9)], (3, 5), ((0, 3), (5, 9))),
        ([(0, 9)], (0, 9), ()),
        ([(0, 9)], (7, 12), ((0, 7),)),
    ],
)
def test_merge_joins_what_touches_and_cuts_out_the_cue(
    spans: list[tuple[int, int]], cue: tuple[int, int], expected: tuple[tuple[int, int], ...]
) -> None:
    assert merge(spans, cue) == expected


@pytest.mark.parametrize(
    ("content", "share"),
    [("“Never,”", 1.0), ("Never", 1.0), ("he said", 0.0), ("“Never,” he", 5 / 7), (",” ", 0.0)],
)
def test_quoted_share_counts_letters_and_digits(content: str, share: float) -> None:
    text = "“Never,” he said."
    assert quoted_share([at(text, content)], find_quotations(text, [(0, len(text))]), text) == pytest.approx(share)


def test_overlap_and_inside() -> None:
    assert overlap((0, 4), (3, 9)) == 1
    assert overlap((0, 4), (4, 9)) == 0
    text = "“A b” c"
    quotations = find_quotations(text, [(0, len(text))])
    assert [inside(position, quotations) is not None for position in range(len(text))] == [
        False, True, True, True, False, False, False,
    ]  # fmt: skip
