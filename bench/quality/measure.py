"""Reads the corpora and scores what was read: attributions on PolNeAR, facts on the seeds, the examples and the wire,
sayings on our own gold, time expressions on MEANTIME.

    python -m bench.quality.measure [polnear|seeds|wire|examples|invented|dates]… [--missing] [--part train|dev]

All figures are percent. Nothing is compared here; `bench.quality.gate` does that.
"""

from __future__ import annotations

import argparse
import contextlib
import gzip
import io
import json
import sys
import tempfile
import time
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Any

from bench.quality import (
    across,
    calibration,
    dates,
    encounters,
    events,
    names,
    points,
    proposals,
    reprints,
    sayings,
    spreading,
    standing,
    talks,
)
from bench.quality.calibration import Row
from bench.quality.corpora import FILES, PROJECT, shared, tool

Json = dict[str, Any]
Spans = list[list[int]]
SEEDS = 2
"""Worlds that the gate simulates; `bench.quality.spreading` has ten."""


@dataclass(frozen=True)
class Measured:
    """What one set gave."""

    name: str
    figures: dict[str, float]
    """Figure → percent, e.g. `polnear.wsw.all` → 48.3."""
    states: dict[str, str]
    """Gold item → `right`, `wrong …` (found, with these fields wrong) or `missing`; made-up items → `spurious`."""
    words: dict[str, str]
    """Item → its words, for printing. They are the publishers' and are never written to a file of the project."""
    broken: list[str] = field(default_factory=list)
    """Passages that do not quote their text, one sentence each."""
    counts: dict[str, int] = field(default_factory=dict)
    """Numbers worth seeing that have no floor."""
    calibration: tuple[Row, ...] = ()
    """How often statements were right, by their score; empty: not measured here."""


def measure(name: str, folder: Path | None = None, part: str = "dev") -> Measured:
    """Read and score one set."""
    folder = folder or shared()
    own, _, reporting = name.partition("_")
    if own == "dates":
        return time_expressions(name, "odd" if reporting else "even", folder)
    if own == "names":
        return names_in_reports(name, reporting or "tuning", folder)
    if name == "standing":
        return standings(folder)
    if own in sayings.SETS:
        return own_gold(name, own, reporting or "tuning")
    if own == "across":
        return told_across(name, reporting or "tuning")
    if own == "proposals":
        return plans_told(name, reporting or "tuning")
    if own == "reprints":
        return sent_again(name, reporting or "tuning", folder)
    if own == "points":
        return points_alike(name, reporting or "tuning", folder)
    if name == "spreading":
        return simulated(name)
    if own == "events":
        return realities(name, "odd" if reporting else "even", folder)
    if own == "talks":
        return talks_told(name, reporting.replace("_", "-") or "tuning", folder)
    if name == "polnear":
        return attributions(folder / "data" / "polnear" / f"{part}.jsonl.gz", tool("score_attribution", folder))
    texts, facts = {
        "seeds": (sorted((folder / "seeds").glob("*.txt")), folder / "seeds" / "facts.json"),
        "wire": (sorted((folder / "data/wire/texts").glob("*.txt")), folder / "data/wire/facts"),
        "examples": ([PROJECT / "examples"], PROJECT / "examples" / "facts.json"),
    }[name]
    return facts_found(name, texts, facts, tool("check_facts", folder))


def talks_told(name: str, part: str, folder: Path) -> Measured:
    """Our own gold of talks: statements, meetings, provisions and positions."""
    with tempfile.TemporaryDirectory() as written:
        paths, facts = talks.write(part, Path(written), folder)
        measured = facts_found(name, paths, facts, tool("check_facts", folder))
    return replace(measured, states={}, words={}) if part.endswith("reporting") else measured  # nobody reads those


def realities(name: str, part: str, folder: Path) -> Measured:
    """MEANTIME's events: whether they are told as to come, and whether they are denied."""
    figures = events.score(events.read(part, folder))
    counts = {key: int(value) for key, value in figures.items() if key.endswith(".events")}
    return Measured(
        name, {f"{name}.{k}": round(v, 1) for k, v in figures.items() if k not in counts}, {}, {}, [], counts
    )


def names_in_reports(name: str, part: str, folder: Path) -> Measured:
    """Our own gold: who is whom, what stands for a place, and for whom an actor speaks."""
    gold, made, texts = names.read_both(part, folder)
    figures, _ = names.score(gold, made)
    states = names.states(gold, made) if part == "tuning" else {}  # nobody reads the reporting part
    words = {}
    for item in states:
        report, _, span = item.removesuffix(" made up").rpartition(":")
        start, end = map(int, span.split("-"))
        words[item] = " ".join(texts[report][max(0, start - 40) : end + 30].split())
    return Measured(name, {f"{name}.{key}": value for key, value in figures.items()}, states, words)


def told_across(name: str, part: str) -> Measured:
    """Our own gold of clusters of reports: claims, origins, contradictions, copies, meetings, proposals, shifts."""
    gold = across.clusters(across.GOLD / f"across-{part}.jsonl")
    read = [across.read(one) for one in gold]
    figures = across.score(read) | encounters.score(read)
    counts = {"gold": sum(len(one["contradictions"]) for one in gold)}
    return Measured(name, {f"{name}.{key}": value for key, value in figures.items()}, {}, {}, [], counts)


def plans_told(name: str, part: str) -> Measured:
    """Our own gold of talks: proposals, with whose they are."""
    gold = talks.items(part)
    figures = proposals.score(gold, [proposals.read(one) for one in gold])
    counts = {"gold": sum(len(one.get("proposals", ())) for one in gold)}
    return Measured(name, {f"{name}.{key}": value for key, value in figures.items()}, {}, {}, [], counts)


def sent_again(name: str, part: str, folder: Path) -> Measured:
    """Pairs of reports of Reuters-21578: copies, versions and neither; pair by pair for the tuning part only."""
    gold, found, known = reprints.measure(part, folder)
    states = reprints.states(gold, found) if part == "tuning" else {}
    words = {item: " / ".join(known[number].title or number for number in item.split("-")) for item in states}
    figures = {f"{name}.{key}": value for key, value in reprints.score(gold, found).items()}
    counts = {"gold": len(gold), "related": sum(pair.relation != "other" for pair in gold)}
    return Measured(name, figures, states, words, [], counts)


def points_alike(name: str, part: str, folder: Path) -> Measured:
    """Pairs of points of real reports: the same, against, neither; pair by pair for the tuning part only."""
    found = points.measure(part, folder)
    states = points.states(found) if part == "tuning" else {}
    figures = {f"{name}.{key}": value for key, value in points.score(found).items()}
    counts = {"gold": sum(pair.answer == "same" for pair in found)}
    return Measured(name, figures, states, dict.fromkeys(states, ""), [], counts)


def simulated(name: str) -> Measured:
    """A world with known truth, in which outlets reprint and cite one another."""
    figures = spreading.measure(SEEDS, spreading.Settings())
    counts = {"gold": 20 * SEEDS}
    return Measured(name, {f"{name}.{key}": value for key, value in figures.items()}, {}, {}, [], counts)


def standings(folder: Path) -> Measured:
    """Our own gold: what names of places stand for."""
    gold = standing.items()
    given = standing.texts(gold, folder)
    figures, states = standing.score(gold, standing.read(gold, given))
    words = {}
    for item in states:
        report, _, span = item.rpartition(":")
        start, end = map(int, span.split("-"))
        words[item] = " ".join(given[report][max(0, start - 40) : end + 30].split())
    counts = {"gold": len(states)}
    return Measured("standing", {f"standing.{key}": value for key, value in figures.items()}, states, words, [], counts)


# --- attributions ----------------------------------------------------------------------------------------------------


def attributions(corpus: Path, scorer: Any) -> Measured:
    """PolNeAR: every statement, said or held, against the annotators' source, cue and content."""
    with gzip.open(corpus, "rt", encoding="utf-8") as lines:
        gold = [json.loads(line) for line in lines]
    predictions, broken, counts = predict({report["doc_id"]: report["text"] for report in gold})
    asked, words = tagged(gold)
    made, made_words = tagged([report | {"attributions": predictions[report["doc_id"]]} for report in gold])
    result = scorer.score_docs(asked, predictions)
    backwards = scorer.score_docs(made, {report["doc_id"]: report["attributions"] for report in gold})["slices"]
    scores = {
        next(iter(one["tags"])): one["score"]
        for report in made
        for one in report["attributions"]
        if one["score"] is not None
    }
    scored = [(scores[item], bool(match["wsw_recall"])) for item, match in backwards.items() if item in scores]
    rows = calibration.table(scored)
    states = {item: state_of(found) for item, found in result["slices"].items()}
    numbers = {"gold": len(states), **counts}
    for item, match in backwards.items():
        if not match["content_recall"]:
            states[f"{item} made up"] = "spurious"
            words[f"{item} made up"] = made_words[item]
    figures = {}
    for kind in ("all", "direct", "indirect", "mixed"):
        row = result["attributions"][kind]
        figures[f"wsw.{kind}"] = row["wsw"]["F1"]
        figures[f"wsw.{kind}.precision"] = row["wsw"]["P"]
        figures[f"wsw.{kind}.recall"] = row["wsw"]["R"]
        figures[f"content.partial.{kind}"] = result["content_spans"][kind]["PART"]["F1"]
        figures[f"content.exact.{kind}"] = result["content_spans"][kind]["EM~"]["F1"]
    speech = scorer.score_docs(*of_speech(gold, predictions))
    figures["wsw.speech"] = speech["attributions"]["all"]["wsw"]["F1"]
    figures["content.match"] = result["attributions"]["all"]["cm"]["F1"]
    figures["whole.exact"] = result["attributions"]["all"]["whole_ex"]["F1"]
    figures["cue"] = result["cue_spans"]["EM~"]["F1"]
    figures["source"] = result["source_spans"]["EM~"]["F1"]
    figures["source.given.match"] = result["attributions"]["all"]["src_given_cm"]["s_j"]
    figures["calibration"] = 1 - calibration.error(rows)
    percent = {f"polnear.{key}": round(100 * value, 1) for key, value in figures.items()}
    return Measured("polnear", percent, states, words, broken, numbers, rows)


def of_speech(gold: list[Json], predictions: dict[str, list[Json]]) -> tuple[list[Json], dict[str, list[Json]]]:
    """Both without the attributions whose cue holds no word of speech (`knowledge/speech.toml`)."""
    from secretariat.knowledge.speech import act_of
    from secretariat.parse import load_model
    from secretariat.settings import Settings

    texts = {report["doc_id"]: report["text"] for report in gold}
    every = [(report["doc_id"], report["attributions"]) for report in gold] + list(predictions.items())
    cues = {in_words(texts[name], {"cue": one["cue"]}).strip(" |") for name, own in every for one in own}
    ordered = sorted(cues)
    docs = load_model(Settings().model).pipe(ordered)
    told = {cue for cue, doc in zip(ordered, docs, strict=True) if any(act_of(t.lemma_.lower()) for t in doc)}

    def kept(name: str, own: list[Json]) -> list[Json]:
        return [one for one in own if in_words(texts[name], {"cue": one["cue"]}).strip(" |") in told]

    return (
        [report | {"attributions": kept(report["doc_id"], report["attributions"])} for report in gold],
        {name: kept(name, own) for name, own in predictions.items()},
    )


def predict(texts: dict[str, str]) -> tuple[dict[str, list[Json]], list[str], dict[str, int]]:
    """Every text's statements in the scorer's form, the passages that quote wrongly, and counts by manner and kind.

    Offsets are of the given text: where the stored text differs from it, they are taken through the offset map.
    """
    from secretariat.ingest import Source
    from secretariat.pipeline import read_sources
    from secretariat.settings import Settings

    predictions: dict[str, list[Json]] = {name: [] for name in texts}
    broken, counts = [], Counter[str]()
    sources = [Source(name=name, data=text.encode(), media="text") for name, text in texts.items()]
    for outcome in read_sources(sources, Settings.from_environment()):
        name, reading = outcome.source.name, outcome.reading
        if reading is None:
            raise ValueError(f"{name} was not read: {'; '.join(map(str, outcome.problems))}")
        stored, given = reading.report.text, texts[name]
        broken += misquotes(as_json(reading), {reading.report.id: stored}, name)
        counts["texts changed by ingest"] += stored != given

        def place(start: int, end: int, *, same: bool = stored == given, outcome: Any = outcome) -> list[int]:
            if same:
                return [start, end]
            data = outcome.source.data
            span = outcome.offsets.to_bytes(start, end, data)
            return [len(data[:edge].decode("utf-8", "ignore")) for edge in span]

        for statement in reading.statements:
            counts[statement.manner] += 1
            counts[statement.kind] += 1
            counts[statement.made_by] += 1
            source, cue, content = (
                [place(passage.start, passage.end) for passage in passages]
                for passages in (statement.source, statement.cue, statement.content)
            )
            predictions[name].append(
                {"source": source or None, "cue": cue, "content": content, "score": statement.score}
            )
    return predictions, broken, dict(sorted(counts.items()))


def tagged(reports: list[Json]) -> tuple[list[Json], dict[str, str]]:
    """The reports with a tag of its own on each attribution, so that the scorer tells them apart; tag → words.

    A tag is `number of the report in the corpus:start-end of the content`.
    """
    words: dict[str, str] = {}
    tagged_reports = []
    for number, report in enumerate(reports):
        attributions = []
        for attribution in report["attributions"]:
            spans: Spans = attribution["content"]
            tag = f"{number:03d}:{spans[0][0]}-{spans[-1][1]}" if spans else f"{number:03d}:none"
            while tag in words:
                tag += "+"
            words[tag] = in_words(report["text"], attribution)
            attributions.append(attribution | {"tags": {tag: True}})
        tagged_reports.append(report | {"attributions": attributions})
    return tagged_reports, words


def in_words(text: str, attribution: Json) -> str:
    """`source | cue | content`, as printed in lists of gains and losses."""
    roles = ([*(attribution.get(role) or [])] for role in ("source", "cue", "content"))
    return " | ".join(" … ".join(text[start:end] for start, end in spans) for spans in roles)


def state_of(found: Json) -> str:
    """The state of a gold attribution, from the scorer's figures for its tag."""
    if not found["content_recall"]:
        return "missing"
    return "right" if found["wsw_recall"] else "wrong source"


# --- facts -----------------------------------------------------------------------------------------------------------


def facts_found(name: str, texts: Sequence[Path], facts: Path, scorer: Any) -> Measured:
    """The facts of a folder of reports against the export of a dossier that holds them."""
    data = export_of(texts)
    with tempfile.TemporaryDirectory() as folder:
        export, result = Path(folder, "export.json"), Path(folder, "figures.json")
        export.write_text(json.dumps(data), encoding="utf-8")
        with arguments("check_facts", str(export), str(facts), "--json", str(result)):
            scorer.main()
        _, missing = scorer.score(scorer.Export(str(export)), scorer.load_facts(str(facts)))
        rows = json.loads(result.read_text(encoding="utf-8"))
    figures: dict[str, float] = {}
    for kind, row in rows.items():
        if row["gold"] and row["records"]:
            scores = {key: row[key] for key in ("precision", "recall", "f1", "full_f1")}
            figures |= {f"{kind}.{key}": value for key, value in (scores | row["given a match"]).items()}
            if kind != "statements":
                found = {f"{kind}.{key}.f1": row["f1"] * value for key, value in row["given a match"].items()}
                figures |= (
                    found  # of what is found with that field right: what is found more often is found less surely
                )
    states, words = fact_states(scorer.load_facts(str(facts)), missing)
    counts = {f"{kind} {key}": row[key] for kind, row in rows.items() for key in ("gold", "records") if row["gold"]}
    percent = {f"{name}.{key}": round(100 * value, 1) for key, value in figures.items()}
    reports = {report["id"]: report["text"] for report in data["reports"]}
    return Measured(name, percent, states, words, misquotes(data, reports, name), counts)


def fact_states(facts: dict[str, Json], missing: list[str]) -> tuple[dict[str, str], dict[str, str]]:
    """Each fact's state and words, from the scorer's list of what is missing or wrong.

    Facts of a kind of which nothing is found at all are left out: nothing makes such records yet.
    """
    states, words = {}, {}
    for report, gold in facts.items():
        for kind in ("statements", "meetings", "provisions", "positions"):
            for fact in gold.get(kind) or ():
                item = f"{report} {kind} {fact['id']}"
                line = next((line for line in missing if line.startswith(f"{item} ")), "")
                rest = line.removeprefix(f"{item} ").split(":", 1)[0]
                states[item] = "right" if not line else "missing" if rest == "not found" else rest
                words[item] = fact["words"]
    kinds = {item.split()[1] for item, state in states.items() if state != "missing"}
    states = {item: state for item, state in states.items() if item.split()[1] in kinds}
    return states, words


def export_of(paths: Sequence[Path]) -> Json:
    """The JSON export of a new dossier that holds these files."""
    from secretariat.dossier import Dossier

    with tempfile.TemporaryDirectory() as folder:
        dossier = Dossier(Path(folder, "gate.db"))
        dossier.add(paths)
        return as_json(dossier.export())


@contextlib.contextmanager
def arguments(*argv: str) -> Iterator[None]:
    """A command line for a scorer's `main`, which prints nothing meanwhile."""
    before = sys.argv
    sys.argv = list(argv)
    try:
        with contextlib.redirect_stdout(io.StringIO()):
            yield
    finally:
        sys.argv = before


# --- gold of our own -------------------------------------------------------------------------------------------------


def own_gold(name: str, own: str, part: str) -> Measured:
    """Statements, chains and sayings against our own gold; item by item for the tuning part only."""
    tally = sayings.score(sayings.items(own, part))
    figures = {f"{name}.{key}": round(100 * value, 1) for key, value in tally.figures().items()}
    states = dict(tally.states) if part == "tuning" else {}
    counts = {key: tally.count[key] for key in ("gold", "gold said", "read said", "links gold")}
    return Measured(name, figures, states, tally.words if states else {}, [], counts)


# --- time expressions ------------------------------------------------------------------------------------------------


def time_expressions(name: str, part: str, folder: Path) -> Measured:
    """Spans and values against MEANTIME's; item by item for the even part only."""
    result, gold, found = dates.score(part, folder)
    figures = {f"{name}.{key}": result[key] for key in ("strict", "relaxed", "value", "day")}
    states, words = dates.states(gold, found) if part == "even" else ({}, {})
    counts = {"gold": result["n_gold"], "read": result["n_pred"], "gold days": result["n_day"]}
    return Measured(name, figures, states, words, [], counts)


# --- both ------------------------------------------------------------------------------------------------------------


def as_json(record: Any) -> Json:
    """A record as plain dicts and lists."""
    import msgspec

    plain: Json = msgspec.to_builtins(record)
    return plain


def misquotes(data: Any, texts: dict[str, str], place: str) -> list[str]:
    """Every passage anywhere in `data` that does not hold `text[start:end] == quote`."""
    if isinstance(data, list):
        return [line for member in data for line in misquotes(member, texts, place)]
    if not isinstance(data, dict):
        return []
    if data.keys() >= {"report", "start", "end", "quote"}:
        start, end, text = data["start"], data["end"], texts.get(data["report"])
        if text is None:
            return [f"{place}: a passage of a report that is not there ({data['report']})"]
        right = 0 <= start < end <= len(text) and text[start:end] == data["quote"]
        return [] if right else [f"{place} [{start}:{end}]: the passage does not quote its text"]
    return [line for member in data.values() for line in misquotes(member, texts, place)]


def main(argv: Sequence[str] | None = None) -> int:
    """Print the figures of the sets named, and with `--missing` what was not found, is wrong or made up."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("sets", nargs="*", choices=[[], *FILES], metavar="SET", help="default: all")
    parser.add_argument("--part", choices=["dev", "train"], default="dev", help="part of PolNeAR")
    parser.add_argument("--missing", action="store_true", help="list what is not right, with its words")
    options = parser.parse_args(argv)
    for name in options.sets or FILES:
        began = time.perf_counter()
        result = measure(name, part=options.part)
        print(f"{name}: {time.perf_counter() - began:.1f} s; {result.counts}")
        for figure, value in result.figures.items():
            print(f"  {figure:40s} {value:6.1f}")
        print(*(f"  {line}" for line in result.broken), sep="\n", end="\n" if result.broken else "")
        if options.missing:
            for item, state in sorted(result.states.items()):
                if state != "right":
                    print(f"  {item}: {state}: {result.words[item][:300]!r}")
    return 1 if result.broken else 0


if __name__ == "__main__":
    sys.exit(main())
