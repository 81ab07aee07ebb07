"""Who tells what a report has in its own words: documents, who puts a number, and an outlet named beside it."""

from __future__ import annotations

import pytest

from secretariat.evidence import Passage
from secretariat.reconcile.tellers import is_of_document, is_told_by_doer, names_outlet
from secretariat.records import Proposition, Quantity, Report


def point(quote: str, verb: str, subject: str | None = None, *, amount: bool = False, doers: int = 1) -> Proposition:
    return Proposition(
        id="k-1",
        statement=None,
        passage=Passage(report="r", start=0, end=len(quote), quote=quote),
        verb=verb,
        subject=subject,
        doers=tuple(f"a-{at}" for at in range(doers)),
        amounts=(Quantity(value=4300, unit="people"),) if amount else (),
        mode="fact",
    )


@pytest.mark.parametrize(
    ("quote", "verb", "subject", "told"),
    [
        ("Under the draft, weapons would be handed in within 120 days", "hand", None, True),
        ("The second text gives fighters 120 days", "give", None, True),
        ("that would let drainage go on", "allow", "a draft", True),
        ("The draft was handed to the delegations in May", "hand", None, False),
        ("The minister gives fighters 120 days", "give", None, False),
        ("Under the bridge, weapons were handed in", "hand", None, False),
        ("In the draft season the plan gives nothing", "rain", None, True),
    ],
)
def test_what_a_document_says(quote: str, verb: str, subject: str | None, told: bool) -> None:
    assert is_of_document(point(quote, verb, subject)) is told


@pytest.mark.parametrize(
    ("quote", "amount", "doers", "told"),
    [
        ("Akeba put his force at 4,300", True, 1, True),
        ("Akeba put 4,300 people to work", True, 1, False),
        ("Akeba put his army at risk", False, 1, False),
        ("Akeba and Sandoke put the force at 4,300", True, 2, False),
    ],
)
def test_who_puts_a_number(quote: str, amount: bool, doers: int, told: bool) -> None:
    assert is_told_by_doer(point(quote, "put", amount=amount, doers=doers)) is told
    assert not is_told_by_doer(point(quote, "hold", amount=amount, doers=doers))


TEXT = (
    "The bridge will open in May. So says {}, which has it from one engineer.\n\n"
    "Radio Lunn and the Sarn Digest were not there. Beacon lights burn on the hill."
)


@pytest.mark.parametrize(
    ("words", "outlet", "named"),
    [
        ("the Beacon agency", "Beacon Wire", True),
        ("the Spark", "The Lunn Spark", True),
        ("The Lunn Spark", "The Lunn Spark", True),
        ("Lunn itself", "The Lunn Spark", False),
        ("the agency", "Beacon Agency", False),
        ("nobody", "Radio Lunn", False),
        ("nobody", "", False),
    ],
)
def test_an_outlet_is_named_in_the_paragraph_of_a_point(words: str, outlet: str, named: bool) -> None:
    text = TEXT.format(words)
    report = Report(id="r", name="r", text=text, sha256="r")
    passage = Passage(report="r", start=0, end=27, quote=text[:27])
    assert names_outlet(report, passage, outlet) is named


@pytest.mark.parametrize("outlet", ["(((", "a" * 100_000, "\\", "the ", "‮"])
def test_any_name_can_be_asked_for(outlet: str) -> None:
    report = Report(id="r", name="r", text="The bridge will open.", sha256="r")
    assert not names_outlet(report, Passage(report="r", start=0, end=3, quote="The"), outlet)
