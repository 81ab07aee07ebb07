"""JSON-LD: every record of the export, in words that others know, read with rdflib."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterator
from typing import Any

import msgspec
import pytest
from rdflib import RDF, BNode, Graph, Literal, Namespace, URIRef

from secretariat.answer.excerpts import excerpts_only
from secretariat.answer.formats.linked_data import linked_data
from secretariat.answer.formats.vocabularies import CONTEXT, OWN, PROPERTIES, REFERENCES
from secretariat.answer.spreadsheets import record_kinds
from secretariat.evidence import Passage
from secretariat.records import DossierInfo, Export
from secretariat.store.scope import moment
from tests.answer.exporting import EXPORT, KINDS, TEXTS, at, hostile

SCHEMA, PROV, OA = (Namespace(CONTEXT[prefix]) for prefix in ("schema", "prov", "oa"))
RECORD, TERM = Namespace("urn:secretariat:"), Namespace(OWN)


def parsed(export: Export, *, text: bool = True) -> Graph:
    return Graph().parse(data=linked_data(export, text=text), format="json-ld")


@pytest.fixture(scope="module")
def graph() -> Graph:
    return parsed(EXPORT)


@pytest.mark.parametrize("words", [None, '=cmd()\x00\x1b\u202e]]>\ufffe"\\<b>', "x" * 100_000])
def test_every_record_of_the_export_is_in_it(words: str | None) -> None:
    export = EXPORT if words is None else hostile(EXPORT, words)
    read = parsed(export)
    found = Counter(str(kind) for kind in read.objects(None, RDF.type))
    for key, attribute, made in record_kinds():
        held = getattr(export, attribute)
        assert found[f"{OWN}{made.__name__}"] == len(held) > 0, key
        if hasattr(held[0], "id"):
            ids = {str(node) for node in read.subjects(RDF.type, TERM[made.__name__])}
            assert ids == {f"urn:secretariat:{one.id}" for one in held}


def plain(value: object) -> object:
    """A value for comparing: a time as a moment, anything else in lower case."""
    return moment(str(value)) or str(value).lower()


def values(value: Any) -> Iterator[object]:
    """The value of each field of a record and of those in it; of passages and of other records the node."""
    if isinstance(value, tuple):
        for one in value:
            yield from values(one)
    elif isinstance(value, Passage):
        yield f"urn:secretariat:passage:{value.report}:{value.start}-{value.end}"
    elif isinstance(value, msgspec.Struct):
        references = next((held for made, held in REFERENCES.items() if isinstance(value, made)), frozenset())
        for name in value.__struct_fields__:
            for held in values(getattr(value, name)):
                refers = name == "id" or name in references
                yield f"urn:secretariat:{held}" if refers else held
    elif value is not None and value != "o-1":
        yield value


def test_no_value_of_a_field_is_lost(graph: Graph) -> None:
    nodes = (*graph.objects(), *graph.subjects())
    held = {plain(node.toPython() if isinstance(node, Literal) else node) for node in nodes}
    for kind in KINDS:
        assert [one for one in values(getattr(EXPORT, kind)) if plain(one) not in held] == []


def test_every_property_has_a_full_name(graph: Graph) -> None:
    known = (*CONTEXT.values(), str(RDF))
    assert [str(name) for name in graph.predicates() if not str(name).startswith(known)] == []
    assert all(isinstance(node, BNode) or str(node).startswith("urn:secretariat:") for node in graph.subjects())


def test_nothing_has_to_be_fetched() -> None:
    written = json.loads(linked_data(EXPORT))
    assert all(isinstance(value, str) for value in written["@context"].values())


def test_every_passage_is_an_annotation_with_both_selectors(graph: Graph) -> None:
    notes = set(graph.subjects(RDF.type, OA.Annotation))
    assert len(notes) > 10
    for note in notes:
        (target,) = graph.objects(note, OA.hasTarget)
        source, chosen = graph.value(target, OA.hasSource), list(graph.objects(target, OA.hasSelector))
        text = TEXTS[str(source).rpartition(":")[2]]
        (quote,) = (one for one in chosen if (one, RDF.type, OA.TextQuoteSelector) in graph)
        (place,) = (one for one in chosen if (one, RDF.type, OA.TextPositionSelector) in graph)
        start, end = (graph.value(place, name).toPython() for name in (OA.start, OA.end))  # type: ignore[union-attr]
        exact, prefix, suffix = (str(graph.value(quote, name)) for name in (OA.exact, OA.prefix, OA.suffix))
        assert text[start:end] == exact
        assert prefix + exact + suffix in text
        assert list(graph.objects(note, OA.hasBody))
    words = at("r-1", "“No deal today”")
    bodies = graph.objects(RECORD[f"passage:r-1:{words.start}-{words.end}"], OA.hasBody)
    assert set(bodies) == {RECORD["s-2"], RECORD["c-1"]}


def test_the_words_of_others_say_what_they_mean(graph: Graph) -> None:
    told = {
        (RECORD["r-1"], RDF.type, SCHEMA.NewsArticle),
        (RECORD["r-1"], SCHEMA.url, URIRef("https://courier.example/1")),
        (RECORD["r-1"], SCHEMA.publisher, RECORD["a-courier"]),
        (RECORD["r-2"], PROV.wasDerivedFrom, RECORD["r-1"]),
        (RECORD["r-2"], PROV.wasRevisionOf, RECORD["r-1"]),
        (RECORD["a-marlen"], RDF.type, SCHEMA.Person),
        (RECORD["a-marlen"], PROV.actedOnBehalfOf, RECORD["a-kestria"]),
        (RECORD["a-kestria"], SCHEMA.memberOf, RECORD["a-league"]),
        (RECORD["a-courier"], RDF.type, SCHEMA.NewsMediaOrganization),
        (RECORD["s-1"], PROV.wasAttributedTo, RECORD["a-marlen"]),
        (RECORD["s-1"], PROV.wasDerivedFrom, RECORD["r-1"]),
        (RECORD["s-2"], RDF.type, SCHEMA.Quotation),
        (RECORD["s-2"], PROV.wasQuotedFrom, RECORD["r-1"]),
        (RECORD["m-1"], SCHEMA.eventStatus, SCHEMA.EventScheduled),
        (RECORD["m-4"], SCHEMA.eventStatus, SCHEMA.EventCancelled),
        (RECORD["m-2"], SCHEMA.attendee, RECORD["a-kestria"]),
        (RECORD["c-1"], RDF.type, SCHEMA.Claim),
        (RECORD["c-1"], SCHEMA.appearance, RECORD["r-2"]),
        (RECORD["c-1"], SCHEMA.firstAppearance, RECORD["r-1"]),
        (RECORD["q-1"], TERM.about, RECORD["o-1"]),
        (RECORD["q-2"], TERM.about, Literal("an army")),
        (RECORD["p-1"], SCHEMA.sameAs, URIRef("https://sws.geonames.org/12345/")),
        (RECORD["x-1"], TERM.left, RECORD["s-1"]),
    }
    assert [triple for triple in told if triple not in graph] == []
    assert (RECORD["s-1"], RDF.type, SCHEMA.Quotation) not in graph
    assert list(graph.objects(RECORD["r-2"], SCHEMA.url)) == []
    assert (RECORD["r-2"], TERM.url, Literal("javascript:alert(1)")) in graph


def test_days_are_told_only_where_they_are_known(graph: Graph) -> None:
    assert str(graph.value(RECORD["m-1"], SCHEMA.startDate)) == "2031-03-11"
    assert graph.value(RECORD["m-3"], SCHEMA.startDate) is None
    assert graph.value(RECORD["r-3"], SCHEMA.datePublished) is None
    assert str(graph.value(graph.value(RECORD["m-3"], TERM.when), TERM.latest)) == "2031-03-24"
    assert str(graph.value(RECORD["dossier"], TERM.asOf)) == "2031-03-12"


def test_order_that_matters_is_kept(graph: Graph) -> None:
    told = graph.collection(graph.value(RECORD["e-1"], TERM.told))  # type: ignore[arg-type]
    assert [str(graph.value(one, TERM.status)) for one in told] == ["planned", "held"]


def test_texts_are_left_out_if_asked() -> None:
    short = parsed(EXPORT, text=False)
    assert not list(short.subject_objects(SCHEMA.articleBody))
    assert not list(short.subject_objects(OA.prefix))
    assert list(short.subject_objects(OA.exact))


def test_a_cut_quote_is_no_exact_one() -> None:
    told = hostile(EXPORT, "long words " * 100)
    cut = parsed(excerpts_only(told), text=False)
    excerpts = [str(words) for words in cut.objects(None, TERM.excerpt)]
    assert excerpts
    assert all(len(words) <= 301 and words.endswith("…") for words in excerpts)
    assert not list(cut.subject_objects(OA.exact))


def test_two_alike_without_ids_are_two() -> None:
    assert len(set(parsed(EXPORT).subjects(RDF.type, TERM.Problem))) == 2


def test_the_tables_name_fields_that_there_are() -> None:
    for made, name in PROPERTIES:
        assert name in made.__struct_fields__, (made, name)
    for made, names in REFERENCES.items():
        assert names <= set(made.__struct_fields__)


def test_an_empty_dossier_is_one_node() -> None:
    (node,) = json.loads(linked_data(Export(dossier=DossierInfo())))["@graph"]
    assert node == {"@id": "urn:secretariat:dossier", "@type": "schema:Dataset", "own:schema": 1}
