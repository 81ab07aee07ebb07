"""Words of names over spellings and transliterations: what counts as one word written differently."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from secretariat.reconcile.spellings import closeness, is_spelling, respelt, skeleton, words_of


@pytest.mark.parametrize(
    ("name", "words"),
    [
        ("Karin Holm", ("karin", "holm")),
        ("  KARIN  Holm ", ("karin", "holm")),
        ("Tomás Arévano", ("tomas", "arevano")),
        ("Łukasz Øberg", ("lukasz", "oberg")),
        ("Omar al-Sadiri", ("omar", "sadiri")),
        ("Omar Al Sadiri", ("omar", "sadiri")),
        ("Omar Ibn Sadiri", ("omar", "sadiri")),
        ("Lotte van der Brenk", ("lotte", "brenk")),
        ("Karin Holm-Falk", ("karin", "holm", "falk")),
        ("Ri Tan-ho", ("ri", "tan", "ho")),
        ("Sean O’Varrik", ("sean", "ovarrik")),
        ("Sean O'Varrik", ("sean", "ovarrik")),
        ("J. D. Morrow", ("jd", "morrow")),
        ("J.D. Morrow", ("jd", "morrow")),
        ("J.R. Morrow", ("jr", "morrow")),
        ("J. R. R. Morrow", ("jrr", "morrow")),
        ("K. Holm", ("k", "holm")),
        ("Y. Holm", ("y", "holm")),
        ("Duarte e Holm", ("duarte", "holm")),
        ("Karl Holm Jr.", ("karl", "holm")),
        ("Al", ("al",)),
        ("", ()),
        ("’ - .", ()),
    ],
)
def test_the_words_of_a_name_that_count(name: str, words: tuple[str, ...]) -> None:
    assert words_of(name) == words


ROMANISATIONS = [
    ["Zhelenko", "Jelenko", "Djelenko"],
    ["Chaykin", "Tchaikin", "Tschaikin", "Czajkin"],
    ["Shuvarin", "Schuwarin", "Szuvarin"],
    ["Khalidov", "Halidow", "Halidov"],
    ["Vassily", "Wasilij", "Vasiliy", "Vasily"],
    ["Yuri", "Jurij", "Juri", "Iuri"],
    ["Moussadi", "Musadi", "Mousadi"],
    ["Qadhir", "Kadir", "Qadir"],
    ["Stephan", "Stefan"],
    ["Alexan", "Aleksan"],
]


@pytest.mark.parametrize("forms", ROMANISATIONS, ids=lambda forms: str(forms[0]))
def test_romanisations_of_one_word_are_one(forms: list[str]) -> None:
    (words,) = zip(*map(words_of, forms), strict=True)
    assert len({respelt(word) for word in words}) == 1
    assert len({skeleton(word) for word in words}) == 1
    assert {closeness(left, right) for left in words for right in words} == {1.0, 0.97}
    assert all(is_spelling(left, right) for left in words for right in words)


@pytest.mark.parametrize(
    ("left", "right", "spelling"),
    [
        ("zelenka", "zelenko", True),
        ("lindholt", "lindhold", True),
        ("brenik", "brenick", True),
        ("halidov", "khalidoff", True),
        ("holm", "halm", False),
        ("holm", "holt", False),
        ("velkan", "talmon", False),
        ("k", "karin", False),
        ("orvald", "ferrin", False),
        ("ri", "ry", True),
    ],
)
def test_long_words_may_differ_a_little(left: str, right: str, spelling: bool) -> None:
    """Short ones may not: of four letters each tells."""
    assert is_spelling(left, right) is is_spelling(right, left) is spelling


@pytest.mark.parametrize(
    ("left", "right"), [("mario", "maria"), ("paolo", "paola"), ("marcelo", "marcela"), ("valerio", "valeria")]
)
def test_mario_is_no_spelling_of_maria(left: str, right: str) -> None:
    assert is_spelling(left, right, given=True) is is_spelling(right, left, given=True) is False


@pytest.mark.parametrize(
    ("left", "right", "close"),
    [
        ("holm", "holm", 1.0),
        ("yuri", "jurij", 0.97),
        ("k", "karin", 0.9),
        ("karin", "k", 0.9),
        ("k", "j", 0.0),
        ("m", "karin", 0.0),
    ],
)
def test_how_close_two_words_are(left: str, right: str, close: float) -> None:
    assert closeness(left, right) == close


SOUNDS = [
    ["sh", "sch"],
    ["ch", "tch", "tsch"],
    ["v", "w"],
    ["f", "ph"],
    ["k", "ck"],
    ["t", "th"],
    ["m", "mm"],
    ["l", "ll"],
    ["n"],
    ["r"],
    ["b"],
]
VOWELS = [["a"], ["o"], ["u", "ou", "oo"], ["i", "ee"]]


@st.composite
def romanised(draw: st.DrawFn) -> tuple[str, str]:
    """One invented word in two romanisations."""
    syllables = [(draw(st.sampled_from(SOUNDS)), draw(st.sampled_from(VOWELS))) for _ in range(draw(st.integers(1, 4)))]

    def written() -> str:
        return "".join(draw(st.sampled_from(sound)) + draw(st.sampled_from(vowel)) for sound, vowel in syllables)

    return written(), written()


@given(words=romanised())
def test_any_word_in_two_romanisations_is_one(words: tuple[str, str]) -> None:
    left, right = words
    assert respelt(left) == respelt(right)
    assert skeleton(left) == skeleton(right)
    assert is_spelling(left, right, given=True)


WORDS = st.text("aeioukghtszcyjvwrlmn", min_size=1, max_size=9)


@given(left=WORDS, right=WORDS, given_name=st.booleans())
def test_closeness_has_no_direction(left: str, right: str, given_name: bool) -> None:
    assert closeness(left, right) == closeness(right, left)
    assert 0 <= closeness(left, right) <= 1
    assert is_spelling(left, right, given=given_name) == is_spelling(right, left, given=given_name)
    assert closeness(left, left) == 1
    assert is_spelling(left, left, given=given_name)


@given(name=st.text(st.characters()))
def test_any_name_has_words_without_spaces(name: str) -> None:
    for word in words_of(name):
        assert word == "".join(word.split()) != ""
        assert respelt(word)
        assert skeleton(word)
