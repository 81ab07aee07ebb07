"""What holds for every dossier, with the real reader and reports as people write them."""

from __future__ import annotations

import itertools
import json
from pathlib import Path

import pytest

import secretariat
from secretariat.answer.exports import read_export, write_json
from secretariat.settings import Settings

REPORTS = {
    "geneva.txt": """Envoys leave Geneva without a date

GENEVA, Nov 20 (Reuters) - "We did not agree on the border," Foreign Minister Karin Holm told reporters on Thursday.
"We will meet again," she said.

According to two officials, the talks may go on next week. Subscribe to our newsletter!
""",
    "copy-of-geneva.txt": "",
    "lisbon.html": """<html><head><title>Lisbon offers to host</title>
<meta property="article:published_time" content="2025-11-21T09:30:00Z"><meta property="og:site_name" content="The Post">
</head><body><article><h1>Lisbon offers to host</h1>
<p>Prime Minister João Prado said that Portugal would host the next round “at any time”.</p>
<p>Holm's spokesman declined to comment, and the government in Oslo said it was studying the offer.</p>
</article></body></html>
""",
    "wire.jsonl": "\n".join(
        json.dumps(
            {
                "title": f"Report {number}",
                "maintext": f"Karin Holm said: “Point {number} is a red line.” João Prado did not answer for hours.",
                "date_publish": f"2025-11-2{number} 08:00:00",
                "source_domain": "wire.example",
            }
        )
        for number in range(2, 4)
    ),
    "broken.txt": "\x00\x00\x00\x01\x02",
}


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    made = tmp_path_factory.mktemp("reports")
    for name, text in REPORTS.items():
        (made / name).write_text(text or REPORTS["geneva.txt"], encoding="utf-8")
    return made


def test_order_repetition_and_the_way_through_json_change_nothing(folder: Path, tmp_path: Path) -> None:
    files = sorted(folder.iterdir())
    settings = Settings(processes=1)
    exports = []
    for number, order in enumerate((files, files[::-1], [*files[2:], *files[:2], *files])):
        dossier = secretariat.open(tmp_path / f"{number}.db", settings)
        for file in order:
            dossier.add([file])
        exports.append(dossier.export())
    assert exports[0] == exports[1] == exports[2]
    export = exports[0]
    written = write_json(export)
    assert write_json(read_export(written)) == written
    assert [Path(report.name).name for report in export.reports if "geneva" in report.name] == ["copy-of-geneva.txt"]
    assert len(export.reports) == 4
    assert len(export.statements) >= 4
    texts = {report.id: report.text for report in export.reports}
    passages = itertools.chain.from_iterable((*said.content, *said.cue, *said.source) for said in export.statements)
    assert all(passage.holds_in(texts[passage.report]) for passage in passages)
    actors = {actor.id for actor in export.actors}
    assert {said.speaker for said in export.statements} - {None} <= actors
    assert {report.outlet for report in export.reports} - {None} <= actors
