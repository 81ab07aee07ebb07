"""GraphML: who met whom, speaks for whom, and whose words went through whom, read with networkx."""

from __future__ import annotations

from typing import Any

import msgspec
import networkx
import pytest

from secretariat.answer.formats.graph import graph_file
from secretariat.records import DossierInfo, Export, MeetingStatus
from tests.answer.exporting import ACTORS, EXPORT, HOSTILE, hostile, on

Edge = tuple[str, str, str]


def edges(export: Export) -> dict[Edge, dict[str, Any]]:
    """(from, to, relation) → the rest of each edge."""
    graph = networkx.parse_graphml(graph_file(export).decode(), force_multigraph=True)
    return {(left, right, data.pop("relation")): data for left, right, data in graph.edges(data=True)}


def test_who_is_tied_to_whom() -> None:
    assert edges(EXPORT) == {
        ("a-kestria", "a-tarsovia", "met"): {
            "weight": 1, "first": "2031-03-11", "last": "2031-03-11", "records": "m-1",
        },
        ("a-kestria", "a-tarsovia", "is to meet"): {
            "weight": 1, "first": "2031-03-17", "last": "2031-03-23", "records": "m-3",
        },
        ("a-kestria", "a-tarsovia", "did not meet"): {"weight": 1, "records": "m-4"},
        ("a-maruvia", "a-kestria", "mediated"): {
            "weight": 1, "first": "2031-03-11", "last": "2031-03-11", "records": "m-1",
        },
        ("a-maruvia", "a-tarsovia", "mediated"): {
            "weight": 1, "first": "2031-03-11", "last": "2031-03-11", "records": "m-1",
        },
        ("a-marlen", "a-kestria", "speaks for"): {"weight": 1},
        ("a-kestria", "a-league", "member of"): {"weight": 1},
        ("a-marlen", "a-courier", "addressed"): {
            "weight": 1, "first": "2031-03-05", "last": "2031-03-05", "records": "s-1",
        },
        ("a-marlen", "a-wire", "quoted through"): {
            "weight": 1, "first": "2031-03-05", "last": "2031-03-05", "records": "s-1",
        },
        ("a-wire", "a-courier", "quoted through"): {
            "weight": 1, "first": "2031-03-05", "last": "2031-03-05", "records": "s-1",
        },
        ("a-officials", "a-courier", "quoted through"): {"weight": 1, "records": "s-2"},
    }  # fmt: skip


def test_every_actor_is_a_node() -> None:
    graph = networkx.parse_graphml(graph_file(EXPORT).decode())
    assert list(graph) == [one.id for one in ACTORS]
    assert graph.nodes["a-marlen"] == {
        "name": "Ivo Marlen", "kind": "person", "party": "Kestria", "roles": "envoy", "statements": 1,
    }  # fmt: skip
    assert graph.nodes["a-kestria"]["aliases"] == "the Kestrians | Velmar"
    assert graph.nodes["a-courier"]["country"] == "CH"


@pytest.mark.parametrize(
    ("status", "relation", "mediated"),
    [
        ("held", "met", "mediated"),
        ("under way", "met", "mediated"),
        ("planned", "is to meet", "is to mediate"),
        ("postponed", "is to meet", "is to mediate"),
        ("uncertain", "may have met", None),
        ("cancelled", "did not meet", None),
        ("not scheduled", "did not meet", None),
        ("denied", "did not meet", None),
    ],
)
def test_a_meeting_ties_by_its_status(status: MeetingStatus, relation: str, mediated: str | None) -> None:
    meeting = msgspec.structs.replace(EXPORT.meetings[1], status=status)
    told = Export(dossier=DossierInfo(), actors=ACTORS, meetings=(meeting,))
    assert {kind for *_, kind in edges(told)} - {"speaks for", "member of"} == {relation, mediated} - {None}


def test_what_several_records_tell_is_one_edge_with_weight() -> None:
    first = EXPORT.meetings[1]
    second = msgspec.structs.replace(first, id="m-9", when=on("2031-04-02", "2031-04-04"))
    told = Export(dossier=DossierInfo(), actors=ACTORS, meetings=(first, second))
    assert edges(told)["a-kestria", "a-tarsovia", "met"] == {
        "weight": 2, "first": "2031-03-11", "last": "2031-04-03", "records": "m-2 m-9",
    }  # fmt: skip


def test_an_unknown_one_in_between_breaks_the_way() -> None:
    link = msgspec.structs.replace(EXPORT.statements[0].chain[0], actor=None)
    said = msgspec.structs.replace(EXPORT.statements[0], chain=(link,), addressee=None)
    told = msgspec.structs.replace(EXPORT, statements=(said,), meetings=(), courses=())
    assert not [edge for edge in edges(told) if edge[2] == "quoted through"]


def test_a_name_of_two_is_nobody_addressed() -> None:
    other = msgspec.structs.replace(ACTORS[-1], aliases=("Velmar Courier",))
    told = msgspec.structs.replace(EXPORT, actors=(*ACTORS[:-1], other))
    assert not [edge for edge in edges(told) if edge[2] == "addressed"]


def test_nobody_is_tied_to_one_who_is_not_there_or_to_himself() -> None:
    lone = msgspec.structs.replace(ACTORS[3], party="a-marlen")
    told = msgspec.structs.replace(EXPORT, actors=(lone,))
    assert edges(told) == {}


def test_hostile_words_are_words() -> None:
    told = hostile(EXPORT)
    graph = networkx.parse_graphml(graph_file(told).decode(), force_multigraph=True)
    name = graph.nodes["a-marlen"]["name"]
    assert name.startswith("=cmd|' /C calc'!A0 \ufffd\ufffd\ufffd\ufffd[31m\ufffd\ufffd]]><script>")
    assert len(name) >= len(HOSTILE) - 1
    assert graph.number_of_nodes() == len(ACTORS)


def test_the_same_export_gives_the_same_bytes() -> None:
    assert graph_file(EXPORT) == graph_file(EXPORT)
    assert networkx.parse_graphml(graph_file(Export(dossier=DossierInfo())).decode()).number_of_nodes() == 0
