"""Reads a text with the real model as far as speakers or names, and says whose each statement is, or what each name
means, one line each."""

from __future__ import annotations

from typing import TYPE_CHECKING

from secretariat.extract.statements import extract_statements
from secretariat.ingest import report_from_text
from secretariat.parse import parse
from secretariat.records import Actor, Place, Statement
from secretariat.resolve.context import Context
from secretariat.resolve.mentions import Names, read_names
from secretariat.resolve.parties import with_parties
from secretariat.resolve.speakers import resolve_speakers

if TYPE_CHECKING:
    from spacy.language import Language


def resolved(text: str, model: Language) -> tuple[tuple[Statement, ...], tuple[Actor, ...]]:
    """The statements of a text with their speakers, and the actors."""
    report = report_from_text(text).report
    assert report is not None
    parsed = parse(report, model)
    found, _ = extract_statements(parsed)
    return resolve_speakers(parsed, [one for one in found if isinstance(one, Statement)])


def rows(text: str, model: Language) -> list[str]:
    """For each statement its source, and who that is (` = name, kind`) or why nobody (` ? reason`)."""
    statements, actors = resolved(text, model)
    by_id = {actor.id: actor for actor in actors}
    lines = []
    for said in statements:
        source = " + ".join(passage.quote for passage in said.source) or "-"
        if said.speaker is None:
            lines.append(f"{source} ? {said.unresolved}")
        else:
            assert said.unresolved is None
            lines.append(f"{source} = {by_id[said.speaker].name}, {by_id[said.speaker].kind}")
    return lines


def speakers(text: str, model: Language) -> list[str | None]:
    """For each statement the name of its speaker; None: nobody."""
    statements, actors = resolved(text, model)
    by_id = {actor.id: actor.name for actor in actors}
    return [None if said.speaker is None else by_id[said.speaker] for said in statements]


def names_read(text: str, model: Language) -> tuple[str, Names, tuple[Actor, ...]]:
    """The stored text, what it names, and everyone in it with the parties they speak for."""
    report = report_from_text(text).report
    assert report is not None
    parsed = parse(report, model)
    found = [one for one in extract_statements(parsed)[0] if isinstance(one, Statement)]
    context = Context(parsed, found)
    statements, speaking = resolve_speakers(parsed, found, context)
    names = read_names(context, statements, speaking)
    return report.text, names, with_parties(context, (*speaking, *names.actors), names)


def names(text: str, model: Language) -> list[str]:
    """Each name, what it stands for, whom it means (` = name, kind`) and where (` @ name, kind, country, id`)."""
    _, read, actors = names_read(text, model)
    by_id, places = {actor.id: actor for actor in actors}, {place.id: place for place in read.places}
    lines = []
    for mention in read.mentions:
        actor = "" if mention.actor is None else f" = {by_id[mention.actor].name}, {by_id[mention.actor].kind}"
        place = "" if mention.place is None else f" @ {_where(places[mention.place])}"
        lines.append(f"{mention.passage.quote} ({mention.standing}){actor}{place}")
    return lines


def _where(place: Place) -> str:
    return ", ".join(str(part) for part in (place.name, place.kind, place.country, place.geonames) if part is not None)


def parties(text: str, model: Language) -> dict[str, str | None]:
    """For everyone named, and everyone who speaks, for whom they speak; None: for nobody."""
    _, _, actors = names_read(text, model)
    by_id = {actor.id: actor.name for actor in actors}
    return {actor.name: None if actor.party is None else by_id[actor.party] for actor in actors}
