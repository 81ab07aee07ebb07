"""Negation, modality and whose words they are: what a sentence may say of the words of a record."""

from __future__ import annotations

from pathlib import Path

import pytest

from secretariat.answer.briefing import telling
from secretariat.answer.briefing.checking import Check
from secretariat.answer.briefing.ground import Ground
from secretariat.records import MeetingStatus, ProvisionStatus, Reading, Stance
from secretariat.store.scope import EVERYTHING
from secretariat.store.sqlite import Store
from tests.answer.briefing.dossiers import asks, fill, meets, point, says, stands, told
from tests.store.readings import day

KESTRIA, TARSOVIA = "Government of Kestria", "Government of Tarsovia"


def report(words: str) -> Reading:
    return told(f"News\n\n{words}", "Northlight News", day("2031-03-15"))


def ground_of(path: Path, reading: Reading) -> Ground:
    with Store.open(path / "talks.db", create=True) as store:
        fill(store, reading)
        with store.snapshot():
            return Ground(store, EVERYTHING)


def first(why: tuple[str, ...]) -> str | None:
    return why[0] if why else None


@pytest.mark.parametrize(
    ("text", "stance", "why"),
    [
        ("Kestria accepts the limit on its army.", "accepts", None),
        ("Kestria would accept the limit on its army.", "accepts", "modality: “accepts” is told as “would”"),
        ("It is not so that Kestria accepts the limit on its army.", "accepts", "negation: “accepts” is told as “not”"),
        ("Kestria has never accepted a limit on its army.", "accepts", "negation: “accepts” is told as “never”"),
        ("Kestria denied that it accepts a limit on its army.", "accepts", "name: its words say that somebody else"),
        ("If Kestria accepts the limit on its army, talks go on.", "accepts", "modality: “accepts” is told as “If”"),
        ("Kestria moved its army.", "accepts", "stance: nothing in its words says “accepts”"),
        ("Kestria did not demand a smaller army.", "demands", "negation: “demands” is told as “not”"),
        ("Kestria demanded a smaller army.", "demands", None),
        ("Kestria rejected any limit on its army.", "rejects", None),
        (
            "Kestria will not accept any army that does not name its guards.",
            "rejects",
            "stance: “rejects” is told as a condition",
        ),
        ("Kestria accused Tarsovia of using its army.", "opposes", "stance: nothing in its words says “opposes”"),
        ("Kestria may send a smaller army.", "open", "stance: nothing in its words says “open”"),
        ("Kestria is not opposed to a limit on its army.", "open", None),
        ("Kestria is not opposed to a limit on its army.", "opposes", "stance: nothing in its words says “opposes”"),
        ("Kestria will never shrink its army.", "red line", None),
        ("Kestria likes its army.", "red line", "stance: nothing in its words says “red line”"),
        ("Kestria rejected the flags.", "rejects", "issue: nothing in its words is of “armed forces”"),
        ("Envoys demanded of Kestria a smaller army.", "demands", "name: the party is named only behind"),
        ("Tarsovia told Kestria of its refusal of any army.", "rejects", "name: another party is named in front"),
        ("Tarsovia told Kestria that it rejected any army.", "rejects", "name: its words say that somebody else"),
        ("The envoys rejected any army.", "rejects", "name: no cited report names Kestria"),
    ],
)
def test_a_position_needs_words_that_say_so(tmp_path: Path, text: str, stance: Stance, why: str | None) -> None:
    ground = ground_of(tmp_path, stands(report(text), KESTRIA, text.rstrip("."), "armed forces", stance))
    found = first(Check(ground).why_not(telling.position(ground.positions[0], ground)))
    assert (found or "").startswith(why or "")
    assert (found is None) == (why is None)


def test_a_stance_of_which_others_are_the_doers_is_not_told(tmp_path: Path) -> None:
    text = "Kestria said Tarsovia is ready to cut its army."
    reading = stands(report(text), KESTRIA, text.rstrip("."), "armed forces", "open")
    reading = point(reading, "Tarsovia is ready to cut its army", "cut", (TARSOVIA,))
    ground = ground_of(tmp_path, reading)
    assert Check(ground).why_not(telling.position(ground.positions[0], ground)) == (
        "name: its words say that somebody else does it",
    )


def test_what_is_stated_is_stated_by_the_party(tmp_path: Path) -> None:
    words = "the army must stay"
    reading = says(
        report(f"Kostan of Tarsovia said {words}. Talmon of Kestria was silent."), "Mirela Kostan", words, "Kostan"
    )
    own = ground_of(tmp_path, stands(reading, TARSOVIA, words, "armed forces", "demands"))
    assert Check(own).why_not(telling.position(own.positions[0], own)) == ()
    (tmp_path / "other").mkdir()
    other = ground_of(tmp_path / "other", stands(reading, KESTRIA, words, "armed forces", "demands"))
    assert "stated by somebody of another party" in str(
        Check(other).why_not(telling.position(other.positions[0], other))
    )


def test_a_reported_stance_is_called_so(tmp_path: Path) -> None:
    text = "Kestria demanded a smaller army."
    ground = ground_of(tmp_path, stands(report(text), KESTRIA, text.rstrip("."), "armed forces", "demands"))
    sentence = telling.position(ground.positions[0], ground)
    assert sentence.text.startswith("Kestria: reported demand on armed forces. “Kestria demanded")


@pytest.mark.parametrize(
    ("text", "status", "why"),
    [
        ("Kestria met Tarsovia.", "held", None),
        ("Kestria has not met Tarsovia.", "held", "modality: “held” is told as “not”"),
        ("Kestria denied that it met Tarsovia.", "held", "modality: “held” is told as “denied”"),
        ("Kestria will meet Tarsovia.", "held", "modality: “held” is told as “will”"),
        ("Kestria may have met Tarsovia.", "held", "modality: “held” is told as “may”"),
        ("Two days of talks of Kestria and Tarsovia ended without a deal.", "held", None),
        ("Kestria will meet Tarsovia.", "planned", None),
        ("Kestria wrote to Tarsovia.", "held", "status: its words tell of no meeting"),
        ("Kestria did not talk to Tarsovia.", "denied", None),
    ],
)
def test_a_meeting_needs_words_that_say_so(tmp_path: Path, text: str, status: MeetingStatus, why: str | None) -> None:
    ground = ground_of(tmp_path, meets(report(text), text.rstrip("."), (KESTRIA, TARSOVIA), status=status))
    assert first(Check(ground).why_not(telling.meeting(ground.meetings[0], ground))) == why


@pytest.mark.parametrize(
    ("text", "status", "why"),
    [
        ("Both sides agreed to free all prisoners.", "agreed", None),
        ("Both sides may free all prisoners.", "agreed", "status: nothing in its words says that it is agreed"),
        ("Both sides could have agreed to free all prisoners.", "agreed", "modality: “agreed” is told as “could”"),
        ("Nobody agreed to free all prisoners.", "agreed", "modality: “agreed” is told as “Nobody”"),
        ("Kestria refused to free all prisoners.", "contested", None),
        (
            "Kestria, which refused to free all prisoners two weeks ago, was silent.",
            "contested",
            "modality: “contested” is told as “ago”",
        ),
        (
            "Kestria is not opposed to free all prisoners.",
            "contested",
            "status: nothing in its words says that it is c",
        ),
        ("Kestria freed all prisoners.", "open", "status: nothing in its words says that it is to be"),
        ("Kestria would free all prisoners.", "open", None),
    ],
)
def test_a_term_needs_words_that_say_so(tmp_path: Path, text: str, status: ProvisionStatus, why: str | None) -> None:
    ground = ground_of(tmp_path, asks(report(text), text.rstrip("."), "prisoners", status=status))
    found = first(Check(ground).why_not(telling.term(ground.provisions[0], ground)))
    assert (found or "").startswith(why or "")
    assert (found is None) == (why is None)


def test_an_agreement_read_as_possible_is_not_told(tmp_path: Path) -> None:
    text = "Both sides agreed to free all prisoners."
    reading = point(asks(report(text), text.rstrip("."), "prisoners", status="agreed"), text.rstrip("."), "agree",
                    mode="possible")  # fmt: skip
    ground = ground_of(tmp_path, reading)
    assert Check(ground).why_not(telling.term(ground.provisions[0], ground)) == (
        "modality: “agreed” is told as possible",
    )
