"""The gate can fail: below a floor, on a changed corpus, on a wrong passage; and it never lowers a floor."""

from __future__ import annotations

from pathlib import Path

import pytest

from bench.quality import corpora, gate, measure
from bench.quality.gate import Files
from bench.quality.measure import Measured

FLOORS = """# Kept.

[seeds] # two reports
"statements.recall" = 80.0
"statements.precision" = 70.0 # kept too

[wire]
"statements.f1" = 80.0
"""


@pytest.fixture
def shared(tmp_path: Path) -> Path:
    """A folder with the pinned files of the set `seeds`, contents invented."""
    folder = tmp_path / "shared"
    for name in ("seeds/a.txt", "seeds/facts.json", "tools/check_facts.py"):
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_text(f"the bytes of {name}", encoding="utf-8")
    return folder


@pytest.fixture
def files(tmp_path: Path, shared: Path) -> Files:
    (tmp_path / "floors.toml").write_text(FLOORS, encoding="utf-8")
    corpora.write_pins(shared, tmp_path / "pins")
    return Files(tmp_path / "floors.toml", tmp_path / "baseline", tmp_path / "pins")


def seeds(recall: float, precision: float = 75.0, **states: str) -> Measured:
    figures = {"seeds.statements.recall": recall, "seeds.statements.precision": precision}
    return Measured("seeds", figures, states, {item: f"words of {item}" for item in states})


def run(files: Files, shared: Path, measured: Measured, *, update: bool = False) -> int:
    return gate.run(["seeds"], shared, files, lambda name: measured, update=update)


def test_at_the_floor_it_passes(files: Files, shared: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(files, shared, seeds(80.0)) == 0
    printed = capsys.readouterr().out
    assert "seeds.statements.recall" in printed
    assert "floor  80.0  ok" in printed


def test_below_a_floor_it_fails(files: Files, shared: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(files, shared, seeds(79.9)) == 1
    assert "FAILED seeds.statements.recall is 79.9, below its floor of 80.0" in capsys.readouterr().out


def test_a_figure_with_a_floor_that_is_not_measured_fails(files: Files, shared: Path) -> None:
    assert run(files, shared, Measured("seeds", {"seeds.statements.recall": 90.0}, {}, {})) == 1


def test_a_passage_that_does_not_quote_its_text_fails(files: Files, shared: Path) -> None:
    good = seeds(90.0)
    assert run(files, shared, Measured("seeds", good.figures, {}, {}, broken=["a.txt [1:4]: …"])) == 1


def test_update_raises_floors_and_keeps_comments(files: Files, shared: Path) -> None:
    assert run(files, shared, seeds(90.0, 70.2), update=True) == 0
    text = files.floors.read_text(encoding="utf-8")
    assert '"statements.recall" = 89.7\n' in text
    assert '"statements.precision" = 70.0 # kept too\n' in text
    assert '"statements.f1" = 80.0\n' in text
    assert text.startswith("# Kept.\n\n[seeds] # two reports\n")


def test_update_refuses_to_lower(files: Files, shared: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(files, shared, seeds(95.0, 60.0), update=True) == 1
    assert files.floors.read_text(encoding="utf-8") == FLOORS
    assert not files.baseline.exists()
    assert "no floor is ever lowered" in capsys.readouterr().out


def test_gains_and_losses_are_listed(files: Files, shared: Path, capsys: pytest.CaptureFixture[str]) -> None:
    before = seeds(90.0, a="right", b="missing", c="wrong speaker", d="spurious", e="right")
    assert run(files, shared, before, update=True) == 0
    capsys.readouterr()
    now = seeds(90.0, a="missing", b="right", c="right", e="right", f="spurious")
    assert run(files, shared, now) == 0
    printed = capsys.readouterr().out
    gains, losses = printed.split("  losses: ")
    assert "gains: 3" in gains
    assert "b: missing → right: words of b" in gains
    assert "c: wrong speaker → right: words of c" in gains
    assert "d: spurious → absent" in gains
    assert losses.startswith("2\n")
    assert "a: right → missing: words of a" in losses
    assert "f: absent → spurious" in losses


def test_the_baseline_holds_no_words(files: Files, shared: Path) -> None:
    assert run(files, shared, seeds(90.0, a="right", b="missing"), update=True) == 0
    text = (files.baseline / "seeds.txt").read_text(encoding="utf-8")
    assert text.splitlines()[1:] == ["right\ta"]
    assert "words of" not in text


def test_a_changed_corpus_fails(files: Files, shared: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (shared / "seeds/a.txt").write_text("other bytes", encoding="utf-8")
    assert run(files, shared, seeds(90.0)) == 1
    assert "seeds/a.txt has changed" in capsys.readouterr().out


def test_a_new_or_lost_file_of_a_corpus_fails(files: Files, shared: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (shared / "seeds/a.txt").rename(shared / "seeds/b.txt")
    assert run(files, shared, seeds(90.0)) == 1
    printed = capsys.readouterr().out
    assert "seeds/a.txt is pinned but not there" in printed
    assert "seeds/b.txt is there but not pinned" in printed


def test_without_the_shared_folder_it_skips_and_says_so(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("SECRETARIAT_SHARED", str(tmp_path / "nowhere"))
    assert gate.main([]) == 0
    printed = capsys.readouterr().out
    assert printed.count("skipped:") == len(corpora.FILES)
    assert "NOTHING WAS MEASURED" in printed
    assert "passed" not in printed


def test_every_floor_belongs_to_a_set() -> None:
    floors = gate.read_floors(Files().floors)
    assert set(floors) == set(corpora.FILES)


def test_the_issue_s_floors_hold() -> None:
    floors = gate.read_floors(Files().floors)
    wanted = {
        ("polnear", "wsw.all"): 48.0,
        ("polnear", "wsw.direct"): 78.0,
        ("seeds", "statements.recall"): 80.0,
        ("seeds", "statements.precision"): 70.0,
        ("seeds", "statements.speaker"): 85.0,
        ("seeds", "statements.kind"): 85.0,
        ("wire", "statements.f1"): 80.0,
        ("wire", "statements.speaker"): 75.0,
    }
    assert {key: floors[key[0]][key[1]] for key in wanted if floors[key[0]][key[1]] < wanted[key]} == {}


def test_misquotes_are_found_at_any_depth() -> None:
    texts = {"r-1": "Talks will go on."}
    right = {"report": "r-1", "start": 0, "end": 5, "quote": "Talks"}
    data = {"statements": [{"content": [right, right | {"quote": "talks"}]}, {"source": right | {"end": 99}}]}
    assert len(measure.misquotes(data, texts, "here")) == 2
    assert measure.misquotes({"a": right}, {}, "here") == ["here: a passage of a report that is not there (r-1)"]
    assert measure.misquotes({"a": [right]}, texts, "here") == []


def test_tags_tell_attributions_apart() -> None:
    twice = {"source": [[0, 3]], "cue": [[4, 8]], "content": [[9, 12], [14, 20]]}
    reports, words = measure.tagged([{"text": "She said yes, and then no.", "attributions": [twice, twice]}])
    assert list(words) == ["000:9-20", "000:9-20+"]
    assert words["000:9-20"] == "She | said | yes … and th"
    assert [list(attribution["tags"]) for attribution in reports[0]["attributions"]] == [["000:9-20"], ["000:9-20+"]]


def test_states_of_facts_come_from_the_scorer_s_list() -> None:
    facts = {
        "a.txt": {
            "statements": [{"id": "A1", "words": "one"}, {"id": "A10", "words": "ten"}, {"id": "A2", "words": "two"}],
            "meetings": [{"id": "M1", "words": "met"}],
        }
    }
    missing = [
        "a.txt statements A10 not found: 'ten'",
        "a.txt statements A2 wrong speaker, kind: 'two: more'",
        "a.txt meetings M1 not found: 'met'",
    ]
    states, words = measure.fact_states(facts, missing)
    assert states == {
        "a.txt statements A1": "right",
        "a.txt statements A10": "missing",
        "a.txt statements A2": "wrong speaker, kind",
    }
    assert words["a.txt statements A2"] == "two"
