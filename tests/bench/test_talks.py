"""Our own gold of talks is sound, and the scorer can read what is written of it.

Of the reporting part nothing is printed, not even when a test fails: only how many faults there are.
"""

from __future__ import annotations

import json
import re
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import Any, get_args, get_type_hints

import pytest

from bench.quality import measure, talks
from bench.quality.corpora import shared, tool
from bench.quality.measure import Measured
from bench.quality.sayings import GOLD
from bench.quality.talks import KINDS, PARTS, items, write
from secretariat.ingest import read_source
from secretariat.ingest.sources import Source
from secretariat.knowledge.issue_words import load_issues
from secretariat.records import Act, MeetingStatus, ProvisionStatus, Quantity, Report, Stance, StatementKind
from secretariat.settings import Settings

Json = dict[str, Any]
WHOLE = ("tuning", "reporting", "real")
"""Parts with statements and proposals too."""
OWN = ("tuning", "reporting")
ISSUES = {issue.label for kind in load_issues().values() for issue in kind} | {"other"}
DAY = re.compile(r"~?\d{4}-\d\d-\d\d(/\d{4}-\d\d-\d\d)?\Z")
BOUNDS = get_args(get_type_hints(Quantity)["bound"])
LABELS: dict[tuple[str, str], tuple[Any, ...]] = {
    ("statements", "kind"): get_args(StatementKind),
    ("statements", "act"): get_args(Act),
    ("meetings", "status"): get_args(MeetingStatus),
    ("provisions", "status"): get_args(ProvisionStatus),
    ("provisions", "issue"): tuple(ISSUES),
    ("positions", "stance"): get_args(Stance),
    ("positions", "issue"): (*ISSUES, None),
}
PEOPLE = {"statements": "speaker", "provisions": "obliged", "positions": "party", "proposals": "authors"}
needs_scorer = pytest.mark.skipif(not shared().is_dir(), reason="the scorers are in the shared folder")
needs_corpora = pytest.mark.skipif(
    not ((shared() / "data/wikinews").is_dir() and (shared() / "data/reuters21578").is_dir()),
    reason="the corpora are in the shared folder",
)


def lines(part: str) -> list[Json]:
    text = (GOLD / f"talks-{part}.jsonl").read_text(encoding="utf-8")
    return [json.loads(line) for line in text.splitlines()]


def facts(gold: list[Json]) -> Iterator[tuple[str, str, Json]]:
    """Where each fact is, without its words, its kind, and the fact."""
    for item in gold:
        for kind in KINDS:
            for fact in item.get(kind, ()):
                yield f"{item['id']} {kind} {fact['id']}", kind, fact


def told(part: str, faults: list[str]) -> list[str]:
    """The faults, to be asserted empty; of the reporting part only how many."""
    return faults if part != "reporting" else [f"{len(faults)} faults"] * bool(faults)


def folded(text: str) -> str:
    return " ".join(text.split())


def pieces(fact: Json) -> list[str]:
    content = fact.get("content_words") or []
    return [fact["words"], *([content] if isinstance(content, str) else content)]


# --- the gold -------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("part", PARTS)
def test_ids_are_unique(part: str) -> None:
    gold = lines(part)
    counted = Counter([item["id"] for item in gold] + [place for place, _, _ in facts(gold)])
    faults = told(part, [one for one, times in counted.items() if times > 1])
    assert faults == []


def test_no_report_is_in_two_parts() -> None:
    ids = [item["id"] for part in PARTS for item in lines(part)]
    texts = [folded(item["text"]) for part in OWN for item in lines(part)]
    assert (len(ids) - len(set(ids)), len(texts) - len(set(texts))) == (0, 0)
    sizes = {part: len(lines(part)) for part in PARTS}
    assert min(sizes.values()) > 15
    assert 0.3 < sizes["reporting"] / (sizes["tuning"] + sizes["reporting"]) < 0.36


@pytest.mark.parametrize("part", PARTS)
def test_every_label_is_of_the_guide(part: str) -> None:
    faults = []
    for place, kind, fact in facts(lines(part)):
        faults += [
            f"{place} {field}: {fact[field]}"
            for (of, field), allowed in LABELS.items()
            if of == kind and fact[field] not in allowed
        ]
        if kind in ("statements", "meetings") and fact["day"] is not None and not DAY.match(fact["day"]):
            faults.append(f"{place} day")
        quantity = fact.get("quantity")
        if quantity is not None and (
            not isinstance(quantity["value"], int | float) or quantity.get("bound", "exactly") not in BOUNDS
        ):
            faults.append(f"{place} quantity")
    faults = told(part, faults)
    assert faults == []


@pytest.mark.parametrize("part", WHOLE)
def test_every_report_has_a_day_and_a_kind(part: str) -> None:
    faults = [
        item["id"]
        for item in lines(part)
        if not re.fullmatch(r"\d{4}-\d\d-\d\d", item["published"])
        or item["kind"] not in load_issues()
        or not any(item[kind] for kind in KINDS)
    ]
    faults = told(part, faults)
    assert faults == []


@pytest.mark.parametrize("part", PARTS)
def test_everybody_has_a_name(part: str) -> None:
    """Accepted names are lists of words; of meetings and chains there are several such lists."""

    def are_names(names: object) -> bool:
        return isinstance(names, list) and bool(names) and all(isinstance(one, str) and one.strip() for one in names)

    faults = []
    for place, kind, fact in facts(lines(part)):
        lists = [*(fact.get("chain") or ()), *(fact.get("participants") or ()), *(fact.get("mediators") or ())]
        lists += [fact[PEOPLE[kind]]] if kind in ("statements", "positions") else []
        lists += [fact["place"]] if fact.get("place") else []
        if not all(map(are_names, lists)):
            faults.append(place)
    faults = told(part, faults)
    assert faults == []


@pytest.mark.parametrize("part", OWN)
def test_all_words_stand_in_their_text(part: str) -> None:
    """White space does not count."""
    faults = []
    for item in items(part):
        text = folded(item["text"])
        faults += [
            place
            for place, _, fact in facts([item])
            if not all(folded(piece) and folded(piece) in text for piece in pieces(fact))
        ]
    faults = told(part, faults)
    assert faults == []


def test_real_reports_are_kept_as_offsets_only() -> None:
    for item in lines("real"):
        assert "text" not in item
        assert ("reuters" in item) is not ("url" in item and "year" in item), item["id"]
        for place, _, fact in facts([item]):
            spans = [fact["words"], *fact.get("content_words", ())]
            assert all(len(span) == 2 and 0 <= span[0] < span[1] for span in spans), place


@needs_corpora
def test_offsets_of_real_reports_are_words_of_their_texts() -> None:
    for item in items("real"):
        assert item["text"].strip()
        for place, _, fact in facts([item]):
            for piece in pieces(fact):
                assert piece.strip(), place
                assert piece in item["text"], place


# --- what the scorer reads ------------------------------------------------------------------------------------------


def read(paths: list[Path]) -> dict[str, Report]:
    """The reports as a dossier stores them, by the names of their files; nothing is parsed."""
    found = {}
    for path in paths:
        source = Source(name=str(path), data=path.read_bytes(), media="json")
        report = read_source(source, Settings()).report
        assert report is not None
        found[path.name] = report
    return found


def export(reports: dict[str, Report], gold: dict[str, Json], scorer: Any) -> Json:
    """An export in which every fact of the gold is a record, on the same words."""
    data: Json = {kind: [] for kind in KINDS} | {"actors": [], "reports": []}
    for name, report in reports.items():
        data["reports"].append({"id": report.id, "name": report.name, "text": report.text})
        for kind in scorer.KINDS:
            for fact in gold[name][kind]:
                spans = [
                    {"report": report.id, "start": start, "end": end}
                    for piece in (pieces(fact)[1:] or [fact["words"]])
                    for start, end in scorer.find(report.text, piece)[:1]
                ]
                data[kind].append({"content" if kind == "statements" else "passages": spans} | record(fact))
    return data


def record(fact: Json) -> Json:
    """The fields of a fact, each person under the first accepted name."""
    same = {key: fact[key] for key in ("kind", "act", "status", "stance", "issue", "quantity") if key in fact}
    people = {key: fact[key][0] for key in ("speaker", "party", "place") if fact.get(key)}
    sides = {"participants": [names[0] for names in fact.get("participants") or ()]}
    chain = {"chain": [{"actor": names[0]} for names in fact.get("chain") or ()]}
    return same | people | sides | chain


@needs_scorer
@pytest.mark.parametrize(
    "part", ["tuning", "reporting", pytest.param("real", marks=needs_corpora)], ids=["tuning", "reporting", "real"]
)
def test_what_is_written_is_read_by_the_scorer_as_it_is(part: str, tmp_path: Path) -> None:
    """Every report is a file that is read, of that day, and every fact is found where an export has it."""
    paths, folder = write(part, tmp_path)
    scorer = tool("check_facts", shared())
    gold, reports = scorer.load_facts(str(folder)), read(paths)
    expected = {f"{item['id']}.json": item for item in items(part)}
    faults = told(part, sorted((set(gold) ^ set(expected)) | (set(reports) ^ set(expected))))
    assert faults == []
    faults = [
        name
        for name, report in reports.items()
        if report.published is None
        or (report.published.earliest or "")[:10] != expected[name]["published"]
        or any(not scorer.find(report.text, fact["words"]) for _, _, fact in facts([expected[name]]))
    ]
    faults = told(part, faults)
    assert faults == []
    path = tmp_path / "export.json"
    path.write_text(json.dumps(export(reports, gold, scorer)), encoding="utf-8")
    count, _ = scorer.score(scorer.Export(str(path)), gold)
    for kind in scorer.KINDS:
        number = sum(len(item[kind]) for item in expected.values())
        assert count[kind, "gold"] == count[kind, "records"] == number
        assert count[kind, "found"] == number, kind


def test_nothing_is_written_over(tmp_path: Path) -> None:
    write("tuning", tmp_path)
    with pytest.raises(FileExistsError):
        write("tuning", tmp_path)


# --- the command ----------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("arguments", "name", "lists"),
    [
        ([], "talks", False),
        (["--missing"], "talks", True),
        (["real", "--missing"], "talks_real", True),
        (["reporting", "--missing"], "talks_reporting", False),
    ],
)
def test_figures_are_printed_and_of_the_reporting_part_nothing_else(
    arguments: list[str], name: str, lists: bool, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    def measured(asked: str) -> Measured:
        assert asked == name
        return Measured(asked, {f"{asked}.meetings.f1": 61.5}, {"a 1": "missing", "a 2": "right"}, {"a 1": "the words"})

    monkeypatch.setattr(measure, "measure", measured)
    assert talks.main(arguments) == 0
    first, *rest = capsys.readouterr().out.splitlines()
    assert first.split() == [f"{name}.meetings.f1", "61.5"]
    assert [line.split() for line in rest] == ([["missing", "a", "1", "the", "words"]] if lists else [])


@needs_scorer
@pytest.mark.parametrize("name", ["talks", "talks_reporting", pytest.param("talks_real", marks=needs_corpora)])
def test_what_the_command_asks_for_is_measured(name: str, monkeypatch: pytest.MonkeyPatch) -> None:
    """On an export that holds nothing, so that nothing is parsed."""
    nothing: Json = {kind: [] for kind in (*KINDS, "actors", "reports")}
    monkeypatch.setattr(measure, "export_of", lambda paths: nothing)
    assert measure.measure(name, shared()).name == name
