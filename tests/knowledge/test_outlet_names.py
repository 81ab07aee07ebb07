"""Outlets that no list has are told by how their names are made."""

from __future__ import annotations

import pytest

from secretariat.knowledge.outlets import outlet_name

NAMED = [
    ("al-Nahar TV", "al-Nahar TV"),
    ("the al-Nahar television", "al-Nahar"),
    ("CNN Portugal", "CNN Portugal"),
    ("the newspaper Kvik", "Kvik"),
]
NOT_NAMED = ["Guardian Council", "the al-Nahar plan", "Portugal"]


@pytest.mark.parametrize(("words", "name"), NAMED)
def test_a_name_is_told_by_its_form(words: str, name: str) -> None:
    assert outlet_name(words) == name


@pytest.mark.parametrize("words", NOT_NAMED)
def test_what_only_begins_like_one_is_none(words: str) -> None:
    assert outlet_name(words) is None
