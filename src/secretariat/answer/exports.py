"""The whole dossier as one object: written as JSON, read back, and described by a JSON Schema.

The same reports give the same bytes, in whatever order they were added.
"""

from __future__ import annotations

from typing import Any

import msgspec

from secretariat.answer.across import Across
from secretariat.answer.dating import dated
from secretariat.answer.deadlines import deadlines
from secretariat.problems import SecretariatError
from secretariat.records import SCHEMA, DossierInfo, Export
from secretariat.store.scope import EVERYTHING, Scope
from secretariat.store.sqlite import Store


def build_export(store: Store, scope: Scope = EVERYTHING) -> Export:
    """Everything the dossier holds, or held as of the scope's day.

    Reports and actors are sorted by id, statements and other records by report id and then as they stand in the text.
    """
    with store.snapshot():
        found = dated(store.reports(scope), store.statements(scope), store.dates(scope))
        whole = Across(store, scope, found)
        provisions, positions = store.provisions(scope), store.positions(scope)
        return Export(
            dossier=DossierInfo(),
            as_of=None if scope.as_of is None else scope.as_of.isoformat(),
            reports=whole.reports,
            actors=whole.actors,
            statements=found.statements,
            meetings=store.meetings(scope),
            proposals=store.proposals(scope),
            provisions=provisions,
            positions=positions,
            claims=whole.claims,
            contradictions=whole.contradictions(),
            shifts=whole.shifts(),
            courses=whole.courses(),
            plans=whole.plans,
            deadlines=deadlines(provisions, positions, found.reports, found.dates),
            places=store.places(scope),
            judgements=store.judgements(scope),
            problems=store.problems(scope),
        )


def write_json(export: Export, *, text: bool = True) -> bytes:
    """The export as UTF-8 JSON, indented by two, keys in the order of the records, a line break at the end.

    Without `text`, the reports have no key `text` (their passages keep their quotes): such a file is for reading and
    cannot be read back by `read_export`.
    """
    written: Any = export
    if not text:
        written = msgspec.to_builtins(export)
        for report in written["reports"]:
            del report["text"]
    return msgspec.json.format(msgspec.json.encode(written), indent=2) + b"\n"


def read_export(data: bytes) -> Export:
    """The export that `write_json` wrote.

    Raises:
        SecretariatError: no JSON, no export, one without texts, or one of another schema number.
    """
    try:
        export = msgspec.json.decode(data, type=Export)
    except (msgspec.DecodeError, UnicodeDecodeError) as error:
        raise SecretariatError(_why_unreadable(data, str(error))) from error
    if export.schema_ != SCHEMA:
        raise SecretariatError(_other_schema(export.schema_))
    return export


def _why_unreadable(data: bytes, error: str) -> str:
    try:
        head: Any = msgspec.json.decode(data)
    except (msgspec.DecodeError, UnicodeDecodeError):
        return f"This is no JSON ({error}). Give a file written by `secretariat export --format json`."
    if not isinstance(head, dict) or "schema" not in head:
        return "This JSON is no export of a dossier. Give a file written by `secretariat export --format json`."
    if head["schema"] != SCHEMA:
        return _other_schema(head["schema"])
    if "field `text`" in error:
        return "This export was written with --without-text; only one with texts can be read. Export it again."
    return f"This export cannot be read: {error}. Write it again with `secretariat export --format json`."


def _other_schema(number: object) -> str:
    return f"This export has schema {number!r}; this program reads schema {SCHEMA}. Export it again with this version."


def schema_json() -> bytes:
    """The JSON Schema (2020-12) of the export, generated from the records; UTF-8, a line break at the end.

    Every key of the export is required; a report's `text` is not, for `--without-text`.
    """
    schema = msgspec.json.schema(Export)
    export, report = schema["$defs"]["Export"], schema["$defs"]["Report"]
    export["required"] = list(export["properties"])
    report["required"] = [name for name in report["required"] if name != "text"]
    described = {"$schema": "https://json-schema.org/draft/2020-12/schema", "title": "Secretariat export", **schema}
    return msgspec.json.format(msgspec.json.encode(described), indent=2) + b"\n"
