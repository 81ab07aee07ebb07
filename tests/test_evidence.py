"""Passages, and where their characters stand in the original bytes."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from secretariat.evidence import OffsetMap, Passage, Segment

TEXT = "“Да”, said 𝒜da Stein."


def test_a_passage_is_cut_from_the_text() -> None:
    passage = Passage.cut("r-1", TEXT, 1, 3)
    assert passage == Passage(report="r-1", start=1, end=3, quote="Да")
    assert passage.holds_in(TEXT)


@pytest.mark.parametrize(("start", "end"), [(0, 0), (3, 2), (-1, 2), (-3, -1), (0, len(TEXT) + 1), (len(TEXT), 99)])
def test_what_is_no_stretch_of_the_text_is_no_passage(start: int, end: int) -> None:
    with pytest.raises(ValueError, match=rf"\[{start}:{end}\] is no passage of a text of {len(TEXT)} characters"):
        Passage.cut("r-1", TEXT, start, end)
    assert not Passage(report="r-1", start=start, end=end, quote=TEXT[start:end]).holds_in(TEXT)


@pytest.mark.parametrize(("start", "end", "quote"), [(1, 3, "да"), (0, 3, "Да"), (1, 3, "Да "), (11, 13, "𝒜")])
def test_a_passage_that_says_something_else_does_not_hold(start: int, end: int, quote: str) -> None:
    assert not Passage(report="r-1", start=start, end=end, quote=quote).holds_in(TEXT)


@given(st.text(), st.integers(-3, 30), st.integers(-3, 30))
def test_a_passage_that_can_be_cut_holds(text: str, start: int, end: int) -> None:
    try:
        passage = Passage.cut("r-1", text, start, end)
    except ValueError:
        assert not 0 <= start < end <= len(text)
    else:
        assert passage.quote
        assert passage.holds_in(text)


# -- offsets ----------------------------------------------------------------------------------------------------------

ORIGINAL = b"<p>caf\xc3\xa9 &amp; bar</p><p>open</p>"
STORED = "café & bar\n\nopen"
OFFSETS = OffsetMap("utf-8", (Segment(0, 4, 3, 8, True), Segment(4, 10, 8, 18, False), Segment(12, 16, 25, 29, True)))


@pytest.mark.parametrize(
    ("words", "original"),
    [
        ("café", b"caf\xc3\xa9"),
        ("é", b"\xc3\xa9"),
        ("ca", b"ca"),
        (" & bar", b" &amp; bar"),
        ("bar", b" &amp; bar"),
        ("fé &", b"f\xc3\xa9 &amp; bar"),
        ("open", b"open"),
        ("pe", b"pe"),
        ("\n\nop", b"op"),
        ("bar\n\no", b" &amp; bar</p><p>o"),
        ("é & bar\n\nopen", b"\xc3\xa9 &amp; bar</p><p>open"),
        ("\n\n", None),
        ("\n", None),
    ],
)
def test_characters_are_found_in_the_bytes(words: str, original: bytes | None) -> None:
    start = STORED.index(words)
    span = OFFSETS.to_bytes(start, start + len(words), ORIGINAL)
    assert (None if span is None else ORIGINAL[slice(*span)]) == original


@pytest.mark.parametrize("span", [(0, 0), (16, 16), (16, 20), (99, 100)])
def test_no_characters_stand_nowhere(span: tuple[int, int]) -> None:
    assert OFFSETS.to_bytes(*span, ORIGINAL) is None


def test_an_empty_map_knows_nothing() -> None:
    assert OffsetMap("utf-8", ()).to_bytes(0, 1, b"x") is None


def test_segments_need_not_be_in_the_order_of_the_bytes() -> None:
    moved = OffsetMap("utf-8", (Segment(0, 4, 6, 10, True), Segment(6, 10, 0, 4, True)))
    original = b"body  head"
    assert moved.to_bytes(0, 4, original) == (6, 10)
    assert moved.to_bytes(7, 9, original) == (1, 3)
    assert moved.to_bytes(0, 10, original) == (0, 10)


@given(
    st.lists(st.text(st.characters(exclude_categories=["Cs"]), min_size=1, max_size=8), min_size=1, max_size=6),
    st.sampled_from(["utf-8", "utf-16-le", "utf-32-be", "gb18030"]),
    st.data(),
)
def test_exact_segments_give_the_bytes_of_the_characters(words: list[str], encoding: str, data: st.DataObject) -> None:
    """Each word stands in the bytes behind a mark that is not stored."""
    original, segments, at = b"", [], 0
    for word in words:
        original += b"\x00" * 4
        coded = word.encode(encoding)
        segments.append(Segment(at, at + len(word), len(original), len(original) + len(coded), True))
        original += coded
        at += len(word)
    stored = "".join(words)
    offsets = OffsetMap(encoding, tuple(segments))
    start = data.draw(st.integers(0, len(stored) - 1))
    end = data.draw(st.integers(start + 1, len(stored)))
    span = offsets.to_bytes(start, end, original)
    assert span is not None
    found = original[slice(*span)]
    assert found.startswith(stored[start].encode(encoding))
    assert found.endswith(stored[end - 1].encode(encoding))
    if any(s.start <= start and end <= s.end for s in segments):
        assert found == stored[start:end].encode(encoding)
