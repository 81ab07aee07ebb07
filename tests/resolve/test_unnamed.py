"""Unnamed sources, taken apart."""

from __future__ import annotations

import pytest

import secretariat


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "Three Russian officials with knowledge of the talks said the bridge was open.",
            ("officials", 3, ("Russian",), "with knowledge of the talks", None),
        ),
        (
            "A diplomat, speaking on condition of anonymity, said the bridge was open.",
            ("diplomats", 1, (), None, "on condition of anonymity"),
        ),
        (
            "Several people familiar with the matter said the bridge was open.",
            ("people familiar", None, (), "familiar with the matter", None),
        ),
        ("An industry source said the bridge was open.", ("business", 1, (), None, None)),
    ],
)
def test_unnamed(text: str, expected: tuple[object, ...]) -> None:
    reading = secretariat.read(text)
    found = next(actor.unnamed for actor in reading.actors if actor.kind == "anonymous")
    assert found is not None
    assert (found.type, found.number, found.whose, found.near, found.why) == expected
