"""What looks like a statement and is none, and what is one although somebody asks in it not to be named."""

from __future__ import annotations

import pytest

import secretariat


def contents(text: str) -> list[str]:
    return [" … ".join(p.quote for p in one.content) for one in secretariat.read(text).statements]


@pytest.mark.parametrize(
    ("text", "content"),
    [
        (
            "A Kestrian envoy, who requested anonymity in order to speak freely, said the pier would stay closed.",
            "the pier would stay closed",
        ),
        (
            "Two aides, who asked not to be identified because the list is still secret, said the pier was closed.",
            "the pier was closed",
        ),
    ],
)
def test_a_request_not_to_be_named_hides_nothing_else(text: str, content: str) -> None:
    assert contents(text) == [content]


def test_a_request_not_to_be_named_is_no_statement() -> None:
    assert contents("The aide asked not to be identified because the list is still secret.") == []


def test_the_reason_ends_where_the_saying_begins() -> None:
    text = "A Kestrian envoy, who requested anonymity in order to speak freely, said the pier would stay closed."
    (unnamed,) = (actor.unnamed for actor in secretariat.read(text).actors if actor.kind == "anonymous")
    assert unnamed is not None
    assert unnamed.why == "requested anonymity in order to speak freely"
