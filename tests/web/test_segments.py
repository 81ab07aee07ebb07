"""Owns: a text with overlapping passages becomes pieces that follow one another and lose nothing."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from secretariat.web.segments import Span, SpanIndex, pieces

TEXTS = st.text(max_size=60)
SPANS = st.lists(
    st.builds(
        Span,
        st.integers(-5, 70),
        st.integers(-5, 70),
        st.sampled_from(["statement", "position", "at"]),
        st.sampled_from(["", "s-1", "q-2"]),
    ),
    max_size=12,
)


def shown(text: str, *spans: Span) -> list[tuple[str, list[str]]]:
    return [(text[one.start : one.end], [span.record for span in one.inside]) for one in pieces(0, len(text), spans)]


def test_overlapping_spans_are_cut_where_one_begins_or_ends() -> None:
    text = "We will never go below 600,000"
    assert shown(text, Span(0, 13, "statement", "s-1"), Span(8, 22, "position", "q-2")) == [
        ("We will ", ["s-1"]),
        ("never", ["q-2", "s-1"]),
        (" go below", ["q-2"]),
        (" 600,000", []),
    ]


def test_where_spans_begin_and_end_is_told() -> None:
    outer, inner = Span(0, 9, "statement", "s-1"), Span(3, 9, "position", "q-2")
    first, second = pieces(0, 9, [inner, outer])
    assert (first.opened, first.closed) == ((outer,), ())
    assert (second.opened, second.closed) == ((inner,), (outer, inner))


def test_a_span_that_began_before_does_not_begin_again() -> None:
    (only,) = pieces(4, 8, [Span(0, 20, "statement", "s-1")])
    assert only.inside
    assert (only.opened, only.closed) == ((), ())


@given(TEXTS, SPANS)
def test_the_pieces_are_the_text(text: str, spans: list[Span]) -> None:
    cut = list(pieces(0, len(text), spans))
    assert "".join(text[one.start : one.end] for one in cut) == text
    assert all(one.start < one.end for one in cut)


@given(TEXTS, SPANS)
def test_each_character_is_inside_exactly_the_spans_that_hold_it(text: str, spans: list[Span]) -> None:
    for one in pieces(0, len(text), spans):
        for place in range(one.start, one.end):
            assert sorted(one.inside) == sorted(span for span in spans if span.start <= place < span.end)


@given(TEXTS, SPANS)
def test_each_span_begins_and_ends_once(text: str, spans: list[Span]) -> None:
    cut = list(pieces(0, len(text), spans))
    whole = [span for span in spans if 0 <= span.start < span.end <= len(text)]
    opened = [span for one in cut for span in one.opened]
    closed = [span for one in cut for span in one.closed]
    assert all(opened.count(span) == whole.count(span) == closed.count(span) for span in whole)


@given(SPANS, st.integers(0, 60), st.integers(1, 20))
def test_the_index_finds_those_that_share_a_character(spans: list[Span], start: int, length: int) -> None:
    usable = [span for span in spans if span.start < span.end]
    found = SpanIndex(usable).within(start, start + length)
    assert sorted(found) == sorted(span for span in usable if span.start < start + length and start < span.end)
