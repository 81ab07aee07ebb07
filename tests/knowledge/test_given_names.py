"""The list of given names: what it knows, and that it is tidy."""

from __future__ import annotations

import pytest

from secretariat.identity import plain_letters
from secretariat.knowledge.given_names import is_given_name
from tests.knowledge.lists import text

FILE = "given_names.txt"


def names() -> list[str]:
    return [line for line in text(FILE).splitlines() if not line.startswith("#")]


def test_the_file_says_where_it_is_from_and_under_which_licence() -> None:
    head = text(FILE)[:500]
    assert "Source:" in head
    assert "faker" in head
    assert "Licence: MIT" in head


def test_every_name_is_written_as_it_is_looked_up_and_stands_there_once() -> None:
    found = names()
    assert [name for name in found if name != plain_letters(name) or name != " ".join(name.split())] == []
    assert len(found) == len(set(found))


def test_each_part_of_the_file_is_in_order() -> None:
    listed, _, own = text(FILE).partition("# transliterated\n")
    for part in (listed, own):
        lines = [line for line in part.splitlines() if not line.startswith("#")]
        assert lines
        assert lines == sorted(lines)


@pytest.mark.parametrize(
    ("word", "given"),
    [
        ("Karin", True),
        ("karin", True),
        ("KARIN", True),
        ("José", True),
        ("Jose", True),
        ("Jean-Paul", True),
        ("Ana Maria", True),
        ("Abdelaziz", True),
        ("Velkan", False),
        ("Harbour", False),
        ("Karin Holm", False),
        ("# transliterated", False),
        ("", False),
    ],
)
def test_who_is_called_so(word: str, given: bool) -> None:
    assert is_given_name(word) is given
