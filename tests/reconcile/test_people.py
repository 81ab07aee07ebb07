"""Two names of people: one person, two, or open."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from secretariat.reconcile.people import compare_people

SAME = [
    ("Karin Holm", "Karin Holm", "the same name"),
    ("Tomás Arévano", "Tomas Arevano", "the same name"),
    ("Omar al-Sadiri", "Omar Sadiri", "the same name"),
    ("Omar bin Sadiri", "Omar El Sadiri", "the same name"),
    ("Ri Tan-ho", "Ri Tan Ho", "the same name"),
    ("J.R.R. Morrow", "J. R. R. Morrow", "the same name"),
    ("Jurij Tschaikin", "Yuri Chaykin", "one name in two spellings"),
    ("Juri Czajkin", "Iuri Tchaikin", "one name in two spellings"),
    ("Khalid Moussadi", "Halid Musadi", "one name in two spellings"),
    ("Vassily Zhelenko", "Wasilij Jelenko", "one name in two spellings"),
    ("Stephan Orvald", "Stefan Orvald", "one name in two spellings"),
    ("Jozef Brenick", "Josef Brenik", "one name in two spellings"),
    ("Viktor Żelenko", "Viktor Zhelenko", "two near spellings"),
    ("Karin Lindholt", "Karin Lindhold", "two near spellings"),
    ("Karin Anna Holm", "Karin Holm", "the longer name has all words"),
    ("Nikolai Wassiliy Velkan", "Nikolay Velkan", "the longer name has all words"),
    ("Karin Holm Falk", "Karin Falk", "the longer name has all words"),
    ("Ho Tan Ri", "Ri Tan Ho", "the same words in another order"),
    ("Holm Karin", "Karin Holm", "the same words in another order"),
    ("K. Holm", "Karin Holm", "the initial of the given name"),
    ("Nikolai V. Velkan", "Nikolay Vasily Velkan", "the initial of the given name"),
]

DIFFERENT = [
    ("Karin Holm", "Josef Holm", "the same family name, and other given names"),
    ("Karin Holm", "Klara Holm", "the same family name, and other given names"),
    ("J. Holm", "Karin Holm", "the same family name, and other given names"),
    ("Karin Holm", "Karin Falk", "other names"),
    ("Karin Holm Falk", "Karin Holm", "other names"),
    ("Karin Holm", "Karin Halm", "other names"),
    ("Ri Tan Ho", "Ri Tan Hwa", "other names"),
    ("Edric Talmon", "Karin Holm", "other names"),
]

UNSURE = [
    ("Mario Velluti", "Maria Velluti", "given names that are near"),
    ("Mario Velluti", "Maria Anna Velluti", "given names that are near"),
    ("Paolo Varessi", "Paola Varessi", "given names that are near"),
    ("Viktor Velkan", "Viktoria Velkan", "given names that are near"),
    ("Aleksander Velkan", "Alexandra Velkan", "given names that are near"),
    ("Jan Holm", "Jana Holm", "given names that are near"),
    ("Tom Orvald", "Tomasz Orvald", "given names that are near"),
    ("Karin Anna Holm", "Karin Maria Holm", "given names that are near"),
    ("K. A. Holm", "Karin Anna Holm", "given names that are near"),
    ("K. Holm", "Karin Anna Holm", "only an initial and the family name"),
    ("K. Holm", "Josef Karl Holm", "only an initial and the family name"),
]

CASES = [
    *((left, right, "same", why) for left, right, why in SAME),
    *((left, right, "different", why) for left, right, why in DIFFERENT),
    *((left, right, "unsure", why) for left, right, why in UNSURE),
]


@pytest.mark.parametrize(("left", "right", "verdict", "why"), CASES, ids=lambda value: value)
def test_two_names(left: str, right: str, verdict: str, why: str) -> None:
    compared = compare_people(left, right)
    assert (compared.verdict, why in compared.why) == (verdict, True), compared
    assert compare_people(right, left) == compared


@pytest.mark.parametrize(("left", "right"), [("Karl Holm Sr.", "Karl Holm Jr."), ("Karl Holm II", "Karl Holm III")])
def test_father_and_son(left: str, right: str) -> None:
    assert compare_people(left, right).verdict != "same"


def test_the_surer_the_nearer_the_names() -> None:
    scores = [
        compare_people("Jurij Tschaikin", other).score
        for other in ("Jurij Tschaikin", "Yuri Chaykin", "Yuri Ivo Chaykin", "J. Tschaikin")
    ]
    assert scores == sorted(scores, reverse=True)
    assert len(set(scores)) == len(scores)


GIVEN = st.sampled_from(
    ["Karin", "Karen", "Klara", "K.", "Mario", "Maria", "Yuri", "Jurij", "J.", "Stefan", "Ri", "Tan"]
)
FAMILY = st.sampled_from(["Holm", "Tschaikin", "Chaykin", "Velluti", "Veluti", "Lindholt", "Lindhold", "Ri", "Ho"])
NAMES = st.one_of(
    st.builds("{} {}".format, GIVEN, FAMILY),
    st.builds("{} {} {}".format, GIVEN, GIVEN | FAMILY, FAMILY),
    st.builds("{} {}".format, FAMILY, GIVEN),
    st.builds("{} {}".format, *[st.text("aekhostj", min_size=1, max_size=7)] * 2),
)


@given(left=NAMES, right=NAMES)
def test_comparing_has_no_direction(left: str, right: str) -> None:
    compared = compare_people(left, right)
    assert compare_people(right, left) == compared
    assert 0 <= compared.score <= 1
    assert compared.why


@given(name=NAMES)
def test_a_name_is_itself(name: str) -> None:
    assert compare_people(name, name.upper()).verdict == "same"
