"""The export as linked data, JSON-LD 1.1: schema.org, PROV-O and Web Annotation, and names of our own for the rest."""

from __future__ import annotations

import functools
import re
from collections.abc import Iterator, Mapping
from typing import Any

import msgspec

from secretariat.answer.days import day_span
from secretariat.answer.formats.allowed import web_address
from secretariat.answer.formats.vocabularies import (
    ACTORS,
    CONTEXT,
    ORDERED,
    PROPERTIES,
    REFERENCES,
    STATUSES,
    TYPES,
    Made,
)
from secretariat.answer.spreadsheets import TIMES, field_names, record_kinds
from secretariat.evidence import Passage
from secretariat.identity import record_id
from secretariat.records import (
    Actor,
    Claim,
    Course,
    Export,
    Meeting,
    Place,
    Position,
    Report,
    Statement,
    When,
)
from secretariat.store.scope import moment

URN = "urn:secretariat:"
"""In front of the id of a record."""

AROUND = 32
"""Characters of the text before and behind a quote that help to find it."""

_DAY = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")
_TIME = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}T[0-9:.]{8,}(?:Z|[+-][0-9]{2}:[0-9]{2})?")

Node = dict[str, Any]


def linked_data(export: Export, *, text: bool = True) -> bytes:
    """The export as one JSON-LD object with a node for each record, and one for each passage, each on a line.

    Nothing has to be fetched to read it. The node of a record is `urn:secretariat:` and its id, that of a passage
    `urn:secretariat:passage:`, the report and the characters: an `oa:Annotation` on the report, of the records that
    stand on it. A quote that was cut is an `own:excerpt`, not an `oa:exact`. Missing values are left out. Without
    `text`, reports have no `schema:articleBody`, and quotes no words before and behind them.
    """
    encode = msgspec.json.Encoder().encode
    nodes = b",\n".join(encode(node) for node in _Graph(export, text).nodes())
    return b'{"@context": %b,\n"@graph": [\n%b\n]}\n' % (encode(CONTEXT), nodes)


class _Graph:
    """What nodes are made from."""

    def __init__(self, export: Export, text: bool) -> None:
        self.export = export
        self.text = text
        self.reports = {one.id: one for one in export.reports}
        self.known = {one.id for one in export.proposals} | {one.id for one in export.provisions}
        self.standing: dict[tuple[str, int, int], tuple[Passage, dict[str, None]]] = {}
        """Each passage, with the nodes of the records that stand on it."""

    def nodes(self) -> Iterator[Node]:
        """The dossier, every record in the order of the export, every passage in that of the text."""
        about: Node = {"@id": f"{URN}dossier", "@type": "schema:Dataset", "own:schema": self.export.schema_}
        if self.export.as_of is not None:
            about["own:asOf"] = _literal(self.export.as_of)
        if self.export.dossier.title is not None:
            about["schema:name"] = self.export.dossier.title
        yield about
        for key, attribute, _ in record_kinds():
            seen: dict[str, int] = {}
            for record in getattr(self.export, attribute):
                name = getattr(record, "id", None) or _identity(key, record)
                seen[name] = seen.get(name, -1) + 1
                yield self._record(record, f"{URN}{name}" if not seen[name] else f"{URN}{name}:{seen[name]}")
        for place in sorted(self.standing):
            yield self._passage(*self.standing[place])

    def _record(self, record: Any, identity: str) -> Node:
        node: Node = {"@id": identity, "@type": list(_types(record)), **self._fields(record, identity)}
        for name, value in self._also(record):
            node[name] = [*_several(node[name]), value] if name in node else value
        return node

    def _fields(self, record: Any, home: str) -> Node:
        """The fields that are not missing; `home` is the node of the record itself or of the one that it is in."""
        made: Made = type(record)
        fields: Node = {}
        for attribute, name in _properties(made):
            value = getattr(record, attribute)
            left_out = attribute == "id" or (made is Report and attribute == "text" and not self.text)
            if value is not None and value != () and not left_out:
                fields[name] = self._value(made, attribute, value, home)
        return fields

    def _value(self, made: Made, name: str, value: Any, home: str) -> Any:
        if isinstance(value, tuple):
            several = [self._value(made, name, one, home) for one in value]
            return {"@list": several} if (made, name) in ORDERED else several
        if isinstance(value, Passage):
            return self._quoted(value, home)
        if isinstance(value, msgspec.Struct):
            own = getattr(value, "id", None)
            named = {} if own is None else {"@id": f"{URN}{own}"}
            return {
                **named,
                "@type": list(_types(value)),
                **self._fields(value, home if own is None else f"{URN}{own}"),
            }
        if name in REFERENCES.get(made, ()) or (made is Position and name == "about" and value in self.known):
            return {"@id": f"{URN}{value}"}
        return _literal(value) if name in TIMES else value

    def _quoted(self, passage: Passage, home: str) -> Node:
        place = (passage.report, passage.start, passage.end)
        self.standing.setdefault(place, (passage, {}))[1][home] = None
        return {"@id": _passage_urn(passage)}

    def _also(self, record: Any) -> Iterator[tuple[str, Any]]:
        """What follows from the fields, in the words of the vocabularies."""
        if isinstance(record, Report):
            yield from ((name, day) for name, day in _on_a_day(record.published, "schema:datePublished"))
            address = web_address(record.url)
            if address is not None:
                yield "schema:url", {"@id": address}
        elif isinstance(record, Statement):
            how = "prov:wasDerivedFrom" if record.kind == "indirect" else "prov:wasQuotedFrom"
            yield how, {"@id": f"{URN}{record.report}"}
            yield "schema:text", " … ".join(passage.quote for passage in record.content)
        elif isinstance(record, Meeting | Course):
            yield from _on_a_day(record.when, "schema:startDate", "schema:endDate")
            if record.status is not None and record.status in STATUSES:
                yield "schema:eventStatus", {"@id": STATUSES[record.status]}
        elif isinstance(record, Claim):
            yield from (("prov:wasDerivedFrom", {"@id": f"{URN}{one}"}) for one in record.statements)
            first = self._first(record.reports)
            if first is not None:
                yield "schema:firstAppearance", {"@id": f"{URN}{first}"}
        elif isinstance(record, Place) and record.geonames is not None:
            yield "schema:sameAs", {"@id": f"https://sws.geonames.org/{record.geonames}/"}

    def _first(self, reports: tuple[str, ...]) -> str | None:
        """The report published first; None: the day of publication of one is not known."""
        published = {one: self.reports[one].published for one in reports if one in self.reports}
        times = {one: when and moment(when.earliest) for one, when in published.items()}
        known = sorted((time, one) for one, time in times.items() if time is not None)
        return known[0][1] if known and len(known) == len(reports) else None

    def _passage(self, passage: Passage, bodies: Mapping[str, None]) -> Node:
        source = self.reports.get(passage.report)
        whole = len(passage.quote) == passage.end - passage.start
        quote: Node = {"@type": "oa:TextQuoteSelector"} if whole else {"@type": "own:Excerpt"}
        quote["oa:exact" if whole else "own:excerpt"] = passage.quote
        if self.text and source is not None and passage.holds_in(source.text):
            quote["oa:prefix"] = source.text[max(0, passage.start - AROUND) : passage.start]
            quote["oa:suffix"] = source.text[passage.end : passage.end + AROUND]
        position = {"@type": "oa:TextPositionSelector", "oa:start": passage.start, "oa:end": passage.end}
        return {
            "@id": _passage_urn(passage),
            "@type": "oa:Annotation",
            "oa:motivatedBy": {"@id": "oa:identifying"},
            "oa:hasBody": [{"@id": body} for body in bodies],
            "oa:hasTarget": {
                "@type": "oa:SpecificResource",
                "oa:hasSource": {"@id": f"{URN}{passage.report}"},
                "oa:hasSelector": [quote, position],
            },
        }


def _identity(key: str, record: msgspec.Struct) -> str:
    """An id for a record without one, of what it holds."""
    return record_id(key.removesuffix("s"), *msgspec.structs.astuple(record))


@functools.cache
def _properties(made: Made) -> tuple[tuple[str, str], ...]:
    """Each field of a kind of record, and what it is called here."""
    return tuple(
        (attribute, PROPERTIES.get((made, attribute), f"own:{_camel(name)}")) for attribute, name in field_names(made)
    )


def _types(record: Any) -> Iterator[str]:
    made: Made = type(record)
    yield f"own:{made.__name__}"
    if isinstance(record, Actor):
        yield from ACTORS[record.kind]
    elif isinstance(record, Course):
        yield "schema:Event" if record.kind == "meeting" else "schema:CreativeWork"
    elif isinstance(record, Statement) and record.kind != "indirect":
        yield "schema:Quotation"
    yield from TYPES.get(made, ())


def _on_a_day(when: When | None, *names: str) -> Iterator[tuple[str, Node]]:
    """The day of a time that is one, under these names; nothing for a longer or an unknown one."""
    first, last = day_span(when)
    if first is not None and first == last:
        yield from ((name, _literal(first.isoformat())) for name in names)


def _literal(value: str) -> Any:
    """A day or a time with its type; a text that is neither as it is."""
    kind = "xsd:date" if _DAY.fullmatch(value) else "xsd:dateTime" if _TIME.fullmatch(value) else None
    return value if kind is None or moment(value) is None else {"@type": kind, "@value": value}


def _passage_urn(passage: Passage) -> str:
    return f"{URN}passage:{passage.report}:{passage.start}-{passage.end}"


def _several(value: Any) -> list[Any]:
    return value if isinstance(value, list) else [value]


def _camel(name: str) -> str:
    first, *rest = name.split("_")
    return first + "".join(part.capitalize() for part in rest)
