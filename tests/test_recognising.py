"""Names of one report agree, and the labels before stay."""

from __future__ import annotations

import pytest
import spacy
from spacy.tokens import Doc, Span

from secretariat.recognising import agree

VOCAB = spacy.blank("en").vocab
Name = tuple[str, str]


def paragraph(text: str, *names: Name, heads: dict[int, tuple[int, str]] | None = None) -> Doc:
    """A text in which names were found; `heads`: of a token, its head and its relation."""
    words, given = text.split(), heads or {}
    doc = Doc(
        VOCAB,
        words=words,
        heads=[given.get(i, (0, ""))[0] for i in range(len(words))],
        deps=[given.get(i, (0, "dep"))[1] for i in range(len(words))],
        tags=["NNPS" if word == "Halveks" else "NNP" for word in words],
    )
    found = []
    for name, label in names:
        length = len(name.split())
        start = next(i for i in range(len(words)) if words[i : i + length] == name.split())
        found.append(Span(doc, start, start + length, label=label))
    doc.set_ents(found)
    return doc


def labels(*docs: Doc) -> list[str]:
    """The labels of all names, after they were made to agree."""
    agree(docs)
    return [entity.label_ for doc in docs for entity in doc.ents]


@pytest.mark.parametrize(
    ("docs", "expected"),
    [
        ([paragraph("the Kremlin was silent", ("Kremlin", "PERSON"))], ["ORG"]),
        ([paragraph("Brack Sarn Ltd left", ("Brack Sarn Ltd", "PERSON"))], ["ORG"]),
        ([paragraph("Young HWU met", ("Young HWU", "PERSON"))], ["ORG"]),
        ([paragraph("Harald IV met", ("Harald IV", "PERSON"))], ["PERSON"]),
        ([paragraph("the Brack said", ("Brack", "PERSON"), heads={1: (2, "nsubj")})], ["ORG"]),
        ([paragraph("the Brack plan", ("Brack", "PERSON"), heads={1: (2, "compound")})], ["PERSON"]),
        ([paragraph("RBC-Ukraine left", ("RBC-Ukraine", "GPE"))], ["ORG"]),
        ([paragraph("the Halveks left", ("Halveks", "PERSON"))], ["PERSON"]),
        ([paragraph("stay in Kherson", ("Kherson", "PERSON"), heads={1: (0, "prep"), 2: (1, "pobj")})], ["GPE"]),
        ([paragraph("rely on Kherson", ("Kherson", "PERSON"), heads={1: (0, "prep"), 2: (1, "pobj")})], ["PERSON"]),
        (
            [paragraph("the Sarn Corp left", ("the Sarn Corp", "ORG")), paragraph("Sarn waited", ("Sarn", "PERSON"))],
            ["ORG", "ORG"],
        ),
        (
            [
                paragraph("Sarn Corp left", ("Sarn Corp", "ORG")),
                paragraph("Karin Sarn waited", ("Karin Sarn", "PERSON")),
                paragraph("Sarn waited", ("Sarn", "PERSON")),
            ],
            ["ORG", "PERSON", "PERSON"],
        ),
        (
            [paragraph("Irena Halvek left", ("Irena Halvek", "PERSON")), paragraph("Halvek left", ("Halvek", "GPE"))],
            ["PERSON", "PERSON"],
        ),
        (
            [
                paragraph("Anatole France left", ("Anatole France", "PERSON")),
                paragraph("France left", ("France", "GPE")),
            ],
            ["PERSON", "GPE"],
        ),
    ],
)  # fmt: skip
def test_names_of_a_report_agree(docs: list[Doc], expected: list[str]) -> None:
    assert labels(*docs) == expected


def test_no_names_are_no_trouble() -> None:
    assert labels() == labels(paragraph("nobody left")) == []


def test_what_a_hyphen_joins_is_one_name_only_where_it_is_an_outlets() -> None:
    words, spaces = ["RBC", "-", "Ukraine", "and", "Kestria", "-", "Tarsovia", "talks"], [False, False, True, True] * 2
    doc = Doc(VOCAB, words=words, spaces=spaces)
    doc.set_ents([Span(doc, at, at + 1, label="GPE") for at in (0, 2, 4, 6)])
    agree([doc])
    assert [(entity.text, entity.label_) for entity in doc.ents] == [
        ("RBC-Ukraine", "ORG"),
        ("Kestria", "GPE"),
        ("Tarsovia", "GPE"),
    ]
