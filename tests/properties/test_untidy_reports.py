"""Reports as they come: glued, in capitals, in lists, with marks forgotten. Whole readings with the real model.

Each expectation is a statement: its content, and who says it.
"""

from __future__ import annotations

import pytest

import secretariat
from secretariat.records import Reading

CASES: list[tuple[str, str, list[tuple[str, str | None]]]] = [
    (
        "no space after a full stop",
        "The talks will resume in May, Chancellor Karin Lindholt told reporters.She said the border was open.",
        [
            ("The talks will resume in May", "Karin Lindholt"),
            ("the border was open", "Karin Lindholt"),
        ],
    ),
    (
        "no space around quotation marks",
        "Minister Nadia Ferrin opened the talks.\"We never left,\"she said.“We will stay,”she added.",
        [('"We never left,"', "Nadia Ferrin"), ("“We will stay,”", "Nadia Ferrin")],
    ),
    (
        "a headline in capitals glued to the news",
        "BORDER TO REOPEN, MINISTER SAYS The border will reopen on Monday, Foreign Minister Sabine Orvald said.",
        [("The border will reopen on Monday", "Sabine Orvald")],
    ),
    (
        "names in capitals",
        "ORVALD: BORDER TO REOPEN\n\nForeign Minister SABINE ORVALD said on Monday the border would reopen. ORVALD"
        " added that monitors would come.",
        [("the border would reopen", "SABINE ORVALD"), ("that monitors would come", "SABINE ORVALD")],
    ),
    (
        "a surname in the headline only in capitals",
        "PM TALMON SAYS READY FOR TALKS\n\nPrime Minister Edric Talmon said on Monday that Kestria was ready.",
        [("that Kestria was ready", "Edric Talmon")],
    ),
    (
        "straight and curly marks mixed",
        "“The bridge is open,\" Minister Sabine Orvald said. \"Nobody has crossed it”, she added.",
        [('“The bridge is open,"', "Sabine Orvald"), ('"Nobody has crossed it”', "Sabine Orvald")],
    ),
    (
        "a quotation that is never closed",
        "“The bridge is open, Minister Sabine Orvald said on Monday.\n\nForeign Minister Mirela Kostan said the bridge"
        " was shut.",
        [("“The bridge is open", "Sabine Orvald"), ("the bridge was shut", "Mirela Kostan")],
    ),
    (
        "statements in a list",
        "The leaders spoke on Monday:\n\n- Edric Talmon: \"We will not sign.\"\n- Dario Velkan said the draft was good."
        "\n- Ingrid Solvane: The League is ready to help.",
        [
            ('"We will not sign."', "Edric Talmon"),
            ("the draft was good", "Dario Velkan"),
            ("The League is ready to help", "Ingrid Solvane"),
        ],
    ),
    (
        "English translated by a machine",
        "Speaking at the briefing, the head of the press service of the Ministry of Defence of Tarsovia Oskar Wennick"
        " noted that the losses make up 300 persons. Also he stressed, that the situation is under control.",
        [
            ("that the losses make up 300 persons", "Oskar Wennick"),
            ("that the situation is under control", "Oskar Wennick"),
        ],
    ),
    (
        "the family name first",
        "President Kim Tae-jun and Prime Minister Han Sol-mi met on Monday. Kim said the economy was sound.",
        [("the economy was sound", "Kim Tae-jun")],
    ),
]  # fmt: skip


def contents(reading: Reading) -> list[tuple[str, str | None]]:
    """What each statement says, and its speaker's name."""
    names = {actor.id: actor.name for actor in reading.actors}
    return [(" + ".join(p.quote for p in s.content), names.get(s.speaker or "")) for s in reading.statements]


@pytest.mark.parametrize(("text", "expected"), [case[1:] for case in CASES], ids=[case[0] for case in CASES])
def test_untidy_reports(text: str, expected: list[tuple[str, str | None]]) -> None:
    reading = secretariat.read(text)
    assert contents(reading) == expected
    for statement in reading.statements:
        for passage in (*statement.source, *statement.cue, *statement.content):
            assert reading.report.text[passage.start : passage.end] == passage.quote


KNOWN: list[tuple[str, str, list[tuple[str, str | None]], str]] = [
    (
        "a verb in front of its subject",
        "As reported the press secretary of the President of Tarsovia Tomas Brenik, the meeting will take place on"
        " Friday.",
        [("the meeting will take place on Friday", "Tomas Brenik")],
        "“As reported …, …” with the speaker behind the verb: the end of the source is taken for what was reported",
    ),
]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param(text, expected, marks=pytest.mark.xfail(strict=True, reason=why), id=name)
        for name, text, expected, why in KNOWN
    ],
)
def test_known_failures(text: str, expected: list[tuple[str, str | None]]) -> None:
    assert contents(secretariat.read(text)) == expected
