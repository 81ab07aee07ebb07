"""Positions of the parties: short reports read as a whole.

Each expectation is a position: the party, the stance, how it is told, its condition, and the words it stands on.
"""

from __future__ import annotations

from typing import Any

import pytest

import secretariat
from secretariat.talks.issues import labels

pytestmark = pytest.mark.usefixtures("rules_alone")

Row = tuple[str | None, str, str, str | None, str]

HOLM = "Karin Holm, the foreign minister of Kestria,"
HOLM_ENDS = "Karin Holm, the foreign minister of Kestria."
KESTRIA = "Government of Kestria"
MET = "Kestria and Tarsovia held talks on Monday."
WORKS = "The Harbour Workers Union and the Kestrian Ferry Company met on Monday."
UNION, COMPANY = "Harbour Workers Union", "Kestrian Ferry Company"


def reported(party: str, stance: str, quote: str, condition: str | None = None) -> Row:
    return (party, stance, "reported", condition, quote)


def stated(party: str, stance: str, quote: str, condition: str | None = None) -> Row:
    return (party, stance, "stated", condition, quote)


def wrong(text: str, expected: list[Row], reason: str) -> Any:
    return pytest.param(text, expected, marks=pytest.mark.xfail(strict=True, reason=reason))


def positions(text: str) -> list[Row]:
    reading = secretariat.read(text, published="2031-05-04")
    names = {actor.id: actor.name for actor in reading.actors}
    return [
        (None if p.party is None else names[p.party], p.stance, p.status, p.condition, p.passages[0].quote)
        for p in reading.positions
    ]


def check(text: str, expected: list[Row]) -> None:
    assert positions(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Kestria rejected the plan on Monday.", [stated("Kestria", "rejects", "Kestria rejected the plan on Monday")]),
        (
            "Tarsovia accepted the ceasefire proposal.",
            [stated("Tarsovia", "accepts", "Tarsovia accepted the ceasefire proposal")],
        ),
        (
            "Kestria opposes the deployment of troops.",
            [stated("Kestria", "opposes", "Kestria opposes the deployment of troops")],
        ),
        (
            "Kestria demanded the release of all prisoners.",
            [stated("Kestria", "demands", "Kestria demanded the release of all prisoners")],
        ),
        ("Kestria proposed a ceasefire.", [stated("Kestria", "proposes", "Kestria proposed a ceasefire")]),
        ("Tarsovia is studying the proposal.", [reported("Tarsovia", "studies", "Tarsovia is studying the proposal")]),
        ("Tarsovia welcomed the agreement.", [stated("Tarsovia", "supports", "Tarsovia welcomed the agreement")]),
        ("Tarsovia broke off the talks.", [reported("Tarsovia", "rejects", "Tarsovia broke off the talks")]),
        ("Kestria turned down the offer.", [reported("Kestria", "rejects", "Kestria turned down the offer")]),
        (
            "The plan was rejected by Tarsovia on Monday.",
            [reported("Tarsovia", "rejects", "The plan was rejected by Tarsovia on Monday")],
        ),
        (
            "Kestria refused to accept the plan.",
            [stated("Kestria", "rejects", "Kestria refused to accept the plan")],
        ),
        (
            "Kestria has put forward a proposal for a ceasefire.",
            [reported("Kestria", "proposes", "Kestria has put forward a proposal for a ceasefire")],
        ),
        ("Kestria refused to sign the treaty.", [stated("Kestria", "rejects", "Kestria refused to sign the treaty")]),
        (
            "Kestria has agreed to withdraw its troops.",
            [reported("Kestria", "accepts", "Kestria has agreed to withdraw its troops")],
        ),
        (f"{HOLM} rejected the plan.", [stated(KESTRIA, "rejects", f"{HOLM} rejected the plan")]),
    ],
)
def test_verbs(text: str, expected: list[Row]) -> None:
    check(text, expected)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "The government of Kestria explained its refusal to sign the treaty.",
            [stated(KESTRIA, "rejects", "its refusal to sign the treaty")],
        ),
        (
            "The government of Kestria expressed its willingness to resume the talks.",
            [reported(KESTRIA, "open", "its willingness to resume the talks")],
        ),
        (
            "The refusal of Tarsovia to sign the treaty angered the mediators.",
            [reported("Tarsovia", "rejects", "The refusal of Tarsovia to sign the treaty")],
        ),
        (
            "Tarsovia's demand for reparations was discussed on Monday.",
            [reported("Tarsovia", "demands", "Tarsovia's demand for reparations")],
        ),
        (
            "Tarsovia voiced objections to the draft treaty.",
            [reported("Tarsovia", "opposes", "Tarsovia voiced objections to the draft treaty")],
        ),
        (
            "Kestria expressed support for the ceasefire.",
            [reported("Kestria", "supports", "Kestria expressed support for the ceasefire")],
        ),
        (
            "Tarsovia has no objection to the plan.",
            [reported("Tarsovia", "open", "Tarsovia has no objection to the plan")],
        ),
        (
            "Turkish opposition to the treaty grew.",
            [reported("Government of Turkey", "opposes", "Turkish opposition to the treaty")],
        ),
        ("The refusal surprised everyone.", []),
        ("The proposal was published on Monday.", []),
    ],
)
def test_nouns(text: str, expected: list[Row]) -> None:
    check(text, expected)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "Kestria is ready to resume the talks.",
            [reported("Kestria", "open", "Kestria is ready to resume the talks")],
        ),
        (
            "Tarsovia is opposed to the deployment of troops.",
            [reported("Tarsovia", "opposes", "Tarsovia is opposed to the deployment of troops")],
        ),
        ("Kestria is against the plan.", [reported("Kestria", "opposes", "Kestria is against the plan")]),
        (
            "Tarsovia is in favour of the agreement.",
            [reported("Tarsovia", "supports", "Tarsovia is in favour of the agreement")],
        ),
        (
            "Kestria is unwilling to sign the agreement.",
            [reported("Kestria", "rejects", "Kestria is unwilling to sign the agreement")],
        ),
        (f"{HOLM} said the plan was unacceptable.", [stated(KESTRIA, "rejects", "the plan was unacceptable")]),
        (
            f"{HOLM} said the proposal was out of the question.",
            [stated(KESTRIA, "rejects", "the proposal was out of the question")],
        ),
        (f"{HOLM} said the plan was a non-starter.", [stated(KESTRIA, "rejects", "the plan was a non-starter")]),
        (f"{HOLM} said the draft was a step forward.", [stated(KESTRIA, "supports", "the draft was a step forward")]),
        (f"{HOLM} said a ceasefire was essential.", [stated(KESTRIA, "demands", "a ceasefire was essential")]),
        (
            f"{HOLM} called the proposal a provocation.",
            [stated(KESTRIA, "rejects", f"{HOLM} called the proposal a provocation")],
        ),
        (f"{HOLM} said the weather was good.", []),
    ],
)
def test_adjectives_and_what_things_are_called(text: str, expected: list[Row]) -> None:
    check(text, expected)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "Kestria did not accept the proposal.",
            [reported("Kestria", "rejects", "Kestria did not accept the proposal")],
        ),
        ("Kestria does not oppose the plan.", [reported("Kestria", "open", "Kestria does not oppose the plan")]),
        ("Kestria refused to rule out talks.", [reported("Kestria", "open", "Kestria refused to rule out talks")]),
        ("Kestria does not rule out talks.", [reported("Kestria", "open", "Kestria does not rule out talks")]),
        (
            "Tarsovia was not prepared to sign the agreement.",
            [reported("Tarsovia", "rejects", "Tarsovia was not prepared to sign the agreement")],
        ),
        (
            "Neither Kestria nor Tarsovia accepted the plan.",
            [
                reported("Kestria", "rejects", "Neither Kestria nor Tarsovia accepted the plan"),
                reported("Tarsovia", "rejects", "Neither Kestria nor Tarsovia accepted the plan"),
            ],
        ),
        ("Kestria did not agree to the plan.", []),
        ("Kestria failed to agree on the plan.", []),
        ("Kestria is unable to accept the plan.", []),
        ("Kestria did not demand reparations.", []),
        ("Kestria did not want reparations.", [reported("Kestria", "opposes", "Kestria did not want reparations")]),
        ("Kestria withdrew its troops from the valley.", []),
        ("Kestria withdrew from the talks.", [reported("Kestria", "rejects", "Kestria withdrew from the talks")]),
    ],
)
def test_negations(text: str, expected: list[Row]) -> None:
    check(text, expected)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            f"{HOLM} said Tarsovia must withdraw its troops.",
            [stated(KESTRIA, "demands", "Tarsovia must withdraw its troops")],
        ),
        (
            f"“Tarsovia has to release the prisoners,” said {HOLM_ENDS}",
            [stated(KESTRIA, "demands", "Tarsovia has to release the prisoners")],
        ),
        (
            f"{HOLM} said Tarsovia should sign the treaty.",
            [stated(KESTRIA, "demands", "Tarsovia should sign the treaty")],
        ),
        (
            f"{HOLM} said Tarsovia should not accept the plan.",
            [stated(KESTRIA, "opposes", "Tarsovia should not accept the plan")],
        ),
        (f"“We must reject the plan,” said {HOLM_ENDS}", [stated(KESTRIA, "rejects", "We must reject the plan")]),
        (
            f"“We will not sign the treaty,” said {HOLM_ENDS}",
            [stated(KESTRIA, "rejects", "We will not sign the treaty")],
        ),
        (
            f"“Our side cannot give up the islands,” said {HOLM_ENDS}",
            [stated(KESTRIA, "rejects", "Our side cannot give up the islands")],
        ),
        (
            f"{HOLM} said Tarsovia would not sign the treaty.",
            [reported("Tarsovia", "rejects", "Tarsovia would not sign the treaty")],
        ),
        ("Tarsovia must withdraw its troops.", []),
        (f"{HOLM} said she must leave early.", []),
        (f"{HOLM} said prices would fall.", []),
        (
            f"{HOLM} said Kestria will not withdraw its troops.",
            [stated(KESTRIA, "rejects", "Kestria will not withdraw its troops")],
        ),
        wrong("Kestria would have accepted the plan.", [], "“would have” is not read as what did not come to be"),
    ],
)
def test_modal_verbs(text: str, expected: list[Row]) -> None:
    check(text, expected)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "Kestria will never accept the border.",
            [reported("Kestria", "red line", "Kestria will never accept the border")],
        ),
        (
            f"“We will never give up the islands,” said {HOLM_ENDS}",
            [stated(KESTRIA, "red line", "We will never give up the islands")],
        ),
        (
            f"“Under no circumstances will we sign the treaty,” said {HOLM_ENDS}",
            [stated(KESTRIA, "red line", "Under no circumstances will we sign the treaty")],
        ),
        (
            f"“The border is not negotiable,” {HOLM} said.",
            [stated(KESTRIA, "red line", "“The border is not negotiable,”")],
        ),
        (f"{HOLM} said the islands were not for sale.", [stated(KESTRIA, "red line", "the islands were not for sale")]),
        (f"{HOLM} said the islands were a red line.", [stated(KESTRIA, "red line", "the islands were a red line")]),
        wrong(
            f"{HOLM} said the blockade was a deal breaker.",
            [stated(KESTRIA, "red line", "the blockade was a deal breaker")],
            "words of a red line make no mark of their own",
        ),
        (
            "The withdrawal of troops is a red line for Kestria.",
            [reported("Kestria", "red line", "The withdrawal of troops is a red line for Kestria")],
        ),
    ],
)
def test_red_lines(text: str, expected: list[Row]) -> None:
    check(text, expected)


@pytest.mark.parametrize(
    ("clause", "condition", "told"),
    [
        ("Kestria will accept the plan", "only if Tarsovia withdraws its troops", reported),
        ("Kestria is ready to sign the treaty", "provided that Tarsovia releases the prisoners", reported),
        ("Kestria will not sign the treaty", "unless Tarsovia releases the prisoners", reported),
        ("Kestria refused to reopen the border", "until Tarsovia releases the prisoners", stated),
        ("Kestria refused to reopen the border", "until Tarsovia lifts the blockade", stated),
        ("Kestria agreed to withdraw its troops", "on condition that Tarsovia lifts the blockade", stated),
        ("Kestria would support a ceasefire", "if Tarsovia released the prisoners", reported),
        ("Kestria is willing to lift the blockade", "as long as Tarsovia keeps the truce", reported),
    ],
)
def test_conditions(clause: str, condition: str, told: Any) -> None:
    check(f"{clause} {condition}.", [told("Kestria", "conditional", f"{clause} {condition}", condition)])


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            f"{HOLM} said Kestria would accept the plan only after a ceasefire.",
            [
                stated(
                    KESTRIA,
                    "conditional",
                    "Kestria would accept the plan only after a ceasefire",
                    "only after a ceasefire",
                )
            ],
        ),
        (
            "The government of Kestria said it would sign the treaty once Tarsovia accepted the ceasefire.",
            [
                stated(
                    KESTRIA,
                    "conditional",
                    "it would sign the treaty once Tarsovia accepted the ceasefire",
                    "once Tarsovia accepted the ceasefire",
                )
            ],
        ),
        (
            "Kestria opposes the plan unless Tarsovia releases the prisoners.",
            [
                stated(
                    "Kestria",
                    "opposes",
                    "Kestria opposes the plan unless Tarsovia releases the prisoners",
                    "unless Tarsovia releases the prisoners",
                )
            ],
        ),
    ],
)
def test_conditions_in_statements_and_of_stances_that_stay(text: str, expected: list[Row]) -> None:
    check(text, expected)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "Kestria rejected the plan, but Tarsovia accepted it.",
            [
                stated("Kestria", "rejects", "Kestria rejected the plan"),
                reported("Tarsovia", "accepts", "Tarsovia accepted it"),
            ],
        ),
        (
            "Kestria and Tarsovia rejected the plan.",
            [
                reported("Kestria", "rejects", "Kestria and Tarsovia rejected the plan"),
                reported("Tarsovia", "rejects", "Kestria and Tarsovia rejected the plan"),
            ],
        ),
        (
            "Peru is ready to resume the talks, but Chile opposes the plan.",
            [
                reported("Government of Peru", "open", "Peru is ready to resume the talks"),
                stated("Government of Chile", "opposes", "Chile opposes the plan"),
            ],
        ),
        (
            "Peru rejected the plan and Chile refused to sign the treaty.",
            [
                stated("Government of Peru", "rejects", "Peru rejected the plan"),
                stated("Government of Chile", "rejects", "Chile refused to sign the treaty"),
            ],
        ),
        (
            "Kestria urged Tarsovia to accept the plan.",
            [stated("Kestria", "demands", "Kestria urged Tarsovia to accept the plan")],
        ),
        (
            "Kestria was urged by Tarsovia to accept the plan.",
            [reported("Tarsovia", "demands", "Kestria was urged by Tarsovia to accept the plan")],
        ),
        wrong(
            "Kestria demanded reparations and Tarsovia offered a ceasefire.",
            [
                stated("Kestria", "demands", "Kestria demanded reparations"),
                stated("Tarsovia", "proposes", "Tarsovia offered a ceasefire"),
            ],
            "the parser takes “reparations and Tarsovia” for one list",
        ),
    ],
)
def test_two_parties_in_one_sentence(text: str, expected: list[Row]) -> None:
    check(text, expected)


@pytest.mark.parametrize(
    ("words", "stance"),
    [
        ("Both sides rejected the plan", "rejects"),
        ("The two sides have no objection to the plan", "open"),
        ("The two countries agreed to exchange prisoners", "accepts"),
        ("Neither side accepted the plan", "rejects"),
        ("Each side rejected the plan", "rejects"),
        ("Officials from both countries welcomed the agreement", "supports"),
    ],
)
def test_both_sides(words: str, stance: str) -> None:
    check(f"{MET}\n\n{words}.", [reported("Kestria", stance, words), reported("Tarsovia", stance, words)])


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        (
            "The union demanded a pay rise. The company rejected the demand.",
            [
                stated(UNION, "demands", "The union demanded a pay rise"),
                stated(COMPANY, "rejects", "The company rejected the demand"),
            ],
        ),
        (
            "The company said the demand was unrealistic. The union rejected the offer.",
            [
                stated(COMPANY, "opposes", "the demand was unrealistic"),
                stated(UNION, "rejects", "The union rejected the offer"),
            ],
        ),
        ("Management proposed a pay rise.", [reported(COMPANY, "proposes", "Management proposed a pay rise")]),
        (
            "The company is ready to resume the talks.",
            [reported(COMPANY, "open", "The company is ready to resume the talks")],
        ),
        wrong(
            "Union leaders said the offer was unacceptable.",
            [stated(UNION, "rejects", "the offer was unacceptable")],
            "“union” before “leaders” is not read as the union that is named",
        ),
    ],
)
def test_the_union_and_the_company(words: str, expected: list[Row]) -> None:
    check(f"{WORKS} {words}", expected)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            f"{HOLM} demanded that Tarsovia withdraw its troops.",
            [stated(KESTRIA, "demands", f"{HOLM} demanded that Tarsovia withdraw its troops")],
        ),
        (f"“Lift the blockade,” {HOLM} said.", [stated(KESTRIA, "demands", "Lift the blockade")]),
        (
            f"“Not another inch of the border,” warned {HOLM_ENDS}",
            [stated(KESTRIA, "opposes", "“Not another inch of the border,”")],
        ),
        wrong(
            "Diplomats said the talks had failed.",
            [],
            "that something failed is read as criticism by those who say so",
        ),
    ],
)
def test_acts_of_statements(text: str, expected: list[Row]) -> None:
    check(text, expected)


@pytest.mark.parametrize(
    "text",
    [
        "A Kestrian official, who asked not to be named, said the talks had begun.",
        "Kestria declined to comment on the plan.",
        "A spokesman for Kestria refused to say whether the talks had begun.",
        "Peru declined to say whether it would accept the plan.",
        "Kestria asked whether the talks had begun.",
        "If Kestria rejects the plan, the talks will fail.",
        "It is unclear whether Kestria will accept the plan.",
        f"“If Tarsovia must leave, we will talk,” said {HOLM_ENDS}",
        "Lena Brask, an analyst at the Harbour Institute, rejected the plan.",
        "Lena Brask, an economist, said Kestria must accept the plan.",
        "Ada Brunn, a professor at the University of Velmar, said the plan was unacceptable.",
        "The Velmar Times rejected the plan.",
        "The Velmar Times said Kestria must accept the plan.",
        "Radio Velmar called the plan unacceptable.",
        "Experts criticised the plan.",
        "Witnesses demanded an end to the blockade.",
        "Kestria left aides behind to support the talks.",
        "The rejected plan was published on Monday.",
        "Kestria was asked to accept the plan.",
        f"{HOLM} refused to be drawn on the plan.",
    ],
)
def test_what_is_no_position(text: str) -> None:
    check(text, [])


def test_a_position_names_who_took_it_where_that_is_not_the_party_itself() -> None:
    reading = secretariat.read(f"{HOLM} said the plan was unacceptable.", published="2031-05-04")
    names = {actor.id: actor.name for actor in reading.actors}
    [position] = reading.positions
    assert (names[position.party or ""], names[position.actor or ""]) == (KESTRIA, "Karin Holm")
    assert position.statement == reading.statements[0].id
    assert position.about == "the plan"
    assert position.made_by.startswith("positions.thing/")


def test_the_words_stand_in_the_text_where_the_passage_says() -> None:
    text = f"{MET}\n\nBoth sides rejected the plan.\n\n{HOLM} said Tarsovia must release the prisoners."
    reading = secretariat.read(text, published="2031-05-04")
    assert len(reading.positions) == 3
    assert all(passage.holds_in(reading.report.text) for p in reading.positions for passage in p.passages)
    starts = [position.passages[0].start for position in reading.positions]
    assert starts == sorted(starts)


def test_what_is_told_twice_in_the_same_words_is_one_position() -> None:
    refused = "The government of Kestria repeated its refusal to sign the treaty."
    assert [row[:2] for row in positions(refused)] == [(KESTRIA, "rejects")]


def test_a_position_is_to_an_issue_of_the_vocabulary_or_to_another() -> None:
    reading = secretariat.read("Kestria demanded the release of all prisoners of war.", published="2031-05-04")
    [position] = reading.positions
    assert position.issue in {*labels(), "other"}


def test_a_reading_is_the_same_each_time() -> None:
    text = f"{MET} Both sides rejected the plan."
    assert (
        secretariat.read(text, published="2031-05-04").positions
        == secretariat.read(text, published="2031-05-04").positions
    )


@pytest.mark.parametrize(
    ("text", "parties"),
    [
        ("Kestria and Tarsovia said the blockade must end.", ["Kestria", "Tarsovia"]),
        (f"{MET} Kestria and Tarsovia said they would never accept the plan.", ["Kestria", "Tarsovia"]),
        ("Karin Holm of Kestria said Tarsovia must end the blockade.", ["Karin Holm"]),
    ],
)
def test_what_several_say_is_the_position_of_each(text: str, parties: list[str]) -> None:
    assert sorted(str(party) for party, *_ in positions(text)) == parties


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Kestria dropped its objection to foreign troops.", "accepts"),
        ("Kestria gave up its refusal of any quota.", "accepts"),
        ("Kestria abandoned its opposition to the summit.", "accepts"),
        ("Kestria withdrew its demand for reparations.", "open"),
        ("Kestria no longer insists on a withdrawal.", "open"),
        ("Kestria backed away from its demand for reparations.", "open"),
    ],
)
def test_a_stance_that_is_given_up_is_another_one(text: str, expected: str) -> None:
    found = [(row[0], row[1]) for row in positions(f"{MET} {text}") if row[4] in text]
    assert found == [(KESTRIA, expected)] or found == [("Kestria", expected)]


def test_a_stance_that_is_not_given_up_stays() -> None:
    found = [row[1] for row in positions(f"{MET} Kestria did not drop its demand for reparations.")]
    assert "open" not in found
