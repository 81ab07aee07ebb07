"""What the tagger is trained on: labels and links of a window from what people marked."""

from __future__ import annotations

import re
from typing import Any

from secretariat.extract.words import WORD, Window
from training.tagger_data import example

SOURCE, CUE, CONTENT = 1, 3, 5
"""The labels of the first word of a run; inside it they are one more."""


def window(text: str, start: int = 0, end: int | None = None) -> Window:
    """The words of a stretch of the text, one piece each, without features."""
    spans = tuple((m.start(), m.end()) for m in WORD.finditer(text, start, len(text) if end is None else end))
    count = len(spans)
    return Window(False, spans, tuple(range(count)), tuple(range(count)), ((),) * count)


def marks(text: str, **roles: list[str]) -> dict[str, Any]:
    """An attribution as the corpus has it: for each role the characters of the words."""
    return {
        role: [list(re.search(re.escape(words), text).span()) for words in roles.get(role, [])]  # type: ignore[union-attr]
        for role in ("source", "cue", "content")
    }


def test_each_word_has_its_role() -> None:
    text = "Edric Talmon said the bridge was open ."
    found = example(window(text), [marks(text, source=["Edric Talmon"], cue=["said"], content=["the bridge was open"])])
    assert found.labels == (SOURCE, SOURCE + 1, CUE, CONTENT, CONTENT + 1, CONTENT + 1, CONTENT + 1, 0)
    assert found.contents == (((3, 7), (2, 3)),)
    assert found.sources == (((2, 3), (0, 2)),)


def test_nothing_marked_is_outside() -> None:
    found = example(window("The river froze ."), [])
    assert found.labels == (0, 0, 0, 0)
    assert found.contents == found.sources == ()


def test_a_mark_inside_a_word_marks_the_word() -> None:
    text = "Talmon said open"
    found = example(window(text), [{"source": [[0, 3]], "cue": [[8, 10]], "content": [[12, 16]]}])
    assert found.labels == (SOURCE, CUE, CONTENT)


def test_pieces_that_only_white_space_parts_are_one_run() -> None:
    text = "Talmon said the bridge was open"
    parted = marks(text, source=["Talmon"], cue=["said"], content=["the bridge", "was open"])
    whole = marks(text, source=["Talmon"], cue=["said"], content=["the bridge was open"])
    assert example(window(text), [parted]) == example(window(text), [whole])


def test_pieces_around_the_cue_are_two_runs_that_hang_on_it() -> None:
    text = "the bridge Talmon said is open"
    found = example(window(text), [marks(text, source=["Talmon"], cue=["said"], content=["the bridge", "is open"])])
    assert found.labels == (CONTENT, CONTENT + 1, SOURCE, CUE, CONTENT, CONTENT + 1)
    assert found.contents == (((0, 2), (3, 4)), ((4, 6), (3, 4)))


def test_a_content_hangs_on_the_nearest_piece_of_its_cue() -> None:
    text = "Talmon was quoted on Monday as saying it was open"
    found = example(
        window(text), [marks(text, source=["Talmon"], cue=["was quoted", "as saying"], content=["it was open"])]
    )
    assert found.contents == (((7, 10), (5, 7)),)
    assert found.sources == (((1, 3), (0, 1)), ((5, 7), (0, 1)))


def test_a_cue_of_nobody_is_linked_to_none() -> None:
    text = "it was announced that the bridge was open"
    found = example(window(text), [marks(text, cue=["was announced"], content=["that the bridge was open"])])
    assert found.sources == (((1, 3), None),)


def test_what_has_its_cue_in_another_window_is_labelled_and_not_linked() -> None:
    text = "Talmon said it was open . Nobody crosses it ."
    mark = marks(text, source=["Talmon"], cue=["said"], content=["it was open", "Nobody crosses it"])
    found = example(window(text, text.index("Nobody")), [mark])
    assert found.labels == (CONTENT, CONTENT + 1, CONTENT + 1, 0)
    assert found.contents == found.sources == ()


def test_two_attributions_side_by_side_keep_apart() -> None:
    text = "Talmon said no Orvald said yes"
    first = marks(text, source=["Talmon"], cue=["said"], content=["no"])
    second = {"source": [[15, 21]], "cue": [[22, 26]], "content": [[27, 30]]}
    found = example(window(text), [first, second])
    assert found.labels == (SOURCE, CUE, CONTENT, SOURCE, CUE, CONTENT)
    assert found.contents == (((2, 3), (1, 2)), ((5, 6), (4, 5)))
    assert found.sources == (((1, 2), (0, 1)), ((4, 5), (3, 4)))
