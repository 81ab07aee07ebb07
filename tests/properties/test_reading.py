"""What holds for any text: quotations are ordered stretches of paragraphs, and readings stand on the words."""

from __future__ import annotations

from itertools import chain, pairwise

import msgspec
from hypothesis import example, given, settings
from hypothesis import strategies as st

import secretariat
from secretariat import plugins
from secretariat.problems import SecretariatError
from secretariat.quotations import find_quotations
from secretariat.records import Reading

PIECES = st.sampled_from(
    ['"', "“", "”", "„", "«", "»", "‹", "›", "‘", "’", "'", "``", "''", "‚", " ", "\n", ",", ".", "?", "s", "no", "Ja",
     "90s", "\n\n", "we go", "6'2\"", "—", "("]
)  # fmt: skip
MARKED = st.one_of(st.lists(PIECES, max_size=40).map("".join), st.text(st.characters(), max_size=60))


def paragraphs(text: str) -> list[tuple[int, int]]:
    found, start = [], 0
    for part in text.split("\n\n"):
        if part:
            found.append((start, start + len(part)))
        start += len(part) + 2
    return found


@settings(max_examples=400, deadline=None)
@given(MARKED)
@example("‘a “b’ c”")
@example("'“a' b”'")
@example('"a. "b. "c')
def test_quotations_are_ordered_stretches_of_paragraphs(text: str) -> None:
    inside = paragraphs(text)
    found = find_quotations(text, inside)
    for quotation in found:
        assert any(start <= quotation.start and quotation.end <= end for start, end in inside)
        assert quotation.start < quotation.inner_start <= quotation.inner_end <= quotation.end
        assert quotation.closed == (quotation.inner_end < quotation.end)
        assert text[quotation.inner_start : quotation.inner_end].strip()
        assert not text[quotation.end - 1].isspace()
    assert all(left.end <= right.start for left, right in pairwise(found))


@settings(max_examples=200, deadline=None)
@given(MARKED)
def test_a_paragraph_is_read_for_itself_but_for_what_runs_on(text: str) -> None:
    """Double marks of one paragraph say nothing about those of another."""
    text = text.translate({ord(mark): None for mark in "'‘’‚‹›"})
    together = find_quotations(text, paragraphs(text))
    alone = [q for span in paragraphs(text) for q in find_quotations(text, [span])]
    assert [(q.start, q.end, q.closed) for q in together] == [(q.start, q.end, q.closed) for q in alone]
    assert not any(q.continues for q in alone)
    for before, quotation in zip((None, *together), together, strict=False):
        assert not quotation.continues or (before is not None and not before.closed)


WORDS = st.sampled_from(
    ["Karin Holm", "she", "he", "they", "said", "told", "denied", "that", "according to", "officials", "the ministry",
     "Norland", "wants", "to", "sign", "the ports", "on", "Monday", "“", "”", '"', "‘", "’", ",", ".", ":", "\n\n",
     "who", "’s", "not", "citing", "asked", "will", "declined", "comment", "By", "(Reuters) -", "\u200f", "👍🏽",
     "\x00", "\ud800", "HALDEN", "Read also:", "and", "a", "The envoy", "Mr.", "-", "3"]
)  # fmt: skip
SENTENCES = st.lists(WORDS, max_size=60).map(" ".join)


@settings(max_examples=60, deadline=None)
@given(st.one_of(SENTENCES, st.text(st.characters(), max_size=200)))
def test_every_record_stands_on_the_words(text: str) -> None:
    try:
        reading = secretariat.read(text)
    except SecretariatError:
        assert not text.removeprefix("\ufeff").strip()
        return
    stored = reading.report.text
    kinds = (reading.statements, reading.meetings, reading.proposals, reading.provisions, reading.positions)
    records = chain[plugins.Found](*kinds)
    assert all(passage.holds_in(stored) for record in records for passage in plugins.passages_of(record))
    assert all(role.passage.holds_in(stored) for actor in reading.actors for role in actor.roles if role.passage)
    assert {s.speaker for s in reading.statements} - {None} <= {actor.id for actor in reading.actors}
    assert all(problem.stage == "ingest" for problem in reading.problems)
    assert again(reading) == reading
    assert secretariat.read(text) == reading


def again(reading: Reading) -> Reading:
    """The reading, written and read again."""
    return msgspec.json.decode(msgspec.json.encode(reading), type=Reading)
