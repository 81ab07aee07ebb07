"""How reconciling grows: seconds to compare all points of 100, 1,000 and 10,000 reports, to add one more report, and to
answer.

    python -m bench.speed.across [REPORTS…]

The reports are made of records, not of text: reading is not measured here. Ten reports a day tell ten points each; some
were told before in other words. Each size is measured in a process of its own; prints one line of JSON for each.
"""

from __future__ import annotations

import hashlib
import json
import random
import resource
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

from secretariat.answer import accounts
from secretariat.evidence import Passage
from secretariat.identity import actor_id, record_id
from secretariat.reconciling import reconcile
from secretariat.records import Actor, Block, Proposition, Quantity, Reading, Report, Statement, When
from secretariat.store.scope import Scope
from secretariat.store.sqlite import Store

DAILY = 10
"""Reports a day."""
POINTS = 10
"""Points of a report."""
AGAIN = 0.3
"""Share of the points that were told before."""
BEGIN = datetime(2030, 1, 1, 8, tzinfo=UTC)
OUTLETS = [f"Outlet {at}" for at in range(40)]
SPEAKERS = [f"Given{at} Family{at}" for at in range(200)]
_HEADS = ("bar", "kel", "mon", "tar", "vel", "sor", "din", "pal", "ger", "lut")
_TAILS = ("ven", "dak", "mir", "ost", "ul")
PLACES = [f"{a}{b}{c}".title() for a in _HEADS for b in _HEADS for c in _TAILS]
DEEDS = (
    "withdraw", "release", "deliver", "repair", "inspect", "close", "reopen", "guard", "evacuate", "rebuild", "disarm",
    "finance", "count", "exchange", "register", "supply", "tax", "ban", "insure", "privatise", "flood", "fence",
    "search", "auction", "subsidise", "paint", "map", "irrigate", "vaccinate", "license",
)  # fmt: skip
THINGS = (
    "soldiers", "prisoners", "lorries", "bridges", "stations", "camps", "schools", "wells", "villages", "mines",
    "checkpoints", "hospitals", "silos", "trawlers", "turbines", "observers", "teachers", "ballots", "pylons",
    "tractors", "ferries", "wage claims", "herds", "forests", "dams", "reactors", "visas", "bonds", "tunnels",
    "bakeries", "orchards", "airfields", "cables", "pensions", "barracks", "clinics", "quarries", "vineyards",
    "customs posts", "radio masts",
)  # fmt: skip
WAYS = (
    "{side} will {deed} {n} {thing} in {place}",
    "{n} {thing} in {place} are to be seen to by {side}, which will {deed} them",
    "plans of {side} to {deed} {n} {thing} around {place} were confirmed",
    "in {place}, {side} is going to {deed} {n} {thing}",
)
SIDES = tuple(f"{a}{b}ia".title() for a in _HEADS for b in _TAILS[:3])


def readings(number: int, seed: int = 0) -> Iterator[Reading]:
    """So many reports, in the order of publication."""
    draw = random.Random(seed)
    known: list[tuple[str, str, int, str, str]] = []
    for at in range(number):
        points = []
        for _ in range(POINTS):
            if known and draw.random() < AGAIN:
                points.append(draw.choice(known[-30 * POINTS :]))
            else:
                side, deed, thing, place = map(draw.choice, (SIDES, DEEDS, THINGS, PLACES))
                points.append((side, deed, draw.randrange(10, 990), thing, place))
                known.append(points[-1])
        yield _reading(at, points, draw)


def _reading(at: int, points: list[tuple[str, str, int, str, str]], draw: random.Random) -> Reading:
    sentences = [
        draw.choice(WAYS).format(side=side, deed=deed, n=n, thing=thing, place=place)
        for side, deed, n, thing, place in points
    ]
    text = "\n\n".join(sentences)
    sha = hashlib.sha256(f"{at} {text}".encode()).hexdigest()
    report, outlet = f"r-{sha[:16]}", draw.choice(OUTLETS)
    when = (BEGIN + timedelta(days=at // DAILY, minutes=at % DAILY)).isoformat()
    house = Actor(id=actor_id("outlet", outlet), name=outlet, kind="outlet")
    actors = {house.id: house}
    statements: list[Statement] = []
    propositions: list[Proposition] = []
    start = 0
    for (side, deed, n, thing, place), sentence in zip(points, sentences, strict=True):
        speaker = draw.choice(SPEAKERS)
        who = actor_id("person", speaker)
        actors[who] = Actor(id=who, name=speaker, kind="person")
        passage = Passage.cut(report, text, start, start + len(sentence))
        said = Statement(
            id=record_id("s", report, start),
            report=report,
            speaker=who,
            content=(passage,),
            kind="indirect",
            made_by="bench/1",
        )
        statements.append(said)
        propositions.append(
            Proposition(
                id=record_id("k", report, start),
                statement=said.id,
                passage=passage,
                verb=deed,
                words=(side.lower(), thing[:-1], place.lower()),
                amounts=(Quantity(value=n, unit=thing),),
                mode="future",
            )
        )
        start += len(sentence) + 2
    return Reading(
        report=Report(
            id=report,
            name=f"report-{at}",
            outlet=house.id,
            published=When(earliest=when, latest=when),
            text=text,
            blocks=(Block(start=0, end=len(text), kind="body"),),
            sha256=sha,
        ),
        actors=tuple(actors.values()),
        statements=tuple(statements),
        propositions=tuple(propositions),
        reader="bench",
    )


def timed(what: Callable[[], object]) -> float:
    """Seconds that it takes."""
    began = time.perf_counter()
    what()
    return round(time.perf_counter() - began, 3)


def measure(number: int) -> dict[str, Any]:
    """Seconds of each, and the process's largest memory in MB."""
    made = list(readings(number + 1))
    with tempfile.TemporaryDirectory() as folder, Store.open(Path(folder) / "talks.db", create=True) as store:
        for reading in made[:-1]:
            store.add(reading, b"", None)
        found: dict[str, Any] = {"reports": number, "statements": number * POINTS}
        found["reconcile"] = timed(lambda: reconcile(store))
        store.add(made[-1], b"", None)
        found["one more"] = timed(lambda: reconcile(store))
        middle = (BEGIN + timedelta(days=number // DAILY // 2)).date()
        last = (BEGIN + timedelta(days=number // DAILY - 1)).date()
        found["claims"] = timed(lambda: accounts.claims(store))
        found["claims as of"] = timed(lambda: accounts.claims(store, Scope(as_of=middle)))
        found["changes"] = timed(lambda: accounts.changes(store, last))
    found["megabytes"] = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024
    return found


def main() -> int:
    """Measures each size in a process of its own."""
    if sys.argv[1:2] == ["--one"]:
        print(json.dumps(measure(int(sys.argv[2]))), flush=True)
        return 0
    for number in sys.argv[1:] or ["100", "1000", "10000"]:
        subprocess.run([sys.executable, "-m", "bench.speed.across", "--one", number], check=True)
    return 0


if __name__ == "__main__":
    sys.exit(main())
