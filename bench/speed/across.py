"""How a dossier grows: seconds to reconcile 100, 1,000 and 10,000 reports, to add one more, and to answer.

    python -m bench.speed.across [--world matters|alike] [--keep FOLDER] [--write] [REPORTS…]

The dossiers are made of records (`worlds.py`): reading is not measured here. Each measurement is made in a process of
its own, on a file that was just opened. `--keep` leaves the dossiers in a folder and takes those that are there;
`--write` puts the tables into `ACROSS.md`.
"""

from __future__ import annotations

import argparse
import json
import math
import resource
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator, Mapping, Sequence
from datetime import timedelta
from pathlib import Path
from typing import Any

from bench.speed.worlds import BEGIN, DAILY, POINTS, WORLDS

SIZES = (100, 1_000, 10_000)
SHOWN = (
    "overview", "statements", "actors", "timeline", "meetings", "proposals", "provisions", "positions", "claims",
    "contradictions", "shifts",
)  # fmt: skip
Row = dict[str, Any]
CLOCK = " by the clock"
LIMIT = 20
"""Rows of a long list that a terminal shows."""
BOUNDS: Mapping[str, float] = {
    "one more": 1.0, "changes": 1.0, "claims as of": 1.0, "positions as of": 1.0, "overview as of": 1.0,
    **dict.fromkeys(SHOWN, 0.3), "MB": 2_000,
}  # fmt: skip
"""What has to hold of a dossier of 10,000 reports: seconds, and megabytes."""


def build(world: str, number: int, path: Path) -> None:
    """A dossier of so many reports and one that is not added yet (`path` with `.more`), nothing compared."""
    from secretariat.records import Reading
    from secretariat.store import writing
    from secretariat.store.sqlite import Store

    made = WORLDS[world](number + 2)
    with Store.open(path, create=True) as store:
        connection = store._connection
        connection.execute("BEGIN")
        for _, reading in zip(range(number), made, strict=False):
            writing.put_reading(connection, reading, b"", None, "text")
        connection.execute("COMMIT")
    import msgspec

    more: list[Reading] = list(made)
    path.with_suffix(".more").write_bytes(msgspec.json.encode(more))


def timed(name: str, what: Callable[[], object]) -> Row:
    """Seconds of the processor that it takes, which other programs do not change much, and of the clock."""
    clock, own = time.perf_counter(), time.process_time()
    what()
    own, clock = time.process_time() - own, time.perf_counter() - clock
    return {name: round(own, 3), f"{name}{CLOCK}": round(clock, 3)}


def measure(what: str, path: Path, number: int) -> Row:
    """Seconds of one thing in this process, what it imports aside, and the process's largest memory in MB."""
    row = adding(path) if what in {"reconcile", "one more"} else answering(what, path, number)
    row["MB"] = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024
    return row


def adding(path: Path) -> Row:
    """Seconds to reconcile a dossier; where it is reconciled already, to add two more reports, one after the other."""
    import msgspec

    from secretariat.reconciling import reconcile
    from secretariat.records import Reading
    from secretariat.store.sqlite import Store

    with Store.open(path) as store:
        if store.uncompared():
            return timed("reconcile", lambda: reconcile(store))
        more = msgspec.json.decode(path.with_suffix(".more").read_bytes(), type=list[Reading])
        found: Row = {}
        for name, reading in zip(("one more", "another"), more, strict=True):
            store.add(reading, b"", None)
            found |= timed(name, lambda: reconcile(store))

        def take_out() -> None:
            for one in more:
                store.remove(one.report.id)
            reconcile(store)

        found |= timed("taken out", take_out)
    return found


def answering(what: str, path: Path, number: int) -> Row:
    """Seconds of an answer as a terminal shows it."""
    import io

    import numpy  # noqa: F401
    import rich.table  # noqa: F401
    from rich.console import Console

    from secretariat.answer import terminal
    from secretariat.dossier import Dossier

    question, _, past = what.partition(" as of")
    days = number / DAILY
    dossier = Dossier(path)
    if past is not None and what.endswith("as of"):
        dossier = dossier.as_of((BEGIN + timedelta(days=days / 2)).date())
    since = (BEGIN + timedelta(days=days - 2)).date()
    console = Console(file=io.StringIO(), force_terminal=True, width=120)

    def ask() -> None:
        answer = dossier.changes(since) if question == "changes" else getattr(dossier, question)(**paged(question))
        terminal.show(answer, console)

    return timed(what, ask)


def paged(question: str) -> Row:
    """What a terminal asks of a long list."""
    from secretariat.dossier import Page

    return {} if question == "overview" else {"page": Page(LIMIT)}


def command(what: str, path: Path) -> float:
    """Seconds of the command, starting the program included."""
    began = time.perf_counter()
    call = [sys.executable, "-m", "secretariat", "show", what, "-d", str(path), *limited(what)]
    subprocess.run(call, check=True, stdout=subprocess.DEVNULL)
    return round(time.perf_counter() - began, 3)


def limited(what: str) -> list[str]:
    """The same for the command line."""
    return [] if what == "overview" else ["--limit", str(LIMIT)]


def one(world: str, number: int, folder: Path, say: Callable[[str], None]) -> Row:
    """All measurements of one size."""
    path = folder / f"{world}-{number}.db"
    found: Row = {"reports": number, "points": number * POINTS, "MB": 0}
    if not path.with_suffix(".json").exists():
        for old in folder.glob(f"{path.name}*"):
            old.unlink()
        build(world, number, path)
        path.with_suffix(".json").write_text(json.dumps(child("reconcile", path, number)))
    found |= json.loads(path.with_suffix(".json").read_text())
    questions = ["one more", *SHOWN, "changes", "overview as of", "positions as of", "claims as of"]
    for what in questions:
        row = child(what, path, number)
        found |= {**row, "MB": max(found["MB"], row["MB"])}
        say(f"{world} {number} {what}: {row}")
    found["command"] = max(command(what, path) for what in ("overview", "claims", "positions"))
    found["file MB"] = path.stat().st_size / 1e6
    say(json.dumps(found))
    return found


def child(what: str, path: Path, number: int) -> Row:
    """One measurement in a process of its own."""
    call = [sys.executable, "-m", "bench.speed.across", "--one", what, str(path), str(number)]
    done = subprocess.run(call, check=True, capture_output=True, text=True)
    row: Row = json.loads(done.stdout)
    return row


def exponent(rows: Sequence[Row], what: str) -> float:
    """How time grows with the number of reports from the second largest to the largest: 1 as their number."""
    before, last = rows[-2:]
    grown = math.log(max(last[what], 1e-3) / max(before[what], 1e-3))
    return grown / math.log(last["reports"] / before["reports"])


def page(world: str, rows: Sequence[Row]) -> str:
    """A table: a line for each thing, a column for each size."""
    names = [name for name in rows[-1] if name not in {"reports", "points"} and not name.endswith(CLOCK)]
    heads = [f"{row['reports']:,}" for row in rows]
    lines = [f"| {world} | {' | '.join(heads)} | grows with n to the | at most |", "|---|" + "---:|" * (len(rows) + 2)]
    for name in names:
        cells = [f"{row[name]:.3g}" if name in row else "" for row in rows]
        grows = f"{exponent(rows, name):.2f}" if len(rows) > 1 and all(name in row for row in rows[-2:]) else ""
        lines.append(f"| {name} | {' | '.join(cells)} | {grows} | {BOUNDS.get(name, '')} |")
    return "\n".join(lines)


def main() -> int:
    """The command line."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--one", nargs=3, help=argparse.SUPPRESS)
    parser.add_argument("--world", choices=list(WORLDS), default="matters")
    parser.add_argument("--keep", type=Path)
    parser.add_argument("reports", nargs="*", type=int, default=list(SIZES))
    options = parser.parse_args()
    if options.one:
        what, path, number = options.one
        print(json.dumps(measure(what, Path(path), int(number))), flush=True)
        return 0
    with folder_of(options.keep) as folder:
        rows = [one(options.world, number, folder, lambda line: print(line, flush=True)) for number in options.reports]
    print(page(options.world, rows))
    return 0


def folder_of(kept: Path | None) -> Any:
    """The folder in which dossiers are made: one that is kept, or one for this run alone."""
    from contextlib import nullcontext

    if kept is None:
        return _temporary()
    kept.mkdir(parents=True, exist_ok=True)
    return nullcontext(kept)


def _temporary() -> Any:
    from contextlib import contextmanager

    @contextmanager
    def made() -> Iterator[Path]:
        with tempfile.TemporaryDirectory() as name:
            yield Path(name)

    return made()


if __name__ == "__main__":
    sys.exit(main())
