"""Through whom what was said reached the report: sentence → source and chain of each statement, as the words."""

from __future__ import annotations

import pytest

import secretariat
from secretariat.extract.relays import relays
from secretariat.records import Reading
from tests.extract.build import doc


def chains(reading: Reading) -> list[str]:
    """`source < relation actor's words < …` of each said statement."""
    rows = []
    for said in reading.statements:
        if said.manner == "said":
            links = [f"{link.relation} {link.passage.quote}" for link in said.chain]
            rows.append(" < ".join([" ".join(p.quote for p in said.source), *links]))
    return rows


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "The Sarn Digest, citing two officials, reported that the bridge was open.",
            ["two officials < citing The Sarn Digest"],
        ),
        (
            "The bridge will be opened by Kestria, the Sarn Digest reported, citing two officials.",
            ["two officials < citing the Sarn Digest"],
        ),
        (
            "Forty million crowns will come from Tarsovia, Harbour Gazette reported, citing two officials.",
            ["two officials < citing Harbour Gazette"],
        ),
        (
            "The bridge will open on Monday. This is reported by Radio Lunn, citing sources in the ministry.",
            ["sources in the ministry < citing Radio Lunn"],
        ),
        (
            "“We will not wait,” Talmon said, as quoted by the Lisarn daily Gazeta Nova.",
            ["Talmon < quoted by the Lisarn daily Gazeta Nova"],
        ),
        ("Talmon told the Tarpress news agency that the bridge was open.", ["Talmon < told the Tarpress news agency"]),
        ("Talmon told the council that the bridge was open.", ["Talmon"]),
        (
            "In an interview with Radio Lunn, Talmon said the bridge was open.",
            ["Talmon < told Radio Lunn"],
        ),
        (
            "Talmon was quoted by state radio as saying that the bridge was open.",
            ["Talmon < quoted by state radio"],
        ),
        (
            "The ministry said that Talmon had confirmed that the bridge was open.",
            ["Talmon < relayed by The ministry"],
        ),
    ],
)
def test_chains(text: str, expected: list[str]) -> None:
    assert chains(secretariat.read(text)) == expected


def test_the_reports_own_outlet_is_no_link() -> None:
    text = "Talmon told Radio Lunn that the bridge was open."
    assert chains(secretariat.read(text, outlet="Radio Lunn")) == ["Talmon"]


def test_the_agency_of_the_dateline_where_another_published() -> None:
    text = "ALDERVIK (Meridian Wire) — The bridge was open, Talmon said on Friday."
    assert chains(secretariat.read(text, outlet="Harbour Gazette")) == ["Talmon < reported by Meridian Wire"]
    assert chains(secretariat.read(text, outlet="Meridian Wire")) == ["Talmon"]


def test_the_next_sentence_of_the_same_speaker_came_the_same_way() -> None:
    text = "Edric Talmon told Radio Lunn that the bridge was open. He added that it would stay open."
    reading = secretariat.read(text)
    assert chains(reading) == ["Edric Talmon < told Radio Lunn", "He < told Radio Lunn"]
    kinds = {actor.name: actor.kind for actor in reading.actors}
    assert kinds["Radio Lunn"] == "outlet"


def test_a_phrase_of_nothing_but_marks_is_no_outlet() -> None:
    """A parse can hang a lone dash on a preposition."""
    parsed = doc(
        "She/PRP/nsubj made=make/VBD/ROOT comments=comment/NNS/dobj>2 to/IN/prep>3 -/NFP/pobj>4 us/PRP/dep>2 ./."
    )
    assert list(relays(parsed[:])) == []


def test_nobody_passes_on_his_own_words() -> None:
    text = (
        "Edric Talmon said on Monday that the draft was long. The draft, Talmon said, had gaps, and Talmon had said so."
    )
    for said in secretariat.read(text).statements:
        assert all(link.actor != said.speaker for link in said.chain if link.relation == "relayed by")
