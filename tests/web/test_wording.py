"""Owns: what reports say is shown as text, with nothing hidden in it, and only plain addresses become links."""

from __future__ import annotations

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from secretariat.web.wording import cut, marked, safe_address, visible


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("plain words", "plain words"),
        ("two\nlines\tand a tab", "two\nlines\tand a tab"),
        ("\x1b[31mred", "\u241b[31mred"),
        ("null\x00", "null\u2400"),
        ("abc\u202edcba", "abc\ufffddcba"),
        ("\u2066x\u2069", "\ufffdx\ufffd"),
        ("\x85\x9b", "\ufffd\ufffd"),
        ("\ud800", "\ufffd"),
        ("שלום", "שלום"),
    ],
)
def test_what_is_hidden_becomes_a_sign(text: str, shown: str) -> None:
    assert visible(text) == shown


@given(st.text(st.characters()))
def test_every_character_stays_one_and_can_be_written(text: str) -> None:
    shown = visible(text)
    assert len(shown) == len(text)
    shown.encode()
    assert not [mark for mark in shown if unicodedata.category(mark) in {"Cc", "Cs"} and mark not in "\n\t"]
    assert not set(shown) & set("\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069\u200e\u200f\u061c")


@pytest.mark.parametrize(
    "address", ["https://bote.example/a?b=c#d", "http://bote.example", "HTTPS://bote.example:8080/ä"]
)
def test_plain_addresses_are_links(address: str) -> None:
    assert safe_address(address) == address


@pytest.mark.parametrize(
    "address",
    [
        None, "", "javascript:alert(1)", "JaVaScRiPt:alert(1)", " javascript:alert(1)", "java\nscript:alert(1)",
        "data:text/html,<script>", "vbscript:x", "file:///etc/passwd", "//bote.example", "bote.example", "https:",
        "https://", "https:///a", "https://bote.example\n", "https://bote.example /a", "https://bank@evil.example/",
        "http://[", "https:\\evil.example", "https://bote.example/\u202etxt.exe", "https://a.example/" + "x" * 3000,
    ],
)  # fmt: skip
def test_everything_else_is_text(address: str | None) -> None:
    assert safe_address(address) is None


@given(st.text(max_size=400), st.integers(1, 100))
def test_what_is_cut_is_the_beginning(text: str, longest: int) -> None:
    shown = cut(text, longest)
    if len(text) <= longest:
        assert shown == text
    else:
        assert shown.endswith(" …")
        assert text.startswith(shown.removesuffix(" …"))
        assert len(shown) <= longest + 2


def test_it_is_cut_between_words() -> None:
    assert cut("the envoys met in Geneva", 14) == "the envoys met …"
    assert cut("x" * 500_000, 5) == "xxxxx …"


@given(st.text(max_size=50), st.lists(st.tuples(st.integers(0, 50), st.integers(0, 50))))
def test_marking_loses_nothing(text: str, spans: list[tuple[int, int]]) -> None:
    inside = sorted((min(a, b), max(a, b)) for a, b in spans if max(a, b) <= len(text))
    assert "".join(part for part, _ in marked(text, inside)) == text


def test_marks_are_told() -> None:
    assert list(marked("the envoys met", [(4, 10)])) == [("the ", False), ("envoys", True), (" met", False)]
