"""Which readings are kept."""

from __future__ import annotations

import pytest

from secretariat.extract.candidates import Candidate
from secretariat.extract.selection import is_quoted_cue, select
from secretariat.quotations import find_quotations

TEXT = "The Wire, citing two aides, reported that Velkan said the bridge was open, according to Orlenz Today."


def made(
    cue: str, source: str | None, *content: str, lemma: str, frame: str, text: str = TEXT, about: str = ""
) -> Candidate:
    """A candidate of the words."""

    def place(words: str) -> tuple[int, int]:
        return text.index(words), text.index(words) + len(words)

    where, pieces = None if source is None else place(source), tuple(place(piece) for piece in content)
    return Candidate(lemma, frame, place(cue)[0], place(cue), where, pieces, "“" in text, about=about)


SAID = made("said", "Velkan", "the bridge was open", lemma="say", frame="fin")
REPORTED = made("reported", "The Wire", "that Velkan said the bridge was open", lemma="report", frame="that")
ACCORDING = made(
    "according to",
    "Orlenz Today",
    "The Wire, citing two aides, reported that Velkan said the bridge was open",
    lemma="according to",
    frame="according",
)
CITING = made("citing", "The Wire", "two aides", lemma="cite", frame="obj", about="source")


RATES = {"that": 0.7, "fin": 0.6, "obj": 0.5, "according": 0.9}


def rate(candidate: Candidate) -> float:
    return RATES[candidate.frame]


def kept(*found: Candidate) -> list[Candidate]:
    return [candidate for candidate, _ in select(found, (), 0.25, rate)]


def test_what_is_said_inside_what_is_said_is_no_second_statement() -> None:
    assert kept(SAID, REPORTED) == [REPORTED]


def test_a_relay_gives_way_to_the_statement_it_relays() -> None:
    assert kept(ACCORDING, REPORTED, SAID) == [REPORTED]
    assert kept(ACCORDING) == [ACCORDING]


def test_a_citation_is_no_statement() -> None:
    assert kept(CITING) == []


def test_one_reading_of_a_cue() -> None:
    as_object = made("reported", "The Wire", "that Velkan said the bridge", lemma="report", frame="obj")
    assert kept(as_object, REPORTED) == [REPORTED]


def test_what_is_rated_too_low_is_left() -> None:
    assert select([REPORTED], (), 0.71, rate) == []
    assert select([REPORTED], (), 0.7, rate) == [(REPORTED, 0.7)]


def test_a_content_of_one_pronoun_is_none() -> None:
    so = made("said", "Velkan", "the bridge", lemma="say", frame="obj", about="pronoun")
    assert kept(so) == []


@pytest.mark.parametrize(
    ("text", "source", "expected"),
    [
        ("“The guards said it was open,” he added.", "The guards", True),
        ("“They told us, and I said so then, that it was open,” he added.", None, True),
        ("Talmon “said” it was open.", "Talmon", False),
        ("Talmon said it was open.", "Talmon", False),
    ],
)
def test_a_cue_inside_a_quotation_is_somebodys_words(text: str, source: str | None, expected: bool) -> None:
    candidate = made("said", source, "it was open", lemma="say", frame="fin", text=text)
    assert is_quoted_cue(candidate, find_quotations(text, [(0, len(text))])) is expected
