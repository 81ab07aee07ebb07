"""Reads a text with the real model as far as speakers, and says whose each statement is, one line each."""

from __future__ import annotations

from typing import TYPE_CHECKING

from secretariat.extract.statements import extract_statements
from secretariat.ingest import report_from_text
from secretariat.parse import parse
from secretariat.records import Actor, Statement
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
