"""Speed, memory and growth: writes `bench/speed/RESULTS.md`. Never part of the tests.

    python -m bench.speed.run            about 15 minutes on two cores
    python -m bench.speed.run --quick    about two; written to build/speed.md instead

Each measurement runs in a process of its own; those that are compared take turns, and the median counts. Exit code 1
when a promise is not kept.
"""

from __future__ import annotations

import argparse
import gzip
import importlib.metadata
import itertools
import json
import os
import platform
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from bench.quality.corpora import PROJECT, shared
from bench.speed import page
from bench.speed.reuters import read_reuters

Row = dict[str, Any]


@dataclass(frozen=True)
class Plan:
    """How much is measured."""

    rounds: int = 3
    """How often each of the compared measurements runs."""
    articles: int = 84
    """Long reports (PolNeAR dev) among the texts that are compared."""
    wire: int = 500
    """Short reports (Reuters) among them."""
    growth: tuple[int, ...] = (500, 1_000, 2_000, 5_000, 10_000)
    """Numbers of reports of which a dossier is made."""
    known: int = 1_000
    """Reports that are added a second time."""
    pages: int = page.REPORTS
    """Reports of the dossier of which the page is read."""
    readers: float = page.SECONDS
    """Seconds for which it is read."""


QUICK = Plan(rounds=1, articles=20, wire=100, growth=(100, 400), known=100, pages=200, readers=10)


@dataclass(frozen=True)
class Promise:
    """Something that has to hold."""

    what: str
    value: float
    bound: float
    at_most: bool = False

    @property
    def kept(self) -> bool:
        """Whether it holds."""
        return self.value <= self.bound if self.at_most else self.value >= self.bound


def once(*arguments: str | Path | int) -> Row:
    """One measurement in a process of its own."""
    command = [sys.executable, "-m", "bench.speed.once", *map(str, arguments)]
    done = subprocess.run(command, cwd=PROJECT, capture_output=True, text=True, check=True)
    row: Row = json.loads(done.stdout)
    return row


def median_row(rows: Sequence[Row]) -> Row:
    """The row of the median time, with the largest memory of all."""
    middle = sorted(rows, key=lambda row: float(row["seconds"]))[len(rows) // 2]
    return middle | {key: max(row[key] for row in rows) for key in ("own MB", "child MB")}


def timed(command: Sequence[str], times: int) -> float:
    """The median wall time of a command, in seconds."""
    seconds = []
    for _ in range(times):
        began = time.perf_counter()
        subprocess.run(command, cwd=PROJECT, check=True, capture_output=True)
        seconds.append(time.perf_counter() - began)
    return statistics.median(seconds)


def compare(plan: Plan, folder: Path, say: Callable[[str], None]) -> dict[str, Row]:
    """Bare spaCy, one process and two, on the same texts, taking turns."""
    with gzip.open(shared() / "data/polnear/dev.jsonl.gz", "rt", encoding="utf-8") as lines:
        texts = [json.loads(line)["text"] for line in itertools.islice(lines, plan.articles)]
    texts += [text for _, text in itertools.islice(reuters(), plan.wire)]
    path = folder / "texts.json"
    path.write_text(json.dumps(texts), encoding="utf-8")
    asked: dict[str, tuple[str | Path | int, ...]] = {
        "bare spaCy": ("bare", path),
        "one process": ("read", path, "--processes", 1),
        "two processes": ("read", path, "--processes", 2),
    }
    rows: dict[str, list[Row]] = {name: [] for name in asked}
    for turn in range(plan.rounds):
        for name, arguments in asked.items():
            rows[name].append(once(*arguments))
            say(f"round {turn + 1}: {name}: {rows[name][-1]['seconds']:.1f} s")
    return {name: median_row(measured) for name, measured in rows.items()}


def reuters() -> Iterator[tuple[str, str]]:
    """Reuters-21578's reports."""
    return read_reuters(shared() / "data/reuters21578/reuters21578.tar.gz")


def write_reports(folder: Path, count: int) -> Path:
    """A folder of `count` Reuters reports, a hundred to a folder."""
    for number, text in itertools.islice(reuters(), count):
        path = folder / f"{int(number) // 100:03d}" / f"{number}.txt"
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
    return folder


def grow(plan: Plan, folder: Path, say: Callable[[str], None]) -> list[Row]:
    """A new dossier for each number of reports."""
    rows = []
    for count in plan.growth:
        reports = write_reports(folder / f"reports-{count}", count)
        rows.append(once("add", folder / f"{count}.db", reports, "--processes", 2))
        say(f"{count} reports: {rows[-1]['seconds']:.1f} s")
    return rows


def again(plan: Plan, folder: Path) -> float:
    """Seconds of a second `secretariat add` of known reports."""
    reports = write_reports(folder / "known", plan.known)
    dossier = folder / "known.db"
    once("add", dossier, reports, "--processes", 2)
    command = [sys.executable, "-m", "secretariat", "add", "-d", str(dossier), str(reports)]
    return timed(command, 3)


def machine() -> str:
    """The machine and the versions, in one line."""
    info = Path("/proc/cpuinfo")
    lines = info.read_text(encoding="utf-8").splitlines() if info.exists() else []
    model = next((line.split(":", 1)[1].strip() for line in lines if line.startswith("model name")), platform.machine())
    from secretariat.settings import Settings

    name = Settings().model
    packages = ("secretariat", "spacy", name.replace("_", "-"))
    versions = ", ".join(f"{package} {importlib.metadata.version(package)}" for package in packages)
    return f"{model}, {os.cpu_count()} cores; Python {platform.python_version()}, {versions}."


def per_second(row: Row, key: str) -> float:
    """Words or reports per second, loading included."""
    return float(row[key]) / float(row["seconds"])


def promises(compared: dict[str, Row], rows: list[Row], second: float, help_: float) -> list[Promise]:
    """What has to hold."""
    bare, one, two = (per_second(compared[name], "words") for name in ("bare spaCy", "one process", "two processes"))
    ours = [compared["one process"], compared["two processes"], *rows]
    largest = max(max(row["own MB"], row["child MB"]) for row in ours)
    return [
        Promise("one process, share of bare spaCy's words per second", one / bare, 0.45),
        Promise("two processes, times one process", two / one, 1.7),
        Promise("largest memory of any process, MB", largest, 1_300, at_most=True),
        Promise("second `add` of known reports, seconds", second, 2.0, at_most=True),
        Promise("`secretariat --help`, seconds", help_, 0.4, at_most=True),
    ]


def page_promises(found: page.Measured) -> list[Promise]:
    """What has to hold of the page under load."""
    seconds = found.all_of_load
    middle, slow = (page.share(seconds, at) for at in (0.5, 0.99))
    return [
        Promise(f"the page, {page.CLIENTS} readers, median seconds", middle, page.MEDIAN, at_most=True),
        Promise("the page, 99th of 100, seconds", slow, page.SLOWEST, at_most=True),
        Promise("the page, largest memory, MB", found.megabytes, page.MEMORY, at_most=True),
    ]


def results(plan: Plan, compared: dict[str, Row], rows: list[Row], kept: list[Promise], read: page.Measured) -> str:
    """The page."""
    bare = compared["bare spaCy"]
    about = f"{bare['reports']} reports, {bare['words']:,} words: long news reports and short wire copy."
    parts = [
        "<!-- Written by `make bench`. -->",
        f"Measured on {datetime.now(UTC).date().isoformat()}: {machine()}",
        promise_table(kept),
        "## Against bare spaCy",
        f"{about} Median of {plan.rounds}; loading the model included.",
        compared_table(compared),
        "## Growth",
        "Reuters-21578, from files into a new dossier, two processes.",
        growth_table(rows),
        "## The page",
        page.told(read),
    ]
    return "\n\n".join(parts) + "\n"


def table(head: str, align: str, rows: Iterable[Sequence[str]]) -> str:
    """A Markdown table."""
    return "\n".join([head, align, *("| " + " | ".join(row) + " |" for row in rows)])


def promise_table(kept: Sequence[Promise]) -> str:
    """What has to hold, what was measured, and whether it holds."""
    rows = []
    for promise in kept:
        bound = f"{'at most' if promise.at_most else 'at least'} {promise.bound:g}"
        rows.append((promise.what, f"{promise.value:.2f}", bound, "kept" if promise.kept else "**not kept**"))
    return table("| promise | measured | bound | |", "|---|---:|---:|---|", rows)


def compared_table(compared: dict[str, Row]) -> str:
    """Bare spaCy and the reader."""
    bare = per_second(compared["bare spaCy"], "words")
    rows = []
    for name, row in compared.items():
        words = per_second(row, "words")
        share = f"{words / bare:.2f}"
        rows.append(
            (name, f"{row['seconds']:.1f}", f"{per_second(row, 'reports'):.1f}", f"{words:,.0f}", share, mb(row))
        )
    head = "| | seconds | reports/s | words/s | of bare spaCy | MB (own / largest child) |"
    return table(head, "|---|---:|---:|---:|---:|---:|", rows)


def growth_table(rows: Sequence[Row]) -> str:
    """Dossiers of more and more reports."""
    lines = []
    for row in rows:
        speed = (f"{per_second(row, 'reports'):.1f}", f"{per_second(row, 'words'):,.0f}")
        size = (f"{row['file MB']:.1f}", f"{1000 * row['file MB'] / max(1, row['reports']):.1f}")
        lines.append((f"{row['reports']:,}", f"{row['seconds']:.1f}", *speed, mb(row), *size))
    head = "| reports | seconds | reports/s | words/s | MB (own / largest child) | dossier, MB | KB a report |"
    return table(head, "|---:|---:|---:|---:|---:|---:|---:|", lines)


def mb(row: Row) -> str:
    """A row's memory."""
    return f"{row['own MB']:.0f} / {row['child MB']:.0f}"


def main(argv: Sequence[str] | None = None) -> int:
    """The command line."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--quick", action="store_true", help="a small run, to see that it works")
    options = parser.parse_args(argv)
    plan = QUICK if options.quick else Plan()
    if not shared().is_dir():
        print(f"{shared()} is not there; SECRETARIAT_SHARED says where the corpora are.", file=sys.stderr)
        return 2
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)

        def say(line: str) -> None:
            print(line, flush=True)

        help_ = timed([sys.executable, "-m", "secretariat", "--help"], 5)
        compared = compare(plan, folder, say)
        rows = grow(plan, folder, say)
        read = page.measured(plan.pages, plan.readers)
        kept = promises(compared, rows, again(plan, folder), help_) + page_promises(read)
    written = results(plan, compared, rows, kept, read)
    path = PROJECT / "build" / "speed.md" if options.quick else Path(__file__).with_name("RESULTS.md")
    path.parent.mkdir(exist_ok=True)
    path.write_text(written, encoding="utf-8")
    print(written)
    return 0 if all(promise.kept for promise in kept) else 1


if __name__ == "__main__":
    sys.exit(main())
