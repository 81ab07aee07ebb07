"""Names of bodies: what does not count in them, and which two are one."""

from __future__ import annotations

import pytest

from secretariat.reconcile.bodies import body_key, compare_bodies, is_acronym


@pytest.mark.parametrize(
    "names",
    [
        ["Ministry of Tides", "Tides Ministry", "the Ministry for Tides", "MINISTRY OF TIDES"],
        ["Ministry of Defence", "Defense Ministry"],
        ["Labour Center of Norland", "Norland Labor Centre"],
        ["Tides & Tolls Board", "Board of Tides and Tolls"],
        ["Sailor's Union", "Sailor’s Union", "Union of the Sailor"],
        ["Velmar Steel", "Velmar Steel Inc.", "Velmar Steel, Inc.", "Velmar Steel Ltd"],
        ["Norland Intl Corp", "Norland International Corporation"],
        ["N.T.C.", "NTC", "N. T. C."],
        ["Órgano de Mareas", "Organo de Mareas"],
    ],
    ids=lambda names: str(names[0]),
)
def test_small_words_spelling_order_and_legal_form_do_not_count(names: list[str]) -> None:
    assert len({body_key(name) for name in names}) == 1


@pytest.mark.parametrize(
    ("left", "right"),
    [
        ("Ministry of Tides", "Ministry of Tolls"),
        ("Ministry of Tides", "Tide Council"),
        ("Velmar Steel", "Velmar Iron"),
        ("Northern Tide Council", "Tide Council"),
        ("AG", "SA"),
        ("The Of", "Of"),
    ],
)
def test_other_words_do(left: str, right: str) -> None:
    assert body_key(left) != body_key(right)


@pytest.mark.parametrize(
    ("name", "acronym"),
    [("NTC", True), ("N.T.C.", True), ("N-TC", True), ("EU", False), ("Ntc", False), ("NTC 3", False), ("", False)],
)
def test_an_acronym_is_three_capitals_or_more(name: str, acronym: bool) -> None:
    assert is_acronym(name) is acronym


COUNCIL = ("Northern Tide Council", {"Northern Tide Council", "NTC", "the Council"})
COMPANY = ("Norland Tunnel Company", {"Norland Tunnel Company", "NTC"})
SHORT = ("NTC", {"NTC"})


@pytest.mark.parametrize(
    ("left", "right", "shared_by_others", "verdict", "why"),
    [
        (COUNCIL, ("Council of the Northern Tide", set()), set(), "same", "the same words in their names"),
        (COUNCIL, SHORT, set(), "same", "the name of one is a short name of the other"),
        (COUNCIL, SHORT, {"ntc"}, "unsure", "they share a short name that others have too"),
        (COUNCIL, COMPANY, {"ntc"}, "unsure", "they share a short name that others have too"),
        (COUNCIL, ("Tide Council of the North", {"NTC"}), set(), "unsure", "they share a short name"),
    ],
)
def test_two_bodies(
    left: tuple[str, set[str]], right: tuple[str, set[str]], shared_by_others: set[str], verdict: str, why: str
) -> None:
    compared = compare_bodies(left, right, shared_by_others)
    assert (compared.verdict, compared.why) == (verdict, why)
    assert compare_bodies(right, left, shared_by_others) == compared
