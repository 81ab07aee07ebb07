"""Search for whoever pages through what was found: texts, statements, and the other records that have the words."""

from __future__ import annotations

from collections.abc import Sequence

import msgspec

from secretariat.answer.finding import found_spans
from secretariat.answer.naming import Named, Naming
from secretariat.answer.notes import notes
from secretariat.answer.queries import hit_row
from secretariat.answer.report_rows import FoundRow, Note, SearchPage
from secretariat.identity import plain_letters
from secretariat.records import Reading, Report
from secretariat.store.leading import led_back
from secretariat.store.scope import EVERYTHING, Scope
from secretariat.store.sqlite import Store

_NOTES = 4
"""How many other records of a report are shown."""
_PEOPLE = 12


class Wanted(msgspec.Struct, frozen=True, kw_only=True):
    """What is looked for."""

    words: str
    """As `secretariat.store.words.fts_query` takes them."""
    speakers: tuple[str, ...] | None = None
    """Actor ids; only what they said is found; None: everything."""
    skip: int = 0
    """How many of the best reports are left out."""
    limit: int = 20
    """How many are given."""


def search_page(store: Store, wanted: Wanted, known: Naming, scope: Scope = EVERYTHING) -> SearchPage:
    """What was found in the reports of the scope; `known` is who is who.

    Raises:
        SecretariatError: there is nothing to search for in the words.
    """
    with store.snapshot():
        found = store.search(wanted.words, scope, speakers=wanted.speakers, limit=wanted.limit + 1, skip=wanted.skip)
        shown = found[: wanted.limit]
        readings = {one.report: store.reading(one.report) for one in shown}
        left_out, undated = store.undecided(scope), store.undated(scope)
    rows = tuple(
        FoundRow(
            hit=hit_row(one, _led(readings[one.report].report, known), known.names),
            notes=() if one.marked is None else _notes(readings[one.report], found_spans(one.marked), known),
        )
        for one in shown
    )
    return SearchPage(
        as_of=None if scope.as_of is None else scope.as_of.isoformat(),
        left_out=left_out,
        undated=undated,
        rows=rows,
        more=len(found) > wanted.limit,
        people=_people(wanted.words, known) if wanted.speakers is None and not wanted.skip else (),
    )


def _led(report: Report, known: Naming) -> Report:
    return led_back(report, known.same)


def _notes(reading: Reading, spans: Sequence[tuple[int, int]], known: Naming) -> tuple[Note, ...]:
    """The records that are no statements and have some of the words, those with most different ones first."""
    text = reading.report.text
    ranked = []
    for note in notes(reading, known):
        if note.kind != "statement":
            inside = {
                text[start:end].casefold()
                for start, end in spans
                for passage in note.passages
                if passage.start <= start and end <= passage.end
            }
            if inside:
                ranked.append((-len(inside), note.passages[0].start, note.id, note))
    return tuple(note for *_, note in sorted(ranked, key=lambda one: one[:3])[:_NOTES])


def _people(words: str, known: Naming) -> tuple[Named, ...]:
    wanted = plain_letters(words.replace('"', " ").replace("*", " ")).split()
    found = [
        Named(id=one.id, name=one.name)
        for one in known.actors
        if one.kind != "anonymous"
        and wanted
        and _has(plain_letters(" ".join((one.name, *one.aliases))).split(), wanted)
    ]
    return tuple(sorted(found, key=lambda one: (len(one.name), one.name, one.id))[:_PEOPLE])


def _has(name: Sequence[str], wanted: Sequence[str]) -> bool:
    return all(any(part.startswith(word) for part in name) for word in wanted)
