"""Scores how real events are told, on MEANTIME (`shared/data/meantime`): future or not, denied or not.

    python -m bench.quality.events [--part even|odd] [--missing]

Asked are the events on which a record of ours stands (the cue of a statement, the head of the words of a meeting, a
provision or a position), and what that record says of them: a meeting that is to come by its status, a term that is not
agreed yet; a statement that was not made, a meeting that did not or will not take place. Parts as in
`bench.quality.dates`; `--missing` does not show the odd one.
"""

from __future__ import annotations

import argparse
import sys
import tarfile
import xml.etree.ElementTree as ET
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from bench.quality.corpora import shared
from bench.quality.dates import PARTS, reports
from secretariat.evidence import Passage
from secretariat.parse import Parsed
from secretariat.records import Reading

Json = dict[str, Any]
TO_COME = {"planned", "postponed", "not scheduled", "uncertain"}
NOT_SO = {"cancelled", "denied", "not scheduled"}
"""Statuses of meetings."""
ARCHIVE = "data/meantime/intra-doc_annotation.tar.gz"


@dataclass(frozen=True)
class Event:
    """One event as people marked it."""

    report: str
    start: int
    end: int
    """Characters of the report's text, half-open."""
    words: str
    future: bool | None
    """None: not marked."""
    negated: bool


@dataclass(frozen=True)
class Read:
    """An event on which a record stands."""

    event: Event
    kind: str
    future: bool
    negated: bool


@dataclass(frozen=True)
class Told:
    """What a record says of the event on which it stands."""

    kind: str
    passage: Passage
    future: bool
    negated: bool


def events(part: str, folder: Path) -> dict[str, list[Event]]:
    """The events of the reports of one part, by report."""
    texts = {one["doc_id"]: one["text"] for one in reports(folder, part)}
    found: dict[str, list[Event]] = {}
    with tarfile.open(folder / ARCHIVE) as archive:
        for member in archive:
            name = "/".join(Path(member.name).parts[-2:])
            stream = archive.extractfile(member) if name in texts else None
            if stream is not None:
                found[name] = list(_events(name, texts[name], ET.fromstring(stream.read())))
    return found


def _events(name: str, text: str, root: ET.Element) -> Iterator[Event]:
    spans: dict[str, tuple[int, int]] = {}
    at = 0
    for token in root.iter("token"):
        start = text.find(token.text or "", at)
        if start < 0:
            break  # only the first sentences are annotated and kept
        at = start + len(token.text or "")
        spans[token.get("t_id", "")] = (start, at)
    for mention in root.iter("EVENT_MENTION"):
        own = [spans[a.get("t_id", "")] for a in mention.iter("token_anchor") if a.get("t_id", "") in spans]
        if own and mention.get("polarity"):
            start, end = own[0][0], own[-1][1]
            future = {"FUTURE": True, "NON_FUTURE": False}.get(mention.get("time", ""))
            yield Event(name, start, end, text[start:end], future, mention.get("polarity") == "NEG")


def read(part: str, folder: Path | None = None) -> list[Read]:
    """The events on which records stand, with how they are read."""
    from secretariat.ingest import report_from_text
    from secretariat.parse import load_model, parse_many
    from secretariat.pipeline import read as read_text
    from secretariat.settings import Settings

    folder = folder or shared()
    gold, found = events(part, folder), []
    for one in reports(folder, part):
        report = report_from_text(one["text"], published=one["dct"], name=one["doc_id"]).report
        if report is None or len(report.text) != len(one["text"]):
            continue
        reading = read_text(one["text"], published=one["dct"], name=one["doc_id"])
        (parsed,) = parse_many([report], load_model(Settings.from_environment().model))
        told: dict[int, Told] = {}
        for own in records(reading):
            head = _head(parsed, own.passage.start, own.passage.end)
            if head is not None:
                told.setdefault(head, own)
        for event in gold.get(one["doc_id"], ()):
            head = _head(parsed, event.start, event.end)
            if head is not None and head in told:
                own = told[head]
                found.append(Read(event, own.kind, own.future, own.negated))
    return found


def records(reading: Reading) -> Iterator[Told]:
    """What the records of a report say of the events on which they stand."""
    for saying in reading.statements:
        for cue in saying.cue:
            yield Told("statements", cue, False, saying.negated)
    for meeting in reading.meetings:
        yield Told("meetings", meeting.passages[0], meeting.status in TO_COME, meeting.status in NOT_SO)
    for term in reading.provisions:
        yield Told("provisions", term.passages[0], term.status != "agreed", False)
    for position in reading.positions:
        yield Told("positions", position.passages[0], False, False)


def _head(parsed: Parsed, start: int, end: int) -> int | None:
    """Character at which the head of some words begins."""
    paragraph = parsed.paragraph_at(start)
    if paragraph is None:
        return None
    shift = paragraph.start
    words = paragraph.doc.char_span(start - shift, end - shift, alignment_mode="expand")
    return None if words is None else shift + words.root.idx


def score(found: list[Read]) -> dict[str, float]:
    """Shares that are right, in percent, and the number of events on which records stand."""
    timed = [one for one in found if one.event.future is not None]
    return {
        "extracted.future": 100 * sum(one.future == one.event.future for one in timed) / max(1, len(timed)),
        "extracted.negated": 100 * sum(one.negated == one.event.negated for one in found) / max(1, len(found)),
        "extracted.events": len(found),
    }


def main() -> int:
    """Prints the figures."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--part", choices=PARTS, default="even")
    parser.add_argument("--missing", action="store_true", help="what is wrong; not for the odd part")
    options = parser.parse_args()
    found = read(options.part)
    for name, value in score(found).items():
        print(f"{name:20} {value:6.1f}")
    if options.missing and options.part == "even":
        for one in found:
            if one.event.future not in {None, one.future} or one.event.negated != one.negated:
                told = f"future {one.event.future} read {one.future}, negated {one.event.negated} read {one.negated}"
                print(f"{one.kind:11} {told}: {one.event.words} | {one.event.report}:{one.event.start}")
    return 0


if __name__ == "__main__":
    sys.exit(main())
