"""Our acts on PLOVER's gold records: sentences that people coded by event class.

    python -m bench.quality.plover [--missing]

A PLOVER class is what one party does to another; an act is what somebody says. Where the event is done by speaking the
two meet, and `ACCEPTED` says which acts stand for a class. Classes that are deeds (COERCE, FIGHT, ASSAULT, SANCTION,
MOBILIZE, PROTEST, AID, RETREAT, INVESTIGATE, COOPERATE, CONSULT) have no act: a sentence that tells of one is told by
its reporter. Of a sentence's statements the one counts whose cue or content shares words with the coded event text; a
sentence in which no such statement is found is left out, and counted.
"""

from __future__ import annotations

import argparse
import json
import re
from collections import Counter
from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING, Any

from bench.quality.corpora import shared

if TYPE_CHECKING:
    from secretariat.records import Statement

ACCEPTED: dict[str, tuple[str, ...]] = {
    "AGREE": ("accept", "promise", "offer"),
    "CONCEDE": ("accept", "promise", "offer"),
    "SUPPORT": ("praise", "accept", "offer", "promise"),
    "DEMAND": ("demand", "ask", "offer"),
    "DISAPPROVE": ("criticise", "deny"),
    "REJECT": ("reject", "deny", "decline to comment"),
    "THREATEN": ("threaten",),
}
"""AGREE is intent to cooperate: said as consent, as a promise, or offered. CONCEDE is yielding: the same. SUPPORT is
approval, or readiness to back. DEMAND covers appeals and proposals that another shall do something (CAMEO 02 and 10).
DISAPPROVE holds criticism and, as CAMEO 11, denial of responsibility. REJECT holds refusal, also to answer. THREATEN
has one act."""

_WORD = re.compile(r"\w{4,}")


def records() -> Iterator[dict[str, Any]]:
    """The gold records of the classes that are done by speaking."""
    path = shared() / "data" / "plover" / "PLOVER_GSR_CAMEO.txt"
    for record in json.loads(path.read_text(encoding="utf-8")):
        if record["event"] in ACCEPTED and record.get("text"):
            yield record


def chosen(statements: Sequence[Statement], event: str) -> Statement | None:
    """The statement that tells the event: most words shared with its cue, then with its content; None: none."""
    words = _stems(event)

    def shared_words(statement: Statement) -> tuple[int, int]:
        cue = _stems(" ".join(p.quote for p in statement.cue))
        return len(words & cue), len(words & _stems(" ".join(p.quote for p in statement.content)))

    best = max(statements, key=shared_words, default=None)
    return best if best is not None and any(shared_words(best)) else None


def _stems(text: str) -> set[str]:
    return {word[:5] for word in _WORD.findall(text.casefold())}


def main(argv: Sequence[str] | None = None) -> int:
    """Print the accuracy and the table of classes against acts."""
    import secretariat

    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--missing", action="store_true", help="list what is read otherwise")
    options = parser.parse_args(argv)
    table: Counter[tuple[str, str]] = Counter()
    for record in records():
        found = chosen(secretariat.read(record["text"], name=record["id"]).statements, record["eventText"])
        act = "no statement" if found is None else str(found.act)
        table[record["event"], act] += 1
        if options.missing and found is not None and act not in ACCEPTED[record["event"]]:
            print(f"{record['event']} {act}: {record['eventText']} | {record['text'][:200]}")
    asked = sum(number for (_, act), number in table.items() if act != "no statement")
    right = sum(number for (event, act), number in table.items() if act in ACCEPTED[event])
    print(
        f"{sum(table.values())} sentences, a statement in {asked}: {right} right, {100 * right / max(1, asked):.1f} %"
    )
    for event in ACCEPTED:
        row = sorted(((n, act) for (e, act), n in table.items() if e == event), reverse=True)
        print(f"  {event:10s} " + ", ".join(f"{act} {n}" for n, act in row))
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
