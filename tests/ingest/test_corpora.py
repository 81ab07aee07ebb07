"""On public corpora: no attributed words lie in lines that were marked as no news."""

from __future__ import annotations

import csv
import gzip
import json
import os
from pathlib import Path

import pytest

from secretariat.ingest import report_from_text

SHARED = Path(os.environ.get("SECRETARIAT_SHARED", Path(__file__).parents[3] / "shared"))
NO_NEWS = {"site", "byline", "date", "credit", "dateline"}


def corpus(name: str) -> Path:
    path = SHARED / "data" / name
    if not path.exists():
        pytest.skip(f"no {path}; set SECRETARIAT_SHARED to the folder with the corpora")
    return path


def test_attributions_of_polnear_lie_in_news() -> None:
    """At most 1 attribution in 2,000 touches a line marked as no news (dev: 0 of 2,192 when it was written)."""
    lost = total = 0
    with gzip.open(corpus("polnear/dev.jsonl.gz"), "rt", encoding="utf-8") as file:
        for line in file:
            document = json.loads(line)
            report = report_from_text(document["text"]).report
            assert report is not None
            assert len(report.text) == len(document["text"])
            marked = [(b.start, b.end) for b in report.blocks if b.kind in NO_NEWS]
            for attribution in document["attributions"]:
                spans = [span for part in ("source", "cue", "content") for span in attribution[part] or ()]
                total += 1
                lost += any(start < last and end > first for start, end in spans for first, last in marked)
    assert total > 2000
    assert lost <= total / 2000


def test_the_first_line_of_wikinews_gives_the_day() -> None:
    wrong = right = 0
    with corpus("wikinews/wikinews_2019.csv").open(encoding="utf-8", newline="") as file:
        for row in csv.DictReader(file):
            report = report_from_text(row["text"]).report
            assert report is not None
            if report.published is not None:
                right += report.published.earliest == row["date"]
                wrong += report.published.earliest != row["date"]
    assert right > 50
    assert wrong <= right / 20
