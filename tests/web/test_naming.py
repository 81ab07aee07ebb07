"""Owns: names as pictures have room for them."""

from __future__ import annotations

import pytest

from secretariat.web.naming import short_name, short_names


@pytest.mark.parametrize(
    ("name", "known", "short"),
    [
        ("Government of Kestria", (), "Kestria"),
        ("Government of the Netherlands", (), "Netherlands"),
        ("Government of Kestria", ("Kestria",), "Government of Kestria"),
        ("Government of ", (), "Government of "),
        ("Littoral League", (), "Littoral League"),
        ("Shadow Government of Kestria", (), "Shadow Government of Kestria"),
    ],
)
def test_a_government_goes_by_its_state_where_nobody_else_does(name: str, known: tuple[str, ...], short: str) -> None:
    assert short_name(name, known) == short


@pytest.mark.parametrize(
    ("names", "short"),
    [
        ((), ""),
        (("Government of Kestria", "Orlenz"), "Kestria, Orlenz"),
        (("A", "B", "C", "D"), "A, B, C, D"),
        (("A", "B", "C", "D", "E"), "A, B, C + 2"),
    ],
)
def test_several_are_counted_from_the_fifth(names: tuple[str, ...], short: str) -> None:
    assert short_names(names) == short
