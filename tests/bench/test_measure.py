"""What is measured is what the shared scorers say; offsets are of the corpus' text."""

from __future__ import annotations

import gzip
import json
from pathlib import Path
from typing import Any

import pytest

from bench.quality import corpora, measure

TEXT = '"Talks go on," said Mirela Kostan. Josef Halvek denied that a date was set. Rain fell on Orlenz.'
GOLD = [
    {"source": [[20, 33]], "cue": [[15, 19]], "content": [[0, 14]]},
    {"source": [[35, 47]], "cue": [[48, 54]], "content": [[55, 74]]},
]
needs_scorers = pytest.mark.skipif(not corpora.shared().is_dir(), reason="the scorers are in the shared folder")


def measured(folder: Path, monkeypatch: pytest.MonkeyPatch, predictions: list[Any]) -> measure.Measured:
    corpus = folder / "dev.jsonl.gz"
    with gzip.open(corpus, "wt", encoding="utf-8") as file:
        file.write(json.dumps({"doc_id": "d1", "text": TEXT, "attributions": GOLD}) + "\n")
    monkeypatch.setattr(measure, "predict", lambda texts: ({"d1": predictions}, [], {"said": len(predictions)}))
    return measure.attributions(corpus, corpora.tool("score_attribution", corpora.shared()))


@needs_scorers
def test_gold_as_prediction_is_all_right(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    result = measured(tmp_path, monkeypatch, [GOLD[0] | {"score": 0.9}, GOLD[1] | {"score": None}])
    assert result.figures["polnear.wsw.all"] == 100.0
    assert result.figures["polnear.wsw.direct"] == 100.0
    assert result.states == {"000:0-14": "right", "000:55-74": "right"}
    assert result.counts == {"gold": 2, "said": 2}
    assert [(row.number, row.score, row.right) for row in result.calibration] == [(1, 0.9, 1.0)], (
        "only scores are calibrated"
    )
    assert result.figures["polnear.calibration"] == 90.0


@needs_scorers
def test_each_attribution_has_its_own_state(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    wrong_source = GOLD[0] | {"source": [[35, 47]], "score": 0.9}
    made_up = {"source": None, "cue": [], "content": [[76, 95]], "score": 0.2}
    result = measured(tmp_path, monkeypatch, [wrong_source, made_up])
    assert result.states == {
        "000:0-14": "wrong source",
        "000:55-74": "missing",
        "000:76-95 made up": "spurious",
    }
    assert [(row.least, row.number, row.right) for row in result.calibration] == [(0.2, 1, 0.0), (0.9, 1, 0.0)]
    assert result.words["000:55-74"] == "Josef Halvek | denied | that a date was set"
    assert result.words["000:76-95 made up"] == " |  | Rain fell on Orlenz"


def test_predictions_point_into_the_given_text_also_where_the_stored_text_differs() -> None:
    text = "\ufeffMirela Kostan said the talks would go on.\r\n\r\nRain fell on Orlenz.\x00\r\n"
    predictions, broken, counts = measure.predict({"d1": text})
    assert broken == []
    assert counts["texts changed by ingest"] == 1
    spans = [[text[start:end] for start, end in found["source"]] for found in predictions["d1"]]
    assert spans == [["Mirela Kostan"]]
    assert [text[start:end] for start, end in predictions["d1"][0]["cue"]] == ["said"]
