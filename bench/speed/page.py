"""The page under load: 20 readers at once over every view of a dossier of 10,000 reports.

    python -m bench.speed.page [REPORTS] [--dossier FILE] [--seconds 60]

The dossier is made of records (`worlds.py`). The page is served by `secretariat serve` in a process of its own; readers
are threads of this one that ask as fast as they are answered, each going over all addresses in an order of its own.
"""

from __future__ import annotations

import argparse
import http.client
import itertools
import json
import random
import re
import shutil
import subprocess
import sys
import tempfile
import threading
import time
from collections import defaultdict
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any
from urllib.parse import quote, urlsplit

from bench.quality.corpora import PROJECT

CLIENTS = 20
SECONDS = 60
REPORTS = 10_000
MEDIAN, SLOWEST, MEMORY = 0.3, 1.0, 500
"""What has to hold: seconds at the median and at the 99th percentile, megabytes of the serving process."""
_ANSWER = 600
"""Seconds after which an answer is given up."""
_MANY = 12
"""How many reports, claims, actors and cells are asked for."""

Addresses = dict[str, list[str]]


@dataclass
class Measured:
    """What was measured of one dossier."""

    reports: int
    start: float
    """Seconds from the start of the program to the whole first page."""
    cold: dict[str, float]
    """View → seconds of its first request after the start."""
    after_add: dict[str, float]
    """The same after a report was added."""
    load: dict[str, list[float]] = field(default_factory=dict)
    """View → seconds of each request under load, sorted."""
    megabytes: int = 0
    """The largest memory of the serving process."""

    @property
    def all_of_load(self) -> list[float]:
        """Seconds of every request under load, sorted."""
        return sorted(one for seconds in self.load.values() for one in seconds)


def share(seconds: Sequence[float], at: float) -> float:
    """The value of sorted numbers below which a share (0 … 1) of them lies."""
    return seconds[min(len(seconds) - 1, int(at * len(seconds)))]


@contextmanager
def served(path: Path) -> Iterator[tuple[str, subprocess.Popen[str]]]:
    """Host and port of the page of a dossier, and the process that serves it."""
    command = [sys.executable, "-m", "secretariat", "serve", "-d", str(path)]
    process = subprocess.Popen(command, cwd=PROJECT, stderr=subprocess.PIPE, text=True)
    try:
        assert process.stderr is not None
        line = process.stderr.readline()
        found = re.search(r"http://\S+", line)
        assert found is not None, line
        yield urlsplit(found[0]).netloc, process
    finally:
        process.terminate()
        process.wait()


def get(connection: http.client.HTTPConnection, address: str) -> tuple[float, bytes]:
    """Seconds of a request, and what came back.

    Raises:
        RuntimeError: the answer is an error.
    """
    began = time.perf_counter()
    connection.request("GET", address)
    answer = connection.getresponse()
    body = answer.read()
    if answer.status != 200:
        raise RuntimeError(f"{address}: {answer.status}")
    return time.perf_counter() - began, body


def rows(connection: http.client.HTTPConnection, view: str) -> list[Any]:
    """Some of the rows of a view."""
    found: list[Any] = json.loads(get(connection, f"{view}?format=json")[1])["rows"]
    return found[:: max(1, len(found) // _MANY)][:_MANY]


def addresses(connection: http.client.HTTPConnection) -> Addresses:
    """Every view, narrowed, paged and as of a day too, and some pages of each sort of thing."""
    reports = rows(connection, "/reports")
    cells, claims, people = (rows(connection, view) for view in ("/positions", "/claims", "/who"))
    days = sorted(day for one in reports if (day := _day(one["report"]["published"])))
    half = days[len(days) // 2] if days else "2030-01-02"
    names = [quote(one["name"]) for one in people]
    words = sorted({word for one in claims for word in re.findall(r"[a-z]{6,}", one["gist"])})[:_MANY]
    return {
        "overview": ["/"],
        "positions": ["/positions", *(f"/positions?party={quote(one['party'])}" for one in cells)],
        "cell": [f"/positions/cell?party={quote(one['party'])}&issue={quote(one['issue'])}" for one in cells],
        "issue": [f"/positions/cell?issue={quote(one)}" for one in sorted({one["issue"] for one in cells})],
        "proposals": ["/proposals"],
        "timeline": ["/timeline", f"/timeline?from={half}", *(f"/timeline?party={name}" for name in names)],
        "who": ["/who", "/who?graph=people"],
        "actor": [f"/who/{one['id']}" for one in people],
        "claims": ["/claims", "/claims?standing=contradicted", *(f"/claims?words={w}" for w in words)],
        "claim": [f"/claims/{one['id']}" for one in claims],
        "contradictions": ["/contradictions", "/contradictions?sides=one+party"],
        "changes": ["/changes", f"/changes?since={days[-1]}" if days else "/changes"],
        "reports": ["/reports", f"/reports?since={half}"],
        "report": [f"/report/{one['report']['id']}" for one in reports],
        "search": ["/search", *(f"/search?q={word}" for word in words)],
        "statements": ["/statements", "/statements?page=2", "/statements?act=reject"],
        "as of a day": [f"{view}?as_of={half}" for view in ("/", "/positions", "/claims", "/changes", "/reports")],
    }


def _day(published: Any) -> str | None:
    return None if published is None else str(published.get("earliest") or published.get("latest") or "")[:10] or None


def first_of_each(host: str, asked: Addresses) -> dict[str, float]:
    """Seconds of the first request of each view, one after the other."""
    connection = http.client.HTTPConnection(host, timeout=_ANSWER)
    return {view: get(connection, known[0])[0] for view, known in asked.items()}


def load(host: str, asked: Addresses, seconds: float) -> dict[str, list[float]]:
    """Seconds of each request of `CLIENTS` readers at once, by view, sorted."""
    found: dict[str, list[float]] = defaultdict(list)
    wrong: list[BaseException] = []
    until = time.monotonic() + seconds
    every = [(view, one) for view, known in asked.items() for one in known]

    def read(number: int) -> None:
        own, connection = random.Random(number), http.client.HTTPConnection(host, timeout=_ANSWER)
        try:
            while time.monotonic() < until:
                for view, one in own.sample(every, len(every)):
                    if time.monotonic() < until:
                        found[view].append(get(connection, one)[0])
        except BaseException as error:
            wrong.append(error)

    readers = [threading.Thread(target=read, args=(number,)) for number in range(CLIENTS)]
    for one in readers:
        one.start()
    for one in readers:
        one.join()
    if wrong:
        raise wrong[0]
    return {view: sorted(found[view]) for view in asked if found[view]}


def memory(process: subprocess.Popen[str]) -> int:
    """The largest memory that a process has had, in megabytes; 0 where the system does not tell."""
    status = Path(f"/proc/{process.pid}/status")
    found = re.search(r"VmHWM:\s+(\d+)", status.read_text(encoding="utf-8")) if status.exists() else None
    return int(found[1]) * 1024 // 1_000_000 if found else 0


def add_one(path: Path) -> None:
    """Add one of the reports that were made for it, in a process of its own."""
    code = (
        "import sys, msgspec; from pathlib import Path; from secretariat.records import Reading\n"
        "from secretariat.reconciling import reconcile; from secretariat.store.sqlite import Store\n"
        "path = Path(sys.argv[1])\n"
        "more = msgspec.json.decode(path.with_suffix('.more').read_bytes(), type=list[Reading])\n"
        "with Store.open(path) as store:\n"
        "    store.add(more[0], b'', None)\n"
        "    reconcile(store)\n"
    )
    subprocess.run([sys.executable, "-c", code, str(path)], cwd=PROJECT, check=True)


def make(path: Path, number: int) -> None:
    """A dossier of so many reports, reconciled, and beside it (`.more`) one that is not added yet."""
    import msgspec

    from bench.speed.worlds import WORLDS
    from secretariat.reconciling import reconcile
    from secretariat.store import writing
    from secretariat.store.sqlite import Store

    readings = iter(WORLDS["matters"](number + 1))
    with Store.open(path, create=True) as store:
        store._connection.execute("BEGIN")
        for reading in itertools.islice(readings, number):
            writing.put_reading(store._connection, reading, b"", None, "text")
        store._connection.execute("COMMIT")
        path.with_suffix(".more").write_bytes(msgspec.json.encode(list(readings)))
        reconcile(store)


def measure(path: Path, number: int, seconds: float) -> Measured:
    """All of it, of a dossier that is written to."""
    began = time.perf_counter()
    with served(path) as (host, process):
        connection = http.client.HTTPConnection(host, timeout=_ANSWER)
        get(connection, "/")
        start = time.perf_counter() - began
        asked = addresses(connection)
        for known in asked.values():
            for one in known:
                get(connection, one)
        under_load = load(host, asked, seconds)
        added = {}
        if path.with_suffix(".more").exists():
            add_one(path)
            added = first_of_each(host, asked)
        megabytes = memory(process)
    with served(path) as (host, process):
        cold = first_of_each(host, asked)
    return Measured(number, start, cold, added, under_load, megabytes)


def table(found: Measured) -> str:
    """The figures of each view, in milliseconds."""
    head = "| view | requests | median, ms | 99th of 100, ms | first after start, ms | first after an `add`, ms |"
    lines = [head, "|---|---:|---:|---:|---:|---:|"]
    for view, seconds in [*found.load.items(), ("**all**", found.all_of_load)]:
        first = [f"{1000 * known[view]:,.0f}" if view in known else "" for known in (found.cold, found.after_add)]
        middle, slow = (f"{1000 * share(seconds, at):,.0f}" for at in (0.5, 0.99))
        lines.append(f"| {view} | {len(seconds):,} | {middle} | {slow} | {first[0]} | {first[1]} |")
    return "\n".join(lines)


def told(found: Measured) -> str:
    """What was measured, in a few sentences and a table."""
    return (
        f"{found.reports:,} invented reports (`bench/speed/worlds.py`), {CLIENTS} readers at once. The first page was "
        f"whole {found.start:.1f} s after the start of the program; the largest memory was {found.megabytes} MB. "
        "Views that are asked for first, one after the other, in the order of the table.\n\n" + table(found)
    )


def measured(number: int, seconds: float, dossier: Path | None = None) -> Measured:
    """What was measured of a dossier of so many reports, or of a copy of the one given."""
    with tempfile.TemporaryDirectory() as name:
        path = Path(name) / "page.db"
        if dossier is None:
            make(path, number)
        else:
            shutil.copy(dossier, path)
            if dossier.with_suffix(".more").exists():
                shutil.copy(dossier.with_suffix(".more"), path.with_suffix(".more"))
        return measure(path, number, seconds)


def main() -> int:
    """The command line; exit code 1 when a bound is not kept."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("reports", nargs="?", type=int, default=REPORTS)
    parser.add_argument("--dossier", type=Path, help="a dossier that is there already; it is copied")
    parser.add_argument("--seconds", type=float, default=SECONDS, help="how long the readers read")
    options = parser.parse_args()
    found = measured(options.reports, options.seconds, options.dossier)
    print(told(found))
    seconds = found.all_of_load
    return int(share(seconds, 0.5) > MEDIAN or share(seconds, 0.99) > SLOWEST or found.megabytes > MEMORY)


if __name__ == "__main__":
    sys.exit(main())
